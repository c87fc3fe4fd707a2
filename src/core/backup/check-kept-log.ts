import { isSecretField } from '../user.js';
import type { BackupLogRecord } from './backup.js';
import { isObject, isTime } from './check-kept-user.js';

/** Whether something is one write of the audit trail, as it is kept. */
export function isKeptLog(value: unknown): value is BackupLogRecord {
  if (!isObject(value)) return false;
  const { seq, at, by, lines } = value;
  const isSigned = Number.isSafeInteger(seq) && (seq as number) > 0 && isTime(at);
  return isSigned && (by === undefined || typeof by === 'string') && Array.isArray(lines) && lines.every(isLine);
}

/** Secrets stand in the trail by name only (R60). */
function isLine(line: unknown): boolean {
  if (!isObject(line) || typeof line['kind'] !== 'string' || typeof line['id'] !== 'string') return false;
  const { kind, fields } = line;
  if (fields === undefined) return kind !== 'update';
  return isObject(fields) && !Object.keys(fields).some(isSecretField);
}
