import type { DirectoryError } from './errors.js';
import type { Issue } from './issue.js';
import type { PrivacyField } from './policy.js';
import type { CustomValue, SecretField, User, UserId, UserValues } from './user.js';

/** `null` clears a field; an absent field is left alone. */
export type UserPatch = { readonly [F in Exclude<keyof UserValues, 'custom'>]?: UserValues[F] | null } & {
  /** Name by name: null clears one, an absent one is left alone; null for all of them. */
  readonly custom?: Readonly<Record<string, CustomValue | null>> | null;
};
export type SecretPatch = { readonly [F in SecretField]?: string | null };

/** A wish to alter users. Assign, unassign, activate and deactivate are updates of one field. */
export type UserChange =
  | {
      readonly kind: 'create';
      readonly id?: UserId;
      readonly values: UserPatch;
      readonly secrets?: SecretPatch;
      /** Privacy warnings that the person has read and accepted (R16). */
      readonly acknowledged?: readonly PrivacyField[];
    }
  | {
      readonly kind: 'update';
      readonly id: UserId;
      /** The version this wish was based on (R50). */
      readonly base: string;
      readonly values: UserPatch;
      readonly secrets?: SecretPatch;
      readonly acknowledged?: readonly PrivacyField[];
    }
  | {
      readonly kind: 'remove';
      readonly id: UserId;
      readonly base: string;
      /** What becomes of the mailboxes that the user owns; needed where there is one (R33). */
      readonly mailbox?: MailboxChoice;
      /** Who takes the user's places in menus, groups and forwarding; absent, the places are cleared (R35). */
      readonly successorId?: UserId;
      /** Remove although nobody knows whether the user is on a call (R34). */
      readonly despiteUnknownUse?: boolean;
    }
  /** Undo of a removal: the user comes back with everything removed, secrets, mailboxes and references included (R31). */
  | { readonly kind: 'restore'; readonly id: UserId };

/** Keep it as a shared mailbox, hand it to another user, or delete it with its messages (R33). */
export type MailboxChoice =
  { readonly kind: 'keep' } | { readonly kind: 'hand-over'; readonly to: UserId } | { readonly kind: 'delete' };

/** A change as others may hear of it: which secrets it holds, never what they are (R60). */
export function withoutSecrets(change: UserChange): UserChange {
  if (!('secrets' in change) || !change.secrets) return change;
  const names = Object.entries(change.secrets).map(([field, secret]) => [field, secret === null ? null : '']);
  return { ...change, secrets: Object.fromEntries(names) as SecretPatch };
}

/** One verdict per change, in the order of the changes. */
export type WriteResult =
  | {
      readonly ok: true;
      readonly id: UserId;
      /** As kept; absent after a removal. */
      readonly user?: User;
      /** False when the change altered nothing and nothing was written. */
      readonly changed: boolean;
    }
  | {
      readonly ok: false;
      readonly id?: UserId;
      /** What is wrong with the data; empty when the world refused. */
      readonly issues: readonly Issue[];
      readonly error?: DirectoryError;
    };
