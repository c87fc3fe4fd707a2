import type { SecretPatch } from '../change.js';
import type { SecretField } from '../user.js';

/** What the secrets are, by the list of their names: the list goes along when a row is copied, and holds none of them. */
const kept = new WeakMap<readonly SecretField[], SecretPatch>();

/** Keeps the secrets of a row out of the plan, which everybody may read (R60). @returns their names. */
export function keepSecrets(secrets: SecretPatch): readonly SecretField[] {
  const names = Object.freeze(Object.keys(secrets) as SecretField[]);
  kept.set(names, secrets);
  return names;
}

/** For the write alone. @throws TypeError for names that came from elsewhere: to write the row without its secrets would lose them. */
export function plannedSecrets(names: readonly SecretField[]): SecretPatch {
  const secrets = kept.get(names);
  if (!secrets) throw new TypeError('the row is a clone: its secrets stayed with the plan it was made from');
  return secrets;
}
