import type { Policy } from '../policy.js';
import { customName, isSecretField, type FieldPath, type User, type UserField } from '../user.js';

/**
 * What a user still needs before it may register, in the policy's order: what everybody needs, then what its role needs (R3).
 * A weak SIP password counts as missing. Empty means it can be activated as far as its own data goes; seats are the tenant's matter.
 */
export function missingToActivate(user: Partial<User>, policy: Policy): readonly FieldPath[] {
  return neededToActivate(user.role, policy).filter((field) => !isPresent(user, field));
}

/** What a user in a role must have before it may register. */
export function neededToActivate(role: string | undefined, policy: Policy): readonly FieldPath[] {
  const forRole =
    role !== undefined && Object.hasOwn(policy.requiredForRole, role) ? policy.requiredForRole[role]! : [];
  if (forRole.length === 0) return policy.requiredToActivate;
  return [...new Set<FieldPath>([...policy.requiredToActivate, ...forRole])];
}

/** Whether the user has something in a field. */
export function isPresent(user: Partial<User>, field: FieldPath): boolean {
  const name = customName(field);
  if (name !== undefined) return user.custom !== undefined && Object.hasOwn(user.custom, name);
  if (!isSecretField(field)) return user[field as Exclude<UserField, keyof User['secrets']>] !== undefined;
  const state = user.secrets?.[field];
  return field === 'sipPassword' ? state === 'set' : state !== undefined;
}
