import { noMailbox, type Mailbox } from '../resource.js';
import type { UserLookup } from '../rules/user-lookup.js';
import type { User } from '../user.js';

/**
 * The mailboxes that go with a user unless somebody says otherwise (R33). A user whose mailbox is "none" has detached it
 * beforehand: it is kept, and nobody needs to be asked.
 */
export function ownedMailboxes(user: User, { resources }: UserLookup): readonly Mailbox[] {
  if (!resources || user.mailboxId === noMailbox) return [];
  return resources
    .referringTo(user.id)
    .filter((resource) => resource.kind === 'mailbox')
    .filter(({ ownerId }) => ownerId === user.id);
}
