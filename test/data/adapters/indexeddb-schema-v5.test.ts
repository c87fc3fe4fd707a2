import { expect } from '@open-wc/testing';
import {
  blockSize,
  removedSize,
  schemaVersion,
  type TenantRecord,
  type UserBlock,
} from '../../../src/data/adapters/indexeddb/schema.js';
import { tellStory } from '../../fixtures/schema-v5/story.js';
import { shown } from '../../fixtures/schema-v2/story.js';
import { alterRaw, answer, dumpDatabase, type Dump } from './indexeddb-raw.js';
import { expectEditsToLast, newName, openFixture, putFixture, type SchemaFixture } from './schema-fixture.js';

const fixture = async (): Promise<SchemaFixture> =>
  ((await import('../../fixtures/schema-v5/database.json')) as unknown as { default: SchemaFixture }).default;

/** Keys of the store and names of the fields of their records: what the promise is about, whatever the users are. */
const shapeOf = (dump: Dump): unknown =>
  Object.entries(dump).map(([store, pairs]) => [
    store,
    pairs.map(([key, value]) => [
      key,
      Object.entries(value as object)
        .map(([name, it]) => `${name} ${typeof it}`)
        .sort(),
    ]),
  ]);

/** Alters the text of the second block behind the adapter's back. */
const alterText = (name: string, alter: (text: string) => unknown): Promise<void> =>
  alterRaw(name, 'users', (store) => {
    void answer(store.get(['a', 1]) as IDBRequest<UserBlock>).then((found) =>
      store.put({ ...found, users: alter(found.users as string) }, ['a', 1]),
    );
  });

/** What is set aside once it has been opened, and who is there. */
async function openedWith(name: string): Promise<{ aside: number; total: number }> {
  const adapter = await openFixture(name);
  const aside = (await adapter.storage!.quarantined!()).length;
  const { total } = await adapter.list({ limit: 0 });
  await adapter.close?.();
  return { aside, total };
}

const recordIn = (dump: Dump): TenantRecord =>
  dump['meta']!.map(([, value]) => value as TenantRecord).find(({ tenantId }) => tenantId === 'a')!;

describe('IndexedDB adapter: schema version 5 is a promise (P5)', () => {
  it('every user and resource of a database written by version 5 is there, and nothing more is set aside', async () => {
    const { end, ...kept } = await fixture();
    const adapter = await openFixture(await putFixture(5, kept));
    expect(await shown(adapter)).to.deep.equal(end);
    expect(await adapter.storage!.quarantined!()).to.have.lengthOf(1);
    await adapter.close?.();
  });

  it('P4: an altered letter of the text is told', async () => {
    const name = await putFixture(5, await fixture());
    await alterText(name, (text) => text.replace('"Obi"', '"Ori"'));
    expect(await openedWith(name)).to.deep.equal({ aside: 2, total: recordIn((await fixture()).dump).users });
    expect((await openedWith(name)).aside, 'and from then on it is what was left there').to.equal(2);
  });

  it('P4: an altered number of the write is told as well', async () => {
    const name = await putFixture(5, await fixture());
    await alterRaw(name, 'users', (store) => {
      void answer(store.get(['a', 1]) as IDBRequest<UserBlock>).then((found) =>
        store.put({ ...found, seq: found.seq + 1 }, ['a', 1]),
      );
    });
    expect((await openedWith(name)).aside).to.equal(2);
  });

  const harms: readonly (readonly [what: string, alter: (text: string) => unknown])[] = [
    ['a text that is cut off', (text) => text.slice(0, -40)],
    ['a text of no list', () => '{"length":3}'],
    ['a text of too many', () => JSON.stringify(Array(blockSize + 1).fill(null))],
    ['no text and no list', () => 7],
  ];
  for (const [what, alter] of harms)
    it(`P4: of ${what} nothing but the edits beside it can be used; the other blocks are there`, async () => {
      const name = await putFixture(5, await fixture());
      const { counts } = recordIn((await fixture()).dump);
      await alterText(name, alter);
      expect(await openedWith(name)).to.deep.equal({ aside: 2, total: counts[0]! + 1 });
    });

  it('P4: who edits its users is not told of a loss at the next opening, and the edits are there', async () => {
    await expectEditsToLast(await putFixture(5, await fixture()));
  });

  it('P1: nobody is lost where a page has taught its lists another JSON, though the block is taken for damaged', async () => {
    const name = newName(5);
    const lists = Array.prototype as { toJSON?: () => unknown };
    const adapter = await openFixture(name);
    try {
      lists.toJSON = () => 'a list';
      const [result] = await adapter.write([{ kind: 'create', values: { displayName: 'Ann' } }]);
      expect(result!.ok).to.equal(true);
    } finally {
      delete lists.toJSON;
    }
    await adapter.close?.();
    expect(await openedWith(name)).to.deep.equal({ aside: 1, total: 1 });
  });

  it('the adapter of today still writes it', async () => {
    expect([schemaVersion, blockSize, removedSize]).to.deep.equal([5, 250, 500]);
    const name = newName(5);
    await tellStory(name);
    expect(shapeOf(await dumpDatabase(name))).to.deep.equal(shapeOf((await fixture()).dump));
  });
});
