// Parses ES modules with V8 itself, in one process: what passes here, browsers can read.
import { readFileSync } from 'node:fs';
import { SourceTextModule } from 'node:vm';

let bad = 0;
for (const file of process.argv.slice(2)) {
  try {
    new SourceTextModule(readFileSync(file, 'utf8'), { identifier: file });
  } catch (error) {
    bad++;
    console.error(`${file}: ${error.message}`);
  }
}
process.exit(bad ? 1 : 0);
