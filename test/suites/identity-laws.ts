import { compareExtensions } from '../../src/core/extension/extension.js';
import {
  codesOf,
  creation,
  equals,
  holds,
  law,
  refused,
  removal,
  update,
  withPolicy,
  write,
  written,
  type AdapterLaw,
} from './law-kit.js';

/** Who holds what: R20, R21, R22, R24, R52, P2. */
export const identityLaws: readonly AdapterLaw[] = [
  law('R20: a taken extension names its owner and the next free one', async (adapter) => {
    const ann = await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
    const bob = await written(adapter, creation({ displayName: 'Bob', extension: '202' }));
    const params = { value: '201', owner: 'Ann', ownerId: ann.id, next: '203' };
    const issues = [{ code: 'extension-taken', field: 'extension', params }];
    equals(
      (await refused(adapter, creation({ displayName: 'Cid', extension: '201' }))).issues,
      issues,
      'for a new user',
    );
    equals((await refused(adapter, update(bob, { extension: '201' }))).issues, issues, 'for a renumbered one');
  }),

  law('R21: length, digits, range and reserved numbers each refuse with their own reason', async (adapter) => {
    const reasonFor = async (extension: string): Promise<unknown> =>
      codesOf(await refused(adapter, creation({ displayName: 'Ann', extension })));
    equals(await reasonFor('12a'), ['extension:extension-not-digits'], 'letters');
    equals(await reasonFor('12345'), ['extension:extension-length'], 'length');
    equals(await reasonFor('112'), ['extension:extension-reserved'], 'reserved');
    withPolicy(adapter, { extension: { ...adapter.policy.extension, ranges: [{ from: '200', to: '299' }] } });
    equals(await reasonFor('300'), ['extension:extension-out-of-range'], 'range');
  }),

  law('R22: leading zeros count, and extensions sort as numbers', async (adapter) => {
    const extensions = ['100', '10', '0100', '99', '010', '1000', '0010'];
    for (const extension of extensions)
      await written(adapter, creation({ displayName: `User ${extension}`, extension }));
    const { users } = await adapter.list({ sort: { field: 'extension' } });
    equals(
      users.map((user) => user.extension),
      [...extensions].sort(compareExtensions),
      'the order',
    );
  }),

  law('R25: an unassigned extension is free again', async (adapter) => {
    const ann = await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
    await written(adapter, update(ann, { extension: null }));
    await written(adapter, creation({ displayName: 'Bob', extension: '201' }));
  }),

  law('R24: numbers are described, the free ones named in order', async (adapter) => {
    if (!adapter.extensions) return;
    const ann = await written(adapter, creation({ displayName: 'Ann', extension: '100' }));
    const infos = await adapter.extensions({
      describe: ['100', '101', '112'],
      free: { count: 2 },
      matching: { prefix: '10', limit: 3 },
    });
    equals(
      infos.map((info) => `${info.extension} ${info.state} ${info.owner?.displayName ?? ''}`.trim()),
      ['100 taken Ann', '101 free', '112 reserved', '101 free', '102 free', '10 free', '100 taken Ann', '101 free'],
      'what they are',
    );
    const own = await adapter.extensions({ describe: ['100'], forUser: ann.id });
    equals(own, [{ extension: '100', state: 'free' }], "a user's own number is free for it");
  }),

  law('P2: one login, whatever its case or composition; one e-mail too', async (adapter) => {
    await written(adapter, creation({ displayName: 'Ann', username: 'Jose\u0301', email: 'Ann@Example.com' }));
    const username = await refused(adapter, creation({ displayName: 'Bob', username: 'JOSÉ' }));
    equals(codesOf(username), ['username:username-taken'], 'the username');
    const email = await refused(adapter, creation({ displayName: 'Bob', username: 'bob', email: 'ann@EXAMPLE.com' }));
    equals(codesOf(email), ['email:email-taken'], 'the e-mail');
    equals(email.issues[0]?.params?.['owner'], 'Ann', 'its owner');
  }),

  law('P2: of many who want one extension at the same moment, one gets it (R27)', async (adapter, again) => {
    const other = adapter.supports.persistent ? await again() : adapter;
    const wants = Array.from({ length: 10 }, (_, at) =>
      write(at % 2 ? other : adapter, creation({ displayName: `User ${at}`, extension: '201', username: `user${at}` })),
    );
    const results = await Promise.all(wants);
    equals(results.filter((result) => result.ok).length, 1, 'how many got it');
    for (const result of results)
      if (!result.ok) equals(codesOf(result), ['extension:extension-taken'], 'why the others did not');
    equals((await adapter.list({ search: '201' })).total, 1, 'how many have it');
  }),

  law('P2: what a removed user held is free', async (adapter) => {
    const values = { displayName: 'Ann', extension: '201', username: 'ann', email: 'ann@example.com' };
    const ann = await written(adapter, creation(values));
    holds((await write(adapter, removal(ann))).ok, 'removed');
    await written(adapter, creation(values));
  }),

  {
    name: 'R52: tenants never meet',
    async run(open) {
      const store = `tenants-${Date.now()}-${Math.trunc(performance.now() * 1000)}`;
      const a = await open({ tenantId: 'tenant-a', store });
      const b = await open({ tenantId: 'tenant-b', store });
      try {
        equals([a.tenantId, b.tenantId], ['tenant-a', 'tenant-b'], 'each knows its tenant');
        const values = { displayName: 'Canary', extension: '201', username: 'canary', email: 'canary@example.com' };
        const [inA, inB] = [await written(a, creation(values)), await written(b, creation(values))];
        equals([inA.tenantId, inB.tenantId], ['tenant-a', 'tenant-b'], 'the tenant of what was written');
        equals(await b.get(inA.id), undefined, 'get');
        const page = await b.list({ search: 'canary' });
        equals([page.total, page.counts.total, page.users[0]?.id], [1, 1, inB.id], 'list and counts');
        equals((await refused(b, removal(inA))).error?.code, 'not-found', 'write');
        holds((await write(a, removal(inA))).ok, 'removal in one tenant');
        equals((await b.list({})).total, 1, 'the other tenant after it');
        if (b.supports.restore)
          equals((await refused(b, { kind: 'restore', id: inA.id })).error?.code, 'not-found', 'restore');
      } finally {
        await a.close?.();
        await b.close?.();
      }
    },
  },
];
