import { checkForwarding } from '../calls/forwarding-cycle.js';
import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import { noMailbox, type OwnedNumber } from '../resource.js';
import type { User, UserValues } from '../user.js';
import type { Asked } from './judge-among-others.js';
import type { ResourceLookup, UserLookup } from './user-lookup.js';

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

/** The tenant's number with the same digits; spreadsheets lose the plus before them. */
function ownNumber(resources: ResourceLookup, text: string): OwnedNumber | undefined {
  const digits = text.replace(/\D/g, '');
  const found = (text.startsWith('+') ? undefined : resources.get(digits)) ?? resources.get(`+${digits}`);
  return found?.kind === 'number' ? found : undefined;
}

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
  const owned = resources.ofKind('number') as readonly OwnedNumber[];
  if (owned.length === 0) return undefined;
  const number = ownNumber(resources, value);
  if (!number) return { code: 'number-not-owned', field, params: { value } };
  if (field !== 'smsNumber' || number.texting !== false) return undefined;
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
  const issue = checkForwarding(after, (extension) => {
    const owner = users.owner(extension);
    return owner && users.get(owner.id);
  });
  if (issue) issues.push(issue);
}

/** Without a location, of its own or the tenant's, nobody knows where an emergency call comes from. */
export function warnWithoutLocation(
  { resources }: UserLookup,
  after: User,
  policy: Policy,
): readonly Issue[] | undefined {
  if (!policy.warnWithoutLocation || after.extension === undefined || after.locationId !== undefined) return undefined;
  if (resources?.ofKind('location').some((location) => location.kind === 'location' && location.isDefault))
    return undefined;
  return [{ code: 'location-missing', field: 'locationId', level: 'warning' }];
}
