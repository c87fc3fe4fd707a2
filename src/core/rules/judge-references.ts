import { checkForwarding } from '../calls/forwarding-cycle.js';
import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import { isDefaultLocation, noMailbox, type OwnedNumber } from '../resource.js';
import type { User, UserValues } from '../user.js';
import { isLocationMissing } from './is-location-missing.js';
import type { Asked } from './judge-among-others.js';
import { userWith, type ResourceLookup, type UserLookup } from './user-lookup.js';

const references = [
  ['branchId', 'branch'],
  ['locationId', 'location'],
  ['faxAccountId', 'fax-account'],
  ['mailboxId', 'mailbox'],
] as const;
const numbers = ['callerIdNumber', 'smsNumber'] as const;

type Values = { -readonly [F in keyof UserValues]?: UserValues[F] };

/** A number as people write it becomes the tenant's own, so that a reference to it is found by its id. */
export function nameOwnNumbers({ resources }: UserLookup, values: Values): void {
  if (!resources) return;
  for (const field of numbers) {
    const value: unknown = values[field];
    const number = typeof value === 'string' ? ownNumber(resources, value) : undefined;
    if (number) values[field] = number.id;
  }
}

/** Spreadsheets lose the plus before it. */
const ownNumber = (resources: ResourceLookup, text: string): OwnedNumber | undefined =>
  resources.number(text) ?? (text.startsWith('+') ? undefined : resources.number(`+${text}`));

/** What is asked for must be there, as far as anything of its kind is known. */
export function judgeReferences({ resources }: UserLookup, { values, issues }: Asked): void {
  if (!resources) return;
  for (const [field, kind] of references) {
    const value = values[field];
    if (value === undefined || (field === 'mailboxId' && value === noMailbox)) continue;
    if (resources.get(value)?.kind !== kind && resources.ofKind(kind).length > 0)
      issues.push({ code: 'reference-unknown', field, params: { value } });
  }
  for (const field of numbers) {
    const value = values[field];
    const issue = value === undefined ? undefined : judgeNumber(resources, field, value);
    if (issue) issues.push(issue);
  }
}

/** Enough to choose from, in a sentence. */
const mostNamed = 5;

function judgeNumber(resources: ResourceLookup, field: (typeof numbers)[number], value: string): Issue | undefined {
  const number = ownNumber(resources, value);
  if (number && (field !== 'smsNumber' || number.texting !== false)) return undefined;
  const owned = resources.ofKind('number') as readonly OwnedNumber[];
  if (!number) return owned.length > 0 ? { code: 'number-not-owned', field, params: { value } } : undefined;
  const expected = owned.filter(({ texting }) => texting !== false).map(({ id }) => id);
  return { code: 'not-a-choice', field, params: { value, expected: expected.slice(0, mostNamed) } };
}

/** Texting needs a number to text from. */
export function judgeTexting(after: User, { values, issues }: Asked): void {
  if (after.smsEnabled !== true || after.smsNumber !== undefined) return;
  if (!('smsEnabled' in values) && !('smsNumber' in values)) return;
  if (!issues.some(({ field }) => field === 'smsNumber')) issues.push({ code: 'required', field: 'smsNumber' });
}

/** R18: calls must not come back to where they are sent from. */
export function judgeForwarding(users: UserLookup, after: User, { values, issues }: Asked): void {
  if (!after.forwarding || (!('forwarding' in values) && !('extension' in values))) return;
  const issue = checkForwarding(after, (extension) => userWith(users, extension));
  if (issue) issues.push(issue);
}

/** Without a location, of its own or the tenant's, nobody knows where an emergency call comes from. */
export function warnWithoutLocation(
  { resources }: UserLookup,
  after: User,
  policy: Policy,
): readonly Issue[] | undefined {
  const hasDefault = (): boolean => resources?.ofKind('location').some(isDefaultLocation) ?? false;
  if (!isLocationMissing(after, policy, hasDefault)) return undefined;
  return [{ code: 'location-missing', field: 'locationId', level: 'warning' }];
}
