import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import type { User, UserValues } from '../user.js';
import type { Owner, UserLookup } from './user-lookup.js';

/** What was asked for and can be kept, cleaned, undefined clearing; and what is found to be wrong, to be added to. */
export interface Asked {
  readonly values: Partial<UserValues>;
  readonly issues: Issue[];
}

/** R20, P2: what is asked for must not be somebody else's. */
export function judgeUniqueness(
  users: UserLookup,
  after: User,
  field: 'extension' | 'username' | 'email',
  { values, issues }: Asked,
  policy?: Policy,
): void {
  const value = values[field];
  const owner = value === undefined ? undefined : ownerOf(users, field, value);
  if (value === undefined || !owner || (owner.kind === undefined && owner.id === after.id)) return;
  const next = policy && users.nextFree(policy, { from: value });
  const params = { value, owner: owner.displayName, ownerId: owner.id, ...(next !== undefined && { next }) };
  issues.push({ code: `${field}-taken`, field, params });
}

function ownerOf(users: UserLookup, field: 'extension' | 'username' | 'email', value: string): Owner | undefined {
  if (field === 'extension') return users.owner(value);
  return field === 'username' ? users.byUsername(value) : users.byEmail(value);
}

/** R5: no more activated users than seats; who is activated already stays so. */
export function judgeSeats(
  users: UserLookup,
  before: User | undefined,
  after: User,
  { issues }: Asked,
  { seats }: Policy,
): void {
  if (seats === undefined || after.status !== 'activated' || before?.status === 'activated') return;
  const count = users.counts.activated + 1;
  if (count > seats) issues.push({ code: 'seats-exceeded', field: 'status', params: { seats, after: count } });
}
