// `npm run mutation`: breaks core's rules in every small way there is and looks whether a test turns red (issue: at least 90 %).
// `npm run mutation -- --mutate src/core/calls/**/*.ts` takes one room.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Examples first, then properties, then ten thousand commands: the first test that turns red is the last one that is run. */
function rank(file) {
  if (file.endsWith('nothing-dangles.test.ts')) return 2;
  return readFileSync(file, 'utf8').includes("from 'fast-check'") ? 1 : 0;
}

const specs = readdirSync(path('../core'), { recursive: true })
  // What tests of columns and of the import prove is not mutated, and their samples are long to read.
  .filter((name) => name.endsWith('.test.ts') && !/^(columns|import)\b/.test(name))
  .map((name) => join('test/core', name))
  .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/core/{calls,removal}/**/*.ts',
    'src/core/rules/*.ts',
    'src/core/extension/extension.ts',
    'src/core/users/resource-index.ts',
    'src/core/{billing,change,person-name,policy,policy-schema,problem,problem-field,resource,user}.ts',
  ],
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner'],
  testRunnerNodeArgs: ['--import', new URL('./typescript-hooks.mjs', import.meta.url).href],
  mochaOptions: { 'no-config': true, 'no-package': true, spec: specs, require: [path('./end-on-failure.mjs')] },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  // Mutants that are evaluated once, when the module is loaded, cost a run of everything and say little.
  ignoreStatic: true,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, allowEmojis: false },
  // Tells again what it told before of what is the same, tests included; of fixtures and of what is not mutated it knows nothing.
  incremental: true,
  incrementalFile: 'reports/mutation-incremental.json',
  jsonReporter: { fileName: 'reports/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
  ignorePatterns: [
    'dist',
    'demo-static',
    'storybook-static',
    'coverage',
    'reports',
    'stories',
    'demo',
    'docs',
    'test/{bench,controllers,data,elements,journeys,styles}',
  ],
  tempDirName: '.stryker-tmp',
  disableTypeChecks: false,
  tsconfigFile: path('../../tsconfig.json'),
};
