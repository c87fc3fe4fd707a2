import { expect } from '@open-wc/testing';
import type { HistoryEntry } from '../../../src/core/history.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { alterRaw, unreadableRecord } from './indexeddb-raw.js';

let names = 0;
const moments = ['2026-11-20T10:00:00.000Z', '2026-11-21T10:00:00.000Z', '2026-11-22T10:00:00.000Z'];

const open = (databaseName: string, more: object = {}): Promise<UserAdapter> =>
  openIndexedDBAdapter({ tenantId: 'a', databaseName, ...more });

/** Three users, each by a write of its own. */
async function threeWrites(): Promise<string> {
  const name = `trail-${Date.now()}-${names++}`;
  let write = 0;
  const adapter = await open(name, { now: () => moments[write]! });
  for (const id of ['one', 'two', 'three']) {
    const [result] = await adapter.write([{ kind: 'create', id, values: { displayName: id } }]);
    expect(result!.ok).to.equal(true);
    write++;
  }
  await adapter.close!();
  return name;
}

const told = (entries: readonly HistoryEntry[]): readonly (readonly [string, string, string])[] =>
  entries.map(({ kind, id, at }) => [kind, id, at]);

describe('IndexedDB adapter: a trail that came to harm', () => {
  it('P4, R53: a write whose line the browser cannot read is told of, and the others are there', async () => {
    const name = await threeWrites();
    const adapter = await open(name, { indexedDB: unreadableRecord('log', ['a', 2]) });
    expect(told(await adapter.history!({}))).to.deep.equal([
      ['create', 'three', moments[2]],
      // Its own time is lost with it: no later than the next one's.
      ['unreadable', '', moments[2]],
      ['create', 'one', moments[0]],
    ]);
    await adapter.close!();
  });

  it('P4: the latest of all is told of with the time at which the store was last written', async () => {
    const name = await threeWrites();
    const adapter = await open(name, { indexedDB: unreadableRecord('log', ['a', 3]) });
    expect(told(await adapter.history!({ limit: 1 }))).to.deep.equal([['unreadable', '', moments[2]]]);
    await adapter.close!();
  });

  const harms: readonly (readonly [what: string, record: unknown])[] = [
    ['no text', { at: moments[1], lines: 7 }],
    ['half a text', { at: moments[1], lines: '[{"kind":"create","id":"t' }],
    ['a text that is altered', { at: moments[1], lines: '[{"kind":"create","id":"two"}}]' }],
    ['no list', { at: moments[1], lines: '{"id":"two"}' }],
    ['a line that lost its values', { at: moments[1], lines: '[{"kind":"update","id":"two"}]' }],
    ['lines that are none', { at: moments[1], lines: '["two"]' }],
  ];
  for (const [what, record] of harms)
    it(`P4: a record with ${what} is told of with its own time, to everybody whom it may concern`, async () => {
      const name = await threeWrites();
      await alterRaw(name, 'log', (log) => log.put(record, ['a', 2]));
      const adapter = await open(name);
      const expected = ['unreadable', '', moments[1]];
      expect(told(await adapter.history!({}))[1]).to.deep.equal(expected);
      expect(told(await adapter.history!({ id: 'two' }))).to.deep.equal([expected]);
      expect(told(await adapter.history!({ since: moments[2]! }))).to.deep.equal([['create', 'three', moments[2]]]);
      await adapter.close!();
    });
});
