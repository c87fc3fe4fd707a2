import { expect } from '@open-wc/testing';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { adapterLaws } from '../../suites/adapter-suite.js';

describe('memory adapter', () => {
  for (const law of adapterLaws)
    it(law.name, () =>
      law.run(({ tenantId, activity }) => createMemoryAdapter({ tenantId, ...(activity && { activity }) })),
    );

  it('R52: refuses users of another tenant', async () => {
    const stranger = createMemoryAdapter({ tenantId: 'b' });
    const [result] = await stranger.write([{ kind: 'create', values: { displayName: 'Ann' } }]);
    const users = result?.ok && result.user ? [result.user] : [];
    expect(() => createMemoryAdapter({ tenantId: 'a', users })).to.throw(TypeError, 'tenant "b"');
    expect((await createMemoryAdapter({ tenantId: 'b', users }).list({})).total).to.equal(1);
  });

  it('P12: a long write leaves the page room to breathe, and the next one waits for it', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'a' });
    const many = Array.from(
      { length: 4000 },
      (_, at) => ({ kind: 'create', values: { displayName: `User ${at}` } }) as const,
    );
    let done = 0;
    let breaths = 0;
    const long = adapter.write(many, { onProgress: (count) => (done = count) });
    const next = adapter.write([{ kind: 'create', values: { displayName: 'Last' } }]);
    while (done < many.length) {
      await new Promise(requestAnimationFrame);
      breaths++;
    }
    await Promise.all([long, next]);
    expect(breaths).to.be.greaterThan(0);
    expect((await adapter.list({ offset: 4000 })).users.map((user) => user.displayName)).to.deep.equal(['Last']);
  });

  it('an abort halfway leaves the rest undone, or all of it when atomic', async () => {
    const changes = ['Ann', 'Bob', 'Cid'].map((displayName) => ({ kind: 'create', values: { displayName } }) as const);
    for (const atomic of [false, true]) {
      const adapter = createMemoryAdapter({ tenantId: 'a' });
      const abort = new AbortController();
      const results = await adapter.write(changes, { atomic, signal: abort.signal, onProgress: () => abort.abort() });
      expect(results.map((result) => (result.ok ? 'ok' : result.error?.code))).to.deep.equal(
        atomic ? ['aborted', 'aborted', 'aborted'] : ['ok', 'aborted', 'aborted'],
      );
      expect((await adapter.list({})).total).to.equal(atomic ? 0 : 1);
    }
  });

  it('a change that is none is a mistake of the program and leaves nothing half-written', async () => {
    const good = { kind: 'create', values: { displayName: 'Ann' } } as const;
    const bad = { kind: 'create', values: { shoeSize: 44 } } as never;
    for (const atomic of [false, true]) {
      const adapter = createMemoryAdapter({ tenantId: 'a' });
      const error: unknown = await adapter.write([good, bad], { atomic }).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(TypeError);
      expect((await adapter.list({})).total).to.equal(0);
      expect((await adapter.write([good]))[0]?.ok).to.equal(true);
    }
  });

  it('R51: watchers hear of what has changed until they leave or it closes', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'a' });
    const heard: unknown[] = [];
    const unwatch = adapter.watch!((news) => heard.push(news));
    adapter.watch!((news) => heard.push(news));
    const [result] = await adapter.write([{ kind: 'create', id: 'ann', values: { displayName: 'Ann' } }]);
    expect(heard).to.deep.equal(Array(2).fill({ kind: 'changed', ids: ['ann'] }));
    unwatch();
    await adapter.write([{ kind: 'create', values: {} }]);
    expect(heard).to.have.length(2);
    await adapter.close!();
    await adapter.write([{ kind: 'remove', id: 'ann', base: result?.ok ? result.user!.version : '' }]);
    expect(heard).to.have.length(2);
  });

  it('begins with the resources it is given, and numbers that they hold are taken', async () => {
    const menu = { kind: 'menu', id: 'menu', version: '1', name: 'Welcome', extension: '300' } as const;
    const adapter = createMemoryAdapter({ tenantId: 'a', resources: [menu] });
    expect(await adapter.resources!.list()).to.deep.equal([menu]);
    expect((await adapter.extensions!({ describe: ['300'] }))[0]?.owner?.displayName).to.equal('Welcome');
  });

  it('R34: a source of calls that fails knows nothing, and the page hears of it', async () => {
    const inUse = (): never => {
      throw new Error('no answer');
    };
    const activity = { inUse, watch: () => () => undefined };
    const adapter = createMemoryAdapter({ tenantId: 'a', activity });
    const [ann] = await adapter.write([{ kind: 'create', id: 'ann', values: { displayName: 'Ann' } }]);
    const reported: unknown[] = [];
    const report = globalThis.reportError;
    globalThis.reportError = (error) => reported.push(error);
    const base = ann?.ok ? ann.user!.version : '';
    const [refused] = await adapter.write([{ kind: 'remove', id: 'ann', base }]);
    globalThis.reportError = report;
    expect(refused).to.have.nested.property('issues[0].code', 'in-use-unknown');
    expect(String(reported[0])).to.include('no answer');
  });

  it('a resource that is none is a mistake of the program and leaves nothing half-written', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'a' });
    const good = { kind: 'menu', id: 'menu', name: 'Welcome' } as const;
    const changes = [good, { ...good, id: 'other', kind: 'shoe' as never }];
    const writing = adapter.resources!.write(changes.map((resource) => ({ kind: 'put', resource })));
    expect(await writing.catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    expect(await adapter.resources!.list()).to.deep.equal([]);
  });

  it('remembers a thousand keys, no more', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'a' });
    const create = (key: number): Promise<unknown> =>
      adapter.write([{ kind: 'create', values: { displayName: `User ${key}` } }], { idempotencyKey: `${key}` });
    for (let key = 0; key <= 1000; key++) await create(key);
    await create(1000);
    expect((await adapter.list({})).total).to.equal(1001);
    await create(0);
    expect((await adapter.list({})).total).to.equal(1002);
  });

  it('sorts by the language it was given', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'a', locale: 'sv', now: () => '2026-01-01T00:00:00.000Z' });
    await adapter.write(['Ärna', 'Zoe'].map((displayName) => ({ kind: 'create', values: { displayName } })));
    const { users } = await adapter.list({ sort: { field: 'displayName' } });
    expect(users.map((user) => user.displayName)).to.deep.equal(['Zoe', 'Ärna']);
    expect(users[0]?.createdAt).to.equal('2026-01-01T00:00:00.000Z');
  });
});
