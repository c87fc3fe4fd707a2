import type { ExtensionOwner } from '../extension/extension.js';
import type { FreeOptions } from '../extension/free-extension.js';
import type { Policy } from '../policy.js';
import type { UserCounts } from '../query.js';
import type { OwnedNumber, Resource, ResourceKind } from '../resource.js';
import type { User, UserId } from '../user.js';

/** Whose an extension, login or address is. Of a resource, its id, name and kind (R20). */
export type Owner = ExtensionOwner;

/** What the judge needs to know of the other users. `UserIndex` is the one that knows it. */
export interface UserLookup {
  readonly tenantId: string;
  readonly counts: UserCounts;
  get(id: UserId): User | undefined;
  /** Of all holders of numbers: users and resources (R20). */
  owner(extension: string): Owner | undefined;
  byUsername(username: string): Owner | undefined;
  byEmail(email: string): Owner | undefined;
  nextFree(policy: Policy, options?: FreeOptions): string | undefined;
  /** What stands around the users; absent where nothing is known of it. */
  readonly resources?: ResourceLookup;
}

/** What the judge of removals needs besides. */
export interface RoleLookup {
  /** Users in one role. */
  countInRole(role: string): number;
}

export interface ResourceLookup {
  get(id: string): Resource | undefined;
  /** The tenant's own number, however it is written. */
  number(text: string): OwnedNumber | undefined;
  /** In the order of their names. */
  ofKind(kind: ResourceKind): readonly Resource[];
  /** Those that refer to a user, by a place or as its own mailbox; in the order of kinds and names. */
  referringTo(userId: UserId): readonly Resource[];
  /**
   * Users that refer to a resource by its id, or (by forwarding or mobile) to an extension. Where an id and an extension are
   * the same text, those of both.
   */
  usersReferringTo(idOrExtension: string): readonly User[];
}

/** The user who has an extension; not a resource, whatever its id. */
export function userWith(users: UserLookup, extension: string): User | undefined {
  const owner = users.owner(extension);
  return owner && owner.kind === undefined ? users.get(owner.id) : undefined;
}
