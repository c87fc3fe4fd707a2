import type { User, UserId, UserStatus, UserValues } from './user.js';

/** Columns a list can be ordered by. Locale-aware for text, numeric for extensions (T3, R22). */
export type SortField = Extract<
  keyof UserValues | keyof User,
  'displayName' | 'extension' | 'email' | 'username' | 'role' | 'licence' | 'status' | 'phoneType' | 'updatedAt'
>;

export interface UserFilter {
  readonly status?: UserStatus;
  readonly roles?: readonly string[];
  readonly licences?: readonly string[];
  readonly branchId?: string;
  readonly withoutExtension?: boolean;
  readonly ids?: readonly UserId[];
}

export interface UserQuery {
  /** Over name, extension, e-mail, username and mobile; case and accents folded; digits rank extension prefixes first (T2). */
  readonly search?: string;
  readonly filter?: UserFilter;
  /** Ties and no order at all fall back to the order of creation. */
  readonly sort?: { readonly field: SortField; readonly descending?: boolean };
  /** First row wanted, from 0. */
  readonly offset?: number;
  /** Rows wanted; all when absent. */
  readonly limit?: number;
}

/** Counts of the whole tenant, equal to the store after every action (R6). */
export interface UserCounts {
  readonly total: number;
  /** The billed ones (R1). */
  readonly activated: number;
  readonly deactivated: number;
  readonly withoutExtension: number;
}

export interface UserPage {
  readonly users: readonly User[];
  readonly offset: number;
  /** Users that match, over all pages. */
  readonly total: number;
  readonly counts: UserCounts;
}
