import type { BackupContents } from '../../core/backup/backup.js';
import type { User } from '../../core/user.js';
import type { Present } from './backup-store.js';

/** The user had a SIP password when the backup was made, and neither the file nor the store has it any more. */
export function losesPassword(user: User, { secrets }: BackupContents, marksOf: Present['marksOf']): boolean {
  if (user.secrets.sipPassword === undefined) return false;
  return secrets ? secrets.get(user.id)?.sipPassword === undefined : marksOf(user.id)?.sipPassword === undefined;
}
