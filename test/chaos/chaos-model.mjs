// npm run chaos:model [-- --commands=2000 --seed=1 --path=…]: two real tabs against the model, at length.
import { kept } from './failures.mjs';
import { runModel } from './model.mjs';
import { openSite, option } from './world.mjs';

const seed = option('seed', Date.now() % 1_000_000);
const commands = option('commands', 2000);
const path = process.argv.find((arg) => arg.startsWith('--path='))?.slice('--path='.length);
const site = await openSite();
console.log(`seed ${seed}`);
try {
  // fast-check says seed, path and the shortest list of commands in its message, which is kept.
  const replay = `npm run chaos:model -- --commands=${commands} --seed=${seed}`;
  const run = () => runModel({ site, commands, perRun: 50, seed, path, log: (line) => console.log(line) });
  console.log(JSON.stringify(await kept('model', replay, run)));
} finally {
  await site.close();
}
