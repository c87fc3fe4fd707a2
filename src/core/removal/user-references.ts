import { dialledDigits } from '../calls/callee.js';
import { isDigits } from '../digits.js';
import { numberKey } from '../number-key.js';
import type { Resource, ResourceKind } from '../resource.js';
import type { OwnReference, ReferenceField } from '../rules/judgement.js';
import type { UserLookup } from '../rules/user-lookup.js';
import type { Forwarding, User } from '../user.js';

type ResourceField = Exclude<ReferenceField, 'mobile' | 'forwarding'>;

/** Which kind of resource each field refers to. */
const kindOfField: Readonly<Record<ResourceField, ResourceKind>> = {
  branchId: 'branch',
  locationId: 'location',
  faxAccountId: 'fax-account',
  mailboxId: 'mailbox',
  callerIdNumber: 'number',
  smsNumber: 'number',
};
const resourceFields = Object.keys(kindOfField) as ResourceField[];
const singleFields = [...resourceFields, 'mobile'] as const;

const isResourceField = (field: ReferenceField): field is ResourceField => Object.hasOwn(kindOfField, field);

/** What a text is looked up by: a number by its digits, however it is written; an id as it is. */
export function referenceKey(text: string): string {
  return /^[+(0-9][0-9()\-. /]*$/.test(text) ? numberKey(text) : text;
}

/** Tells what a user refers to, or may refer to: digits may be an extension (R35). A key may come twice. */
export function visitReferenceKeys(user: User, visit: (key: string) => void): void {
  for (const field of resourceFields) {
    const value = user[field];
    if (value !== undefined) visit(referenceKey(value));
  }
  if (user.mobile !== undefined) visitExtension(user.mobile, visit);
  for (const destination of user.forwarding?.destinations ?? []) visitExtension(destination, visit);
}

function visitExtension(destination: string, visit: (key: string) => void): void {
  // Most are plain digits, or begin with a plus; there may be 100,000 of them.
  if (destination.charCodeAt(0) === 43) return;
  const extension = isDigits(destination) ? destination : dialledDigits(destination);
  if (extension !== undefined) visit(extension);
}

/** The references of a user, each with its field. */
export function referencesOf(user: User): readonly OwnReference[] {
  const single = singleFields.flatMap((field) => {
    const to = user[field];
    return to === undefined ? [] : [{ field, to }];
  });
  return [...single, ...(user.forwarding?.destinations ?? []).map((to) => ({ field: 'forwarding' as const, to }))];
}

/** Whether there is something of the right kind where a reference points to. */
export function leadsSomewhere({ field, to }: OwnReference, users: UserLookup): boolean {
  if (!isResourceField(field)) {
    const extension = dialledDigits(to);
    return extension !== undefined && users.owner(extension) !== undefined;
  }
  const kind = kindOfField[field];
  const found = kind === 'number' ? users.resources?.number(to) : users.resources?.get(to);
  return found?.kind === kind;
}

/** Whether a reference rings an extension. */
export function dials({ field, to }: OwnReference, extension: string | undefined): boolean {
  return !isResourceField(field) && extension !== undefined && dialledDigits(to) === extension;
}

/** Whether a reference points to a resource, by its id or by the internal number that it holds. */
export function pointsTo({ field, to }: OwnReference, resource: Resource): boolean {
  if (!isResourceField(field)) return dials({ field, to }, resource.extension);
  if (kindOfField[field] !== resource.kind) return false;
  return resource.kind === 'number' ? numberKey(to) === numberKey(resource.id) : to === resource.id;
}

/** What a reference becomes: itself, another one, or nothing. */
export type Rewrite = (reference: OwnReference) => string | undefined;

/**
 * The user with other references, and otherwise valid as it was: no destination twice, no forwarding to itself, a mode that needs
 * a destination falls back to ringing the phone, texting goes with its number.
 * @returns the same user when nothing changes
 */
export function rewriteReferences(user: User, rewrite: Rewrite): User {
  const draft: { -readonly [K in keyof User]?: User[K] } = { ...user };
  let isAltered = false;
  for (const field of singleFields) {
    const to = user[field];
    const next = to === undefined ? to : notOwn(user, { field, to }, rewrite);
    if (next === to) continue;
    isAltered = true;
    if (next === undefined) delete draft[field];
    else draft[field] = next;
  }
  if (user.smsNumber !== undefined && draft.smsNumber === undefined && user.smsEnabled) draft.smsEnabled = false;
  const forwarding = user.forwarding && rewriteForwarding(user, user.forwarding, rewrite);
  if (forwarding !== user.forwarding) draft.forwarding = forwarding!;
  return isAltered || forwarding !== user.forwarding ? (draft as User) : user;
}

function rewriteForwarding(user: User, forwarding: Forwarding, rewrite: Rewrite): Forwarding {
  const { mode, destinations } = forwarding;
  const next = destinations.map((to) => notOwn(user, { field: 'forwarding', to }, rewrite));
  if (next.every((to, at) => to === destinations[at])) return forwarding;
  const kept = [...new Set(next.filter((to) => to !== undefined))];
  return { mode: kept.length > 0 ? mode : 'ring-my-phone', destinations: kept };
}

/** A reference that would become the user's own number is none. */
function notOwn(user: User, reference: OwnReference, rewrite: Rewrite): string | undefined {
  const next = rewrite(reference);
  return next !== reference.to && !isResourceField(reference.field) && next === user.extension ? undefined : next;
}
