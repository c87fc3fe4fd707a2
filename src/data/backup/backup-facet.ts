import type { BackupContents } from '../../core/backup/backup.js';
import type { BackupCheck, BackupFacet } from '../adapter.js';
import type { BackupStore } from './backup-store.js';

/** Backups of a store. Who never makes one does not load how it is done. */
export function backupFacet(store: BackupStore): BackupFacet {
  /** What was read of the files, for as long as somebody holds the check. */
  const contents = new WeakMap<BackupCheck, BackupContents>();
  return {
    create: async (options = {}) => (await import('./create-backup.js')).createBackup(store, options),
    latest: () => store.latest(),
    read: async (file, options = {}) => {
      const { check, read } = await (await import('./read-backup.js')).readBackup(store, file, options);
      if (read) contents.set(check, read);
      return check;
    },
    restore: async (check, options = {}) => {
      const read = contents.get(check);
      if (!read) throw new TypeError('only a backup that this adapter has read and found sound can be restored');
      return (await import('./restore-backup.js')).restoreBackup(store, read, options);
    },
  };
}
