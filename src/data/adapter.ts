import type { BackupCounts, BackupHeader, BackupProblem } from '../core/backup/backup.js';
import type { UserChange, WriteResult } from '../core/change.js';
import type { DirectoryError } from '../core/errors.js';
import type { ExtensionInfo, ExtensionSearch } from '../core/extension/extension.js';
import type { HistoryEntry, HistoryQuery } from '../core/history.js';
import type { PackedRows } from '../core/import/packed-rows.js';
import type { Issue } from '../core/issue.js';
import type { Policy } from '../core/policy.js';
import type { UserPage, UserQuery } from '../core/query.js';
import type { RemovalPlan } from '../core/removal/plan-removal.js';
import type { Resource, ResourceChange, ResourceKind } from '../core/resource.js';
import type { InUse } from '../core/rules/judgement.js';
import type { Secrets, User, UserId, UserValues } from '../core/user.js';

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
  /** Imports under way, so that they outlive the page (I7, P3). Absent where nothing does. */
  readonly imports?: ImportFacet;
  /** Everything as one file, and back (R55). Absent where that is the server's affair. */
  readonly backup?: BackupFacet;
  /** Where what is written is kept (R55). Absent where that is the host's to say. */
  readonly storage?: StorageFacet;
  /** Goes on with what is there after a loss that the state tells of; until then the state stays, over reloads too (P4). */
  acknowledgeLoss?(): Promise<void>;
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

/** The code of it is loaded with its first use. */
export interface BackupFacet {
  /**
   * Users, what stands around them and the audit trail, all of one moment, as one file.
   * @throws DirectoryError `not-permitted` where the policy does not let this person (R64), else for what the world does.
   */
  create(options?: BackupOptions): Promise<Backup>;
  /** When the latest one was made, or restored; ISO 8601. */
  latest(): Promise<string | undefined>;
  /** Looks through the whole file and replaces nothing. @throws DirectoryError `unavailable` for a file that cannot be read. */
  read(file: Blob, options?: BackupReadOptions): Promise<BackupCheck>;
  /**
   * Puts what was read in the place of everything that is there: all or nothing. Passwords and PINs that the file does not have
   * stay with users of the same id.
   * @param check of this adapter's `read`, without problems that block; TypeError otherwise.
   * @throws DirectoryError `import-running` while an import is under way, here or, on https, in another tab; else for what the world
   * does. The store is then as it was.
   */
  restore(check: BackupCheck, options?: ProgressOptions): Promise<RestoreResult>;
}

export interface ProgressOptions extends CallOptions {
  /** From 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

export interface BackupOptions extends ProgressOptions {
  /** With passwords and PINs, in clear: a separate act, confirmed by a person (R60). */
  readonly secrets?: boolean;
  /** What people call the tenant. */
  readonly tenantName?: string;
}

export interface Backup {
  readonly file: Blob;
  /** For the download; says whether secrets are in it. */
  readonly name: string;
  readonly header: BackupHeader;
  readonly counts: BackupCounts;
}

export interface BackupReadOptions extends ProgressOptions {
  /** The file may be of another tenant; its users become this one's. */
  readonly takeOver?: boolean;
}

export interface BackupCheck {
  /** Absent where it is no backup, or one that is too new. */
  readonly header?: BackupHeader;
  /** What is in the file. */
  readonly counts: BackupCounts;
  /** What is in the store now, and would be replaced. */
  readonly present: Pick<BackupCounts, 'users' | 'activated' | 'resources'>;
  /** What is wrong with the file; only warnings where it can be restored. */
  readonly problems: readonly BackupProblem[];
}

export interface RestoreResult {
  readonly users: number;
  /** Users who had a SIP password and have none now. */
  readonly withoutPassword: number;
}

export interface StorageFacet {
  readonly kind: 'browser' | 'memory';
  /** Whether the browser has promised not to delete it when room gets short; undefined where it does not say. */
  persisted(): Promise<boolean | undefined>;
  /** What was found damaged and set aside, as it was found, for a backup to take along (P4). Absent where nothing can be. */
  quarantined?(): Promise<readonly Quarantined[]>;
}

/** A part of the store that could not be used. */
export interface Quarantined {
  /** When it was found; ISO 8601. */
  readonly at: string;
  /** How many users there had been in this part, and how many of them are still in use. */
  readonly expected: number;
  readonly kept: number;
  /** What was found, whatever it is; absent where nothing was. Without secrets (R60). */
  readonly raw?: unknown;
}

/**
 * Imports that have begun and not ended. What of them is written, their writes tell: each carries the key `importKey` gives, so
 * that an import taken up again may be run from its beginning, and each row lands once (P3).
 */
export interface ImportFacet {
  /**
   * Keeps a whole import before its first row is written, all or nothing. From then on it is carried out here.
   * @param parts made one by one: 100,000 rows are not in memory twice. May be gone through more than once.
   * @throws DirectoryError `quota` when it does not fit; nothing is kept then.
   */
  begin(head: ImportHead, parts: Iterable<ImportPart>): Promise<void>;
  /** Those that nobody carries out, in this tab or another, the latest first; none that is older than seven days. */
  list(): Promise<readonly InterruptedImport[]>;
  /** From then on it is carried out here. @returns undefined when it has ended, or another tab was faster */
  take(id: string): Promise<KeptImport | undefined>;
  /** Nobody is at it here any more, but it has not ended. */
  leave(id: string): void;
  /** It has ended: its rows and secrets are forgotten, its writes are known for another seven days. */
  end(id: string): Promise<void>;
}

/** An import without its rows. */
export interface ImportHead {
  readonly id: string;
  readonly fileName?: string;
  /** Rows of the file. */
  readonly rows: number;
  /** Where each write begins among the rows that are written, and where the last one ends. */
  readonly bounds: readonly number[];
  /** JSON of the plan without its rows. */
  readonly plan: string;
}

/** Some of its rows, in their order. */
export interface ImportPart {
  readonly rows: PackedRows;
  /** Of these rows, in their order (R60). Absent where none has any. */
  readonly secrets?: readonly (Secrets | null)[];
}

export interface KeptImport extends ImportHead {
  /** Rows that are known to be written, from the first. */
  readonly done: number;
  readonly parts: readonly ImportPart[];
}

export interface InterruptedImport {
  readonly id: string;
  readonly fileName?: string;
  /** When it was begun, or last taken up; ISO 8601. */
  readonly at: string;
  /** Rows of the file. */
  readonly rows: number;
  /** Rows that are written in the end, and that are already. */
  readonly total: number;
  readonly done: number;
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
