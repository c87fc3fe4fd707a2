import { unwrap } from 'idb';
import type { HistoryEntry, HistoryQuery } from '../../../core/history.js';
import { Turns } from '../../turns.js';
import { historyEntry, inPeriod } from '../history-entry.js';
import { readRecords } from './ask-anyway.js';
import { tenantRange, type LogLine, type LogRecord, type UserDatabase } from './schema.js';
import { isRecord } from './sound-user.js';

/** Records per request; the record of an import may hold thousands of lines. */
const recordsAtOnce = 16;

/**
 * The audit trail from the disk, the latest write first: what other tabs have written is there too. A record that cannot be read
 * does not hide the others, and is told of itself (P4).
 */
export async function readHistory(
  database: UserDatabase,
  tenantId: string,
  query: HistoryQuery,
  signal?: AbortSignal,
): Promise<readonly HistoryEntry[]> {
  const find = entriesFor(query);
  const limit = Math.max(0, query.limit ?? Infinity);
  const turns = new Turns(signal);
  const tenant: unknown = await database.get('meta', [tenantId]);
  let later = isRecord(tenant) && typeof tenant['at'] === 'string' ? tenant['at'] : new Date(0).toISOString();
  // A write that is told of is never altered; where a backup takes the place of all of them, the trail is asked for again.
  const keys = await database.getAllKeys('log', tenantRange(tenantId));
  const entries: HistoryEntry[] = [];
  for (let end = keys.length; end > 0 && entries.length < limit; end -= recordsAtOnce) {
    const asked = keys.slice(Math.max(0, end - recordsAtOnce), end);
    const records = await readRecords(unwrap(database.transaction('log').store), asked);
    for (const record of records.reverse()) {
      if (turns.over) await turns.next();
      later = timeIn(record) ?? later;
      for (const entry of find(record, later)) entries.push(entry);
    }
  }
  return entries.length > limit ? entries.slice(0, limit) : entries;
}

/** What a record has of what is asked for, its last line first. */
function entriesFor(query: HistoryQuery): (record: unknown, at: string) => readonly HistoryEntry[] {
  const isInPeriod = inPeriod(query);
  const { id } = query;
  // Found in the text first: most records are of other users, and need not be read.
  const name = id === undefined ? undefined : JSON.stringify(id);
  return (record, at) => {
    if (!isInPeriod(at)) return [];
    // What is cut off may have told of anybody.
    if (!isLogRecord(record)) return [unreadableAt(at)];
    const { by, lines } = record;
    if (name !== undefined && !lines.includes(name)) return [];
    const read = linesIn(lines);
    if (!read) return [unreadableAt(at)];
    const wanted = id === undefined ? read : read.filter((line) => line.id === id);
    return wanted.reverse().map((line) => historyEntry(line, at, by));
  };
}

const unreadableAt = (at: string): HistoryEntry => ({ kind: 'unreadable', at, id: '' });

function isLogRecord(record: unknown): record is LogRecord {
  if (!isRecord(record)) return false;
  const { lines } = record;
  return typeof lines === 'string' && lines.startsWith('[') && lines.endsWith(']');
}

function linesIn(text: string): LogLine[] | undefined {
  try {
    const read = JSON.parse(text) as unknown[];
    return read.every(isLogLine) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isLogLine(line: unknown): line is LogLine {
  if (!isRecord(line) || typeof line['kind'] !== 'string' || typeof line['id'] !== 'string') return false;
  return line['kind'] !== 'update' || isRecord(line['fields']);
}

/** Undefined where it has none that is one. */
function timeIn(record: unknown): string | undefined {
  const at = isRecord(record) ? record['at'] : undefined;
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : undefined;
}
