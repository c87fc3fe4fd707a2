import type { Forwarding, UserField } from './user.js';
import { fieldSpec } from './user.js';

/** Characters that spreadsheets and contact apps leave behind: direction marks around numbers, zero-width space, byte order mark. */
const leftovers = /[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Text as it is kept: one composition (NFC), no blanks at the ends, no invisible leftovers. */
export function cleanText(text: string): string {
  if (!/[^\x20-\x7e]/.test(text)) return text.trim();
  return text.replace(leftovers, '').normalize('NFC').trim();
}

const cleanPhone = (text: string): string =>
  cleanText(text)
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-');

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
  const { kind } = fieldSpec(field);
  if (kind === 'secret') return value;
  if (typeof value === 'string') return (kind === 'phone' ? cleanPhone(value) : cleanText(value)) || undefined;
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
