import type { ResourceInput } from '../../src/core/resource.js';
import { menu, put, resource, everything, three, next } from './around-kit.js';
import { creation, equals, holds, law, refused, removal, update, write, written, type AdapterLaw } from './law-kit.js';
import { unversioned } from './oracle.js';

/** What stands around the users: R20, R35, R51, R52. */
export const resourceLaws: readonly AdapterLaw[] = [
  law('R20: no user has the number of a resource, and no resource that of a user', async (adapter) => {
    const { resources } = adapter;
    if (!resources) return;
    const [ann] = await three(adapter);
    await put(resources, menu([], { extension: '300' }));
    const params = { value: '300', owner: 'Welcome', ownerId: 'menu', next: '301' };
    const issues = [{ code: 'extension-taken', field: 'extension', params }];
    equals((await refused(adapter, update(ann, { extension: '300' }))).issues, issues, 'a user');
    const group = { kind: 'group', id: 'group', name: 'Sales' } as const;
    const wrong = await resources.write([
      { kind: 'put', resource: { ...group, id: 'first' } },
      { kind: 'put', resource: { ...group, extension: '201' } },
    ]);
    equals(
      wrong.map(({ code, params: said }) => [code, said?.['owner']]),
      [['extension-taken', 'Ann']],
      'a resource',
    );
    equals(
      (await resources.list()).map(({ id }) => id),
      ['menu'],
      'all or none',
    );
    await put(resources, menu([]));
    holds((await write(adapter, update(ann, { extension: '300' }))).ok, 'a number given back');
  }),

  law('R35: a resource refers to nobody who is not there, and nobody to one that is gone', async (adapter) => {
    const { resources } = adapter;
    if (!resources) return;
    const issues = await resources.write([{ kind: 'put', resource: menu(['nobody']) }]);
    equals(issues, [{ code: 'reference-unknown', params: { value: 'nobody' } }], 'a stranger');
    equals(await resources.list(), [], 'nothing is kept');
    await put(resources, { kind: 'branch', id: 'east', name: 'East' });
    const ann = await written(adapter, creation({ displayName: 'Ann', branchId: 'east' }));
    equals(
      await resources.write([
        { kind: 'delete', id: 'east' },
        { kind: 'delete', id: 'nothing' },
      ]),
      [],
      'deleted',
    );
    equals(await resources.list(), [], 'it is gone');
    const after = (await adapter.get(ann.id))!;
    holds(!('branchId' in after) && after.version !== ann.version, 'the user no longer refers to it');
  }),

  law('resources are listed by kind and name, those of the kinds that are asked for', async (adapter) => {
    const { resources } = adapter;
    if (!resources) return;
    const list: ResourceInput[] = [
      { kind: 'device', id: 'd', name: 'Desk phone' },
      { kind: 'branch', id: 'b10', name: 'Branch 10' },
      { kind: 'location', id: 'l', name: 'Home', address: 'One\nTwo', isDefault: true },
      { kind: 'branch', id: 'b2', name: 'Branch 2' },
    ];
    await put(resources, ...list);
    equals(
      (await resources.list()).map(({ id }) => id),
      ['b2', 'b10', 'l', 'd'],
      'all',
    );
    equals(
      (await resources.list(['device', 'branch'])).map(({ id }) => id),
      ['b2', 'b10', 'd'],
      'of two kinds',
    );
    equals((await resources.list(['location'])).map(unversioned), [list[2]], 'as they were put');
    const [before] = await resources.list(['location']);
    await put(resources, list[2]!);
    equals(await resources.list(['location']), [before], 'the same again changes nothing');
    await put(resources, { ...list[2]!, name: 'Office' });
    holds((await resource(resources, 'l'))!.version !== before!.version, 'a new content has a new version');
  }),

  law(
    'R51: a watcher hears of resources, and of users that a removal elsewhere has altered',
    async (adapter, again) => {
      if (!adapter.resources || !adapter.supports.watch) return;
      const other = adapter.supports.persistent ? await again() : adapter;
      const [ann, bob] = await three(other);
      await put(other.resources!, menu([ann.id]));
      while ((await adapter.resources.list()).length === 0) await next(adapter, 'resources');
      const heard = Promise.all([next(adapter, 'resources'), next(adapter, 'changed', bob.id)]);
      const own = Promise.all([next(other, 'resources'), next(other, 'changed', bob.id)]);
      await write(other, removal(ann));
      await Promise.all([heard, own]);
      equals(await everything(adapter), await everything(other), 'what both see');
    },
  ),

  {
    name: 'R52: resources, drafts and the trail of one tenant are not those of another',
    async run(open) {
      const store = `around-${Date.now()}-${Math.trunc(performance.now() * 1000)}`;
      const [a, b] = [await open({ tenantId: 'tenant-a', store }), await open({ tenantId: 'tenant-b', store })];
      try {
        await written(a, creation({ displayName: 'Canary' }));
        if (a.resources) await put(a.resources, menu([], { extension: '300' }));
        await a.drafts?.put('new', { at: new Date().toISOString(), values: { displayName: 'Canary' } });
        const seen = [await b.resources?.list(), await b.history?.({}), await b.drafts?.get('new')];
        equals(seen, [a.resources && [], a.history && [], undefined], 'what the other sees');
        await written(b, creation({ displayName: 'Ann', extension: '300' }));
        if (b.resources) await put(b.resources, menu([]));
        await b.resources?.write([{ kind: 'delete', id: 'menu' }]);
        equals((await a.resources?.list())?.length, a.resources && 1, 'what the one has');
      } finally {
        await a.close?.();
        await b.close?.();
      }
    },
  },
];
