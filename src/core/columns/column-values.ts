import { booleanOf, isStatusWord } from './cell-words.js';
import { isEmptyToken, plainDigits, plainText } from './cell-text.js';

/** What the values of one column look like; shares are of the cells that are not empty. */
export interface ColumnValues {
  readonly filled: number;
  readonly emails: number;
  /** 2 to 6 digits: an extension by its looks. */
  readonly shortDigits: number;
  readonly digits: number;
  /** Phone numbers of at least 7 digits. */
  readonly phones: number;
  /** Anything that can be dialled, short numbers included. */
  readonly dialable: number;
  readonly booleans: number;
  readonly statuses: number;
  /** Two or more words that begin with a letter: a person by its looks. */
  readonly people: number;
  /** Letters and no digit at all. */
  readonly wordy: number;
  /** Share of different values. */
  readonly distinct: number;
  readonly values: readonly string[];
}

const mostSamples = 200;
const email = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;
const dialable = /^(?:"?[^"<]*"?\s*<)?\+?[\d\s()./*#-]{2,}>?$/;
const person = /^\p{L}[\p{L}\p{M}.'’-]*(?:,?\s+\p{L}[\p{L}\p{M}.'’-]*){1,4}$/u;

const eastAsianName = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]{2,5}$/u;

/** Looks at up to 200 rows. */
export function describeColumn(rows: readonly (readonly string[])[], column: number): ColumnValues {
  const counts = {
    emails: 0,
    shortDigits: 0,
    digits: 0,
    phones: 0,
    dialable: 0,
    booleans: 0,
    statuses: 0,
    people: 0,
    wordy: 0,
  };
  const values: string[] = [];
  for (let row = 0; row < rows.length && row < mostSamples; row++) {
    const value = plainText((rows[row]?.[column] ?? '').slice(0, 300));
    values.push(value);
    if (value === '' || isEmptyToken(value)) continue;
    const digits = plainDigits(value);
    const length = digits.replace(/\D/g, '').length;
    if (email.test(value)) counts.emails++;
    if (/^\d+$/.test(digits)) counts.digits++;
    if (/^\d{2,6}$/.test(digits)) counts.shortDigits++;
    if (dialable.test(digits)) counts.dialable++;
    if (dialable.test(digits) && length >= 7) counts.phones++;
    if (booleanOf(value) !== undefined) counts.booleans++;
    if (isStatusWord(value)) counts.statuses++;
    if (person.test(value) || eastAsianName.test(value)) counts.people++;
    if (/\p{L}/u.test(value) && !/\p{N}/u.test(value)) counts.wordy++;
  }
  const filled = values.filter((value) => value !== '' && !isEmptyToken(value));
  const share = (count: number): number => (filled.length === 0 ? 0 : count / filled.length);
  return {
    filled: filled.length,
    emails: share(counts.emails),
    shortDigits: share(counts.shortDigits),
    digits: share(counts.digits),
    phones: share(counts.phones),
    dialable: share(counts.dialable),
    booleans: share(counts.booleans),
    statuses: share(counts.statuses),
    people: share(counts.people),
    wordy: share(counts.wordy),
    distinct: share(new Set(filled).size),
    values,
  };
}
