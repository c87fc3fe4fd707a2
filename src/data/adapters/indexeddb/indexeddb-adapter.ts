import type { UserChange, WriteResult } from '../../../core/change.js';
import { DirectoryError } from '../../../core/errors.js';
import type { ExtensionInfo, ExtensionSearch } from '../../../core/extension/extension.js';
import type { HistoryEntry, HistoryQuery } from '../../../core/history.js';
import type { Issue } from '../../../core/issue.js';
import { defaultPolicy, type Policy } from '../../../core/policy.js';
import type { UserPage, UserQuery } from '../../../core/query.js';
import { planRemoval, type RemovalPlan } from '../../../core/removal/plan-removal.js';
import type { Resource, ResourceChange, ResourceKind } from '../../../core/resource.js';
import type { User, UserId } from '../../../core/user.js';
import type {
  ActivitySource,
  AdapterNews,
  CallOptions,
  DraftFacet,
  ResourceFacet,
  Unsubscribe,
  UserAdapter,
  WriteOptions,
} from '../../adapter.js';
import { announce } from '../../announce.js';
import { Preparation } from '../../preparation.js';
import { randomId } from '../../random-id.js';
import { checkChange } from '../check-change.js';
import { inPieces } from '../in-pieces.js';
import { inUseOf } from '../in-use-of.js';
import { notDone, refuseAborted } from '../not-done.js';
import { resourcesOf } from '../resources-of.js';
import { Connection } from './connection.js';
import { forgetOld } from './forget-old.js';
import { KeptDrafts } from './kept-drafts.js';
import { KeptImports } from './kept-imports.js';
import type { IndexedDBOptions } from './open.js';
import { readHistory } from './read-history.js';
import { bringUpToDate } from './read-transaction.js';
import { Replica } from './replica.js';
import { ResourceTransaction } from './resource-transaction.js';
import type { UserDatabase } from './schema.js';
import { idle } from './idle.js';
import { storageError } from './storage-error.js';
import { TenantChannel } from './tenant-channel.js';
import { FarBehind, type Aftermath, type StoreOrder } from './store-transaction.js';
import { WriteTransaction, type WriteOutcome } from './write-transaction.js';

/**
 * Changes per transaction where not all must stand or fall together, so that other tabs are not kept waiting. Never fewer than an
 * import writes at once: under the keys of an import that was interrupted are the answers of whole writes (P3).
 */
const changesAtOnce = 10_000;

/** The users of one tenant in IndexedDB: kept in blocks, answered from memory. */
export class IndexedDBAdapter implements UserAdapter {
  readonly name = 'indexeddb';
  readonly tenantId: string;
  readonly supports = Object.freeze({ atomic: true, watch: true, restore: true, extensions: true, persistent: true });
  policy: Policy;
  readonly activity?: ActivitySource;
  readonly drafts: DraftFacet;
  readonly imports: KeptImports;
  readonly resources: ResourceFacet = {
    list: (kinds, options) => this.#listResources(kinds, options),
    write: (changes, options) => this.#writeResources(changes, options),
  };
  readonly #connection: Connection;
  readonly #replica: Replica;
  readonly #preparation: Preparation;
  readonly #channel: TenantChannel;
  readonly #now: () => string;
  readonly #newId: () => string;
  readonly #listeners = new Set<(news: AdapterNews) => void>();
  /** The end of the queue: one write or reading at a time alters the replica. */
  #last: Promise<unknown> = Promise.resolve();
  #state: DirectoryError | undefined;
  #isClosed = false;

  constructor(options: IndexedDBOptions) {
    const { tenantId, databaseName = 'pbx-user-kit', policy = defaultPolicy, locale, newId = randomId } = options;
    this.tenantId = tenantId;
    this.policy = policy;
    if (options.activity) this.activity = options.activity;
    this.#now = options.now ?? (() => new Date().toISOString());
    this.#newId = newId;
    this.#replica = new Replica(tenantId, locale);
    this.#preparation = new Preparation(this.#replica.users);
    const factory = 'indexedDB' in options ? options.indexedDB : globalThis.indexedDB;
    this.#connection = new Connection({ name: databaseName, factory, onLost: (error) => this.#report(error) });
    this.#channel = new TenantChannel(databaseName, tenantId, (seq) => this.#hear(seq));
    const withDatabase = <T>(mode: 'read' | 'write', work: (database: UserDatabase) => Promise<T>): Promise<T> =>
      this.#withDatabase(mode, work);
    this.drafts = new KeptDrafts({ tenantId, now: this.#now, withDatabase });
    const by = (): UserId | undefined => this.policy.currentUserId;
    this.imports = new KeptImports({ tenantId, databaseName, by, now: this.#now, withDatabase });
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

  async get(id: UserId, options?: CallOptions): Promise<User | undefined> {
    await this.#ready(options?.signal);
    return this.#replica.users.get(id);
  }

  async list(query: UserQuery, options?: CallOptions): Promise<UserPage> {
    await this.#ready(options?.signal);
    return this.#replica.users.select(query);
  }

  async extensions(search: ExtensionSearch, options?: CallOptions): Promise<readonly ExtensionInfo[]> {
    await this.#ready(options?.signal);
    return this.#replica.users.extensions(search, this.policy);
  }

  async check(changes: readonly UserChange[], options?: CallOptions): Promise<readonly (readonly Issue[])[]> {
    const present = { policy: this.policy, now: this.#now(), activity: this.activity };
    const { users } = this.#replica;
    return inPieces(
      changes,
      (change) => checkChange(users, change, present),
      () => this.#ready(options?.signal),
    );
  }

  async planRemoval(ids: readonly UserId[], options?: CallOptions): Promise<readonly (RemovalPlan | undefined)[]> {
    const context = { policy: this.policy, ...inUseOf(this.activity) };
    const { users } = this.#replica;
    return inPieces(
      ids,
      (id) => planRemoval(users, id, context),
      () => this.#ready(options?.signal),
    );
  }

  async history(query: HistoryQuery, options?: CallOptions): Promise<readonly HistoryEntry[]> {
    const signal = options?.signal;
    refuseAborted(signal);
    return this.#withDatabase('read', (database) => readHistory(database, this.tenantId, query, signal)).catch(
      (error: unknown) => {
        refuseAborted(signal);
        throw error;
      },
    );
  }

  async write(changes: readonly UserChange[], options: WriteOptions = {}): Promise<readonly WriteResult[]> {
    const { signal, atomic = false, idempotencyKey: key, onProgress } = options;
    refuseAborted(signal);
    const results: WriteResult[] = [];
    const size = atomic ? Math.max(1, changes.length) : changesAtOnce;
    for (let from = 0; from < changes.length; from += size) {
      const part = size >= changes.length ? changes : changes.slice(from, from + size);
      const partKey = key === undefined || from === 0 ? key : `${key}/${from}`;
      for (const result of await this.#inTurn(() => this.#writePart(part, atomic, partKey, signal)))
        results.push(result);
      onProgress?.(results.length);
    }
    return results;
  }

  /** Tells of what other tabs and adapters wrote, and how the store is. */
  watch(listener: (news: AdapterNews) => void): Unsubscribe {
    this.#listeners.add(listener);
    if (this.#state) listener({ kind: 'state', error: this.#state });
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    // What was asked for before is still done.
    await this.#last;
    this.#isClosed = true;
    this.#preparation.stop();
    this.#channel.close();
    this.imports.close();
    await this.#connection.close();
  }

  async #ready(signal: AbortSignal | undefined): Promise<void> {
    refuseAborted(signal);
    while (this.#replica.held) await this.#replica.held;
    refuseAborted(signal);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #listResources(kinds?: readonly ResourceKind[], options?: CallOptions): Promise<readonly Resource[]> {
    await this.#ready(options?.signal);
    return resourcesOf(this.#replica.users, kinds);
  }

  /** @throws DirectoryError for what the world does. */
  async #writeResources(changes: readonly ResourceChange[], options?: CallOptions): Promise<readonly Issue[]> {
    const signal = options?.signal;
    refuseAborted(signal);
    return this.#inTurn(async () => {
      const outcome = await this.#attempt(
        (database) => new ResourceTransaction(database, this.#replica, { changes, ...this.#order(signal) }).run(),
        signal,
      );
      return outcome.issues;
    });
  }

  /** Never rejects for what the world does: every change gets its verdict, so that earlier parts keep theirs. */
  async #writePart(
    changes: readonly UserChange[],
    atomic: boolean,
    key: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<readonly WriteResult[]> {
    const order = { changes, atomic, key, ...inUseOf(this.activity), ...this.#order(signal) };
    const write = (database: UserDatabase): Promise<WriteOutcome> =>
      new WriteTransaction(database, this.#replica, order).run();
    try {
      return (await this.#attempt(write, signal)).results;
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      return changes.map((change) => notDone(change, error));
    }
  }

  #order(signal: AbortSignal | undefined): StoreOrder & { readonly policy: Policy } {
    return { policy: this.policy, by: this.policy.currentUserId, now: this.#now(), newId: this.#newId, signal };
  }

  /**
   * Writes, and tells everybody what came of it.
   * @throws DirectoryError for what the world does, told as the store's state; TypeError as it comes.
   */
  async #attempt<O extends Aftermath>(
    write: (database: UserDatabase) => Promise<O>,
    signal: AbortSignal | undefined,
  ): Promise<O> {
    let outcome: O;
    // Nothing is got ready for the search in the middle of an import.
    this.#preparation.stop();
    try {
      refuseAborted(signal);
      if (this.#isClosed) throw new DirectoryError('unavailable');
      outcome = await this.#commit(write);
    } catch (cause) {
      if (cause instanceof TypeError) throw cause;
      const error = signal?.aborted ? new DirectoryError('aborted', { cause }) : storageError(cause);
      if (error.code !== 'aborted') this.#report(error);
      throw error;
    } finally {
      if (!this.#isClosed) this.#preparation.start();
    }
    // Committed: from here on nothing may make it look refused.
    this.#tellFound(outcome.others, outcome.hasNewResources);
    if (outcome.isWritten) this.#channel.tell(this.#replica.tenant.seq);
    this.#report(undefined);
    return outcome;
  }

  async #commit<O>(write: (database: UserDatabase) => Promise<O>): Promise<O> {
    for (let attempt = 1; ; attempt++) {
      const database = await this.#connection.database();
      if (this.#connection.isReadOnly) throw new DirectoryError('newer-schema');
      try {
        return await write(database);
      } catch (cause) {
        if (cause instanceof FarBehind && attempt < 10) await this.#refresh();
        else if (attempt > 1 || !isClosedConnection(cause)) throw cause;
        else await this.#connection.close();
      }
    }
  }

  /** Does what has nothing to do with the users in memory. @throws DirectoryError; TypeError as it comes. */
  async #withDatabase<T>(mode: 'read' | 'write', work: (database: UserDatabase) => Promise<T>): Promise<T> {
    try {
      if (this.#isClosed) throw new DirectoryError('unavailable');
      if (mode === 'write') return await this.#commit(work);
      return await work(await this.#connection.database());
    } catch (cause) {
      if (cause instanceof TypeError) throw cause;
      throw storageError(cause);
    }
  }

  /** Brings the replica up to date and tells what was new. */
  async #refresh(): Promise<void> {
    const database = await this.#connection.database();
    const { ids, hasNewResources } = await bringUpToDate(database, this.#replica);
    if (ids.length > 0) this.#preparation.start();
    this.#tellFound(ids, hasNewResources);
    this.#report(undefined);
  }

  #hear(seq: number | undefined): void {
    if (this.#isClosed || (seq !== undefined && seq <= this.#replica.tenant.seq)) return;
    this.#inTurn(() => this.#refresh()).catch((cause: unknown) => this.#report(storageError(cause)));
  }

  #report(error: DirectoryError | undefined): void {
    const isNewer = this.#connection.isReadOnly ? new DirectoryError('newer-schema') : undefined;
    const isDamaged = this.#replica.isDamaged ? new DirectoryError('read-only') : undefined;
    const state = error ?? isNewer ?? isDamaged;
    if (this.#isClosed || state?.code === this.#state?.code) return;
    this.#state = state;
    this.#tell({ kind: 'state', ...(state && { error: state }) });
  }

  #tellFound(ids: readonly UserId[], hasNewResources: boolean): void {
    if (ids.length > 0) this.#tell({ kind: 'changed', ids });
    if (hasNewResources) this.#tell({ kind: 'resources' });
  }

  #tell(news: AdapterNews): void {
    announce(this.#listeners, news);
  }

  /** What can wait: forgetting what need not be kept any longer. */
  async #tidy(): Promise<void> {
    await idle();
    if (this.#isClosed || this.#connection.isReadOnly) return;
    const database = await this.#connection.database();
    await forgetOld(database, this.tenantId, this.#now());
  }
}

/** The connection was closed before the transaction began, so nothing can have been written. */
const isClosedConnection = (cause: unknown): boolean => (cause as Error | undefined)?.name === 'InvalidStateError';
