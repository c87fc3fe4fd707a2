// npm run chaos [-- --kills=32 --seed=1]: kills, interrupted imports and damaged profiles, on both of Chromium's back ends.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { growProfile, harmAll, harmsOf } from './damage.mjs';
import { kept } from './failures.mjs';
import { killImports } from './import-kills.mjs';
import { killAgainAndAgain } from './kills.mjs';
import { openSite, option } from './world.mjs';

const seed = option('seed', Date.now() % 1_000_000);
const kills = option('kills', 32);
const replay = `npm run chaos -- --kills=${kills} --seed=${seed}`;
const site = await openSite();
const log = (line) => console.log(line);
console.log(`seed ${seed}`);

try {
  for (const [at, backEnd] of ['leveldb', 'sqlite'].entries()) {
    const part = { site, backEnd, seed: seed + at, log };
    const share = Math.ceil(kills / 4);
    const writes = await kept(`kills ${backEnd}`, replay, () => killAgainAndAgain({ ...part, kills: share }));
    const imports = await kept(`imports ${backEnd}`, replay, () => killImports({ ...part, kills: share }));
    await kept(`damage ${backEnd}`, replay, () => damage(part));
    console.log(`${backEnd}: ${JSON.stringify({ writes, imports })}`);
  }
} finally {
  await site.close();
}

async function damage(part) {
  const grown = await growProfile(part);
  try {
    const lines = await harmAll({ ...part, grown, names: Object.keys(harmsOf(part.backEnd)) });
    assert.deepEqual(
      lines.filter(({ isTold }) => !isTold),
      [],
      'every loss is told',
    );
  } finally {
    await grown.remove();
    await rm(grown.older, { recursive: true, force: true });
  }
}
