import { sumLength, type RunningSum } from './running-sum.js';

/** What closes a line: its sum, as the last field of the object. */
const [before, after] = [',"sum":"', '"}'];
const sealLength = before.length + sumLength + after.length;

/** The JSON of a line up to where its sum begins. A line has at least one field. */
export const openLine = (json: string): string => json.slice(0, -1);

/** What comes after it, once the sum knows it. */
export const sealOf = (sum: RunningSum): string => `${before}${sum.text}${after}`;

/**
 * Whether a line closes with the right sum.
 * @param line its bytes, without the line break.
 * @param sum of everything before the line; afterwards of the line too.
 */
export function hasRightSum(line: Uint8Array, sum: RunningSum): boolean {
  const start = line.length - sealLength;
  if (start < 1) return false;
  sum.add(line, start);
  const seal = sealOf(sum);
  sum.add(line.subarray(start));
  return String.fromCharCode(...line.subarray(start)) === seal;
}
