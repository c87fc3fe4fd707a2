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
  BackupFacet,
  CallOptions,
  DraftFacet,
  ResourceFacet,
  Unsubscribe,
  UserAdapter,
  WriteOptions,
} from '../../adapter.js';
import { backupFacet } from '../../backup/backup-facet.js';
import { randomId } from '../../random-id.js';
import { checkChange } from '../check-change.js';
import { inPieces } from '../in-pieces.js';
import { inUseOf } from '../in-use-of.js';
import { notDone, refuseAborted } from '../not-done.js';
import { resourcesOf } from '../resources-of.js';
import { selectInPieces } from '../select-in-pieces.js';
import { BrowserStorage } from './browser/browser-storage.js';
import { browserCanaryPlace } from './loss/canary.js';
import { keptBackups } from './keeping/kept-backups.js';
import { KeptDrafts } from './keeping/kept-drafts.js';
import { KeptImports } from './keeping/kept-imports.js';
import type { IndexedDBOptions } from './open.js';
import { readQuarantine } from './loss/quarantine.js';
import { readHistory } from './reading/read-history.js';
import { ResourceTransaction, type ResourceOutcome } from './writing/resource-transaction.js';
import type { UserDatabase } from './schema.js';
import type { StoreOrder } from './writing/store-transaction.js';
import { TenantStore } from './tenant-store.js';
import { WriteTransaction, type WriteOutcome } from './writing/write-transaction.js';

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
  readonly backup: BackupFacet;
  readonly resources: ResourceFacet = {
    list: (kinds, options) => this.#listResources(kinds, options),
    write: (changes, options) => this.#writeResources(changes, options),
  };
  readonly storage: BrowserStorage;
  readonly #store: TenantStore;
  readonly #now: () => string;
  readonly #newId: () => string;

  constructor(options: IndexedDBOptions) {
    const { tenantId, databaseName = 'pbx-user-kit', policy = defaultPolicy, locale, newId = randomId } = options;
    this.tenantId = tenantId;
    this.policy = policy;
    if (options.activity) this.activity = options.activity;
    this.#now = options.now ?? (() => new Date().toISOString());
    this.#newId = newId;
    const factory = 'indexedDB' in options ? options.indexedDB : globalThis.indexedDB;
    const canaryPlace = 'canaryPlace' in options ? options.canaryPlace : browserCanaryPlace();
    this.#store = new TenantStore({ tenantId, databaseName, factory, locale, now: this.#now, canaryPlace });
    const { onState } = options;
    if (onState) this.#store.watch((news) => news.kind === 'state' && onState(news.error));
    const withDatabase: TenantStore['withDatabase'] = (mode, work) => this.#store.withDatabase(mode, work);
    this.drafts = new KeptDrafts({ tenantId, now: this.#now, withDatabase });
    const by = (): UserId | undefined => this.policy.currentUserId;
    this.imports = new KeptImports({ tenantId, databaseName, by, now: this.#now, withDatabase });
    const policyNow = (): Policy => this.policy;
    this.backup = backupFacet(
      keptBackups({ store: this.#store, imports: this.imports, policy: policyNow, now: this.#now }),
    );
    const quarantined = () => withDatabase('read', (database) => readQuarantine(database, tenantId));
    this.storage = new BrowserStorage({ quarantined, ...(options.persistence && { source: options.persistence }) });
  }

  /** Reads everything. @throws DirectoryError when the store cannot be opened. */
  open(): Promise<void> {
    return this.#store.open();
  }

  async get(id: UserId, options?: CallOptions): Promise<User | undefined> {
    await this.#store.ready(options?.signal);
    return this.#store.replica.users.get(id);
  }

  async list(query: UserQuery, options?: CallOptions): Promise<UserPage> {
    return selectInPieces(this.#store.replica.users, query, () => this.#store.ready(options?.signal));
  }

  async extensions(search: ExtensionSearch, options?: CallOptions): Promise<readonly ExtensionInfo[]> {
    await this.#store.ready(options?.signal);
    return this.#store.replica.users.extensions(search, this.policy);
  }

  async check(changes: readonly UserChange[], options?: CallOptions): Promise<readonly (readonly Issue[])[]> {
    const present = { policy: this.policy, now: this.#now(), activity: this.activity };
    const { users } = this.#store.replica;
    return inPieces(
      changes,
      (change) => checkChange(users, change, present),
      () => this.#store.ready(options?.signal),
    );
  }

  async planRemoval(ids: readonly UserId[], options?: CallOptions): Promise<readonly (RemovalPlan | undefined)[]> {
    const context = { policy: this.policy, ...inUseOf(this.activity) };
    const { users } = this.#store.replica;
    return inPieces(
      ids,
      (id) => planRemoval(users, id, context),
      () => this.#store.ready(options?.signal),
    );
  }

  async history(query: HistoryQuery, options?: CallOptions): Promise<readonly HistoryEntry[]> {
    const signal = options?.signal;
    refuseAborted(signal);
    return this.#store
      .withDatabase('read', (database) => readHistory(database, this.tenantId, query, signal), signal)
      .catch((error: unknown) => {
        refuseAborted(signal);
        throw error;
      });
  }

  async write(changes: readonly UserChange[], options: WriteOptions = {}): Promise<readonly WriteResult[]> {
    const { signal, atomic = false, idempotencyKey: key, onProgress } = options;
    refuseAborted(signal);
    const results: WriteResult[] = [];
    const size = atomic ? Math.max(1, changes.length) : changesAtOnce;
    for (let from = 0; from < changes.length; from += size) {
      const part = size >= changes.length ? changes : changes.slice(from, from + size);
      const partKey = key === undefined || from === 0 ? key : `${key}/${from}`;
      for (const result of await this.#writePart(part, atomic, partKey, signal)) results.push(result);
      onProgress?.(results.length);
    }
    return results;
  }

  /** Tells of what other tabs and adapters wrote, and how the store is. */
  watch(listener: (news: AdapterNews) => void): Unsubscribe {
    return this.#store.watch(listener);
  }

  acknowledgeLoss(): Promise<void> {
    return this.#store.acknowledgeLoss();
  }

  async close(): Promise<void> {
    await this.#store.close();
    await this.imports.close();
  }

  async #listResources(kinds?: readonly ResourceKind[], options?: CallOptions): Promise<readonly Resource[]> {
    await this.#store.ready(options?.signal);
    return resourcesOf(this.#store.replica.users, kinds);
  }

  /** @throws DirectoryError for what the world does. */
  async #writeResources(changes: readonly ResourceChange[], options?: CallOptions): Promise<readonly Issue[]> {
    const signal = options?.signal;
    refuseAborted(signal);
    const order = { changes, ...this.#order(signal) };
    const write = (database: UserDatabase): Promise<ResourceOutcome> =>
      new ResourceTransaction(database, this.#store.replica, order).run();
    return (await this.#store.write(write, signal)).issues;
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
      new WriteTransaction(database, this.#store.replica, order).run();
    try {
      const { results, isWritten } = await this.#store.write(write, signal);
      if (isWritten) this.storage.askOnce();
      return results;
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      return changes.map((change) => notDone(change, error));
    }
  }

  #order(signal: AbortSignal | undefined): StoreOrder & { readonly policy: Policy } {
    return { policy: this.policy, by: this.policy.currentUserId, now: this.#now(), newId: this.#newId, signal };
  }
}
