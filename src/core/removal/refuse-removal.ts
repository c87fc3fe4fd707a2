import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import type { User } from '../user.js';

/** Why a user cannot be removed, for the disabled control and for the judge alike (R32). */
export function refuseRemoval(
  user: User,
  users: { readonly countInRole: (role: string) => number },
  policy: Policy,
): Issue | undefined {
  const params = { owner: user.displayName, ownerId: user.id };
  if (user.id === policy.currentUserId) return { code: 'own-account', params };
  if (user.role !== undefined && policy.protectedRoles.includes(user.role))
    return { code: 'protected-role', field: 'role', params };
  if (user.role === undefined || !policy.administratorRoles.includes(user.role)) return undefined;
  const administrators = policy.administratorRoles.reduce((sum, role) => sum + users.countInRole(role), 0);
  return administrators === 1 ? { code: 'last-administrator', field: 'role', params } : undefined;
}
