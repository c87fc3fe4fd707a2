import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { UserChange } from '../../../src/core/change.js';
import type { BackupProblemCode } from '../../../src/core/backup/backup.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { sampleUser } from '../../fixtures/sample-users.js';
import { seen } from '../../suites/backup-laws.js';
import { sealedLines } from '../../suites/sealed-lines.js';
import { alterRaw, answer, dumpDatabase, FaultyIndexedDB, type Dump } from '../adapters/indexeddb-raw.js';

describe('backups', () => {
  let names = 0;
  const open = (databaseName: string, tenantId = 'acme', indexedDB?: IDBFactory): Promise<UserAdapter> =>
    openIndexedDBAdapter({ tenantId, databaseName, ...(indexedDB && { indexedDB }) });
  const newName = (): string => `backup-${Date.now()}-${++names}`;
  const memory = (users = [sampleUser('ana', { displayName: 'Ana', extension: '101' })]): UserAdapter =>
    createMemoryAdapter({ tenantId: 'acme', users });
  const person = (displayName: string, extension?: string): UserChange => ({
    kind: 'create',
    values: { displayName, ...(extension !== undefined && { extension }) },
    secrets: { sipPassword: `pass-of-${displayName}-x9`, onCallPin: '739164' },
  });
  const linesOf = async (adapter: UserAdapter, secrets = true): Promise<readonly string[]> =>
    (await (await adapter.backup!.create({ secrets })).file.text()).trimEnd().split('\n');
  /** Versions apart, which a restoration renews, and sums, which follow from them. */
  const bare = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => line.replace(/"version":"[^"]*"/g, '').replace(/,"sum":.*$/, ''));
  const codeOf = async (adapter: UserAdapter, file: Blob): Promise<BackupProblemCode | undefined> =>
    (await adapter.backup!.read(file)).problems[0]?.code;
  const move = async (from: UserAdapter, to: UserAdapter): Promise<void> => {
    const { file } = await from.backup!.create({ secrets: true });
    const check = await to.backup!.read(file);
    expect(check.problems).to.deep.equal([]);
    await to.backup!.restore(check);
  };

  it('R55: memory, IndexedDB and memory again hold the same byte for byte, whatever the tenant', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((name) => name.trim() !== '');
    const people = fc.uniqueArray(
      fc.record({ name: text, extension: fc.option(fc.integer({ min: 200, max: 9000 })) }),
      {
        selector: ({ extension }) => extension ?? {},
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(people, async (list) => {
        const first = createMemoryAdapter({ tenantId: 'acme' });
        await first.write(list.map(({ name, extension }) => person(name, extension?.toString())));
        const users = (await first.list({})).users.map(({ id }) => ({ userId: id }));
        await first.resources!.write([{ kind: 'put', resource: { kind: 'group', id: 'g', name: 'All', users } }]);
        const database = await open(newName());
        const last = createMemoryAdapter({ tenantId: 'acme' });
        const start = bare(await linesOf(first));
        await move(first, database);
        await move(database, last);
        await database.close!();
        const end = bare(await linesOf(last));
        // All lines but the header, which tells the time, the two restorations, and the end, which counts them.
        expect(end.slice(1, -3)).to.deep.equal(start.slice(1, -1));
      }),
      { numRuns: 15 },
    );
  });

  it('R55: a connection lost in the midst of a backup leaves nothing twice in the file', async () => {
    const name = newName();
    const store = losesOnce();
    const adapter = await open(name, 'acme', store.factory);
    await adapter.write([person('Ana', '101'), person('Ben')]);
    await adapter.resources!.write([{ kind: 'put', resource: { kind: 'menu', id: 'm', name: 'Welcome' } }]);
    const undisturbed = bare(await linesOf(adapter));
    store.loseAt('log');
    const lines = bare(await linesOf(adapter));
    expect(store.opened, 'the connection was opened again').to.equal(2);
    expect(lines.slice(1)).to.deep.equal(undisturbed.slice(1));
    await adapter.close!();
  });

  it('a person who stops a backup hears that it was stopped, and the connection stays', async () => {
    const store = losesOnce();
    const adapter = await open(newName(), 'acme', store.factory);
    await adapter.write([person('Ana', '101'), person('Ben')]);
    const control = new AbortController();
    const code = await adapter.backup!.create({ signal: control.signal, onProgress: () => control.abort() }).then(
      () => 'made',
      (error: { code?: string }) => error.code,
    );
    expect([code, store.opened]).to.deep.equal(['aborted', 1]);
    await adapter.close!();
  });

  it('R55: a small file cut anywhere is refused', async () => {
    const adapter = memory();
    const { file } = await adapter.backup!.create();
    for (let size = 0; size < file.size; size++)
      expect(await codeOf(adapter, file.slice(0, size)), `${size} bytes`).to.be.oneOf(['not-a-backup', 'incomplete']);
    expect(await codeOf(adapter, file)).to.equal(undefined);
  });

  it('R55: a small file with any one byte altered is refused', async () => {
    const adapter = memory();
    const bytes = new Uint8Array(await (await adapter.backup!.create()).file.arrayBuffer());
    for (let at = 0; at < bytes.length; at++) {
      const altered = bytes.slice();
      altered[at]! ^= 1;
      const code = await codeOf(adapter, new Blob([altered]));
      expect(code, `byte ${at}`).to.be.oneOf(['not-a-backup', 'newer-format', 'altered', 'incomplete', 'other-tenant']);
    }
  });

  it('P5: a backup of a newer format is refused with its number', async () => {
    const adapter = memory();
    const text = (await linesOf(adapter)).join('\n').replace('"format":1', '"format":2');
    const { problems, header } = await adapter.backup!.read(sealedLines(text));
    expect(problems).to.deep.equal([{ code: 'newer-format', params: { format: 2 } }]);
    expect(header).to.equal(undefined);
  });

  it('P2: users who share what only one may have, and wrong ones, are named with their line', async () => {
    const ana = sampleUser('ana', { displayName: 'Ana', extension: '101', email: 'ana@acme.example' });
    const adapter = memory([ana, sampleUser('ben', { displayName: 'Ben', extension: '102' })]);
    const text = (await linesOf(adapter)).join('\n');
    const cases: readonly [RegExp | string, string, BackupProblemCode, object][] = [
      ['"102"', '"101"', 'extension-shared', { value: '101', names: ['Ana', 'Ben'] }],
      ['"username":"ben@', '"username":"ANA@', 'username-shared', { value: 'ANA@acme.example', names: ['Ana', 'Ben'] }],
      ['"email":"ben@', '"email":"Ana@', 'email-shared', { value: 'Ana@acme.example', names: ['Ana', 'Ben'] }],
      ['"id":"ben"', '"id":"ana"', 'user-repeated', { line: 2, name: 'Ben' }],
      ['"102"', '"1o2"', 'user-invalid', { line: 2, name: 'Ben', field: 'extension' }],
      [
        '"tenantId":"acme","displayName":"Ben"',
        '"tenantId":"x","displayName":"Ben"',
        'user-invalid',
        { line: 2, name: 'Ben', field: 'tenantId' },
      ],
    ];
    for (const [from, to, code, params] of cases) {
      const { problems } = await adapter.backup!.read(sealedLines(text.replace(from, to)));
      expect(problems[0], code).to.deep.equal({ code, params });
    }
  });

  it('P5: fields that nobody knows yet are kept', async () => {
    const adapter = memory();
    const text = (await linesOf(adapter)).join('\n').replace('"displayName"', '"shoeSize":44,"displayName"');
    await adapter.backup!.restore(await adapter.backup!.read(sealedLines(text)));
    expect(await adapter.get('ana')).to.include({ shoeSize: 44 });
  });

  it('R35: what refers to users who are not in the file is left out, with a warning', async () => {
    const adapter = memory([sampleUser('ana', { secrets: {} })]);
    const menu = { kind: 'menu', id: 'm', name: 'Welcome', users: [{ userId: 'ana' }] } as const;
    await adapter.resources!.write([{ kind: 'put', resource: menu }]);
    const text = (await linesOf(adapter)).join('\n').replace('{"userId":"ana"}', '{"userId":"ana"},{"userId":"zoe"}');
    const check = await adapter.backup!.read(sealedLines(text));
    expect(check.problems).to.deep.equal([{ code: 'references-dropped', level: 'warning', params: { count: 1 } }]);
    await adapter.backup!.restore(check);
    expect((await adapter.resources!.list())[0]).to.deep.include({ users: [{ userId: 'ana' }] });
  });

  it('P4: what is damaged does not stand in the way: it lies in the file as it was found, without secrets', async () => {
    const bad = sampleUser('bad', { displayName: '', secrets: { sipPassword: 'canary-9fQ2' as never } });
    const adapter = memory([sampleUser('ana'), bad]);
    const { file, counts } = await adapter.backup!.create();
    expect([counts.users, counts.damaged]).to.deep.equal([1, 1]);
    expect(await file.text()).not.to.include('canary-9fQ2');
    expect((await adapter.backup!.read(file)).problems).to.deep.equal([
      { code: 'damaged-inside', level: 'warning', params: { count: 1 } },
    ]);
  });

  it('P1, R54: a full disk at the restoration leaves everything as it was', async () => {
    const name = newName();
    const faulty = new FaultyIndexedDB();
    const adapter = await open(name, 'acme', faulty.factory);
    await adapter.write([person('Ann', '201'), person('Bob', '202')]);
    const { file } = await adapter.backup!.create();
    const users = (await adapter.list({})).users;
    await adapter.write([{ kind: 'remove', id: users[0]!.id, base: users[0]!.version }]);
    const [before, shown] = [await dumpDatabase(name), await seen(adapter)];
    const check = await adapter.backup!.read(file);
    faulty.fault = 'QuotaExceededError';
    const error: unknown = await adapter.backup!.restore(check).catch((cause: unknown) => cause);
    expect(error).to.include({ code: 'quota' });
    expect(await dumpDatabase(name)).to.deep.equal(before);
    expect(await seen(adapter)).to.deep.equal(shown);
    faulty.fault = undefined;
    await adapter.backup!.restore(check);
    expect((await adapter.list({})).total).to.equal(2);
    await adapter.close!();
  });

  it('R60: a damaged block gives no secret away, be its users a list, a text or half a text', async () => {
    const harmed = [
      { id: 'ann', status: 'broken', sipPassword: 'Canary-4711', secrets: { voicemailPin: 'Canary-4712' } },
    ];
    const text = JSON.stringify(harmed);
    for (const users of [harmed, text, text.slice(0, -2), text.slice(0, text.indexOf('4712'))]) {
      const name = newName();
      const adapter = await open(name);
      await adapter.write([person('Ann', '201')]);
      await alterRaw(name, 'users', (store) => store.put({ seq: 1, users }, ['acme', 0]));
      const written = await (await adapter.backup!.create({ secrets: false })).file.text();
      expect(written).to.include('"damaged":{').and.to.include('broken').and.not.to.include('Canary');
      await adapter.close!();
    }
  });

  it('R51: another tab shows the restored users, and what it based on those before is stale', async () => {
    const name = newName();
    const [one, two] = [await open(name), await open(name)];
    await one.write([person('Ann', '201')]);
    const { file } = await one.backup!.create();
    await one.write([person('Bob', '202')]);
    const bob = (await one.list({ search: 'Bob' })).users[0]!;
    const heard = new Promise<void>((resolve) => two.watch!(({ kind }) => kind === 'changed' && resolve()));
    await heard;
    const [ann] = (await two.list({ search: 'Ann' })).users;
    await one.backup!.restore(await one.backup!.read(file));
    const results = await two.write([
      { kind: 'update', id: ann!.id, base: ann!.version, values: { company: 'X' } },
      { kind: 'update', id: bob.id, base: bob.version, values: { company: 'X' } },
      person('Cid', '202'),
    ]);
    expect(results.map((result) => (result.ok ? 'ok' : result.error?.code))).to.deep.equal([
      'stale',
      'not-found',
      'ok',
    ]);
    expect((await two.list({})).users.map(({ displayName }) => displayName)).to.deep.equal(['Ann', 'Cid']);
    await Promise.all([one.close!(), two.close!()]);
  });

  it('P4: after a loss, a restoration brings the users back and settles it, over reopenings too', async () => {
    const name = newName();
    const outside = new Map<string, string>();
    const canaryPlace = {
      getItem: (key: string) => outside.get(key) ?? null,
      setItem: (key: string, value: string) => void outside.set(key, value),
    };
    const openWatched = (): Promise<UserAdapter> =>
      openIndexedDBAdapter({ tenantId: 'acme', databaseName: name, canaryPlace });
    const stateOf = (adapter: UserAdapter): string | undefined => {
      let code: string | undefined;
      adapter.watch!((news) => (code = news.kind === 'state' ? news.error?.code : code))();
      return code;
    };
    const before = await openWatched();
    await before.write([person('Ann', '201')]);
    const { file } = await before.backup!.create();
    await before.close!();
    await answer(indexedDB.deleteDatabase(name));
    const emptied = await openWatched();
    expect(stateOf(emptied)).to.equal('store-reset');
    await emptied.backup!.restore(await emptied.backup!.read(file));
    expect(stateOf(emptied)).to.equal(undefined);
    await emptied.close!();
    const after = await openWatched();
    expect([stateOf(after), (await after.list({})).total]).to.deep.equal([undefined, 1]);
    await after.close!();
  });

  it('P11: a restoration leaves the other tenants of the store byte for byte', async () => {
    const name = newName();
    const [one, other] = [await open(name, 'acme'), await open(name, 'acme2')];
    await one.write([person('Ann', '201')]);
    await other.write([person('Zoe', '201')]);
    const ofOther = (dump: Dump): unknown =>
      Object.entries(dump).map(([store, pairs]) => [
        store,
        pairs.filter(([key]) => Array.isArray(key) && key[0] === 'acme2'),
      ]);
    const before = ofOther(await dumpDatabase(name));
    const { file } = await one.backup!.create({ secrets: true });
    expect(await file.text()).not.to.include('Zoe');
    await one.backup!.restore(await one.backup!.read(file));
    expect(ofOther(await dumpDatabase(name))).to.deep.equal(before);
    await Promise.all([one.close!(), other.close!()]);
  });

  it('P12: 20,000 users are backed up, checked and restored piece by piece', async () => {
    const users = Array.from({ length: 20_000 }, (_, at) => sampleUser(`u${at}`, { extension: String(10_000 + at) }));
    const source = memory(users);
    const target = await open(newName());
    const parts: number[] = [];
    const { file } = await source.backup!.create({ onProgress: (part) => parts.push(part) });
    const check = await target.backup!.read(file, { onProgress: (part) => parts.push(part) });
    await target.backup!.restore(check);
    expect((await target.list({ limit: 1 })).total).to.equal(users.length);
    expect(parts.length).to.be.greaterThan(80);
    expect((await target.backup!.create()).counts).to.deep.include({ users: users.length, damaged: 0 });
    await target.close!();
  });

  it('P5: a backup of format 1 can be restored for ever', async () => {
    const file = await (await fetch(new URL('../../fixtures/backup-1/acme.backup.ndjson', import.meta.url))).blob();
    const adapter = createMemoryAdapter({ tenantId: 'acme' });
    const check = await adapter.backup!.read(file);
    expect(check.problems).to.deep.equal([]);
    expect(check.counts).to.deep.equal({ users: 2, activated: 1, resources: 1, entries: 5, secrets: 1, damaged: 0 });
    await adapter.backup!.restore(check);
    const { users } = await adapter.list({});
    expect(users.map(({ displayName, secrets }) => [displayName, secrets])).to.deep.equal([
      ['Ana Ruiz', { sipPassword: 'set', voicemailPin: 'set' }],
      ['Zoë Müller-Łukasz', {}],
    ]);
    const kinds = (await adapter.history!({})).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['replace', 'remove', 'update', 'create', 'create', 'create']);
  });
});

/** The browser's own IndexedDB, which counts its openings and can lose a connection where a store is read for the second time. */
function losesOnce(): { factory: IDBFactory; opened: number; loseAt: (store: string) => void } {
  let lostAt: string | undefined;
  const spoil = (database: IDBDatabase): void => {
    const begin = database.transaction.bind(database);
    database.transaction = (...args: Parameters<typeof begin>) => {
      const tx = begin(...args);
      const objectStore = tx.objectStore.bind(tx);
      let visits = 0;
      tx.objectStore = (store) => {
        if (store !== lostAt || ++visits < 2) return objectStore(store);
        lostAt = undefined;
        database.close();
        throw new DOMException('', 'InvalidStateError');
      };
      return tx;
    };
  };
  const open = (name: string, version?: number): IDBOpenDBRequest => {
    const request = indexedDB.open(name, version);
    request.addEventListener('success', () => {
      store.opened++;
      spoil(request.result);
    });
    return request;
  };
  const store = { factory: { open } as IDBFactory, opened: 0, loseAt: (name: string) => void (lostAt = name) };
  return store;
}
