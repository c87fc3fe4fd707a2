import { expect } from '@open-wc/testing';
import type { SecretPatch, UserChange, UserPatch } from '../../../src/core/change.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import type { User } from '../../../src/core/user.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import {
  blockSize,
  type BlockPatch,
  type LogLine,
  type LogRecord,
  type TenantRecord,
  type UserBlock,
} from '../../../src/data/adapters/indexeddb/schema.js';
import type { KeptDraft, UserAdapter } from '../../../src/data/adapter.js';
import { answer, dumpDatabase, FaultyIndexedDB, openRaw, usersIn } from './indexeddb-raw.js';

const password = 'Xk9!vQ2#pLw8zR4t';
let names = 0;
const newName = (): string => `writes-${Date.now()}-${names++}`;
const open = (databaseName: string, tenantId = 'a'): Promise<UserAdapter> =>
  openIndexedDBAdapter({ tenantId, databaseName });
const creation = (values: UserPatch, secrets?: SecretPatch): UserChange => ({
  kind: 'create',
  values,
  ...(secrets && { secrets }),
});
const everybody = async (adapter: UserAdapter): Promise<readonly User[]> => (await adapter.list({})).users;

/** Of the first block, with what small writes altered of it since. */
async function usersOnDisk(name: string): Promise<(User | null)[]> {
  const users: (User | null)[] = [];
  for (const [, part] of (await dumpDatabase(name))['users'] as [IDBValidKey, UserBlock | BlockPatch][])
    usersIn(part).forEach((user, index) => (users['at' in part ? part.at[index]! : index] = user));
  return users;
}

async function written(adapter: UserAdapter, change: UserChange): Promise<User> {
  const [result] = await adapter.write([change]);
  if (!result?.ok || !result.user) throw new Error(JSON.stringify(result));
  return result.user;
}

async function removed(adapter: UserAdapter, user: User): Promise<void> {
  const [result] = await adapter.write([{ kind: 'remove', id: user.id, base: user.version }]);
  if (!result?.ok) throw new Error(JSON.stringify(result));
}

describe('IndexedDB adapter: writes', () => {
  it('P1: after every single write a fresh reading of the disk shows the same users', async () => {
    const name = newName();
    const adapter = await open(name);
    const same = async (): Promise<void> => {
      const fresh = await open(name);
      expect(await everybody(fresh)).to.deep.equal(await everybody(adapter));
      expect((await fresh.list({})).counts).to.deep.equal((await adapter.list({})).counts);
      await fresh.close?.();
    };
    const ann = await written(adapter, creation({ displayName: 'Ann', extension: '0201' }, { sipPassword: password }));
    await same();
    const bob = await written(adapter, creation({ displayName: 'Bob' }));
    await same();
    await written(adapter, { kind: 'update', id: bob.id, base: bob.version, values: { extension: '202' } });
    await same();
    await removed(adapter, ann);
    await same();
    await written(adapter, creation({ displayName: 'Cid', extension: '203' }));
    await same();
    await written(adapter, { kind: 'restore', id: ann.id });
    await same();
    await adapter.close?.();
  });

  it('R54: a full disk is a verdict, and the users in memory are again those of the disk', async () => {
    const [name, browser] = [newName(), new FaultyIndexedDB()];
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name, indexedDB: browser.factory });
    const states: (string | undefined)[] = [];
    adapter.watch?.((news) => news.kind === 'state' && states.push(news.error?.code));
    const ann = await written(adapter, creation({ displayName: 'Ann', extension: '201', username: 'ann' }));
    const bob = await written(adapter, creation({ displayName: 'Bob', extension: '202', username: 'bob' }));
    browser.fault = 'QuotaExceededError';
    const results = await adapter.write([
      { kind: 'update', id: ann.id, base: ann.version, values: { extension: '203' } },
      { kind: 'update', id: bob.id, base: bob.version, values: { extension: '201' } },
      { kind: 'remove', id: ann.id, base: 'stale' },
      creation({ displayName: 'Cid', extension: '202' }),
    ]);
    expect(results.map((result) => !result.ok && result.error?.code)).to.deep.equal(Array(4).fill('quota'));
    expect(await everybody(adapter)).to.deep.equal([ann, bob]);
    const held = await adapter.extensions!({ describe: ['201', '202', '203'] });
    expect(held.map((info) => info.owner?.displayName)).to.deep.equal(['Ann', 'Bob', undefined]);
    expect(states).to.deep.equal(['quota']);
    browser.fault = undefined;
    await written(adapter, creation({ displayName: 'Cid', extension: '203' }));
    expect(states, 'and says when it is well again').to.deep.equal(['quota', undefined]);
    const fresh = await open(name);
    expect(await everybody(fresh)).to.deep.equal(await everybody(adapter));
    await Promise.all([fresh.close?.(), adapter.close?.()]);
  });

  it('R35, R54: what a removal or a host altered elsewhere is taken back when the disk is full', async () => {
    const [name, browser] = [newName(), new FaultyIndexedDB()];
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name, indexedDB: browser.factory });
    const ann = await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
    await written(adapter, creation({ displayName: 'Bob', mobile: '201' }));
    const box = { kind: 'mailbox', id: 'box', name: 'Ann', messages: 1, ownerId: ann.id } as const;
    const menu = { kind: 'menu', id: 'menu', name: 'Welcome', extension: '300', users: [{ userId: ann.id }] } as const;
    await adapter.resources!.write([box, menu].map((resource) => ({ kind: 'put', resource })));
    const before = [await everybody(adapter), await adapter.resources!.list()];
    browser.fault = 'QuotaExceededError';
    const removal = { kind: 'remove', id: ann.id, base: ann.version, mailbox: { kind: 'delete' } } as const;
    expect((await adapter.write([removal]))[0]).to.have.nested.property('error.code', 'quota');
    const refusal = adapter.resources!.write([
      { kind: 'delete', id: 'menu' },
      { kind: 'put', resource: { kind: 'group', id: 'group', name: 'Sales', extension: '300' } },
    ]);
    expect(await refusal.catch((error: unknown) => error)).to.have.property('code', 'quota');
    expect([await everybody(adapter), await adapter.resources!.list()]).to.deep.equal(before);
    expect((await adapter.extensions!({ describe: ['300'] }))[0]?.owner?.displayName).to.equal('Welcome');
    browser.fault = undefined;
    expect((await adapter.write([removal]))[0]?.ok).to.equal(true);
    await written(adapter, { kind: 'restore', id: ann.id });
    const fresh = await open(name);
    for (const each of [adapter, fresh])
      expect([await everybody(each), await each.resources!.list()]).to.deep.equal(before);
    await Promise.all([fresh.close?.(), adapter.close?.()]);
  });

  it('R31: removals of one write that touch the same things come back in any order', async () => {
    const name = newName();
    const adapter = await open(name);
    const users: User[] = [];
    for (const at of [0, 1, 2]) users.push(await written(adapter, creation({ displayName: `User ${at}` })));
    const list = users.map(({ id }) => ({ userId: id, place: id }));
    const menu = { kind: 'menu', id: 'menu', name: 'Welcome', users: list } as const;
    await adapter.resources!.write([{ kind: 'put', resource: menu }]);
    await adapter.write(users.map(({ id, version: base }) => ({ kind: 'remove', id, base })));
    const [first] = users;
    await written(adapter, { kind: 'restore', id: first!.id });
    const placesOf = async (): Promise<unknown> => (await adapter.resources!.list())[0]?.users;
    expect(await placesOf()).to.deep.equal(list.slice(0, 1));
    for (const { id } of users.slice(1)) await written(adapter, { kind: 'restore', id });
    expect(await everybody(adapter)).to.deep.equal(users);
    expect(await placesOf()).to.have.deep.members(list);
    await adapter.close?.();
  });

  it('R35: who was altered by a removal long after their block was passed is kept as altered', async () => {
    const name = newName();
    const adapter = await open(name);
    const numbered = (at: number): UserChange => creation({ displayName: `User ${at}`, extension: String(1000 + at) });
    const ann = await written(adapter, creation({ displayName: 'Ann', mobile: '1599' }));
    const base = (await adapter.write(Array.from({ length: 600 }, (_, at) => numbered(at)))).at(-1)!;
    const last = base.ok ? base.user! : undefined;
    const many = (await everybody(adapter)).slice(1, 600);
    // Blocks are handed over while the write goes on; the last change alters the first block once more.
    const results = await adapter.write([
      { kind: 'update', id: ann.id, base: ann.version, values: { position: 'Boss' } },
      ...many.map(({ id, version }) => ({ kind: 'update', id, base: version, values: { notes: 'x' } }) as const),
      { kind: 'remove', id: last!.id, base: last!.version },
    ]);
    expect(results.every(({ ok }) => ok)).to.equal(true);
    const fresh = await open(name);
    const states: unknown[] = [];
    fresh.watch?.((news) => states.push(news));
    expect(await fresh.get(ann.id)).to.not.have.property('mobile');
    expect([await everybody(fresh), states]).to.deep.equal([await everybody(adapter), []]);
    await Promise.all([adapter.close?.(), fresh.close?.()]);
  });

  it('resources by themselves leave no line in the trail; users altered with them do', async () => {
    const name = newName();
    const adapter = await open(name);
    const branch = { kind: 'branch', id: 'east', name: 'East' } as const;
    await adapter.resources!.write([{ kind: 'put', resource: branch }]);
    expect((await dumpDatabase(name))['log']).to.deep.equal([]);
    const ann = await written(adapter, creation({ displayName: 'Ann', branchId: 'east' }));
    await adapter.resources!.write([{ kind: 'delete', id: 'east' }]);
    const [latest] = await adapter.history!({ id: ann.id });
    expect(latest).to.deep.include({ kind: 'update', fields: { branchId: ['east', null] } });
    expect(latest).not.to.have.property('because');
    await adapter.close?.();
  });

  it('P12: the trail of many writes is read in pieces, and in their order', async () => {
    const name = newName();
    const adapter = await open(name);
    const names = Array.from({ length: 40 }, (_, at) => `User ${at}`);
    const ids: string[] = [];
    for (const displayName of names) ids.push((await written(adapter, creation({ displayName }))).id);
    await adapter.write(names.map((displayName) => creation({ displayName: `${displayName} again` })));
    const trail = await adapter.history!({});
    expect(trail).to.have.length(80);
    expect(trail.slice(40).map(({ id }) => id)).to.deep.equal(ids.toReversed());
    expect(await adapter.history!({ limit: 45 })).to.deep.equal(trail.slice(0, 45));
    expect(await adapter.history!({ id: ids[0]! })).to.deep.equal(trail.slice(-1));
    expect((await everybody(adapter)).map(({ id }) => id)).to.deep.equal(trail.map(({ id }) => id).toReversed());
    const gone: unknown = await adapter.history!({}, { signal: AbortSignal.abort() }).catch((error: unknown) => error);
    expect(gone).to.have.property('code', 'aborted');
    await adapter.close?.();
    expect(await adapter.history!({}).catch((error: unknown) => error)).to.have.property('code', 'unavailable');
  });

  it('P1: nobody ever sees what is not committed', async () => {
    const browser = new FaultyIndexedDB();
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: newName(), indexedDB: browser.factory });
    browser.fault = 'QuotaExceededError';
    let isOver = false;
    const changes = Array.from({ length: 3000 }, (_, at) => creation({ displayName: `User ${at}` }));
    const write = adapter.write(changes).finally(() => (isOver = true));
    const seen = new Set<number>();
    while (!isOver) {
      seen.add((await adapter.list({ limit: 1 })).total);
      await new Promise(requestAnimationFrame);
    }
    await write;
    expect([...seen]).to.deep.equal([0]);
    await adapter.close?.();
  });

  it('a repeated write with one key lands once, in parts and after a reopening too', async () => {
    const [name, browser] = [newName(), new FaultyIndexedDB()];
    const first = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name, indexedDB: browser.factory });
    const changes = Array.from({ length: 11_000 }, (_, at) => creation({ displayName: at === 7 ? '' : `User ${at}` }));
    const onProgress = (done: number): void => {
      if (done === 10_000) browser.fault = 'QuotaExceededError';
    };
    const half = await first.write(changes, { idempotencyKey: 'import', onProgress });
    expect(half.filter((result) => result.ok).length).to.equal(9999);
    expect(half.at(-1)).to.have.nested.property('error.code', 'quota');
    await first.close?.();
    const adapter = await open(name);
    const whole = await adapter.write(changes, { idempotencyKey: 'import' });
    expect(whole.filter((result) => result.ok).length).to.equal(10_999);
    expect(whole.slice(0, 10_000)).to.deep.equal(half.slice(0, 10_000));
    expect((await adapter.list({ limit: 0 })).total).to.equal(10_999);
    await adapter.close?.();
  });

  it('atomic: thousands of changes stand or fall together, in one transaction', async () => {
    const name = newName();
    const adapter = await open(name);
    const changes = Array.from({ length: 6000 }, (_, at) => creation({ displayName: `User ${at}` }));
    const none = await adapter.write([...changes, creation({ displayName: '' })], { atomic: true });
    expect(none.some((result) => result.ok)).to.equal(false);
    expect((await adapter.list({ limit: 0 })).total).to.equal(0);
    await adapter.write(changes, { atomic: true });
    const { meta } = await dumpDatabase(name);
    const tenant = meta!.find(([key]) => key !== 'store')![1] as TenantRecord;
    expect([tenant.seq, tenant.users, tenant.counts.reduce((sum, count) => sum + count)]).to.deep.equal([
      1, 6000, 6000,
    ]);
    await adapter.close?.();
  });

  it('positions that a refused write has passed over leave no damage behind', async () => {
    const name = newName();
    const now = (): string => '2026-01-02T03:04:05.000Z';
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name, now });
    const changes = Array.from({ length: 2 * blockSize }, (_, at) => creation({ displayName: `User ${at}` }));
    await adapter.write([...changes, creation({ displayName: '' })], { atomic: true });
    const ann = await written(adapter, creation({ displayName: 'Ann' }));
    const fresh = await open(name);
    const states: unknown[] = [];
    fresh.watch?.((news) => states.push(news));
    expect([await everybody(fresh), states]).to.deep.equal([[ann], []]);
    const bob = await written(fresh, creation({ displayName: 'Bob' }));
    expect(await everybody(fresh)).to.deep.equal([ann, bob]);
    await Promise.all([adapter.close?.(), fresh.close?.()]);
  });

  it('a write can be given up while it is judged; then nothing of it is kept', async () => {
    const name = newName();
    const adapter = await open(name);
    const control = new AbortController();
    const changes = Array.from({ length: 5000 }, (_, at) => creation({ displayName: `User ${at}` }));
    const policy = { ...defaultPolicy };
    // Stops at the moment the thousandth user is judged.
    let judged = 0;
    adapter.policy = new Proxy(policy, {
      get: (target, key: keyof typeof policy) => {
        if (key === 'seats' && ++judged === 1000) control.abort();
        return target[key];
      },
    });
    const results = await adapter.write(changes, { signal: control.signal });
    const codes = new Set(results.map((result) => (result.ok ? 'ok' : result.error?.code)));
    expect(codes.size, 'all or none of a part').to.equal(1);
    const total = codes.has('ok') ? 5000 : 0;
    expect((await adapter.list({ limit: 0 })).total).to.equal(total);
    expect((await dumpDatabase(name))['users']!.length).to.equal(Math.ceil(total / blockSize));
    await adapter.close?.();
  });

  it('P12: an edit writes its user and not the neighbours; after many a block is written whole again, and nothing is lost', async () => {
    const name = newName();
    const adapter = await open(name);
    const people = Array.from({ length: 2 * blockSize }, (_, at) => creation({ displayName: `User ${at}` }));
    await adapter.write(people);
    const records = async (): Promise<number> => (await dumpDatabase(name))['users']!.length;
    const users = await everybody(adapter);
    const counts: number[] = [];
    for (let edit = 0; edit < 40; edit++) {
      const { id } = users[edit % 7]!;
      const base = (await adapter.get(id))!.version;
      await written(adapter, { kind: 'update', id, base, values: { department: `Edited ${edit}` } });
      counts.push(await records());
    }
    expect(counts.slice(0, 3), 'each lies beside its block').to.deep.equal([3, 4, 5]);
    expect(counts).to.include(2);
    expect(Math.max(...counts)).to.be.at.most(2 + 16);
    const fresh = await open(name);
    expect(await everybody(fresh)).to.deep.equal(await everybody(adapter));
    await Promise.all([adapter.close?.(), fresh.close?.()]);
  });

  it('P1, P4: who comes, goes or is edited again and again beside a block is read as it is, and no loss is told', async () => {
    const name = newName();
    const adapter = await open(name);
    const { id } = await written(adapter, creation({ displayName: 'Ann' }));
    const bob = await written(adapter, creation({ displayName: 'Bob' }));
    await written(adapter, creation({ displayName: 'Cid' }));
    await removed(adapter, bob);
    for (const department of ['Sales', 'Support', 'Engineering']) {
      const base = (await adapter.get(id))!.version;
      await written(adapter, { kind: 'update', id, base, values: { department } });
    }
    const fresh = await open(name);
    const states: unknown[] = [];
    fresh.watch?.((news) => states.push(news));
    expect((await fresh.get(id))!.department).to.equal('Engineering');
    expect(await fresh.get(bob.id)).to.equal(undefined);
    expect([await everybody(fresh), states]).to.deep.equal([await everybody(adapter), []]);
    await Promise.all([adapter.close?.(), fresh.close?.()]);
  });

  it('P2: of what small writes left beside a block, another tab knows before it judges', async () => {
    const name = newName();
    const [one, two] = [await open(name), await open(name)];
    const ann = await written(one, creation({ displayName: 'Ann' }));
    const bob = await written(two, creation({ displayName: 'Bob' }));
    await written(one, { kind: 'update', id: ann.id, base: ann.version, values: { extension: '201' } });
    const [refused] = await two.write([
      { kind: 'update', id: bob.id, base: bob.version, values: { extension: '201' } },
      { kind: 'update', id: ann.id, base: ann.version, values: { department: 'Sales' } },
    ]);
    expect(refused!.ok ? 'ok' : refused!.issues[0]?.code).to.equal('extension-taken');
    await removed(two, (await two.get(ann.id))!);
    await written(one, { kind: 'update', id: bob.id, base: bob.version, values: { extension: '201' } });
    const fresh = await open(name);
    expect(await everybody(fresh)).to.deep.equal(await everybody(one));
    await Promise.all([one.close?.(), two.close?.(), fresh.close?.()]);
  });

  it('R31: what comes back is what was there, secrets and all, and its traces are gone', async () => {
    const name = newName();
    const adapter = await open(name);
    const users = [];
    for (const at of [1, 2, 3])
      users.push(await written(adapter, creation({ displayName: `User ${at}` }, { sipPassword: password + at })));
    await adapter.write(users.map((user) => ({ kind: 'remove', id: user.id, base: user.version })));
    await adapter.write([creation({ displayName: 'In the hole' })]);
    expect((await dumpDatabase(name))['secrets'], 'nobody inherits a secret').to.deep.equal([]);
    for (const user of users) await written(adapter, { kind: 'restore', id: user.id });
    const { secrets, removed: left } = await dumpDatabase(name);
    expect(left).to.deep.equal([]);
    const kept = (secrets![0]![1] as { secrets: ({ sipPassword: string } | null)[] }).secrets;
    const owners = await usersOnDisk(name);
    expect(owners.map((user) => user?.displayName).sort()).to.deep.equal(['In the hole', 'User 1', 'User 2', 'User 3']);
    for (const [at, user] of owners.entries())
      expect(kept[at]?.sipPassword).to.equal(
        user?.displayName === 'In the hole' ? undefined : password + user?.displayName.at(-1),
      );
    await adapter.close?.();
  });

  it('changes of one write follow each other: created, given secrets, removed, brought back', async () => {
    const name = newName();
    const adapter = await open(name);
    const results = await adapter.write([
      { kind: 'create', id: 'x', values: { displayName: 'Ann' }, secrets: { sipPassword: password } },
      { kind: 'restore', id: 'x' },
    ]);
    const [created] = results;
    const base = created?.ok ? created.user!.version : '';
    const more = await adapter.write([
      { kind: 'remove', id: 'x', base },
      { kind: 'restore', id: 'x' },
    ]);
    expect([...results, ...more].map((result) => result.ok && result.changed)).to.deep.equal([true, false, true, true]);
    const { secrets, removed: left } = await dumpDatabase(name);
    const kept = (secrets![0]![1] as { secrets: ({ sipPassword: string } | null)[] }).secrets;
    expect(kept.filter((entry) => entry !== null)).to.deep.equal([{ sipPassword: password }]);
    expect(left).to.deep.equal([]);
    await adapter.close?.();
  });

  it('R53: the trail says when, who, what, old and new; secrets only by name', async () => {
    const name = newName();
    const adapter = await openIndexedDBAdapter({
      tenantId: 'a',
      databaseName: name,
      now: () => '2026-01-02T03:04:05.000Z',
    });
    adapter.policy = { ...defaultPolicy, currentUserId: 'admin-1' };
    const ann = await written(adapter, creation({ displayName: 'Ann', extension: '201' }, { sipPassword: password }));
    const change = { values: { extension: null, position: 'Boss' }, secrets: { voicemailPin: '4711' } };
    const boss = await written(adapter, { kind: 'update', id: ann.id, base: ann.version, ...change });
    await removed(adapter, boss);
    await written(adapter, { kind: 'restore', id: ann.id });
    const log = (await dumpDatabase(name))['log']!.map(([key, value]) => {
      const { at, by, lines } = value as LogRecord;
      return { key, at, by, lines: JSON.parse(lines) as LogLine[] };
    });
    const now = { at: '2026-01-02T03:04:05.000Z', by: 'admin-1' };
    const fields = { extension: ['201', null], position: [null, 'Boss'] };
    const { status } = ann;
    expect(log).to.deep.equal([
      { key: ['a', 1], ...now, lines: [{ kind: 'create', id: ann.id, status, secrets: ['sipPassword'] }] },
      { key: ['a', 2], ...now, lines: [{ kind: 'update', id: ann.id, fields, secrets: ['voicemailPin'] }] },
      { key: ['a', 3], ...now, lines: [{ kind: 'remove', id: ann.id, user: boss }] },
      { key: ['a', 4], ...now, lines: [{ kind: 'restore', id: ann.id, status }] },
    ]);
    await adapter.close?.();
  });

  it('P9: a secret is in its own store and, while an undo is possible, with the removed; nowhere else', async () => {
    const name = newName();
    const adapter = await open(name);
    const canaries = {
      sipPassword: 'canary-Sip-9301!',
      voicemailPin: '739164',
      onCallPin: '918273',
      portalPassword: 'canary-Portal-93',
    };
    const heard: unknown[] = [];
    const ear = new BroadcastChannel(`${name}/"a"`);
    const message = new Promise((resolve) => {
      ear.onmessage = ({ data }) => {
        heard.push(data);
        if (heard.length === 3) resolve(undefined);
      };
    });
    const ann = await written(adapter, creation({ displayName: 'Ann' }, canaries));
    await adapter.write([creation({ displayName: 'Bob' }, canaries)], { idempotencyKey: 'k' });
    await removed(adapter, ann);
    await message;
    ear.close();
    await adapter.check!([creation({ displayName: 'Cid' }, canaries)]);
    const menu = { kind: 'menu', id: 'menu', name: 'Welcome' } as const;
    await adapter.resources!.write([{ kind: 'put', resource: menu }]);
    const at = new Date().toISOString();
    await adapter.drafts!.put('kept', { at, values: { displayName: 'Dan' } });
    for (const secrets of [canaries, { secrets: canaries }]) {
      const draft = { at, values: { displayName: 'Eve', ...secrets } } as KeptDraft;
      expect(await adapter.drafts!.put('refused', draft).catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    }
    await adapter.drafts!.put('apart', { at, values: {}, secrets: canaries } as KeptDraft);
    expect(JSON.stringify(await adapter.history!({}))).not.to.include('canary');
    const dump = await dumpDatabase(name);
    const holders = Object.keys(dump).filter((store) =>
      Object.values(canaries).some((canary) => JSON.stringify(dump[store]).includes(canary)),
    );
    expect(holders).to.deep.equal(['removed', 'secrets']);
    expect(dump['resources']!.length + dump['drafts']!.length, 'and there was something in the others').to.equal(3);
    expect(heard).to.deep.equal([{ seq: 1 }, { seq: 2 }, { seq: 3 }]);
    await adapter.close?.();
  });

  it('P11: every key of every store begins with its tenant, and removed users stay with theirs', async () => {
    const name = newName();
    const [a, b] = [await open(name, 'a'), await open(name, 'b')];
    for (const adapter of [a, b]) {
      const user = await written(
        adapter,
        creation({ displayName: adapter.tenantId, extension: '201' }, { sipPassword: password }),
      );
      await adapter.write([creation({ displayName: `second of ${adapter.tenantId}` })], { idempotencyKey: 'k' });
      await removed(adapter, user);
    }
    const { meta, ...rest } = await dumpDatabase(name);
    expect(meta!.map(([key]) => key)).to.deep.equal(['store', ['a'], ['b']]);
    for (const [store, pairs] of Object.entries(rest))
      for (const [key, value] of pairs) {
        const other = (key as [string])[0] === 'a' ? 'second of b' : 'second of a';
        expect(JSON.stringify(value), `${store} ${String(key)}`).not.to.include(other);
      }
    await Promise.all([a.close?.(), b.close?.()]);
  });

  it('what removals and repeated writes left behind is forgotten after a week', async () => {
    const name = newName();
    let now = '2026-01-01T00:00:00.000Z';
    const reopen = (): Promise<UserAdapter> =>
      openIndexedDBAdapter({ tenantId: 'a', databaseName: name, now: () => now });
    let adapter = await reopen();
    const ann = await written(adapter, creation({ displayName: 'Ann' }, { sipPassword: password }));
    await adapter.write([creation({ displayName: 'Bob' })], { idempotencyKey: 'old' });
    await removed(adapter, ann);
    await adapter.drafts!.put('old', { at: now, values: { displayName: 'Dan' } });
    now = '2026-01-10T00:00:00.000Z';
    await adapter.drafts!.put('young', { at: now, values: { displayName: 'Eve' } });
    expect(await adapter.drafts!.get('old'), 'from that day on').to.equal(undefined);
    await adapter.write([creation({ displayName: 'Cid' })], { idempotencyKey: 'young' });
    await adapter.close?.();
    adapter = await reopen();
    const database = await openRaw(name);
    const keysLeft = (): Promise<IDBValidKey[]> =>
      answer(database.transaction('keys').objectStore('keys').getAllKeys());
    while ((await keysLeft()).length > 1) await new Promise(requestAnimationFrame);
    database.close();
    const { keys, removed: left, log, drafts } = await dumpDatabase(name);
    expect(drafts!.map(([key]) => key)).to.deep.equal([['a', 'young']]);
    expect([keys!.map(([key]) => key), left, log!.length]).to.deep.equal([[['a', 'young']], [], 4]);
    await adapter.close?.();
  });

  it('P4: a block that one write alters early and once more at its end counts its users once', async () => {
    const name = newName();
    const adapter = await open(name);
    await written(adapter, creation({ displayName: 'Ann', mobile: '1599' }));
    const people = Array.from({ length: 600 }, (_, at) =>
      creation({ displayName: `User ${at}`, extension: String(1000 + at) }),
    );
    await adapter.write(people);
    const [, first, ...others] = await everybody(adapter);
    const last = others.at(-1)!;
    const results = await adapter.write([
      { kind: 'remove', id: first!.id, base: first!.version },
      // Meanwhile the first block is handed over; the last change takes the mobile number of its Ann.
      ...others.slice(blockSize, blockSize + 50).map(({ id, version: base }) => {
        return { kind: 'update', id, base, values: { notes: 'x' } } as const;
      }),
      { kind: 'remove', id: last.id, base: last.version },
    ]);
    expect(results.every(({ ok }) => ok)).to.equal(true);
    const fresh = await open(name);
    const states: unknown[] = [];
    fresh.watch?.((news) => states.push(news));
    expect([await everybody(fresh), states]).to.deep.equal([await everybody(adapter), []]);
    expect(await everybody(fresh)).to.have.length(599);
    await Promise.all([adapter.close?.(), fresh.close?.()]);
  });

  it('P1: whatever is told as saved was asked to be on the disk, not on its way there', async () => {
    const browser = new FaultyIndexedDB();
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: newName(), indexedDB: browser.factory });
    const [database] = browser.databases;
    const begin = database!.transaction.bind(database!);
    const asked: unknown[] = [];
    database!.transaction = (...args: Parameters<typeof begin>) => {
      const tx = begin(...args);
      // What is forgotten once it is old may be forgotten again.
      if (tx.mode === 'readwrite' && tx.objectStoreNames.contains('users')) asked.push(tx.durability);
      return tx;
    };
    await written(adapter, creation({ displayName: 'Ann' }));
    await adapter.resources!.write([{ kind: 'put', resource: { kind: 'menu', id: 'menu', name: 'Welcome' } }]);
    expect(asked).to.deep.equal(['strict', 'strict']);
    await adapter.close?.();
  });
});
