// `npm run test:core`: core's own tests in Node, for core knows no page; with coverage, which is whole or the run fails.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  root: path('../..'),
  resolve: { alias: { '@open-wc/testing': path('./expect.mjs') } },
  test: {
    globals: true,
    environment: 'node',
    // Core keeps nothing between calls, so its tests need not be kept apart; loading it once for all is what saves the time.
    isolate: false,
    pool: 'threads',
    // Ten thousand commands take their time where every line counts its visits.
    testTimeout: 120_000,
    include: ['test/core/**/*.test.ts'],
    setupFiles: [path('./fetch-from-disk.mjs'), path('./steady-seed.mjs')],
    coverage: {
      provider: 'v8',
      include: ['src/core/**/*.ts'],
      reporter: [['text', { skipFull: true }]],
      reportsDirectory: 'coverage/core',
      thresholds: { 100: true },
    },
  },
});
