import type { User } from '../../../src/core/user.js';
import type { CanaryPlace } from '../../../src/data/adapters/indexeddb/loss/canary.js';
import type { UserBlock } from '../../../src/data/adapters/indexeddb/schema.js';

/** Everything in a database, store by store: pairs of key and value. */
export type Dump = Record<string, (readonly [key: IDBValidKey, value: unknown])[]>;

export const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export const settled = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });

export const openRaw = (
  name: string,
  version?: number,
  upgrade?: (database: IDBDatabase) => void,
): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => upgrade?.(request.result);
  return answer(request);
};

export async function dumpDatabase(name: string): Promise<Dump> {
  const database = await openRaw(name);
  const stores = [...database.objectStoreNames];
  const tx = database.transaction(stores);
  const pairs = await Promise.all(
    stores.map(async (store) => {
      const [keys, values] = await Promise.all([
        answer(tx.objectStore(store).getAllKeys()),
        answer(tx.objectStore(store).getAll()),
      ]);
      return [store, keys.map((key, at) => [key, values[at] as unknown] as const)] as const;
    }),
  );
  database.close();
  return Object.fromEntries(pairs);
}

/** A database of that schema version with exactly these records, made without the code of today. */
export async function loadDatabase(name: string, dump: Dump, version: number): Promise<void> {
  const database = await openRaw(name, version, (created) => {
    for (const store of Object.keys(dump)) {
      const made = created.createObjectStore(store);
      if (store === 'keys') made.createIndex('age', ['tenantId', 'at']);
    }
  });
  const tx = database.transaction(Object.keys(dump), 'readwrite');
  for (const [store, pairs] of Object.entries(dump))
    for (const [key, value] of pairs) tx.objectStore(store).put(value, key);
  await settled(tx);
  database.close();
}

/** Whom a block or a patch on disk holds, whichever version wrote it. */
export const usersIn = ({ users }: Pick<UserBlock, 'users'>): readonly (User | null)[] =>
  typeof users === 'string' ? (JSON.parse(users) as (User | null)[]) : users;

/** Alters one database behind the adapter's back. */
export async function alterRaw(name: string, store: string, alter: (store: IDBObjectStore) => void): Promise<void> {
  const database = await openRaw(name);
  const tx = database.transaction(store, 'readwrite');
  alter(tx.objectStore(store));
  await settled(tx);
  database.close();
}

/**
 * The browser's own IndexedDB, except that while `fault` is set a transaction that writes is aborted with an error of
 * that name after every one of its requests has succeeded: just how a full disk shows itself.
 */
export class FaultyIndexedDB {
  fault: string | undefined;
  /** Of the database that a test opened with it. */
  name = '';
  readonly databases: IDBDatabase[] = [];
  #once: DOMException | undefined;
  #isLostAfterCommit = false;
  #lost: IDBTransaction | undefined;

  readonly factory = spoiling((database) => this.#spoil(database));

  /** The next transaction that writes ends with this, and its connection is closed. */
  failOnce(error: DOMException): void {
    this.#once = error;
  }

  /** The next transaction that writes is committed, but the connection is gone before anybody hears of it. */
  loseAfterCommit(): void {
    this.#isLostAfterCommit = true;
  }

  #spoil(database: IDBDatabase): void {
    this.databases.push(database);
    const begin = database.transaction.bind(database);
    database.transaction = (...args: Parameters<typeof begin>) => {
      const tx = begin(...args);
      this.#loseWord(tx, database);
      const commit = tx.commit.bind(tx);
      tx.commit = () => {
        if (this.#isLostAfterCommit) this.#lost = tx;
        this.#isLostAfterCommit = false;
        const error = this.#once ?? (this.fault === undefined ? undefined : new DOMException('', this.fault));
        if (!error) return commit();
        if (this.#once) database.close();
        this.#once = undefined;
        this.#abort(tx, error);
      };
      return tx;
    };
  }

  #abort(tx: IDBTransaction, error: DOMException): void {
    tx.objectStore(tx.objectStoreNames[0]!).count().onsuccess = () => {
      Object.defineProperty(tx, 'error', { value: error });
      tx.abort();
    };
  }

  /** Heard before anybody else who listens, since it is the first. */
  #loseWord(tx: IDBTransaction, database: IDBDatabase): void {
    tx.addEventListener('complete', (event) => {
      if (this.#lost !== tx) return;
      event.stopImmediatePropagation();
      Object.defineProperty(tx, 'error', { value: new DOMException('', 'AbortError') });
      database.close();
      tx.dispatchEvent(new Event('abort'));
    });
  }
}

/** A place for the canary that lasts as long as a test, as `localStorage` lasts as long as a profile. */
export function canaryPlace(): CanaryPlace & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
  };
}

/** The browser's own, telling of each transaction just before it is begun. */
export const watchedIndexedDB = (
  onTransaction: (stores: readonly string[], database: IDBDatabase) => void,
): IDBFactory =>
  spoiling((database) => {
    const begin = database.transaction.bind(database);
    database.transaction = (...args: Parameters<typeof begin>) => {
      onTransaction([args[0]].flat() as string[], database);
      return begin(...args);
    };
  });

/** A browser that cannot read one record, neither by itself nor among others, until something else is written there. */
export function withUnreadableRecord(
  name: string,
  [tenantId, place]: readonly [tenantId: string, place: number | string],
): IDBFactory {
  let isGone = false;
  const spoil = (store: IDBObjectStore): IDBObjectStore => {
    if (store.name !== name || isGone) return store;
    const [get, getAll, remove] = [store.get.bind(store), store.getAll.bind(store), store.delete.bind(store)];
    const isIt = (key: unknown): boolean => Array.isArray(key) && key[0] === tenantId && key[1] === place;
    store.delete = (key) => ((isGone ||= isIt(key)), remove(key));
    store.get = (key) => (isIt(key) ? failedRequest(store) : get(key));
    store.getAll = (range, count) =>
      range instanceof IDBKeyRange && range.includes([tenantId, place]) ? failedRequest(store) : getAll(range, count);
    return store;
  };
  return spoiling((database) => {
    const begin = database.transaction.bind(database);
    database.transaction = (...args: Parameters<typeof begin>) => {
      const tx = begin(...args);
      const objectStore = tx.objectStore.bind(tx);
      tx.objectStore = (store) => spoil(objectStore(store));
      return tx;
    };
  });
}

/** The browser's own, whose databases are spoiled as soon as they are open. */
function spoiling(spoil: (database: IDBDatabase) => void): IDBFactory {
  return {
    open: (name: string, version?: number) => {
      const request = indexedDB.open(name, version);
      request.addEventListener('success', () => spoil(request.result));
      return request;
    },
  } as IDBFactory;
}

/** Fires `error` as a request does, after another of the same transaction, so that this one stays open meanwhile. */
function failedRequest(store: IDBObjectStore): IDBRequest {
  const request = Object.setPrototypeOf(new EventTarget(), IDBRequest.prototype) as IDBRequest;
  Object.defineProperty(request, 'error', { value: new DOMException('', 'DataError') });
  store.count().addEventListener('success', () => request.dispatchEvent(new Event('error', { cancelable: true })));
  return request;
}
