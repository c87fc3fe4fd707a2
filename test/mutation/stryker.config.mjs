// `npm run mutation`: breaks core's rules in every small way there is and looks whether a test turns red (issue: at least 90 %).
// `npm run mutation -- --mutate src/core/calls/**/*.ts` takes one room.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Left out: what tests of columns and of the import prove is not mutated, and their samples are long to read; and ten thousand
 * random commands take many seconds for each mutant that nothing else has noticed, so the score is without their help.
 */
const leftOut = /^(?:columns\b|import\b|removal.nothing-dangles)/;
const hasProperties = (file) => readFileSync(file, 'utf8').includes("from 'fast-check'");
/** Examples first, then the many runs of properties: the first test that turns red is the last one that is run. */
const specs = readdirSync(path('../core'), { recursive: true })
  .filter((name) => name.endsWith('.test.ts') && !leftOut.test(name))
  .map((name) => join('test/core', name))
  .sort((a, b) => hasProperties(a) - hasProperties(b) || (a < b ? -1 : 1));

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/core/{calls,removal}/**/*.ts',
    'src/core/rules/*.ts',
    'src/core/extension/extension.ts',
    'src/core/users/resource-index.ts',
    'src/core/{billing,change,person-name,policy,policy-schema,problem,problem-field,resource,user}.ts',
  ],
  testRunner: 'mocha-same-process',
  plugins: [path('./same-process-runner.mjs'), '@stryker-mutator/mocha-runner'],
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
