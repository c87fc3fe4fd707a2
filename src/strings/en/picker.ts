import type { Message } from '../message.js';

/** What the picker says. */
export const pickerStrings = {
  'picker.open': 'Show extensions',
  'picker.suggested': 'Suggested',
  'picker.free': 'Free',
  'picker.taken': 'Taken',
  'picker.reserved': 'Reserved',
  'picker.next': 'next free',
  'picker.next-from': 'next free from {value}',
  'picker.owner-deactivated': '{owner}, deactivated',
  'picker.reason.emergency': 'emergency number',
  'picker.reason.feature-code': 'feature code',
  'picker.reason.reserved': 'kept free by your rules',
  'picker.use': 'Use {next}, the next free one',
  'picker.taken-by': 'Extension {value} belongs to {owner}.',
  'picker.taken-no-next': 'Extension {value} belongs to {owner}, and no other extension is free.',
  'picker.none': 'No extension begins like this. Type another number.',
  'picker.none-free': 'No extension is free.',
  'picker.unavailable': 'The extensions cannot be listed right now. A number you type is checked when you save.',
  'picker.count': { one: '{count} extension, use the arrow keys.', other: '{count} extensions, use the arrow keys.' },
} as const satisfies Record<`picker.${string}`, Message>;
