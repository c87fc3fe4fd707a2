import { isPlain, isSimple } from '../rules/clean-text.js';

/** Spaces that are not a plain space, and marks that are not seen: they come in by copy and paste and mean nothing in an identifier. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const oddSpaces = /[\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/g;
const wrapped = /^="((?:[^"]|"")*)"$/;

/**
 * A cell as its writer meant it: the tricks that keep a spreadsheet from eating zeros (`'0042`, `="0042"`) taken off,
 * trimmed, and composed (NFC). Letters, joiners inside emoji and line breaks stay.
 */
export function plainText(cell: string): string {
  if (cell === '') return '';
  let text = cell;
  if (text.charCodeAt(0) === 61) {
    const inner = wrapped.exec(text.trim())?.[1];
    if (inner !== undefined) text = inner.replace(/""/g, '"');
  }
  if (!isSimple(text))
    text = text
      .replace(oddSpaces, ' ')
      .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
      .normalize('NFC');
  // An apostrophe is the spreadsheet's only before what it protects: a number or the start of a formula.
  if (text.charCodeAt(0) === 39 && /^'\s*[\d=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text)) text = text.slice(1);
  return text.trim();
}

/** What `plainText` gives, and digits of any script as 0 to 9: for extensions, phone numbers and PINs. */
export function plainDigits(cell: string): string {
  const text = plainText(cell);
  if (isPlain(text)) return text;
  return text
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, digitOf)
    .trim();
}

/** What `plainText` gives without any invisible mark and with full-width letters narrowed: for e-mail addresses and logins. */
export function plainIdentifier(cell: string): string {
  const text = plainText(cell);
  return isPlain(text) ? text : text.replace(invisible, '').normalize('NFKC').trim();
}

/** Unicode keeps the ten digits of a script together, so the first of them is the nearest code point that is no digit plus one. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  if (code < 128) return digit;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

const emptyTokens = new Set([
  '-',
  '--',
  '—',
  '–',
  'n/a',
  'na',
  'null',
  'none',
  '#n/a',
  'nil',
  '(none)',
  '(null)',
  'undefined',
]);

/** Words by which systems write "nothing" into a field that is no free text. */
export function isEmptyToken(text: string): boolean {
  return text.length <= 9 && emptyTokens.has(text.toLowerCase());
}
