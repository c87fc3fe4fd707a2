import type { Message } from '../message.js';

/** What the assembled page says. */
export const adminStrings = {
  'admin.title': 'Users',
  'admin.import': 'Import',
  'admin.interrupted': {
    one: 'The import of {name} was interrupted at {done} of {count} row.',
    other: 'The import of {name} was interrupted at {done} of {count} rows.',
  },
  'admin.aFile': 'a file',
  'admin.openImport': 'Open the import',
  'admin.add': 'Add user',
  'admin.users': { one: '{count} user', other: '{count} users' },
  'admin.activated': { one: '{count} activated', other: '{count} activated' },
  'admin.withoutExtension': { one: '{count} without extension', other: '{count} without extension' },
  'admin.seats': '{used} of {seats} seats',
  'admin.billedHint': 'Only activated users are billed',
  'admin.storedHere': 'Stored in this browser',
  'admin.storedInMemory': 'Kept until this page closes',
} as const satisfies Record<`admin.${string}`, Message>;
