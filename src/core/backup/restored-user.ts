import { secretFields, type Secrets, type SecretState, type User, type UserId } from '../user.js';
import type { BackupContents } from './backup.js';

/** What the store has of a user's secrets before the restoration. */
export interface KeptSecrets {
  readonly marks: User['secrets'];
  readonly secrets: Secrets;
}

export interface RestoredUser {
  readonly user: User;
  readonly secrets: Secrets;
}

/**
 * A user as it is kept from then on: with the secrets of the backup where it has them, else with those that are there. No mark says
 * that a secret is there which is not.
 * @param version one that no user had before, so that whoever still shows the old one notices (R50).
 */
export function restoredUser(
  user: User,
  backup: Pick<BackupContents, 'secrets'>,
  version: string,
  kept: KeptSecrets | undefined,
): RestoredUser {
  const marks = backup.secrets ? user.secrets : kept?.marks;
  const secrets = (backup.secrets ? backup.secrets.get(user.id) : kept?.secrets) ?? {};
  return { user: { ...user, version, secrets: marksOf(secrets, marks ?? {}) }, secrets };
}

function marksOf(secrets: Secrets, marks: User['secrets']): User['secrets'] {
  const there = secretFields.filter((field) => secrets[field] !== undefined);
  return Object.fromEntries(there.map((field) => [field, marks[field] ?? ('set' satisfies SecretState)]));
}

/** Whose secrets stay where they are, of a backup that has none. */
export type KeptSecretsOf = (id: UserId) => KeptSecrets | undefined;
