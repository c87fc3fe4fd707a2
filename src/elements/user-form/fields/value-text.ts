import { ringsOf } from '../../../core/calls/ring-time.js';
import { isForwarding } from '../../../core/rules/clean.js';
import { customName, fieldSpec, isSecretField, type FieldPath, type UserField } from '../../../core/user.js';
import type { FormView } from '../form-view.js';
import { callSentence } from './call-sentence.js';
import { ringTimeText } from './choice-field.js';
import { fileName } from './greeting-field.js';
import { isReferenceField, referenceText } from './resource-names.js';

/** A value of a field as people read it; empty when it is not set. Never a secret (R60). */
export function valueText(view: FormView, path: FieldPath, value: unknown): string {
  if (value === undefined || value === null || isSecretField(path)) return '';
  const { words, draft, drafts } = view;
  if (typeof value === 'boolean') return words.text(value ? 'form.yes' : 'form.no');
  if (customName(path) !== undefined) return plainText(value);
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  if (isForwarding(value)) return callSentence(view, { ...draft.values, forwarding: value });
  if (path === 'callTimeout' && typeof value === 'number')
    return ringTimeText(words, { seconds: value, ...ringsOf(value, drafts.policy) });
  const text = plainText(value);
  if (path === 'greeting') return fileName(text);
  if (isReferenceField(path)) return text && referenceText(view, path, text);
  const isChoice = text !== '' && fieldSpec(path as UserField).kind === 'choice';
  return isChoice ? words.choice(path as 'role', text) : text;
}

const plainText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
