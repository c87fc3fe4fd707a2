/** Items handled between two chances to pause. */
export const stepSize = 1024;

export type Compare = (a: number, b: number) => number;
/** Work in slices: each `next()` does one, the last one returns. */
export type Steps<T> = Generator<undefined, T>;

/**
 * Sorts stably, in slices. The nearer the items are to their order, the fewer comparisons it takes: one each when
 * they stand right already.
 */
export function* mergeSort(items: Uint32Array, compare: Compare): Steps<Uint32Array> {
  let from = items.slice();
  let into = new Uint32Array(items.length);
  for (let width = 1; width < items.length; width *= 2) {
    let left = stepSize;
    for (let start = 0; start < items.length; start += 2 * width) {
      const middle = Math.min(start + width, items.length);
      const end = Math.min(start + 2 * width, items.length);
      yield* mergeRuns(from, into, start, middle, end, compare);
      left -= end - start;
      if (left > 0) continue;
      left = stepSize;
      yield;
    }
    [from, into] = [into, from];
  }
  return from;
}

/** Merges two neighbouring runs; what stands right at both ends is found by bisection and only copied. */
function* mergeRuns(
  from: Uint32Array,
  into: Uint32Array,
  start: number,
  middle: number,
  end: number,
  compare: Compare,
): Steps<void> {
  if (middle >= end || compare(from[middle - 1]!, from[middle]!) <= 0) {
    for (let at = start; at < end; at++) into[at] = from[at]!;
    return;
  }
  let left = firstAbove(from, from[middle]!, start, middle, compare);
  let right = middle;
  for (let at = start; at < left; at++) into[at] = from[at]!;
  for (let at = left; at < end; at++) {
    if (at % stepSize === 0) yield;
    into[at] =
      right >= end || (left < middle && compare(from[left]!, from[right]!) <= 0) ? from[left++]! : from[right++]!;
  }
}

/** The first place in a sorted stretch whose item comes after `item`. */
function firstAbove(sorted: Uint32Array, item: number, start: number, end: number, compare: Compare): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle]!, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Merges two sorted lists in slices; a short one is laid into a long one by bisection. */
export function* mergeSorted(long: Uint32Array, short: Uint32Array, compare: Compare): Steps<Uint32Array> {
  const into = new Uint32Array(long.length + short.length);
  let copied = 0;
  for (let at = 0; at < short.length; at++) {
    if (at % 128 === 127) yield;
    const next = firstAboveFrom(long, short[at]!, copied, compare);
    into.set(long.subarray(copied, next), copied + at);
    into[next + at] = short[at]!;
    copied = next;
  }
  into.set(long.subarray(copied), copied + short.length);
  return into;
}

/** As `firstAbove`, looked for from `start` outwards: near places are found in a few steps. */
function firstAboveFrom(sorted: Uint32Array, item: number, start: number, compare: Compare): number {
  let low = start;
  let step = 1;
  while (low + step <= sorted.length && compare(sorted[low + step - 1]!, item) <= 0) {
    low += step;
    step *= 2;
  }
  return firstAbove(sorted, item, low, Math.min(low + step - 1, sorted.length), compare);
}
