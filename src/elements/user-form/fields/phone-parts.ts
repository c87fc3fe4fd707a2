import { dialledDigits } from '../../../core/calls/callee.js';
import type { PhoneReading } from '../../../core/phone.js';
import { isChanged } from '../../../core/rules/draft.js';
import type { FieldPath } from '../../../core/user.js';
import type { FormView } from '../form-view.js';
import { textOf } from './field-parts.js';

/** The number that a text is; undefined for an extension, for what is no number, and until numbers can be read. */
export function readPhone({ phone, drafts }: FormView, text: string): PhoneReading | undefined {
  const { extension, country } = drafts.policy;
  const digits = dialledDigits(text);
  if (digits !== undefined && digits.length <= extension.maxLength) return undefined;
  return phone?.read(text, country);
}

/** How a number was understood, in words: its country, and how it is written there. */
export function phoneHint(view: FormView, text: string): string | undefined {
  const reading = readPhone(view, text);
  if (!reading) return undefined;
  const { words } = view;
  const country = reading.country && countryName(reading.country, words.locale);
  return country
    ? words.text('form.phone.read', { country, national: reading.national })
    : words.text('form.phone.read-anywhere', { international: reading.international });
}

function countryName(country: string, locale: string): string | undefined {
  return new Intl.DisplayNames([locale], { type: 'region' }).of(country);
}

/** On leaving: what was edited here and recognised is kept as E.164. What was not edited is not rewritten. */
export function keepAsDialled(view: FormView, path: FieldPath): void {
  const text = textOf(view, path);
  const reading = isChanged(view.draft, path) ? readPhone(view, text) : undefined;
  if (reading && reading.e164 !== text) view.edit(path, reading.e164);
}
