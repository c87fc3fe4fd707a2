import type { HistoryEntry, HistoryQuery } from '../../../core/history.js';
import { Turns } from '../../turns.js';
import { historyEntry, inPeriod } from '../history-entry.js';
import { tenantRange, type LogLine, type LogRecord, type UserDatabase } from './schema.js';

/** Records per request; the record of an import may hold thousands of lines. */
const recordsAtOnce = 16;

/** The audit trail from the disk, the latest write first: what other tabs have written is there too. */
export async function readHistory(
  database: UserDatabase,
  tenantId: string,
  query: HistoryQuery,
  signal?: AbortSignal,
): Promise<readonly HistoryEntry[]> {
  const find = entriesFor(query);
  const limit = Math.max(0, query.limit ?? Infinity);
  const turns = new Turns(signal);
  // What is written is never altered, so a reading in pieces is of one moment.
  const keys = await database.getAllKeys('log', tenantRange(tenantId));
  const entries: HistoryEntry[] = [];
  for (let end = keys.length; end > 0 && entries.length < limit; end -= recordsAtOnce) {
    const first = keys[Math.max(0, end - recordsAtOnce)]!;
    const records = await database.getAll('log', IDBKeyRange.bound(first, keys[end - 1]));
    for (const record of records.reverse()) {
      if (turns.over) await turns.next();
      for (const entry of find(record)) entries.push(entry);
    }
  }
  return entries.length > limit ? entries.slice(0, limit) : entries;
}

/** What a record has of what is asked for, its last line first. */
function entriesFor(query: HistoryQuery): (record: LogRecord) => HistoryEntry[] {
  const isInPeriod = inPeriod(query);
  const { id } = query;
  // Found in the text first: most records are of other users, and need not be read.
  const name = id === undefined ? undefined : JSON.stringify(id);
  return ({ at, by, lines }) => {
    if (!isInPeriod(at) || (name !== undefined && !lines.includes(name))) return [];
    const read = JSON.parse(lines) as LogLine[];
    const wanted = id === undefined ? read : read.filter((line) => line.id === id);
    return wanted.reverse().map((line) => historyEntry(line, at, by));
  };
}
