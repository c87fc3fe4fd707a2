import { expect } from '@open-wc/testing';
import type { DirectoryErrorCode } from '../../../src/core/errors.js';
import { DirectoryError } from '../../../src/core/errors.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { schemaVersion } from '../../../src/data/adapters/indexeddb/schema.js';
import { alterRaw, answer, dumpDatabase, FaultyIndexedDB, openRaw } from './indexeddb-raw.js';

let names = 0;
const newName = (): string => `state-${Date.now()}-${names++}`;
const open = (databaseName: string): Promise<UserAdapter> => openIndexedDBAdapter({ tenantId: 'a', databaseName });

async function add(adapter: UserAdapter, count = 1): Promise<(DirectoryErrorCode | 'ok' | undefined)[]> {
  const change = { kind: 'create', values: { displayName: 'Ann' } } as const;
  const results = await adapter.write(Array.from({ length: count }, () => change));
  return results.map((result) => (result.ok ? 'ok' : result.error?.code));
}

const refusal = async (opening: Promise<UserAdapter>): Promise<string> => {
  const error: unknown = await opening.then(
    () => 'opened',
    (reason: unknown) => reason,
  );
  return error instanceof DirectoryError ? error.code : String(error);
};

/** Every state that the adapter tells from now on, and the one it is in. */
function statesOf(adapter: UserAdapter): (string | undefined)[] {
  const states: (string | undefined)[] = [];
  adapter.watch?.((news) => news.kind === 'state' && states.push(news.error?.code));
  return states;
}

const factory = (answerOpen: (attempt: number, name: string, version?: number) => IDBOpenDBRequest): IDBFactory => {
  let attempt = 0;
  return { open: (name: string, version?: number) => answerOpen(++attempt, name, version) } as IDBFactory;
};

/** A request that only ever fires one event. */
function requestThatFires(type: string, error?: DOMException): IDBOpenDBRequest {
  const request = Object.assign(new EventTarget(), { error });
  queueMicrotask(() => request.dispatchEvent(new Event(type)));
  return request as unknown as IDBOpenDBRequest;
}

const openWith = (indexedDB: IDBFactory): Promise<UserAdapter> =>
  openIndexedDBAdapter({ tenantId: 'a', databaseName: newName(), indexedDB });

/** Makes the database one of a later version. */
async function makeNewer(name: string, readableBy: number): Promise<void> {
  (await openRaw(name, schemaVersion + 1, (database) => database.createObjectStore('later'))).close();
  await alterRaw(name, 'meta', (meta) => {
    const known = meta.get('store');
    known.onsuccess = () => meta.put({ ...known.result, schema: schemaVersion + 1, readableBy }, 'store');
  });
}

describe('IndexedDB adapter: when the world refuses (R54)', () => {
  it('P14: storage that is refused is named storage-blocked, however the browser says it', async () => {
    const sandboxed = factory(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const denied = new DOMException('The user denied permission to access the database.', 'UnknownError');
    expect(await refusal(openWith(sandboxed))).to.equal('storage-blocked');
    expect(await refusal(openWith(factory(() => requestThatFires('error', denied))))).to.equal('storage-blocked');
    const none = openIndexedDBAdapter({ tenantId: 'a', indexedDB: undefined as unknown as IDBFactory });
    expect(await refusal(none)).to.equal('storage-blocked');
  });

  it('a store that stumbles on opening is tried again, and not for ever', async () => {
    const internal = new DOMException('Internal error opening backing store', 'UnknownError');
    let attempts = 0;
    const stumbling = factory((attempt, name, version) =>
      attempt < 3 ? requestThatFires('error', internal) : indexedDB.open(name, version),
    );
    const adapter = await openWith(stumbling);
    expect(await add(adapter)).to.deep.equal(['ok']);
    await adapter.close?.();
    const broken = factory((attempt) => ((attempts = attempt), requestThatFires('error', internal)));
    expect([await refusal(openWith(broken)), attempts]).to.deep.equal(['unavailable', 3]);
  });

  it('P5: data of a newer version is shown and not touched, where that version allows it', async () => {
    const name = newName();
    const before = await open(name);
    await add(before, 3);
    await before.close?.();
    await makeNewer(name, schemaVersion);
    const dump = await dumpDatabase(name);
    const adapter = await open(name);
    const states = statesOf(adapter);
    expect(states, 'it says so').to.deep.equal(['newer-schema']);
    expect((await adapter.list({})).total).to.equal(3);
    expect(await add(adapter)).to.deep.equal(['newer-schema']);
    await adapter.close?.();
    expect(await dumpDatabase(name)).to.deep.equal(dump);
    const unreadable = { schema: schemaVersion + 1, readableBy: schemaVersion + 1 };
    await alterRaw(name, 'meta', (meta) => meta.put(unreadable, 'store'));
    expect(await refusal(open(name)), 'and else not even read').to.equal('newer-schema');
  });

  it('P5: lets a newer version in at once, goes on showing what it knows and writes nothing', async () => {
    const name = newName();
    const adapter = await open(name);
    await add(adapter, 2);
    const states = statesOf(adapter);
    const newer = await openRaw(name, schemaVersion + 1);
    expect(states).to.deep.equal(['newer-schema']);
    expect((await adapter.list({})).total).to.equal(2);
    newer.close();
    const unreadable = { schema: schemaVersion + 1, readableBy: schemaVersion + 1 };
    await alterRaw(name, 'meta', (meta) => meta.put(unreadable, 'store'));
    expect(await add(adapter)).to.deep.equal(['newer-schema']);
    await adapter.close?.();
  });

  it('a connection that the browser lost is opened again, and the write lands once', async () => {
    const [name, browser] = [newName(), new FaultyIndexedDB()];
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name, indexedDB: browser.factory });
    await add(adapter);
    const states = statesOf(adapter);
    browser.databases[0]!.close();
    browser.databases[0]!.dispatchEvent(new Event('close'));
    expect(states).to.deep.equal(['connection-lost']);
    expect(await add(adapter)).to.deep.equal(['ok']);
    expect(states).to.deep.equal(['connection-lost', undefined]);
    browser.databases[1]!.close(); // And when nobody says so.
    expect(await add(adapter)).to.deep.equal(['ok']);
    expect((await adapter.list({})).total).to.equal(3);
    await adapter.close?.();
  });

  it('P4: a database deleted under an open page is no empty table without a word', async () => {
    const name = newName();
    const adapter = await open(name);
    await add(adapter, 3);
    const states = statesOf(adapter);
    await answer(indexedDB.deleteDatabase(name));
    expect(states).to.deep.equal(['connection-lost']);
    expect((await adapter.list({})).total).to.equal(3);
    expect(await add(adapter)).to.deep.equal(['ok']);
    expect((await adapter.list({})).total, 'what is written afterwards is judged on the new store').to.equal(1);
    expect(states, 'and what was there is not forgotten').to.deep.equal(['connection-lost', 'store-reset']);
    const fresh = await open(name);
    expect((await fresh.list({})).total).to.equal(1);
    await Promise.all([adapter.close?.(), fresh.close?.()]);
  });

  it('drafts and resources too are refused where a newer version has written', async () => {
    const name = newName();
    const before = await open(name);
    await before.drafts!.put('new', { at: new Date().toISOString(), values: { displayName: 'Ann' } });
    await before.close?.();
    await makeNewer(name, schemaVersion);
    const adapter = await open(name);
    const refusals = [
      adapter.drafts!.delete('new'),
      adapter.resources!.write([{ kind: 'delete', id: 'x' }]),
      adapter.drafts!.put('new', { at: '', values: {} }),
    ].map((call) =>
      call.then(
        () => 'done',
        (error: DirectoryError) => error.code,
      ),
    );
    expect(await Promise.all(refusals)).to.deep.equal(Array(3).fill('newer-schema'));
    expect((await adapter.drafts!.get('new'))?.values).to.deep.equal({ displayName: 'Ann' });
    expect(await adapter.history!({})).to.deep.equal([]);
    await adapter.close?.();
  });

  it('a store that is missing is not made anew over what is there', async () => {
    const name = newName();
    (await openRaw(name, schemaVersion, (database) => database.createObjectStore('meta'))).close();
    expect(await refusal(open(name))).to.equal('unavailable');
    expect(Object.keys(await dumpDatabase(name))).to.deep.equal(['meta']);
  });

  it('closing waits for the write that is on its way', async () => {
    const name = newName();
    const adapter = await open(name);
    const [results] = await Promise.all([add(adapter, 2000), adapter.close?.()]);
    expect([...new Set(results)]).to.deep.equal(['ok']);
    expect(await add(adapter), 'and afterwards nothing is written').to.deep.equal(['unavailable']);
    const fresh = await open(name);
    expect((await fresh.list({ limit: 0 })).total).to.equal(2000);
    await fresh.close?.();
  });
});
