import type { Person } from '../../../pages/people.js';
import { names, pageSize } from '../contender.js';
import { Records } from './records.js';

const unique = ['extension', 'username', 'email'] as const;

export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export const commitOf = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });

/** IndexedDB without a library, all in one transaction. */
export class Raw extends Records {
  readonly #name: string;
  readonly #hasNameIndex: boolean;
  #database: IDBDatabase | undefined;

  /** @param hasNameIndex one index more, from which the first page comes without reading all; not in the order of a language. */
  constructor(hasNameIndex = false) {
    super();
    this.#hasNameIndex = hasNameIndex;
    this.#name = hasNameIndex ? 'raw-by-name' : 'raw';
  }

  async open(): Promise<void> {
    const request = indexedDB.open(this.#name, 1);
    request.onupgradeneeded = () => {
      const users = request.result.createObjectStore('users', { keyPath: 'id', autoIncrement: true });
      for (const field of unique) users.createIndex(field, field, { unique: true });
      if (this.#hasNameIndex) users.createIndex('displayName', 'displayName');
    };
    this.#database = await answerOf(request);
  }

  async write(people: Person[]): Promise<void> {
    const tx = this.#database!.transaction('users', 'readwrite');
    const users = tx.objectStore('users');
    for (const person of people) users.put(person);
    await commitOf(tx);
  }

  count(): Promise<number> {
    return answerOf(this.#users.count());
  }

  override async firstPage(): Promise<readonly string[]> {
    if (!this.#hasNameIndex) return super.firstPage();
    return names((await answerOf(this.#users.index('displayName').getAll(null, pageSize))) as Person[]);
  }

  find(extension: string): Promise<unknown> {
    return answerOf(this.#users.index('extension').get(extension));
  }

  async edit(found: unknown, department: string): Promise<void> {
    const tx = this.#database!.transaction('users', 'readwrite', { durability: 'strict' });
    tx.objectStore('users').put({ ...(found as Person), department });
    await commitOf(tx);
  }

  async close(): Promise<void> {
    this.#database!.close();
  }

  protected all(): Promise<Person[]> {
    return answerOf(this.#users.getAll() as IDBRequest<Person[]>);
  }

  protected async extensions(): Promise<readonly string[]> {
    // The keys of an index come with the records; its own come only one by one.
    return (await answerOf(this.#users.index('extension').getAll() as IDBRequest<Person[]>)).map(
      ({ extension }) => extension,
    );
  }

  get #users(): IDBObjectStore {
    return this.#database!.transaction('users').objectStore('users');
  }
}
