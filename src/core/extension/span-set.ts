import type { ExtensionSpan } from './extension.js';

/** Spans that are asked about often: an inventory may have 100,000 of them. */
export class SpanSet {
  /** By the length of the numbers; ascending, none reaching into the next. */
  readonly #spans = new Map<number, { from: string; to: string }[]>();

  constructor(spans: readonly ExtensionSpan[]) {
    const ordered = [...spans].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    for (const { from, to } of ordered) {
      const others = this.#spans.get(from.length) ?? [];
      this.#spans.set(from.length, others);
      const last = others.at(-1);
      if (!last || last.to < from) others.push({ from, to });
      else if (last.to < to) last.to = to;
    }
  }

  /** Whether every number from `first` to `last` (of one length) lies within one of the spans, or in some that overlap. */
  holds(first: string, last: string): boolean {
    const spans = this.#spans.get(first.length) ?? [];
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (spans[middle]!.from <= first) low = middle + 1;
      else high = middle;
    }
    return low > 0 && last <= spans[low - 1]!.to;
  }
}
