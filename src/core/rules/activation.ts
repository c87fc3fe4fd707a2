import type { Policy } from '../policy.js';
import type { User, UserField } from '../user.js';
import { isSecretField } from '../user.js';

/**
 * What a user still needs before it may register, in the policy's order (R3). A weak SIP password counts as missing.
 * Empty means it can be activated as far as its own data goes; seats are the tenant's matter.
 */
export function missingToActivate(user: Partial<User>, policy: Policy): readonly UserField[] {
  return policy.requiredToActivate.filter((field) => !isPresent(user, field));
}

function isPresent(user: Partial<User>, field: UserField): boolean {
  if (!isSecretField(field)) return user[field] !== undefined;
  const state = user.secrets?.[field];
  return field === 'sipPassword' ? state === 'set' : state !== undefined;
}
