import type { MailboxChoice, UserChange, UserPatch } from '../../src/core/change.js';
import { defaultPolicy, type Policy } from '../../src/core/policy.js';
import type { SortField, UserFilter, UserQuery } from '../../src/core/query.js';
import { planRemoval } from '../../src/core/removal/plan-removal.js';
import type { Resource, ResourceChange } from '../../src/core/resource.js';
import type { User } from '../../src/core/user.js';
import type { UserAdapter } from '../../src/data/adapter.js';
import { equals, law, seeded, strongPassword, type AdapterLaw } from './law-kit.js';
import { Oracle } from './oracle.js';

const names = [
  'Ann Meyer',
  'Zoë Åkesson',
  'Jose\u0301 Müller',
  '李雷',
  'أحمد علي',
  '👍 Team',
  'Łukasz Żak',
  'meyer, ann',
  'Ben 10',
  'Ben 2',
  '  ',
];
const extensions = ['10', '100', '1000', '0100', '101', '102', '11', '112', '1x', '99999', '2000'];
const emails = ['ann@example.com', 'ANN@example.com', 'ben@example.com', 'zoë@exämple.com', 'nobody', 'li@example.com'];
const usernames = ['ann', 'Ann', 'ben', 'zoë', 'a b'];
const roles = ['user', 'admin', 'org-admin', 'agent', 'pilot'];
const searches = [
  '',
  'ann',
  'MULLER',
  'jose mu',
  '10',
  '0100',
  '+49 170',
  '@example',
  'lukasz',
  '👍',
  'أحمد',
  '  ',
  'zzz',
  '1',
];
const sortFields: readonly SortField[] = [
  'displayName',
  'extension',
  'email',
  'username',
  'role',
  'licence',
  'status',
  'phoneType',
];
/** What stands around the users: some are there, some are not. */
const places: readonly Pick<Resource, 'id' | 'kind'>[] = [
  { id: 'menu', kind: 'menu' },
  { id: 'group', kind: 'group' },
  { id: 'east', kind: 'branch' },
  { id: 'box', kind: 'mailbox' },
  { id: 'other-box', kind: 'mailbox' },
  { id: '+493012345', kind: 'number' },
];
const policy: Policy = { ...defaultPolicy, seats: 6 };

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Core is the oracle: any changes are judged, any query is answered as core does. */
export const agreementLaws: readonly AdapterLaw[] = [1, 2, 3, 4].map((seed) =>
  law(`any changes and any queries agree with core (seed ${seed})`, async (adapter) => {
    const random = seeded(seed);
    const oracle = new Oracle(adapter.tenantId);
    adapter.policy = policy;
    for (let step = 0; step < 40; step++) {
      const changes = Array.from({ length: 1 + Math.floor(random() * 5) }, () => anyChange(random, oracle));
      const sound = adapter.supports.restore ? changes : changes.filter((change) => change.kind !== 'restore');
      const results = await adapter.write(sound);
      sound.forEach((change, at) => oracle.follow(change, results[at]!, policy));
      await oracle.learn(adapter);
      if (random() < 0.5) await alterResources(adapter, oracle, random);
      await compareLists(adapter, oracle, anyQuery(random, oracle));
      await compareForesight(adapter, oracle, [anyChange(random, oracle), anyChange(random, oracle)]);
    }
    for (const sort of sortFields) await compareLists(adapter, oracle, { sort: { field: sort } });
    await compareExtensions(adapter, oracle);
  }),
);

/** What stands around the users, where the adapter keeps it. */
async function alterResources(adapter: UserAdapter, oracle: Oracle, random: Random): Promise<void> {
  if (!adapter.resources) return;
  const changes = Array.from({ length: 1 + Math.floor(random() * 3) }, () => anyResourceChange(random, oracle));
  oracle.followResources(changes, await adapter.resources.write(changes), policy);
  await oracle.learn(adapter);
}

async function compareLists(adapter: UserAdapter, oracle: Oracle, query: UserQuery): Promise<void> {
  equals(await adapter.list(query), oracle.users.select(query), `the list of ${JSON.stringify(query)}`);
}

async function compareExtensions(adapter: UserAdapter, oracle: Oracle): Promise<void> {
  if (!adapter.extensions) return;
  const search = { describe: extensions, free: { count: 5, from: '1' }, matching: { prefix: '10', limit: 20 } };
  equals(await adapter.extensions(search), oracle.users.extensions(search, policy), 'the extensions');
}

/** What it would say of changes, and what their removal would bring about. */
async function compareForesight(adapter: UserAdapter, oracle: Oracle, changes: readonly UserChange[]): Promise<void> {
  const known = changes.filter((change) => change.kind !== 'restore');
  if (adapter.check)
    equals(
      await adapter.check(known),
      known.map((change) => oracle.issuesOf(change, policy)),
      'check',
    );
  if (!adapter.planRemoval) return;
  const ids = ['nobody', ...oracle.users.select({ limit: 3 }).users.map((user) => user.id)];
  const plans = ids.map((id) => planRemoval(oracle.users, id, { policy }));
  equals(await adapter.planRemoval(ids), plans, 'the plans of removals');
}

function anyResourceChange(random: Random, oracle: Oracle): ResourceChange {
  const { id, kind } = pick(random, places);
  if (random() < 0.2) return { kind: 'delete', id };
  const userIds = [...oracle.users.select({}).users.map((user) => user.id), ...(random() < 0.05 ? ['nobody'] : [])];
  const anyUser = (): string => pick(random, userIds);
  const count = userIds.length > 0 ? Math.floor(random() * 4) : 0;
  const users = Array.from({ length: count }, (_, at) => ({ userId: anyUser(), place: `Key ${at}` }));
  const some = {
    name: pick(random, names),
    ...(random() < 0.5 && { users }),
    ...(random() < 0.3 && { extension: pick(random, ['10', '100', '101', '2000']) }),
  };
  if (kind !== 'mailbox') return { kind: 'put', resource: { kind, id, ...some } };
  const owner = userIds.length > 0 && random() < 0.7 ? { ownerId: anyUser() } : {};
  return { kind: 'put', resource: { kind, id, messages: Math.floor(random() * 4), ...owner, ...some } };
}

function anyChange(random: Random, oracle: Oracle): UserChange {
  const users = oracle.users.select({}).users;
  const user = pick(random, users) as User | undefined;
  const dice = random();
  if (!user || dice < 0.4) return { kind: 'create', values: anyValues(random), ...anySecrets(random) };
  const base = random() < 0.1 ? 'stale' : user.version;
  if (dice < 0.8) return { kind: 'update', id: user.id, base, values: anyValues(random), ...anySecrets(random) };
  if (dice < 0.9) return { kind: 'remove', id: user.id, base, ...anyChoices(random, users) };
  return { kind: 'restore', id: pick(random, [...oracle.removedIds, user.id, 'nobody']) };
}

function anyChoices(random: Random, users: readonly User[]): Partial<UserChange & { kind: 'remove' }> {
  const to = pick(random, users).id;
  const choices: readonly MailboxChoice[] = [{ kind: 'keep' }, { kind: 'hand-over', to }, { kind: 'delete' }];
  return {
    ...(random() < 0.8 && { mailbox: pick(random, choices) }),
    ...(random() < 0.4 && { successorId: random() < 0.1 ? 'nobody' : pick(random, users).id }),
  };
}

function anyValues(random: Random): UserPatch {
  const some = <T>(list: readonly T[], chance: number): T | null | undefined =>
    random() < chance ? (random() < 0.1 ? null : pick(random, list)) : undefined;
  const values = {
    displayName: some(names, 0.8),
    extension: some(extensions, 0.6),
    email: some(emails, 0.4),
    username: some(usernames, 0.2),
    role: some(roles, 0.4),
    licence: some(['voice', 'admin'], 0.2),
    phoneType: some(['softphone', 'deskphone'], 0.2),
    status: some(['activated', 'deactivated'] as const, 0.5),
    mobile: some(['+49 170 1234567', '0170-99', 'call me', '101'], 0.2),
    branchId: some(['east', 'west'], 0.1),
    mailboxId: some(['box', 'other-box', 'none'], 0.1),
    callerIdNumber: some(['+493012345', '030'], 0.1),
    callTimeout: some([20, 25, -1, 2.5], 0.2),
    doNotDisturb: some([true, false], 0.2),
    notifyEmails: some([['a@example.com', ' a@example.com'], ['bad'], []], 0.1),
    forwarding: some(
      [
        { mode: 'forward', destinations: ['101'] } as const,
        { mode: 'sequential', destinations: ['100', '+49 170 1', '11'] } as const,
        { mode: 'forward', destinations: [] } as const,
      ],
      0.2,
    ),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function anySecrets(random: Random): { secrets?: { sipPassword: string | null } } {
  return random() < 0.4 ? { secrets: { sipPassword: pick(random, [strongPassword, 'weak', null]) } } : {};
}

function anyQuery(random: Random, oracle: Oracle): UserQuery {
  const users = oracle.users.select({}).users;
  const filters: readonly UserFilter[] = [
    { status: 'activated' },
    { roles: ['user', 'admin'] },
    { licences: ['admin'] },
    { withoutExtension: true },
    { withoutExtension: false, status: 'deactivated' },
    { ids: users.slice(1, 4).map((user) => user.id) },
    { roles: [] },
  ];
  return {
    ...(random() < 0.6 && { search: pick(random, searches) }),
    ...(random() < 0.4 && { filter: pick(random, filters) }),
    ...(random() < 0.6 && { sort: { field: pick(random, sortFields), descending: random() < 0.5 } }),
    ...(random() < 0.5 && { offset: Math.floor(random() * 8), limit: Math.floor(random() * 8) }),
  };
}
