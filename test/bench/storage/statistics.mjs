import { cpus, loadavg, totalmem } from 'node:os';

export const option = (name, fallback) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback;

export const numbers = (text) => String(text).split(',').map(Number);

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** The median of each figure of several runs. */
export function medians(runs) {
  const names = [...new Set(runs.flatMap((run) => Object.keys(run)))];
  return Object.fromEntries(
    names.map((name) => [name, round(median(runs.map((run) => run[name]).filter((value) => value !== undefined)))]),
  );
}

const round = (value) => Number(value.toPrecision(4));

/** In another order each time, so that nobody always comes after the same one. */
export function shuffled(list) {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

export const machineOf = (browser) =>
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Chromium ${browser}`.trim();

/** How much else the machine had to do: figures taken with more than its processors can do are good for ratios only. */
export const loadNow = () => Number(loadavg()[1].toFixed(1));
