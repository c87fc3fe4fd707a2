import { unwrap } from 'idb';
import { isTime } from '../../../../core/backup/check-kept-user.js';
import type { HistoryEntry, HistoryQuery } from '../../../../core/history.js';
import { Turns } from '../../../turns.js';
import { historyEntry, inPeriod } from '../../history-entry.js';
import { readRecords } from './read-records.js';
import { tenantRange, type LogLine, type LogRecord, type UserDatabase } from '../schema.js';
import { isRecord, isSoundLogLine } from '../loss/sound-user.js';

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
  const lostBetween = lostEntries(query);
  const limit = Math.max(0, query.limit ?? Infinity);
  const turns = new Turns(signal);
  let later = timeIn(await database.get('meta', [tenantId])) ?? new Date(0).toISOString();
  // A write is never altered; only a restoration takes it away, and then what is still there is told.
  const keys = await database.getAllKeys('log', tenantRange(tenantId));
  const entries: HistoryEntry[] = [];
  for (let end = keys.length; end > 0 && entries.length < limit; end -= recordsAtOnce) {
    const asked = keys.slice(Math.max(0, end - recordsAtOnce), end);
    const found = await readRecords(unwrap(database.transaction('log').store), asked);
    const records = found.filter((record) => record !== undefined).reverse();
    const times = records.map(timeIn);
    for (const [at, record] of records.entries()) {
      if (turns.over) await turns.next();
      const time = times[at];
      const earlier = (): string | undefined => times.slice(at + 1).find((other) => other !== undefined);
      for (const entry of time === undefined ? lostBetween(earlier(), later) : find(record, time)) entries.push(entry);
      later = time ?? later;
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

/**
 * What is said of a write that lost its time, between the times of the writes around it: told where it may have been in the period,
 * with a time that is, so that whoever counts in the period hears of it (R7).
 */
function lostEntries(query: HistoryQuery): (earlier: string | undefined, later: string) => readonly HistoryEntry[] {
  const isInPeriod = inPeriod(query);
  const { since, until } = query;
  const justBefore = until === undefined ? undefined : new Date(Date.parse(until) - 1).toISOString();
  return (earlier, later) => {
    const [isTooEarly, isTooLate] = [
      isBefore(later, since),
      until !== undefined && earlier !== undefined && !isBefore(earlier, until),
    ];
    const at = [later, earlier, since, justBefore].find((time) => time !== undefined && isInPeriod(time));
    return isTooEarly || isTooLate || at === undefined ? [] : [unreadableAt(at)];
  };
}

const isBefore = (time: string, bound: string | undefined): boolean =>
  bound !== undefined && Date.parse(time) < Date.parse(bound);

const unreadableAt = (at: string): HistoryEntry => ({ kind: 'unreadable', at, id: '' });

function isLogRecord(record: unknown): record is Pick<LogRecord, 'by' | 'lines'> {
  if (!isRecord(record)) return false;
  const { by, lines } = record;
  if (by !== undefined && typeof by !== 'string') return false;
  return typeof lines === 'string' && lines.startsWith('[') && lines.endsWith(']');
}

function linesIn(text: string): LogLine[] | undefined {
  try {
    const read = JSON.parse(text) as unknown[];
    return read.every(isSoundLogLine) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where it has none that is one. */
function timeIn(record: unknown): string | undefined {
  const at = isRecord(record) ? record['at'] : undefined;
  return isTime(at) ? at : undefined;
}
