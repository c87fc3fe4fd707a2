import type { WriteResult } from '../core/change.js';
import type { DirectoryError } from '../core/errors.js';
import type { PlannedRow } from '../core/import/import-plan.js';
import { isBlocking, type Issue } from '../core/issue.js';
import type { UserId } from '../core/user.js';

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';

/** How one row of the file ended (I8). */
export interface ImportOutcome {
  readonly row: number;
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly userId?: UserId;
  /** Why it failed, or with level `warning` what was left out. */
  readonly issues: readonly Issue[];
  readonly error?: DirectoryError;
}

export interface ImportResult {
  /** They add up to the rows of the file (I7). */
  readonly counts: Readonly<Record<RowOutcome, number>>;
  /** One per row, in the order of the file. */
  readonly outcomes: readonly ImportOutcome[];
  /** Why it is not over: the store refused, and what is not written yet is among the failed. It may go on later (R54). */
  readonly stopped?: DirectoryError;
}

/** What needs no writing is settled from the start. */
export function settled(row: PlannedRow): ImportOutcome | undefined {
  if (row.action === 'problem') return outcomeOf(row, 'failed', row.issues);
  if (row.action === 'skip') return outcomeOf(row, 'skipped', row.issues);
  return row.action === 'unchanged' ? outcomeOf(row, 'unchanged', withReason(row, row.issues)) : undefined;
}

/** What came of a row that was written. */
export function outcomeFor(row: PlannedRow, result: WriteResult, issues: readonly Issue[]): ImportOutcome {
  const who = result.id ?? row.userId;
  const { error } = result.ok ? { error: undefined } : result;
  const outcome = !result.ok
    ? 'failed'
    : row.action === 'create'
      ? 'created'
      : result.changed
        ? 'updated'
        : 'unchanged';
  const why = result.ok ? withReason(row, issues) : [...result.issues, ...issues.filter((issue) => !isBlocking(issue))];
  if (!error) return outcomeOf(row, outcome, why, who);
  return { ...outcomeOf(row, outcome, why, who), error };
}

/** @param stopped why the rows without an outcome are not written; absent, they were not meant to be any more. */
export function resultOf(
  rows: readonly PlannedRow[],
  known: readonly (ImportOutcome | undefined)[],
  stopped: DirectoryError | undefined,
): ImportResult {
  const counts: Record<RowOutcome, number> = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  const outcomes = rows.map((row, at) => {
    const outcome = known[at] ?? unwritten(row, stopped);
    counts[outcome.outcome]++;
    return outcome;
  });
  return stopped ? { counts, outcomes, stopped } : { counts, outcomes };
}

function unwritten(row: PlannedRow, error: DirectoryError | undefined): ImportOutcome {
  return error ? { ...outcomeOf(row, 'failed', []), error } : outcomeOf(row, 'skipped', []);
}

/** Activation that was asked for and could not be is said, not swallowed. */
function withReason(row: PlannedRow, issues: readonly Issue[]): readonly Issue[] {
  if (!row.asked || row.activate) return issues;
  return [...issues, ...row.missing.map((field): Issue => ({ code: 'required-to-activate', field, level: 'warning' }))];
}

function outcomeOf(
  { row, line, userId: matched }: PlannedRow,
  outcome: RowOutcome,
  issues: readonly Issue[],
  userId = matched,
): ImportOutcome {
  return userId === undefined ? { row, line, outcome, issues } : { row, line, outcome, userId, issues };
}
