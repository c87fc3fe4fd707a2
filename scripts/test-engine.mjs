// `npm run test:chromium|test:firefox|test:webkit [-- --files …]`: the tests that run in every engine, in that one.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const [engine, ...args] = process.argv.slice(2);
const runner = join('node_modules', '@web/test-runner/dist/bin.js');
spawn(process.execPath, [runner, ...args], { stdio: 'inherit', env: { ...process.env, BROWSERS: engine } }).on(
  'close',
  (code) => (process.exitCode = code ?? 1),
);
