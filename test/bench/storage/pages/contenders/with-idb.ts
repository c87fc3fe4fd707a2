import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Person } from '../../../pages/people.js';
import { Records } from './records.js';

interface Schema extends DBSchema {
  users: { key: number; value: Person; indexes: { extension: string; username: string; email: string } };
}

/** idb, as its readme shows a bulk write: all puts of one transaction awaited together with it. */
export class WithIdb extends Records {
  #database: IDBPDatabase<Schema> | undefined;

  async open(): Promise<void> {
    this.#database = await openDB<Schema>('idb', 1, {
      upgrade(database) {
        const users = database.createObjectStore('users', { keyPath: 'id', autoIncrement: true });
        for (const field of ['extension', 'username', 'email'] as const)
          users.createIndex(field, field, { unique: true });
      },
    });
  }

  async write(people: Person[]): Promise<void> {
    const tx = this.#database!.transaction('users', 'readwrite');
    await Promise.all([...people.map((person) => tx.store.put(person)), tx.done]);
  }

  count(): Promise<number> {
    return this.#database!.count('users');
  }

  find(extension: string): Promise<unknown> {
    return this.#database!.getFromIndex('users', 'extension', extension);
  }

  async edit(found: unknown, department: string): Promise<void> {
    const tx = this.#database!.transaction('users', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put({ ...(found as Person), department }), tx.done]);
  }

  async close(): Promise<void> {
    this.#database!.close();
  }

  protected all(): Promise<Person[]> {
    return this.#database!.getAll('users');
  }

  protected async extensions(): Promise<readonly string[]> {
    return (await this.#database!.getAllFromIndex('users', 'extension')).map(({ extension }) => extension);
  }
}
