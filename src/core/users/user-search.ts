import { fold } from '../fold.js';
import type { User } from '../user.js';

type Users = readonly (User | undefined)[];

/** Users per haystack: small enough to be rebuilt after a change, large enough to be scanned as one text. */
const blockSize = 512;

interface Block {
  readonly text: string;
  /** Where each user's text begins, and where the last one ends. */
  readonly starts: Uint32Array;
}

/** How well a user fits a search: the extension itself, the extension's beginning, anything else (T2). */
export const Hit = { none: 0, extension: 1, extensionPrefix: 2, other: 3 } as const;

/** Finds text in users: each block of users is one folded text, scanned as a whole (T2). */
export class UserSearch {
  readonly #users: Users;
  readonly #blocks: (Block | undefined)[] = [];

  constructor(users: Users) {
    this.#users = users;
  }

  changed(position: number): void {
    this.#blocks[Math.floor(position / blockSize)] = undefined;
  }

  /** Folds ahead of the first keystroke. @returns whether all is ready. */
  prepare(shouldPause: () => boolean): boolean {
    for (let at = 0; at < this.#blockCount; at++) {
      if (this.#blocks[at]) continue;
      this.#block(at);
      if (shouldPause()) return false;
    }
    return true;
  }

  /** How each position fits the search; undefined when the search says nothing and everybody fits. */
  find(search: string): Uint8Array | undefined {
    const words = fold(search).split(/\s+/).filter(Boolean);
    if (words.length === 0) return undefined;
    const number = numberOf(search);
    const hits = new Uint8Array(this.#users.length);
    if (number === undefined || number !== words.join('')) this.#mark(hits, words);
    if (number !== undefined) {
      this.#mark(hits, [number]);
      this.#rank(hits, number);
    }
    return hits;
  }

  get #blockCount(): number {
    return Math.ceil(this.#users.length / blockSize);
  }

  /** Marks who holds every one of the words. The longest is looked for first: it is the rarest. */
  #mark(hits: Uint8Array, words: readonly string[]): void {
    const [first, ...others] = [...words].sort((a, b) => b.length - a.length);
    for (let at = 0; at < this.#blockCount; at++) {
      const { text, starts } = this.#block(at);
      let row = 0;
      for (let found = text.indexOf(first!); found >= 0; found = text.indexOf(first!, starts[row])) {
        row = rowOf(starts, found, row);
        const isHit = others.length === 0 || holdsAll(text.slice(starts[row], starts[row + 1]), others);
        if (isHit) hits[at * blockSize + row] = Hit.other;
        row++;
      }
    }
  }

  #rank(hits: Uint8Array, number: string): void {
    for (let position = 0; position < hits.length; position++) {
      if (hits[position] === Hit.none) continue;
      const { extension } = this.#users[position]!;
      if (extension === number) hits[position] = Hit.extension;
      else if (extension?.startsWith(number)) hits[position] = Hit.extensionPrefix;
    }
  }

  #block(at: number): Block {
    return (this.#blocks[at] ??= buildBlock(this.#users.slice(at * blockSize, (at + 1) * blockSize)));
  }
}

function buildBlock(users: Users): Block {
  const texts = users.map((user) => (user ? textOf(user) : ''));
  const starts = new Uint32Array(users.length + 1);
  texts.forEach((text, row) => (starts[row + 1] = starts[row]! + text.length));
  return { text: texts.join(''), starts };
}

/** What can be found of a user, each on its line: no word holds a line break, so none is found across two fields. */
function textOf({ displayName, extension = '', email = '', username = '', mobile }: User): string {
  const login = username === email ? '' : fold(username);
  const digits = mobile === undefined ? '' : digitsOf(mobile);
  return `${fold(displayName)}\n${extension}\n${fold(email)}\n${login}\n${digits}\n`;
}

const digitsOf = (text: string): string => text.replace(/[^0-9]+/g, '');

const holdsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** The row that holds a place, looked for from a row before it on: in leaps, then by bisection. */
function rowOf(starts: Uint32Array, place: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < starts.length - 1 && starts[low + step]! <= place) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, starts.length - 1);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** The digits of a search that is a number as people write it; undefined for any other search. */
function numberOf(search: string): string | undefined {
  return /^\s*\+?[0-9][0-9()\-. /]*$/.test(search) ? digitsOf(search) : undefined;
}
