import { isDigits } from '../digits.js';
import type { Issue } from '../issue.js';
import { isListed } from './inventory.js';
import type { Policy } from '../policy.js';
import type { ResourceKind } from '../resource.js';
import type { User, UserId } from '../user.js';

/** Who holds a number: a user, or a resource with its id and name (R20). */
export interface ExtensionOwner extends Pick<User, 'id' | 'displayName'> {
  /** Of a user. */
  readonly status?: User['status'];
  /** Of a resource; absent for a user, whose id may be the same. */
  readonly kind?: ResourceKind;
}

/** Numbers from `from` to `to`, both of one length, both included. */
export interface ExtensionSpan {
  readonly from: string;
  readonly to: string;
}

/** What one extension is to an administrator (E3). */
export interface ExtensionInfo {
  readonly extension: string;
  readonly state: 'free' | 'taken' | 'reserved' | 'out-of-range';
  /** Who holds it, when taken (R20). */
  readonly owner?: ExtensionOwner;
  /** Why it is refused; absent when free. */
  readonly issue?: Issue;
}

/** What to look for. All four can stand together; the answer is in the order asked: described, free, matching. */
export interface ExtensionSearch {
  /** Say what these are. */
  readonly describe?: readonly string[];
  /** The next `count` free ones, ascending from `from` (a number or a typed prefix), else from the policy's range. */
  readonly free?: { readonly from?: string; readonly count: number };
  /** Numbers that start with `prefix`, taken and reserved ones included, ascending. */
  readonly matching?: { readonly prefix: string; readonly limit: number };
  /** The user whose own number counts as free. */
  readonly forUser?: UserId;
}

/**
 * Judges the number alone, not whether somebody holds it: digits, reserved, length, range (R21), inventory (R23).
 * Each refusal has its own code: `extension-not-digits`, `-reserved`, `-length`, `-out-of-range`, `-not-listed`.
 */
export function checkExtension(extension: string, policy: Policy): Issue | undefined {
  const { minLength, maxLength, ranges, reserved } = policy.extension;
  if (!isDigits(extension)) return { code: 'extension-not-digits', field: 'extension', params: { value: extension } };
  const rule = reserved.length > 0 && reserved.find((entry) => entry.extension === extension);
  if (rule)
    return { code: 'extension-reserved', field: 'extension', params: { value: extension, expected: rule.reason } };
  if (extension.length < minLength || extension.length > maxLength)
    return {
      code: 'extension-length',
      field: 'extension',
      params: { value: extension, min: minLength, max: maxLength },
    };
  if (ranges.length > 0 && !isWithinAny(extension, ranges))
    return {
      code: 'extension-out-of-range',
      field: 'extension',
      params: { value: extension, expected: ranges.map((range) => `${range.from}–${range.to}`) },
    };
  if (!isListed(extension, policy))
    return { code: 'extension-not-listed', field: 'extension', params: { value: extension } };
  return undefined;
}

export const isWithinAny = (extension: string, spans: readonly ExtensionSpan[]): boolean =>
  spans.some(({ from, to }) => extension.length === from.length && extension >= from && extension <= to);

/** Numerical order that keeps leading zeros apart: 2, 10, 010, 100 (R22). */
export function compareExtensions(a: string, b: string): number {
  const x = withoutZeros(a);
  const y = withoutZeros(b);
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : a.length - b.length);
}

/** Most numbers begin with something else: with 100,000 to be put in order, looking first is what saves the time. */
const withoutZeros = (extension: string): string =>
  extension.startsWith('0') ? extension.replace(/^0+(?=.)/, '') : extension;
