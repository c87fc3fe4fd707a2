import { openLine, sealOf } from '../../src/core/backup/backup-line.js';
import { RunningSum } from '../../src/core/backup/running-sum.js';

/** The lines of a backup, as altered by a test, with sums that are right again. */
export function sealedLines(text: string): Blob {
  const sum = new RunningSum();
  const encoder = new TextEncoder();
  const lines = text.trimEnd().split('\n');
  const sealed = lines.map((line) => {
    const start = openLine(line.replace(/,"sum":"[0-9a-f]{16}"\}$/, '}'));
    sum.add(encoder.encode(start));
    const end = `${sealOf(sum)}\n`;
    sum.add(encoder.encode(end));
    return start + end;
  });
  return new Blob(sealed);
}
