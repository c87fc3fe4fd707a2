import type { PolicyInput } from '../core/policy.js';
import type { UserAdapter } from '../data/adapter.js';
import { UserDirectory, type DirectoryOptions } from '../data/directory.js';

export interface DirectorySettings {
  readonly tenant: string;
  readonly tenantName?: string | undefined;
  readonly branch?: string | undefined;
  readonly policy?: PolicyInput | undefined;
  readonly adapter?: UserAdapter | (() => Promise<UserAdapter> | UserAdapter) | undefined;
}

/** Makes the directory of a provider. The default store is loaded only when no adapter is given, and nothing opens before the policy stands. */
export function makeDirectory({ tenant, tenantName, branch, policy, adapter }: DirectorySettings): UserDirectory {
  const openDefault: DirectoryOptions['open'] = async (tell) =>
    (await import('../data/default-directory.js')).openDefaultAdapter(tenant, tell);
  const open = adapter === undefined ? openDefault : typeof adapter === 'function' ? adapter : () => adapter;
  const directory: UserDirectory = new UserDirectory({
    tenantId: tenant,
    ...(tenantName !== undefined && { tenantName }),
    ...(branch !== undefined && { branchId: branch }),
    shared: typeof adapter === 'object',
    open: async (tell) => {
      await configured;
      return open(tell);
    },
  });
  const configured = configureDirectory(directory, policy);
  return directory;
}

/** Sets a policy; what was not usable is told once, naming the path, and its default is used. */
export async function configureDirectory(directory: UserDirectory, policy: PolicyInput | undefined): Promise<void> {
  if (!policy) return;
  const problems = await directory.configure(policy);
  if (problems.length > 0) console.warn(`pbx-user-kit policy: ${problems.join('; ')}`);
}
