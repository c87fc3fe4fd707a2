import { blank, keep, readCell, stopsRow } from './cell.js';
import type { SecretPatch } from './change.js';
import { checkByPolicy, checkField } from './check.js';
import { cleanValue } from './clean.js';
import type { CsvTable } from './csv-table.js';
import type { ColumnMapping, ImportOptions } from './import-plan.js';
import type { Issue } from './issue.js';
import type { Policy } from './policy.js';
import { checkSecret } from './secret.js';
import { isSecretField, type UserField, type UserStatus, type UserValues } from './user.js';

/** A row of the file as values of fields. */
export interface ReadRow {
  /** Without the status; null clears. */
  readonly values: { -readonly [F in keyof UserValues]?: UserValues[F] | null };
  readonly secrets: SecretPatch;
  readonly status?: UserStatus;
  readonly issues: Issue[];
}

export interface RowReading {
  readonly mapping: readonly ColumnMapping[];
  readonly policy: Policy;
  readonly blankCells: ImportOptions['blankCells'];
}

/** A blank cell never clears these: nobody is without them, or nobody sees what would be lost. */
const neverCleared: ReadonlySet<UserField> = new Set<UserField>([
  'displayName',
  'username',
  'status',
  'role',
  'licence',
  'phoneType',
]);

/** Reads the cells that are mapped. A cell that stops the row is an issue; any other is left out with a warning. */
export function readRow(table: CsvTable, at: number, reading: RowReading): ReadRow {
  const row = table.rows[at]!;
  const read = {
    values: {} as Record<string, unknown>,
    secrets: {} as Record<string, string>,
    issues: checkWidth(row, table.headers.length),
  };
  let status: UserStatus | undefined;
  for (let column = 0; column < reading.mapping.length; column++) {
    const { field, inverted } = reading.mapping[column]!;
    if (field === undefined) continue;
    const found: Issue[] = [];
    const value = readCell(field, row[column] ?? '', {
      policy: reading.policy,
      issues: found,
      ...(inverted && { inverted }),
    });
    for (const issue of found) read.issues.push(graded(issue));
    if (value === keep || found.length > 0) continue;
    if (value === blank) {
      const clears =
        reading.blankCells === 'clear' && column < row.length && !neverCleared.has(field) && !isSecretField(field);
      if (clears) read.values[field] = null;
    } else if (field === 'status') status = value as UserStatus;
    else takeValue(read, field, value, reading.policy);
  }
  return { ...read, ...(status && { status }) } as ReadRow;
}

function takeValue(
  read: { values: Record<string, unknown>; secrets: Record<string, string>; issues: Issue[] },
  field: UserField,
  value: unknown,
  policy: Policy,
): void {
  // What stops the row is judged with the user; what does not must not reach the judge when it is wrong.
  const issue = stopsRow(field)
    ? undefined
    : isSecretField(field)
      ? checkSecret(field, value as string, policy)
      : checkAlone(field, value, policy);
  if (issue) read.issues.push(graded(issue));
  else if (isSecretField(field)) read.secrets[field] = value as string;
  else read.values[field] = value;
}

function checkAlone(field: UserField, value: unknown, policy: Policy): Issue | undefined {
  const clean = cleanValue(field, value);
  return clean === undefined ? undefined : (checkField(field, clean) ?? checkByPolicy(field, clean, policy));
}

const graded = (issue: Issue): Issue => (stopsRow(issue.field) ? issue : { ...issue, level: 'warning' });

/** A row longer than the header has a delimiter in a text without quotes; a shorter one lacks its last cells. */
function checkWidth(row: readonly string[], expected: number): Issue[] {
  if (row.length === expected) return [];
  if (row.length < expected)
    return [{ code: 'row-too-short', level: 'warning', params: { found: row.length, expected } }];
  let found = row.length;
  while (found > expected && row[found - 1]!.trim() === '') found--;
  return found > expected ? [{ code: 'row-too-long', params: { found, expected } }] : [];
}
