import type { Policy } from '../../../core/policy.js';
import type { DirectoryError } from '../../../core/errors.js';
import type { ActivitySource, UserAdapter } from '../../adapter.js';
import type { PersistenceSource } from './browser/browser-storage.js';
import type { CanaryPlace } from './loss/canary.js';
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
  /** Where the canary sits that tells of lost data (P4); `localStorage` when absent. */
  readonly canaryPlace?: CanaryPlace | undefined;
  /** Asked to keep the store for good (R55); the browser when absent. */
  readonly persistence?: PersistenceSource;
  /** Told how the store is from the first moment on: that opening takes long or waits for another tab, too. */
  readonly onState?: (error: DirectoryError | undefined) => void;
}

/**
 * Opens the default store: users and everything around them kept in this browser's IndexedDB, in blocks.
 * Several adapters, in one page or in many tabs, may be open on the same tenant.
 * While another tab holds an older version open it waits, and tells `onState` so.
 * @throws DirectoryError `storage-blocked` when the browser allows no storage, `newer-schema` when a newer version of
 * the kit wrote what is there, else `unavailable`.
 */
export async function openIndexedDBAdapter(options: IndexedDBOptions): Promise<UserAdapter> {
  const adapter = new IndexedDBAdapter(options);
  await adapter.open();
  return adapter;
}
