import type { InUse } from '../../src/core/rules/judgement.js';
import type { User } from '../../src/core/user.js';
import { menu, box, put, resource, everything, three } from './around-kit.js';
import {
  codesOf,
  creation,
  equals,
  holds,
  law,
  refused,
  removal,
  update,
  write,
  written,
  type AdapterLaw,
} from './law-kit.js';

/** Who goes, what goes along, and how it all comes back: R31, R33, R34, R35. */
export const removalLaws: readonly AdapterLaw[] = [
  law('R35: a removal clears what others refer to, in the same write', async (adapter) => {
    const [ann, bob] = await three(adapter);
    holds((await write(adapter, removal(ann))).ok, 'removed');
    const after = (await adapter.get(bob.id))!;
    equals([after.mobile, after.forwarding?.destinations], [undefined, ['+49 30 1234567']], 'who called the user');
    holds(after.version !== bob.version, 'has a new version');
    equals(
      (await refused(adapter, update(bob, { position: 'Boss' }))).error?.code,
      'stale',
      'and the old one is stale (R50)',
    );
  }),

  law('R35: a successor takes the places of who is removed', async (adapter) => {
    const [ann, bob, cid] = await three(adapter);
    if (adapter.resources) await put(adapter.resources, menu([ann.id, bob.id]));
    holds((await write(adapter, { ...removal(ann), successorId: cid.id })).ok, 'removed');
    const after = (await adapter.get(bob.id))!;
    equals([after.mobile, after.forwarding?.destinations], ['203', ['203', '+49 30 1234567']], 'who called the user');
    if (!adapter.resources) return;
    const places = [
      { userId: cid.id, place: ann.id },
      { userId: bob.id, place: bob.id },
    ];
    equals((await resource(adapter.resources, 'menu'))?.users, places, 'the places');
  }),

  law('R33: a mailbox needs a choice: kept, handed over or deleted', async (adapter) => {
    const { resources } = adapter;
    if (!resources) return;
    const [ann, bob, cid] = await three(adapter);
    await put(resources, box(ann.id), menu([ann.id]));
    const issue = { code: 'mailbox-choice', params: { owner: 'Ann', ownerId: ann.id, messages: 3 } };
    equals((await refused(adapter, removal(ann))).issues, [issue], 'without a choice');
    equals(await adapter.get(ann.id), ann, 'nothing was written');
    holds((await write(adapter, { ...removal(ann), mailbox: { kind: 'hand-over', to: bob.id } })).ok, 'handed over');
    equals(
      (await resource(resources, 'box')) as unknown,
      { ...box(bob.id), version: (await resource(resources, 'box'))?.version },
      'whose it is',
    );
    holds((await write(adapter, { ...removal((await adapter.get(bob.id))!), mailbox: { kind: 'keep' } })).ok, 'kept');
    equals(Object.hasOwn((await resource(resources, 'box'))!, 'ownerId'), false, 'nobody owns it');
    await put(resources, box(cid.id));
    holds((await write(adapter, { ...removal(cid), mailbox: { kind: 'delete' } })).ok, 'deleted');
    equals(
      (await resources.list()).map(({ id, users }) => [id, users]),
      [['menu', []]],
      'what is left',
    );
  }),

  law('R31: who is removed and comes back leaves everything exactly as it was', async (adapter) => {
    if (!adapter.supports.restore) return;
    const [ann] = await three(adapter);
    await adapter.write(['Dan', 'Eve', 'Fay'].map((displayName) => creation({ displayName })));
    if (adapter.resources) await put(adapter.resources, box(ann.id), menu([ann.id, ann.id]));
    const before = await everything(adapter);
    const { users } = await adapter.list({});
    for (const user of [ann, users[4]!]) {
      const now = (await adapter.get(user.id))!;
      holds((await write(adapter, { ...removal(now), mailbox: { kind: 'delete' } })).ok, 'removed');
      equals(await written(adapter, { kind: 'restore', id: user.id }), now, 'who comes back');
      equals(await everything(adapter), before, 'everything');
    }
    const together = [ann, users[4]!].map((user) => ({ ...removal(user), mailbox: { kind: 'keep' } }) as const);
    await adapter.write(together);
    await adapter.write([...together].reverse().map(({ id }) => ({ kind: 'restore', id })));
    equals(await everything(adapter), before, 'everything, after two');
  }),

  law('R31: it comes back exactly after a reopening too', async (adapter, again) => {
    if (!adapter.supports.restore || !adapter.supports.persistent) return;
    const [ann] = await three(adapter);
    if (adapter.resources) await put(adapter.resources, box(ann.id), menu([ann.id]));
    const before = await everything(adapter);
    await write(adapter, { ...removal(ann), mailbox: { kind: 'delete' } });
    await adapter.close?.();
    const reopened = await again();
    await written(reopened, { kind: 'restore', id: ann.id });
    equals(await everything(reopened), before, 'everything');
  }),

  law(
    'R36: of several removals each is judged by itself; a retry of those refused touches no other',
    async (adapter) => {
      const [ann, bob, cid] = await three(adapter);
      const boss = await written(adapter, creation({ displayName: 'Boss', role: 'org-admin' }));
      const results = await adapter.write([
        removal(ann),
        removal(boss),
        removal({ ...bob, version: 'old' }),
        removal(cid),
      ]);
      equals(
        results.map((result) => result.ok || [...codesOf(result), result.error?.code].filter(Boolean)),
        [true, ['role:protected-role'], ['stale'], true],
        'removed and refused, with the reasons',
      );
      // Of whom those who went have altered, the version is new.
      const retried = await adapter.write([removal(boss), removal((await adapter.get(bob.id))!)]);
      equals(
        retried.map(({ ok }) => ok),
        [false, true],
        'the retry',
      );
      equals(
        (await adapter.list({})).users.map(({ displayName }) => displayName),
        ['Boss'],
        'who is left',
      );
    },
  ),

  law('atomic: what a removal has altered elsewhere is taken back with it', async (adapter) => {
    if (!adapter.supports.atomic) return;
    const [ann] = await three(adapter);
    if (adapter.resources) await put(adapter.resources, box(ann.id), menu([ann.id]));
    const before = await everything(adapter);
    const bad = creation({ displayName: '' });
    await adapter.write([{ ...removal(ann), mailbox: { kind: 'delete' } }, bad], { atomic: true });
    equals(await everything(adapter), before, 'everything');
    holds((await write(adapter, { ...removal(ann), mailbox: { kind: 'keep' } })).ok, 'it can be removed by itself');
  }),

  {
    name: 'R34: who is on a call is not removed; where nobody knows, only when it is said',
    async run(open) {
      const states = new Map<string, InUse>();
      const inUse = (id: string): InUse => states.get(id) ?? 'no';
      const source = { inUse, watch: () => () => undefined };
      const check = law(
        '',
        async (adapter) => {
          if (!adapter.activity) return;
          const [ann, , cid] = await three(adapter);
          states.set(ann.id, 'yes').set(cid.id, 'unknown');
          const plans = (await adapter.planRemoval?.([ann.id, cid.id])) ?? [];
          equals(
            plans.map((plan) => plan?.inUse),
            adapter.planRemoval ? ['yes', 'unknown'] : [],
            'the plans',
          );
          equals(codesOf(await refused(adapter, removal(ann))), [':in-use'], 'on a call');
          const despite = (user: User) => ({ ...removal(user), despiteUnknownUse: true }) as const;
          equals(codesOf(await refused(adapter, despite(ann))), [':in-use'], 'on a call, for sure');
          equals(codesOf(await refused(adapter, removal(cid))), [':in-use-unknown'], 'nobody knows');
          holds((await write(adapter, despite(cid))).ok, 'nobody knows, and all the same');
          states.delete(ann.id);
          holds((await write(adapter, removal(ann))).ok, 'when the call has ended');
        },
        source,
      );
      await check.run(open);
    },
  },
];
