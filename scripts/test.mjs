// `npm test`: everything, in the order in which it is cheapest to fail, whatever failed before. Typecheck, each linter
// and each build count as one test. The last line is `N passed, N failed`; the exit code is 1 when something failed.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './find-browser.mjs';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));

const countsFile = resolve('node_modules/.cache/test-counts.json');
const total = { passed: 0, failed: 0 };
const lines = [];
const started = performance.now();

const tool = (path) => join('node_modules', path);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs a Node script without stdin; resolves with its exit code. */
function node(args, env = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CI: process.env.CI ?? 'true', TEST_COUNTS: countsFile, ...env },
    });
    child.on('error', (error) => (console.error(error.message), done(1)));
    child.on('close', (code) => done(code ?? 1));
  });
}

function count(name, passed, failed, since) {
  total.passed += passed;
  total.failed += failed;
  const line = `${failed ? 'FAIL' : ' ok '} ${name}: ${passed} passed, ${failed} failed (${seconds(since)})`;
  lines.push(line);
  console.log(`== ${line}`);
}

/** A step that is one test: it passes when its command does. */
async function step(name, args, env) {
  console.log(`\n== ${name}`);
  const since = performance.now();
  const code = await node(args, env);
  count(name, code === 0 ? 1 : 0, code === 0 ? 0 : 1, since);
  return code === 0;
}

/** A step that has tests of its own and leaves their counts in a file; a runner that dies without counts is a failure. */
async function suite(name, args, env) {
  console.log(`\n== ${name}`);
  rmSync(countsFile, { force: true });
  const since = performance.now();
  const code = await node(args, env);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    console.error(`${name} ended without telling its counts (exit code ${code}).`);
  }
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  count(name, counts.passed, silent ? 1 : counts.failed, since);
}

/** An installed browser, the one npm has shipped, or the one apt can fetch. Undefined, with one clear line, when none is. */
async function browser() {
  console.log('== browser');
  try {
    return await usable(await findBrowser());
  } catch (error) {
    const root = process.getuid?.() === 0;
    if (!root || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
      return void console.error(error.message);
  }
  console.log('No browser that starts; installing chromium with apt-get.');
  const apt = (...args) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status;
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium');
  try {
    return await usable(await findBrowser());
  } catch (error) {
    console.error(error.message);
  }
}

/** A browser that is there but lacks a library is no browser. */
async function usable(found) {
  const args = [
    '--headless',
    '--disable-gpu',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--dump-dom',
    'about:blank',
  ];
  const result = spawnSync(found.path, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
    env: { ...process.env, ...found.env },
  });
  if (result.status !== 0)
    throw new Error(
      `${found.path} does not start: ${String(result.stderr).trim().split('\n').at(-1)}. Install chromium, or set CHROME_PATH.`,
    );
  console.log(found.path);
  return found;
}

const chrome = await browser();
const env = chrome && { CHROME_PATH: chrome.path, ...chrome.env };
if (!chrome) count('browser', 0, 1, started);

await step('typecheck of core, without the DOM', [tool('typescript/bin/tsc'), '--noEmit', '-p', 'src/core']);
// The build comes first: the Storybook's preview imports the manifest that it makes.
const built = await step('build', ['scripts/build.mjs']);
await step('typecheck', [tool('typescript/bin/tsc'), '--noEmit']);
await step('eslint', [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
await step('prettier', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
const demo = await step('demo build', [tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
if (chrome) await suite('browser tests', [tool('@web/test-runner/dist/bin.js')], env);
await suite('node tests', ['scripts/test-node.mjs'], env ?? {});
const storybook = await step('storybook build', [
  tool('storybook/dist/bin/dispatcher.js'),
  ...['build', '-o', 'storybook-static', '--disable-telemetry', '--quiet', '--loglevel', 'error'],
]);
if (chrome && storybook)
  await suite('stories in light, dark and forced colours, with axe', ['scripts/story-check.mjs'], env);
if (!built || !demo || !storybook) console.log('\nTests of what was not built could not pass; see the build above.');

console.log(`\n== all, in ${seconds(started)}\n${lines.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
