import { customName, fieldSpec, type FieldPath, type UserField } from '../../../core/user.js';
import type { FormView } from '../form-view.js';

/** A value of a field as people read it; empty when it is not set. Never a secret. */
export function valueText({ words }: FormView, path: FieldPath, value: unknown): string {
  if (typeof value === 'string' && value && customName(path) === undefined) {
    const { kind } = fieldSpec(path as UserField);
    if (kind === 'choice') return words.choice(path as 'role' | 'licence' | 'phoneType', value);
  }
  return typeof value === 'string' ? value : '';
}
