import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { hasRightSum, openLine, sealOf } from '../../../src/core/backup/backup-line.js';
import { RunningSum, sumLength } from '../../../src/core/backup/running-sum.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes of each line, closed with its sum as a writer closes it. */
function written(records: readonly object[]): readonly Uint8Array[] {
  const sum = new RunningSum();
  return records.map((record) => {
    const opened = openLine(JSON.stringify(record));
    sum.add(bytesOf(opened));
    const seal = sealOf(sum);
    sum.add(bytesOf(seal));
    return bytesOf(opened + seal);
  });
}

/** The first line that does not close with the right sum, or -1. */
function firstWrong(lines: readonly Uint8Array[]): number {
  const sum = new RunningSum();
  return lines.findIndex((line) => !hasRightSum(line, sum));
}

const records = [{ a: 1 }, { users: ['Zoë'] }, { end: true }];

describe('the lines of a backup', () => {
  it('R55: each is an object that closes with the sum of all bytes before it', () => {
    const lines = written(records);
    for (const [at, line] of lines.entries()) {
      const { sum, ...rest } = JSON.parse(new TextDecoder().decode(line)) as { sum: string };
      expect(rest).to.deep.equal(records[at]);
      expect(sum).to.match(/^[0-9a-f]{16}$/);
      expect(sum).to.have.length(sumLength);
    }
    expect(firstWrong(lines)).to.equal(-1);
  });

  it('R54: a byte that is another is found in the line where it stands', () => {
    const whole = fc.array(fc.record({ text: fc.string() }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(whole, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (some, line, place, flip) => {
        const lines = written(some).map((each) => each.slice());
        const damaged = line % lines.length;
        lines[damaged]![place % lines[damaged]!.length]! ^= flip;
        expect(firstWrong(lines)).to.equal(damaged);
      }),
    );
  });

  it('R54: a line that is missing, moved or cut off is found', () => {
    const [first, second, third] = written(records) as [Uint8Array, Uint8Array, Uint8Array];
    expect(firstWrong([first, third])).to.equal(1);
    expect(firstWrong([second, first, third])).to.equal(0);
    expect(firstWrong([first, second.subarray(0, second.length - 1)])).to.equal(1);
    for (const length of [0, 1, sumLength, 26])
      expect(firstWrong([first.subarray(0, length)]), `${length}`).to.equal(0);
  });

  it('P5: the sum of known bytes is what it was when backups were first written', () => {
    const sum = new RunningSum();
    expect(sum.text).to.equal('811c9dc59747b28c');
    sum.add(bytesOf('pbx-user-kit'));
    const once = sum.text;
    const parts = new RunningSum();
    parts.add(bytesOf('pbx-user'));
    parts.add(bytesOf('-kit and more'), 4);
    expect(parts.text).to.equal(once);
    expect(once).to.equal('8684b28a44ea55c7');
  });
});
