import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import type { Mailbox, ResourceKind } from '../resource.js';
import type { InUse } from '../rules/judgement.js';
import type { RoleLookup, UserLookup } from '../rules/user-lookup.js';
import type { User, UserId } from '../user.js';
import { ownedMailboxes } from './owned-mailboxes.js';
import { refuseRemoval } from './refuse-removal.js';
import { dials, pointsTo, referencesOf } from './user-references.js';

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

/** Says what the removal of a user would bring about; undefined when there is no such user. Changes nothing. */
export function planRemoval(
  users: UserLookup & RoleLookup,
  id: UserId,
  { policy, inUse }: RemovalContext,
): RemovalPlan | undefined {
  const user = users.get(id);
  if (!user) return undefined;
  const refusal = refuseRemoval(user, users, policy);
  const state = inUse?.(id);
  const mailboxes = ownedMailboxes(user, users);
  const references = [...fromResources(user, mailboxes, users), ...fromUsers(user, mailboxes, users)];
  return { user, ...(refusal && { refusal }), ...(state && { inUse: state }), mailboxes, references };
}

/** One for each place; a mailbox that the user has detached counts as one that refers to it. */
function fromResources(user: User, owned: readonly Mailbox[], { resources }: UserLookup): readonly RemovalReference[] {
  return (resources?.referringTo(user.id) ?? []).flatMap((resource) => {
    const { kind, id, name, users = [] } = resource;
    const isDetached = kind === 'mailbox' && resource.ownerId === user.id && !owned.includes(resource);
    const places = users
      .filter(({ userId }) => userId === user.id)
      .map(({ place }) => ({ kind, id, name, ...(place !== undefined && { place }) }));
    return isDetached ? [{ kind, id, name }, ...places] : places;
  });
}

/** Who forwards to the user, has its extension as mobile, or uses its mailbox; by name. */
function fromUsers(user: User, owned: readonly Mailbox[], { resources }: UserLookup): readonly RemovalReference[] {
  const keys = [...(user.extension === undefined ? [] : [user.extension]), ...owned.map(({ id }) => id)];
  const found = new Set(keys.flatMap((key) => resources?.usersReferringTo(key) ?? []));
  return [...found]
    .filter(({ id }) => id !== user.id)
    .filter((other) =>
      referencesOf(other).some(
        (reference) => dials(reference, user.extension) || owned.some((mailbox) => pointsTo(reference, mailbox)),
      ),
    )
    .map(({ id, displayName }) => ({ kind: 'user' as const, id, name: displayName }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
