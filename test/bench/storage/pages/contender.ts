import type { Person } from '../../pages/people.js';

/** How many users a page of the list shows. */
export const pageSize = 50;

/** One way to keep the same people in the browser, asked the same questions as all the others. */
export interface Contender {
  /** From a closed database to one that can be asked. */
  open(): Promise<void>;
  /** The people in the shape that its write takes; not measured. */
  shape(people: readonly Person[]): readonly object[];
  /** Resolves when all that `shape` gave are committed. */
  write(shaped: readonly object[]): Promise<void>;
  count(): Promise<number>;
  /** The names of the first page by name, in the order of the language. */
  firstPage(): Promise<readonly string[]>;
  /** How many hold the text in name, extension, e-mail or username, with the first page of them read. */
  search(text: string): Promise<number>;
  /** The names of the first page by e-mail, from the last to the first. */
  sort(): Promise<readonly string[]>;
  /** The lowest free extension from a number on. */
  nextFree(from: string): Promise<string | undefined>;
  /** Reads one user, as the list that is on the screen has it already. */
  find(extension: string): Promise<unknown>;
  /** Changes the department of what `find` gave; resolves when that is committed, with strict durability. */
  edit(found: unknown, department: string): Promise<void>;
  close(): Promise<void>;
}

/** What the record keepers do after reading everything: the usual way, without an index in memory. */
export function matches({ displayName, extension, email, username }: Person, text: string): boolean {
  return [displayName, extension, email, username].some((value) => value.toLowerCase().includes(text));
}

const { compare } = new Intl.Collator();
const { compare: compareNumbers } = new Intl.Collator(undefined, { numeric: true });

export const byName = (a: Person, b: Person): number => compare(a.displayName, b.displayName);
export const byEmailDescending = (a: Person, b: Person): number => compareNumbers(b.email, a.email);

export const names = (people: readonly Person[]): readonly string[] =>
  people.slice(0, pageSize).map(({ displayName }) => displayName);

/** The first gap in extensions that stand in order. */
export function firstGap(extensions: readonly string[], from: string): string {
  let next = Number(from);
  for (const extension of extensions) {
    if (Number(extension) < next) continue;
    if (Number(extension) > next) break;
    next++;
  }
  return String(next);
}
