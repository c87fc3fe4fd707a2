import { expect } from '@open-wc/testing';
import type { User } from '../../../src/core/user.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { blockSize, removedSize, schemaVersion } from '../../../src/data/adapters/indexeddb/schema.js';
import { secretsOf, tellStory } from '../../fixtures/schema-v1/story.js';
import { dumpDatabase, loadDatabase, type Dump } from './indexeddb-raw.js';

interface Fixture {
  readonly dump: Dump;
  /** What the adapter that wrote it showed. */
  readonly users: readonly User[];
}

const fixture = async (): Promise<Fixture> =>
  ((await import('../../fixtures/schema-v1/database.json')) as unknown as { default: Fixture }).default;

let names = 0;
const newName = (): string => `schema-v1-${Date.now()}-${names++}`;

/** Keys of the store and names of the fields of their records: what the promise is about, whatever the users are. */
const shapeOf = (dump: Dump): unknown =>
  Object.entries(dump).map(([store, pairs]) => [
    store,
    pairs.map(([key, value]) => [key, Object.keys(value as object).sort()]),
  ]);

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

  it('the adapter of today still writes it', async () => {
    expect([schemaVersion, blockSize, removedSize]).to.deep.equal([1, 250, 500]);
    const name = newName();
    await tellStory(name);
    expect(shapeOf(await dumpDatabase(name))).to.deep.equal(shapeOf((await fixture()).dump));
  });
});
