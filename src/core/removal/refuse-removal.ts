import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import type { RoleLookup } from '../rules/user-lookup.js';
import type { User } from '../user.js';

/** Why a user cannot be removed, for the disabled control and for the judge alike (R32, R64). */
export function refuseRemoval(user: User, users: RoleLookup, policy: Policy): Issue | undefined {
  const params = { owner: user.displayName, ownerId: user.id };
  if (user.id === policy.currentUserId) return { code: 'own-account', params };
  if (user.role !== undefined && policy.protectedRoles.includes(user.role))
    return { code: 'protected-role', field: 'role', params };
  if (isLastAdministrator(user, users, policy)) return { code: 'last-administrator', field: 'role', params };
  return policy.permissions.remove ? undefined : { code: 'not-permitted', params };
}

function isLastAdministrator({ role }: User, users: RoleLookup, { administratorRoles }: Policy): boolean {
  if (role === undefined || !administratorRoles.includes(role)) return false;
  return administratorRoles.reduce((sum, each) => sum + users.countInRole(each), 0) === 1;
}
