import type { BackupContents } from '../../core/backup/backup.js';
import type { ProgressOptions, RestoreResult } from '../adapter.js';
import type { BackupStore } from './backup-store.js';
import { losesPassword } from './loses-password.js';

/** Puts what was read in the place of what is there. */
export async function restoreBackup(
  store: BackupStore,
  contents: BackupContents,
  options: ProgressOptions,
): Promise<RestoreResult> {
  const { marksOf } = await store.present();
  const withoutPassword = contents.users.filter((user) => losesPassword(user, contents, marksOf)).length;
  await store.replace(contents, options);
  return { users: contents.users.length, withoutPassword };
}
