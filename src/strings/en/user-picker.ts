import type { Message } from '../message.js';

/** What the picker of users says. */
export const userPickerStrings = {
  'userPicker.label': 'User',
  'userPicker.hint': 'Name or extension',
  'userPicker.open': 'Show users',
  'userPicker.none': 'No user matches “{typed}”. Type another name or extension.',
  'userPicker.nobody': 'There is no other user.',
  'userPicker.choose': 'Choose a user from the list.',
  'userPicker.unknown': 'This user is no longer there. Choose another.',
  'userPicker.unavailable': 'The users cannot be listed right now. Type again to try once more.',
  'userPicker.more': 'Type on to find others.',
  'userPicker.count': { one: '{count} user, use the arrow keys.', other: '{count} users, use the arrow keys.' },
} as const satisfies Record<`userPicker.${string}`, Message>;
