import { cleanText, isPlain } from './clean-text.js';
import { cleanCustom, isCustom } from './custom.js';
import type { FieldSpec, Forwarding, UserField } from '../user.js';
import { fieldSpec } from '../user.js';

export { cleanText } from './clean-text.js';

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
  if (kind === 'custom' && isCustom(value)) return cleanCustom(value);
  return value;
}

export function isForwarding(value: unknown): value is Forwarding {
  return typeof value === 'object' && value !== null && Array.isArray((value as Partial<Forwarding>).destinations);
}
