import type { PrivacyField } from './policy.js';
import type { SecretField, UserId, UserStatus } from './user.js';

/** One line of the audit trail: what was done to one user (R53). Secrets by name only (R60). */
export interface HistoryEntry {
  /** ISO 8601. */
  readonly at: string;
  /** Who (policy `currentUserId`); absent where the host does not say. */
  readonly by?: UserId;
  /** `replace`: a backup was put in the place of everything (R55). */
  readonly kind: 'create' | 'update' | 'remove' | 'restore' | 'replace';
  /** Empty where it concerns everybody. */
  readonly id: UserId;
  /** When the backup was made that replaced everything; ISO 8601. */
  readonly from?: string;
  /** How many users it had. */
  readonly users?: number;
  /** Field to [old, new]; null is absent. Of an update only. */
  readonly fields?: Readonly<Record<string, readonly [old: unknown, now: unknown]>>;
  /** Secrets that were set or cleared. */
  readonly secrets?: readonly SecretField[];
  /** The status afterwards, where it was set or changed; absent after a removal (R7). */
  readonly status?: UserStatus;
  /** Privacy warnings that were acknowledged with it (R16). */
  readonly acknowledged?: readonly PrivacyField[];
  /** The removal or return of this user made it necessary (R35). */
  readonly because?: UserId;
}

export interface HistoryQuery {
  /** One user's; all of the tenant when absent. */
  readonly id?: UserId;
  /** ISO 8601, inclusive. */
  readonly since?: string;
  /** ISO 8601, exclusive. */
  readonly until?: string;
  /** Most entries wanted, the latest first; all when absent. */
  readonly limit?: number;
}
