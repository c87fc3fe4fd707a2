import { checkForwarding } from '../calls/forwarding-cycle.js';
import type { MailboxChoice } from '../change.js';
import type { Mailbox, Resource, UserReference } from '../resource.js';
import type { Effects, JudgeContext, OwnReference } from '../rules/judgement.js';
import { userWith, type UserLookup } from '../rules/user-lookup.js';
import type { User, UserId } from '../user.js';
import { ownedMailboxes } from './owned-mailboxes.js';
import { dials, leadsSomewhere, pointsTo, referencesOf, rewriteReferences, type Rewrite } from './user-references.js';

export interface RemovalWish {
  readonly user: User;
  /** What becomes of the user's mailboxes; they are kept as shared ones when absent. */
  readonly mailbox?: MailboxChoice | undefined;
  readonly successor?: User | undefined;
}

export type Stamp = Pick<JudgeContext, 'now' | 'newVersion'>;

type AlteredResource = Effects['resources'][number];
type AlteredUser = Effects['users'][number];

/** What a removal alters elsewhere so that nothing refers to the user afterwards (R35); undefined when there is nothing. */
export function effectsOfRemoval(users: UserLookup, wish: RemovalWish, stamp: Stamp): Effects | undefined {
  const { user, successor } = wish;
  const resources = alteredResources(users, wish, stamp);
  const gone = resources.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const heirNumber = successor?.extension;
  const rewrite: Rewrite = (reference) => {
    if (gone.some((resource) => pointsTo(reference, resource))) return undefined;
    return dials(reference, user.extension) ? heirNumber : reference.to;
  };
  const others = alteredUsers(users, { gone, extension: user.extension, except: user.id, rewrite }, stamp);
  const own = referencesOf(user).filter((reference) => leadsSomewhere(reference, users));
  if (others.length + resources.length + own.length === 0) return undefined;
  return { users: others, resources, ...(own.length > 0 && { own }) };
}

/** What goes away, and what the references to it become. */
export interface Vanishing {
  readonly gone: readonly Resource[];
  readonly extension: string | undefined;
  readonly except?: UserId;
  readonly rewrite: Rewrite;
}

/** The users who refer to what goes away, as they will be. */
export function alteredUsers(users: UserLookup, vanishing: Vanishing, stamp: Stamp): readonly AlteredUser[] {
  const { gone, extension, except, rewrite } = vanishing;
  const keys = gone.flatMap((resource) => [resource.id, resource.extension]);
  const found = [extension, ...keys].flatMap((key) =>
    key === undefined ? [] : (users.resources?.usersReferringTo(key) ?? []),
  );
  // Nobody follows the way to who goes away. All new ways lead to one successor, so none of them closes a cycle with another.
  const find = (number: string): User | undefined => (number === extension ? undefined : userWith(users, number));
  return [...new Set(found)].flatMap((before) => {
    const user = before.id === except ? before : rewriteSoundly(before, rewrite, find);
    return user === before ? [] : [{ before, after: stampUser(user, stamp) }];
  });
}

/** A successor whose calls come back here is not taken as a destination: the call would never end (R18). */
function rewriteSoundly(before: User, rewrite: Rewrite, find: (extension: string) => User | undefined): User {
  const user = rewriteReferences(before, rewrite);
  if (!checkForwarding(user, find)) return user;
  const withoutNew = ({ field, to }: OwnReference): string | undefined => {
    const next = rewrite({ field, to });
    return field === 'forwarding' && next !== to ? undefined : next;
  };
  return rewriteReferences(before, withoutNew);
}

function alteredResources(users: UserLookup, wish: RemovalWish, stamp: Stamp): readonly AlteredResource[] {
  const { user } = wish;
  const owned = new Set<Resource>(ownedMailboxes(user, users));
  return (users.resources?.referringTo(user.id) ?? []).map((before) => {
    if (owned.has(before) && wish.mailbox?.kind === 'delete') return { before };
    const version = stamp.newVersion();
    if (before.kind === 'mailbox') return { before, after: { ...mailboxWithout(before, owned, wish), version } };
    return { before, after: { ...before, users: listWithout(before.users!, user.id, wish.successor?.id), version } };
  });
}

/** Nobody inherits a share in somebody's voicemail with a place in a menu; only a mailbox of its own is handed over. */
function mailboxWithout(
  mailbox: Mailbox,
  owned: ReadonlySet<Resource>,
  { user, mailbox: choice }: RemovalWish,
): Mailbox {
  const draft: { -readonly [K in keyof Mailbox]: Mailbox[K] } = { ...mailbox };
  if (mailbox.users) draft.users = listWithout(mailbox.users, user.id);
  if (mailbox.ownerId !== user.id) return draft;
  if (owned.has(mailbox) && choice?.kind === 'hand-over') draft.ownerId = choice.to;
  else delete draft.ownerId;
  return draft;
}

/** A list without a user; the successor takes the first of the places, unless it stands there already. */
function listWithout(list: readonly UserReference[], userId: UserId, successorId?: UserId): readonly UserReference[] {
  let isTaken = successorId === undefined || list.some((reference) => reference.userId === successorId);
  return list.flatMap((reference) => {
    if (reference.userId !== userId) return [reference];
    if (isTaken) return [];
    isTaken = true;
    return [{ ...reference, userId: successorId! }];
  });
}

/** A user altered along with something else. */
export const stampUser = (user: User, { now, newVersion }: Stamp): User => ({
  ...user,
  version: newVersion(),
  updatedAt: now,
});
