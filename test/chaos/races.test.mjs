// P2 and P6 in two and three real tabs of one browser. In Firefox and WebKit: test/data/adapters/indexeddb-tabs.test.ts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openSite, Profile } from './world.mjs';

/** Tab by tab: what it calls itself in the race. */
const racers = ['Left', 'Right', 'Third'];
/** Never shown, so the form has nothing to ask of them (R60). */
const secretNames = new Set(['sipPassword', 'portalPassword', 'voicemailPin', 'onCallPin']);
const names = new Set(['displayName', 'givenName', 'familyName']);

describe('Races between real tabs', () => {
  let site, profile, tabs;
  before(async () => {
    site = await openSite();
    profile = new Profile();
    await profile.launch();
    tabs = [];
    for (let at = 0; at < 3; at++) tabs.push(await profile.tab(site.url));
  });
  after(async () => {
    await profile?.remove();
    await site?.close();
  });

  const openAll = (databaseName, pages) =>
    Promise.all(pages.map((page) => page.evaluate((name) => tab.open({ databaseName: name }), databaseName)));

  /**
   * Value by value, every tab asks for it at once; which of them is told first goes round, for it often is the first to write.
   *
   * @returns for each tab, by value, what became of it.
   */
  const race = async (pages, field, values) => {
    const verdicts = pages.map(() => new Map());
    const ask = async (who, value) => {
      const verdict = await pages[who].evaluate(
        async ([displayName, field, value]) => {
          const [result] = await tab.adapter.write([{ kind: 'create', values: { displayName, [field]: value } }]);
          return result.ok ? 'won' : result.issues.map(({ code, params }) => [code, params?.owner]);
        },
        [`${racers[who]} ${value}`, field, value],
      );
      verdicts[who].set(value, verdict);
    };
    for (const [at, value] of values.entries())
      await Promise.all(pages.map((_, turn) => ask((at + turn) % pages.length, value)));
    return verdicts;
  };

  for (const [count, field, code, valueOf] of [
    [2, 'extension', 'extension-taken', (at) => String(200 + at)],
    [3, 'extension', 'extension-taken', (at) => String(200 + at)],
    [3, 'username', 'username-taken', (at) => `user-${at}@example.com`],
    [3, 'email', 'email-taken', (at) => `user-${at}@example.com`],
  ])
    it(`P2: of ${count} tabs that race for one ${field}, 200 times, exactly one wins and the others are told who`, async () => {
      const [databaseName, pages] = [`race-${count}-${field}`, tabs.slice(0, count)];
      assert.deepEqual(await openAll(databaseName, pages), Array(count).fill(undefined));
      const values = Array.from({ length: 200 }, (_, at) => valueOf(at));
      const verdicts = await race(pages, field, values);
      values.forEach((value) => {
        const said = verdicts.map((byValue) => byValue.get(value));
        const winners = racers.filter((_, who) => said[who] === 'won');
        assert.equal(winners.length, 1, `${value}: ${JSON.stringify(said)}`);
        const losers = said.filter((verdict) => verdict !== 'won');
        assert.deepEqual(losers, Array(count - 1).fill([[code, `${winners[0]} ${value}`]]));
      });
      for (const page of pages) {
        const kept = await page.evaluate(
          async ([name, field]) => {
            await tab.open({ databaseName: name });
            return (await tab.adapter.list({})).users.map((user) => user[field]).sort();
          },
          [databaseName, field],
        );
        assert.deepEqual(kept, [...values].sort());
      }
      assert.deepEqual(await pages[0].evaluate((name) => tab.audit(name), databaseName), []);
      const won = verdicts.map((byValue) => [...byValue.values()].filter((verdict) => verdict === 'won').length);
      for (const number of won) assert.ok(number > 0, `a race that one always loses is none: ${won}`);
    });

  it('P6: of two edits of one user, whichever fields they touch, none vanishes: the later is refused with what is there', async () => {
    const [one, two] = tabs;
    const open = (page) =>
      page.evaluate(() => tab.open({ databaseName: 'conflicts', policy: { privacy: [], requiredToActivate: [] } }));
    await open(one);
    const fields = await one.evaluate(() => tab.conflicts.fields);
    const pairs = fields.flatMap((mine) => fields.map((theirs) => [mine, theirs]));
    await one.evaluate((count) => tab.conflicts.prepare(count), pairs.length);
    await open(two);
    const pages = [one, two];
    for (const page of pages) await page.evaluate(() => tab.conflicts.begin());
    const edit = (who, from) =>
      pages[who].evaluate(
        async (order) => tab.plain(await tab.conflicts.edit(...order)),
        [from, pairs.slice(from, from + fields.length).map((pair) => pair[who]), who],
      );
    const outcomes = [[], []];
    for (let round = 0; round < fields.length; round++) {
      // Which of them is told first goes round, for it often is the first to write.
      const inTurn = round % 2 === 0 ? [0, 1] : [1, 0];
      const verdicts = await Promise.all(inTurn.map((who) => edit(who, round * fields.length)));
      inTurn.forEach((who, turn) => outcomes[who].push(...verdicts[turn]));
    }
    const wins = [0, 0];
    let asked = 0;
    pairs.forEach((pair, at) => {
      const what = `${pair.join(' against ')}: ${JSON.stringify(outcomes.map((list) => list[at].issues))}`;
      const winner = outcomes.findIndex((list) => list[at].ok);
      const [won, lost] = [outcomes[winner]?.[at], outcomes[1 - winner]?.[at]];
      assert.ok(won && !lost.ok, `${what}: one is written, the other is not`);
      wins[winner]++;
      assert.equal(lost.code, 'stale', what);
      assert.deepEqual(lost.user, won.user, `${what}: what is there is shown to the other`);
      if (secretNames.has(pair[1 - winner])) return;
      // The form keeps both edits, and asks where they meet and differ: a new name alters its parts, too.
      assert.deepEqual(lost.conflicts, lost.clashes, what);
      if (pair[0] !== pair[1] && !names.has(pair[0])) assert.deepEqual(lost.clashes, [], what);
      asked += lost.conflicts.length;
      assert.equal(lost.isMerged, true, `${what}: the form has both edits`);
    });
    assert.ok(asked > 20, `the form asks where both have edited one field: ${asked} times`);
    assert.ok(wins[0] > 0 && wins[1] > 0, `both win and both lose: ${wins}`);
    assert.deepEqual(await one.evaluate(() => tab.audit('conflicts')), []);
  });
});
