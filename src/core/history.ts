import type { PrivacyField } from './policy.js';
import { isSecretField, userFields, type SecretField, type User, type UserId } from './user.js';
import type { UserStatus, UserValues } from './user.js';

/** One line of the audit trail: what was done to one user (R53). Secrets by name only (R60). */
export interface HistoryEntry {
  /** ISO 8601. */
  readonly at: string;
  /** Who (policy `currentUserId`); absent where the host does not say. */
  readonly by?: UserId;
  /**
   * `replace`: a backup was put in the place of everything (R55). `unreadable`: a write whose lines cannot be read any more, of
   * whomever they told (P4); where its own time is lost it has one between those of the writes around it.
   */
  readonly kind: 'create' | 'update' | 'remove' | 'restore' | 'replace' | 'unreadable';
  /** Empty where it concerns everybody, and where nobody can say whom (`unreadable`). */
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

/**
 * What a user was given when it was added: the trail keeps only what changed since, so it is what the user has now with
 * every later change taken back.
 * @param later the user's entries since then, the latest first, as a directory's `history` gives them
 */
export function valuesAtCreation(user: User, later: readonly HistoryEntry[]): Partial<UserValues> {
  const names = userFields.map(({ name }) => name).filter((name) => !isSecretField(name));
  const values: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, user[name as keyof User]]));
  for (const { fields = {} } of later)
    for (const [field, [old]] of Object.entries(fields)) values[field] = old ?? undefined;
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

export interface HistoryQuery {
  /** One user's, and every `unreadable` one that may have been; all of the tenant when absent. */
  readonly id?: UserId;
  /** ISO 8601, inclusive. */
  readonly since?: string;
  /** ISO 8601, exclusive. */
  readonly until?: string;
  /** Most entries wanted, the latest first; all when absent. */
  readonly limit?: number;
}
