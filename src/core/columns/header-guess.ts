import type { ColumnValues } from './column-values.js';
import type { Candidate } from './header-match.js';
import type { UserField } from '../user.js';

/**
 * What columns are by their values alone, where no name told. One field each, and only what is missing;
 * a named column must be unlike every other to be guessed, for its name meant something to somebody.
 */
export function guessByValues(
  keys: readonly string[],
  values: readonly ColumnValues[],
  chosen: ReadonlyMap<number, Candidate>,
): readonly Candidate[] {
  const free = keys.map((_, column) => column).filter((column) => !chosen.has(column) && values[column]!.filled > 0);
  const taken = new Set([...chosen.values()].map((candidate) => candidate.field));
  const guesses: Candidate[] = [];
  const guess = (field: UserField, confidence: number, fits: (values: ColumnValues) => boolean): void => {
    if (taken.has(field)) return;
    const fitting = free.filter((column) => !guesses.some((other) => other.column === column) && fits(values[column]!));
    const column = fitting[0];
    if (column === undefined || fitting.length > 1) return;
    guesses.push({ column, field, confidence: keys[column] === '' ? confidence : confidence - 0.1, reason: 'values' });
    taken.add(field);
  };
  guess('email', 0.78, (column) => column.emails >= 0.8 && column.distinct > 0.9);
  guess('extension', 0.75, (column) => column.shortDigits >= 0.9 && column.distinct === 1 && sameLengths(column));
  const named = taken.has('displayName') || taken.has('givenName') || taken.has('familyName');
  if (!named) guess('displayName', 0.74, (column) => column.people >= 0.7 && column.distinct > 0.8);
  const nameless = (field: UserField, confidence: number, fits: (values: ColumnValues) => boolean): void => {
    if (free.some((column) => keys[column] === '' && fits(values[column]!))) guess(field, confidence, fits);
  };
  nameless('phone', 0.66, (column) => column.phones >= 0.8);
  return guesses.filter((candidate) => candidate.confidence >= 0.6);
}

/** Extensions of one tenant are of one or two lengths; counts and years are not told apart better than this. */
function sameLengths(column: ColumnValues): boolean {
  return new Set(column.values.filter((value) => value !== '').map((value) => value.length)).size <= 2;
}
