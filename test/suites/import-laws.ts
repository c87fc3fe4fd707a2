import { packRows } from '../../src/core/import/packed-rows.js';
import type { PlannedRow } from '../../src/core/import/import-plan.js';
import { importKey } from '../../src/data/import-key.js';
import { creation, equals, holds, law, strongPassword, type AdapterLaw } from './law-kit.js';

const row = (at: number): PlannedRow => ({
  row: at,
  line: at + 1,
  action: 'create',
  values: { displayName: `Person ${at}` },
  differences: [],
  issues: [],
  missing: [],
  activate: false,
  asked: false,
  ...(at === 3 && { secrets: ['sipPassword'] }),
});
const parts = [
  { rows: packRows([row(1), row(2)]) },
  { rows: packRows([row(3)]), secrets: [{ sipPassword: strongPassword }] },
];
const head = { id: 'f00d', fileName: 'staff.csv', rows: 3, bounds: [0, 2, 3], plan: '{"counts":{}}' };
const firstWrite = [creation({ displayName: 'Person 1' }), creation({ displayName: 'Person 2' })];

/** Imports under way: I7, P3, R60. */
export const importLaws: readonly AdapterLaw[] = [
  law(
    'P3: an import that was begun is there with all its rows until it has ended, and knows what is written',
    async (adapter) => {
      const { imports } = adapter;
      if (!imports) return;
      await imports.begin(head, parts);
      equals(await imports.list(), [], 'not offered while it is carried out');
      imports.leave(head.id);
      const offered = async () => (await imports.list()).map(({ at: _, ...rest }) => rest);
      const known = { id: 'f00d', fileName: 'staff.csv', rows: 3, total: 3 };
      equals(await offered(), [{ ...known, done: 0 }], 'before the first write');
      await adapter.write(firstWrite, { idempotencyKey: importKey(head.id, 0) });
      equals(await offered(), [{ ...known, done: 2 }], 'after it');
      equals(await imports.take(head.id), { ...head, parts, done: 2 }, 'all of it');
      equals(await imports.list(), [], 'not offered again');
      await imports.end(head.id);
      equals(await imports.take(head.id), undefined, 'over');
      equals(await imports.list(), [], 'nothing is left');
    },
  ),

  law('P3: an import outlives its page, and one write of it never happens twice', async (adapter, again) => {
    if (!adapter.imports || !adapter.supports.persistent) return;
    await adapter.imports.begin(head, parts);
    const options = { idempotencyKey: importKey(head.id, 0) };
    const first = await adapter.write(firstWrite, options);
    await adapter.close?.();
    const next = await again();
    equals((await next.imports!.take(head.id))?.done, 2, 'how far it is');
    const second = await next.write(firstWrite, options);
    equals(
      second.map(({ id }) => id),
      first.map(({ id }) => id),
      'the same users',
    );
    equals((await next.list({ limit: 0 })).total, 2, 'and no others');
    await next.imports!.end(head.id);
    equals(
      (await next.write(firstWrite, options)).map(({ id }) => id),
      first.map(({ id }) => id),
      'also when it has ended',
    );
  }),

  law('I7: what one carries out another does not get', async (adapter, again) => {
    if (!adapter.imports || !adapter.supports.persistent) return;
    await adapter.imports.begin(head, parts);
    const other = await again();
    equals(await other.imports!.take(head.id), undefined, 'while it is carried out');
    adapter.imports.leave(head.id);
    await adapter.imports.list();
    holds((await other.imports!.take(head.id)) !== undefined, 'when it was left');
    equals(await adapter.imports.take(head.id), undefined, 'nor the other way round');
    await other.imports!.end(head.id);
  }),
];
