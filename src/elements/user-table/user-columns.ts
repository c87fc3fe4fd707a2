import type { SortField } from '../../core/query.js';
import type { UserField } from '../../core/user.js';
import type { StringKey } from '../../strings/en.js';

/** A column of the table; its place in the list is its number in the grid (T1). */
export interface UserColumn {
  readonly name: SortField & UserField;
  readonly label: StringKey;
}

export const userColumns: readonly UserColumn[] = [
  { name: 'displayName', label: 'table.name' },
  { name: 'email', label: 'field.email' },
  { name: 'extension', label: 'field.extension' },
  { name: 'role', label: 'field.role' },
  { name: 'licence', label: 'field.licence' },
  { name: 'status', label: 'field.status' },
  { name: 'phoneType', label: 'field.phoneType' },
];

/** The column after the last field. */
export const actionsColumn = userColumns.length;
