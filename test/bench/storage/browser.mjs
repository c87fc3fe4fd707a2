// Builds the bench's pages and opens them in a Chromium with a profile on disk.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../../scripts/find-browser.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** RxDB brings 60 packages that nothing else needs: `npm ci --prefix test/bench/storage/peers` fetches them. */
export const hasRxdb = existsSync(join(here, 'peers/node_modules/rxdb'));

export async function servePages() {
  const outDir = await mkdtemp(join(tmpdir(), 'pbx-bench-'));
  const pages = ['storage', ...(hasRxdb ? ['rxdb'] : [])];
  await build({
    configFile: false,
    root: join(here, 'pages'),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
    worker: { format: 'es' },
    // Dexie refuses to be loaded in two versions; RxDB gets that of the other contender.
    resolve: { dedupe: ['dexie'] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      minify: !process.argv.includes('--readable'),
      rolldownOptions: { input: pages.map((page) => join(here, `pages/${page}.html`)) },
    },
  });
  const server = await preview({
    configFile: false,
    root: outDir,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const close = async () => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
  return { url: server.resolvedUrls.local[0], close };
}

/** A profile that outlives the browser: IndexedDB of an incognito context never touches a disk. */
export async function makeProfile() {
  const folder = await mkdtemp(join(tmpdir(), 'pbx-bench-profile-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A fresh browser on a profile, with one page of the bench. */
export async function openPage(url, profile, page = 'storage') {
  const { path, env } = await findBrowser();
  const context = await chromium.launchPersistentContext(profile.folder, {
    executablePath: path,
    env: { ...process.env, ...env },
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking'],
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(600_000);
  await tab.goto(`${url}${page}.html`);
  await tab.waitForFunction(() => window.bench !== undefined);
  const devtools = await context.newCDPSession(tab);
  await devtools.send('Performance.enable');
  return { tab, context, devtools, version: context.browser()?.version() ?? '' };
}

/** Megabytes of JavaScript that are still needed. */
export async function heapOf({ devtools }) {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 2 ** 20;
}

/** Megabytes of what the profile keeps for pages: databases and files. */
export async function diskOf({ folder }) {
  let bytes = 0;
  for (const part of ['IndexedDB', 'File System']) bytes += await sizeOf(join(folder, 'Default', part));
  return bytes / 2 ** 20;
}

async function sizeOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = entries.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath, entry.name)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}
