import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { draft, secretOfEve, shown, type Shown } from '../../fixtures/schema-v2/story.js';
import { dumpDatabase, loadDatabase, type Dump } from './indexeddb-raw.js';

interface Fixture {
  readonly dump: Dump;
  /** What the adapter that wrote it showed, before the removal of Eve and at the end. */
  readonly before: Shown;
  readonly end: Shown;
}

const fixture = async (): Promise<Fixture> =>
  ((await import('../../fixtures/schema-v2/database.json')) as unknown as { default: Fixture }).default;

let names = 0;
const newName = (): string => `schema-v2-${Date.now()}-${names++}`;

async function openFixture(name: string, tenantId = 'a'): Promise<UserAdapter> {
  // A day after the story, so that nothing of it is old enough to be forgotten.
  return openIndexedDBAdapter({ tenantId, databaseName: name, now: () => '2026-01-02T00:00:00.000Z' });
}

describe('IndexedDB adapter: schema version 2 is a promise (P5)', () => {
  it('every user, resource and draft of a database written by version 2 is there, as it was', async () => {
    const { dump, end } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 2);
    const adapter = await openFixture(name);
    const states: unknown[] = [];
    adapter.watch?.((news) => states.push(news));
    expect(await shown(adapter)).to.deep.equal(end);
    expect(states, 'and its ledger agrees').to.deep.equal([]);
    expect(await adapter.drafts!.get('new')).to.deep.equal(draft);
    const other = await openFixture(name, 'b');
    expect((await other.resources!.list()).map((resource) => resource.name)).to.deep.equal(['Another tenant']);
    expect(await other.drafts!.get('new')).to.equal(undefined);
    await Promise.all([adapter.close?.(), other.close?.()]);
  });

  it('R31: who was removed then comes back with all that went along', async () => {
    const { dump, before } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 2);
    const adapter = await openFixture(name);
    const [back] = await adapter.write([{ kind: 'restore', id: 'eve' }]);
    expect(back).to.deep.include({ ok: true, changed: true });
    expect(await shown(adapter)).to.deep.equal(before);
    await adapter.close?.();
    expect(JSON.stringify((await dumpDatabase(name))['secrets'])).to.include(secretOfEve);
  });

  it('R16, R35: the trail tells what was acknowledged and because of whom', async () => {
    const { dump } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 2);
    const adapter = await openFixture(name);
    const trail = await adapter.history!({ id: 'fay' });
    expect(trail.map(({ kind, because, acknowledged }) => [kind, because, acknowledged])).to.deep.equal([
      ['update', 'eve', undefined],
      ['update', undefined, ['smsEnabled']],
      ['create', undefined, ['voiceMessageEmails']],
    ]);
    await adapter.close?.();
  });

  it('P4: who edits one of its users is not told of a loss at the next opening, and the edit is there', async () => {
    const { dump } = await fixture();
    const name = newName();
    await loadDatabase(name, dump, 2);
    let adapter = await openFixture(name);
    const { users } = await adapter.list({});
    const { id, version: base } = users[0]!;
    const [edited] = await adapter.write([{ kind: 'update', id, base, values: { department: 'Night' } }]);
    expect(edited).to.deep.include({ ok: true, changed: true });
    const after = (await adapter.list({})).users;
    await adapter.close?.();
    adapter = await openFixture(name);
    const states: unknown[] = [];
    adapter.watch?.((news) => states.push(news));
    expect([(await adapter.list({})).users, states]).to.deep.equal([after, []]);
    expect((await adapter.get(id))!.department).to.equal('Night');
    await adapter.close?.();
  });
});
