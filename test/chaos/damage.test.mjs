import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { rm } from 'node:fs/promises';
import { growProfile, harmAll, harmsOf, look } from './damage.mjs';
import { openSite } from './world.mjs';

/** Each costs a start of the browser: every kind of damage here, every harm in `npm run chaos`. */
const shortList = {
  leveldb: [
    ...['evicted: the databases are gone', 'an older copy is put back', 'every file cut in half'],
    ...['MANIFEST is deleted', 'the files of large records are cut'],
  ],
  sqlite: [
    ...['evicted: the databases are gone', 'an older copy is put back', 'every file cut in half'],
    ...['the header is zeroed', 'many bytes are flipped'],
  ],
};

for (const backEnd of ['leveldb', 'sqlite'])
  describe(`Damaged profiles (${backEnd})`, () => {
    let site, grown;
    before(async () => {
      site = await openSite();
      grown = await growProfile({ site, backEnd });
    });
    after(async () => {
      await grown?.remove();
      if (grown) await rm(grown.older, { recursive: true, force: true });
      await site?.close();
    });

    it('this back end is the one in use', async () => {
      const names = (await grown.files()).join('\n');
      assert.equal(/\.indexeddb\.leveldb\//.test(names), backEnd === 'leveldb', names);
    });

    it('P4: lost or damaged data is a notice, never an empty or shorter table without a word', async () => {
      assert.ok(shortList[backEnd].every((name) => name in harmsOf(backEnd)));
      const lines = await harmAll({ site, grown, names: shortList[backEnd], seed: 4 });
      assert.deepEqual(
        lines.filter(({ isTold, touched }) => !isTold || touched === 0),
        [],
      );
    });

    it('P4: an undamaged profile is shown whole and nothing is said', async () => {
      const { said, users, intact } = await look(grown, site);
      assert.deepEqual([said, users, intact], [null, grown.users, true]);
    });
  });
