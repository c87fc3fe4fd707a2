import { adminStrings } from './en/admin.js';
import { commonStrings } from './en/common.js';
import { formStrings } from './en/form.js';
import { importStrings } from './en/import.js';
import { pickerStrings } from './en/picker.js';
import { storageStrings } from './en/storage.js';
import { tableStrings } from './en/table.js';
import { userPickerStrings } from './en/user-picker.js';
import type { Message } from './message.js';

/** English, and the type of every other locale: a missing sentence does not compile. Keys are named by place. */
export const en = {
  ...commonStrings,
  ...adminStrings,
  ...storageStrings,
  ...tableStrings,
  ...formStrings,
  ...importStrings,
  ...pickerStrings,
  ...userPickerStrings,
} as const;

export type StringKey = keyof typeof en;
export type Strings = Readonly<Record<StringKey, Message>>;
