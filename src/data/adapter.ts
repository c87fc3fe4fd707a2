import type { UserChange, WriteResult } from '../core/change.js';
import type { DirectoryError } from '../core/errors.js';
import type { ExtensionInfo, ExtensionSearch } from '../core/extension/extension.js';
import type { HistoryEntry, HistoryQuery } from '../core/history.js';
import type { Issue } from '../core/issue.js';
import type { Policy } from '../core/policy.js';
import type { UserPage, UserQuery } from '../core/query.js';
import type { RemovalPlan } from '../core/removal/plan-removal.js';
import type { Resource, ResourceChange, ResourceKind } from '../core/resource.js';
import type { InUse } from '../core/rules/judgement.js';
import type { User, UserId, UserValues } from '../core/user.js';

/**
 * The port behind which the users of one tenant are kept. An adapter sees one tenant and never another (R52).
 * Core is the oracle: `list` agrees with `UserIndex.select`, `write` with `UserIndex.judge`; `pbx-user-kit/conformance` proves it.
 */
export interface UserAdapter {
  readonly name: string;
  readonly tenantId: string;
  /** Frozen for the adapter's life. */
  readonly supports: AdapterSupports;
  /** The rules that writes are judged by; the directory sets them before the first write and whenever they change. */
  policy: Policy;

  /** @returns undefined when there is no such user: absence is an answer. */
  get(id: UserId, options?: CallOptions): Promise<User | undefined>;
  list(query: UserQuery, options?: CallOptions): Promise<UserPage>;
  /**
   * One verdict per change, in their order; resolves only after what is `ok` is committed (P1).
   * Without `atomic` each change is judged on what the ones before it left; with it, all or none.
   */
  write(changes: readonly UserChange[], options?: WriteOptions): Promise<readonly WriteResult[]>;

  /** Who holds which extension, and what is free (R20–R24). */
  extensions?(search: ExtensionSearch, options?: CallOptions): Promise<readonly ExtensionInfo[]>;
  /**
   * What would be refused if each of these were written now, by itself, and what would be warned of (`isBlocking` tells them
   * apart): one list per change. Writes nothing, and keeps no secret of them.
   */
  check?(changes: readonly UserChange[], options?: CallOptions): Promise<readonly (readonly Issue[])[]>;
  /** What the removal of each user would bring about, in their order; undefined for one who is not there (R35). */
  planRemoval?(ids: readonly UserId[], options?: CallOptions): Promise<readonly (RemovalPlan | undefined)[]>;
  /** The audit trail, the latest entry first (R53). */
  history?(query: HistoryQuery, options?: CallOptions): Promise<readonly HistoryEntry[]>;
  /** What stands around the users. Absent where the adapter keeps nothing of the kind. */
  readonly resources?: ResourceFacet;
  /** Who is on a call (R34). Absent where nothing can tell. */
  readonly activity?: ActivitySource;
  /** What was typed of new users and not saved yet (F3). */
  readonly drafts?: DraftFacet;
  /** Tells of changes made elsewhere: other tabs, other people. */
  watch?(listener: (news: AdapterNews) => void): Unsubscribe;
  close?(): Promise<void>;
}

/** What an adapter can do; asked for anything else, it refuses with `unsupported`. */
export interface AdapterSupports {
  /** `write` can be all or nothing. */
  readonly atomic: boolean;
  /** `watch` tells of changes made elsewhere. */
  readonly watch: boolean;
  /** `restore` brings back a removed user (R31). */
  readonly restore: boolean;
  /** `extensions` answers. */
  readonly extensions: boolean;
  /** What is written survives a reload. */
  readonly persistent: boolean;
}

export interface ResourceFacet {
  /** All of these kinds, of every kind when absent; by kind and name. */
  list(kinds?: readonly ResourceKind[], options?: CallOptions): Promise<readonly Resource[]>;
  /**
   * For hosts that fill the store. All or none; what would leave a reference dangling is refused.
   * @returns what is wrong, empty when it is kept
   */
  write(changes: readonly ResourceChange[], options?: CallOptions): Promise<readonly Issue[]>;
}

/** What a telephone system tells of calls, as it knows it at this moment; asked inside a write, so it answers at once. */
export interface ActivitySource {
  inUse(id: UserId): InUse;
  watch(listener: (ids?: readonly UserId[]) => void): Unsubscribe;
}

/** Drafts by a name of their place, without secrets (R60). */
export interface DraftFacet {
  /** @returns undefined too when the draft is older than seven days. */
  get(name: string): Promise<KeptDraft | undefined>;
  /** @throws TypeError for a draft that holds a secret. */
  put(name: string, draft: KeptDraft): Promise<void>;
  delete(name: string): Promise<void>;
}

export interface KeptDraft {
  /** ISO 8601. */
  readonly at: string;
  readonly values: Partial<UserValues>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface WriteOptions extends CallOptions {
  readonly atomic?: boolean;
  /** A repeated write with the same key answers as the first did and writes nothing. */
  readonly idempotencyKey?: string;
  /** Changes made so far. */
  readonly onProgress?: (done: number) => void;
}

export type AdapterNews =
  | { readonly kind: 'changed'; readonly ids?: readonly UserId[] }
  /** What stands around the users has changed. */
  | { readonly kind: 'resources' }
  /** The store's state has changed for the worse or the better; no `error` means it is well again. */
  | { readonly kind: 'state'; readonly error?: DirectoryError };

export type Unsubscribe = () => void;
