import { checkForwarding } from '../calls/forwarding-cycle.js';
import type { Mailbox, Resource, UserReference } from '../resource.js';
import { maxDestinations } from '../rules/check.js';
import { isSame } from '../rules/is-same.js';
import type { Effects, OwnReference, RemovedUser } from '../rules/judgement.js';
import { userWith, type UserLookup } from '../rules/user-lookup.js';
import type { Forwarding, User, UserId } from '../user.js';
import { stampUser, type Stamp } from './removal-effects.js';
import { dials, leadsSomewhere, pointsTo, referencesOf, rewriteReferences } from './user-references.js';

type AlteredUser = Effects['users'][number];
type AlteredResource = Effects['resources'][number];

const nothing: Effects = { users: [], resources: [] };

/** A user who comes back, and what comes back with it. */
export function returnOf(
  users: UserLookup,
  { user, effects = nothing }: RemovedUser,
  stamp: Stamp,
): { readonly after: User; readonly effects?: Effects } {
  const resources = effects.resources.flatMap((entry) => returnedResource(users, user.id, entry, stamp));
  const isBack = (reference: OwnReference): boolean =>
    dials(reference, user.extension) ||
    resources.some(({ before, after }) => !before && after !== undefined && pointsTo(reference, after));
  const after = withoutLost(
    user,
    effects.own ?? [],
    (reference) => isBack(reference) || leadsSomewhere(reference, users),
    stamp,
  );
  const find = (extension: string): User | undefined =>
    extension === after.extension ? after : userWith(users, extension);
  const others = effects.users.flatMap((entry) =>
    returnedUser(users.get(entry.before.id), entry, { isBack, find, stamp }),
  );
  return { after, ...(others.length + resources.length > 0 && { effects: { users: others, resources } }) };
}

/** The user itself, without references to what has gone meanwhile. */
function withoutLost(
  user: User,
  own: readonly OwnReference[],
  leads: (reference: OwnReference) => boolean,
  stamp: Stamp,
): User {
  const lost = own.filter((reference) => !leads(reference));
  const kept = rewriteReferences(user, (reference) =>
    lost.some((each) => isSame(each, reference)) ? undefined : reference.to,
  );
  return kept === user ? user : stampUser(kept, stamp);
}

function returnedResource(
  users: UserLookup,
  userId: UserId,
  { before, after }: AlteredResource,
  { newVersion }: Stamp,
): AlteredResource[] {
  const current = users.resources?.get(before!.id);
  if (!after) {
    // Another thing has the id by now.
    if (current) return [];
    const back = withoutGone(before!, userId, users);
    return [{ after: back === before ? back : { ...back, version: newVersion() } }];
  }
  if (!current || current.kind !== before!.kind) return [];
  if (isSame(current, after)) return [{ before: current, after: before! }];
  const mended = putBack(current, before!, after, userId);
  return mended === current ? [] : [{ before: current, after: { ...mended, version: newVersion() } }];
}

/** A deleted mailbox without the users who are no longer there, and without a number that somebody else has by now. */
function withoutGone(mailbox: Resource, userId: UserId, users: UserLookup): Resource {
  const draft: { -readonly [K in keyof Resource]: Resource[K] } = { ...mailbox };
  const kept = mailbox.users?.filter((reference) => reference.userId === userId || users.get(reference.userId));
  if (kept) draft.users = kept;
  if (mailbox.extension !== undefined && users.owner(mailbox.extension)) delete draft.extension;
  return isSame(draft, mailbox) ? mailbox : (draft as Resource);
}

/** A resource that was changed since: the user's places go back into its list, its mailbox is its own if nobody else's. */
function putBack(current: Resource, before: Resource, after: Resource, userId: UserId): Resource {
  const list = listPutBack(current.users ?? [], before.users ?? [], after.users ?? [], userId);
  const mended = list === current.users || list.length === 0 ? current : { ...current, users: list };
  if (mended.kind !== 'mailbox' || (before as Mailbox).ownerId !== userId) return mended;
  return mended.ownerId === (after as Mailbox).ownerId ? { ...mended, ownerId: userId } : mended;
}

function listPutBack(
  current: readonly UserReference[],
  before: readonly UserReference[],
  after: readonly UserReference[],
  userId: UserId,
): readonly UserReference[] {
  // The place that the successor took for this user.
  const standIn = after.find((reference) => !before.some((other) => isSame(other, reference)));
  return before.reduce((list, reference, at) => {
    if (reference.userId !== userId) return list;
    const taken = standIn?.place === reference.place ? list.findIndex((other) => isSame(other, standIn)) : -1;
    return taken >= 0 ? list.with(taken, reference) : list.toSpliced(at, 0, reference);
  }, current);
}

interface Returning {
  /** Whether something is there again because of the return. */
  readonly isBack: (reference: OwnReference) => boolean;
  readonly find: (extension: string) => User | undefined;
  readonly stamp: Stamp;
}

function returnedUser(current: User | undefined, { before, after }: AlteredUser, returning: Returning): AlteredUser[] {
  if (!current) return [];
  const kept = referencesOf(after);
  const lost = referencesOf(before).filter((reference) => !kept.some((other) => isSame(other, reference)));
  if (isSame(current, after) && lost.every(returning.isBack)) return [{ before: current, after: before }];
  const mended: { -readonly [K in keyof User]: User[K] } = { ...current };
  const back = lost.filter(returning.isBack);
  for (const { field, to } of back)
    if (field !== 'forwarding' && isSame(current[field], after[field])) mended[field] = to;
  const destinations = back.flatMap(({ field, to }) => (field === 'forwarding' ? [to] : []));
  const forwarding = forwardingPutBack(current, before, after, destinations);
  // A call that would never end is worse than a reference that is lost (R18).
  if (forwarding && !checkForwarding({ ...mended, forwarding }, returning.find)) mended.forwarding = forwarding;
  return isSame(mended, current) ? [] : [{ before: current, after: stampUser(mended, returning.stamp) }];
}

/** The user's forwarding with destinations that are there again; undefined where it has none by now. */
function forwardingPutBack(current: User, before: User, after: User, back: readonly string[]): Forwarding | undefined {
  const now = current.forwarding;
  if (!now || back.length === 0) return undefined;
  const [then, left] = [before.forwarding!, after.forwarding!];
  const standIn = left.destinations.find((destination) => !then.destinations.includes(destination));
  let destinations = now.destinations;
  for (const destination of back) {
    const at = standIn === undefined ? -1 : destinations.indexOf(standIn);
    if (at >= 0) destinations = destinations.with(at, destination);
    else if (!destinations.includes(destination) && destinations.length < maxDestinations)
      destinations = destinations.toSpliced(then.destinations.indexOf(destination), 0, destination);
  }
  return { mode: isSame(now, left) ? then.mode : now.mode, destinations };
}
