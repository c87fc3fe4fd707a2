// Runs the tests that need no browser runner: test/**/*.test.mjs, or the files given. (Node 20 knows no globs here.)
import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));

const all = readdirSync('test', { recursive: true })
  .filter((name) => name.endsWith('.test.mjs'))
  .map((name) => join('test', name))
  .sort();
const files = process.argv.length > 2 ? process.argv.slice(2) : all;

// One file at a time: they share the built demo, a browser each and two cores.
const args = ['--test', '--test-concurrency=1', '--test-reporter=spec', '--test-reporter-destination=stdout', ...files];
const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
let output = '';
child.stdout.setEncoding('utf8').on('data', (text) => {
  output += text;
  process.stdout.write(text);
});
child.on('close', (code) => {
  const plain = stripVTControlCharacters(output);
  const number = (name) => Number(new RegExp(`^\\S+ ${name} (\\d+)$`, 'm').exec(plain)?.[1] ?? 0);
  const counts = { passed: number('pass'), failed: number('fail') + number('cancelled') };
  if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  process.exitCode = code ?? 1;
});
