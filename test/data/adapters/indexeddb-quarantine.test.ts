import { expect } from '@open-wc/testing';
import type { DirectoryError } from '../../../src/core/errors.js';
import type { User } from '../../../src/core/user.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import {
  blockSize,
  type QuarantineRecord,
  type TenantRecord,
  type UserBlock,
} from '../../../src/data/adapters/indexeddb/schema.js';
import { alterRaw, canaryPlace, dumpDatabase, withUnreadableRecord, usersIn, type Dump } from './indexeddb-raw.js';

let names = 0;
const newName = (): string => `quarantine-${Date.now()}-${names++}`;
const open = (databaseName: string, factory: IDBFactory = indexedDB): Promise<UserAdapter> =>
  openIndexedDBAdapter({ tenantId: 'a', databaseName, canaryPlace: canaryPlace(), indexedDB: factory });

/** Users with an extension, an e-mail and a secret each, in as many blocks as they need. */
async function fill(count: number): Promise<string> {
  const name = newName();
  const adapter = await open(name);
  const results = await adapter.write(
    Array.from({ length: count }, (_, at) => ({
      kind: 'create' as const,
      id: `u${at}`,
      values: { displayName: `User ${at}`, extension: String(1000 + at), email: `u${at}@example.com` },
      secrets: { voicemailPin: '739164' },
    })),
  );
  expect(results.filter(({ ok }) => !ok)).to.deep.equal([]);
  await adapter.close!();
  return name;
}

function statesOf(adapter: UserAdapter): (DirectoryError | undefined)[] {
  const states: (DirectoryError | undefined)[] = [];
  adapter.watch!((news) => news.kind === 'state' && states.push(news.error));
  return states;
}

const add = async (adapter: UserAdapter, values: Partial<User> = {}): Promise<string> => {
  const [result] = await adapter.write([{ kind: 'create', values: { displayName: 'Late', ...values } }]);
  return result!.ok ? 'ok' : (result!.error?.code ?? result!.issues[0]!.code);
};

const totalOf = async (adapter: UserAdapter): Promise<number> => (await adapter.list({ limit: 0 })).total;

/** Alters the users of one block behind the adapter's back; the ledger is left as it was. */
const alterBlock = (name: string, block: number, alter: (users: Record<string, unknown>[]) => void): Promise<void> =>
  alterRaw(name, 'users', (store) => {
    const found = store.get(['a', block]) as IDBRequest<UserBlock>;
    found.onsuccess = () => {
      const users = usersIn(found.result) as unknown as Record<string, unknown>[];
      alter(users);
      store.put({ ...found.result, users: JSON.stringify(users) }, ['a', block]);
    };
  });

const recordsOf = (dump: Dump, store: string): unknown[] => dump[store]!.map(([, value]) => value);
const tenantOf = (dump: Dump): TenantRecord =>
  recordsOf(dump, 'meta').find((record) => 'seqs' in (record as object)) as TenantRecord;

describe('IndexedDB adapter: what is damaged is set aside', () => {
  const harms: readonly (readonly [what: string, harm: (users: IDBObjectStore) => void])[] = [
    ['a block that is gone', (users) => users.delete(['a', 1])],
    ['a block of another time', (users) => users.put({ seq: 1, users: [] }, ['a', 1])],
    ['a block that is none', (users) => users.put('rubbish', ['a', 1])],
    ['a block whose users are none', (users) => users.put({ seq: 1, users: { length: 3 } }, ['a', 1])],
    ['a block of rubbish users', (users) => users.put({ seq: 1, users: [7, 'x', [], {}] }, ['a', 1])],
  ];
  for (const [what, harm] of harms)
    it(`P4, F17: ${what} is told with its numbers; the rest is shown and stays writable`, async () => {
      const name = await fill(2 * blockSize + 10);
      await alterRaw(name, 'users', harm);
      const adapter = await open(name);
      const states = statesOf(adapter);
      expect(states[0]).to.have.property('code', 'store-damaged');
      expect(states[0]!.loss).to.include({ before: 2 * blockSize + 10, now: blockSize + 10 });
      expect(await totalOf(adapter)).to.equal(blockSize + 10);
      expect(await add(adapter)).to.equal('ok');
      const [aside] = await adapter.storage!.quarantined!();
      expect(aside).to.include({ expected: blockSize, kept: 0 });
      await adapter.close!();
      const tenant = tenantOf(await dumpDatabase(name));
      expect(
        tenant.counts.reduce((sum, count) => sum + count),
        'the ledger says what is there',
      ).to.equal(tenant.users);
    });

  it('P4: it is told after every reload until it is acknowledged; what was set aside stays', async () => {
    const name = await fill(blockSize + 5);
    await alterRaw(name, 'users', (users) => users.delete(['a', 0]));
    let adapter = await open(name);
    await add(adapter);
    await adapter.close!();
    adapter = await open(name);
    const states = statesOf(adapter);
    expect(states[0], 'with the numbers of the finding').to.have.deep.nested.property('loss.now', 5);
    await adapter.acknowledgeLoss!();
    expect(states.map((error) => error?.code)).to.deep.equal(['store-damaged', undefined]);
    await adapter.close!();
    adapter = await open(name);
    expect(statesOf(adapter)).to.deep.equal([]);
    expect(await adapter.storage!.quarantined!()).to.have.lengthOf(1);
    await adapter.close!();
  });

  const unsound: readonly (readonly [what: string, harm: (user: Record<string, unknown>) => void])[] = [
    ['a name that is a number', (user) => (user['displayName'] = 42)],
    ['no id', (user) => delete user['id']],
    ['a status of its own', (user) => (user['status'] = 'asleep')],
    ['no secrets', (user) => delete user['secrets']],
    ['an extension that is a number', (user) => (user['extension'] = 1003)],
    ['forwarding that is a text', (user) => (user['forwarding'] = 'home')],
    ['forwarding to a number', (user) => (user['forwarding'] = { mode: 'forward', destinations: [7] })],
    ['addresses that are a text', (user) => (user['notifyEmails'] = 'a@example.com')],
    ['another tenant (P11)', (user) => (user['tenantId'] = 'b')],
  ];
  for (const [what, harm] of unsound)
    it(`F17: a user with ${what} is set aside, raw; the others of the block stay in use`, async () => {
      const name = await fill(6);
      await alterBlock(name, 0, (users) => harm(users[3]!));
      const adapter = await open(name);
      expect(statesOf(adapter)[0]).to.have.property('code', 'store-damaged');
      const { users } = await adapter.list({ search: 'user', sort: { field: 'extension' } });
      expect(users.map(({ id }) => id)).to.deep.equal(['u0', 'u1', 'u2', 'u4', 'u5']);
      expect(await add(adapter, { extension: '1003', email: 'u3@example.com' }), 'what it held is free').to.equal('ok');
      const [aside] = await adapter.storage!.quarantined!();
      const harmed = usersIn(aside!.raw as UserBlock)[3] as unknown as Record<string, unknown>;
      const expected = { ...harmed };
      harm(expected);
      expect(harmed).to.deep.equal(expected);
      await adapter.close!();
    });

  const altered: readonly (readonly [what: string, harm: (user: Record<string, unknown>) => void])[] = [
    ['one letter is another', (user) => (user['displayName'] = 'Usep 3')],
    ['a digit is another', (user) => (user['extension'] = '1993')],
    ['one value is gone', (user) => delete user['email']],
    ['one value has come', (user) => (user['mobile'] = '+4930123')],
    ['a field has another name', (user) => ((user['emaim'] = user['email']), delete user['email'])],
    [
      'a field has another name in the same place',
      (user) =>
        Object.entries(user).forEach(([name, value]) => {
          delete user[name];
          user[name === 'email' ? 'emaim' : name] = value;
        }),
    ],
    ['a mark within is another', (user) => (user['secrets'] = { voicemailPin: 'weak' })],
  ];
  for (const [what, harm] of altered)
    it(`P4: a user in whom ${what} than was written does not pass for what was written`, async () => {
      const name = await fill(6);
      await alterBlock(name, 0, (users) => harm(users[3]!));
      const adapter = await open(name);
      expect(statesOf(adapter)[0]).to.have.property('code', 'store-damaged');
      expect(statesOf(adapter)[0]!.loss).to.include({ before: 6, now: 6 });
      const [aside] = await adapter.storage!.quarantined!();
      expect(usersIn(aside!.raw as UserBlock), 'as it was found').to.have.lengthOf(6);
      await adapter.acknowledgeLoss!();
      await adapter.close!();
      const again = await open(name);
      expect([statesOf(again), await totalOf(again)]).to.deep.equal([[], 6]);
      await again.close!();
    });

  const patchHarms: readonly (readonly [what: string, harm: (users: IDBObjectStore, key: IDBValidKey) => void])[] = [
    ['is gone', (users, key) => users.delete(key)],
    ['is rubbish', (users, key) => users.put('rubbish', key)],
    ['leads past its block', (users, key) => users.put({ seq: 2, at: [blockSize], users: [null] }, key)],
    ['is of another time', (users, key) => users.put({ seq: 2, at: [0], users: [null] }, key)],
  ];
  for (const [what, harm] of patchHarms)
    it(`P4: an edit that ${what} is told; the users are as before it, and go on being written`, async () => {
      const name = await fill(3);
      let adapter = await open(name);
      const edit = async (value: string): Promise<void> => {
        const { version } = (await adapter.get('u1'))!;
        const [result] = await adapter.write([
          { kind: 'update', id: 'u1', base: version, values: { department: value } },
        ]);
        expect(result!.ok).to.equal(true);
      };
      await edit('Sales');
      await edit('Support');
      await adapter.close!();
      const keys = (await dumpDatabase(name))['users']!.map(([key]) => key);
      expect(keys).to.have.lengthOf(3);
      await alterRaw(name, 'users', (users) => harm(users, keys[2]!));
      adapter = await open(name);
      expect(statesOf(adapter)[0]).to.have.property('code', 'store-damaged');
      if (what !== 'is of another time') expect((await adapter.get('u1'))!.department).to.equal('Sales');
      await edit('Engineering');
      await adapter.acknowledgeLoss!();
      await adapter.close!();
      adapter = await open(name);
      expect([statesOf(adapter), (await adapter.get('u1'))!.department]).to.deep.equal([[], 'Engineering']);
      await adapter.close!();
    });

  const recordHarms: readonly (readonly [what: string, harm: (meta: IDBObjectStore) => void])[] = [
    ['is gone', (meta) => meta.delete(['a'])],
    ['is none', (meta) => meta.put('rubbish', ['a'])],
    ['has lost its lists', (meta) => meta.put({ format: 1, tenantId: 'a', seq: 2, users: 3, blockSize }, ['a'])],
    ['is of another tenant', (meta) => alterRecord(meta, { tenantId: 'b' })],
    ['counts in another way', (meta) => alterRecord(meta, { seq: 1.5 })],
  ];
  for (const [what, harm] of recordHarms)
    it(`P4: when the tenant's record ${what}, the users are found by themselves and nobody takes their places`, async () => {
      const name = await fill(blockSize + 2);
      const place = canaryPlace();
      const openHere = (): Promise<UserAdapter> =>
        openIndexedDBAdapter({ tenantId: 'a', databaseName: name, canaryPlace: place });
      let adapter = await openHere();
      const { version } = (await adapter.get('u1'))!;
      await adapter.write([{ kind: 'update', id: 'u1', base: version, values: { department: 'Sales' } }]);
      const before = (await adapter.list({})).users;
      await adapter.close!();
      await alterRaw(name, 'meta', harm);
      adapter = await openHere();
      expect(statesOf(adapter)[0]).to.have.property('code', 'store-damaged');
      expect((await adapter.list({})).users).to.deep.equal(before);
      expect(await add(adapter)).to.equal('ok');
      const versions = new Set(before.map((user) => user.version));
      const late = (await adapter.list({ search: 'Late' })).users[0]!;
      expect(versions.has(late.version), 'R50: no version twice').to.equal(false);
      await adapter.acknowledgeLoss!();
      await adapter.close!();
      adapter = await openHere();
      expect([statesOf(adapter), await totalOf(adapter)]).to.deep.equal([[], blockSize + 3]);
      await adapter.close!();
    });

  it('P4: a record that goes while tabs are open is mended before the next write, once', async () => {
    const name = await fill(3);
    const tabs = [await open(name), await open(name)] as const;
    await alterRaw(name, 'meta', (meta) => meta.delete(['a']));
    expect(await Promise.all(tabs.map((tab) => add(tab)))).to.deep.equal(['ok', 'ok']);
    await Promise.all(tabs.map((tab) => tab.close!()));
    const adapter = await open(name);
    expect(await totalOf(adapter)).to.equal(5);
    await adapter.close!();
  });

  it('P4: a resource in which a value is another than was written is told', async () => {
    const name = newName();
    let adapter = await open(name);
    await adapter.resources!.write([
      { kind: 'put', resource: { kind: 'menu', id: 'one', name: 'Welcome', extension: '500' } },
      { kind: 'put', resource: { kind: 'menu', id: 'two', name: 'Night' } },
    ]);
    await adapter.close!();
    await alterRaw(name, 'resources', (resources) => {
      const found = resources.get(['a', 'one']) as IDBRequest<Record<string, unknown>>;
      found.onsuccess = () => resources.put({ ...found.result, extension: '501' }, ['a', 'one']);
    });
    adapter = await open(name);
    expect(statesOf(adapter)[0]).to.have.property('code', 'store-damaged');
    expect(await adapter.resources!.list()).to.have.lengthOf(2);
    await adapter.acknowledgeLoss!();
    await adapter.close!();
    adapter = await open(name);
    expect(statesOf(adapter)).to.deep.equal([]);
    await adapter.close!();
  });

  for (const [what, field] of [
    ['an id', 'id'],
    ['an extension', 'extension'],
    ['an e-mail', 'email'],
  ] as const)
    it(`P2: of two users with ${what} in common the later one is set aside, and the first can be edited`, async () => {
      const name = await fill(blockSize + 4);
      const values = { id: 'u1', extension: '1001', email: 'U1@example.com' };
      await alterBlock(name, 1, (users) => (users[2]![field] = values[field]));
      const adapter = await open(name);
      expect(statesOf(adapter)[0]).to.have.property('code', 'store-damaged');
      expect(await totalOf(adapter)).to.equal(blockSize + 3);
      expect((await adapter.get('u1'))?.displayName).to.equal('User 1');
      expect(
        await add(adapter, { [field === 'id' ? 'extension' : field]: values[field === 'id' ? 'extension' : field] }),
      ).to.equal(field === 'email' ? 'email-taken' : 'extension-taken');
      await adapter.close!();
    });

  it('R60: secrets of a user who is set aside never come to the next one in that place', async () => {
    const name = await fill(3);
    await alterBlock(name, 0, (users) => (users[1]!['displayName'] = 42));
    const adapter = await open(name);
    expect(await add(adapter), 'takes the place').to.equal('ok');
    expect(
      JSON.stringify(await adapter.storage!.quarantined!()),
      'nor anybody who reads what was found',
    ).not.to.contain('739164');
    await adapter.close!();
    const dump = await dumpDatabase(name);
    const [secrets] = recordsOf(dump, 'secrets') as { secrets: unknown[] }[];
    expect(secrets!.secrets.map((entry) => entry !== null)).to.deep.equal([true, false, true]);
    const [aside] = recordsOf(dump, 'quarantine') as QuarantineRecord[];
    expect(JSON.stringify(aside!.secrets), 'but they are not lost').to.contain('739164');
  });

  it('two tabs that open at once set aside once', async () => {
    const name = await fill(blockSize + 1);
    await alterRaw(name, 'users', (users) => users.delete(['a', 0]));
    const tabs = await Promise.all(Array.from({ length: 4 }, () => open(name)));
    expect(await Promise.all(tabs.map(totalOf))).to.deep.equal([1, 1, 1, 1]);
    expect(await tabs[0]!.storage!.quarantined!()).to.have.lengthOf(1);
    expect(await Promise.all(tabs.map((tab) => add(tab)))).to.deep.equal(['ok', 'ok', 'ok', 'ok']);
    await Promise.all(tabs.map((tab) => tab.close!()));
  });

  it('damage that appears while a tab is open is set aside before its next write', async () => {
    const name = await fill(4);
    const adapter = await open(name);
    const states = statesOf(adapter);
    await alterBlock(name, 0, (users) => (users[0]!['displayName'] = 42));
    await alterRaw(name, 'meta', (meta) => {
      const known = meta.get(['a']) as IDBRequest<TenantRecord>;
      known.onsuccess = () => {
        const seq = known.result.seq + 1;
        meta.put({ ...known.result, seq, seqs: [seq], sums: [0] }, ['a']);
      };
    });
    expect(await add(adapter)).to.equal('ok');
    expect(states.map((error) => error?.code)).to.deep.equal(['store-damaged']);
    expect(await totalOf(adapter)).to.equal(4);
    await adapter.close!();
  });

  it('P4: a block that the browser cannot read is missed by itself, not with its neighbours', async () => {
    const name = await fill(3 * blockSize);
    const adapter = await open(name, unreadableBlock(1));
    expect(await totalOf(adapter)).to.equal(2 * blockSize);
    expect(statesOf(adapter)[0]).to.have.property('code', 'store-damaged');
    expect(await add(adapter)).to.equal('ok');
    await adapter.close!();
  });

  it('P4: a resource that is gone or is none is set aside too, and the rest stays writable', async () => {
    const name = newName();
    let adapter = await open(name);
    const put = (id: string) => ({ kind: 'put', resource: { kind: 'menu', id, name: id } }) as const;
    await adapter.resources!.write([put('one'), put('two'), put('three')]);
    await adapter.close!();
    await alterRaw(name, 'resources', (resources) => {
      resources.delete(['a', 'one']);
      resources.put({ kind: 'menu', id: 'two', name: 2 }, ['a', 'two']);
    });
    adapter = await open(name);
    expect(statesOf(adapter)[0]).to.have.property('code', 'store-damaged');
    expect((await adapter.resources!.list()).map(({ id }) => id)).to.deep.equal(['three']);
    expect(await add(adapter)).to.equal('ok');
    expect(await adapter.resources!.write([put('four')])).to.deep.equal([]);
    expect(await adapter.storage!.quarantined!()).to.deep.include.members([]);
    await adapter.acknowledgeLoss!();
    await adapter.close!();
    adapter = await open(name);
    expect([statesOf(adapter), await totalOf(adapter)]).to.deep.equal([[], 1]);
    await adapter.close!();
  });

  it('P4: edits beside other blocks are not missed because one block cannot be read', async () => {
    const name = await fill(3 * blockSize);
    let adapter = await open(name);
    const edited = ['u0', `u${2 * blockSize}`];
    for (const id of edited) {
      const base = (await adapter.get(id))!.version;
      const [result] = await adapter.write([{ kind: 'update', id, base, values: { department: 'Sales' } }]);
      expect(result!.ok).to.equal(true);
    }
    await adapter.close!();
    adapter = await open(name, unreadableBlock(1));
    const users = await Promise.all(edited.map((id) => adapter.get(id)));
    expect(users.map((user) => user?.department)).to.deep.equal(['Sales', 'Sales']);
    expect(await totalOf(adapter)).to.equal(2 * blockSize);
    const aside = await adapter.storage!.quarantined!();
    expect(aside.map(({ expected, kept }) => [expected, kept])).to.deep.equal([[blockSize, 0]]);
    await adapter.close!();
  });
});

function alterRecord(meta: IDBObjectStore, values: object): void {
  const known = meta.get(['a']) as IDBRequest<TenantRecord>;
  known.onsuccess = () => meta.put({ ...known.result, ...values }, ['a']);
}

const unreadableBlock = (block: number): IDBFactory => withUnreadableRecord('users', ['a', block]);
