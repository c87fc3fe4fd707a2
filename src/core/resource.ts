import type { UserId } from './user.js';

/**
 * What stands around the users of a tenant: branches, numbers, locations, mailboxes, fax accounts, and what refers to a user
 * (menus, groups, devices). Users refer to a resource by its `id`; a resource refers to users by `users` and `ownerId`.
 */
export const resourceKinds = [
  'branch',
  'number',
  'location',
  'mailbox',
  'fax-account',
  'menu',
  'group',
  'device',
] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** One place of a resource in which a user stands. */
export interface UserReference {
  readonly userId: UserId;
  /** Which place, in the tenant's words: "Key 3". */
  readonly place?: string;
}

interface ResourceBase {
  /** Unique in the tenant, over all kinds. Of a number it is the number itself, as E.164 (`+493012345`). */
  readonly id: string;
  /** Changes with every write. */
  readonly version: string;
  /** What people call it. */
  readonly name: string;
  /** An internal number that it holds; no user can have it (R20). */
  readonly extension?: string;
  /**
   * Users it refers to, in its own order: the keys of a menu, the members of a group, who uses a device or fax account,
   * with whom a mailbox is shared.
   */
  readonly users?: readonly UserReference[];
}

export interface Branch extends ResourceBase {
  readonly kind: 'branch';
}
export interface OwnedNumber extends ResourceBase {
  readonly kind: 'number';
  /** May send and receive text messages. */
  readonly texting?: boolean;
}
export interface Location extends ResourceBase {
  readonly kind: 'location';
  /** Postal address, in lines. */
  readonly address?: string;
  /** Used where a user has none. */
  readonly isDefault?: boolean;
}
/**
 * A voicemail box. A user's own box becomes a resource as soon as it holds anything; until then there is nothing to decide
 * about when the user goes.
 */
export interface Mailbox extends ResourceBase {
  readonly kind: 'mailbox';
  /** Whose it is; absent: shared, nobody's own. */
  readonly ownerId?: UserId;
  /** How many messages it holds. */
  readonly messages: number;
}
export interface OtherResource extends ResourceBase {
  readonly kind: 'fax-account' | 'menu' | 'group' | 'device';
}

/** The location of who has none of its own. */
export const isDefaultLocation = (resource: Resource): resource is Location =>
  resource.kind === 'location' && resource.isDefault === true;

export type Resource = Branch | OwnedNumber | Location | Mailbox | OtherResource;

/** A wish to alter what stands around the users; a host's, not an administrator's. */
export type ResourceChange =
  /** Adds or replaces. `version` is given by the store. */
  | { readonly kind: 'put'; readonly resource: ResourceInput }
  /** Users that refer to it no longer do, in the same write. */
  | { readonly kind: 'delete'; readonly id: string };

type WithoutVersion<R> = R extends Resource ? Omit<R, 'version'> : never;
export type ResourceInput = WithoutVersion<Resource>;

/** `mailboxId` of a user without a mailbox; an absent one means the user's own (R33). */
export const noMailbox = 'none';
