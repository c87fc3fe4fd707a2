import { isDigits } from '../digits.js';
import type { Forwarding, User } from '../user.js';

/** What a call needs to know of whom it reaches. */
export type Callee = Pick<User, 'id' | 'displayName' | 'extension' | 'forwarding'>;

/** Who has an extension; undefined where no user has it: it is a group's, a menu's, or nobody's. */
export type FindCallee = (extension: string) => Callee | undefined;

/** Where forwarding sends calls now, in ringing order: as typed, without blank and repeated ones; none while it rings the phone only. */
export function activeDestinations(forwarding: Forwarding | undefined): readonly string[] {
  if (!forwarding || forwarding.mode === 'ring-my-phone') return [];
  return [...new Set(forwarding.destinations.map((destination) => destination.trim()).filter(Boolean))];
}

/** The digits that a destination dials inside; undefined for a number with its country code or one that no key dials. */
export function dialledDigits(destination: string): string | undefined {
  const digits = destination.replace(/[\s().\-/]/g, '');
  return isDigits(digits) ? digits : undefined;
}
