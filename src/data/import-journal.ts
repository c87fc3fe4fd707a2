import type { ImportPlan, PlannedRow } from '../core/import/import-plan.js';
import { packRows, unpackRows } from '../core/import/packed-rows.js';
import { keepSecrets, plannedSecrets } from '../core/import/planned-secrets.js';
import type { Secrets } from '../core/user.js';
import type { ImportFacet, ImportPart, KeptImport } from './adapter.js';
import { Turns } from './turns.js';

/** Few enough that taking one part in or out keeps the page responsive. */
const rowsPerPart = 500;

/** The rows of a plan as an adapter keeps them, made one part after the other; their secrets beside them (R60). */
export function partsOf(rows: readonly PlannedRow[]): Iterable<ImportPart> {
  return {
    *[Symbol.iterator]() {
      for (let at = 0; at < rows.length; at += rowsPerPart) yield partOf(rows.slice(at, at + rowsPerPart));
    },
  };
}

function partOf(rows: readonly PlannedRow[]): ImportPart {
  const packed = packRows(rows);
  if (rows.every((row) => !row.secrets)) return { rows: packed };
  // An import sets secrets and clears none.
  return { rows: packed, secrets: rows.map(({ secrets }) => (secrets ? (plannedSecrets(secrets) as Secrets) : null)) };
}

/** All of a plan but its rows. */
export function headOf(plan: ImportPlan): string {
  const { rows: _, ...head } = plan;
  return JSON.stringify(head);
}

/** The plan as it was when the import began. */
async function restorePlan(head: string, parts: readonly ImportPart[], turns: Turns): Promise<ImportPlan> {
  const rows: PlannedRow[] = [];
  for (const { rows: packed, secrets } of parts) {
    await turns.next();
    unpackRows(packed).forEach((row, at) => {
      const own = secrets?.[at];
      rows.push(own ? { ...row, secrets: keepSecrets(own) } : row);
    });
  }
  return { ...(JSON.parse(head) as Omit<ImportPlan, 'rows'>), rows };
}

/** An interrupted import as it is taken up again. */
export interface TakenImport {
  readonly kept: Pick<KeptImport, 'id' | 'fileName' | 'bounds' | 'done'>;
  readonly plan: ImportPlan;
}

/** @returns undefined when it has ended, or another tab has taken it up. */
export async function takeImport(
  imports: ImportFacet | undefined,
  id: string,
  signal: AbortSignal,
): Promise<TakenImport | undefined> {
  const kept = await imports?.take(id);
  if (!kept) return undefined;
  try {
    const plan = await restorePlan(kept.plan, kept.parts, new Turns(signal));
    signal.throwIfAborted();
    return { kept, plan };
  } catch (error) {
    imports!.leave(id);
    throw error;
  }
}

/** What is written of it stays. @returns how many rows were not. */
export async function discardImport(imports: ImportFacet | undefined, id: string): Promise<number> {
  const found = (await imports?.list())?.find((other) => other.id === id);
  if (!found) return 0;
  await imports!.end(id);
  return found.total - found.done;
}
