// npm run bench:storage [-- --rows=10000,100000 --reps=5 --seed=7 --only=kit,raw]: this kit's store against the usual ways to keep
// users in IndexedDB, and against a plain file, on the same people. Each run has a profile of its own; contenders come in another
// order each time; medians are printed and kept in storage-results.json with the machine and the seed.
import { readFile, writeFile } from 'node:fs/promises';
import { hasRxdb, servePages } from './browser.mjs';
import { measure, measureLimit } from './measure.mjs';
import { loadNow, machineOf, medians, numbers, option, shuffled } from './statistics.mjs';

const file = new URL('../storage-results.json', import.meta.url);
const labels = {
  kit: 'pbx-user-kit',
  dexie: 'Dexie bulkPut, 3 unique indexes',
  idb: 'idb, 3 unique indexes',
  raw: 'IndexedDB, 3 unique indexes',
  rawByName: 'IndexedDB, 3 unique + name',
  rxdb: 'RxDB, 3 indexes (not unique)',
  opfs: 'one file (OPFS)',
};
const reps = Number(option('reps', 5));
const seed = Number(option('seed', 7));
const only = option('only', Object.keys(labels).join(',')).split(',');
/** RxDB takes minutes for more. */
const rxdbRows = 10_000;

const { url, close } = await servePages();
try {
  for (const rows of numbers(option('rows', '10000,100000'))) await compare(rows);
} finally {
  await close();
}

async function compare(rows) {
  const names = Object.keys(labels).filter(
    (name) => only.includes(name) && (name !== 'rxdb' || (hasRxdb && rows <= rxdbRows)),
  );
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  let browser = '';
  for (let rep = 0; rep < reps; rep++)
    for (const name of shuffled(names)) {
      const { figures, version } = await (name === 'opfs'
        ? measureLimit(url, rows, seed)
        : measure(url, name, rows, seed));
      runs[name].push(figures);
      browser = version ?? browser;
      process.stderr.write(`${rep + 1}/${reps} ${rows} ${name}: written in ${Math.round(figures.write)} ms\n`);
    }
  const contenders = Object.fromEntries(names.map((name) => [name, medians(runs[name])]));
  const result = {
    date: new Date().toISOString().slice(0, 10),
    machine: machineOf(browser),
    load: loadNow(),
    seed,
    rows,
    reps,
    ratios: ratiosOf(contenders),
    contenders,
  };
  print(result);
  await keep(result);
}

/** What the aims are about: the kit against the best of the peers with unique indexes, against the file, against one put. */
function ratiosOf({ kit, opfs, ...peers }) {
  if (!kit) return {};
  const unique = ['dexie', 'idb', 'raw'].flatMap((name) => peers[name]?.write ?? []);
  const two = (value) => Number(value.toFixed(2));
  return {
    ...(unique.length > 0 && { writeToBestPeer: two(Math.min(...unique) / kit.write) }),
    ...(opfs && { writeToFile: two(kit.write / opfs.write), diskToFile: two(kit.disk / opfs.disk) }),
    editToPut: two(kit.edit / kit.put),
  };
}

function print({ rows, contenders, ratios }) {
  console.log(`\n${rows} users, medians of ${reps}, contenders in turn (ms; disk and heap in MB)`);
  const columns = [
    'write',
    'writeTask',
    'disk',
    'open',
    'openTask',
    'heap',
    'firstKeystroke',
    'keystroke',
    'searchTask',
  ];
  console.table(
    Object.fromEntries(
      Object.entries(contenders).map(([name, figures]) => [
        labels[name],
        Object.fromEntries([...columns, 'sort', 'nextFree', 'edit', 'put'].map((column) => [column, figures[column]])),
      ]),
    ),
  );
  console.log(ratios);
}

async function keep(result) {
  if (process.argv.includes('--dry')) return;
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')).filter(({ rows }) => rows !== result.rows);
  const sorted = [...kept, result].sort((a, b) => a.rows - b.rows);
  await writeFile(file, JSON.stringify(sorted, null, 2) + '\n');
}
