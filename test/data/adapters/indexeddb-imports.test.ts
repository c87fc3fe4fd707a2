import { expect } from '@open-wc/testing';
import type { DirectoryError } from '../../../src/core/errors.js';
import { packRows } from '../../../src/core/import/packed-rows.js';
import type { ImportFacet } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { importKey } from '../../../src/data/import-key.js';
import { company, ending, ImportTab, longNumbers } from '../import-tab.js';
import { dumpDatabase, FaultyIndexedDB } from './indexeddb-raw.js';

let names = 0;
const newName = (): string => `imports-${Date.now()}-${names++}`;
const day = 86_400_000;
const head = { id: 'abc', fileName: 'staff.csv', rows: 10, bounds: [0, 4, 8, 10], plan: '{}' };
const part = { rows: packRows([]) };
const creation = (displayName: string) => ({ kind: 'create' as const, values: { displayName } });

async function importsOf(databaseName: string, more: { readonly now?: () => string; readonly tenantId?: string } = {}) {
  const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName, ...more });
  return { adapter, imports: adapter.imports as ImportFacet };
}

/** A tab that was killed after the first write of 5,000 rows. */
async function interrupted(name: string, file = company(5000)): Promise<void> {
  const tab = new ImportTab(name);
  await tab.session.load(file, { name: 'staff.csv' });
  tab.killAfter(1);
  void tab.session.start();
  await tab.killed;
  await tab.close();
}

describe('IndexedDB adapter: imports under way', function () {
  this.timeout(60_000);

  it('I7: an interrupted import says how far it is; where its writes begin is on disk, whatever the code says later', async () => {
    const name = newName();
    const { adapter, imports } = await importsOf(name, { now: () => '2026-11-26T10:00:00.000Z' });
    await imports.begin(head, [part, part]);
    await adapter.write(
      Array.from({ length: 4 }, (_, at) => creation(`P${at}`)),
      { idempotencyKey: importKey('abc', 0) },
    );
    await adapter.close?.();
    const next = await importsOf(name, { now: () => '2026-11-27T10:00:00.000Z' });
    const found = { id: 'abc', fileName: 'staff.csv', rows: 10, total: 10, done: 4 };
    expect(await next.imports.list()).to.deep.equal([{ ...found, at: '2026-11-26T10:00:00.000Z' }]);
    expect(await next.imports.take('abc')).to.deep.include({ done: 4, bounds: [0, 4, 8, 10], parts: [part, part] });
    next.imports.leave('abc');
    expect((await next.imports.list())[0]!.at).to.equal('2026-11-27T10:00:00.000Z');
    await next.adapter.close?.();
  });

  it('I7: what a living tab carries out is offered to no other, and to all when it is gone', async () => {
    const name = newName();
    const [one, other] = [await importsOf(name), await importsOf(name)];
    await one.imports.begin(head, [part]);
    expect(await other.imports.list()).to.deep.equal([]);
    expect(await one.imports.list()).to.deep.equal([]);
    expect(await other.imports.take('abc')).to.equal(undefined);
    await one.adapter.close?.();
    expect(await other.imports.take('abc')).to.include({ fileName: 'staff.csv' });
    await other.imports.end('abc');
    expect(await other.imports.take('abc')).to.equal(undefined);
    await other.adapter.close?.();
  });

  it('R52: no tenant sees the imports of another', async () => {
    const name = newName();
    const one = await importsOf(name);
    await one.imports.begin(head, [part]);
    await one.adapter.close?.();
    const other = await importsOf(name, { tenantId: 'b' });
    expect(await other.imports.list()).to.deep.equal([]);
    expect(await other.imports.take('abc')).to.equal(undefined);
    await other.imports.end('abc');
    await other.adapter.close?.();
    const again = await importsOf(name);
    expect(await again.imports.list()).to.have.length(1);
    await again.adapter.close?.();
  });

  it('P3: the keys of an import that can be taken up again outlive seven days, and go with it', async () => {
    const name = newName();
    const begun = Date.parse('2026-11-20T10:00:00.000Z');
    const at = (days: number) => ({ now: () => new Date(begun + days * day).toISOString() });
    const first = await importsOf(name, at(0));
    await first.adapter.write([creation('Ann')], { idempotencyKey: importKey('abc', 0) });
    await first.adapter.write([creation('Bob')], { idempotencyKey: 'another' });
    await first.adapter.close?.();
    // Begun by a clock that was ahead of the one that wrote.
    const second = await importsOf(name, at(3));
    await second.imports.begin(head, [part]);
    await second.adapter.close?.();
    const keysAfter = async (days: number, left: number): Promise<unknown> => {
      // Only a write makes the store believe that so much time has gone by.
      const before = await importsOf(name, at(days));
      await before.adapter.write([creation('Cid')]);
      await before.adapter.close?.();
      const { adapter } = await importsOf(name, at(days));
      for (;;) {
        const { keys, imports, importRows } = await dumpDatabase(name);
        if (keys!.length <= left) {
          await adapter.close?.();
          return [keys!.map(([key]) => (key as string[])[1]), imports!.length, importRows!.length];
        }
        await new Promise(requestAnimationFrame);
      }
    };
    expect(await keysAfter(8, 1)).to.deep.equal([['abc:0'], 1, 1]);
    expect(await keysAfter(11, 0)).to.deep.equal([[], 0, 0]);
  });

  it('R60: the secrets of an interrupted import lie in the stores of secrets alone, and are gone from there when it has ended', async () => {
    const [name, canary] = [newName(), 'cAnary-S3cret'];
    const lines = Array.from(
      { length: 5000 },
      (_, at) => `Person ${at},p${at}@x.test,${at % 9 ? canary : 'weak'}-${at}`,
    );
    await interrupted(name, `name,email,sip password\n${lines.join('\n')}\n`);
    const holders = async (): Promise<readonly string[]> =>
      Object.entries(await dumpDatabase(name)).flatMap(([store, pairs]) =>
        /cAnary-S3cret|weak-\d/.test(JSON.stringify(pairs)) ? [store] : [],
      );
    expect(await holders()).to.have.members(['secrets', 'importSecrets']);
    const tab = new ImportTab(name);
    const [found] = await tab.session.interrupted();
    const result = await tab.session.takeUp(found!.id);
    expect(result!.counts.created).to.equal(5000);
    expect(await holders()).to.deep.equal(['secrets']);
    const { imports, importRows, importSecrets, secrets } = await dumpDatabase(name);
    expect([imports, importRows, importSecrets]).to.deep.equal([[], [], []]);
    expect(JSON.stringify(secrets).match(/cAnary-S3cret/g)).to.have.length(5000 - Math.ceil(5000 / 9));
    await tab.close();
  });

  it('I7: an interrupted import that is left keeps what is written and says how many rows are not', async () => {
    const name = newName();
    await interrupted(name);
    const tab = new ImportTab(name);
    const [found] = await tab.session.interrupted();
    expect(await tab.session.discard(found!.id)).to.equal(found!.total - 2000);
    expect(await tab.session.interrupted()).to.deep.equal([]);
    expect(await tab.people()).to.have.length(2000);
    expect(await tab.session.takeUp(found!.id)).to.equal(undefined);
    expect(tab.session.stage).to.equal('choose');
    expect((await dumpDatabase(name))['importSecrets']).to.deep.equal([]);
    await tab.close();
  });

  it('R54: an import there is no room to keep has not begun: nothing is written, and the plan still stands', async () => {
    const [name, browser] = [newName(), new FaultyIndexedDB()];
    const tab = new ImportTab(name, longNumbers, { indexedDB: browser.factory });
    await tab.session.load(company(5000));
    browser.fault = 'QuotaExceededError';
    const error: unknown = await tab.session.start().catch((reason: unknown) => reason);
    expect((error as DirectoryError).code).to.equal('quota');
    expect(tab.session.stage).to.equal('review');
    expect(await tab.people()).to.deep.equal([]);
    browser.fault = undefined;
    expect(await tab.session.interrupted()).to.deep.equal([]);
    expect((await tab.session.start()).counts.created).to.be.greaterThan(4000);
    await tab.close();
  });

  for (const reload of [false, true])
    it(`R54: a disk that is full in the midst stops the import; with room again it goes on ${reload ? 'after a reload' : 'in the page'}, and each row lands once`, async () => {
      const [name, browser] = [newName(), new FaultyIndexedDB()];
      const tab = new ImportTab(name, longNumbers, { indexedDB: browser.factory });
      await tab.session.load(company(5000));
      tab.session.subscribe(() => {
        if (tab.session.progress?.done === 2000) browser.fault = 'QuotaExceededError';
      });
      const stopped = await tab.session.start();
      expect(stopped.stopped!.code).to.equal('quota');
      expect(tab.session).to.include({ stage: 'stopped' });
      expect(tab.session.progress).to.include({ done: 2000 });
      expect(stopped.counts).to.include({ created: 2000, skipped: 0 });
      expect(stopped.outcomes.at(-1)!.error!.code).to.equal('quota');
      browser.fault = undefined;
      const calm = new ImportTab(newName());
      await calm.session.load(company(5000));
      const expected = ending(await calm.session.start());
      if (reload) tab.session.goTo('choose');
      const [found] = await tab.session.interrupted();
      expect(found !== undefined, 'offered while it is not over here').to.equal(reload);
      // It was full when the listener was first told; from here on there is room.
      const after = reload ? new ImportTab(name) : tab;
      if (!reload) tab.session.subscribe(() => (browser.fault = undefined));
      const result = reload ? await after.session.takeUp(found!.id) : await after.session.goOn();
      expect(ending(result!)).to.deep.equal(expected);
      expect(await after.people()).to.deep.equal(await calm.people());
      expect(await after.session.interrupted()).to.deep.equal([]);
      await Promise.all([tab.close(), calm.close(), ...(reload ? [after.close()] : [])]);
    });

  it('R54: who finishes a stopped import where it is has the result of what is written, and nothing is offered any more', async () => {
    const [name, browser] = [newName(), new FaultyIndexedDB()];
    const tab = new ImportTab(name, longNumbers, { indexedDB: browser.factory });
    await tab.session.load(company(5000));
    tab.session.subscribe(() => {
      if (tab.session.progress?.done === 2000) browser.fault = 'QuotaExceededError';
    });
    await tab.session.start();
    browser.fault = undefined;
    const result = await tab.session.finishHere();
    expect(result).to.not.have.property('stopped');
    expect(result.counts.created).to.equal(2000);
    expect(tab.session.stage).to.equal('done');
    expect((await dumpDatabase(name))['imports']).to.deep.equal([]);
    await tab.close();
  });

  it('I7: an import that is one write keeps no journal: it is there as a whole, or not at all', async () => {
    const name = newName();
    const tab = new ImportTab(name);
    await tab.session.load(company(500));
    const adapter = await tab.adapter();
    let begun = 0;
    adapter.imports!.begin = async () => void begun++;
    expect((await tab.session.start()).counts.created).to.be.greaterThan(400);
    expect(begun).to.equal(0);
    await tab.close();
  });

  const denied = (): Promise<never> => Promise.reject(new DOMException('', 'SecurityError'));
  for (const [where, locks] of [
    ['on plain http, where there are no locks,', undefined],
    ['where locks are refused', { request: denied, query: denied }],
  ] as const)
    it(`P14, I7: ${where} an import is kept and found again; only where it is carried out it is not offered`, async () => {
      Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
      try {
        const { adapter, imports } = await importsOf(newName());
        await imports.begin(head, [part]);
        expect(await imports.list()).to.deep.equal([]);
        imports.leave('abc');
        expect(await imports.list()).to.have.length(1);
        expect(await imports.take('abc')).to.deep.include({ done: 0, parts: [part] });
        expect(await imports.list()).to.deep.equal([]);
        await imports.end('abc');
        expect(await imports.list()).to.deep.equal([]);
        await adapter.close?.();
      } finally {
        Reflect.deleteProperty(navigator, 'locks');
      }
    });
});
