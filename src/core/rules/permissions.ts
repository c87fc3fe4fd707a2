import type { Permission, Policy } from '../policy.js';

/** Whether the person who is working may do something; the server enforces it, the kit only hides it (R64). */
export function can(policy: Policy, permission: Permission): boolean {
  return policy.permissions[permission];
}
