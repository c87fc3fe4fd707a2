import type { UserAdapter } from './adapter.js';
import { UserDirectory } from './directory.js';

const directories = new Map<string, UserDirectory>();

/** Where users are kept when the host says nothing: in this browser's IndexedDB, one database, tenants apart (SPEC §5). */
export async function openDefaultAdapter(tenantId: string): Promise<UserAdapter> {
  const { openIndexedDBAdapter } = await import('./adapters/indexeddb/open.js');
  return openIndexedDBAdapter({ tenantId });
}

/** The page's own directory of a tenant, shared by all elements that are given none. */
export function defaultDirectory(tenantId: string): UserDirectory {
  let directory = directories.get(tenantId);
  if (!directory) {
    directory = new UserDirectory({ tenantId, open: () => openDefaultAdapter(tenantId) });
    directories.set(tenantId, directory);
  }
  return directory;
}
