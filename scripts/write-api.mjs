// `npm run api`: rewrites the snapshot of the public surface, on purpose. The diff belongs in the review and the
// changelog.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { snapshotPath, surface } from '../test/public-api/surface.mjs';

spawnSync(process.execPath, ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet'], {
  stdio: 'inherit',
});
writeFileSync(snapshotPath, surface());
console.log(`Wrote ${snapshotPath}`);
