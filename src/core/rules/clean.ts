import type { FieldSpec, Forwarding, UserField } from '../user.js';
import { fieldSpec } from '../user.js';

/** Characters that spreadsheets and contact apps leave behind: direction marks around numbers, zero-width space, byte order mark. */
const leftovers = /[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Printable ASCII and nothing else: there is little to clean and to check. */
export function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126) return false;
  }
  return true;
}

/**
 * Latin letters, digits and signs, as most names of the West are written: no control character, no blank but the plain one,
 * nothing to compose (all below U+0300 is composed) and nothing invisible.
 */
export function isSimple(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code >= 0x300 || (code > 126 && code <= 0xa0) || code === 0xad) return false;
  }
  return true;
}

/** Text as it is kept: one composition (NFC), no blanks at the ends, no invisible leftovers. */
export function cleanText(text: string): string {
  if (isSimple(text)) return text.charCodeAt(0) === 32 || text.charCodeAt(text.length - 1) === 32 ? text.trim() : text;
  return text.replace(leftovers, '').normalize('NFC').trim();
}

const cleanPhone = (text: string): string => (isPlain(text) ? cleanText(text) : withPlainSigns(cleanText(text)));

const withPlainSigns = (text: string): string =>
  text.replace(/[\u00a0\u2007\u2009\u202f]/g, ' ').replace(/[\u2010-\u2015\u2212]/g, '-');

function cleanList(list: readonly unknown[], clean: (text: string) => string): readonly unknown[] {
  const items = list.map((item) => (typeof item === 'string' ? clean(item) : item)).filter((item) => item !== '');
  return [...new Set(items)];
}

/**
 * A value as it is kept, or undefined where it says nothing. Never judges: what is of the wrong kind is handed on
 * for `checkField` to refuse.
 */
export function cleanValue(field: UserField, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  return cleanOf(fieldSpec(field), value);
}

/** `cleanValue` of a value that says something. */
export function cleanOf({ kind }: FieldSpec, value: unknown): unknown {
  if (typeof value === 'string' && kind !== 'secret')
    return (kind === 'phone' ? cleanPhone(value) : cleanText(value)) || undefined;
  if (kind === 'emails' && Array.isArray(value)) {
    const list = cleanList(value, cleanText);
    return list.length > 0 ? list : undefined;
  }
  if (kind === 'forwarding' && isForwarding(value))
    return { mode: value.mode, destinations: cleanList(value.destinations, cleanPhone) };
  return value;
}

export function isForwarding(value: unknown): value is Forwarding {
  return typeof value === 'object' && value !== null && Array.isArray((value as Partial<Forwarding>).destinations);
}
