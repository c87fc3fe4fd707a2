import { isDigits } from '../digits.js';
import { compareExtensions, type ExtensionSpan } from './extension.js';
import type { ExtensionMap } from './extension-map.js';
import { increment } from './extension-map.js';
import { listedExtensions, placeFrom } from './listed-extensions.js';
import type { Policy } from '../policy.js';

export interface FreeOptions {
  /** A number or a typed prefix to begin at; after the last number the search goes on at the first. */
  readonly from?: string;
  /** Says of a free number that it is spoken for elsewhere, as by another row of an import. */
  readonly besides?: (extension: string) => boolean;
}

/**
 * The free numbers of a policy in the order in which they are suggested: from `from` upwards, then from the beginning (R24).
 * Of an inventory only what is listed (R23).
 */
export function* freeExtensions(taken: ExtensionMap, policy: Policy, options: FreeOptions = {}): Generator<string> {
  const reserved = new Set(policy.extension.reserved.map((entry) => entry.extension));
  const listed = listedExtensions(policy);
  const untaken = listed
    ? untakenOf(listed.ordered, taken, options.from)
    : untakenIn(searchOrder(policy, options.from), taken);
  for (const extension of untaken) if (!reserved.has(extension) && !options.besides?.(extension)) yield extension;
}

function* untakenIn(spans: readonly ExtensionSpan[], taken: ExtensionMap): Generator<string> {
  for (const { from, to } of spans) {
    let next: string | undefined = from;
    while (next !== undefined && next <= to) {
      const found = taken.firstFree(next, to);
      if (found === undefined) break;
      yield found;
      next = increment(found);
    }
  }
}

function* untakenOf(ordered: readonly string[], taken: ExtensionMap, wanted: string | undefined): Generator<string> {
  const start = wanted !== undefined && isDigits(wanted) ? placeFrom(ordered, wanted) : 0;
  for (let at = 0; at < ordered.length; at++) {
    const extension = ordered[(start + at) % ordered.length]!;
    if (!taken.has(extension)) yield extension;
  }
}

/**
 * All numbers the policy allows, as spans: those of its inventory, or its ranges, or every length without numbers that
 * begin with 0.
 */
export function allowedSpans(policy: Policy): readonly ExtensionSpan[] {
  const { minLength, maxLength, ranges } = policy.extension;
  const listed = listedExtensions(policy);
  if (listed) return listed.spans;
  if (ranges.length > 0) return ranges.filter(({ from }) => from.length >= minLength && from.length <= maxLength);
  const lengths = Array.from({ length: maxLength - minLength + 1 }, (_, at) => minLength + at);
  return lengths.map((length) => ({ from: '1'.padEnd(length, '0'), to: '9'.repeat(length) }));
}

/** The spans in the order in which they are searched: from the start to the end, then what was left out before the start. */
function searchOrder(policy: Policy, wanted: string | undefined): readonly ExtensionSpan[] {
  const spans = allowedSpans(policy);
  const start = startOf(spans, policy, wanted);
  if (!start) return spans;
  const { at, from } = start;
  const first = spans[at]!;
  const before = decrement(from);
  return [
    { from, to: first.to },
    ...spans.slice(at + 1),
    ...spans.slice(0, at),
    ...(before !== undefined && before >= first.from ? [{ from: first.from, to: before }] : []),
  ];
}

function startOf(
  spans: readonly ExtensionSpan[],
  policy: Policy,
  wanted: string | undefined,
): { at: number; from: string } | undefined {
  const hasRanges = policy.extension.ranges.length > 0;
  const from = wanted !== undefined && isDigits(wanted) ? wanted : hasRanges ? '' : policy.extension.suggestFrom;
  if (from === '') return undefined;
  const padded = (span: ExtensionSpan): string => from.padEnd(span.from.length, '0');
  const exact = spans.findIndex(
    (span) => span.from.length === from.length && from <= span.to && (from >= span.from || !hasRanges),
  );
  if (exact >= 0) return { at: exact, from };
  const begins = spans.findIndex(
    (span) => span.from.length > from.length && padded(span) <= span.to && upTo(span, from) >= span.from,
  );
  if (begins >= 0) return { at: begins, from: larger(padded(spans[begins]!), spans[begins]!.from, hasRanges) };
  const above = spans.findIndex((span) => compareExtensions(span.from, from) >= 0);
  return above >= 0 ? { at: above, from: spans[above]!.from } : undefined;
}

const upTo = (span: ExtensionSpan, prefix: string): string => prefix.padEnd(span.to.length, '9');

/** A range is a wall; without ranges a typed leading zero is meant. */
const larger = (typed: string, first: string, hasRanges: boolean): string =>
  hasRanges && typed < first ? first : typed;

function decrement(digits: string): string | undefined {
  const zeros = /0*$/.exec(digits)![0].length;
  if (zeros === digits.length) return undefined;
  const at = digits.length - zeros - 1;
  return digits.slice(0, at) + String(Number(digits[at]) - 1) + '9'.repeat(zeros);
}
