import { expect } from '@open-wc/testing';
import type { DirectoryError } from '../../../src/core/errors.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { Connection, type Patience } from '../../../src/data/adapters/indexeddb/browser/connection.js';
import { idle } from '../../../src/data/adapters/indexeddb/browser/idle.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { schemaVersion, storeNames, type UserBlock } from '../../../src/data/adapters/indexeddb/schema.js';
import {
  alterRaw,
  canaryPlace,
  dumpDatabase,
  FaultyIndexedDB,
  loadDatabase,
  openRaw,
  usersIn,
} from './indexeddb-raw.js';

let names = 0;
const newName = (): string => `connection-${Date.now()}-${names++}`;

const add = async (adapter: UserAdapter, displayName: string, idempotencyKey?: string): Promise<string> => {
  const options = idempotencyKey === undefined ? {} : { idempotencyKey };
  const [result] = await adapter.write([{ kind: 'create', values: { displayName } }], options);
  return result!.ok ? 'ok' : (result!.error?.code ?? 'issue');
};

const namesIn = async (adapter: UserAdapter): Promise<string[]> =>
  (await adapter.list({})).users.map(({ displayName }) => displayName);

/** Waits for one of what is told. */
class Told {
  readonly codes: (string | undefined)[] = [];
  #waiting: (() => void)[] = [];

  readonly tell = (error: DirectoryError | undefined): void => {
    this.codes.push(error?.code);
    this.#waiting.splice(0).forEach((go) => go());
  };

  async until(code: string | undefined): Promise<void> {
    while (!this.codes.includes(code)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

const patience: Patience = { blockedMs: 1, slowMs: 1, openMs: 20 };

/** A request whose events come when they are asked for. */
class LateRequest extends EventTarget {
  result: IDBDatabase | undefined;
  readonly factory = { open: () => this as unknown as IDBOpenDBRequest } as unknown as IDBFactory;
}

describe('IndexedDB adapter: the connection', () => {
  it('F8: an opening that never ends is told as slow, then given up; what comes late is closed', async () => {
    const [request, told] = [new LateRequest(), new Told()];
    const { factory } = request;
    const connection = new Connection({ name: 'x', factory, onLost: () => undefined, onDelay: told.tell, patience });
    const error: unknown = await connection.database().catch((cause: unknown) => cause);
    expect(error).to.have.property('code', 'unavailable');
    expect(told.codes).to.deep.equal(['slow', undefined]);
    let isClosed = false;
    request.result = { close: () => (isClosed = true) } as unknown as IDBDatabase;
    request.dispatchEvent(new Event('success'));
    expect(isClosed).to.equal(true);
  });

  it('F1, P5: while an old tab holds the store the new one says so, and opens by itself once it lets go', async () => {
    const [name, told] = [newName(), new Told()];
    await loadDatabase(name, { meta: [], users: [], secrets: [], removed: [], log: [], keys: [] }, 1);
    const old = await openRaw(name, 1);
    const opening = openIndexedDBAdapter({ tenantId: 'a', databaseName: name, onState: told.tell });
    await told.until('upgrade-blocked');
    old.close();
    const adapter = await opening;
    expect(told.codes).to.deep.equal(['upgrade-blocked', undefined]);
    expect(await add(adapter, 'Ann')).to.equal('ok');
    await adapter.close!();
  });

  it('F2, P5: an old tab lets go at once, but the write that runs is still kept; then it says reload', async () => {
    const name = newName();
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name });
    const states: (string | undefined)[] = [];
    adapter.watch!((news) => news.kind === 'state' && states.push(news.error?.code));
    const many = Array.from({ length: 3000 }, (_, at) => ({
      kind: 'create' as const,
      values: { displayName: `User ${at}` },
    }));
    const writing = adapter.write(many, { atomic: true });
    const newer = await openRaw(name, schemaVersion + 1);
    const results = await writing;
    const codes = new Set(results.map((result) => (result.ok ? 'ok' : result.error?.code)));
    const kept = (await dumpAndClose(newer, name)).filter((user) => user !== null).length;
    expect([...codes]).to.have.lengthOf(1);
    expect(kept, 'what was told is what is there').to.equal(codes.has('ok') ? 3000 : 0);
    expect(states.at(-1)).to.equal('newer-schema');
    await adapter.close!();
  });

  it('P5: of a newer store every byte is the same afterwards', async () => {
    const name = newName();
    const before = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name });
    await add(before, 'Ann');
    await before.close!();
    const newer = await openRaw(name, schemaVersion + 1, (database) => database.createObjectStore('later'));
    newer.close();
    const dump = await dumpDatabase(name);
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name });
    expect([await namesIn(adapter), await add(adapter, 'Ben')]).to.deep.equal([['Ann'], 'newer-schema']);
    await adapter.acknowledgeLoss!();
    await adapter.close!();
    expect(await dumpDatabase(name)).to.deep.equal(dump);
  });

  for (const fault of ['AbortError', 'InvalidStateError', 'UnknownError'])
    it(`F10: a write that ends with ${fault} because the connection was lost is made once more, and lands once`, async () => {
      const browser = new FaultyIndexedDB();
      const adapter = await openWith(browser);
      browser.failOnce(new DOMException('Connection to Indexed Database server lost. Refresh the page', fault));
      expect(await add(adapter, 'Ann')).to.equal('ok');
      expect(browser.databases.length, 'over a new connection').to.equal(2);
      expect(await namesIn(adapter)).to.deep.equal(['Ann']);
      await adapter.close!();
    });

  for (const key of [undefined, 'a key'])
    it(`F10: a write that was committed although the browser said it was lost lands once, with ${key ?? 'no key'}`, async () => {
      const browser = new FaultyIndexedDB();
      const adapter = await openWith(browser);
      browser.loseAfterCommit();
      expect(await add(adapter, 'Ann', key)).to.equal('ok');
      expect(browser.databases.length, 'over a new connection').to.equal(2);
      expect(await namesIn(adapter)).to.deep.equal(['Ann']);
      expect(await add(adapter, 'Ben')).to.equal('ok');
      await adapter.close!();
      const fresh = await openWith(new FaultyIndexedDB(), browser.name);
      expect(await namesIn(fresh)).to.deep.equal(['Ann', 'Ben']);
      await fresh.close!();
    });

  it('F10: a connection that is lost again and again is told as lost, and nothing is', async () => {
    const browser = new FaultyIndexedDB();
    const adapter = await openWith(browser);
    await add(adapter, 'Ann');
    browser.fault = 'AbortError';
    expect(await add(adapter, 'Ben')).to.equal('connection-lost');
    expect(await namesIn(adapter)).to.deep.equal(['Ann']);
    browser.fault = undefined;
    expect(await add(adapter, 'Ben')).to.equal('ok');
    await adapter.close!();
  });

  it('R54: a full store refuses the write as a whole, and reads go on', async () => {
    const browser = new FaultyIndexedDB();
    const adapter = await openWith(browser);
    await add(adapter, 'Ann');
    browser.fault = 'QuotaExceededError';
    const results = await adapter.write(
      Array.from({ length: 600 }, (_, at) => ({ kind: 'create' as const, values: { displayName: `User ${at}` } })),
    );
    expect([...new Set(results.map((result) => (result.ok ? 'ok' : result.error?.code)))]).to.deep.equal(['quota']);
    expect(await namesIn(adapter)).to.deep.equal(['Ann']);
    expect(await adapter.history!({})).to.have.lengthOf(1);
    browser.fault = undefined;
    expect(await add(adapter, 'Ben'), 'until there is room again').to.equal('ok');
    await adapter.close!();
  });

  it('F1: an old tab is waited for as long as it takes, and the wait is told once, as what it is', async () => {
    const [request, told] = [new LateRequest(), new Told()];
    const { factory } = request;
    // All other patience is over when the person is told of the old tab.
    const patient: Patience = { blockedMs: 20, slowMs: 1, openMs: 5 };
    const connection = new Connection({
      name: 'x',
      factory,
      onLost: () => undefined,
      onDelay: told.tell,
      patience: patient,
    });
    const opening = connection.database().catch((cause: unknown) => cause);
    request.dispatchEvent(new Event('blocked'));
    await told.until('upgrade-blocked');
    expect(told.codes).to.deep.equal(['upgrade-blocked']);
    request.result = await openRaw(newName(), 1, (database) =>
      storeNames.forEach((store) => database.createObjectStore(store)),
    );
    request.dispatchEvent(new Event('success'));
    expect(await opening).to.have.property('name', request.result.name);
    expect(told.codes).to.deep.equal(['upgrade-blocked', undefined]);
    await connection.close();
  });

  it('P4, P5: nothing of a newer store is set aside or forgotten, be it damaged or old', async () => {
    const name = newName();
    const on = (date: string): Promise<UserAdapter> =>
      openIndexedDBAdapter({
        tenantId: 'a',
        databaseName: name,
        now: () => `${date}T00:00:00.000Z`,
        canaryPlace: place,
      });
    const place = canaryPlace();
    let adapter = await on('2026-01-01');
    await adapter.drafts!.put('old', { at: '2026-01-01T00:00:00.000Z', values: { displayName: 'Dan' } });
    await add(adapter, 'Ann', 'an old key');
    await adapter.close!();
    adapter = await on('2026-01-10');
    await adapter.write([{ kind: 'create', values: { displayName: 'Ben' } }]);
    await adapter.close!();
    (await openRaw(name, schemaVersion + 1, (database) => database.createObjectStore('later'))).close();
    await alterRaw(name, 'users', (users) => users.put({ seq: 1, users: [7] }, ['a', 0]));
    await alterRaw(name, 'drafts', (drafts) =>
      drafts.put({ at: '2026-01-01T00:00:00.000Z', values: { displayName: 'Dan' } }, ['a', 'old']),
    );
    const dump = await dumpDatabase(name);
    adapter = await on('2026-01-20');
    expect(await add(adapter, 'Cid')).to.equal('newer-schema');
    // What waits until the page is idle has its turn.
    for (let turn = 0; turn < 3; turn++) await idle();
    expect(await dumpDatabase(name)).to.deep.equal(dump);
    await adapter.close!();
  });
});

async function openWith(browser: FaultyIndexedDB, name = newName()): Promise<UserAdapter> {
  browser.name = name;
  return openIndexedDBAdapter({
    tenantId: 'a',
    databaseName: name,
    indexedDB: browser.factory,
    canaryPlace: canaryPlace(),
  });
}

async function dumpAndClose(database: IDBDatabase, name: string): Promise<unknown[]> {
  database.close();
  const dump = await dumpDatabase(name);
  return dump['users']!.flatMap(([, block]) => usersIn(block as UserBlock));
}
