import { isDigits } from '../digits.js';
import type { ExtensionSpan } from './extension.js';
import { SpanSet } from './span-set.js';

/** Numbers of one page: the last four digits. */
const pageDigits = 4;

interface Page {
  /** The leading digits, and how long the numbers are. */
  readonly start: string;
  readonly length: number;
  readonly words: Uint32Array;
  readonly capacity: number;
  taken: number;
}

/**
 * Which extensions are taken: one bit each, in pages of up to 10,000 numbers that share their length and leading digits.
 * Only the last digits of a page ever become a number, so leading zeros and forty-digit numbers are safe (R22). What is no number, as
 * a foreign hand may have left it on disk, has no place here.
 */
export class ExtensionMap {
  /** By the length of the numbers, then by their leading digits. */
  readonly #pages: Map<string, Page>[] = [];
  /** Numbers come in order more often than not. */
  #latest: Page | undefined;

  /** @param extension digits */
  has(extension: string): boolean {
    const page = this.#page(extension);
    return page !== undefined && hasBit(page.words, lastDigits(extension));
  }

  add(extension: string): void {
    if (!isDigits(extension)) return;
    const page = this.#page(extension) ?? this.#addPage(extension);
    const bit = lastDigits(extension);
    if (hasBit(page.words, bit)) return;
    page.words[bit >>> 5]! |= 1 << (bit & 31);
    page.taken++;
  }

  delete(extension: string): void {
    if (!isDigits(extension)) return;
    const page = this.#page(extension);
    const bit = lastDigits(extension);
    if (!page || !hasBit(page.words, bit)) return;
    page.words[bit >>> 5]! &= ~(1 << (bit & 31));
    page.taken--;
  }

  /** The first number from `from` to `to` (both of one length, both included) that is not taken. */
  firstFree(from: string, to: string): string | undefined {
    let next: string | undefined = from;
    while (next !== undefined && next <= to) {
      const page = this.#page(next);
      if (!page) return next;
      const bit = page.taken === page.capacity ? -1 : firstClear(page.words, lastDigits(next), page.capacity);
      if (bit >= 0) {
        const found = withLastDigits(next, bit);
        return found <= to ? found : undefined;
      }
      next = nextPage(next);
    }
    return undefined;
  }

  /** The taken numbers that begin with a prefix and lie outside all of the spans, in no order. */
  *outside(spans: readonly ExtensionSpan[], prefix: string): Generator<string> {
    const inside = new SpanSet(spans);
    for (const [length, pages] of this.#pages.entries())
      for (const [start, page] of pages ?? []) {
        const first = start.padEnd(length, '0');
        const last = start.padEnd(length, '9');
        if (inside.holds(first, last) || prefix.slice(0, start.length) !== start.slice(0, prefix.length)) continue;
        for (let bit = 0; bit < page.capacity; bit++) {
          if (!hasBit(page.words, bit)) continue;
          const extension = withLastDigits(first, bit);
          if (extension.startsWith(prefix) && !inside.holds(extension, extension)) yield extension;
        }
      }
  }

  #page(extension: string): Page | undefined {
    const latest = this.#latest;
    if (latest?.length === extension.length && extension.startsWith(latest.start)) return latest;
    const page = this.#pages[extension.length]?.get(lead(extension));
    if (page) this.#latest = page;
    return page;
  }

  #addPage(extension: string): Page {
    const capacity = 10 ** Math.min(extension.length, pageDigits);
    const { length } = extension;
    const start = lead(extension);
    const page = { start, length, words: new Uint32Array(Math.ceil(capacity / 32)), capacity, taken: 0 };
    (this.#pages[length] ??= new Map<string, Page>()).set(start, page);
    return page;
  }
}

const lead = (extension: string): string => (extension.length > pageDigits ? extension.slice(0, -pageDigits) : '');
const hasBit = (words: Uint32Array, bit: number): boolean => (words[bit >>> 5]! & (1 << (bit & 31))) !== 0;

function lastDigits(extension: string): number {
  let number = 0;
  for (let at = Math.max(0, extension.length - pageDigits); at < extension.length; at++)
    number = number * 10 + extension.charCodeAt(at) - 48;
  return number;
}

function withLastDigits(extension: string, bit: number): string {
  return lead(extension) + String(bit).padStart(Math.min(extension.length, pageDigits), '0');
}

/** The first number of the following page; undefined after the last page of this length. */
function nextPage(extension: string): string | undefined {
  const next = increment(lead(extension));
  return next === undefined ? undefined : next + '0'.repeat(pageDigits);
}

/** The next number of the same length, digit by digit; undefined after 9…9. */
export function increment(digits: string): string | undefined {
  const nines = /9*$/.exec(digits)![0].length;
  if (nines === digits.length) return undefined;
  const at = digits.length - nines - 1;
  return digits.slice(0, at) + String(Number(digits[at]) + 1) + '0'.repeat(nines);
}

/** The first bit from `start` that is 0, or -1: whole words of taken numbers are passed at once. */
function firstClear(words: Uint32Array, start: number, end: number): number {
  let word = start >>> 5;
  let free = ~words[word]! & (-1 << (start & 31));
  // The last word has bits to spare, for a page has no multiple of 32 numbers.
  while (free === 0) free = ~words[++word]!;
  const bit = (word << 5) + (31 - Math.clz32(free & -free));
  return bit < end ? bit : -1;
}
