import { UserDirectory } from './directory.js';

const directories = new Map<string, UserDirectory>();

/** The page's own directory of a tenant, shared by all elements that are given none: kept in IndexedDB (SPEC §5). */
export function defaultDirectory(tenantId: string): UserDirectory {
  let directory = directories.get(tenantId);
  if (!directory) {
    directory = new UserDirectory({
      tenantId,
      open: async () => (await import('./adapters/indexeddb/open.js')).openIndexedDBAdapter({ tenantId }),
    });
    directories.set(tenantId, directory);
  }
  return directory;
}
