import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { MailboxChoice, UserChange, UserPatch } from '../../../src/core/change.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import type { Resource, ResourceChange, ResourceInput } from '../../../src/core/resource.js';
import type { User } from '../../../src/core/user.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';

/** A command names users by a number: the one at that place in the list, as each adapter has it. */
type Command =
  | { readonly kind: 'write'; readonly changes: readonly Wish[]; readonly atomic: boolean }
  | { readonly kind: 'resources'; readonly changes: readonly ResourceWish[] };
interface Wish {
  readonly kind: 'create' | 'update' | 'remove' | 'restore';
  readonly who: number;
  readonly other: number;
  readonly values: UserPatch;
  readonly mailbox: MailboxChoice['kind'];
  readonly hasSuccessor: boolean;
  readonly password: string | undefined;
}
interface ResourceWish {
  readonly at: number;
  readonly isDeleted: boolean;
  readonly users: readonly number[];
  readonly extension: string | undefined;
}

const absent = fc.constant(undefined);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 2, arbitrary: absent }, { weight: 1, arbitrary });
const extension = fc.constantFrom('200', '201', '202', '203', '204', '205');
const values: fc.Arbitrary<UserPatch> = fc
  .record({
    displayName: fc.constantFrom('Ann', 'Bob', 'Zoë 👍', 'علي'),
    extension: sometimes(extension),
    mobile: sometimes(extension),
    email: sometimes(fc.constantFrom('ann@example.com', 'bob@example.com', 'cid@example.com')),
    branchId: sometimes(fc.constantFrom('branch', 'nowhere')),
    mailboxId: sometimes(fc.constantFrom('box', 'none')),
    status: sometimes(fc.constantFrom('activated' as const, 'deactivated' as const)),
    custom: sometimes(fc.constantFrom({ desk: 'A' }, { desk: null, floor: 3 })),
    forwarding: sometimes(
      fc
        .array(extension, { minLength: 1, maxLength: 3 })
        .map((destinations) => ({ mode: 'sequential' as const, destinations })),
    ),
  })
  .map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as UserPatch);
const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom('create', 'create', 'update', 'update', 'remove', 'remove', 'restore', 'restore'),
  who: fc.nat(30),
  other: fc.nat(30),
  values,
  mailbox: fc.constantFrom('keep', 'hand-over', 'delete'),
  hasSuccessor: fc.boolean(),
  password: sometimes(fc.constantFrom('q7R-tz4Lm2wXe9', 'weak')),
});
const resourceWish: fc.Arbitrary<ResourceWish> = fc.record({
  at: fc.nat(4),
  isDeleted: fc.boolean(),
  users: fc.array(fc.nat(30), { maxLength: 3 }),
  extension: sometimes(extension),
});
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      changes: fc.array(wish, { minLength: 1, maxLength: 4 }),
      atomic: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resources' as const),
      changes: fc.array(resourceWish, { minLength: 1, maxLength: 3 }),
    }),
  },
);

/** One of the two, and what was removed from it. */
class Side {
  readonly adapter: UserAdapter;
  readonly #gone: string[] = [];
  #created = 0;

  constructor(adapter: UserAdapter) {
    this.adapter = adapter;
  }

  async run({ kind, ...command }: Command): Promise<unknown> {
    const { users } = await this.adapter.list({});
    if (!('atomic' in command))
      return this.adapter.resources!.write(
        (command.changes as readonly ResourceWish[]).map((each) => resourceChange(each, users)),
      );
    const changes = command.changes.map((each) => this.#change(each, users));
    const results = await this.adapter.write(changes, { atomic: command.atomic });
    changes.forEach((change, at) => change.kind === 'remove' && results[at]!.ok && this.#gone.push(change.id));
    return [
      kind,
      results.map((result) => ({
        ...result,
        ...('user' in result && { user: unversioned(result.user!) }),
        ...('error' in result && { error: result.error!.code }),
      })),
    ];
  }

  #change({ kind, who, other, values: wished, ...wish }: Wish, users: readonly User[]): UserChange {
    const user = users[who % Math.max(1, users.length)];
    const secrets = wish.password === undefined ? {} : { secrets: { sipPassword: wish.password } };
    if (kind === 'restore' && this.#gone.length > 0) return { kind, id: this.#gone[who % this.#gone.length]! };
    if (kind === 'create' || !user)
      return { kind: 'create', id: `user-${this.#created++}`, values: wished, ...secrets };
    const { id, version: base } = user;
    if (kind !== 'remove') return { kind: 'update', id, base, values: wished, ...secrets };
    const to = users[other % users.length]!.id;
    const mailbox: MailboxChoice = wish.mailbox === 'hand-over' ? { kind: 'hand-over', to } : { kind: wish.mailbox };
    return { kind, id, base, mailbox, ...(wish.hasSuccessor && { successorId: to }) };
  }
}

const kinds = [
  { kind: 'branch', id: 'branch' },
  { kind: 'mailbox', id: 'box', messages: 2 },
  { kind: 'mailbox', id: 'other-box', messages: 0 },
  { kind: 'menu', id: 'menu' },
  { kind: 'group', id: 'group' },
] as const;

function resourceChange({ at, isDeleted, ...wish }: ResourceWish, everybody: readonly User[]): ResourceChange {
  const base = kinds[at]!;
  if (isDeleted) return { kind: 'delete', id: base.id };
  const users =
    everybody.length === 0 ? [] : wish.users.map((who) => ({ userId: everybody[who % everybody.length]!.id }));
  const [owner] = users;
  const own = base.kind === 'mailbox' && owner ? { ownerId: owner.userId } : {};
  const resource = {
    name: base.id,
    ...base,
    ...own,
    users,
    ...(wish.extension !== undefined && { extension: wish.extension }),
  };
  return { kind: 'put', resource: resource as ResourceInput };
}

const unversioned = <T extends User | Resource>({ version: _, ...rest }: T): unknown => rest;

async function stateOf({
  list,
  resources,
  history,
}: Pick<UserAdapter, 'list' | 'resources' | 'history'>): Promise<unknown> {
  const page = await list({});
  return {
    users: page.users.map(unversioned),
    counts: page.counts,
    resources: (await resources!.list()).map(unversioned),
    trail: await history!({}),
  };
}

const bound = (adapter: UserAdapter): Pick<UserAdapter, 'list' | 'resources' | 'history'> => ({
  list: (query) => adapter.list(query),
  resources: adapter.resources!,
  history: (query) => adapter.history!(query),
});

const commandsPerRun = 50;
let names = 0;

describe('both stores side by side', () => {
  it('R6, R31, R35: 1,000 random commands leave the same users, resources and trail, on disk too', async () => {
    const seen: Record<string, number> = {};
    const run = async (commands: readonly Command[]): Promise<void> => {
      let minutes = 0;
      const now = (): string => new Date(Date.UTC(2026, 0, 1, 0, Math.floor(minutes))).toISOString();
      const databaseName = `side-by-side-${Date.now()}-${names++}`;
      const policy = { ...defaultPolicy, privacy: [], seats: 4, currentUserId: 'user-0' };
      const options = { tenantId: 'a', now, policy };
      const memory = new Side(createMemoryAdapter(options));
      const kept = new Side(await openIndexedDBAdapter({ ...options, databaseName }));
      for (const command of commands) {
        // Several writes share a time: positions alone tell their users' order.
        minutes += 0.4;
        expect(await kept.run(command), JSON.stringify(command)).to.deep.equal(await memory.run(command));
      }
      const expected = await stateOf(bound(memory.adapter));
      expect(await stateOf(bound(kept.adapter))).to.deep.equal(expected);
      const fresh = await openIndexedDBAdapter({ ...options, databaseName });
      const states: unknown[] = [];
      fresh.watch?.((news) => states.push(news));
      expect(await stateOf(bound(fresh)), 'read again').to.deep.equal(expected);
      expect(states, 'the ledger agrees').to.deep.equal([]);
      for (const { kind, because } of await memory.adapter.history!({}))
        for (const name of because === undefined ? [kind] : ['because']) seen[name] = (seen[name] ?? 0) + 1;
      await Promise.all([kept.adapter.close?.(), fresh.close?.()]);
    };
    const commands = fc.array(command, { minLength: commandsPerRun, maxLength: commandsPerRun });
    await fc.assert(fc.asyncProperty(commands, run), { numRuns: 1000 / commandsPerRun, seed: 7, endOnFailure: true });
    for (const name of ['create', 'update', 'remove', 'restore', 'because'])
      expect(seen[name], `how often there was a ${name}: ${JSON.stringify(seen)}`).to.be.greaterThan(40);
  });
});
