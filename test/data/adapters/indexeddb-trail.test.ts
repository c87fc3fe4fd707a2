import { expect } from '@open-wc/testing';
import type { HistoryEntry, HistoryQuery } from '../../../src/core/history.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { alterRaw, settled, watchedIndexedDB, withUnreadableRecord } from './indexeddb-raw.js';

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

function removeRecord(database: IDBDatabase, store: string, key: IDBValidKey): Promise<void> {
  const tx = database.transaction(store, 'readwrite');
  tx.objectStore(store).delete(key);
  return settled(tx);
}

const told = (entries: readonly HistoryEntry[]): readonly (readonly [string, string, string])[] =>
  entries.map(({ kind, id, at }) => [kind, id, at]);

describe('IndexedDB adapter: a trail that came to harm', () => {
  it('P4, R53: a write whose line the browser cannot read is told of, and the others are there', async () => {
    const name = await threeWrites();
    const adapter = await open(name, { indexedDB: withUnreadableRecord('log', ['a', 2]) });
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
    const adapter = await open(name, { indexedDB: withUnreadableRecord('log', ['a', 3]) });
    expect(told(await adapter.history!({ limit: 1 }))).to.deep.equal([['unreadable', '', moments[2]]]);
    await adapter.close!();
  });

  it('R55: of a write that a restoration has taken away meanwhile nothing is told', async () => {
    const name = await threeWrites();
    let isGone: Promise<void> | undefined;
    const indexedDB = watchedIndexedDB((stores, database) => {
      // The keys are known, the records not yet asked for; what is asked for first is done first.
      if (stores.join() === 'log' && keysAsked++ === 1) isGone = removeRecord(database, 'log', ['a', 2]);
    });
    let keysAsked = 0;
    const adapter = await open(name, { indexedDB });
    expect(told(await adapter.history!({}))).to.deep.equal([
      ['create', 'three', moments[2]],
      ['create', 'one', moments[0]],
    ]);
    await isGone;
    expect(keysAsked, 'once for the keys, once for the records').to.be.greaterThan(1);
    await adapter.close!();
  });

  it('R7, P4: a write that lost its time is told where it may have been in the period, with a time that is in it', async () => {
    const name = await threeWrites();
    const [early, middle, last] = moments as [string, string, string];
    const adapter = await open(name, { indexedDB: withUnreadableRecord('log', ['a', 2]) });
    const lostIn = async (query: HistoryQuery): Promise<readonly string[]> =>
      (await adapter.history!(query)).filter(({ kind }) => kind === 'unreadable').map(({ at }) => at);
    expect(await lostIn({ until: last }), 'no earlier than the one before').to.deep.equal([early]);
    expect(await lostIn({ since: middle, until: last }), 'between both').to.deep.equal([middle]);
    expect(await lostIn({ since: last })).to.deep.equal([last]);
    expect(await lostIn({ until: early }), 'it came after').to.deep.equal([]);
    expect(await lostIn({ since: '2026-11-23' }), 'it came before').to.deep.equal([]);
    await adapter.close!();
    const first = await open(name, { indexedDB: withUnreadableRecord('log', ['a', 1]) });
    const [lost] = await first.history!({ until: early });
    expect(lost, 'nobody knows how early').to.deep.equal({
      kind: 'unreadable',
      id: '',
      at: '2026-11-20T09:59:59.999Z',
    });
    await first.close!();
  });

  it('P4: a record that lost its time is not told with that of another write', async () => {
    const name = await threeWrites();
    const record = { lines: '[{"kind":"create","id":"two","status":"deactivated"}]' };
    for (const at of [undefined, 5, 'May']) {
      await alterRaw(name, 'log', (log) => log.put({ ...record, at }, ['a', 2]));
      const adapter = await open(name);
      expect(told(await adapter.history!({}))[1]).to.deep.equal(['unreadable', '', moments[2]]);
      await adapter.close!();
    }
  });

  const harms: readonly (readonly [what: string, record: unknown])[] = [
    ['no text', { at: moments[1], lines: 7 }],
    ['half a text', { at: moments[1], lines: '[{"kind":"create","id":"t' }],
    ['a text that is altered', { at: moments[1], lines: '[{"kind":"create","id":"two"}}]' }],
    ['no list', { at: moments[1], lines: '{"id":"two"}' }],
    ['a value without its old one', { at: moments[1], lines: '[{"kind":"update","id":"two","fields":{"mobile":5}}]' }],
    ['secrets that are none', { at: moments[1], lines: '[{"kind":"create","id":"two","secrets":5}]' }],
    ['a line that lost its values', { at: moments[1], lines: '[{"kind":"update","id":"two"}]' }],
    ['a line of a kind that is none', { at: moments[1], lines: '[{"kind":"foo","id":"two"}]' }],
    ['a person that is none', { at: moments[1], by: 7, lines: '[{"kind":"create","id":"two"}]' }],
    ['lines that are none', { at: moments[1], lines: '["two"]' }],
  ];
  for (const [what, record] of harms)
    it(`P4: a record with ${what} is told of with its own time, also to who asks for the user it was of`, async () => {
      const name = await threeWrites();
      await alterRaw(name, 'log', (log) => log.put(record, ['a', 2]));
      const adapter = await open(name);
      const expected = ['unreadable', '', moments[1]];
      expect(told(await adapter.history!({}))[1]).to.deep.equal(expected);
      expect(told(await adapter.history!({ id: 'two' }))).to.deep.equal([expected]);
      // Of what is cut off nobody can say whom it was of.
      if (what === 'no text' || what === 'half a text')
        expect(told(await adapter.history!({ id: 'one' }))[0]).to.deep.equal(expected);
      expect(told(await adapter.history!({ since: moments[2]! }))).to.deep.equal([['create', 'three', moments[2]]]);
      await adapter.close!();
    });
});
