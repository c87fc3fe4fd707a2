import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import {
  blockSize,
  removedSize,
  schemaVersion,
  type TenantRecord,
} from '../../../src/data/adapters/indexeddb/schema.js';
import { tellStory } from '../../fixtures/schema-v4/story.js';
import { shown, type Shown } from '../../fixtures/schema-v2/story.js';
import { alterRaw, answer, canaryPlace, dumpDatabase, loadDatabase, type Dump } from './indexeddb-raw.js';

interface Fixture {
  readonly dump: Dump;
  /** What the adapter that wrote it showed at the end. */
  readonly end: Shown;
}

const fixture = async (): Promise<Fixture> =>
  ((await import('../../fixtures/schema-v4/database.json')) as unknown as { default: Fixture }).default;

let names = 0;
const newName = (): string => `schema-v4-${Date.now()}-${names++}`;

async function openFixture(name: string): Promise<UserAdapter> {
  // A day after the story, so that nothing of it is old enough to be forgotten.
  const now = (): string => '2026-01-02T00:00:00.000Z';
  return openIndexedDBAdapter({ tenantId: 'a', databaseName: name, now, canaryPlace: canaryPlace() });
}

/** Keys of the store and names of the fields of their records: what the promise is about, whatever the users are. */
const shapeOf = (dump: Dump): unknown =>
  Object.entries(dump).map(([store, pairs]) => [
    store,
    pairs.map(([key, value]) => [key, Object.keys(value as object).sort()]),
  ]);

const recordIn = (dump: Dump): TenantRecord =>
  dump['meta']!.map(([, value]) => value as TenantRecord).find(({ tenantId }) => tenantId === 'a')!;

describe('IndexedDB adapter: schema version 4 is a promise (P5)', () => {
  it('every user and resource of a database written by version 4 is there, and nothing more is set aside', async () => {
    const { dump, end } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 4);
    const adapter = await openFixture(name);
    expect(await shown(adapter)).to.deep.equal(end);
    expect(await adapter.storage!.quarantined!()).to.have.lengthOf(1);
    await adapter.close?.();
  });

  it('P4: a block keeps the sum of the version that wrote it last, each kind of sum tells an altered letter', async () => {
    const { dump } = await fixture();
    const { contents = [], digests = [] } = recordIn(dump);
    expect(contents.map(Boolean)).to.deep.equal([true, false]);
    expect(digests.map(Boolean)).to.deep.equal([false, true]);
    for (const block of [0, 1]) {
      const name = newName();
      await loadDatabase(name, dump, 4);
      await alterRaw(name, 'users', (store) => {
        void answer(store.get(['a', block]) as IDBRequest<{ users: ({ displayName: string } | null)[] }>).then(
          (found) => {
            const user = found.users.find((one) => one !== null)!;
            user.displayName = `X${user.displayName.slice(1)}`;
            store.put(found, ['a', block]);
          },
        );
      });
      const adapter = await openFixture(name);
      expect(await adapter.storage!.quarantined!(), `block ${block}`).to.have.lengthOf(2);
      await adapter.close?.();
    }
  });

  it('P4: a value that no sum can be made of is told like any other that is not as it was saved', async () => {
    const { dump } = await fixture();
    const endless: Record<string, unknown> = {};
    endless['again'] = endless;
    for (const custom of [{ desk: 10n }, endless]) {
      const name = newName();
      await loadDatabase(name, dump, 4);
      await alterRaw(name, 'users', (store) => {
        void answer(store.get(['a', 1]) as IDBRequest<{ users: (object | null)[] }>).then((found) => {
          Object.assign(
            found.users.find((one) => one !== null)!,
            { custom },
          );
          store.put(found, ['a', 1]);
        });
      });
      const adapter = await openFixture(name);
      expect(await adapter.storage!.quarantined!()).to.have.lengthOf(2);
      await adapter.close?.();
    }
  });

  it('the adapter of today still writes it', async () => {
    expect([schemaVersion, blockSize, removedSize]).to.deep.equal([4, 250, 500]);
    const name = newName();
    await tellStory(name);
    expect(shapeOf(await dumpDatabase(name))).to.deep.equal(shapeOf((await fixture()).dump));
  });
});
