import { backupFormat, type BackupHeader, type BackupProblem } from './backup.js';
import { isObject, isTime } from './check-kept-user.js';

/** Reads the first line. @returns the header, or what is wrong with it. */
export function parseHeader(value: unknown): BackupHeader | BackupProblem {
  if (!isObject(value) || value['pbx-user-kit'] !== 'backup') return { code: 'not-a-backup' };
  const { format, tenantId, tenantName, at, secrets } = value;
  if (typeof format === 'number' && format > backupFormat) return { code: 'newer-format', params: { format } };
  const isNamed = typeof tenantId === 'string' && tenantId !== '';
  const isTold = isTime(at) && typeof secrets === 'boolean' && ['string', 'undefined'].includes(typeof tenantName);
  if (format !== backupFormat || !isNamed || !isTold) return { code: 'not-a-backup' };
  return value as unknown as BackupHeader;
}
