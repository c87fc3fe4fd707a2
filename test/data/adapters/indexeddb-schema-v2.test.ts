import { expect } from '@open-wc/testing';
import { draft, secretOfEve, shown, type Shown } from '../../fixtures/schema-v2/story.js';
import { dumpDatabase } from './indexeddb-raw.js';
import { expectEditsToLast, openFixture, putFixture, type SchemaFixture } from './schema-fixture.js';

interface Fixture extends SchemaFixture {
  /** What the adapter that wrote it showed before the removal of Eve. */
  readonly before: Shown;
}

const fixture = async (): Promise<Fixture> =>
  ((await import('../../fixtures/schema-v2/database.json')) as unknown as { default: Fixture }).default;

describe('IndexedDB adapter: schema version 2 is a promise (P5)', () => {
  it('every user, resource and draft of a database written by version 2 is there, as it was', async () => {
    const { end, ...kept } = await fixture();
    const name = await putFixture(2, kept);
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
    const { before, ...kept } = await fixture();
    const name = await putFixture(2, kept);
    const adapter = await openFixture(name);
    const [back] = await adapter.write([{ kind: 'restore', id: 'eve' }]);
    expect(back).to.deep.include({ ok: true, changed: true });
    expect(await shown(adapter)).to.deep.equal(before);
    await adapter.close?.();
    expect(JSON.stringify((await dumpDatabase(name))['secrets'])).to.include(secretOfEve);
  });

  it('R16, R35: the trail tells what was acknowledged and because of whom', async () => {
    const name = await putFixture(2, await fixture());
    const adapter = await openFixture(name);
    const trail = await adapter.history!({ id: 'fay' });
    expect(trail.map(({ kind, because, acknowledged }) => [kind, because, acknowledged])).to.deep.equal([
      ['update', 'eve', undefined],
      ['update', undefined, ['smsEnabled']],
      ['create', undefined, ['voiceMessageEmails']],
    ]);
    await adapter.close?.();
  });

  it('P4: who edits its users is not told of a loss at the next opening, and the edits are there', async () => {
    await expectEditsToLast(await putFixture(2, await fixture()));
  });
});
