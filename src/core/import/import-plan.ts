import type { UserChange, UserPatch } from '../change.js';
import type { CsvTable } from './csv-table.js';
import { createImportPlanner } from './import-planner.js';
import { plannedSecrets } from './planned-secrets.js';
import type { Issue } from '../issue.js';
import type { Policy, PrivacyField } from '../policy.js';
import type { SecretField, FieldPath, UserField, UserId, UserStatus } from '../user.js';
import type { UserIndex } from '../users/user-index.js';

export type PlannedAction = 'create' | 'update' | 'unchanged' | 'skip' | 'problem';

/** What a column of the file becomes. */
export interface ColumnMapping {
  /** Absent: the column is not imported. */
  readonly field?: UserField;
  /** A yes in the column says the opposite of the field. */
  readonly inverted?: boolean;
}

export interface ImportOptions {
  /** By which field a row finds its user; by default the first of extension, e-mail and username that has a column. */
  readonly matchBy: 'extension' | 'username' | 'email';
  /**
   * What happens to a user who is there already: `update` changes what the file gives, `replace` also clears what the file does not
   * give (never secrets, the username, the status, or what the policy gives a value), `skip` leaves it, `fail` makes the row a problem.
   */
  readonly onDuplicate: 'update' | 'skip' | 'replace' | 'fail';
  /** Whether a blank cell keeps or clears what is there; it never clears a secret, the name or the username. */
  readonly blankCells: 'keep' | 'clear';
  /** Rows of new users without an extension are offered the next free ones, in the order of the file (R28). */
  readonly fillExtensions: boolean;
  /** The branch new users go into (I5). */
  readonly branchId?: string;
  /** Privacy warnings that the person has read and accepted, for all rows (R16); `acknowledgePlan` sets it afterwards. */
  readonly acknowledged?: readonly PrivacyField[];
}

/** Who is activated: as the file says, or these. Only what has all it needs ever is (R3). */
export type ActivationChoice = 'all' | 'none' | 'with-credentials' | 'from-file';

export interface FieldDifference {
  readonly field: UserField;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface PlannedRow {
  /** Data row of the file, from 1. */
  readonly row: number;
  /** Line of the file, from 1. */
  readonly line: number;
  readonly action: PlannedAction;
  /** The user the row was matched with. */
  readonly userId?: UserId;
  /** The version of that user the plan rests on (R50). */
  readonly base?: string;
  /** That user's present status. */
  readonly status?: UserStatus;
  /** What would be written, the status apart; for a user who is there only what changes. */
  readonly values: UserPatch;
  /** Which secrets would be written. What they are stands nowhere in the plan (R60). */
  readonly secrets?: readonly SecretField[];
  /** Of a user who is there, per field, before and after; secrets by their field alone. A new user has `values`. */
  readonly differences: readonly FieldDifference[];
  readonly issues: readonly Issue[];
  /** The extension is our offer and not the file's. */
  readonly offeredExtension?: boolean;
  /** What activation would still need; empty means that nothing stands against it (R3). */
  readonly missing: readonly FieldPath[];
  /** The row's checkbox: whether the user is activated afterwards (I5). */
  readonly activate: boolean;
  /** Activation was asked for, by the file or a person, though `missing` may stand against it. */
  readonly asked: boolean;
  /** What the file itself says of the status. */
  readonly fileStatus?: UserStatus;
  /** Privacy warnings that the row's values need acknowledged (R16). */
  readonly privacy?: readonly PrivacyField[];
  /** Those of them that were. */
  readonly acknowledged?: readonly PrivacyField[];
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  readonly counts: Readonly<Record<PlannedAction, number>>;
  /** Activated users, before and after (R5). */
  readonly billed: { readonly before: number; readonly after: number; readonly seats?: number };
  /** Which privacy warnings need to be acknowledged before the import, and by how many rows; else those are refused (R16). */
  readonly privacy: readonly { readonly field: PrivacyField; readonly rows: number }[];
  readonly options: ImportOptions;
}

export interface ImportInput {
  readonly table: CsvTable;
  /** One per column; a field never stands twice. */
  readonly mapping: readonly ColumnMapping[];
  /** Who is there; not changed. */
  readonly users: UserIndex;
  readonly policy: Policy;
  readonly options?: Partial<ImportOptions>;
  /** By default `from-file` where a column says the status; else new users stay deactivated and others as they are. */
  readonly activate?: ActivationChoice;
}

/**
 * The plan before the deed (I4): what every row of a file would do, judged by the rules that the writes are judged by.
 * In one go; `createImportPlanner` does it in steps.
 * @throws TypeError when a field stands in two columns, or is none that a cell can hold (`custom`).
 */
export function planImport(input: ImportInput): ImportPlan {
  const planner = createImportPlanner(input);
  while (!planner.step(10_000));
  return planner.plan;
}

/**
 * What a row asks of the directory, its secrets among it; undefined when it asks for nothing.
 * @throws TypeError for a row with secrets that was serialized or cloned: they stayed behind (R60).
 */
export function changeOfRow(row: PlannedRow): UserChange | undefined {
  if (row.action !== 'create' && row.action !== 'update') return undefined;
  const more = {
    ...(row.secrets && { secrets: plannedSecrets(row.secrets) }),
    ...(row.acknowledged && { acknowledged: row.acknowledged }),
  };
  const status: UserStatus = row.activate ? 'activated' : 'deactivated';
  if (row.action === 'create') return { kind: 'create', values: { ...row.values, status }, ...more };
  const values = status === row.status ? row.values : { ...row.values, status };
  return { kind: 'update', id: row.userId!, base: row.base!, values, ...more };
}
