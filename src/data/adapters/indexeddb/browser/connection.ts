import { wrap } from 'idb';
import { DirectoryError } from '../../../../core/errors.js';
import { randomId } from '../../../random-id.js';
import {
  readableBy,
  schemaVersion,
  storeNames,
  upgradeSchema,
  type StoreRecord,
  type UserDatabase,
} from '../schema.js';
import { storageError } from './storage-error.js';

export interface ConnectionOptions {
  readonly name: string;
  readonly factory: IDBFactory | undefined;
  /** Told when the connection is gone: the browser closed it, or another tab needs it gone. */
  readonly onLost: (error: DirectoryError) => void;
  /** Told what opening waits for, and undefined when it waits no longer. */
  readonly onDelay?: (error: DirectoryError | undefined) => void;
  readonly patience?: Patience;
}

/** How long to wait, in milliseconds. */
export interface Patience {
  /** An old tab has so long to let go before the person is told of it; then it is waited for until it does. */
  readonly blockedMs: number;
  /** Until the person is told that it takes long. */
  readonly slowMs: number;
  /** Until the browser is given up; some never answer. */
  readonly openMs: number;
}

const defaultPatience: Patience = { blockedMs: 1000, slowMs: 5000, openMs: 15_000 };
/** A backing store that fails to open often opens a moment later. */
const attempts = 3;

/** The connection to one database, opened when it is needed and again after it was lost. Never deletes anything. */
export class Connection {
  readonly #options: ConnectionOptions;
  #database: Promise<UserDatabase> | undefined;
  #isReadOnly = false;
  #isOutdated = false;
  #storeId: string | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** What is on disk was made by a newer version that lets this one read. */
  get isReadOnly(): boolean {
    return this.#isReadOnly;
  }

  /** A newer version has taken over the database under this page; only a reload helps. */
  get isOutdated(): boolean {
    return this.#isOutdated;
  }

  /** Tells the database from one made in its place; undefined before the first opening, and where the store cannot tell (P4). */
  get storeId(): string | undefined {
    return this.#storeId;
  }

  /** @throws DirectoryError `storage-blocked`, `newer-schema` or `unavailable`. */
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

  /** Closes this one; another that was opened in its place by now stays. */
  async leave(lost: UserDatabase | undefined): Promise<void> {
    const current = await this.#database?.catch(() => undefined);
    if (current === lost) await this.close();
  }

  async #connect(): Promise<UserDatabase> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#identify(this.#guard(await this.#open()));
      } catch (cause) {
        const error = storageError(cause);
        // Our own verdicts do not change by asking again.
        const isFinal = cause instanceof DirectoryError || !['unavailable', 'connection-lost'].includes(error.code);
        if (isFinal || attempt === attempts) throw error.code === 'connection-lost' ? unavailable(cause) : error;
      }
    }
  }

  async #open(): Promise<UserDatabase> {
    const { factory } = this.#options;
    if (!factory) throw new DirectoryError('storage-blocked');
    try {
      const database = await this.#request(factory, schemaVersion);
      this.#isReadOnly = this.#isOutdated = false;
      return database;
    } catch (cause) {
      if (storageError(cause).code !== 'newer-schema') throw cause;
      return this.#openNewer(factory, cause);
    }
  }

  /** A newer version says in its store record which older ones may still read it (P5). */
  async #openNewer(factory: IDBFactory, cause: unknown): Promise<UserDatabase> {
    const database = await this.#request(factory);
    const store = (await database.get('meta', 'store').catch(() => undefined)) as StoreRecord | undefined;
    if (!store || !(store.readableBy <= schemaVersion)) {
      database.close();
      throw new DirectoryError('newer-schema', { cause });
    }
    this.#isReadOnly = true;
    return database;
  }

  #request(factory: IDBFactory, version?: number): Promise<UserDatabase> {
    const { name, patience = defaultPatience, onDelay = () => undefined } = this.#options;
    return new OpenRequest({ factory, name, version, patience, onDelay }).opened;
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
      this.#isOutdated = newVersion !== null;
      this.#lose(newVersion === null ? 'connection-lost' : 'newer-schema');
    });
    database.addEventListener('close', () => this.#lose('connection-lost'));
    return database;
  }

  /** A store that has lost even what it is gets a new name, so that the next loss is noticed as well. */
  async #identify(database: UserDatabase): Promise<UserDatabase> {
    const known = (await database.get('meta', 'store')) as StoreRecord | undefined;
    this.#storeId = known?.storeId;
    if (known || this.#isReadOnly) return database;
    const tx = database.transaction('meta', 'readwrite');
    const store = ((await tx.store.get('store')) as StoreRecord | undefined) ?? newStore();
    await tx.store.put(store, 'store');
    await tx.done;
    this.#storeId = store.storeId;
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

const unavailable = (cause: unknown): DirectoryError => new DirectoryError('unavailable', { cause });

const newStore = (): StoreRecord => ({
  schema: schemaVersion,
  readableBy,
  storeId: randomId(),
  born: new Date().toISOString(),
});

interface OpenOrder {
  readonly factory: IDBFactory;
  readonly name: string;
  /** Absent: what is there. */
  readonly version: number | undefined;
  readonly patience: Patience;
  readonly onDelay: (error: DirectoryError | undefined) => void;
}

/** One attempt at opening. A database that arrives after the wait is closed again. */
class OpenRequest {
  readonly opened: Promise<UserDatabase>;
  readonly #order: OpenOrder;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #isSettled = false;
  #isDelayed = false;

  constructor(order: OpenOrder) {
    this.#order = order;
    this.opened = new Promise((resolve, reject) => this.#ask(resolve, reject));
  }

  #ask(resolve: (database: UserDatabase) => void, reject: (cause: unknown) => void): void {
    const { factory, name, version, patience } = this.#order;
    const refuse = (cause: unknown): void => {
      this.#settle();
      reject(cause);
    };
    const request = factory.open(name, version);
    this.#after(patience.slowMs, () => this.#delay('slow'));
    this.#after(patience.openMs, () => refuse(new DirectoryError('unavailable')));
    request.addEventListener('upgradeneeded', ({ oldVersion }) =>
      upgradeSchema(request.result, request.transaction!, oldVersion, newStore()),
    );
    request.addEventListener('blocked', () => {
      // From here on it is the other tab that is waited for, and that may take until somebody closes it.
      this.#stopTimers();
      this.#after(patience.blockedMs, () => this.#delay('upgrade-blocked'));
    });
    request.addEventListener('error', () => refuse(request.error));
    request.addEventListener('success', () => {
      if (this.#isSettled) return request.result.close();
      this.#settle();
      resolve(wrap(request.result) as unknown as UserDatabase);
    });
  }

  #after(ms: number, then: () => void): void {
    this.#timers.add(setTimeout(then, ms));
  }

  #delay(code: 'slow' | 'upgrade-blocked'): void {
    this.#isDelayed = true;
    this.#order.onDelay(new DirectoryError(code));
  }

  #settle(): void {
    this.#isSettled = true;
    this.#stopTimers();
    if (this.#isDelayed) this.#order.onDelay(undefined);
  }

  #stopTimers(): void {
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
  }
}
