import { blank, keep, readCell, stopsRow, type CellContext } from '../columns/cell.js';
import type { SecretPatch } from '../change.js';
import { checkByPolicy, checkField } from '../rules/check.js';
import { cleanValue } from '../rules/clean.js';
import type { CsvTable } from './csv-table.js';
import type { ColumnMapping, ImportOptions } from './import-plan.js';
import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import { checkSecret } from '../rules/secret.js';
import { fieldSpec, isSecretField, type UserField, type UserStatus, type UserValues } from '../user.js';

/** A row of the file as values of fields. */
export interface ReadRow {
  /** Without the status; null clears. */
  readonly values: { -readonly [F in keyof UserValues]?: UserValues[F] | null };
  readonly secrets: SecretPatch | undefined;
  readonly status: UserStatus | undefined;
  readonly issues: Issue[];
}

type ReadingRow = {
  values: Record<string, unknown>;
  secrets: Record<string, string> | undefined;
  status: UserStatus | undefined;
  issues: Issue[];
};

interface MappedColumn {
  readonly column: number;
  readonly field: UserField;
  readonly inverted: boolean;
  readonly isSecret: boolean;
  /** What is wrong with it stops the row, and is judged with the user. */
  readonly stops: boolean;
  readonly clears: boolean;
  /** Cells that were read before: columns of few words repeat them. */
  readonly seen: Map<string, unknown> | undefined;
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
export class RowReader {
  readonly #table: CsvTable;
  readonly #columns: readonly MappedColumn[];
  readonly #policy: Policy;
  readonly #found: Issue[] = [];
  readonly #plain: CellContext;
  readonly #inverted: CellContext;

  constructor(
    table: CsvTable,
    mapping: readonly ColumnMapping[],
    policy: Policy,
    blankCells: ImportOptions['blankCells'],
  ) {
    this.#table = table;
    this.#policy = policy;
    this.#plain = { policy, issues: this.#found };
    this.#inverted = { ...this.#plain, inverted: true };
    this.#columns = mapping.flatMap(({ field, inverted = false }, column) =>
      field ? [describe(field, column, inverted, blankCells)] : [],
    );
  }

  read(at: number): ReadRow {
    const row = this.#table.rows[at]!;
    const read: ReadingRow = { values: {}, secrets: undefined, status: undefined, issues: [] };
    checkWidth(row, this.#table.headers.length, read.issues);
    for (const column of this.#columns) {
      const cell = row[column.column];
      if (cell === undefined) continue;
      const value = this.#cell(column, cell, read.issues);
      if (value === keep) continue;
      if (value === blank) {
        if (column.clears && cell.trim() === '') read.values[column.field] = null;
      } else if (column.field === 'status') read.status = value as UserStatus;
      else if (column.isSecret) (read.secrets ??= {})[column.field] = value as string;
      else read.values[column.field] = value;
    }
    return read;
  }

  #cell(column: MappedColumn, cell: string, issues: Issue[]): unknown {
    if (column.seen?.has(cell)) return column.seen.get(cell);
    const { field, inverted } = column;
    const found = this.#found;
    if (found.length > 0) found.length = 0;
    let value = readCell(field, cell, inverted ? this.#inverted : this.#plain);
    const issue =
      found[0] ?? (value === blank || value === keep || column.stops ? undefined : this.#check(column, value));
    if (issue) {
      issues.push(column.stops ? issue : { ...issue, level: 'warning' });
      value = keep;
    } else if (column.seen && column.seen.size < 1000) column.seen.set(cell, value);
    return value;
  }

  /** What does not stop the row must not reach the judge when it is wrong. */
  #check({ field, isSecret }: MappedColumn, value: unknown): Issue | undefined {
    if (isSecret) return checkSecret(field as 'voicemailPin', value as string, this.#policy);
    const clean = cleanValue(field, value);
    return clean === undefined ? undefined : (checkField(field, clean) ?? checkByPolicy(field, clean, this.#policy));
  }
}

function describe(
  field: UserField,
  column: number,
  inverted: boolean,
  blankCells: ImportOptions['blankCells'],
): MappedColumn {
  const { kind } = fieldSpec(field);
  const isSecret = isSecretField(field);
  return {
    column,
    field,
    inverted,
    isSecret,
    stops: stopsRow(field),
    clears: blankCells === 'clear' && !isSecret && !neverCleared.has(field),
    seen: kind === 'choice' || kind === 'boolean' || kind === 'integer' ? new Map() : undefined,
  };
}

/** A row longer than the header has a delimiter in a text without quotes; a shorter one lacks its last cells. */
function checkWidth(row: readonly string[], expected: number, issues: Issue[]): void {
  if (row.length < expected)
    issues.push({ code: 'row-too-short', level: 'warning', params: { found: row.length, expected } });
  let found = row.length;
  while (found > expected && row[found - 1]!.trim() === '') found--;
  if (found > expected) issues.push({ code: 'row-too-long', params: { found, expected } });
}
