import type { Resource } from '../resource.js';
import type { Secrets, User, UserId } from '../user.js';

/**
 * A backup: the users of one tenant and everything kept about them, as one text file. Each line is a JSON object; the first is
 * the header, the last the end, and each closes with the sum of all bytes before it. Why so: docs/decisions/0014.
 */
export const backupFormat = 1;

/** The first line. */
export interface BackupHeader {
  readonly 'pbx-user-kit': 'backup';
  readonly format: number;
  readonly tenantId: string;
  readonly tenantName?: string;
  /** When it was made; ISO 8601. */
  readonly at: string;
  /** Who made it (policy `currentUserId`). */
  readonly by?: UserId;
  /** Whether passwords and PINs are in it (R60). */
  readonly secrets: boolean;
}

/** What a backup holds. */
export interface BackupCounts {
  readonly users: number;
  readonly activated: number;
  readonly resources: number;
  /** Lines of the audit trail. */
  readonly entries: number;
  /** Users whose passwords and PINs are in it. */
  readonly secrets: number;
  /** Pieces that were damaged before, kept as they were found. */
  readonly damaged: number;
}

/** One write of the audit trail. What its lines say is the store's; here they only have a kind and a user. */
export interface BackupLogRecord {
  readonly seq: number;
  /** ISO 8601. */
  readonly at: string;
  readonly by?: UserId;
  readonly lines: readonly { readonly kind: string; readonly id: UserId }[];
}

/** A line between the first and the last. Unknown kinds of lines are passed over: a later kit of the same format may add some. */
export type BackupRecord =
  | { readonly users: readonly User[] }
  | { readonly resources: readonly Resource[] }
  | { readonly secrets: readonly (readonly [id: UserId, secrets: Secrets])[] }
  | { readonly log: BackupLogRecord }
  | { readonly damaged: unknown };

/** Everything of a backup, as it is to be kept. */
export interface BackupContents {
  readonly header: BackupHeader;
  readonly users: readonly User[];
  readonly resources: readonly Resource[];
  /** By user; undefined where the backup was made without. */
  readonly secrets: ReadonlyMap<UserId, Secrets> | undefined;
  /** The earliest first. */
  readonly log: readonly BackupLogRecord[];
  readonly damaged: readonly unknown[];
}

/** What is wrong with a file: returned and shown, never thrown. The code is also the key of the sentence in `strings/`. */
export type BackupProblemCode =
  | 'not-a-backup'
  /** Made by a newer kit. `format`. */
  | 'newer-format'
  /** The file ends too early. `line`. */
  | 'incomplete'
  /** Not as it was written. `line`. */
  | 'altered'
  /** `found`, `expected`. */
  | 'other-tenant'
  /** `line`, `name`, `field`. */
  | 'user-invalid'
  /** `line`, `name`. */
  | 'user-repeated'
  /** Two with the same: `value`, `names`. */
  | 'extension-shared'
  | 'username-shared'
  | 'email-shared'
  /** `line`. */
  | 'resource-invalid'
  | 'secrets-invalid'
  | 'log-invalid'
  /** The person may not put this into the store (R64). */
  | 'not-permitted'
  /** Warnings. `count`: users who will have no SIP password any more. */
  | 'passwords-lost'
  /** `count`: references to users who are not in the backup. */
  | 'references-dropped'
  /** `activated`, `seats`. */
  | 'more-than-seats'
  /** `count`: pieces that were damaged when it was made. */
  | 'damaged-inside';

export interface BackupProblem {
  readonly code: BackupProblemCode;
  /** `warning` does not keep it from being restored. */
  readonly level?: 'warning';
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
}
