import type { ImportFormat } from '../../controllers/import-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { Issue } from '../../core/issue.js';
import type { Policy } from '../../core/policy.js';
import { fieldSpec, isSecretField, type Forwarding, type UserField } from '../../core/user.js';
import type { InterruptedImport } from '../../data/adapter.js';
import type { ImportSession } from '../../data/import-session.js';
import type { RowsGrid } from './rows-grid.js';

export const importSteps = ['choose', 'columns', 'review', 'import', 'done'] as const;
export type ImportStep = (typeof importSteps)[number];

/** What a step of the import needs of the element that shows it. */
export interface StepHost {
  readonly words: StringsController;
  readonly grid: RowsGrid;
  readonly session: ImportSession | undefined;
  /** The tenant's rules, as they are now. */
  readonly policy: Policy | undefined;
  refresh(): void;
  /** Reads what a person chose, dropped or pasted; never rejects. */
  read(source: Blob | string, format?: ImportFormat): void;
  /** A file is being read and planned. */
  readonly loading: boolean;
  /** Reads the same file again, as the person says it is; never rejects. */
  reread(format: ImportFormat): void;
  /** Does something that the world may refuse; what it says is shown. */
  attempt(work: () => Promise<unknown>): void;
  begin(): void;
  /** Goes on with what has stopped; never rejects. */
  goOn(): void;
  /** Leaves it at what is written; never rejects. */
  finishHere(): void;
  /** Imports that can be gone on with. */
  readonly interrupted: readonly InterruptedImport[];
  /** Goes on with one of them, to its end. @returns whether it was still to be had */
  takeUp(interrupted: InterruptedImport): Promise<boolean>;
  /** Lets one of them be. @returns how many of its rows are not imported */
  discard(interrupted: InterruptedImport): Promise<number>;
  /** Back to an empty first step. */
  restart(): void;
  leave(): void;
}

/** A value as a person reads it; undefined when there is none. */
export function valueText(words: StringsController, field: UserField, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (isSecretField(field)) return words.text('import.rows.secretSet');
  switch (fieldSpec(field).kind) {
    case 'choice':
      return words.choice(field as Parameters<StringsController['choice']>[0], `${value as string}`);
    case 'boolean':
      return words.text(value === true ? 'import.rows.yes' : 'import.rows.no');
    case 'forwarding': {
      const { mode, destinations } = value as Forwarding;
      return [mode, ...destinations].join(' ');
    }
    default:
      return shorten(Array.isArray(value) ? value.join(', ') : `${value as string | number}`);
  }
}

/** An issue's sentence; whatever it holds, the value of a secret is not said (R60). Rows of the file are named by their line, as shown. */
export function issueText(words: StringsController, issue: Issue, session?: ImportSession): string {
  const { field, params } = issue;
  const line = session?.table?.lines[Number(params?.['row']) - 1];
  if (issue.code === 'duplicate-in-file' && field && !isSecretField(field) && line !== undefined)
    return words.text('import.rows.duplicate', {
      field: words.field(field),
      value: String(params?.['value']),
      line: String(line),
    });
  const value = params?.['value'];
  if (value === undefined) return words.issue(issue);
  const shown = field && isSecretField(field) ? '••••' : shorten(String(value), 60);
  return words.issue({ ...issue, params: { ...params, value: shown } });
}

/** More of one value nobody reads; a page would stand still over a cell of megabytes. */
export const shorten = (text: string, most = 200): string => (text.length > most ? `${text.slice(0, most)}…` : text);

const secretHeader = /pass|pwd|secret|kennwort|contrase|mot.?de.?passe|senha|парол|密码|pin$|pin[^a-z]|auth.?id|token/i;

/** Whether a column of the file may hold secrets, whatever it is mapped to: its values are never shown (R60). */
export function mayHoldSecrets(header: string, ...fields: readonly (UserField | undefined)[]): boolean {
  return secretHeader.test(header) || fields.some((field) => field !== undefined && isSecretField(field));
}

/** Numbers and addresses keep their direction in a right-to-left page. */
export const isIdentifier = (field: UserField): boolean =>
  ['digits', 'phone', 'email', 'emails', 'integer'].includes(fieldSpec(field).kind) ||
  field === 'username' ||
  field === 'sipUsername' ||
  field === 'authName';
