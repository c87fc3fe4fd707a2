// What all chaos stands on: the tormented page, built and served, and a Chromium with a profile on disk that can be killed
// in every way a browser dies, damaged while it is dead, and opened again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { root, serve } from '../journeys/site.mjs';

/** Chromium's old and new ways to keep IndexedDB; both are in use in the world. */
export const backEnds = {
  leveldb: ['--disable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
  sqlite: ['--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout'],
};

/** The page with the kit, served until `close`: its origin stays the same however often the browser dies. */
export async function openSite() {
  const outDir = await mkdtemp(join(tmpdir(), 'pbx-chaos-site-'));
  await build({
    configFile: false,
    root: join(root, 'test/chaos/pages'),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
  const frame = '<!doctype html><meta charset="utf-8"><iframe sandbox="allow-scripts" src="/index.html"></iframe>';
  const site = await serve({ '/': outDir, '/sandbox.html': frame });
  return {
    ...site,
    async close() {
      await site.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** A profile on disk and the browser that uses it, if one runs. */
export class Profile {
  /** @param {{ backEnd?: keyof typeof backEnds, args?: string[] }} options */
  constructor({ backEnd = 'leveldb', args = [] } = {}) {
    this.backEnd = backEnd;
    this.args = [...backEnds[backEnd], ...args];
  }

  /** @returns the browser's context, which keeps its data in the profile */
  async launch() {
    this.path ??= await mkdtemp(join(tmpdir(), `pbx-chaos-${this.backEnd}-`));
    await rm(join(this.path, 'DevToolsActivePort'), { force: true });
    const { path, env } = await findBrowser();
    const args = [
      ...['--headless', '--remote-debugging-port=0', `--user-data-dir=${this.path}`, '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--password-store=basic', '--disable-gpu'],
      ...['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...this.args,
    ];
    // A group of its own, so that a kill reaches every process of the browser at once, as a dead battery would.
    this.process = spawn(path, [...args, 'about:blank'], {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, ...env },
    });
    this.ended = once(this.process, 'exit');
    this.browser = await chromium.connectOverCDP(await this.#endpoint());
    [this.context] = this.browser.contexts();
    this.context.setDefaultTimeout(60_000);
    return this.context;
  }

  /** A page with the kit loaded. */
  async tab(url) {
    const page = await this.context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => globalThis.tab !== undefined);
    return page;
  }

  /** A session of the browser's own protocol; the whole browser's without a page. */
  protocol(page) {
    return page ? this.context.newCDPSession(page) : this.browser.newBrowserCDPSession();
  }

  /** As a person closes it: everything that waits is written to disk first. */
  async quit() {
    if (!this.browser) return;
    const session = await this.protocol();
    session.send('Browser.close').catch(() => undefined);
    await this.ended;
    this.browser = undefined;
  }

  /** All of its processes, at once, without a word. */
  async kill() {
    if (!this.browser) return;
    process.kill(-this.process.pid, 'SIGKILL');
    await this.ended;
    this.browser = undefined;
  }

  async remove() {
    await this.kill().catch(() => undefined);
    if (this.path) await rm(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Where IndexedDB of all sites lies. */
  get databases() {
    return join(this.path, 'Default/IndexedDB');
  }

  /** Files below a folder of the profile, as paths from it. */
  async files(folder = this.databases) {
    if (!existsSync(folder)) return [];
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  }

  async #endpoint() {
    const file = join(this.path, 'DevToolsActivePort');
    for (let attempt = 0; attempt < 600; attempt++) {
      const [port, address] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      if (address) return `ws://127.0.0.1:${port}${address}`;
      if (this.process.exitCode !== null) throw new Error(`the browser ended with code ${this.process.exitCode}`);
      await pause(50);
    }
    throw new Error('the browser does not start');
  }
}

/** Numbers from 0 up to but not 1, the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `--name=value` of the command line. */
export const option = (name, fallback) =>
  Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
