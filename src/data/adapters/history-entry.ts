import type { HistoryEntry, HistoryQuery } from '../../core/history.js';
import type { UserId, UserStatus } from '../../core/user.js';
import type { LogLine } from './indexeddb/schema.js';

/** What the audit trail hands out of a line: not the user that a removal keeps. */
export function historyEntry(line: LogLine, at: string, by: UserId | undefined): HistoryEntry {
  const told = { at, ...(by !== undefined && { by }) };
  if (line.kind === 'remove') return { ...told, kind: line.kind, id: line.id };
  if (line.kind !== 'update') return { ...told, ...line };
  const status = line.fields['status']?.[1] as UserStatus | undefined;
  return { ...told, ...line, ...(status && { status }) };
}

/**
 * Whether a write of that time may have what is asked for.
 * @throws TypeError for a time that is none.
 */
export function inPeriod({ since, until }: HistoryQuery): (at: string) => boolean {
  const [from, end] = [timeOf(since, -Infinity), timeOf(until, Infinity)];
  return (at) => {
    const time = Date.parse(at);
    return time >= from && time < end;
  };
}

function timeOf(text: string | undefined, otherwise: number): number {
  const time = text === undefined ? otherwise : Date.parse(text);
  if (Number.isNaN(time)) throw new TypeError(`"${text}" is no time (ISO 8601)`);
  return time;
}
