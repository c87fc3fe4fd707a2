// P12: 100,000 users arrive while other tabs go on. Times are told, not judged: they are the machine's.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openSite, Profile } from './world.mjs';

const rows = 100_000;
const policy = {
  extension: { required: false, minLength: 2, maxLength: 8, ranges: [], reserved: [], suggestFrom: '100' },
};

describe('A large import beside other tabs', () => {
  let site, profile;
  before(async () => {
    site = await openSite();
    profile = new Profile();
    await profile.launch();
  });
  after(async () => {
    await profile?.remove();
    await site?.close();
  });

  it(`P12: while ${rows} users are imported, another tab reads the store again and again and writes its own`, async (t) => {
    const [importer, other] = [await profile.tab(site.url), await profile.tab(site.url)];
    for (const page of [importer, other]) await page.evaluate((given) => tab.open({ policy: given }), policy);
    await importer.evaluate(() => tab.watchTasks());
    const imported = importer.evaluate((count) => {
      const lines = Array.from({ length: count }, (_, at) => `Person ${at},${100_000 + at},p${at}@example.com`);
      return tab.import(['name,extension,email', ...lines].join('\n'));
    }, rows);
    let isOver = false;
    imported.finally(() => (isOver = true)).catch(() => undefined);
    const seen = [];
    const worst = { read: 0, write: 0 };
    let own = 0;
    while (!isOver) {
      const { total, readMs, writeMs, isWritten } = await other.evaluate((at) => tab.readAndWrite(at), own);
      assert.equal(isWritten, true, 'the other tab writes meanwhile');
      own++;
      worst.read = Math.max(worst.read, readMs);
      worst.write = Math.max(worst.write, writeMs);
      seen.push(total);
    }
    const { counts } = await imported;
    assert.equal(counts.created, rows);
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
      'what is written stays written',
    );
    const between = new Set(seen.map((total) => total - own)).size;
    assert.ok(
      seen.some((total) => total > 2 * own + 1000 && total < rows),
      `it saw the import on its way: ${between} sights`,
    );
    const longest = await importer.evaluate(() => tab.longestTask);
    t.diagnostic(
      `${rows} rows; the other tab read all of it ${seen.length} times, at worst in ${Math.round(worst.read)} ms, ` +
        `and wrote at worst in ${Math.round(worst.write)} ms; longest task of the importer ${Math.round(longest)} ms`,
    );
    assert.deepEqual(await other.evaluate(() => tab.audit()), []);
  });
});
