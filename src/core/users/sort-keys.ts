import { compareExtensions } from '../extension/extension.js';
import { fold } from '../fold.js';
import { mergeSort, stepSize, type Compare, type Steps } from './merge-sort.js';
import type { SortField } from '../query.js';
import type { User } from '../user.js';

type Users = readonly (User | undefined)[];
type Key = string | undefined;

/** The language of a list. Comparing without regard to numbers is three times as fast, so both are kept ready. */
export interface Collation {
  readonly plain: Intl.Collator;
  readonly numeric: Intl.Collator;
}

export const createCollation = (locale?: string): Collation => ({
  plain: new Intl.Collator(locale),
  numeric: new Intl.Collator(locale, { numeric: true }),
});

/** How a column is put in order. */
export interface ColumnSort {
  /** Two positions by their keys; blanks last. Only identical texts are ties: what a language holds for equal is ordered by code units. */
  readonly compare: Compare;
  /** A cheap order that is nearly right; the sort by `compare` then has little left to do. */
  readonly hint?: Compare;
}

/**
 * Reads a column as it is now, in slices; each key is read once, so changes that come between do no harm: whoever
 * changed is sorted again anyhow.
 */
export function* readColumn(users: Users, field: SortField, collation: Collation): Steps<ColumnSort> {
  const keys: Key[] = new Array<Key>(users.length);
  for (let position = 0; position < keys.length; position++) {
    keys[position] = users[position]?.[field];
    if (position % (4 * stepSize) === 0) yield;
  }
  if (field === 'extension') return { compare: yield* byWeight(keys) };
  if (field === 'updatedAt') return { compare: withBlanks((position) => keys[position], compareUnits) };
  if (isChoice(field)) return { compare: byRank(keys, collation) };
  return yield* byText(keys, collation);
}

/** The same order for a few comparisons, read from the users without preparation. */
export function compareFew(users: Users, field: SortField, { numeric }: Collation): Compare {
  const keyOf = (position: number): Key => users[position]![field];
  if (field === 'extension') return withBlanks(keyOf, compareExtensions);
  return withBlanks(keyOf, field === 'updatedAt' ? compareUnits : numeric.compare);
}

/** Sorts a column in slices. */
export function* sortColumn(positions: Uint32Array, { compare, hint }: ColumnSort): Steps<Uint32Array> {
  return yield* mergeSort(hint ? yield* mergeSort(positions, hint) : positions, compare);
}

const isChoice = (field: SortField): boolean => ['role', 'licence', 'status', 'phoneType'].includes(field);

const compareUnits = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

function withBlanks(
  keyOf: (position: number) => Key,
  compare: (x: string, y: string, a: number, b: number) => number,
): Compare {
  return (a, b) => {
    const x = keyOf(a);
    const y = keyOf(b);
    if (x === y) return 0;
    if (x === undefined) return 1;
    if (y === undefined) return -1;
    return compare(x, y, a, b) || compareUnits(x, y);
  };
}

/** Numbers within text are weighed only where both texts have digits; elsewhere both collators agree. */
function* byText(keys: readonly Key[], { plain, numeric }: Collation): Steps<ColumnSort> {
  const hasDigit = new Uint8Array(keys.length);
  const hints: string[] = new Array<string>(keys.length);
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position];
    if (key !== undefined && /\p{Nd}/u.test(key)) hasDigit[position] = 1;
    hints[position] = key === undefined ? '\uffff' : hintOf(key);
    if (position % stepSize === 0) yield;
  }
  const compareText = (x: string, y: string, a: number, b: number): number =>
    (hasDigit[a] && hasDigit[b] ? numeric : plain).compare(x, y);
  return {
    compare: withBlanks((position) => keys[position], compareText),
    hint: (a, b) => compareUnits(hints[a]!, hints[b]!),
  };
}

/** Text whose code units stand nearly as its language would have it: folded, numbers padded. */
const hintOf = (key: string): string => fold(key).replace(/[0-9]+/g, (digits) => digits.padStart(8, '0'));

/** A few values over and over: each gets its rank once. */
function byRank(keys: readonly Key[], { numeric }: Collation): Compare {
  const values = [...new Set(keys)].filter((value) => value !== undefined);
  values.sort((x, y) => numeric.compare(x, y) || compareUnits(x, y));
  const rankOf = new Map<Key, number>(values.map((value, rank) => [value, rank]));
  const ranks = Uint32Array.from(keys, (key) => rankOf.get(key) ?? values.length);
  return (a, b) => ranks[a]! - ranks[b]!;
}

/** Numbers of up to 15 digits are compared by weight; the text itself is never altered (R22). */
function* byWeight(keys: readonly Key[]): Steps<Compare> {
  const weights = new Float64Array(keys.length);
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position];
    weights[position] = key === undefined ? Infinity : key.length > 15 ? NaN : Number(key);
    if (position % (4 * stepSize) === 0) yield;
  }
  const exactly = withBlanks((position) => keys[position], compareExtensions);
  return (a, b) => {
    const difference = weights[a]! - weights[b]!;
    return difference < 0 || difference > 0 ? difference : exactly(a, b);
  };
}
