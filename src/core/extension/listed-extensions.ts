import type { ExtensionPolicy, Policy } from '../policy.js';
import { compareExtensions, isWithinAny, type ExtensionSpan } from './extension.js';
import { increment } from './extension-map.js';

/** The numbers of an inventory that the policy's lengths and ranges allow. */
export interface ListedExtensions {
  /** In numerical order, leading zeros after the number without them (R22). */
  readonly ordered: readonly string[];
  /** The same, numbers in a row as one. */
  readonly spans: readonly ExtensionSpan[];
}

/** Put in order once for each policy: there may be 100,000 of them, and they are asked for with every keystroke. */
const known = new WeakMap<ExtensionPolicy, ListedExtensions>();

/** Undefined where any free number may be given (R23). */
export function listedExtensions({ extension }: Policy): ListedExtensions | undefined {
  const { inventory } = extension;
  if (!inventory) return undefined;
  const listed = known.get(extension) ?? listOf(inventory, extension);
  known.set(extension, listed);
  return listed;
}

function listOf(inventory: readonly string[], policy: ExtensionPolicy): ListedExtensions {
  const { minLength, maxLength, ranges } = policy;
  const isAllowed = (extension: string): boolean =>
    extension.length >= minLength &&
    extension.length <= maxLength &&
    (ranges.length === 0 || isWithinAny(extension, ranges));
  const ordered = [...new Set(inventory)].filter(isAllowed).sort(compareExtensions);
  return { ordered, spans: spansOf(ordered) };
}

function spansOf(ordered: readonly string[]): readonly ExtensionSpan[] {
  const spans: { from: string; to: string }[] = [];
  for (const extension of ordered) {
    const last = spans.at(-1);
    if (last && increment(last.to) === extension) last.to = extension;
    else spans.push({ from: extension, to: extension });
  }
  return spans;
}

/**
 * The place in an ordered list at which a search from a number or a typed prefix begins: at the number or the next one
 * after it. Where no listed number is that short, at the first that begins with the prefix. Past the last one, at the first.
 */
export function placeFrom(ordered: readonly string[], from: string): number {
  if (!ordered.some((extension) => extension.length === from.length)) {
    const begins = ordered.findIndex((extension) => extension.startsWith(from));
    if (begins >= 0) return begins;
  }
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareExtensions(ordered[middle]!, from) < 0) low = middle + 1;
    else high = middle;
  }
  return low === ordered.length ? 0 : low;
}
