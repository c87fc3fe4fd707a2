import { stopsRow } from '../columns/cell.js';
import { isBlocking, type Issue } from '../issue.js';
import { isSecretField, type UserField } from '../user.js';
import type { Asked } from './planned-row.js';

/**
 * Takes out of a change what is refused and decides nothing, and names it in a warning.
 * @returns whether anything was taken out
 */
export function leaveOut(change: Asked, refusals: readonly Issue[], issues: Issue[]): boolean {
  let found = false;
  for (const issue of refusals) {
    const field = toLeaveOut(change, issue);
    if (field === undefined) continue;
    delete (isSecretField(field) ? change.secrets : change.values)![field as never];
    issues.push({ ...issue, level: 'warning' });
    found = true;
  }
  return found;
}

function toLeaveOut({ values, secrets }: Asked, { code, field }: Issue): UserField | undefined {
  // Texting without a number: a file that has no number for it switches on what cannot work.
  if (code === 'required' && field === 'smsNumber' && values.smsEnabled === true) return 'smsEnabled';
  if (field === undefined) return undefined;
  const name = field as UserField;
  return (name in values || (secrets && name in secrets)) && !stopsRow(name) ? name : undefined;
}

/** Adds what stops the row. Where a cell was left out that is needed, its own fault is the better reason. */
export function addRefusals(refusals: readonly Issue[], issues: Issue[]): void {
  for (const refusal of refusals) {
    const at = refusal.field === undefined ? -1 : issues.findIndex(({ field }) => field === refusal.field);
    const known = issues[at];
    if (!known) issues.push(refusal);
    else if (!isBlocking(known)) {
      const { level: _, ...blocking } = known;
      issues[at] = blocking;
    }
  }
}
