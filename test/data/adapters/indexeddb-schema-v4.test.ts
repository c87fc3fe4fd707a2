import { expect } from '@open-wc/testing';
import type { TenantRecord } from '../../../src/data/adapters/indexeddb/schema.js';
import { shown } from '../../fixtures/schema-v2/story.js';
import { alterRaw, answer, type Dump } from './indexeddb-raw.js';
import { expectEditsToLast, openFixture, putFixture, type SchemaFixture } from './schema-fixture.js';

const fixture = async (): Promise<SchemaFixture> =>
  ((await import('../../fixtures/schema-v4/database.json')) as unknown as { default: SchemaFixture }).default;

/** Alters the last user of a block, who has no edits beside it, behind the adapter's back. */
const alterLast = (name: string, block: number, alter: (user: Record<string, unknown>) => void): Promise<void> =>
  alterRaw(name, 'users', (store) => {
    void answer(store.get(['a', block]) as IDBRequest<{ users: (Record<string, unknown> | null)[] }>).then((found) => {
      alter(found.users.findLast((user) => user !== null)!);
      store.put(found, ['a', block]);
    });
  });

/** How much is set aside once it has been opened. */
async function setAsideIn(name: string): Promise<number> {
  const adapter = await openFixture(name);
  const { length } = await adapter.storage!.quarantined!();
  await adapter.close?.();
  return length;
}

const recordIn = (dump: Dump): TenantRecord =>
  dump['meta']!.map(([, value]) => value as TenantRecord).find(({ tenantId }) => tenantId === 'a')!;

describe('IndexedDB adapter: schema version 4 is a promise (P5)', () => {
  it('every user and resource of a database written by version 4 is there, and nothing more is set aside', async () => {
    const { end, ...kept } = await fixture();
    const adapter = await openFixture(await putFixture(4, kept));
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
      const name = await putFixture(4, { dump });
      await alterLast(name, block, (user) => (user['displayName'] = `X${String(user['displayName']).slice(1)}`));
      expect(await setAsideIn(name), `block ${block}`).to.equal(2);
    }
  });

  it('P4: a value that has no JSON is told like any other that is not as it was saved, and hides no later one', async () => {
    const endless: Record<string, unknown> = {};
    endless['again'] = endless;
    for (const custom of [{ desk: 10n }, endless]) {
      const name = await putFixture(4, await fixture());
      await alterLast(name, 1, (user) => (user['custom'] = custom));
      expect(await setAsideIn(name)).to.equal(2);
      expect(await setAsideIn(name), 'and from then on it is what was left there').to.equal(2);
      await alterLast(name, 1, (user) => (user['department'] = 'Altered'));
      expect(await setAsideIn(name)).to.equal(3);
    }
  });

  it('P4: who edits its users is not told of a loss at the next opening, and the edits are there', async () => {
    await expectEditsToLast(await putFixture(4, await fixture()));
  });
});
