import { wrap } from 'idb';
import { DirectoryError } from '../../../core/errors.js';
import { randomId } from '../../random-id.js';
import { schemaVersion, storeNames, upgradeSchema, type StoreRecord, type UserDatabase } from './schema.js';
import { storageError } from './storage-error.js';

export interface ConnectionOptions {
  readonly name: string;
  readonly factory: IDBFactory | undefined;
  /** Told when the connection is gone: the browser closed it, or another tab needs it gone. */
  readonly onLost: (error: DirectoryError) => void;
}

/** How long an old tab may take to let go, and how long the browser may take to answer at all. */
const patience = { blockedMs: 2000, openMs: 15000 };
/** A backing store that fails to open often opens a moment later. */
const attempts = 3;

/** The connection to one database, opened when it is needed and again after it was lost. Never deletes anything. */
export class Connection {
  readonly #options: ConnectionOptions;
  #database: Promise<UserDatabase> | undefined;
  #isReadOnly = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** What is on disk was made by a newer version that lets this one read. */
  get isReadOnly(): boolean {
    return this.#isReadOnly;
  }

  /** @throws DirectoryError `storage-blocked`, `newer-schema`, `upgrade-blocked` or `unavailable`. */
  database(): Promise<UserDatabase> {
    if (!this.#database) {
      const database = this.#connect();
      this.#database = database;
      database.catch(() => this.#forget(database));
    }
    return this.#database;
  }

  async close(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    (await database?.catch(() => undefined))?.close();
  }

  async #connect(): Promise<UserDatabase> {
    for (let attempt = 1; ; attempt++) {
      try {
        return this.#guard(await this.#open());
      } catch (cause) {
        const error = storageError(cause);
        if (error.code !== 'unavailable' || attempt === attempts) throw error;
      }
    }
  }

  async #open(): Promise<UserDatabase> {
    const { name, factory } = this.#options;
    if (!factory) throw new DirectoryError('storage-blocked');
    try {
      this.#isReadOnly = false;
      return await requestOpen(factory, name, schemaVersion);
    } catch (cause) {
      if (storageError(cause).code !== 'newer-schema') throw cause;
      return this.#openNewer(factory, cause);
    }
  }

  /** A newer version says in its store record which older ones may still read it (P5). */
  async #openNewer(factory: IDBFactory, cause: unknown): Promise<UserDatabase> {
    const database = await requestOpen(factory, this.#options.name);
    const store = (await database.get('meta', 'store').catch(() => undefined)) as StoreRecord | undefined;
    if (!store || !(store.readableBy <= schemaVersion)) {
      database.close();
      throw new DirectoryError('newer-schema', { cause });
    }
    this.#isReadOnly = true;
    return database;
  }

  #guard(database: UserDatabase): UserDatabase {
    const missing = storeNames.filter((name) => !database.objectStoreNames.contains(name));
    if (missing.length > 0) {
      database.close();
      throw new DirectoryError('unavailable', { cause: new Error(`stores are missing: ${missing.join(', ')}`) });
    }
    database.addEventListener('versionchange', ({ newVersion }) => {
      // At once, so that the other tab never waits; a transaction that runs still commits.
      database.close();
      this.#lose(newVersion === null ? 'connection-lost' : 'newer-schema');
    });
    database.addEventListener('close', () => this.#lose('connection-lost'));
    return database;
  }

  #lose(code: 'connection-lost' | 'newer-schema'): void {
    this.#database = undefined;
    this.#options.onLost(new DirectoryError(code));
  }

  #forget(database: Promise<UserDatabase>): void {
    if (this.#database === database) this.#database = undefined;
  }
}

/** Opens once; without a version, what is there. A database that arrives after the wait is closed again. */
function requestOpen(factory: IDBFactory, name: string, version?: number): Promise<UserDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, version);
    const timers = [setTimeout(() => refuse(new DirectoryError('unavailable')), patience.openMs)];
    let isRefused = false;
    const refuse = (error: unknown): void => {
      isRefused = true;
      timers.forEach(clearTimeout);
      reject(error);
    };
    request.addEventListener('upgradeneeded', ({ oldVersion }) => {
      const store = { schema: schemaVersion, readableBy: 1, storeId: randomId(), born: new Date().toISOString() };
      upgradeSchema(request.result, request.transaction!, oldVersion, store);
    });
    request.addEventListener('blocked', () => {
      timers.push(setTimeout(() => refuse(new DirectoryError('upgrade-blocked')), patience.blockedMs));
    });
    request.addEventListener('error', () => refuse(request.error));
    request.addEventListener('success', () => {
      timers.forEach(clearTimeout);
      if (isRefused) request.result.close();
      else resolve(wrap(request.result) as unknown as UserDatabase);
    });
  });
}
