import type { SecretPatch } from '../change.js';
import { DirectoryError } from '../errors.js';
import type { Issue } from '../issue.js';
import type { Policy, PrivacyField } from '../policy.js';
import type { Resource } from '../resource.js';
import type { Secrets, User, UserId } from '../user.js';

/** Whether a user is on a call. */
export type InUse = 'yes' | 'no' | 'unknown';

export interface JudgeContext {
  readonly policy: Policy;
  /** ISO 8601. */
  readonly now: string;
  /** Gives a new user its id; randomness is injected. */
  readonly newId: () => string;
  readonly newVersion: () => string;
  /** What a removal took away, for `restore`. */
  readonly removed?: (id: UserId) => RemovedUser | undefined;
  /** Whether a user is on a call at this moment; absent where nothing can tell, and then nothing is asked (R34). */
  readonly inUse?: (id: UserId) => InUse;
}

/** What a removal took away: enough to undo it exactly (R31). */
export interface RemovedUser {
  readonly user: User;
  readonly secrets: Secrets;
  readonly effects?: Effects;
  /** Where it stood among the others, for `UserIndex.place`: so that it stands there again. */
  readonly position?: number;
}

/** What else one change alters, in the same write (R35): other users and what stands around them, before and after. */
export interface Effects {
  readonly users: readonly { readonly before: User; readonly after: User }[];
  /** An absent `before` is new, an absent `after` is gone. */
  readonly resources: readonly { readonly before?: Resource; readonly after?: Resource }[];
  /**
   * Of a removal: which of the user's own references led somewhere. When the user returns, those that no longer do are
   * left out; a number that never was anybody's here stays.
   */
  readonly own?: readonly OwnReference[];
}

/** Fields in which a user refers to a resource, or (the last two) to an extension. */
export type ReferenceField =
  'branchId' | 'locationId' | 'faxAccountId' | 'mailboxId' | 'callerIdNumber' | 'smsNumber' | 'mobile' | 'forwarding';

export interface OwnReference {
  readonly field: ReferenceField;
  readonly to: string;
}

export type Judgement =
  | {
      readonly ok: true;
      readonly kind: 'create' | 'update' | 'remove' | 'restore' | 'unchanged';
      readonly before?: User;
      /** As it is to be kept; absent for a removal. */
      readonly after?: User;
      /** To be written beside the user; null clears. */
      readonly secrets?: SecretPatch;
      readonly effects?: Effects;
      /** What goes into the audit trail with it (R16). */
      readonly acknowledged?: readonly PrivacyField[];
      /** What does not stand in the way, but should be seen. */
      readonly warnings?: readonly Issue[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly error?: DirectoryError };

export const refusedBy = (error: DirectoryError): Judgement => ({ ok: false, issues: [], error });

/** R50: nothing is written over what the writer has not seen. */
export function refuseBase(before: User | undefined, base: string): Judgement | undefined {
  if (!before) return refusedBy(new DirectoryError('not-found'));
  return before.version === base ? undefined : refusedBy(new DirectoryError('stale', { current: before }));
}
