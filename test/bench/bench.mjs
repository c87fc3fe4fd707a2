// npm run bench [-- --rows=10000 --reps=5 --seed=7]: this kit against PapaParse + zod + Dexie on the same data in the same run,
// and the table's own times. Contenders take turns, medians are printed and kept in results.json with the machine and the seed.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../scripts/find-browser.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const option = (name, fallback) =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const rows = option('rows', 10_000);
const reps = option('reps', 5);
const seed = option('seed', 7);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

const outDir = await mkdtemp(join(tmpdir(), 'pbx-bench-'));
await build({
  configFile: false,
  root: join(here, 'pages'),
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: [join(here, 'pages/import.html'), join(here, 'pages/table.html')] },
  },
});
const server = await preview({
  configFile: false,
  root: outDir,
  logLevel: 'error',
  build: { outDir },
  preview: { port: 0, host: '127.0.0.1' },
});
const url = server.resolvedUrls.local[0];
const profile = await mkdtemp(join(tmpdir(), 'pbx-bench-profile-'));
const { path, env } = await findBrowser();
// A persistent profile: IndexedDB of an incognito context never touches a disk.
const context = await chromium.launchPersistentContext(profile, {
  executablePath: path,
  env: { ...process.env, ...env },
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-background-networking'],
});

try {
  const page = await context.newPage();
  await page.goto(`${url}import.html`);
  await page.evaluate(([count, s]) => window.bench.prepare(count, s), [rows, seed]);
  const times = { ours: [], usual: [] };
  for (let run = -1; run < reps; run++)
    for (const name of run % 2 ? ['ours', 'usual'] : ['usual', 'ours']) {
      await page.evaluate(() => window.bench.settle());
      const ms = await page.evaluate(([n, r]) => window.bench[n](r), [name, run]);
      if (run >= 0) times[name].push(ms);
    }
  await page.goto(`${url}table.html`);
  await page.evaluate(([count, s]) => window.bench.prepare(count, s), [rows, seed]);
  const table = { firstRows: [], sort: [], keystroke: [] };
  for (let run = -1; run < reps; run++) {
    const result = await page.evaluate(() => window.bench.run());
    if (run >= 0) for (const key of Object.keys(table)) table[key].push(result[key]);
  }
  const result = {
    date: new Date().toISOString().slice(0, 10),
    machine:
      `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Chromium ${context.browser()?.version() ?? ''}`.trim(),
    seed,
    rows,
    reps,
    importMs: { ours: Math.round(median(times.ours)), papaparseZodDexie: Math.round(median(times.usual)) },
    importRatio: Number((median(times.usual) / median(times.ours)).toFixed(1)),
    tableMs: Object.fromEntries(Object.entries(table).map(([key, list]) => [key, Math.round(median(list))])),
  };
  console.log(`Import of ${rows} users from CSV, median of ${reps}, contenders in turn`);
  console.log(`  pbx-user-kit               ${result.importMs.ours} ms`);
  console.log(`  PapaParse + zod + Dexie    ${result.importMs.papaparseZodDexie} ms`);
  console.log(`  ratio                      ${result.importRatio} ×`);
  console.log(
    `<user-table> with ${rows} users: first rows ${result.tableMs.firstRows} ms, sort ${result.tableMs.sort} ms, keystroke ${result.tableMs.keystroke} ms`,
  );
  const file = join(here, 'results.json');
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')).filter((entry) => entry.rows !== rows);
  await writeFile(
    file,
    JSON.stringify(
      [...kept, result].sort((a, b) => a.rows - b.rows),
      null,
      2,
    ) + '\n',
  );
} finally {
  await context.close();
  await server.close();
  await rm(profile, { recursive: true, force: true });
  await rm(outDir, { recursive: true, force: true });
}
