import { isBlocking } from '../../src/core/issue.js';
import { menu, box, put, everything, three, rejectsWith } from './around-kit.js';
import {
  creation,
  equals,
  law,
  refused,
  removal,
  strongPassword,
  update,
  withPolicy,
  type AdapterLaw,
} from './law-kit.js';

/** What is asked before anything is written, and what is kept meanwhile: R35, F3, R60. */
export const foresightLaws: readonly AdapterLaw[] = [
  law('a check says what a write would, and writes nothing', async (adapter) => {
    if (!adapter.check) return;
    const [ann, bob] = await three(adapter);
    const [before, trail] = [await everything(adapter), await adapter.history?.({})];
    const changes = [
      creation({ displayName: 'Dan', extension: '201' }, { sipPassword: strongPassword }),
      update(bob, { status: 'activated' }),
      removal(ann),
      creation({ displayName: 'Eve', extension: '204' }),
    ];
    const found = await adapter.check(changes);
    equals(await adapter.check([]), [], 'no change, no answer');
    equals([await everything(adapter), await adapter.history?.({})], [before, trail], 'what is there');
    for (const [at, change] of changes.slice(0, 2).entries())
      equals(
        found[at]?.filter(isBlocking),
        (await refused(adapter, change)).issues.filter(isBlocking),
        `the issues of change ${at}`,
      );
    equals(found.slice(2), [[], []], 'what nothing stands against, each by itself');
  }),

  law('R35: the plan of a removal names what refers to the user, and writes nothing', async (adapter) => {
    if (!adapter.planRemoval) return;
    const [ann, bob] = await three(adapter);
    if (adapter.resources) await put(adapter.resources, box(ann.id, 2), menu([ann.id]));
    const before = await everything(adapter);
    const [plan, nobody] = await adapter.planRemoval([ann.id, 'nobody']);
    equals(nobody, undefined, 'who is not there');
    equals(plan?.user, ann, 'the user');
    const kept = adapter.resources !== undefined;
    equals(
      plan?.mailboxes.map(({ id, messages }) => [id, messages]),
      kept ? [['box', 2]] : [],
      'the mailboxes',
    );
    const names = plan?.references.map(({ kind, name }) => `${kind} ${name}`) ?? [];
    equals([...new Set(names)].sort(), [...(kept ? ['menu Welcome'] : []), 'user Bob'], 'the references');
    withPolicy(adapter, { currentUserId: bob.id });
    equals((await adapter.planRemoval([bob.id]))[0]?.refusal?.code, 'own-account', 'who cannot be removed (R32)');
    equals(await everything(adapter), before, 'what is there');
  }),

  law(
    'F3, R60: a draft is kept under its name until it is replaced or deleted, and never a secret',
    async (adapter) => {
      const { drafts } = adapter;
      if (!drafts) return;
      const at = new Date().toISOString();
      const values = { displayName: 'Zoë', custom: { desk: 'A1' }, notifyEmails: ['a@example.com'] };
      equals(await drafts.get('new'), undefined, 'nothing yet');
      await drafts.put('new', { at, values });
      await drafts.put('other', { at, values: { displayName: 'Ann' } });
      equals(await drafts.get('new'), { at, values }, 'as it was put');
      await drafts.put('new', { at, values: {} });
      equals(await drafts.get('new'), { at, values: {} }, 'replaced');
      await rejectsWith(TypeError, () => drafts.put('new', { at, values: { sipPassword: 'x' } as never }), 'a secret');
      equals(await drafts.get('new'), { at, values: {} }, 'still the one before');
      await drafts.delete('new');
      await drafts.delete('nothing');
      equals(
        [await drafts.get('new'), (await drafts.get('other'))?.values],
        [undefined, { displayName: 'Ann' }],
        'deleted',
      );
      const old = new Date(Date.now() - 8 * 86_400_000).toISOString();
      await drafts.put('old', { at: old, values });
      equals(await drafts.get('old'), undefined, 'older than seven days');
      equals((await adapter.list({})).total, 0, 'no user comes of it');
    },
  ),
];
