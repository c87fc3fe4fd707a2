import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import type { Mailbox, ResourceKind } from '../resource.js';
import type { InUse } from '../rules/judgement.js';
import type { UserLookup } from '../rules/user-lookup.js';
import type { User, UserId } from '../user.js';
import { refuseRemoval } from './refuse-removal.js';

/** What a removal would bring about, for the dialog before it (R32–R35). */
export interface RemovalPlan {
  readonly user: User;
  /** Why the user cannot be removed at all. */
  readonly refusal?: Issue;
  /** Absent where nothing can tell of calls. */
  readonly inUse?: InUse;
  /** Mailboxes that the user owns: somebody must say what becomes of them. */
  readonly mailboxes: readonly Mailbox[];
  /** Every other thing that refers to the user, by kind and name. */
  readonly references: readonly RemovalReference[];
}

export interface RemovalReference {
  /** `user`: another user's forwarding, mobile or mailbox. */
  readonly kind: ResourceKind | 'user';
  /** Of the resource, or of the other user. */
  readonly id: string;
  readonly name: string;
  /** Where in it, in the tenant's words. */
  readonly place?: string;
}

export interface RemovalContext {
  readonly policy: Policy;
  readonly inUse?: (id: UserId) => InUse;
}

/** Says what the removal of a user would bring about; undefined when there is no such user. */
export function planRemoval(users: UserLookup, id: UserId, { policy }: RemovalContext): RemovalPlan | undefined {
  const user = users.get(id);
  if (!user) return undefined;
  const refusal = refuseRemoval(user, users, policy);
  return { user, ...(refusal && { refusal }), mailboxes: [], references: [] };
}
