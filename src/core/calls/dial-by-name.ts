import { fold } from '../fold.js';
import { splitName, type NameParts } from '../person-name.js';
import type { Policy } from '../policy.js';

/** How a caller reaches a user by spelling the name on the keypad (R15). */
export interface DialByName {
  /** The digits to press. */
  readonly key: string;
  /** What they spell: capitals A to Z and digits, nothing between them. */
  readonly spelled: string;
}

/** Digit by letter from A on, as on every telephone (ITU-T E.161). */
const keypad = '22233344455566677778889999';

/**
 * The keypad key of a user: family name, then given name, or the other way round where the policy says so; accents folded.
 * Without parts of its own, or none that a keypad can spell, the display name is split. Two users may have the same key.
 * @returns undefined where no name has a Latin letter: how other scripts are spelled on a keypad is not ours to say
 */
export function dialByName(
  user: NameParts & { readonly displayName?: string },
  policy: Pick<Policy, 'dialByName' | 'nameOrder'>,
): DialByName | undefined {
  const spelled =
    spell(user, policy.dialByName) ?? spell(splitName(user.displayName ?? '', policy.nameOrder), policy.dialByName);
  return spelled === undefined ? undefined : { key: keyOf(spelled), spelled };
}

function spell({ givenName = '', familyName = '' }: NameParts, first: Policy['dialByName']): string | undefined {
  const name = first === 'family-name' ? familyName + givenName : givenName + familyName;
  const spelled = fold(name)
    .replace(/[^a-z0-9]/g, '')
    .toUpperCase();
  return /[A-Z]/.test(spelled) ? spelled : undefined;
}

const keyOf = (spelled: string): string => spelled.replace(/[A-Z]/g, (letter) => keypad[letter.charCodeAt(0) - 65]!);
