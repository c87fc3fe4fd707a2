// Opens every story of the static Storybook, waits for its play function, and fails on page errors, requests that leave
// the machine, and axe violations: in light, in dark and in forced colours. `node scripts/story-check.mjs [part of an id]`
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { findBrowser } from './find-browser.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'storybook-static');
const waitMs = 120_000;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

if (!existsSync(join(folder, 'index.json'))) {
  console.error('There is no built Storybook; run `npm run storybook:build` first.');
  process.exit(1);
}
const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const wanted = Object.values(entries).filter(({ id }) => id.includes(process.argv[2] ?? ''));

const server = await preview({
  configFile: false,
  root,
  logLevel: 'error',
  appType: 'mpa',
  build: { outDir: folder },
  preview: { port: 0, host: '127.0.0.1' },
});
const base = server.resolvedUrls.local[0];
const found = await findBrowser();
const browser = await chromium.launch({
  executablePath: found.path,
  env: { ...process.env, ...found.env },
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--disable-background-networking'],
});
// Without motion, so that no colour is judged halfway through a transition.
const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 } });
const counts = { passed: 0, failed: 0 };

function verdict(name, problems) {
  counts[problems.length ? 'failed' : 'passed']++;
  console.log([`${problems.length ? 'FAIL' : ' ok '} ${name}`, ...problems].join('\n       '));
}

function listen(page) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
      problems.push(`console: ${message.text().slice(0, 300)}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(base))
      problems.push(`leaves the machine: ${request.url()}`);
  });
  return problems;
}

/** The play function and what follows it have ended. */
async function settle(page) {
  await page.waitForFunction(
    () => {
      const phase = globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase;
      return ['completed', 'finished', 'errored', 'aborted'].includes(phase);
    },
    null,
    { timeout: waitMs },
  );
  const shown = await page.evaluate(() => document.body.classList.contains('sb-show-errordisplay'));
  if (shown) return [`render: ${(await page.locator('#error-message').innerText()).slice(0, 400)}`];
  // An empty page has no violations; neither has a tag that nobody defined.
  return page.evaluate(() => {
    const root = document.querySelector('#storybook-root');
    const undefinedTags = [...root.querySelectorAll(':not(:defined)')].map(
      (element) => `<${element.localName}> is not defined`,
    );
    const isEmpty = ![...root.querySelectorAll('*')].some((element) => element.getBoundingClientRect().height > 0);
    return [...undefinedTags, ...(isEmpty ? ['nothing is shown'] : [])];
  });
}

/** In the page: the colours are those that are wanted, and nothing moves any more. Two frames later they are painted. */
async function comeToRest({ scheme, forcedColors }) {
  document.documentElement.style.colorScheme = scheme;
  const roots = (root) => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ];
  // What goes round for ever shows that somebody waits, and comes to no rest.
  const isMoving = (animation) =>
    animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity;
  const isForced = forcedColors === 'active';
  const hasColours = () =>
    matchMedia('(forced-colors: active)').matches === isForced &&
    // Forced colours choose between light and dark themselves.
    (isForced || getComputedStyle(document.documentElement).colorScheme === scheme);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let quiet = 0, frames = 0; quiet < 2; frames++) {
    if (frames > 1200) throw new Error('the page does not come to rest');
    await frame();
    const isQuiet = hasColours() && !roots(document).some((root) => root.getAnimations().some(isMoving));
    quiet = isQuiet ? quiet + 1 : 0;
  }
}

/**
 * In the page: Chromium paints text in forced colours, but goes on to say that it would be filled with the colour it had
 * before, and that is what axe takes for the colour of the text.
 */
function tellForcedFill() {
  const { getPropertyValue } = CSSStyleDeclaration.prototype;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    const isFill = name === '-webkit-text-fill-color' && matchMedia('(forced-colors: active)').matches;
    return getPropertyValue.call(this, isFill ? 'color' : name);
  };
}

async function judge(page, colours) {
  await page.evaluate(comeToRest, colours);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run('#storybook-root');
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes
        .slice(0, 5)
        .map(({ target, any }) => `axe ${id} (${impact}): ${target.flat().join(' ')} ${any[0]?.message ?? ''}`),
    );
  });
}

async function check({ id, type }) {
  const page = await context.newPage();
  const problems = listen(page);
  try {
    await page.goto(`${base}iframe.html?viewMode=${type === 'docs' ? 'docs' : 'story'}&id=${id}`);
    if (type === 'docs') {
      await page.locator('#storybook-docs :is(h1, table)').first().waitFor({ timeout: waitMs });
      return verdict(`${id} (docs)`, problems);
    }
    problems.push(...(await settle(page)));
    await page.addScriptTag({ content: axe });
    await page.evaluate(tellForcedFill);
    verdict(`${id} (light)`, [...problems, ...(await judge(page, { scheme: 'light', forcedColors: 'none' }))]);
    for (const [name, scheme, forcedColors] of [
      ['dark', 'dark', 'none'],
      ['forced colours', 'light', 'active'],
    ]) {
      const before = problems.length;
      await page.emulateMedia({ forcedColors });
      const found = await judge(page, { scheme, forcedColors });
      verdict(`${id} (${name})`, [...problems.slice(before), ...found]);
    }
  } catch (error) {
    verdict(`${id} (did not come to rest)`, [...problems, error.message.split('\n')[0]]);
  } finally {
    await page.close();
  }
}

const queue = [...wanted];
const worker = async () => {
  for (let entry = queue.shift(); entry; entry = queue.shift()) await check(entry);
};
try {
  await Promise.all([worker(), worker()]);
} finally {
  await browser.close();
  await server.close();
}
if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed || !counts.passed ? 1 : 0);
