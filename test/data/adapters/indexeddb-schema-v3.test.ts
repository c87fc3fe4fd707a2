import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { head, parts, secretOfLia } from '../../fixtures/schema-v3/story.js';
import { shown, type Shown } from '../../fixtures/schema-v2/story.js';
import { canaryPlace, dumpDatabase, loadDatabase, type Dump } from './indexeddb-raw.js';

interface Fixture {
  readonly dump: Dump;
  /** What the adapter that wrote it showed at the end. */
  readonly end: Shown;
}

const fixture = async (): Promise<Fixture> =>
  ((await import('../../fixtures/schema-v3/database.json')) as unknown as { default: Fixture }).default;

let names = 0;
const newName = (): string => `schema-v3-${Date.now()}-${names++}`;

async function openFixture(name: string): Promise<UserAdapter> {
  // A day after the story, so that nothing of it is old enough to be forgotten.
  const now = (): string => '2026-01-02T00:00:00.000Z';
  return openIndexedDBAdapter({ tenantId: 'a', databaseName: name, now, canaryPlace: canaryPlace() });
}

describe('IndexedDB adapter: schema version 3 is a promise (P5)', () => {
  it('every user and resource of a database written by version 3 is there, and the loss that was not acknowledged is told', async () => {
    const { dump, end } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 3);
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
    const { dump } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 3);
    const adapter = await openFixture(name);
    const [offered] = await adapter.imports!.list();
    expect(offered).to.deep.include({ id: head.id, fileName: 'staff.csv', rows: 2, total: 2, done: 1 });
    expect(await adapter.imports!.take(head.id)).to.deep.equal({ ...head, parts, done: 1 });
    await adapter.close?.();
    expect(JSON.stringify((await dumpDatabase(name))['importSecrets'])).to.include(secretOfLia);
  });

  it('P4: who edits one of its users is not told of a loss at the next opening, and the edit is there', async () => {
    const { dump } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 3);
    let adapter = await openFixture(name);
    await adapter.acknowledgeLoss?.();
    const { users } = await adapter.list({});
    for (const { id, version: base } of [users[0]!, users.at(-1)!]) {
      const [edited] = await adapter.write([{ kind: 'update', id, base, values: { department: 'Night' } }]);
      expect(edited).to.deep.include({ ok: true, changed: true });
    }
    const after = (await adapter.list({})).users;
    await adapter.close?.();
    adapter = await openFixture(name);
    const states: unknown[] = [];
    adapter.watch?.((news) => states.push(news));
    expect([(await adapter.list({})).users, states]).to.deep.equal([after, []]);
    expect((await adapter.get(users[0]!.id))!.department).to.equal('Night');
    await adapter.close?.();
  });
});
