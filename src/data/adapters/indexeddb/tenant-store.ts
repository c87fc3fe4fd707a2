import { DirectoryError, type DirectoryErrorCode } from '../../../core/errors.js';
import type { AdapterNews, Unsubscribe } from '../../adapter.js';
import { announce } from '../../announce.js';
import { Preparation } from '../../preparation.js';
import { randomId } from '../../random-id.js';
import { refuseAborted } from '../not-done.js';
import { Canary, type CanaryPlace, type CanaryRecord, type StoreState } from './loss/canary.js';
import { Connection } from './browser/connection.js';
import { forgetOld } from './keeping/forget-old.js';
import { idle } from './browser/idle.js';
import { mendRecord } from './loss/mend-record.js';
import { acknowledgeDamage, leaveNumbersBehind, setAside } from './loss/quarantine.js';
import { bringUpToDate } from './reading/read-transaction.js';
import { Replica } from './replica.js';
import type { UserDatabase } from './schema.js';
import { isLostConnection, storageError } from './browser/storage-error.js';
import { StoreHealth } from './loss/store-health.js';
import { FarBehind, Undecided, type Aftermath } from './writing/store-transaction.js';
import { TenantChannel } from './browser/tenant-channel.js';

export interface TenantStoreOptions {
  readonly tenantId: string;
  readonly databaseName: string;
  readonly factory: IDBFactory | undefined;
  readonly locale: string | undefined;
  /** ISO 8601. */
  readonly now: () => string;
  readonly canaryPlace: CanaryPlace | undefined;
}

/** How often a lost connection is opened again for one piece of work. */
const reopenings = 3;
/** How often a write catches up with other tabs before it gives up. */
const catchUps = 10;
/** How often damage is set aside: another tab may be faster, but what cannot be read afterwards either stays as it is. */
const settingsAside = 3;

/** What somebody wanted otherwise, and no trouble of the store. */
const refusals: ReadonlySet<string> = new Set<DirectoryErrorCode>(['aborted', 'import-running']);

type Work<T> = (database: UserDatabase) => Promise<T>;

/**
 * What one tab has of one tenant's store: the connection, the users in memory, the other tabs' news, and how the store is.
 * One write or reading at a time alters what is in memory. A connection that is lost is opened again, and what was under way
 * is done once more: what was aborted wrote nothing, and where nobody can say, the log does.
 */
export class TenantStore {
  readonly replica: Replica;
  readonly #options: TenantStoreOptions;
  readonly #connection: Connection;
  readonly #preparation: Preparation;
  readonly #channel: TenantChannel;
  readonly #canary: Canary;
  readonly #unwatchCanary: Unsubscribe;
  readonly #health = new StoreHealth((error) => this.#tell({ kind: 'state', ...(error && { error }) }));
  readonly #listeners = new Set<(news: AdapterNews) => void>();
  /** The end of the queue. */
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: TenantStoreOptions) {
    this.#options = options;
    const { tenantId, databaseName, factory, locale, canaryPlace: place } = options;
    this.replica = new Replica(tenantId, locale);
    this.#preparation = new Preparation(this.replica.users);
    const report = (error: DirectoryError | undefined): void => this.#report(error);
    this.#connection = new Connection({ name: databaseName, factory, onLost: report, onDelay: report });
    this.#channel = new TenantChannel(databaseName, tenantId, (seq) => this.#hear(seq));
    this.#canary = new Canary({ databaseName, tenantId, place });
    this.#unwatchCanary = this.#canary.watch(() => this.#hear(undefined));
  }

  /** Reads everything. @throws DirectoryError when the store cannot be opened. */
  async open(): Promise<void> {
    try {
      await this.#inTurn(() => this.#refresh());
    } catch (cause) {
      await this.close();
      throw storageError(cause);
    }
    this.#tidy().catch(() => undefined); // The next opening tries again.
  }

  /** Until the users in memory are those of a committed moment. */
  async ready(signal: AbortSignal | undefined): Promise<void> {
    refuseAborted(signal);
    while (this.replica.held) await this.replica.held;
    refuseAborted(signal);
  }

  /** Tells of what other tabs and adapters wrote, and how the store is. */
  watch(listener: (news: AdapterNews) => void): Unsubscribe {
    this.#listeners.add(listener);
    const { error } = this.#health;
    if (error) listener({ kind: 'state', error });
    return () => this.#listeners.delete(listener);
  }

  /**
   * Writes, and tells everybody what came of it.
   * @throws DirectoryError for what the world does, told as the store's state; TypeError as it comes.
   */
  write<O extends Aftermath>(work: Work<O>, signal: AbortSignal | undefined): Promise<O> {
    return this.#inTurn(() => this.#write(work, signal));
  }

  /**
   * Does what has nothing to do with the users in memory.
   * @param signal with which the work stops; without it, that would pass for a lost connection.
   * @throws DirectoryError; TypeError as it comes.
   */
  async withDatabase<T>(mode: 'read' | 'write', work: Work<T>, signal?: AbortSignal): Promise<T> {
    try {
      if (this.#isClosed) throw new DirectoryError('unavailable');
      return await (mode === 'write' ? this.#commit(work, signal) : this.#healing(work, signal));
    } catch (cause) {
      if (cause instanceof TypeError) throw cause;
      throw signal?.aborted ? new DirectoryError('aborted', { cause }) : storageError(cause);
    }
  }

  /** From here on what is there counts, and no loss before it is told any more (P4). */
  acknowledgeLoss(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.replica.tenant.damage) await this.withDatabase('write', (database) => this.#acknowledgeDamage(database));
      this.#canary.settle(this.#state);
      this.#look(this.#canary.known);
    });
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    // What was asked for before is still done.
    await this.#last;
    this.#isClosed = true;
    this.#preparation.stop();
    this.#channel.close();
    this.#unwatchCanary();
    await this.#connection.close();
  }

  get #state(): StoreState {
    return { storeId: this.#connection.storeId, tenant: this.replica.tenant };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #write<O extends Aftermath>(work: Work<O>, signal: AbortSignal | undefined): Promise<O> {
    const { known } = this.#canary;
    let outcome: O;
    // Nothing is got ready for the search in the middle of an import.
    this.#preparation.stop();
    try {
      refuseAborted(signal);
      if (this.#isClosed) throw new DirectoryError('unavailable');
      outcome = await this.#commit(work, signal);
    } catch (cause) {
      // What it caught up with first is there all the same.
      this.#tellNews();
      if (cause instanceof TypeError) throw cause;
      const error = signal?.aborted ? new DirectoryError('aborted', { cause }) : storageError(cause);
      if (!refusals.has(error.code)) this.#report(error);
      throw error;
    } finally {
      if (!this.#isClosed) this.#preparation.start();
    }
    // Committed: from here on nothing may make it look refused.
    this.#tellNews(outcome);
    if (outcome.isWritten) this.#channel.tell(this.replica.tenant.seq);
    this.#look(known);
    return outcome;
  }

  /** Does a write until it is committed; one whose fate the browser did not tell is looked up before it is done again. */
  #commit<O>(work: Work<O>, signal?: AbortSignal): Promise<O> {
    let undecided: Undecided<O> | undefined;
    return this.#healing(async (database) => {
      if (undecided && (await this.#isCommitted(database, undecided))) {
        await this.#refresh();
        return undecided.outcome;
      }
      undecided = undefined;
      try {
        return await this.#caughtUp(work);
      } catch (cause) {
        if (!(cause instanceof Undecided)) throw cause;
        undecided = cause as Undecided<O>;
        throw cause.cause;
      }
    }, signal);
  }

  async #caughtUp<O>(work: Work<O>): Promise<O> {
    for (let attempt = 1; ; attempt++) {
      const database = await this.#connection.database();
      if (this.#connection.isReadOnly) throw new DirectoryError('newer-schema');
      try {
        return await work(database);
      } catch (cause) {
        if (!(cause instanceof FarBehind) || attempt === catchUps) throw cause;
        await this.#refresh();
        // What is damaged and could not be set aside is not written over.
        if (this.replica.isDamaged) throw this.#health.trouble ?? new DirectoryError('read-only');
      }
    }
  }

  async #isCommitted(database: UserDatabase, { seq, write }: Undecided<unknown>): Promise<boolean> {
    const record = await database.get('log', [this.replica.users.tenantId, seq]);
    return record?.write === write;
  }

  async #healing<T>(work: Work<T>, signal?: AbortSignal): Promise<T> {
    for (let losses = 1; ; losses++) {
      let database: UserDatabase | undefined;
      try {
        database = await this.#connection.database();
        return await work(database);
      } catch (cause) {
        if (signal?.aborted || !isLostConnection(cause) || losses > reopenings) throw cause;
        await this.#connection.leave(database);
      }
    }
  }

  /** Brings the replica up to date, sets aside what cannot be used, and tells what was new and how the store is. */
  async #refresh(): Promise<void> {
    const { known } = this.#canary;
    const trouble = await this.#healing(async (database) => {
      const mended = this.#connection.isReadOnly ? undefined : await this.#mendRecord(database);
      await this.#catchUp(database);
      if (mended !== undefined) this.#channel.tell(mended);
      if (this.#connection.isReadOnly) return undefined;
      await this.#leaveNumbersBehind(database, known);
      return this.#setAside(database);
    });
    this.#look(known, trouble);
  }

  async #catchUp(database: UserDatabase): Promise<void> {
    await bringUpToDate(database, this.replica);
    if (this.#tellNews()) this.#preparation.start();
  }

  #mendRecord(database: UserDatabase): Promise<number | undefined> {
    return mendRecord(database, this.replica.users.tenantId, this.#options.now());
  }

  /** @returns why it could not be done; the rest can be read all the same. */
  async #setAside(database: UserDatabase): Promise<DirectoryError | undefined> {
    try {
      for (let attempt = 1; this.replica.isDamaged && attempt <= settingsAside; attempt++) {
        const seq = await setAside(database, this.replica, this.#options.now());
        await this.#catchUp(database);
        if (seq !== undefined) this.#channel.tell(seq);
      }
      return undefined;
    } catch (cause) {
      if (isLostConnection(cause)) throw cause;
      return storageError(cause);
    }
  }

  async #leaveNumbersBehind(database: UserDatabase, known: CanaryRecord | undefined): Promise<void> {
    const { tenantId } = this.replica.users;
    const loss = this.#canary.check(known, this.#state);
    if (loss?.code !== 'store-rolled-back' || this.replica.tenant.seq > loss.seq) return;
    await leaveNumbersBehind(database, tenantId, { above: loss.seq, tag: randomId().slice(0, 6) });
    await this.#catchUp(database);
  }

  async #acknowledgeDamage(database: UserDatabase): Promise<void> {
    await acknowledgeDamage(database, this.replica.users.tenantId);
    await this.#catchUp(database);
    this.#channel.tell(this.replica.tenant.seq);
  }

  #hear(seq: number | undefined): void {
    if (this.#isClosed || (seq !== undefined && seq <= this.replica.tenant.seq)) return;
    this.#inTurn(() => this.#refresh()).catch((cause: unknown) => this.#report(storageError(cause)));
  }

  /** @param known outside, from before the store was looked at */
  #look(known: CanaryRecord | undefined, trouble?: DirectoryError): void {
    if (this.#isClosed) return;
    this.#health.loss = this.#canary.check(known, this.#state);
    this.#report(trouble);
  }

  #report(trouble: DirectoryError | undefined): void {
    if (this.#isClosed) return;
    const { isReadOnly, isOutdated } = this.#connection;
    this.#health.report({ trouble, isNewer: isReadOnly || isOutdated, replica: this.replica });
  }

  /**
   * Tells what was taken over of other tabs, and what a write altered besides what it was asked to.
   * @returns whether users are other ones.
   */
  #tellNews(aftermath?: Pick<Aftermath, 'affected' | 'hasNewResources'>): boolean {
    const adopted = this.replica.takeAdopted();
    const ids = [...adopted.ids, ...(aftermath?.affected ?? [])];
    if (ids.length > 0) this.#tell({ kind: 'changed', ids });
    if (adopted.hasNewResources || aftermath?.hasNewResources) this.#tell({ kind: 'resources' });
    return ids.length > 0;
  }

  #tell(news: AdapterNews): void {
    announce(this.#listeners, news);
  }

  /** What can wait: forgetting what need not be kept any longer. */
  async #tidy(): Promise<void> {
    await idle();
    if (this.#isClosed || this.#connection.isReadOnly) return;
    const database = await this.#connection.database();
    await forgetOld(database, this.replica.users.tenantId, this.#options.now());
  }
}
