import type { ImportPlan, PlannedRow } from '../core/import/import-plan.js';
import { keepSecrets, plannedSecrets } from '../core/import/planned-secrets.js';
import type { Secrets } from '../core/user.js';
import type { ImportPart } from './adapter.js';
import type { Turns } from './turns.js';

/** Rows made into text between two breaths of the page. */
const rowsPerPart = 1000;

/** The rows of a plan as an adapter keeps them, made one part after the other; their secrets beside them (R60). */
export function partsOf(rows: readonly PlannedRow[]): Iterable<ImportPart> {
  return {
    *[Symbol.iterator]() {
      for (let at = 0; at < rows.length; at += rowsPerPart) yield partOf(rows.slice(at, at + rowsPerPart));
    },
  };
}

function partOf(rows: readonly PlannedRow[]): ImportPart {
  const text = JSON.stringify(rows);
  if (rows.every((row) => !row.secrets)) return { rows: text };
  // An import sets secrets and clears none.
  return { rows: text, secrets: rows.map(({ secrets }) => (secrets ? (plannedSecrets(secrets) as Secrets) : null)) };
}

/** All of a plan but its rows. */
export function headOf(plan: ImportPlan): string {
  const { rows: _, ...head } = plan;
  return JSON.stringify(head);
}

/** The plan as it was when the import began. */
export async function restorePlan(head: string, parts: readonly ImportPart[], turns: Turns): Promise<ImportPlan> {
  const rows: PlannedRow[] = [];
  for (const { rows: text, secrets } of parts) {
    await turns.next();
    (JSON.parse(text) as PlannedRow[]).forEach((row, at) => {
      const own = secrets?.[at];
      rows.push(own ? { ...row, secrets: keepSecrets(own) } : row);
    });
  }
  return { ...(JSON.parse(head) as Omit<ImportPlan, 'rows'>), rows };
}
