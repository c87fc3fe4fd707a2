// What every journey stands on: the built demo (or any folder) behind a strict policy, a browser with a profile on disk,
// and pages that keep what they complained about.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const fixture = (name) => join(root, 'test/fixtures/csv', name);
/** The strictest policy a host may have (R62). */
export const strictPolicy =
  "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.json': 'application/json',
};

/** Serves folders and single pages: `{ '/': folder, '/page.html': '<!doctype html>…' }`. */
export async function serve(mounts, { policy = strictPolicy } = {}) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    const text = mounts[path];
    // The modules of a sandboxed frame come from an origin of their own.
    const headers = {
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    };
    if (path === '/favicon.ico') return response.writeHead(204, headers).end();
    if (text?.startsWith('<')) return response.writeHead(200, { ...headers, 'content-type': 'text/html' }).end(text);
    let file = join(mounts['/'], path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!existsSync(file)) return response.writeHead(404, headers).end();
    response.writeHead(200, {
      ...headers,
      'content-type': `${types[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())),
  };
}

/** Asks until it is so. Playwright's `waitForFunction` takes the promise of an async function for the answer. */
export async function until(fact, what) {
  for (let turn = 0; turn < 200; turn++) {
    if (await fact()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it does not come true: ${what}`);
}

/** A browser with a fresh profile on disk: IndexedDB of an incognito context would never touch one. */
export async function openBrowser(options = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'pbx-journey-'));
  const { path, env } = await findBrowser();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    env: { ...process.env, ...env },
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...options,
  });
  context.setDefaultTimeout(10_000);
  return {
    context,
    /** A page and everything it complained about: errors, console errors, policy violations. */
    async page(url) {
      const page = await context.newPage();
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
      await page.addInitScript(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) =>
          window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
        );
      });
      await page.goto(url);
      return { page, complaints, violations: () => page.evaluate(() => window.violations) };
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
