// Core's tests for one mutant after another: whichever is likely to notice it comes first, for the first red one ends it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import core from '../core-in-node/vitest.config.mjs';

/** The test at the path of what is broken, then examples, then the many runs of properties. */
function rank({ moduleId }, broken) {
  if (broken.some((source) => source.replace('/src/', '/test/').replace(/\.ts$/, '.test.ts') === moduleId)) return 0;
  return readFileSync(moduleId, 'utf8').includes("from 'fast-check'") ? 2 : 1;
}

class LikeliestFirst {
  constructor(vitest) {
    this.vitest = vitest;
  }

  shard(files) {
    return files;
  }

  sort(files) {
    const broken = this.vitest.config.related ?? [];
    return files
      .map((file) => [rank(file, broken), file])
      .sort(([a], [b]) => a - b)
      .map(([, file]) => file);
  }
}

export default mergeConfig(
  core,
  defineConfig({
    test: {
      // Their samples are long to read; what they prove is not mutated.
      exclude: ['test/core/columns/**', 'test/core/import/**'],
      setupFiles: [fileURLToPath(new URL('./end-on-failure.mjs', import.meta.url))],
      sequence: { sequencer: LikeliestFirst },
    },
  }),
);
