// P5: old and new versions of the kit on one store; and clocks that lie.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openSite, Profile } from './world.mjs';

describe('Versions and clocks', () => {
  let site, profile, one, two;
  before(async () => {
    site = await openSite();
    profile = new Profile();
    await profile.launch();
    [one, two] = [await profile.tab(site.url), await profile.tab(site.url)];
  });
  after(async () => {
    await profile?.remove();
    await site?.close();
  });

  const codes = (results) => [...new Set(results.map(({ ok, error }) => (ok ? 'ok' : error.code)))];
  const add = (page, count) =>
    page.evaluate(
      (n) =>
        tab.write(Array.from({ length: n }, (_, at) => ({ kind: 'create', values: { displayName: `User ${at}` } }))),
      count,
    );

  it('P5: a store of a later version is shown, nothing is written to it, and after a restart every byte of it is the same', async () => {
    await one.evaluate(() => tab.open({ databaseName: 'later' }));
    await add(one, 300);
    await one.evaluate(() => tab.makeLater('later', 'readable'));
    const before = await one.evaluate(() => tab.dump('later'));
    assert.equal(await two.evaluate(() => tab.open({ databaseName: 'later' })), undefined);
    assert.deepEqual(await two.evaluate(() => tab.states), ['newer-schema']);
    assert.equal(await two.evaluate(async () => (await tab.adapter.list({})).users.length), 300);
    assert.deepEqual(codes(await add(two, 1)), ['newer-schema']);
    assert.deepEqual(codes(await add(one, 1)), ['newer-schema'], 'in the tab that had it open, too');
    await profile.quit();
    await profile.launch();
    [one, two] = [await profile.tab(site.url), await profile.tab(site.url)];
    assert.deepEqual(await one.evaluate(() => tab.dump('later')), before);
  });

  it('P5: a newer tab comes while an older one imports: what was acknowledged is there, the rest is refused, nothing is half done', async () => {
    await one.evaluate(() => tab.open({ databaseName: 'meanwhile' }));
    await one.evaluate(() => {
      globalThis.verdicts = [];
      globalThis.writing = (async () => {
        for (let at = 0; at < 60 && verdicts.at(-1) !== 'newer-schema'; at++) {
          const changes = Array.from({ length: 400 }, (_, n) => ({
            kind: 'create',
            values: { displayName: `${at} ${n}` },
          }));
          const results = await tab.adapter.write(changes, { atomic: true });
          verdicts.push(results[0].ok ? 'ok' : results[0].error.code);
        }
      })();
    });
    await one.waitForFunction(() => verdicts.length > 1);
    await two.evaluate(() => tab.makeLater('meanwhile', 'unreadable'));
    await one.evaluate(() => writing);
    const verdicts = await one.evaluate(() => verdicts);
    const done = verdicts.filter((verdict) => verdict === 'ok').length;
    assert.deepEqual(verdicts.slice(done), ['newer-schema']);
    assert.equal(await one.evaluate(() => tab.states.at(-1)), 'newer-schema', 'and it says why');
    assert.deepEqual(await two.evaluate(() => tab.audit('meanwhile')), []);
    assert.equal(await two.evaluate(() => tab.countOnDisk('meanwhile')), done * 400);
    assert.equal(await two.evaluate(() => tab.open({ databaseName: 'meanwhile' })), 'newer-schema', 'not even read');
  });

  it('R50, R53: clocks that go backwards change neither the order of the trail nor which edit is stale', async () => {
    const back = [
      '2031-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
      '2020-01-01T00:00:00.000Z',
      '2030-01-01T00:00:00.000Z',
    ];
    const open = (page, clock) => page.evaluate((given) => tab.open({ databaseName: 'clock', clock: given }), clock);
    await open(one, back);
    await open(two, [...back].reverse());
    const [{ user }] = await one.evaluate(() =>
      tab.write([{ kind: 'create', id: 'ann', values: { displayName: '0' } }]),
    );
    const versions = [user.version];
    for (let at = 1; at <= 40; at++) {
      const page = at % 2 ? two : one;
      const edit = (base) =>
        page.evaluate(
          ([version, text]) => tab.write([{ kind: 'update', id: 'ann', base: version, values: { displayName: text } }]),
          [base, String(at)],
        );
      const [stale] = at > 1 ? await edit(versions.at(-2)) : [];
      if (stale) assert.deepEqual([stale.error?.code, stale.error?.current.version], ['stale', versions.at(-1)]);
      const [written] = await edit(versions.at(-1));
      assert.equal(written.ok, true, `edit ${at}`);
      versions.push(written.user.version);
    }
    assert.equal(new Set(versions).size, 41);
    for (const page of [one, two]) {
      const trail = await page.evaluate(async () =>
        (await tab.adapter.history({ id: 'ann' })).map(({ fields }) => fields?.displayName[1]),
      );
      assert.deepEqual(
        trail.slice(0, 40),
        Array.from({ length: 40 }, (_, at) => String(40 - at)),
      );
    }
    assert.deepEqual(await one.evaluate(() => tab.audit('clock')), []);
  });
});
