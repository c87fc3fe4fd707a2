import { diskOf, heapOf, makeProfile, openPage } from './browser.mjs';
import { tasksOf } from './tasks.mjs';

/** One contender from an empty profile on: write, close, open again, ask, edit. Times in milliseconds, sizes in megabytes. */
export async function measure(url, name, count, seed) {
  const profile = await makeProfile();
  const page = name === 'rxdb' ? 'rxdb' : 'storage';
  try {
    const written = await withPage(url, profile, page, ({ tab }) =>
      tab.evaluate(([n, c, s]) => window.bench.prepare(n, c, s).then(window.bench.writePrepared), [name, count, seed]),
    );
    const disk = await diskOf(profile);
    const read = await withPage(url, profile, page, async (opened) => {
      const { tab, version } = opened;
      const before = await heapOf(opened);
      const times = await tab.evaluate((n) => window.bench.open(n), name);
      const heap = (await heapOf(opened)) - before;
      Object.assign(times, await tab.evaluate(() => window.bench.ask()));
      Object.assign(times, await tab.evaluate((s) => window.bench.edit(s), seed));
      await tab.evaluate(() => window.bench.close());
      return { ...times, heap, version };
    });
    const { version, ...times } = read;
    return { version, figures: { ...written, disk, ...times } };
  } finally {
    await profile.remove();
  }
}

/** The longest task of the kit by processor time, in milliseconds: while it writes, and while it opens and is asked. */
export async function measureTasks(url, name, count, seed) {
  const profile = await makeProfile();
  try {
    const written = await withPage(url, profile, 'storage', async (opened) => {
      await opened.tab.evaluate(([n, c, s]) => window.bench.prepare(n, c, s), [name, count, seed]);
      return tasksOf(opened, () => opened.tab.evaluate(() => window.bench.writePrepared()));
    });
    const read = await withPage(url, profile, 'storage', (opened) =>
      tasksOf(opened, async () => {
        await opened.tab.evaluate((n) => window.bench.open(n), name);
        await opened.tab.evaluate(() => window.bench.ask());
      }),
    );
    return { writeTask: written.cpuTask, writeTotal: written.cpuTotal, readTask: read.cpuTask };
  } finally {
    await profile.remove();
  }
}

/** The limit: the same people as one file. */
export async function measureLimit(url, count, seed) {
  const profile = await makeProfile();
  try {
    const { write, bytes } = await withPage(url, profile, 'storage', ({ tab }) =>
      tab.evaluate(([c, s]) => window.bench.limit(c, s), [count, seed]),
    );
    return { figures: { write, disk: bytes / 2 ** 20 } };
  } finally {
    await profile.remove();
  }
}

async function withPage(url, profile, page, work) {
  const opened = await openPage(url, profile, page);
  try {
    return await work(opened);
  } finally {
    await opened.context.close();
  }
}
