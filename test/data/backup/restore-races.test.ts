import { expect } from '@open-wc/testing';
import type { UserChange } from '../../../src/core/change.js';
import type { AdapterNews, UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { answer, dumpDatabase, settled, watchedIndexedDB, withUnreadableRecord } from '../adapters/indexeddb-raw.js';

let names = 0;
const newName = (): string => `restore-races-${Date.now()}-${++names}`;
const open = (databaseName: string, indexedDB?: IDBFactory): Promise<UserAdapter> =>
  openIndexedDBAdapter({ tenantId: 'acme', databaseName, ...(indexedDB && { indexedDB }) });
const person = (displayName: string, extension: string): UserChange => ({
  kind: 'create',
  values: { displayName, extension },
});

/** Writes as another tab would, as far as the tenant's number goes. @returns the number */
async function countOn(database: IDBDatabase): Promise<number> {
  const tx = database.transaction('meta', 'readwrite');
  const known = await answer(tx.objectStore('meta').get(['acme']) as IDBRequest<{ readonly seq: number }>);
  tx.objectStore('meta').put({ ...known, seq: known.seq + 1 }, ['acme']);
  await settled(tx);
  return known.seq + 1;
}

const isOfRestoration = (stores: readonly string[]): boolean =>
  stores.includes('quarantine') && stores.includes('keys');

describe('a restoration and the other tabs', () => {
  it('R55, P4: an interrupted import that the browser cannot read is in no restoration’s way', async () => {
    const name = newName();
    const before = await open(name);
    await before.write([person('Ann', '201')]);
    const { file } = await before.backup!.create();
    await before.imports!.begin({ id: 'staff', rows: 1, bounds: [0, 1], plan: '{}' }, []);
    await before.close!();
    const adapter = await open(name, withUnreadableRecord('imports', ['acme', 'staff']));
    expect(await adapter.backup!.restore(await adapter.backup!.read(file))).to.have.property('users', 1);
    await adapter.close!();
  });

  it('R55, I7: nothing is replaced while another tab carries out an import; when that ends or its tab is gone, it is', async () => {
    const name = newName();
    const [one, two] = [await open(name), await open(name)];
    await one.write([person('Ann', '201')]);
    const { file } = await one.backup!.create();
    await one.write([person('Bob', '202')]);
    const head = { id: 'staff', rows: 1, bounds: [0, 1], plan: '{}' };
    const restore = async (): Promise<unknown> =>
      one.backup!.restore(await one.backup!.read(file)).catch((cause: unknown) => (cause as { code: unknown }).code);
    await two.imports!.begin(head, []);
    const before = await dumpDatabase(name);
    expect(await restore()).to.equal('import-running');
    expect(await dumpDatabase(name)).to.deep.equal(before);
    await two.imports!.end('staff');
    expect(await restore()).to.have.property('users', 1);
    await two.imports!.begin({ ...head, id: 'more' }, []);
    expect(await restore()).to.equal('import-running');
    await two.close!();
    expect(await restore()).to.have.property('users', 1);
    await one.close!();
  });

  it('R55, I7: an import that begins at the last moment is not lost: what was made ready is not written', async () => {
    const name = newName();
    const two = await open(name);
    await two.write([person('Ann', '201')]);
    const { file } = await two.backup!.create();
    const head = { rows: 1, bounds: [0, 1], plan: '{}' };
    let begun: Promise<unknown> | undefined;
    const watched = watchedIndexedDB((stores, database) => {
      if (!isOfRestoration(stores) || begun) return;
      begun = two.imports!.begin({ id: 'staff', ...head }, []);
      // Its record as it will be: the other tab's own transaction is asked for a moment too late for this test.
      const record = { at: new Date().toISOString(), ...head, parts: 0 };
      database.transaction('imports', 'readwrite').objectStore('imports').put(record, ['acme', 'staff']);
    });
    const one = await open(name, watched);
    const states: AdapterNews[] = [];
    one.watch!((news) => news.kind === 'state' && states.push(news));
    const check = await one.backup!.read(file);
    const code: unknown = await one.backup!.restore(check).catch((cause: unknown) => (cause as { code: unknown }).code);
    expect(code).to.equal('import-running');
    await begun;
    expect((await dumpDatabase(name))['imports']).to.have.lengthOf(1);
    expect(states, 'that is no trouble of the store').to.deep.equal([]);
    await Promise.all([one.close!(), two.close!()]);
  });

  it('R55, R50: a restoration that another tab overtakes is made ready again, and its number goes past that tab’s', async () => {
    const name = newName();
    const other = await open(name);
    const [ann] = await other.write([person('Ann', '201')]);
    const { file } = await other.backup!.create();
    let meanwhile: Promise<unknown> | undefined;
    let restorations = 0;
    const one = await open(
      name,
      watchedIndexedDB((stores, database) => {
        if (!isOfRestoration(stores)) return;
        // Asked for first, so the browser carries it out first: as if the other tab had been a moment quicker.
        if (restorations++ === 0) meanwhile = countOn(database);
      }),
    );
    const check = await one.backup!.read(file);
    await one.backup!.restore(check);
    const seq = await meanwhile;
    expect(restorations, 'made ready again on what was there').to.equal(2);
    const users = (await one.list({})).users;
    expect(users.map(({ id }) => id)).to.deep.equal([ann!.id]);
    const record = (await dumpDatabase(name))
      ['meta']!.map(([, value]) => value)
      .find((value) => 'seqs' in (value as object));
    expect(record)
      .to.have.property('seq')
      .that.is.greaterThan(seq as number);
    await Promise.all([one.close!(), other.close!()]);
  });
});
