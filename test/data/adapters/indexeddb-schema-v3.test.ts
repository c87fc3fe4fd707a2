import { expect } from '@open-wc/testing';
import { head, parts, secretOfLia } from '../../fixtures/schema-v3/story.js';
import { shown } from '../../fixtures/schema-v2/story.js';
import { dumpDatabase } from './indexeddb-raw.js';
import { expectEditsToLast, openFixture, putFixture, type SchemaFixture } from './schema-fixture.js';

const fixture = async (): Promise<SchemaFixture> =>
  ((await import('../../fixtures/schema-v3/database.json')) as unknown as { default: SchemaFixture }).default;

describe('IndexedDB adapter: schema version 3 is a promise (P5)', () => {
  it('every user and resource of a database written by version 3 is there, and the loss that was not acknowledged is told', async () => {
    const { end, ...kept } = await fixture();
    const name = await putFixture(3, kept);
    const adapter = await openFixture(name);
    const codes: unknown[] = [];
    adapter.watch?.((news) => news.kind === 'state' && codes.push(news.error?.code));
    expect(await shown(adapter)).to.deep.equal(end);
    expect(codes).to.deep.equal(['store-damaged']);
    expect(await adapter.storage!.quarantined!()).to.have.lengthOf(1);
    expect(await adapter.backup!.latest()).to.be.a('string');
    await adapter.close?.();
  });

  it('P3: an import that was under way then is taken up where it was, with its secrets', async () => {
    const name = await putFixture(3, await fixture());
    const adapter = await openFixture(name);
    const [offered] = await adapter.imports!.list();
    expect(offered).to.deep.include({ id: head.id, fileName: 'staff.csv', rows: 2, total: 2, done: 1 });
    expect(await adapter.imports!.take(head.id)).to.deep.equal({ ...head, parts, done: 1 });
    await adapter.close?.();
    expect(JSON.stringify((await dumpDatabase(name))['importSecrets'])).to.include(secretOfLia);
  });

  it('P4: who edits its users is not told of a loss at the next opening, and the edits are there', async () => {
    await expectEditsToLast(await putFixture(3, await fixture()));
  });
});
