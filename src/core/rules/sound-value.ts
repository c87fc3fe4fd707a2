import { isDigits } from '../digits.js';
import type { FieldSpec } from '../user.js';
import { isUsualEmail, isUsualPhone } from './check.js';
import { isSimple } from './clean-text.js';

/**
 * Surely clean as it is and sound by itself: what `cleanOf` hands on unchanged and `checkBySpec` lets pass, seen in one look at
 * its letters. False says nothing: those two decide. In an import nearly every value is of this kind; a test proves it right.
 */
export function isSurelySound(spec: FieldSpec, value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length > (spec.max ?? Infinity)) return false;
  switch (spec.kind) {
    case 'digits':
      return isDigits(value);
    case 'phone':
      return isUsualPhone(value);
    case 'email':
      return isUsualEmail(value);
    case 'choice':
      return spec.choices ? spec.choices.includes(value) : isBare(value);
    case 'text':
    case 'reference':
      return isBare(value) && (spec.name !== 'username' || !value.includes(' '));
    default:
      return false;
  }
}

/** Simple letters, without a blank at either end. */
const isBare = (text: string): boolean =>
  text.charCodeAt(0) !== 32 && text.charCodeAt(text.length - 1) !== 32 && isSimple(text);
