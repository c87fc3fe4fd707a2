import type { BackupProblemCode } from '../../core/backup/backup.js';
import type { Message } from '../message.js';

const problems = {
  'storage.problem.not-a-backup':
    'This file is no backup of users. Choose one that was downloaded here; its name ends in “.backup.ndjson”.',
  'storage.problem.newer-format': 'This backup was made by a newer version. Reload the page to get it, then try again.',
  'storage.problem.incomplete':
    'The file ends too early, in line {line}. It was not copied to its end: get it again from where it came from.',
  'storage.problem.altered':
    'Line {line} is not as it was written. The file was changed or damaged: use another copy of it.',
  'storage.problem.other-tenant': 'This is a backup of {found}, but the users here are those of {expected}.',
  'storage.problem.user-invalid': 'Line {line}: {field} of {name} cannot be used.',
  'storage.problem.user-repeated': 'Line {line}: {name} is in the file twice.',
  'storage.problem.extension-shared': '{names} have the same extension, {value}.',
  'storage.problem.username-shared': '{names} have the same username, {value}.',
  'storage.problem.email-shared': '{names} have the same e-mail, {value}.',
  'storage.problem.resource-invalid': 'Line {line}: a number, group, menu or the like cannot be used.',
  'storage.problem.secrets-invalid': 'Line {line}: a password or PIN belongs to nobody in the file.',
  'storage.problem.log-invalid': 'Line {line}: an entry of the history cannot be used.',
  'storage.problem.not-permitted': 'You may not replace the users here. Ask an administrator who may.',
  'storage.problem.passwords-lost': {
    one: '{count} user will have no SIP password, because this file holds none. Enter a new one afterwards.',
    other: '{count} users will have no SIP password, because this file holds none. Enter new ones afterwards.',
  },
  'storage.problem.references-dropped': {
    one: '{count} reference to a user who is not in the file will be left out.',
    other: '{count} references to users who are not in the file will be left out.',
  },
  'storage.problem.more-than-seats': '{activated} users will be activated, but only {seats} seats are paid for.',
  'storage.problem.damaged-inside': {
    one: '{count} piece was damaged when the backup was made. It stays in the file and is not restored.',
    other: '{count} pieces were damaged when the backup was made. They stay in the file and are not restored.',
  },
} satisfies Record<`storage.problem.${BackupProblemCode}`, Message>;

/** Where the users are kept, and their backups. */
export const storageStrings = {
  ...problems,
  'storage.title': 'Where your users are kept',
  'storage.browser': 'In this browser, on this device. Nothing is sent anywhere.',
  'storage.memory': 'Only in this page. When it closes, they are gone: download a backup before.',
  'storage.persisted': 'The browser has promised not to delete them by itself.',
  'storage.notPersisted':
    'The browser may delete them when room gets short or after a long time without a visit. Keep a backup elsewhere.',
  'storage.noBackup': 'No backup yet',
  'storage.lastBackup': 'Last backup: {at}',
  'storage.backup': 'Backup',
  'storage.backupHint': 'Users, everything around them and their history, in one file.',
  'storage.withSecrets': 'With passwords and PINs',
  'storage.withSecretsHint': 'Without, users keep the passwords that are here when the backup is restored.',
  'storage.secretsTitle': 'Download passwords and PINs?',
  'storage.secretsWarning':
    'They will stand in the file as plain text. Whoever has it can make calls as any user and hear their messages.',
  'storage.secretsAdvice': 'Keep it like a key: not in e-mail, not in a shared folder.',
  'storage.downloadSecrets': 'Download with passwords',
  'storage.download': 'Download backup',
  'storage.making': 'Making the backup…',
  'storage.made': { one: '{name} holds {count} user.', other: '{name} holds {count} users.' },
  'storage.madeDamaged': {
    one: '{count} piece is damaged and was put into the file as it is.',
    other: '{count} pieces are damaged and were put into the file as they are.',
  },
  'storage.restore': 'Restore',
  'storage.restoreHint': 'The file is checked to its end before anything is replaced. Choose it or drop it here.',
  'storage.importRuns': 'An import is under way. Let it end or stop it, and then restore.',
  'storage.choose': 'Restore from a backup…',
  'storage.reading': 'Checking {name}…',
  'storage.replaceTitle': {
    one: 'Replace {count} user with this backup?',
    other: 'Replace {count} users with this backup?',
  },
  'storage.fillTitle': { one: 'Restore {count} user?', other: 'Restore {count} users?' },
  'storage.from': '{name}, made {at}',
  'storage.fromTenant': '{name}, made {at} for {tenant}',
  'storage.now': 'Now',
  'storage.then': 'Backup',
  'storage.users': 'Users',
  'storage.activated': 'Activated',
  'storage.resources': 'Numbers, groups and the like',
  'storage.entries': {
    one: 'The history is replaced too, by {count} entry.',
    other: 'The history is replaced too, by {count} entries.',
  },
  'storage.secretsInside': {
    one: 'The file holds the passwords and PINs of {count} user.',
    other: 'The file holds the passwords and PINs of {count} users.',
  },
  'storage.secretsStay': 'The file holds no passwords or PINs. Users who are here keep theirs.',
  'storage.final':
    'What is here now is gone afterwards, and no undo brings it back. Download a backup of it first, if in doubt.',
  'storage.type': {
    one: 'Type {count}, the number of users that is replaced',
    other: 'Type {count}, the number of users that are replaced',
  },
  'storage.typeWrong': 'That is not {count}. Nothing has been replaced.',
  'storage.replace': { one: 'Replace {count} user', other: 'Replace {count} users' },
  'storage.fill': { one: 'Restore {count} user', other: 'Restore {count} users' },
  'storage.refusedTitle': 'This file cannot be restored',
  'storage.emptyFile':
    'The file is empty. It was not downloaded or copied to its end: get it again from where it came from.',
  'storage.refusedSafe': 'Nothing has been replaced.',
  'storage.more': { one: 'And {count} more.', other: 'And {count} more.' },
  'storage.takeOver': 'Take it over for {tenant}',
  'storage.another': 'Choose another file',
  'storage.restoring': 'Replacing the users…',
  'storage.restoredTitle': { one: '{count} user is back', other: '{count} users are back' },
  'storage.restored': 'They are as they were on {at}, and every open tab shows them.',
  'storage.withoutPassword': {
    one: '{count} user has no SIP password now. Enter a new one, or the phone cannot register.',
    other: '{count} users have no SIP password now. Enter new ones, or their phones cannot register.',
  },
  'storage.stopped': 'Stopped. The users are as they were.',
  'storage.stoppedBackup': 'Stopped. No backup was made.',
  'storage.failed': 'The users are as they were. {reason}',
  'storage.failedBackup': 'No backup was made. {reason}',
} as const satisfies Record<`storage.${string}`, Message>;
