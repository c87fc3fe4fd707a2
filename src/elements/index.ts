import { CsvImport } from './csv-import/csv-import.js';
import type { DefineOptions, KitElementClass } from './element.js';
import { ExtensionPicker } from './extension-picker/extension-picker.js';
import { UserAdmin } from './user-admin/user-admin.js';
import { UserDirectoryElement } from './user-directory/user-directory.js';
import { UserForm } from './user-form/user-form.js';
import { UserPicker } from './user-picker/user-picker.js';
import { UserTable } from './user-table/user-table.js';

/** Providers come first, so that what is inside them finds them. */
const elements: readonly KitElementClass[] = [
  UserDirectoryElement,
  UserAdmin,
  UserTable,
  UserForm,
  CsvImport,
  ExtensionPicker,
  UserPicker,
];

/**
 * Defines all elements, under their own names or behind a prefix.
 * @throws {TypeError} when a name is held by other code; the message names both versions (A4).
 */
export function defineElements(options?: DefineOptions): void {
  for (const element of elements) element.define(options);
}

export { CsvImport, ExtensionPicker, UserAdmin, UserDirectoryElement, UserForm, UserPicker, UserTable };
export { KitElement, type DefineOptions, type KitElementClass } from './element.js';
export * from './events.js';
export type {
  FormGuard,
  FormMode,
  FormPresentation,
  FormShowOptions,
  FormSubmitOptions,
} from './user-form/user-form-options.js';
export type { TableView } from './user-table/user-toolbar-parts.js';
