import { DirectoryError } from '../../../../core/errors.js';
import type { Policy } from '../../../../core/policy.js';
import type { BackupStore } from '../../../backup/backup-store.js';
import { randomId } from '../../../random-id.js';
import type { KeptImports } from './kept-imports.js';
import type { TenantRecord, UserDatabase } from '../schema.js';
import type { TenantStore } from '../tenant-store.js';

export interface KeptBackupsOptions {
  readonly store: TenantStore;
  readonly imports: Pick<KeptImports, 'isAnyRunning'>;
  readonly policy: () => Policy;
  readonly now: () => string;
}

/** The way of backups in and out of the database. How that is done is loaded when it is done. */
export function keptBackups({ store, imports, policy, now }: KeptBackupsOptions): BackupStore {
  const { replica } = store;
  const { users } = replica;
  const { tenantId } = users;
  return {
    tenantId,
    policy,
    now,
    read: async (order) => {
      const { readEverything } = await import('../backup/read-everything.js');
      await store.withDatabase('read', (database) => readEverything(database, tenantId, order), order.signal);
    },
    present: async () => {
      await store.ready(undefined);
      const { total, activated } = users.counts;
      return { users: total, activated, resources: users.resources.size, marksOf: (id) => users.get(id)?.secrets };
    },
    replace: async (contents, { signal, onProgress }) => {
      const isImporting = (): Promise<boolean> => imports.isAnyRunning();
      if (await isImporting()) throw new DirectoryError('import-running');
      const { restoreEverything } = await import('../backup/restore-everything.js');
      const by = policy().currentUserId;
      const signed = { now: now(), by, newTag: randomId().slice(0, 6), write: randomId() };
      const order = { tenantId, contents, isImporting, signal, onProgress, ...signed };
      await store.write((database) => restoreEverything(database, replica, order), signal);
      // What was lost before is made good, as far as it can be (P4). It is done: nothing may make it look refused.
      await store.acknowledgeLoss().catch(() => undefined);
    },
    latest: async () => {
      const known = await store.withDatabase('read', (database) => database.get('meta', [tenantId]));
      return (known as TenantRecord | undefined)?.backupAt;
    },
    note: (at) => store.withDatabase('write', (database) => noteBackup(database, tenantId, at)),
  };
}

/** No write of users: the sequence number stays, and nobody need hear of it. */
async function noteBackup(database: UserDatabase, tenantId: string, at: string): Promise<void> {
  const tx = database.transaction('meta', 'readwrite');
  const known = (await tx.store.get([tenantId])) as TenantRecord | undefined;
  if (known) await tx.store.put({ ...known, backupAt: at }, [tenantId]);
  await tx.done;
}
