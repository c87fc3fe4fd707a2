// R62, P10: the CDN file on a plain page under the strictest policy. Needs the build.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/find-browser.mjs';

const policy = "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
const tags = ['user-directory', 'user-admin', 'user-table', 'user-form', 'csv-import', 'extension-picker'];
const page = (body) =>
  `<!doctype html><html lang="en"><title>Strict</title><script type="module" src="/kit.js"></script>${body}`;
const pages = {
  '/': page('<user-admin></user-admin>'),
  '/each': page(
    '<user-table></user-table><csv-import></csv-import><form><extension-picker name="ext"></extension-picker></form>',
  ),
  '/broken': page('<p style="color: red">A policy that reports nothing proves nothing.</p>'),
};

let server, browser, base;

before(async () => {
  const kit = readFileSync(new URL('../dist/cdn/pbx-user-kit.js', import.meta.url));
  server = createServer((request, response) => {
    const isKit = request.url === '/kit.js';
    response.writeHead(isKit || pages[request.url] ? 200 : 404, {
      'Content-Type': isKit ? 'text/javascript' : 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    });
    response.end(isKit ? kit : (pages[request.url] ?? ''));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${server.address().port}`;
  const { path, env } = await findBrowser();
  browser = await chromium.launch({
    executablePath: path,
    env: { ...process.env, ...env },
    chromiumSandbox: process.getuid?.() !== 0,
  });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Opens a page and collects violations, errors and requests to elsewhere. */
async function open(path) {
  const tab = await browser.newPage();
  const seen = { violations: [], errors: [], outside: [] };
  await tab.exposeFunction('tellViolation', (text) => seen.violations.push(text));
  await tab.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) =>
      globalThis.tellViolation(`${violatedDirective} ${blockedURI} ${sample}`),
    ),
  );
  tab.on('pageerror', (error) => seen.errors.push(error.message));
  tab.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(blob|data):/.test(request.url())) seen.outside.push(request.url());
  });
  await tab.goto(base + path);
  return { tab, seen };
}

describe('one script tag under a strict policy', () => {
  it('A4: defines every element', async () => {
    const { tab } = await open('/');
    for (const tag of tags) await tab.waitForFunction((name) => customElements.get(name), tag);
    await tab.close();
  });

  for (const path of ['/', '/each'])
    it(`R62: ${path} reports no violation, throws nothing and asks nobody else (R63)`, async () => {
      const { tab, seen } = await open(path);
      await tab.waitForFunction(
        () =>
          document.querySelectorAll(':not(:defined)').length === 0 &&
          [...document.querySelectorAll('user-admin, user-table, csv-import, extension-picker')].every(
            (e) => e.shadowRoot?.childElementCount,
          ),
      );
      await tab.waitForLoadState('networkidle');
      assert.deepEqual(seen, { violations: [], errors: [], outside: [] });
      await tab.close();
    });

  it('R62: the page is what Lit made of it: text is visible and styled', async () => {
    const { tab } = await open('/');
    const button = tab.getByRole('button', { name: /^Add (one )?user/ }).first();
    await button.waitFor();
    assert.notEqual(await button.evaluate((element) => getComputedStyle(element).borderRadius), '0px');
    await tab.close();
  });

  it('the counter counts: a style attribute is reported', async () => {
    const { tab, seen } = await open('/broken');
    await tab.waitForFunction(() => customElements.get('user-table'));
    await tab.waitForLoadState('networkidle');
    assert.match(seen.violations.join(), /style-src/);
    await tab.close();
  });
});
