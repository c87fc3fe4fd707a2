// Builds what is published: dist/ as unbundled ES modules with their types (tsc), the conformance suite, theme.css, the
// one CDN file (Vite), and custom-elements.json. Ends by letting V8 parse every built file: a decorator that a compiler
// left as it was is valid to that compiler and to nobody else.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { policySchema } from './policy-schema.mjs';
import { themeTokens } from './tokens.mjs';
import { stripVTControlCharacters } from 'node:util';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

/** Runs a tool of node_modules; its output is shown when it fails. */
function run(name, script, args, node = []) {
  return new Promise((done, failed) => {
    const started = performance.now();
    const child = spawn(process.execPath, [...node, script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('close', (code) => {
      if (code !== 0) return failed(new Error(`${name} failed:\n${stripVTControlCharacters(output)}`));
      console.log(`  ${name} ${((performance.now() - started) / 1000).toFixed(1)} s`);
      done();
    });
  });
}

const tool = (path) => join('node_modules', path);
const tsc = (name, project) => run(name, tool('typescript/bin/tsc'), ['-p', project]);

/** The published suite lives with the tests; beside the built modules its imports lose the `src`. */
async function buildConformance() {
  const scratch = 'node_modules/.cache/conformance';
  rmSync(scratch, { recursive: true, force: true });
  await tsc('conformance suite', 'tsconfig.conformance.json');
  mkdirSync('dist/conformance', { recursive: true });
  for (const name of readdirSync(join(scratch, 'test/suites'))) {
    const text = readFileSync(join(scratch, 'test/suites', name), 'utf8');
    writeFileSync(join('dist/conformance', name), text.replaceAll('../../src/', '../'));
  }
}

/** Takes comments and indentation out of `css` templates, line by line, so that source maps stay true. */
function slimStyles(file) {
  const code = readFileSync(file, 'utf8');
  if (!code.includes('css`')) return;
  const slim = (text) =>
    text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, '')).replace(/^[ \t]+/gm, '');
  writeFileSync(file, code.replace(/\bcss`(?:[^`\\]|\\.)*`/g, slim));
}

function filesOf(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

try {
  rmSync('dist', { recursive: true, force: true });
  await Promise.all([
    tsc('modules and types', 'tsconfig.build.json'),
    run('cdn file', tool('vite/bin/vite.js'), ['build', '-c', 'vite.cdn.config.ts', '--logLevel', 'warn']),
  ]);
  await Promise.all([
    buildConformance(),
    run('custom-elements.json', tool('@custom-elements-manifest/analyzer/cem.js'), ['analyze', '--quiet']),
  ]);
  copyFileSync('src/styles/theme.css', 'dist/theme.css');
  writeFileSync('dist/tokens.json', `${JSON.stringify(themeTokens(), null, 2)}\n`);
  const [{ policySettings }, { defaultPolicy }] = await Promise.all(
    ['policy-schema.js', 'policy.js'].map((file) => import(pathToFileURL(resolve('dist/core', file)).href)),
  );
  writeFileSync('dist/policy.schema.json', `${JSON.stringify(policySchema(policySettings, defaultPolicy), null, 2)}\n`);
  const built = filesOf('dist', '.js');
  for (const file of built) slimStyles(file);
  await run(`syntax of ${built.length} files`, 'scripts/check-syntax.mjs', built, [
    '--experimental-vm-modules',
    '--no-warnings',
  ]);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
