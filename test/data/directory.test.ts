import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../src/core/errors.js';
import { defaultPolicy, permissionNames } from '../../src/core/policy.js';
import type { UserPatch } from '../../src/core/change.js';
import type { ActivitySource, AdapterNews, UserAdapter } from '../../src/data/adapter.js';
import { createMemoryAdapter } from '../../src/data/adapters/memory.js';
import type { User } from '../../src/core/user.js';
import { UserDirectory, type DirectoryNews, type UserView } from '../../src/data/directory.js';
import { adapterWith } from '../fixtures/adapter-with.js';
import { tellingAdapter } from '../fixtures/telling-adapter.js';

function record(directory: UserDirectory): DirectoryNews[] {
  const news: DirectoryNews[] = [];
  directory.subscribe((item) => news.push(item));
  return news;
}

async function withAnn(): Promise<{ directory: UserDirectory; adapter: UserAdapter; id: string; base: string }> {
  const adapter = createMemoryAdapter({ tenantId: 'a' });
  const directory = new UserDirectory({ tenantId: 'a', open: () => adapter });
  const [result] = await directory.submit([{ kind: 'create', values: { displayName: 'Ann', extension: '201' } }]);
  if (!result?.ok || !result.user) throw new Error('Ann was refused');
  return { directory, adapter, id: result.id, base: result.user.version };
}

const sampleUser = (tenantId: string, values: Partial<User>): User => ({
  id: `of ${tenantId}`,
  version: '1',
  tenantId,
  displayName: '',
  status: 'activated',
  secrets: {},
  createdAt: '2026-11-22T09:00:00.000Z',
  updatedAt: '2026-11-22T09:00:00.000Z',
  ...values,
});

describe('UserDirectory', () => {
  it('opens its store once, when it is first used', async () => {
    let opened = 0;
    const directory = new UserDirectory({
      tenantId: 'a',
      open: () => {
        opened++;
        return createMemoryAdapter({ tenantId: 'a' });
      },
    });
    expect(opened).to.equal(0);
    await Promise.all([directory.list({}), directory.get('x'), directory.ready()]);
    expect(opened).to.equal(1);
    expect(directory.supports).to.include({ atomic: true, persistent: false });
  });

  it('R52, P11: refuses an adapter of another tenant', async () => {
    const directory = new UserDirectory({ tenantId: 'a', open: () => createMemoryAdapter({ tenantId: 'b' }) });
    const error: unknown = await directory.ready().catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'wrong-tenant');
    expect(directory.error?.code, 'and says so').to.equal('wrong-tenant');
  });

  it('P5, R64: where nothing can be written only looking is left of the permissions; any other trouble leaves them', async () => {
    const { adapter, tell } = tellingAdapter();
    const directory = new UserDirectory({ tenantId: 'a', open: () => adapter(createMemoryAdapter({ tenantId: 'a' })) });
    await directory.configure({ permissions: { export: false } });
    await directory.ready();
    const left = (): readonly string[] => permissionNames.filter((name) => directory.permissions[name]);
    const all = permissionNames.filter((name) => name !== 'export');
    for (const code of ['newer-schema', 'read-only'] as const) {
      tell(new DirectoryError(code));
      expect(left(), code).to.deep.equal(['view', 'secrets']);
      expect(directory.policy.permissions.edit, 'the policy is the host’s').to.equal(true);
    }
    tell(new DirectoryError('quota'));
    expect(left()).to.deep.equal(all);
    tell();
    expect(left()).to.deep.equal(all);
  });

  describe('P11: an adapter that lies about the tenant', () => {
    const theirs: User = sampleUser('b', { displayName: 'Canary of tenant b', extension: '999' });
    const lying = (methods: Partial<UserAdapter>): UserDirectory =>
      new UserDirectory({ tenantId: 'a', open: () => adapterWith(createMemoryAdapter({ tenantId: 'a' }), methods) });
    const refused = (call: Promise<unknown>): Promise<string> =>
      call.then(
        (answer) => JSON.stringify(answer) ?? 'nothing',
        (reason: unknown) => (reason instanceof DirectoryError ? reason.code : String(reason)),
      );

    it('is refused with what it lists, and nothing of it is shown', async () => {
      const page = await createMemoryAdapter({ tenantId: 'a' }).list({});
      const directory = lying({ list: async () => ({ ...page, users: [theirs], total: 1 }) });
      expect(await refused(directory.list({}))).to.equal('wrong-tenant');
    });

    it('is refused with a single user, and with what the removal of one would do', async () => {
      const directory = lying({
        get: async () => theirs,
        planRemoval: async () => [{ user: theirs, mailboxes: [], references: [] }],
      });
      expect(await refused(directory.get('x'))).to.equal('wrong-tenant');
      expect(await refused(directory.planRemoval('x'))).to.equal('wrong-tenant');
    });

    it('is refused with what it says it wrote, a user of another tenant in a conflict too', async () => {
      const written = lying({ write: async () => [{ ok: true, id: theirs.id, user: theirs, changed: true }] });
      const error = new DirectoryError('stale', { current: theirs });
      const stale = lying({ write: async () => [{ ok: false, issues: [], error }] });
      for (const directory of [written, stale]) {
        const results = await directory.submit([{ kind: 'create', values: { displayName: 'Ann' } }]);
        expect(results).to.have.nested.property('[0].error.code', 'wrong-tenant');
        expect(JSON.stringify(results)).not.to.contain('Canary');
      }
    });
  });

  it('shows a wish as busy until its verdict, cleared fields too', async () => {
    const { directory, adapter, id, base } = await withAnn();
    const user = (await directory.get(id))!;
    let go = (): void => undefined;
    const write = adapter.write.bind(adapter);
    adapter.write = async (changes, options) => {
      await new Promise<void>((resolve) => (go = resolve));
      return write(changes, options);
    };
    const news = record(directory);
    const values = { displayName: 'Anna', extension: null };
    const submitted = directory.submit([{ kind: 'update', id, base, values }]);
    expect(news).to.deep.equal([{ kind: 'pending', ids: [id] }]);
    const view = directory.view(user);
    expect([view.busy, view.user.displayName, 'extension' in view.user]).to.deep.equal([true, 'Anna', false]);
    expect(user.extension, 'the user itself is left alone').to.equal('201');
    await Promise.resolve();
    go();
    await submitted;
    expect(directory.view(user)).to.deep.equal({ user, busy: false });
    expect(news.some((item) => item.kind === 'changed' && item.ids?.includes(id))).to.equal(true);
  });

  it("F4: lays a wish for the host's own fields over them name by name", async () => {
    const { directory, adapter, id, base } = await withAnn();
    adapter.write = () => new Promise(() => undefined);
    const own = { ...(await directory.get(id))!, custom: { desk: 'A1', shoe: 44 } };
    const wish = (values: UserPatch): UserView => {
      void directory.submit([{ kind: 'update', id, base, values }]);
      return directory.view(own);
    };
    expect(wish({ custom: { desk: null, car: true } }).user.custom).to.deep.equal({ shoe: 44, car: true });
    expect(wish({ position: 'Boss' }).user).to.deep.include({ position: 'Boss', custom: { desk: 'A1', shoe: 44 } });
    expect(wish({ custom: null }).user).not.to.have.property('custom');
    expect(wish({ custom: { desk: null, shoe: null } }).user).not.to.have.property('custom');
    expect(directory.view((await directory.get(id))!).user).not.to.have.property('custom');
  });

  it('asks the adapter for all that stands around the users', async () => {
    const activity: ActivitySource = { inUse: () => 'no', watch: () => () => undefined };
    const resources = [{ kind: 'menu', id: 'm', version: '1', name: 'Welcome' }] as const;
    const adapter = createMemoryAdapter({ tenantId: 'a', resources, activity });
    const directory = new UserDirectory({ tenantId: 'a', open: () => adapter });
    expect(directory.activity, 'not before it is open').to.equal(undefined);
    const [created] = await directory.submit([{ kind: 'create', id: 'ann', values: { displayName: 'Ann' } }]);
    expect(directory.activity).to.equal(activity);
    expect(await directory.resources()).to.deep.equal(resources);
    expect(await directory.resources(['branch'])).to.deep.equal([]);
    expect(
      await directory.check([
        { kind: 'create', values: {} },
        { kind: 'create', values: { displayName: 'B' } },
      ]),
    ).to.have.nested.property('[0][0].code', 'required');
    expect(await directory.planRemoval('ann')).to.deep.include({ user: created?.ok && created.user, inUse: 'no' });
    expect(await directory.planRemoval('bob')).to.equal(undefined);
    expect((await directory.history({}))?.map(({ kind, id }) => [kind, id])).to.deep.equal([['create', 'ann']]);
    const draft = { at: new Date().toISOString(), values: { displayName: 'C' } };
    await (await directory.drafts())!.put('new', draft);
    expect(await adapter.drafts!.get('new')).to.deep.equal(draft);
  });

  it('does without what an adapter cannot do', async () => {
    const whole = createMemoryAdapter({ tenantId: 'a' });
    const { name, tenantId, supports, policy } = whole;
    const bare: UserAdapter = {
      ...{ name, tenantId, supports, policy },
      get: (id) => whole.get(id),
      list: (query) => whole.list(query),
      write: (changes) => whole.write(changes),
    };
    const directory = new UserDirectory({ tenantId: 'a', open: () => bare });
    const [result] = await directory.submit([{ kind: 'create', id: 'ann', values: { displayName: 'Ann' } }]);
    const user = result?.ok ? result.user : undefined;
    expect(await directory.planRemoval('ann')).to.deep.equal({ user, mailboxes: [], references: [] });
    expect(await directory.planRemoval('bob')).to.equal(undefined);
    expect(await directory.check([{ kind: 'create', values: {} }])).to.deep.equal([[]]);
    const rest = [
      await directory.history({}),
      await directory.resources(),
      await directory.drafts(),
      directory.activity,
    ];
    expect(rest).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('R35, R51: tells of everybody whom a removal has altered, and of the resources', async () => {
    const { directory, id } = await withAnn();
    const [bob] = await directory.submit([
      { kind: 'create', id: 'bob', values: { displayName: 'Bob', mobile: '201' } },
    ]);
    const adapter = await directory.ready();
    const menu = { kind: 'menu', id: 'm', name: 'Welcome', users: [{ userId: id }] } as const;
    expect(await adapter.resources!.write([{ kind: 'put', resource: menu }])).to.deep.equal([]);
    const news = record(directory);
    const { version } = (await directory.get(id))!;
    expect((await directory.submit([{ kind: 'remove', id, base: version }]))[0]?.ok).to.equal(true);
    expect(news).to.deep.include({ kind: 'changed', ids: [id, bob!.id] });
    expect(news).to.deep.include({ kind: 'resources' });
    expect(directory.view((await directory.get('bob'))!).user).not.to.have.property('mobile');
  });

  it('R54: a world that refuses is a verdict on every change, and the wish falls back', async () => {
    const { directory, adapter, id, base } = await withAnn();
    const user = (await directory.get(id))!;
    adapter.write = async () => {
      throw new DirectoryError('quota');
    };
    const news = record(directory);
    const results = await directory.submit([
      { kind: 'update', id, base, values: { displayName: 'Anna' } },
      { kind: 'create', values: { displayName: 'Bob' } },
    ]);
    expect(results.map((result) => !result.ok && result.error?.code)).to.deep.equal(['quota', 'quota']);
    expect(directory.view(user).busy).to.equal(false);
    expect(news.map((item) => item.kind)).to.deep.equal(['pending', 'pending']);
  });

  it('a store that cannot be opened is a named error, and the next use tries again', async () => {
    let isWell = false;
    const directory = new UserDirectory({
      tenantId: 'a',
      open: () => {
        if (!isWell) throw new DirectoryError('upgrade-blocked');
        return createMemoryAdapter({ tenantId: 'a' });
      },
    });
    const news = record(directory);
    const [refused] = await directory.submit([{ kind: 'create', values: { displayName: 'Ann' } }]);
    expect(refused).to.have.nested.property('error.code', 'upgrade-blocked');
    expect(directory.error?.code).to.equal('upgrade-blocked');
    isWell = true;
    expect((await directory.list({})).total).to.equal(0);
    expect(directory.error).to.equal(undefined);
    expect(news.map((item) => item.kind)).to.deep.equal(['state', 'state']);
  });

  it("passes on the adapter's news and state", async () => {
    const { directory, adapter } = await withAnn();
    await directory.close();
    let tell = (_: AdapterNews): void => undefined;
    adapter.watch = (listener) => {
      tell = listener;
      return () => (tell = () => undefined);
    };
    await directory.ready();
    const news = record(directory);
    tell({ kind: 'changed', ids: ['x'] });
    tell({ kind: 'state', error: new DirectoryError('connection-lost') });
    expect(directory.error?.code).to.equal('connection-lost');
    tell({ kind: 'state' });
    expect(directory.error).to.equal(undefined);
    await directory.close();
    tell({ kind: 'changed' });
    expect(news).to.deep.equal([{ kind: 'changed', ids: ['x'] }, { kind: 'state' }, { kind: 'state' }]);
  });

  it('hands its rules to the adapter, before the first write and whenever they change', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'a' });
    const policy = { ...defaultPolicy, seats: 1 };
    const directory = new UserDirectory({ tenantId: 'a', policy, open: () => adapter });
    await directory.ready();
    expect(adapter.policy).to.equal(policy);
    const news = record(directory);
    expect(await directory.configure({ seats: 5 })).to.deep.equal([]);
    expect([adapter.policy.seats, directory.policy.seats]).to.deep.equal([5, 5]);
    expect(news).to.deep.equal([{ kind: 'policy' }]);
  });

  it('asks the latest offer first, and says when nobody takes a request', () => {
    const directory = new UserDirectory({ tenantId: 'a', open: () => createMemoryAdapter({ tenantId: 'a' }) });
    const asked: string[] = [];
    const offer = (name: string, takes: boolean): (() => void) =>
      directory.handle(() => {
        asked.push(name);
        return takes;
      });
    expect(directory.request({ kind: 'open-import' })).to.equal(false);
    const withdraw = offer('first', true);
    offer('second', false);
    expect(directory.request({ kind: 'open-user', id: 'x' })).to.equal(true);
    expect(asked).to.deep.equal(['second', 'first']);
    withdraw();
    expect(directory.request({ kind: 'open-import' })).to.equal(false);
  });
});
