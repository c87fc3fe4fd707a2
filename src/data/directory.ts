import type { UserChange, WriteResult } from '../core/change.js';
import { DirectoryError } from '../core/errors.js';
import { checkExtension, type ExtensionInfo, type ExtensionSearch } from '../core/extension/extension.js';
import type { HistoryEntry, HistoryQuery } from '../core/history.js';
import type { Issue } from '../core/issue.js';
import { defaultPolicy, type Permissions, type Policy, type PolicyInput } from '../core/policy.js';
import type { UserPage, UserQuery } from '../core/query.js';
import type { RemovalPlan } from '../core/removal/plan-removal.js';
import type { Resource, ResourceKind } from '../core/resource.js';
import { mergeCustom } from '../core/rules/custom.js';
import { readOnlyPermissions } from '../core/rules/permissions.js';
import type { User, FieldPath, UserId } from '../core/user.js';
import { announce } from './announce.js';
import { OwnTenant } from './own-tenant.js';
import type {
  ActivitySource,
  AdapterSupports,
  BackupFacet,
  CallOptions,
  DraftFacet,
  StorageFacet,
  ImportFacet,
  Unsubscribe,
  UserAdapter,
  WriteOptions,
} from './adapter.js';

export interface DirectoryOptions {
  readonly tenantId: string;
  readonly tenantName?: string;
  /** The branch whose page this is; new and imported users go into it (I5). */
  readonly branchId?: string;
  readonly policy?: Policy;
  /**
   * Called once, when the directory is first used.
   * @param tell says what opening waits for, and undefined when it waits no longer.
   */
  readonly open: (tell: (error: DirectoryError | undefined) => void) => Promise<UserAdapter> | UserAdapter;
  /** The adapter is somebody else's: `close` leaves it open. */
  readonly shared?: boolean;
}

/** What a listener hears; `ids` absent means anything may have changed. */
export type DirectoryNews =
  | { readonly kind: 'changed'; readonly ids?: readonly UserId[] }
  | { readonly kind: 'pending'; readonly ids: readonly UserId[] }
  | { readonly kind: 'policy' }
  /** What stands around the users has changed. */
  | { readonly kind: 'resources' }
  | { readonly kind: 'state' };

/**
 * Why a user is opened. `activate`: with the switch on (R3). `duplicate`: a new user like this one (R11). `view`: to be read.
 * `settings`: only what concerns calls and voicemail (R41). `history`: with the audit trail open (R53).
 */
export type OpenIntent = 'activate' | 'duplicate' | 'view' | 'settings' | 'history';

/** A wish that one element has and another on the page may fulfil. */
export type DirectoryRequest =
  | {
      readonly kind: 'open-user';
      /** Absent: a new user. */
      readonly id?: UserId;
      readonly field?: FieldPath;
      readonly intent?: OpenIntent;
    }
  | { readonly kind: 'open-import' };

/** A user as it should be shown: with the wish that is not yet confirmed, marked busy. */
export interface UserView {
  readonly user: User;
  readonly busy: boolean;
}

/**
 * The one store that all elements of a page share: an adapter, the rules, and the changes on their way.
 * Nothing is kept here; what is true is the adapter's.
 */
export class UserDirectory {
  readonly tenantId: string;
  readonly tenantName: string | undefined;
  readonly branchId: string | undefined;
  readonly #open: DirectoryOptions['open'];
  readonly #own: OwnTenant;
  readonly #isShared: boolean;
  readonly #listeners = new Set<(news: DirectoryNews) => void>();
  readonly #handlers = new Set<(request: DirectoryRequest) => boolean>();
  readonly #pending = new Map<UserId, UserChange>();
  #policy: Policy;
  #adapter: Promise<UserAdapter> | undefined;
  #opened: UserAdapter | undefined;
  #unwatch: Unsubscribe | undefined;
  #error: DirectoryError | undefined;

  constructor(options: DirectoryOptions) {
    this.tenantId = options.tenantId;
    this.tenantName = options.tenantName;
    this.branchId = options.branchId;
    this.#policy = options.policy ?? defaultPolicy;
    this.#open = options.open;
    this.#own = new OwnTenant(options.tenantId);
    this.#isShared = options.shared ?? false;
  }

  get policy(): Policy {
    return this.#policy;
  }

  /**
   * Sets the tenant's rules; what the input leaves out is the default.
   * @returns what was wrong, each with its path; a wrong part falls back to its default and the rest is used.
   */
  async configure(input: PolicyInput): Promise<readonly string[]> {
    const { parsePolicy } = await import('../core/policy-schema.js');
    const { policy, problems } = parsePolicy(input);
    this.#policy = policy;
    if (this.#opened) this.#opened.policy = policy;
    this.#tell({ kind: 'policy' });
    return problems;
  }

  /** Opens the store if that has not happened; rejects with a `DirectoryError` when it cannot be opened. */
  ready(): Promise<UserAdapter> {
    if (!this.#adapter) {
      const connecting = this.#connect();
      this.#adapter = connecting;
      // The next use tries again.
      connecting.catch(() => this.#adapter === connecting && (this.#adapter = undefined));
    }
    return this.#adapter;
  }

  /**
   * What may be begun here: what the host lets the person do (R64), and of that only looking where nothing can be written (P5). What is
   * under way already goes on by the policy, and is told when it is written: nobody's typing vanishes.
   */
  get permissions(): Permissions {
    const { permissions } = this.#policy;
    const isReadOnly = this.#error?.code === 'newer-schema' || this.#error?.code === 'read-only';
    return isReadOnly ? readOnlyPermissions(permissions) : permissions;
  }

  /** What is wrong with the store, if anything. */
  get error(): DirectoryError | undefined {
    return this.#error;
  }

  /** Goes on with what is there after a loss that `error` tells of (P4). */
  async acknowledgeLoss(): Promise<void> {
    await (await this.ready()).acknowledgeLoss?.();
  }

  /** What the store can do; undefined until it is open. */
  get supports(): AdapterSupports | undefined {
    return this.#opened?.supports;
  }

  async get(id: UserId, options?: CallOptions): Promise<User | undefined> {
    return this.#own.user(await (this.#opened ?? (await this.ready())).get(id, options));
  }

  async list(query: UserQuery, options?: CallOptions): Promise<UserPage> {
    return this.#own.page(await (this.#opened ?? (await this.ready())).list(query, options));
  }

  /** Who holds which extension and what is free; without the adapter's help only the number itself is judged. */
  async extensions(search: ExtensionSearch, options?: CallOptions): Promise<readonly ExtensionInfo[]> {
    const adapter = this.#opened ?? (await this.ready());
    if (adapter.extensions) return adapter.extensions(search, options);
    return (search.describe ?? []).map((extension) => {
      const issue = checkExtension(extension, this.#policy);
      return issue ? { extension, state: 'out-of-range', issue } : { extension, state: 'free' };
    });
  }

  /** What would be refused if each of these were written now, and warnings; nothing is known of it where the adapter cannot tell. */
  async check(changes: readonly UserChange[], options?: CallOptions): Promise<readonly (readonly Issue[])[]> {
    const adapter = this.#opened ?? (await this.ready());
    return adapter.check ? adapter.check(changes, options) : changes.map(() => []);
  }

  /** What the removal of a user would bring about; undefined when the user is gone (R35). */
  async planRemoval(id: UserId, options?: CallOptions): Promise<RemovalPlan | undefined> {
    const adapter = this.#opened ?? (await this.ready());
    if (adapter.planRemoval) {
      const plan = (await adapter.planRemoval([id], options))[0];
      this.#own.user(plan?.user);
      return plan;
    }
    const user = this.#own.user(await adapter.get(id, options));
    return user && { user, mailboxes: [], references: [] };
  }

  /** The audit trail, the latest entry first; undefined where the adapter keeps none (R53). */
  async history(query: HistoryQuery, options?: CallOptions): Promise<readonly HistoryEntry[] | undefined> {
    return (this.#opened ?? (await this.ready())).history?.(query, options);
  }

  /** What stands around the users; undefined where the adapter keeps nothing of the kind. */
  async resources(kinds?: readonly ResourceKind[], options?: CallOptions): Promise<readonly Resource[] | undefined> {
    return (this.#opened ?? (await this.ready())).resources?.list(kinds, options);
  }

  /** Who is on a call; undefined where nothing can tell, and until the store is open (R34). */
  get activity(): ActivitySource | undefined {
    return this.#opened?.activity;
  }

  /** Everything as one file, and back; undefined where that is the server's affair (R55). */
  async backup(): Promise<BackupFacet | undefined> {
    return (this.#opened ?? (await this.ready())).backup;
  }

  /** Where users are kept; undefined where that is the host's to say, and until the store is open (R55). */
  get storage(): StorageFacet | undefined {
    return this.#opened?.storage;
  }

  /** Where drafts of new users are kept; undefined where the adapter keeps none (F3). */
  async drafts(): Promise<DraftFacet | undefined> {
    return (this.#opened ?? (await this.ready())).drafts;
  }

  /** Imports under way; undefined where the adapter keeps none (I7). */
  async imports(): Promise<ImportFacet | undefined> {
    return (this.#opened ?? (await this.ready())).imports;
  }

  /**
   * Hands changes to the adapter. Until their verdict they are shown as pending in every element.
   * Never rejects: a world that refuses is a verdict on every change.
   */
  async submit(changes: readonly UserChange[], options?: WriteOptions): Promise<readonly WriteResult[]> {
    const ids = this.#await(changes);
    try {
      const results = this.#own.results(await (await this.ready()).write(changes, options));
      this.#settle(changes);
      this.#tell({ kind: 'changed', ids: results.flatMap((result) => (result.id === undefined ? [] : [result.id])) });
      return results;
    } catch (cause) {
      this.#settle(changes);
      if (ids.length > 0) this.#tell({ kind: 'pending', ids });
      const error = cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause });
      // A mistake in a program, not in the world: whoever develops must see it.
      if (cause instanceof TypeError) reportError(cause);
      return changes.map((change) => ({
        ok: false,
        ...(change.id !== undefined && { id: change.id }),
        issues: [],
        error,
      }));
    }
  }

  /** Shows changes as pending while somebody is still asked about them; returns what ends that. */
  hold(changes: readonly UserChange[]): () => void {
    const ids = this.#await(changes);
    return () => {
      this.#settle(changes);
      if (ids.length > 0) this.#tell({ kind: 'pending', ids });
    };
  }

  /** The user with the wish laid over it that is still on its way. */
  view(user: User): UserView {
    const change = this.#pending.get(user.id);
    if (!change) return { user, busy: false };
    if (change.kind !== 'update') return { user, busy: true };
    const { custom, ...values } = change.values;
    const own = custom === undefined ? user.custom : mergeCustom(user.custom, custom);
    const laid = Object.entries({ ...user, ...values, custom: own });
    const wished = laid.filter(([, value]) => value !== null && value !== undefined);
    return { user: Object.fromEntries(wished) as unknown as User, busy: true };
  }

  subscribe(listener: (news: DirectoryNews) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Offers to fulfil requests; the latest to offer is asked first. */
  handle(handler: (request: DirectoryRequest) => boolean): Unsubscribe {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  }

  /** @returns whether an element of the page took the request. */
  request(request: DirectoryRequest): boolean {
    return [...this.#handlers].reverse().some((handler) => handler(request));
  }

  /** Lets go of the adapter, and closes it when it was opened here. */
  async close(): Promise<void> {
    const adapter = await this.#adapter?.catch(() => undefined);
    this.#unwatch?.();
    this.#adapter = this.#opened = this.#unwatch = undefined;
    if (!this.#isShared) await adapter?.close?.();
  }

  async #connect(): Promise<UserAdapter> {
    try {
      let isOpening = true;
      const opening = Promise.resolve(this.#open((error) => isOpening && this.#setState(error)));
      const adapter = this.#own.adapter(await opening.finally(() => (isOpening = false)));
      adapter.policy = this.#policy;
      this.#opened = adapter;
      // Before watching: an adapter that is not well says so at once, and that must last (P14).
      this.#error = undefined;
      this.#unwatch = adapter.watch?.((news) => {
        if (news.kind === 'state') this.#setState(news.error);
        else this.#tell(news);
      });
      this.#tell({ kind: 'state' });
      return adapter;
    } catch (cause) {
      if (cause instanceof TypeError) throw cause;
      const error = cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause });
      this.#setState(error);
      throw error;
    }
  }

  #setState(error: DirectoryError | undefined): void {
    this.#error = error;
    this.#tell({ kind: 'state' });
  }

  #await(changes: readonly UserChange[]): readonly UserId[] {
    const ids = changes.flatMap((change) => (change.id === undefined ? [] : [change.id]));
    changes.forEach((change) => change.id !== undefined && this.#pending.set(change.id, change));
    if (ids.length > 0) this.#tell({ kind: 'pending', ids });
    return ids;
  }

  #settle(changes: readonly UserChange[]): void {
    for (const change of changes)
      if (change.id !== undefined && this.#pending.get(change.id) === change) this.#pending.delete(change.id);
  }

  #tell(news: DirectoryNews): void {
    announce(this.#listeners, news);
  }
}
