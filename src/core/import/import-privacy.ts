import type { PrivacyField } from '../policy.js';
import type { ImportPlan, PlannedRow } from './import-plan.js';

/** The plan with other privacy warnings acknowledged; cheap, nothing is judged again (R16). */
export function acknowledgePlan(plan: ImportPlan, acknowledged: readonly PrivacyField[]): ImportPlan {
  const rows = plan.rows.map((row) => acknowledgeRow(row, acknowledged));
  return { ...plan, rows, options: { ...plan.options, acknowledged } };
}

/** Says of a row which of the warnings that it needs are acknowledged. */
export function acknowledgeRow(row: PlannedRow, acknowledged: readonly PrivacyField[] = []): PlannedRow {
  if (!row.privacy) return row;
  const { acknowledged: _, ...rest } = row;
  const counted = row.privacy.filter((field) => acknowledged.includes(field));
  return counted.length > 0 ? { ...rest, acknowledged: counted } : rest;
}

/** Which warnings rows need acknowledged, the most frequent first. */
export function privacyOf(rows: readonly PlannedRow[]): ImportPlan['privacy'] {
  const counts = new Map<PrivacyField, number>();
  for (const row of rows)
    if (row.privacy) for (const field of row.privacy) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].map(([field, count]) => ({ field, rows: count })).sort((a, b) => b.rows - a.rows);
}
