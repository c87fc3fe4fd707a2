import type { UserChange, UserPatch } from '../change.js';
import type { FieldDifference, PlannedRow } from './import-plan.js';
import type { ReadRow } from './import-row.js';
import type { Issue } from '../issue.js';
import { isSame } from '../rules/is-same.js';
import { isSecretField, userFields, type User, type UserStatus, type UserValues } from '../user.js';

/** Where a row stands, and what it says of the status. */
export interface Draft {
  readonly row: number;
  readonly line: number;
  readonly fileStatus: UserStatus | undefined;
}

/** What a row asks for, the status apart. */
export type Asked = UserChange & { readonly kind: 'create' | 'update' };

/** A row in the making. Optional fields are set only where they say something: 100,000 rows keep what they hold. */
export type DraftRow = { -readonly [K in keyof PlannedRow]: PlannedRow[K] };

/** One empty list for all. */
export const none: readonly never[] = Object.freeze([]);

function begin(draft: Draft, action: PlannedRow['action'], values: UserPatch): DraftRow {
  const row: DraftRow = {
    row: draft.row,
    line: draft.line,
    action,
    values,
    differences: none,
    issues: none,
    missing: none,
    activate: false,
    asked: false,
  };
  if (draft.fileStatus !== undefined) row.fileStatus = draft.fileStatus;
  return row;
}

function match(row: DraftRow, user: User): DraftRow {
  row.userId = user.id;
  row.base = user.version;
  row.status = user.status;
  return row;
}

/** A row that nothing is written of. */
export function stopped(
  action: 'problem' | 'skip',
  draft: Draft,
  issues: readonly Issue[],
  read?: ReadRow,
  user?: User,
): PlannedRow {
  const row = begin(draft, action, read?.values ?? {});
  row.issues = issues;
  return user ? match(row, user) : row;
}

/** A new user: the file's values as they are kept, and the names and login that follow from them. */
export function plannedCreation(
  draft: Draft,
  { after, change, offered }: { readonly after: User; readonly change: Asked; readonly offered: boolean },
): DraftRow {
  const values = asKept(change.values, after);
  values['displayName'] = after.displayName;
  if (after.username !== undefined) values['username'] = after.username;
  const row = begin(draft, 'create', values);
  if (offered) row.offeredExtension = true;
  return row;
}

/** The row's own values, altered where they are kept otherwise; without those that say nothing. */
function asKept(given: Record<string, unknown>, after: User): Record<string, unknown> {
  let isWhole = true;
  for (const field in given) {
    const value = after[field as keyof UserValues];
    if (value === undefined) isWhole = false;
    else if (value !== given[field]) given[field] = value;
  }
  return isWhole ? given : Object.fromEntries(Object.entries(given).filter(([field]) => field in after));
}

/** A user who is there: what changes, and from what; what follows from it, the store works out again. */
export function plannedUpdate(
  draft: Draft,
  {
    user,
    now,
    after,
    change,
  }: { readonly user: User; readonly now: User; readonly after: User; readonly change: Asked },
): DraftRow {
  const differences = differencesOf(now, after, change);
  const values: Record<string, unknown> = {};
  for (const { field } of differences)
    if (field in change.values) values[field] = change.values[field as keyof UserValues];
  const row = match(begin(draft, 'unchanged', values), user);
  if (differences.length > 0) row.differences = differences;
  return row;
}

function differencesOf(before: User, after: User, change: Asked): readonly FieldDifference[] {
  const differences: FieldDifference[] = [];
  for (const { name } of userFields) {
    if (isSecretField(name)) {
      if (typeof change.secrets?.[name] === 'string') differences.push({ field: name });
    } else if (name !== 'status' && after !== before && !isSame(before[name], after[name])) {
      const [was, is] = [before[name], after[name]];
      differences.push({
        field: name,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      });
    }
  }
  return differences;
}
