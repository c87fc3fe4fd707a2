import { permissionNames, type Permission, type Permissions, type Policy } from '../policy.js';

/** Whether the person who is working may do something; the server enforces it, the kit only hides it (R64). */
export function can({ permissions }: Pick<Policy, 'permissions'>, permission: Permission): boolean {
  return permissions[permission];
}

/** Of what somebody may do, that which leaves everything as it is. */
export function lookingOnly({ view, export: taking, secrets }: Permissions): Permissions {
  const none = Object.fromEntries(permissionNames.map((name) => [name, false])) as unknown as Permissions;
  return { ...none, view, export: taking, secrets };
}
