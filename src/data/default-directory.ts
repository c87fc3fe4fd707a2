import { DirectoryError } from '../core/errors.js';
import type { UserAdapter } from './adapter.js';
import { UserDirectory } from './directory.js';

type Tell = (error: DirectoryError | undefined) => void;

const directories = new Map<string, UserDirectory>();
/** Stand-ins for blocked storage, one per tenant, so that all directories of the page show the same users. */
const standIns = new Map<string, Promise<UserAdapter>>();

/**
 * Where users are kept when the host says nothing: in this browser's IndexedDB, one database, tenants apart.
 * Where the browser allows no storage, in memory until the page closes, and the directory's `error` stays
 * `storage-blocked` so that elements can say it (P14).
 * @param tell says what opening waits for.
 */
export async function openDefaultAdapter(tenantId: string, tell?: Tell): Promise<UserAdapter> {
  const { openIndexedDBAdapter } = await import('./adapters/indexeddb/open.js');
  try {
    return await openIndexedDBAdapter({ tenantId, ...(tell && { onState: tell }) });
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code !== 'storage-blocked') throw error;
    const standIn = standIns.get(tenantId) ?? openStandIn(tenantId, error);
    standIns.set(tenantId, standIn);
    return standIn;
  }
}

async function openStandIn(tenantId: string, error: DirectoryError): Promise<UserAdapter> {
  const { createMemoryAdapter } = await import('./adapters/memory.js');
  const adapter = createMemoryAdapter({ tenantId });
  const watch = adapter.watch!.bind(adapter);
  adapter.watch = (listener) => {
    listener({ kind: 'state', error });
    return watch(listener);
  };
  // It belongs to the page, not to the directory that happened to open it.
  adapter.close = async () => undefined;
  return adapter;
}

/** The page's own directory of a tenant, shared by all elements that are given none. */
export function defaultDirectory(tenantId: string): UserDirectory {
  let directory = directories.get(tenantId);
  if (!directory) {
    directory = new UserDirectory({ tenantId, open: (tell) => openDefaultAdapter(tenantId, tell) });
    directories.set(tenantId, directory);
  }
  return directory;
}
