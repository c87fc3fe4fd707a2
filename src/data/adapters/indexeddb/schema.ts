import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { PackedRows } from '../../../core/import/packed-rows.js';
import type { Issue } from '../../../core/issue.js';
import type { PrivacyField } from '../../../core/policy.js';
import type { Resource } from '../../../core/resource.js';
import type { Effects } from '../../../core/rules/judgement.js';
import type { SecretField, Secrets, User, UserId, UserStatus } from '../../../core/user.js';
import type { KeptDraft } from '../../adapter.js';

/**
 * Schema version 5: what is on disk. A promise (P5): every later version reads this one and those before it, a fixture of each
 * is kept in `test/fixtures/schema-v1/` and so on, and nothing here changes its meaning; what is new gets a new store or a new
 * field. What is marked (2) to (5) came with that version.
 * Why blocks, and why this size: `docs/decisions/0007-users-in-blocks.md`.
 *
 * | store         | key                   | value            | holds |
 * |---------------|-----------------------|------------------|-------|
 * | meta      | 'store'               | StoreRecord     | what this database is |
 * | meta      | [tenant]              | TenantRecord    | sequence number, ledger, map of the blocks |
 * | users     | [tenant, block]       | UserBlock       | users without secrets; position p is in block floor(p / blockSize) |
 * |           | [tenant, block, seq]  | BlockPatch      | what a small write altered of that block since it was written whole (3) |
 * | secrets   | [tenant, block]       | SecretBlock     | the secrets of the same positions; no record where there are none |
 * | removed   | [tenant, seq, part]   | RemovedRecord   | what a removal took away, for its undo (R31); kept 7 days |
 * | log       | [tenant, seq]         | LogRecord       | one record per write: the audit trail (R53) and the billing history (R7) |
 * | keys      | [tenant, key]         | KeyRecord       | answers of writes that carried an idempotency key; kept 7 days |
 * | resources | [tenant, id]          | Resource        | what stands around the users (2) |
 * | drafts    | [tenant, name]        | KeptDraft       | what was typed and not saved, never a secret (F3, R60); kept 7 days (2) |
 * | imports   | [tenant, id]          | ImportRecord    | imports that have begun and not ended (I7, P3); kept 7 days (3) |
 * | importRows | [tenant, id, part]   | ImportRowsRecord | their planned rows, without secrets (3) |
 * | importSecrets | [tenant, id, part] | ImportSecretsRecord | the secrets of the same rows, until the import has ended (3) |
 * | quarantine | [tenant, seq, block] | QuarantineRecord | blocks that were found damaged, as they were found (P4) (3) |
 *
 * Tenants are apart by the first part of every key (R52). The keys are arrays except 'store', so no tenant's name can meet it.
 */
export const schemaVersion = 5;

/** The oldest version whose code may read what this one writes: those before would take its blocks for damage. */
export const readableBy = 5;

/** Users per block. Part of the format: a tenant's own number stands in its record. */
export const blockSize = 250;

/** Users per record of `removed`. */
export const removedSize = 500;

const firstStores = ['meta', 'users', 'secrets', 'removed', 'log', 'keys'] as const;
const secondStores = ['resources', 'drafts'] as const;
const thirdStores = ['imports', 'importRows', 'importSecrets', 'quarantine'] as const;
export const storeNames = [...firstStores, ...secondStores, ...thirdStores] as const;
export type StoreName = (typeof storeNames)[number];

export interface StoreRecord {
  readonly schema: number;
  /** The oldest schema version whose code may still read (not write) this database. */
  readonly readableBy: number;
  /** Tells this database from one that was made in its place after a loss (P4). */
  readonly storeId: string;
  /** ISO 8601. */
  readonly born: string;
}

/** One per tenant, written with every write; it is the ledger against which the blocks are checked (P4). */
export interface TenantRecord {
  readonly format: 1;
  readonly tenantId: string;
  /** Random, from the tenant's first write; begins every version, so that a store made anew never repeats one. */
  readonly tag: string;
  readonly born: string;
  /** Of the last write, from 1. */
  readonly seq: number;
  /** When the last write was made; ISO 8601. */
  readonly at: string;
  readonly users: number;
  readonly blockSize: number;
  /** Per block: the sequence number of its last write, and its users. */
  readonly seqs: readonly number[];
  readonly counts: readonly number[];
  /** Per block that version 1 or 2 wrote last: the sum of its users' ids and versions; else 0, and absent where all are 0. */
  readonly sums?: readonly number[];
  /** Per block that version 3 wrote last: `contentSum` of all that it and its patches say; else 0, and absent where all are 0 (3). */
  readonly contents?: readonly number[];
  /**
   * Per block, not 0: `digest` of what it says and then of each patch; of a block as JSON (5) that of `[seq]` and then of its text as
   * it stands. 0 where an earlier version wrote it last, or nobody did (P4) (4).
   */
  readonly digests?: readonly number[];
  /** Per block: how many patches lie beside it (3). */
  readonly patches?: readonly number[];
  /** Of the last write that altered resources; absent where none has (2). */
  readonly resourceSeq?: number;
  /** How many there were then (2), and the sum of the sums of all they say (3). */
  readonly resourceCount?: number;
  readonly resourceSum?: number;
  /** What was set aside as damaged and nobody has acknowledged yet; absent where all is well (P4) (3). */
  readonly damage?: DamageRecord;
  /** When the latest backup was made, or the one that was restored (3). */
  readonly backupAt?: string;
}

export interface DamageRecord {
  /** How many users there were before and how many could be kept. */
  readonly before: number;
  readonly now: number;
  /** When they had last been written; ISO 8601. */
  readonly at: string;
}

export interface UserBlock {
  readonly seq: number;
  /**
   * JSON of the list of users (5), or the list itself: as versions 1 to 4 kept it, and where there is no JSON of it. null is a hole; trailing holes may be left out.
   */
  readonly users: string | readonly (User | null)[];
}

/** What one small write altered of a block: so that an edit writes a user and not all its neighbours (3). */
export interface BlockPatch {
  readonly seq: number;
  /** Where in the block, from 0. */
  readonly at: readonly number[];
  /** Of these places, in their order; null is a hole. */
  readonly users: readonly (User | null)[];
}

export interface SecretBlock {
  readonly seq: number;
  readonly secrets: readonly (Secrets | null)[];
}

export interface RemovedRecord {
  /** ISO 8601. */
  readonly at: string;
  readonly users: readonly User[];
  /** Of the users, in their order. */
  readonly secrets: readonly Secrets[];
  /** Where they stood, in their order (2). */
  readonly positions?: readonly (number | null)[];
  /** What else their removals altered, in their order; absent where they altered nothing (2). */
  readonly effects?: readonly (Effects | null)[];
}

export interface LogRecord {
  readonly at: string;
  /** Who (policy `currentUserId`); absent when the host does not say. */
  readonly by?: UserId;
  /** JSON of `LogLine[]`, one line per user altered, in the order of the changes. */
  readonly lines: string;
  /** Random: tells, after a connection was lost, whether a write is the one that was committed (3). */
  readonly write?: string;
}

/**
 * A creation has no values: they are the oldest `old` of the lines that follow, else those of the user as it is
 * or as its removal says, so the trail is complete without keeping every imported user twice.
 */
export type LogLine =
  | {
      kind: 'create';
      id: UserId;
      status: UserStatus;
      secrets?: readonly SecretField[];
      /** Privacy warnings that were accepted with it (R16) (2). */
      acknowledged?: readonly PrivacyField[];
    }
  | {
      kind: 'update';
      id: UserId;
      /** Field to [old, new]; null is absent. */
      fields: Record<string, readonly [unknown, unknown]>;
      /** Secrets that were set or cleared; never what they are (R60). */
      secrets?: readonly SecretField[];
      acknowledged?: readonly PrivacyField[];
      /** The removal or return of this user made it necessary (R35) (2). */
      because?: UserId;
    }
  | { kind: 'remove'; id: UserId; user: User }
  | { kind: 'restore'; id: UserId; status: UserStatus }
  /** A backup was put in the place of everything; the lines before are the backup's (3). */
  | {
      kind: 'replace';
      /** Nobody's. */
      id: '';
      /** When the backup was made. */
      from: string;
      users: number;
    };

export interface KeyRecord {
  readonly tenantId: string;
  readonly at: string;
  readonly results: readonly KeptResult[];
}

/** An import that was begun. Whether a part is written, its idempotency key tells. */
export interface ImportRecord {
  /** ISO 8601. */
  readonly at: string;
  readonly by?: UserId;
  readonly fileName?: string;
  /** Rows of the file. */
  readonly rows: number;
  /** Records of `importRows`. */
  readonly parts: number;
  /** Where each write begins among the rows that are written, and where the last one ends: these are on disk, the code may change. */
  readonly bounds: readonly number[];
  /** JSON of the plan without its rows. */
  readonly plan: string;
}

export interface ImportRowsRecord {
  readonly rows: PackedRows;
}

export interface ImportSecretsRecord {
  /** Of the rows of the same part, in their order. */
  readonly secrets: readonly (Secrets | null)[];
}

export interface QuarantineRecord {
  /** When it was found; ISO 8601. */
  readonly at: string;
  /** -1: what stands around the users. -2: the tenant's record. */
  readonly block: number;
  /** How many users the ledger says there were, and how many could be kept. */
  readonly expected: number;
  readonly kept: number;
  /** What was found, whatever it is; absent where nothing was. */
  readonly raw?: unknown;
  /** The secrets that lay beside those who could not be kept, as they were found (R60). */
  readonly secrets?: unknown;
}

/** A changed user's id · an unchanged one's in an array · a refusal. */
export type KeptResult = UserId | readonly [UserId] | { id?: UserId; issues: readonly Issue[]; error?: string };

export interface UserSchema extends DBSchema {
  meta: { key: 'store' | [string]; value: StoreRecord | TenantRecord };
  users: { key: [string, number] | [string, number, number]; value: UserBlock | BlockPatch };
  secrets: { key: [string, number]; value: SecretBlock };
  removed: { key: [string, number, number]; value: RemovedRecord };
  log: { key: [string, number]; value: LogRecord };
  keys: { key: [string, string]; value: KeyRecord; indexes: { age: [string, string] } };
  resources: { key: [string, string]; value: Resource };
  drafts: { key: [string, string]; value: KeptDraft };
  imports: { key: [string, string]; value: ImportRecord };
  importRows: { key: [string, string, number]; value: ImportRowsRecord };
  importSecrets: { key: [string, string, number]; value: ImportSecretsRecord };
  quarantine: { key: [string, number, number]; value: QuarantineRecord };
}

export type UserDatabase = IDBPDatabase<UserSchema>;
export type WriteTx = IDBPTransaction<UserSchema, StoreName[], 'readwrite'>;

/**
 * Makes what is missing on the way from one version to this. A later version adds its steps below and moves nothing.
 * @param store what a new database is; one that is there keeps its id and its birth.
 */
export function upgradeSchema(database: IDBDatabase, tx: IDBTransaction, from: number, store: StoreRecord): void {
  if (from < 1) {
    for (const name of firstStores) database.createObjectStore(name);
    tx.objectStore('keys').createIndex('age', ['tenantId', 'at']);
  }
  if (from < 2) for (const name of secondStores) database.createObjectStore(name);
  if (from < 3) for (const name of thirdStores) database.createObjectStore(name);
  // A database that lost its stores is left as it is, for `Connection` to refuse.
  if (!database.objectStoreNames.contains('meta')) return;
  const meta = tx.objectStore('meta');
  const known = meta.get('store') as IDBRequest<StoreRecord | undefined>;
  known.onsuccess = () => {
    const { storeId, born } = known.result ?? store;
    meta.put({ ...store, storeId, born }, 'store');
  };
}

/** All keys of a tenant in a store whose keys begin with it. */
export const tenantRange = (tenantId: string): IDBKeyRange => IDBKeyRange.bound([tenantId], [tenantId, []]);

/** The keys of what lies beside a block of users. */
export const patchRange = (tenantId: string, block: number): IDBKeyRange =>
  IDBKeyRange.bound([tenantId, block, 0], [tenantId, block, []]);

/** The record of a tenant that has not been written yet. */
export function newTenant(tenantId: string, tag: string, at: string): TenantRecord {
  return { format: 1, tenantId, tag, born: at, seq: 0, at, users: 0, blockSize, seqs: [], counts: [] };
}
