// P3: a big import, killed at random moments until it is through; each row lands exactly once and the outcomes add up.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { deaths } from './kills.mjs';
import { Profile, seeded } from './world.mjs';

const policy = {
  extension: { required: false, minLength: 2, maxLength: 8, ranges: [], reserved: [], suggestFrom: '100' },
};
/** Every seventh row is refused, so that all kinds of outcomes must be remembered. */
const isRefused = (at) => at % 7 === 3;
const fileOf = (rows) =>
  [
    'name,extension',
    ...Array.from({ length: rows }, (_, at) => `Person ${at},${isRefused(at) ? 'twelve' : 100_000 + at}`),
  ].join('\n');

/**
 * Rows that are written when death is on its way: none yet, while the file is read and kept, or one of the writes, or all. Each is in
 * a write that begins after the one before it was acknowledged; when that write ends the import waits, so it is never through before death.
 */
const moments = [undefined, 0, 1, 1, 2001, 12_001, 22_001];
/** One of those when some rows are written and others are not. */
const between = 2001;
const hasReached = (rows) => tab.session !== undefined && (rows === undefined || tab.session.progress?.done >= rows);

/**
 * @param {{ site: { url: string }, backEnd: 'leveldb' | 'sqlite', kills: number, seed: number, rows?: number, log?: (line: string) => void }} options
 * @returns how many kills there were, and with how many rows written each import was taken up for the last time
 */
export async function killImports({ site, backEnd, kills, seed, rows = 30_000, log = () => undefined }) {
  const random = seeded(seed);
  const names = Object.keys(deaths);
  const profile = new Profile({ backEnd });
  const told = { kills: 0, takenUpAt: [] };
  try {
    await profile.launch();
    for (let round = 0; told.kills < kills; round++) {
      const databaseName = `import-${round}`;
      const most = 1 + Math.floor(random() * 3);
      let result;
      for (let life = 0; result === undefined; life++) {
        const death = told.kills < kills && life < most ? names[Math.floor(random() * names.length)] : undefined;
        const how = `round ${round}, life ${life} of seed ${seed} on ${backEnd}, ${death ?? 'left alone'}`;
        const moment = told.kills === 0 ? between : moments[Math.floor(random() * moments.length)];
        result = await live({ profile, site, databaseName, death, moment, random, rows });
        if (result === undefined) told.kills++;
        else if (result.tookUpAt > 0) told.takenUpAt.push(result.tookUpAt);
        log(`${how}: ${result ? JSON.stringify(result) : 'killed'}`);
      }
      await check({ profile, site, databaseName, result, rows, how: `round ${round} of seed ${seed} on ${backEnd}` });
    }
    return told;
  } finally {
    await profile.remove();
  }
}

/** Imports, or goes on with it, until it is through or death comes. @returns what came of it; undefined when it was killed */
async function live({ profile, site, databaseName, death, moment, random, rows }) {
  const page = await profile.tab(site.url);
  await page.evaluate((given) => tab.open(given), { databaseName, policy });
  if (!death) {
    const result = await page.evaluate((text) => tab.import(text), fileOf(rows));
    await page.close();
    return result;
  }
  const order = { text: fileOf(rows), pauseAt: moment ?? 0 };
  page.evaluate(({ text, pauseAt }) => tab.import(text, pauseAt), order).catch(() => undefined);
  await page.waitForFunction(hasReached, moment);
  await pause(random() * 300);
  await deaths[death](profile, page);
  if (!profile.browser) await profile.launch();
  return undefined;
}

async function check({ profile, site, databaseName, result, rows, how }) {
  const expected = Array.from({ length: rows }, (_, at) => at).filter((at) => !isRefused(at));
  const { created, failed, ...others } = result.counts;
  assert.deepEqual(
    [created, failed, others],
    [expected.length, rows - expected.length, { updated: 0, unchanged: 0, skipped: 0 }],
    how,
  );
  assert.equal(result.rows, rows, `${how}: every row has its outcome`);
  const page = await profile.tab(site.url);
  const [states, numbers, faults, left] = await page.evaluate(
    async (given) => {
      await tab.open(given);
      const numbers = (await tab.adapter.list({})).users.map((user) => Number(user.extension));
      return [tab.states, numbers, await tab.audit(given.databaseName), await tab.adapter.imports.list()];
    },
    { databaseName, policy },
  );
  assert.deepEqual(states, [], how);
  assert.deepEqual(
    numbers,
    expected.map((at) => 100_000 + at),
    `${how}: each row once, in the order of the file`,
  );
  assert.deepEqual([faults, left], [[], []], how);
  await page.close();
}
