// P1, F6: a store that is full, as the browser's protocol makes it, in the middle of an import and of a single edit.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openSite, Profile, seeded } from './world.mjs';

const rows = 6_000;
/** A thousand letters that no back end can make shorter. */
const random = seeded(1);
const noise = () => Array.from({ length: 100 }, () => random().toString(36).slice(2, 12)).join('');
const lines = Array.from({ length: rows }, (_, at) => `Person ${at},${100_000 + at},${noise()}`);
const file = ['name,extension,notes', ...lines].join('\n');
/** The import as it is kept before its first row, and that row's write, fit; the second write does not. */
const enoughToBegin = { leveldb: 10_000_000, sqlite: 12_000_000 };
const policy = {
  extension: { required: false, minLength: 2, maxLength: 8, ranges: [], reserved: [], suggestFrom: '100' },
};

for (const backEnd of ['leveldb', 'sqlite'])
  describe(`A full store (${backEnd})`, () => {
    let site, profile, page, session;
    const launch = async () => {
      await profile.launch();
      page = await profile.tab(site.url);
      session = await profile.protocol(page);
    };
    before(async () => {
      site = await openSite();
      profile = new Profile({ backEnd });
      await launch();
    });
    after(async () => {
      await profile?.remove();
      await site?.close();
    });

    const origin = () => new URL(site.url).origin;
    /** Said before a database is used: Chromium believes for half a minute in the room that it has seen. */
    const allow = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin: origin(), quotaSize });
    const lift = () => session.send('Storage.overrideQuotaForOrigin', { origin: origin() });
    const shown = () => page.evaluate(async () => (await tab.adapter.list({ limit: 1 })).counts.total);
    const onDisk = (databaseName) => page.evaluate((name) => tab.countOnDisk(name), databaseName);

    it('P1: an edit that does not fit is refused with quota and changes nothing; with room again it is written', async () => {
      const edit = () =>
        page.evaluate(async () => {
          const [user] = (await tab.adapter.list({})).users;
          const values = { notes: 'x'.repeat(3000) };
          return tab.write([{ kind: 'update', id: user.id, base: user.version, values }]);
        });
      await page.evaluate(() => tab.open({ databaseName: 'edit' }));
      await page.evaluate(() => tab.write([{ kind: 'create', values: { displayName: 'Ann' } }]));
      const before = await page.evaluate(() => tab.dump('edit'));
      await profile.quit();
      await launch();
      await allow(1);
      assert.equal(await page.evaluate(() => tab.open({ databaseName: 'edit' })), undefined, 'it reads');
      const [refused] = await edit();
      assert.deepEqual([refused.ok, refused.error?.code], [false, 'quota']);
      assert.equal(await page.evaluate(() => tab.states.at(-1)), 'quota');
      assert.deepEqual(await page.evaluate(() => tab.dump('edit')), before);
      assert.equal(await page.evaluate(async () => (await tab.adapter.list({})).users[0].notes), undefined);
      await lift();
      const [written] = await edit();
      assert.equal(written.ok, true);
      assert.equal(await page.evaluate(() => tab.states.at(-1)), null, 'and the store is said to be well again');
      assert.deepEqual(await page.evaluate(() => tab.audit('edit')), []);
    });

    it('P1, P3: an import stops where the store is full, counts what is there, and goes on with room', async () => {
      await profile.quit();
      await launch();
      await allow(enoughToBegin[backEnd]);
      await page.evaluate((given) => tab.open({ databaseName: 'import', policy: given }), policy);
      const stopped = await page.evaluate((text) => tab.import(text), file);
      assert.equal(stopped.stopped?.code, 'quota');
      const written = stopped.counts.created;
      assert.ok(written > 0 && written < rows, `${written} rows are said to be written`);
      assert.equal(await shown(), written, 'the table reads and counts true');
      assert.equal(await onDisk('import'), written);
      await lift();
      const counts = await page.evaluate(async () => (await tab.session.goOn()).counts);
      assert.deepEqual(counts, { created: rows, updated: 0, unchanged: 0, skipped: 0, failed: 0 });
      assert.equal(await onDisk('import'), rows);
      assert.deepEqual(await page.evaluate(() => tab.audit('import')), []);
    });
  });
