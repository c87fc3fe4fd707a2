import type { ActivationChoice, ImportPlan, PlannedAction, PlannedRow } from './import-plan.js';
import { privacyOf } from './import-privacy.js';
import type { UserStatus } from '../user.js';

/** The rows of a plan with another choice of who is activated; cheap, nothing is judged again (I5). */
export function activateRows(plan: ImportPlan, choice: ActivationChoice): ImportPlan {
  return withRows(
    plan,
    plan.rows.map((row) => activateRow(row, wishOf(row, choice))),
  );
}

/** The plan with one row's checkbox set; a row that cannot be activated stays as it is. */
export function activateOne(plan: ImportPlan, at: number, on: boolean): ImportPlan {
  const row = plan.rows[at];
  if (!row) return plan;
  const rows = plan.rows.slice();
  rows[at] = activateRow(row, on);
  const counts = { ...plan.counts };
  counts[row.action]--;
  counts[rows[at].action]++;
  return {
    ...plan,
    rows,
    counts,
    billed: { ...plan.billed, after: plan.billed.after + billedBy(rows[at]) - billedBy(row) },
  };
}

/** What a choice asks of one row. */
export function wishOf(row: PlannedRow, choice: ActivationChoice | undefined): boolean {
  switch (choice) {
    case 'all':
      return true;
    case 'none':
      return false;
    case 'with-credentials':
      return row.missing.length === 0;
    default:
      return (row.fileStatus ?? row.status) === 'activated';
  }
}

/** Sets the checkbox, and with it whether a row that changes nothing else changes the status. */
export function activateRow(row: PlannedRow, asked: boolean): PlannedRow {
  if (row.action === 'problem' || row.action === 'skip') return row.asked === asked ? row : { ...row, asked };
  // A user who is activated and lacks something by today's policy may stay so; only becoming activated needs the full set.
  const activate = asked && (row.missing.length === 0 || row.status === 'activated');
  if (row.action === 'create')
    return row.activate === activate && row.asked === asked ? row : { ...row, activate, asked };
  const status: UserStatus = activate ? 'activated' : 'deactivated';
  const others = row.differences.filter(({ field }) => field !== 'status');
  const differences =
    status === row.status ? others : [...others, { field: 'status' as const, before: row.status, after: status }];
  const action: PlannedAction = differences.length > 0 ? 'update' : 'unchanged';
  return { ...row, activate, asked, differences, action };
}

/** How many more, or fewer, activated users a row makes. */
export function billedBy(row: PlannedRow): number {
  if (row.action !== 'create' && row.action !== 'update') return 0;
  return (row.activate ? 1 : 0) - (row.status === 'activated' ? 1 : 0);
}

/** The plan of these rows, counted anew. */
export function withRows(plan: Omit<ImportPlan, 'counts' | 'privacy'>, rows: readonly PlannedRow[]): ImportPlan {
  const counts: Record<PlannedAction, number> = { create: 0, update: 0, unchanged: 0, skip: 0, problem: 0 };
  let after = plan.billed.before;
  for (const row of rows) {
    counts[row.action]++;
    after += billedBy(row);
  }
  return { ...plan, rows, counts, privacy: privacyOf(rows), billed: { ...plan.billed, after } };
}
