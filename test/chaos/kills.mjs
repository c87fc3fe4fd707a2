// P1: writes, a kill at a random moment, the same profile opened again, and everything that was said to be saved looked for.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { Profile, seeded } from './world.mjs';

/** Every way in which a page or a browser ends without being asked. */
export const deaths = {
  'the tab is closed': async (profile, page) => page.close(),
  'the tab goes elsewhere': async (profile, page) => page.goto('about:blank'),
  'the tab crashes': crash,
  'the browser crashes': async (profile) => {
    const session = await profile.protocol();
    session.send('Browser.crash').catch(() => undefined);
    await profile.ended;
    await profile.kill().catch(() => undefined);
  },
  'the browser is killed': async (profile) => profile.kill(),
};

export async function crash(profile, page) {
  const crashed = new Promise((done) => page.once('crash', done));
  const session = await profile.protocol(page);
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  // A page that has crashed answers nothing any more, not even that it is closed.
  void page.close().catch(() => undefined);
}

/** What must be on disk, as far as tabs have told. */
class Book {
  /** @type {Map<string, object>} */
  #users = new Map();
  #asked = new Map();
  writes = 0;
  refusals = [];

  hear(news) {
    if (news.asked) this.#asked.set(news.asked.name, news.asked);
    else if (news.saved) this.#settle(news.saved);
    else this.refusals.push(news.refused);
  }

  #settle(name) {
    for (const [id, fate] of this.#asked.get(name).fates) {
      if (fate === null) this.#users.delete(id);
      else this.#users.set(id, fate);
    }
    this.#asked.delete(name);
    this.writes++;
  }

  /**
   * Compares with what is there. A write that was asked for and never acknowledged may be there, but as a whole.
   * @param {Map<string, object>} found
   */
  check(found, how) {
    const isAt = (id, fate) => JSON.stringify(found.get(id) ?? null) === JSON.stringify(fate ?? null);
    for (const { name, fates } of [...this.#asked.values()]) {
      const isDone = fates.every(([id, fate]) => isAt(id, fate));
      const isUntouched = fates.every(([id]) => isAt(id, this.#users.get(id)));
      assert.ok(isDone || isUntouched, `${how}: ${name} is half written`);
      if (isDone && !isUntouched) this.#settle(name);
      else this.#asked.delete(name);
    }
    for (const [id, fate] of this.#users)
      assert.ok(
        isAt(id, fate),
        `${how}: ${id} was saved as ${JSON.stringify(fate)}, is ${JSON.stringify(found.get(id))}`,
      );
    for (const id of found.keys()) assert.ok(this.#users.has(id), `${how}: ${id} was removed and is there again`);
    assert.deepEqual(this.refusals, [], how);
  }
}

/**
 * @param {{ site: { url: string }, backEnd: 'leveldb' | 'sqlite', kills: number, seed: number, log?: (line: string) => void }} options
 * @returns {Promise<{ kills: Record<string, number>, writes: number }>} how often each death was died
 */
export async function killAgainAndAgain({ site, backEnd, kills, seed, log = () => undefined }) {
  const random = seeded(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const profile = new Profile({ backEnd });
  const book = new Book();
  const counts = {};
  let hear = () => undefined;
  const prepare = async () => {
    await profile.launch();
    await profile.context.exposeBinding('report', (_, news) => (book.hear(JSON.parse(news)), hear()));
  };
  try {
    await prepare();
    for (let kill = 0; kill < kills; kill++) {
      const death = kill < 5 ? Object.keys(deaths)[kill] : pick(Object.keys(deaths));
      const page = await profile.tab(site.url);
      const enough = 2 + Math.floor(random() * 14);
      let heard = 0;
      const heardEnough = new Promise((done) => (hear = () => ++heard >= enough && done()));
      assert.equal(await page.evaluate(() => tab.open()), undefined);
      // Two lanes at once in one tab: their writes stand in one queue, and both may be in doubt when it dies.
      for (const lane of ['10', '11'])
        await page.evaluate((order) => tab.work(order), { lane, run: kill, seed: Math.floor(random() * 2 ** 31) });
      await heardEnough;
      await pause(random() * 40);
      await deaths[death](profile, page);
      counts[death] = (counts[death] ?? 0) + 1;
      if (!profile.browser) await prepare();
      const how = `kill ${kill + 1} of seed ${seed} on ${backEnd}, ${death}`;
      await lookAfter(profile, site, book, how);
      log(`${how}: ${book.writes} writes acknowledged so far, all there`);
    }
    return { kills: counts, writes: book.writes };
  } finally {
    await profile.remove();
  }
}

/** Opens the store again and compares it with what was promised. */
async function lookAfter(profile, site, book, how) {
  const page = await profile.tab(site.url);
  const [refusal, states, users, faults] = await page.evaluate(async () => {
    const refusal = await tab.open();
    const fates = (await tab.adapter.list({})).users.map(({ id, company = '', position = '', extension = '' }) => [
      id,
      { company, position, extension },
    ]);
    const faults = await tab.audit();
    return [refusal, tab.states, fates, faults];
  });
  assert.equal(refusal, undefined, how);
  assert.deepEqual(states, [], `${how}: a store that lost nothing has nothing to report`);
  book.check(new Map(users), how);
  assert.deepEqual(faults, [], how);
  await page.close();
}
