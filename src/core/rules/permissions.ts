import { permissionNames, type Permission, type Permissions, type Policy } from '../policy.js';

/** Whether the person who is working may do something; the server enforces it, the kit only hides it (R64). */
export function can({ permissions }: Pick<Policy, 'permissions'>, permission: Permission): boolean {
  return permissions[permission];
}

const readOnly: readonly Permission[] = ['view', 'export', 'secrets'];

/** What is left where nothing can be written (P5): looking, and taking a copy, with secrets where the host allows it. */
export function readOnlyPermissions(permissions: Permissions): Permissions {
  const left = permissionNames.map((name) => [name, readOnly.includes(name) && permissions[name]]);
  return Object.fromEntries(left) as Record<Permission, boolean>;
}
