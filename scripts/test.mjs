// `npm test`: everything, in the order in which it is cheapest to fail, whatever failed before. Typecheck, each linter
// and each build count as one test. The last line is `N passed, N failed`; the exit code is 1 when something failed.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findEngine } from './engines.mjs';

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

/** An engine's environment; where it is missing on a developer's machine it is left out, and said to be. */
async function engine(name) {
  console.log(`== ${name}`);
  const since = performance.now();
  const found = await findEngine(name);
  if (found) return found;
  if (process.env.CI || name === 'chromium') count(name, 0, 1, since);
  else lines.push(`left out: nothing was tested in ${name}, which is not installed`);
}

const env = await engine('chromium');

await step('typecheck of core, without the DOM', [tool('typescript/bin/tsc'), '--noEmit', '-p', 'src/core']);
// The build comes first: the Storybook's preview imports the manifest that it makes.
const built = await step('build', ['scripts/build.mjs']);
await step('typecheck', [tool('typescript/bin/tsc'), '--noEmit']);
await step('eslint', [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0']);
await step('prettier', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
await step('core in Node, covered wholly', [
  tool('vitest/vitest.mjs'),
  ...['run', '-c', 'test/core-in-node/vitest.config.mjs', '--coverage', '--reporter=dot'],
]);
const demo = await step('demo build', [tool('vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
const wtr = [tool('@web/test-runner/dist/bin.js')];
if (env) await suite('browser tests', wtr, env);
for (const name of ['firefox', 'webkit']) {
  const own = await engine(name);
  if (own) await suite(`store and rules in ${name}`, wtr, { ...own, BROWSERS: name });
}
await suite('node tests', ['scripts/test-node.mjs'], env ?? {});
const storybook = await step('storybook build', [
  tool('storybook/dist/bin/dispatcher.js'),
  ...['build', '-o', 'storybook-static', '--disable-telemetry', '--quiet', '--loglevel', 'error'],
]);
if (env && storybook)
  await suite('stories in light, dark and forced colours, with axe', ['scripts/story-check.mjs'], env);
if (!built || !demo || !storybook) console.log('\nTests of what was not built could not pass; see the build above.');

console.log(`\n== all, in ${seconds(started)}\n${lines.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
