// `npm run mutation`: breaks core's rules in every small way there is and looks whether a test turns red (issue: at least 90 %).
// `npm run mutation -- --mutate src/core/calls/**/*.ts` takes one room.
import { fileURLToPath } from 'node:url';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/core/{calls,removal}/**/*.ts',
    'src/core/rules/*.ts',
    'src/core/extension/extension.ts',
    'src/core/users/resource-index.ts',
    'src/core/{billing,change,person-name,policy,policy-schema,problem,problem-field,resource,user}.ts',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.mjs', related: true },
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
  tsconfigFile: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
};
