import { expect } from '@open-wc/testing';
import type { DirectoryError } from '../../../src/core/errors.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { Canary, type CanaryPlace, type StoreState } from '../../../src/data/adapters/indexeddb/loss/canary.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { answer, canaryPlace, dumpDatabase, loadDatabase, openRaw, type Dump } from './indexeddb-raw.js';
import { schemaVersion } from '../../../src/data/adapters/indexeddb/schema.js';

let names = 0;
const newName = (): string => `canary-${Date.now()}-${names++}`;

type Opened = readonly [adapter: UserAdapter, states: (DirectoryError | undefined)[]];

async function openOn(databaseName: string, place: CanaryPlace | undefined, tenantId = 'a'): Promise<Opened> {
  const states: (DirectoryError | undefined)[] = [];
  const adapter = await openIndexedDBAdapter({
    tenantId,
    databaseName,
    canaryPlace: place,
    now: () => '2026-11-22T09:00:00.000Z',
  });
  adapter.watch!((news) => news.kind === 'state' && states.push(news.error));
  return [adapter, states];
}

async function add(adapter: UserAdapter, ...displayNames: string[]): Promise<void> {
  const results = await adapter.write(displayNames.map((displayName) => ({ kind: 'create', values: { displayName } })));
  expect(results.every(({ ok }) => ok)).to.equal(true);
}

const evict = async (name: string): Promise<unknown> => answer(indexedDB.deleteDatabase(name));
const codes = (states: readonly (DirectoryError | undefined)[]): unknown[] => states.map((error) => error?.code);
const idsOf = async (adapter: UserAdapter): Promise<string[]> =>
  (await adapter.list({})).users.map(({ displayName }) => displayName);

/** A store with three users whose browser then puts an older state of it in its place. */
async function rollBack(name: string, place: CanaryPlace): Promise<void> {
  const [adapter] = await openOn(name, place);
  await add(adapter, 'Ann', 'Ben');
  const older: Dump = await dumpDatabase(name);
  await add(adapter, 'Cleo');
  await adapter.close!();
  await evict(name);
  await loadDatabase(name, older, schemaVersion);
}

describe('IndexedDB adapter: the canary outside the store', () => {
  it('P4: a store that the browser deleted is a loss with its numbers, not a first run', async () => {
    const [name, place] = [newName(), canaryPlace()];
    const [before] = await openOn(name, place);
    await add(before, 'Ann', 'Ben');
    await before.close!();
    await evict(name);
    const [adapter, states] = await openOn(name, place);
    expect(codes(states)).to.deep.equal(['store-reset']);
    expect(states[0]!.loss).to.deep.equal({ before: 2, now: 0, at: '2026-11-22T09:00:00.000Z' });
    await adapter.close!();
  });

  it('P4: after a loss was acknowledged with nobody left, the next loss is told as well', async () => {
    const [name, place] = [newName(), canaryPlace()];
    let [adapter, states] = await openOn(name, place);
    await add(adapter, 'Ann', 'Ben');
    await adapter.close!();
    await evict(name);
    [adapter] = await openOn(name, place);
    await adapter.acknowledgeLoss!();
    await add(adapter, 'Cleo');
    await adapter.close!();
    await evict(name);
    [adapter, states] = await openOn(name, place);
    expect(codes(states)).to.deep.equal(['store-reset']);
    expect(states[0]!.loss).to.include({ before: 1, now: 0 });
    await adapter.close!();
  });

  it('P4: the loss is told after every reload, whatever is written meanwhile, until it is acknowledged', async () => {
    const [name, place] = [newName(), canaryPlace()];
    let [adapter, states] = await openOn(name, place);
    await add(adapter, 'Ann', 'Ben');
    await adapter.close!();
    await evict(name);
    [adapter, states] = await openOn(name, place);
    await add(adapter, 'Cleo', 'Dora', 'Eve');
    await adapter.close!();
    [adapter, states] = await openOn(name, place);
    expect(codes(states)).to.deep.equal(['store-reset']);
    await adapter.acknowledgeLoss!();
    expect(codes(states), 'well again').to.deep.equal(['store-reset', undefined]);
    await adapter.close!();
    [adapter, states] = await openOn(name, place);
    expect(codes(states)).to.deep.equal([]);
    expect(await idsOf(adapter)).to.deep.equal(['Cleo', 'Dora', 'Eve']);
    await adapter.close!();
    await evict(name);
    [adapter, states] = await openOn(name, place);
    expect(states[0]?.loss?.before, 'and from then on the canary is in line').to.equal(3);
    await adapter.close!();
  });

  it('P4: a tenant that is gone from a store that is still there is a loss', async () => {
    const [name, place] = [newName(), canaryPlace()];
    const [before] = await openOn(name, place);
    await add(before, 'Ann');
    await before.close!();
    const database = await openRaw(name);
    const tx = database.transaction(['meta', 'users'], 'readwrite');
    tx.objectStore('meta').delete(['a']);
    tx.objectStore('users').clear();
    await new Promise((resolve) => (tx.oncomplete = resolve));
    database.close();
    const [adapter, states] = await openOn(name, place);
    expect(codes(states)).to.deep.equal(['store-reset']);
    await adapter.close!();
  });

  it('P4: a store that lost even what it is called is a loss, and gets a name for the next time', async () => {
    const [name, place] = [newName(), canaryPlace()];
    const [before] = await openOn(name, place);
    await add(before, 'Ann');
    await before.close!();
    const database = await openRaw(name);
    const tx = database.transaction([...database.objectStoreNames], 'readwrite');
    for (const store of database.objectStoreNames) tx.objectStore(store).clear();
    await new Promise((resolve) => (tx.oncomplete = resolve));
    database.close();
    const [adapter, states] = await openOn(name, place);
    expect(codes(states)).to.deep.equal(['store-reset']);
    await adapter.close!();
    const meta = new Map((await dumpDatabase(name))['meta']!.map(([key, value]) => [String(key), value]));
    expect(meta.get('store')).to.have.property('storeId').that.is.a('string');
  });

  it('P4: a store that fell back to an older state of itself says so, and how many users there were', async () => {
    const [name, place] = [newName(), canaryPlace()];
    await rollBack(name, place);
    const [adapter, states] = await openOn(name, place);
    expect(codes(states)).to.deep.equal(['store-rolled-back']);
    expect(states[0]!.loss).to.include({ before: 3, now: 2 });
    expect(await idsOf(adapter)).to.deep.equal(['Ann', 'Ben']);
    await add(adapter, 'Dora');
    await add(adapter, 'Eve');
    await adapter.close!();
    const [again, still] = await openOn(name, place);
    expect(codes(still), 'although the store has more writes by now than it had').to.deep.equal(['store-rolled-back']);
    await again.close!();
  });

  it('R50: after falling back, no version is given a second time', async () => {
    const [name, place] = [newName(), canaryPlace()];
    const [before] = await openOn(name, place);
    await add(before, 'Ann');
    const older = await dumpDatabase(name);
    const [ann] = (await before.list({})).users;
    const rename = (adapter: UserAdapter, base: string, displayName: string) =>
      adapter.write([{ kind: 'update', id: ann!.id, base, values: { displayName } }]);
    const [lost] = await rename(before, ann!.version, 'Anna');
    await before.close!();
    await evict(name);
    await loadDatabase(name, older, schemaVersion);
    const [adapter] = await openOn(name, place);
    const [kept] = await rename(adapter, ann!.version, 'Annette');
    const versionOf = (result: typeof kept): string => (result?.ok ? result.user!.version : 'refused');
    expect(versionOf(kept)).not.to.equal(versionOf(lost));
    const [stale] = await rename(adapter, versionOf(lost), 'Anna Maria');
    expect(stale).to.have.nested.property('error.code', 'stale');
    await adapter.close!();
  });

  it('is right about two tabs that write at the same time: neither takes the other for a loss', async () => {
    const [name, place] = [newName(), canaryPlace()];
    const [[one, first], [two, second]] = [await openOn(name, place), await openOn(name, place)];
    await Promise.all(Array.from({ length: 40 }, (_, at) => add(at % 2 ? one : two, `User ${at}`)));
    expect([codes(first), codes(second)]).to.deep.equal([[], []]);
    await Promise.all([one.close!(), two.close!()]);
    const [again, told] = await openOn(name, place);
    expect(codes(told)).to.deep.equal([]);
    expect([...place.entries.values()][0]).to.contain('"seq":40');
    await again.close!();
  });

  it('P4: never lowers what it knows of a store, however late a tab tells what it has written', () => {
    const place = canaryPlace();
    const canary = new Canary({ databaseName: 'x', tenantId: 'a', place });
    const at = (seq: number): StoreState => ({
      storeId: 's',
      tenant: { tag: 't', seq, users: seq, at: '2026-11-22T09:00:00.000Z' },
    });
    const known = canary.known;
    expect(canary.check(known, at(9))).to.equal(undefined);
    expect(canary.check(known, at(8)), 'no loss, only late').to.equal(undefined);
    expect(canary.known).to.include({ seq: 9, users: 9 });
    expect(canary.check(canary.known, at(8))).to.include({ code: 'store-rolled-back', before: 9, now: 8 });
  });

  it('R60: knows no names', async () => {
    const [name, place] = [newName(), canaryPlace()];
    const [adapter] = await openOn(name, place);
    await add(adapter, 'Ann Canary');
    expect(place.entries.size).to.equal(1);
    expect([...place.entries].join()).not.to.contain('Canary');
    await adapter.close!();
  });

  it('P11: each tenant has its own: the loss of one is not told to another', async () => {
    const [name, place] = [newName(), canaryPlace()];
    const [a] = await openOn(name, place, 'a');
    await add(a, 'Ann');
    await a.close!();
    await evict(name);
    const [b, states] = await openOn(name, place, 'b');
    expect(codes(states)).to.deep.equal([]);
    await add(b, 'Ben');
    await b.close!();
    const [again, told] = await openOn(name, place, 'a');
    expect(codes(told)).to.deep.equal(['store-reset']);
    await again.close!();
  });

  it('P14: without a place for it, or with one that throws or holds rubbish, the store works without a word', async () => {
    const denied = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    const full: CanaryPlace = { getItem: () => null, setItem: denied };
    const rubbish: CanaryPlace = { getItem: () => '{"storeId":', setItem: () => undefined };
    for (const place of [undefined, { getItem: denied, setItem: denied }, full, rubbish]) {
      const [adapter, states] = await openOn(newName(), place);
      await add(adapter, 'Ann');
      expect([codes(states), await idsOf(adapter)]).to.deep.equal([[], ['Ann']]);
      await adapter.close!();
    }
  });
});
