import { expect } from '@open-wc/testing';
import type { User } from '../../../src/core/user.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { readableBy, schemaVersion } from '../../../src/data/adapters/indexeddb/schema.js';
import { secretsOf } from '../../fixtures/schema-v1/story.js';
import { dumpDatabase, loadDatabase, openRaw, type Dump } from './indexeddb-raw.js';

interface Fixture {
  readonly dump: Dump;
  /** What the adapter that wrote it showed. */
  readonly users: readonly User[];
}

const fixture = async (): Promise<Fixture> =>
  ((await import('../../fixtures/schema-v1/database.json')) as unknown as { default: Fixture }).default;

let names = 0;
const newName = (): string => `schema-v1-${Date.now()}-${names++}`;

describe('IndexedDB adapter: schema version 1 is a promise (P5)', () => {
  it('every user of a database written by version 1 is there, as it was', async () => {
    const { dump, users } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 1);
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name });
    const states: unknown[] = [];
    adapter.watch?.((news) => states.push(news));
    expect((await adapter.list({})).users).to.deep.equal(users);
    expect(states, 'and its ledger agrees').to.deep.equal([]);
    const other = await openIndexedDBAdapter({ tenantId: 'b', databaseName: name });
    expect((await other.list({})).users.map((user) => user.displayName)).to.deep.equal(['Another tenant']);
    await Promise.all([adapter.close?.(), other.close?.()]);
  });

  it('what was removed then comes back with its secrets, and a repeated write is still known', async () => {
    const { dump, users } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 1);
    const adapter = await openIndexedDBAdapter({
      tenantId: 'a',
      databaseName: name,
      now: () => '2026-01-02T00:00:00.000Z',
    });
    const repeated = await adapter.write([], { idempotencyKey: 'import-1' });
    expect(repeated).to.deep.equal([]);
    const changes = Array.from({ length: 251 }, () => ({ kind: 'create', values: { displayName: 'Again' } }) as const);
    const known = await adapter.write(changes, { idempotencyKey: 'import-1' });
    expect(known.map((result) => result.id)).to.deep.equal(users.slice(1).map((user) => user.id));
    const [back] = await adapter.write([{ kind: 'restore', id: 'gone' }]);
    expect(back).to.deep.include({ ok: true, changed: true });
    const secrets = JSON.stringify((await dumpDatabase(name))['secrets']);
    for (const secret of Object.values({ ...secretsOf.rich, ...secretsOf.gone })) expect(secrets).to.include(secret);
    await adapter.close?.();
  });

  it('it is made the version of today without losing what it is, and its trail is read', async () => {
    const { dump, users } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 1);
    const adapter = await openIndexedDBAdapter({ tenantId: 'a', databaseName: name });
    const menu = { kind: 'menu', id: 'menu', name: 'Welcome', users: [{ userId: 'rich' }] } as const;
    expect(await adapter.resources!.list()).to.deep.equal([]);
    expect(await adapter.resources!.write([{ kind: 'put', resource: menu }])).to.deep.equal([]);
    const trail = await adapter.history!({ id: 'rich' });
    expect(trail.map(({ at: _, ...entry }) => entry)).to.deep.equal([
      { by: 'administrator', kind: 'update', id: 'rich', fields: { position: ['Boss', 'Owner'] } },
      {
        by: 'administrator',
        kind: 'create',
        id: 'rich',
        status: 'activated',
        secrets: ['sipPassword', 'voicemailPin'],
      },
    ]);
    await adapter.close?.();
    const after = await dumpDatabase(name);
    const storeOf = ({ meta }: Dump): unknown => meta!.find(([key]) => key === 'store')![1];
    expect(storeOf(after)).to.deep.equal({ ...(storeOf(dump) as object), schema: schemaVersion, readableBy });
    expect(after['users'], 'no user is touched').to.deep.equal(dump['users']);
    expect(after['resources']!.map(([key]) => key)).to.deep.equal([['a', 'menu']]);
    expect(users.length).to.be.greaterThan(250);
  });

  it('a tab of version 1 that does not let go is named, and nothing is lost by waiting', async () => {
    const { dump, users } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 1);
    const old = await openRaw(name, 1);
    let opening!: Promise<UserAdapter>;
    const told = await new Promise<string | undefined>((resolve) => {
      opening = openIndexedDBAdapter({ tenantId: 'a', databaseName: name, onState: (error) => resolve(error?.code) });
    });
    expect(told).to.equal('upgrade-blocked');
    old.close();
    const adapter = await opening;
    expect((await adapter.list({})).users).to.deep.equal(users);
    await adapter.close?.();
  });
});
