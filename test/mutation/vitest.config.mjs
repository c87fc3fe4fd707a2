// Core's own tests, in Node: core knows no page, and Stryker has a runner for Vitest but none for web-test-runner.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@open-wc/testing': fileURLToPath(new URL('./expect.mjs', import.meta.url)) } },
  test: {
    globals: true,
    environment: 'node',
    // Ten thousand commands take their time where every line counts its visits.
    testTimeout: 120_000,
    include: ['test/core/**/*.test.ts'],
    // Reads its files over HTTP from the browser's test server.
    exclude: ['test/core/columns/**', 'test/core/import/**'],
  },
});
