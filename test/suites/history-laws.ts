import { three, rejectsWith } from './around-kit.js';
import {
  creation,
  equals,
  holds,
  law,
  refused,
  removal,
  strongPassword,
  update,
  withPolicy,
  write,
  written,
  type AdapterLaw,
} from './law-kit.js';

/** The audit trail: R7, R16, R35, R53. */
export const historyLaws: readonly AdapterLaw[] = [
  law('R53: the trail tells who did what, the latest first; secrets by name', async (adapter) => {
    if (!adapter.history) return;
    withPolicy(adapter, { currentUserId: 'boss' });
    const ann = await written(
      adapter,
      creation({ displayName: 'Ann', extension: '201' }, { sipPassword: strongPassword }),
    );
    const values = { extension: null, email: 'ann@example.com', status: 'deactivated' } as const;
    const bob = await written(adapter, creation({ displayName: 'Bob', mobile: '201' }));
    await written(adapter, update(ann, values, { voicemailPin: '739164' }));
    const entries = await adapter.history({});
    const plain = entries.map(({ at: _, ...entry }) => entry);
    const by = 'boss';
    const fields = { extension: ['201', null], email: [null, 'ann@example.com'], username: [null, 'ann@example.com'] };
    equals(
      plain,
      [
        { by, kind: 'update', id: ann.id, fields, secrets: ['voicemailPin'] },
        { by, kind: 'create', id: bob.id, status: 'deactivated' },
        { by, kind: 'create', id: ann.id, status: 'deactivated', secrets: ['sipPassword'] },
      ],
      'the entries',
    );
    holds(
      entries.every(({ at }) => !Number.isNaN(Date.parse(at))),
      'each has its time',
    );
    equals(
      (await adapter.history({ id: ann.id })).map(({ kind }) => kind),
      ['update', 'create'],
      "one user's",
    );
    equals(await adapter.history({ limit: 1 }), entries.slice(0, 1), 'the latest');
    equals(await adapter.history({ limit: 0 }), [], 'none');
    const { at } = entries[1]!;
    equals(
      await adapter.history({ since: at }),
      entries.filter((entry) => entry.at >= at),
      'since a time, itself included',
    );
    equals(
      await adapter.history({ until: at }),
      entries.filter((entry) => entry.at < at),
      'until a time, itself excluded',
    );
    await rejectsWith(TypeError, () => adapter.history!({ since: 'yesterday' }), 'a time that is none');
  }),

  law('R7, R16: the trail keeps activations and what was acknowledged', async (adapter) => {
    if (!adapter.history) return;
    const full = { displayName: 'Ann', extension: '201', email: 'ann@example.com', status: 'activated' } as const;
    const secrets = { sipPassword: strongPassword };
    const fax = { voiceMessageEmails: ['fax@example.com'] };
    const ann = await written(adapter, {
      ...creation({ ...full, ...fax }, secrets),
      acknowledged: ['voiceMessageEmails', 'smsEnabled'],
    } as never);
    const off = await written(adapter, update(ann, { status: 'deactivated' }));
    const other = {
      ...update(off, { voiceMessageEmails: ['other@example.com'] }),
      acknowledged: ['voiceMessageEmails'],
    };
    await written(adapter, other as never);
    const seen = (await adapter.history({ id: ann.id })).map(({ kind, status, acknowledged }) => [
      kind,
      status,
      acknowledged,
    ]);
    const accepted = ['voiceMessageEmails'];
    equals(
      seen,
      [
        ['update', undefined, accepted],
        ['update', 'deactivated', undefined],
        ['create', 'activated', accepted],
      ],
      'the entries',
    );
  }),

  law('R35, R53: the trail tells because of whom another user was altered', async (adapter) => {
    if (!adapter.history) return;
    const [ann, bob] = await three(adapter);
    await write(adapter, removal(ann));
    if (adapter.supports.restore) await written(adapter, { kind: 'restore', id: ann.id });
    const said = (await adapter.history({ id: bob.id })).map(({ kind, because, fields }) => [
      kind,
      because,
      fields?.['mobile'],
    ]);
    const back = adapter.supports.restore ? [['update', ann.id, [null, '201']]] : [];
    equals(said, [...back, ['update', ann.id, ['201', null]], ['create', undefined, undefined]], "the other's");
    const kinds = (await adapter.history({ id: ann.id })).map(({ kind, status, fields }) => [kind, status, fields]);
    const restored = adapter.supports.restore ? [['restore', 'deactivated', undefined]] : [];
    equals(kinds, [...restored, ['remove', undefined, undefined], ['create', 'deactivated', undefined]], 'its own');
  }),

  law('what is refused or changes nothing leaves no trace in the trail', async (adapter) => {
    if (!adapter.history) return;
    const [ann] = await three(adapter);
    const before = await adapter.history({});
    await refused(adapter, creation({ displayName: '' }));
    await write(adapter, update(ann, { displayName: 'Ann' }));
    if (adapter.supports.atomic) await adapter.write([removal(ann), creation({ displayName: '' })], { atomic: true });
    equals(await adapter.history({}), before, 'the entries');
  }),
];
