import { can } from '../../core/rules/permissions.js';
import type { UserDirectory } from '../../data/directory.js';

const needed = ['create', 'edit', 'activate', 'remove', 'import'] as const;

/** Whether the person may put a backup in the place of all users (R64), and the store can be written at all (P5). */
export const mayRestore = (directory: UserDirectory): boolean =>
  needed.every((permission) => can(directory, permission));
