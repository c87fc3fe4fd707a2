import type { HistoryEntry } from './history.js';
import type { Policy } from './policy.js';
import type { UserCounts } from './query.js';
import type { UserId } from './user.js';

/** A stretch of time; both ISO 8601. */
export interface BillingCycle {
  /** Inclusive. */
  readonly since: string;
  /** Exclusive. */
  readonly until: string;
}

/** Who was billed in a cycle: those who were activated (R1). */
export interface BilledUsers {
  /** Everybody who was activated at any moment of the cycle, in the order of the ids. */
  readonly ids: readonly UserId[];
  /** The most that were activated at once. */
  readonly peak: number;
  /** Activated when the cycle began, what happened at that very moment included. */
  readonly atStart: number;
  /** Activated when it ended. */
  readonly atEnd: number;
  /** Writes before its end of which the trail can no longer tell, so that somebody may be missing (P4); absent where there are none. */
  readonly unreadable?: number;
}

type Moment = readonly [time: number, entries: readonly HistoryEntry[]];

/**
 * Answers from the audit trail who was billed in a cycle (R7).
 * @param entries the lines of the tenant from the beginning up to the end of the cycle, the latest first, as the trail gives
 * them, or the earliest first; in any other order as well, as long as no two lines of one user are of the same moment. Of a user
 * whose creation they do not tell, the first change of status tells what was before.
 * @throws TypeError when a time is none, or when the cycle does not end after its beginning
 */
export function billedUsers(entries: readonly HistoryEntry[], cycle: BillingCycle): BilledUsers {
  const since = timeOf(cycle.since);
  const until = timeOf(cycle.until);
  if (until <= since) throw new TypeError(`The cycle from "${cycle.since}" until "${cycle.until}" is empty`);
  const moments = momentsOf(entries);
  const statuses = statusesBefore(moments);
  const activated = new Set([...statuses].filter(([, status]) => status === 'activated').map(([id]) => id));
  const before = moments.filter(([time]) => time <= since);
  for (const moment of before) apply(moment, statuses, activated);
  const atStart = activated.size;
  const billed = new Set(activated);
  let peak = atStart;
  for (const moment of moments.slice(before.length).filter(([time]) => time < until)) {
    apply(moment, statuses, activated);
    for (const { id } of moment[1]) if (activated.has(id)) billed.add(id);
    peak = Math.max(peak, activated.size);
  }
  const unreadable = moments.filter(([time]) => time < until).flatMap(([, told]) => told.filter(isUnreadable)).length;
  return { ids: [...billed].sort(), peak, atStart, atEnd: activated.size, ...(unreadable > 0 && { unreadable }) };
}

const isUnreadable = ({ kind }: HistoryEntry): boolean => kind === 'unreadable';

/** Seats that are still free; undefined where they are not limited (R5). */
export function seatsLeft(policy: Pick<Policy, 'seats'>, counts: Pick<UserCounts, 'activated'>): number | undefined {
  return policy.seats === undefined ? undefined : Math.max(0, policy.seats - counts.activated);
}

function timeOf(text: string): number {
  // Engines read much more than ISO 8601, each in its own way: "May" is one.
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw new TypeError(`"${text}" is no time of ISO 8601`);
  return time;
}

/** What happened when, the earliest first. What one write does is one moment, so that a seat which changes hands counts once. */
function momentsOf(entries: readonly HistoryEntry[]): readonly Moment[] {
  const timed = entries.map((entry) => ({ time: timeOf(entry.at), entry }));
  const isEarliestFirst = timed.length > 0 && timed[0]!.time < timed.at(-1)!.time;
  if (!isEarliestFirst) timed.reverse();
  const moments = new Map<number, HistoryEntry[]>();
  for (const { time, entry } of timed) {
    const moment = moments.get(time);
    if (moment) moment.push(entry);
    else moments.set(time, [entry]);
  }
  return [...moments].sort(([a], [b]) => a - b);
}

/** What users were before anything is told of them; only where that is known. */
function statusesBefore(moments: readonly Moment[]): Map<UserId, unknown> {
  const statuses = new Map<UserId, unknown>();
  for (const { id, kind, fields } of moments.flatMap(([, entries]) => entries)) {
    const told = kind === 'update' ? fields?.['status'] : ([undefined] as const);
    if (told && !statuses.has(id)) statuses.set(id, told[0]);
  }
  return statuses;
}

function apply([, entries]: Moment, statuses: Map<UserId, unknown>, activated: Set<UserId>): void {
  for (const { id, kind, status } of entries) {
    // Who returns is as before, unless the line says otherwise.
    const now = status ?? statuses.get(id);
    statuses.set(id, now);
    if (now === 'activated' && kind !== 'remove') activated.add(id);
    else activated.delete(id);
  }
}
