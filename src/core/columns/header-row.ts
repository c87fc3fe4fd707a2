import { plainDigits, plainText } from './cell-text.js';
import { headerKey, headerWordIndex } from './header-words.js';
import { findSystem } from './known-systems.js';
import { cellFields } from '../user.js';

const fieldKeys: ReadonlySet<string> = new Set(cellFields.map((spec) => headerKey(spec.name)));

/** Whether the first row of a file names its columns (I1). A row of names is one unless it looks more like a user. */
export function hasHeaderRow(rows: readonly (readonly string[])[]): boolean {
  const first = rows[0] ?? [];
  if (/^#\s*\p{L}/u.test(first[0] ?? '')) return true;
  const cells = first.filter((cell) => cell.trim() !== '');
  const named = cells.filter((cell) => isName(cell)).length;
  const data = cells.filter((cell) => isData(cell)).length;
  if (data === 0) return true;
  return findSystem(first) !== undefined || named > data;
}

const isName = (cell: string): boolean => {
  const key = headerKey(cell.slice(0, 200));
  return fieldKeys.has(key) || headerWordIndex().has(key);
};

/** An e-mail address, a number to dial, an extension: nobody calls a column so. */
function isData(cell: string): boolean {
  const text = plainDigits(plainText(cell.slice(0, 200)));
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) || /^\+?[\d\s()./-]{2,}$/.test(text);
}
