import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { killImports } from './import-kills.mjs';
import { killAgainAndAgain } from './kills.mjs';
import { openSite } from './world.mjs';

describe('Kills', () => {
  let site;
  before(async () => (site = await openSite()));
  after(() => site?.close());

  for (const [backEnd, seed] of [
    ['leveldb', 11],
    ['sqlite', 12],
  ])
    it(`P1: what was said to be saved is there after every kind of death, whole and nothing twice (${backEnd})`, async () => {
      const { kills, writes } = await killAgainAndAgain({ site, backEnd, kills: 5, seed });
      assert.equal(Object.keys(kills).length, 5, 'every death was died');
      assert.ok(writes >= 10, `${writes} writes were acknowledged`);
    });

  it('P3: an import that is killed again and again goes on where it was; each row lands exactly once', async () => {
    const { kills, takenUpAt } = await killImports({ site, backEnd: 'leveldb', kills: 4, seed: 5 });
    assert.equal(kills, 4);
    assert.ok(takenUpAt.length > 0, 'a kill came when rows were written and others were not');
  });
});
