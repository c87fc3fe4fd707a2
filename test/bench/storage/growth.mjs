// npm run bench:growth [-- --rows=1000,10000,100000,300000 --reps=3 --seed=7]: how the store grows with its users. Keeps the medians
// in growth-results.json and writes docs/growth.md and docs/growth.svg from it; with --draw only the latter.
import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { servePages } from './browser.mjs';
import { chartOf } from './chart.mjs';
import { measure } from './measure.mjs';
import { pageOf } from './growth-page.mjs';
import { loadNow, machineOf, medians, numbers, option, shuffled } from './statistics.mjs';

const file = new URL('../growth-results.json', import.meta.url);
const docs = new URL('../../../docs/', import.meta.url);

if (!process.argv.includes('--draw')) await writeFile(file, JSON.stringify(await grow(), null, 2) + '\n');
const result = JSON.parse(await readFile(file, 'utf8'));
await writeFile(new URL('growth.svg', docs), chartOf(result));
await writeFile(new URL('growth.md', docs), await format(pageOf(result), { parser: 'markdown', printWidth: 120 }));

async function grow() {
  const reps = Number(option('reps', 3));
  const seed = Number(option('seed', 7));
  const sizes = numbers(option('rows', '1000,10000,100000,300000'));
  const runs = new Map(sizes.map((rows) => [rows, []]));
  const { url, close } = await servePages();
  let browser = '';
  try {
    for (let rep = 0; rep < reps; rep++)
      for (const rows of shuffled(sizes)) {
        const { figures, version } = await measure(url, 'kit', rows, seed);
        runs.get(rows).push(figures);
        browser = version;
        process.stderr.write(`${rep + 1}/${reps} ${rows}: written in ${Math.round(figures.write)} ms\n`);
      }
  } finally {
    await close();
  }
  const date = new Date().toISOString().slice(0, 10);
  return {
    date,
    machine: machineOf(browser),
    load: loadNow(),
    seed,
    reps,
    sizes: sizes.map((rows) => ({ rows, ...medians(runs.get(rows)) })),
  };
}
