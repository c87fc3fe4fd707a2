// Seeds that failed are kept, so that nobody has to copy them from a log.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../journeys/site.mjs';

/** Runs, and where it fails keeps how to run just that again and says so. */
export async function kept(name, replay, run) {
  try {
    return await run();
  } catch (error) {
    const folder = join(root, 'test/chaos/failures');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name.replace(/[^a-z0-9]+/gi, '-')}.txt`);
    writeFileSync(file, `${replay}\n\n${error.stack}\n`);
    console.error(`${name} failed. To replay: ${replay}\nKept in ${file}`);
    throw error;
  }
}
