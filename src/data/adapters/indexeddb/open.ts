import type { Policy } from '../../../core/policy.js';
import type { ActivitySource, UserAdapter } from '../../adapter.js';
import { IndexedDBAdapter } from './indexeddb-adapter.js';

export interface IndexedDBOptions {
  readonly tenantId: string;
  /** One database holds all tenants. Default `pbx-user-kit`. */
  readonly databaseName?: string;
  /** The page's own when absent; injected by tests that make it fail. */
  readonly indexedDB?: IDBFactory;
  readonly policy?: Policy;
  /** Who is on a call (R34). */
  readonly activity?: ActivitySource;
  /** The language names are sorted by. */
  readonly locale?: string;
  /** ISO 8601. */
  readonly now?: () => string;
  /** Gives ids; never the same twice. */
  readonly newId?: () => string;
}

/**
 * Opens the default store: users and everything around them kept in this browser's IndexedDB, in blocks.
 * Several adapters, in one page or in many tabs, may be open on the same tenant.
 * @throws DirectoryError `storage-blocked` when the browser allows no storage, `newer-schema` when a newer version of
 * the kit wrote what is there, `upgrade-blocked` when another tab does not let go, else `unavailable`.
 */
export async function openIndexedDBAdapter(options: IndexedDBOptions): Promise<UserAdapter> {
  const adapter = new IndexedDBAdapter(options);
  await adapter.open();
  return adapter;
}
