import type { DirectoryErrorCode } from '../../core/errors.js';
import type { IssueCode } from '../../core/issue.js';
import type { UserField } from '../../core/user.js';
import type { Message } from '../message.js';

const fields = {
  'field.displayName': 'Display name',
  'field.givenName': 'First name',
  'field.familyName': 'Last name',
  'field.extension': 'Extension',
  'field.phoneType': 'Phone type',
  'field.username': 'Username',
  'field.email': 'E-mail',
  'field.role': 'Role',
  'field.licence': 'Licence',
  'field.status': 'Status',
  'field.branchId': 'Branch',
  'field.sipUsername': 'SIP username',
  'field.authName': 'SIP authentication name',
  'field.sipPassword': 'SIP password',
  'field.portalPassword': 'Portal password',
  'field.mobile': 'Mobile',
  'field.callerIdName': 'Caller ID name',
  'field.callerIdNumber': 'Caller ID number',
  'field.callTimeout': 'Ring time',
  'field.noAnswer': 'When nobody answers',
  'field.forwarding': 'Forwarding',
  'field.doNotDisturb': 'Do not disturb',
  'field.voicemailEnabled': 'Voicemail',
  'field.mailboxId': 'Mailbox',
  'field.voicemailPin': 'Voicemail PIN',
  'field.greeting': 'Greeting',
  'field.notifyEmails': 'Notification e-mails',
  'field.voiceMessageEmails': 'Voice message e-mails',
  'field.locationId': 'Location',
  'field.faxAccountId': 'Fax account',
  'field.onCallPin': 'On-call PIN',
  'field.onCallRemindMinutes': 'On-call reminder in minutes',
  'field.smsEnabled': 'Texting',
  'field.smsNumber': 'Texting number',
  'field.mobileStun': 'Mobile STUN',
  'field.maxBindings': 'Devices at once',
  'field.company': 'Company',
  'field.position': 'Position',
  'field.department': 'Department',
  'field.phone': 'Phone',
  'field.notes': 'Notes',
  'field.custom': 'Own fields',
} satisfies Record<`field.${UserField}`, Message>;

const issues = {
  'issue.required': '{field} is missing. Enter it.',
  'issue.required-to-activate': '{field} is needed before this user can be activated.',
  'issue.required-for-role': '{field} is needed for the role {role}.',
  'issue.too-short': {
    one: '{field} needs at least {count} character.',
    other: '{field} needs at least {count} characters.',
  },
  'issue.too-long': {
    one: '{field} can be {count} character at most.',
    other: '{field} can be {count} characters at most.',
  },
  'issue.not-a-choice': '“{value}” is not one of the choices for {field}: {expected}.',
  'issue.not-a-number': '“{value}” is not a whole number. {field} takes digits only.',
  'issue.out-of-bounds': '{field} must be between {min} and {max}.',
  'issue.not-an-email': '“{value}” is not an e-mail address. Write it like name@example.com.',
  'issue.not-emails': '{values} are not e-mail addresses. Write them like name@example.com.',
  'issue.not-a-phone-number': '“{value}” is not a phone number or an extension.',
  'issue.not-a-boolean': '“{value}” is neither yes nor no.',
  'issue.control-character': '{field} holds an invisible control character. Remove it.',
  'issue.extension-not-digits': 'Extension “{value}” may hold only the digits 0 to 9.',
  'issue.extension-length': 'Extension {value} must have {min} to {max} digits.',
  'issue.extension-taken': 'Extension {value} belongs to {owner}. Use {next}, the next free one.',
  'issue.extension-reserved': 'Extension {value} is reserved. Choose another.',
  'issue.extension-out-of-range': 'Extension {value} is outside the allowed range {expected}.',
  'issue.username-taken': 'Username “{value}” belongs to {owner}. Choose another.',
  'issue.username-fixed': 'A username cannot change once the user exists.',
  'issue.username-characters': 'Username “{value}” may not hold spaces.',
  'issue.email-taken': 'E-mail {value} belongs to {owner}. Use another address.',
  'issue.secret-weak': '{field} is too weak: use at least {min} characters that are not the extension or the name.',
  'issue.secret-empty': 'Type or generate a new {field}, or keep the current one.',
  'issue.pin-weak':
    '{field} is too easy to guess. Use no repeated digit, no row like 1234, no pattern like 1212 or 2580, no year and not the extension.',
  'issue.secret-not-digits': '{field} takes {min} to {max} digits.',
  'issue.seats-exceeded':
    'This would make {after} activated users, but only {seats} seats are paid for. Deactivate someone first.',
  'issue.protected-role': '{owner} has a protected role and cannot be removed.',
  'issue.last-administrator':
    '{owner} is the last administrator and cannot be removed. Make someone else an administrator first.',
  'issue.own-account': 'You cannot remove yourself.',
  'issue.in-use': '{owner} is on a call and cannot be removed now. Wait until the call ends.',
  'issue.in-use-unknown':
    'Nobody knows whether {owner} is on a call. Remove anyway only if you are sure that a call may be cut off.',
  'issue.mailbox-choice': {
    one: 'Decide what becomes of the mailbox of {owner} with its {count} message.',
    other: 'Decide what becomes of the mailbox of {owner} with its {count} messages.',
  },
  'issue.mailbox-heir': 'The user who was to get the mailbox is no longer there. Choose another.',
  'issue.successor-unknown': 'The user who was to take over is no longer there. Choose another.',
  'issue.extension-not-listed':
    'Extension {value} is not in the list of numbers that may be given. Choose one of the list.',
  'issue.destination-required': '{mode} needs a destination. Add one, or choose {other}.',
  'issue.forwarding-to-self': 'Calls cannot be forwarded to {value}, which is this user’s own extension.',
  'issue.forwarding-cycle':
    'These users would forward calls to each other for ever: {path}. Choose another destination.',
  'issue.not-acknowledged': 'Read the privacy note on {field} and tick that you have.',
  'issue.pin-reused': '{field} must differ from the voicemail PIN.',
  'issue.number-not-owned': '{value} is not one of this organisation’s numbers. Choose one of them for {field}.',
  'issue.reference-unknown': '“{value}” is not there any more. Choose another for {field}.',
  'issue.location-missing': 'Without a location, emergency services cannot tell where this phone is. Choose one.',
  'issue.not-permitted': 'You may not do this. Ask an administrator who may.',
  'issue.refused': '{detail}',
  'issue.duplicate-in-file': '{field} {value} stands also in row {row} of the file.',
  'issue.row-too-long':
    'This row has {found} cells, but the header has {expected}. A text with the delimiter in it needs quotes.',
  'issue.row-too-short': 'This row has {found} cells, but the header has {expected}. The missing ones count as empty.',
  'issue.ambiguous-match': 'This row fits {owner} and another user. Match by a different field.',
} satisfies Record<`issue.${IssueCode}`, Message>;

const errors = {
  'error.stale': 'Someone else changed this user in the meantime. Look at the new values and try again.',
  'error.not-found': 'This user is no longer there. Someone else has removed it.',
  'error.aborted': 'Stopped. Nothing more was changed.',
  'error.unavailable': 'The users cannot be reached right now. Try again.',
  'error.quota':
    'This browser has no more room. The change was not made, and everything saved before is still there. Free some disk space or export the users, then try again.',
  'error.storage-blocked': 'This browser does not allow storage here. Users are kept only until this page closes.',
  'error.newer-schema':
    'These users were saved by a newer version. You can look at them, but not change them. Reload the page.',
  'error.upgrade-blocked':
    'Another tab still uses an older version. Close or reload it; this one then goes on by itself.',
  'error.slow': 'The browser’s storage takes unusually long to open. Still waiting.',
  'error.connection-lost':
    'The connection to the browser’s storage was lost. What was saved is still there. Try the change again.',
  'error.store-reset': {
    one: 'This browser kept {count} user, last saved {at}. Its storage was deleted since then, by the browser or by someone. Restore a backup, import the file again, or go on with what is here.',
    other:
      'This browser kept {count} users, last saved {at}. Its storage was deleted since then, by the browser or by someone. Restore a backup, import the file again, or go on with what is here.',
  },
  'error.store-rolled-back': {
    one: 'The changes last saved {at} are missing: there was {count} user then, now there are {now}. Restore a backup, import the file again, or go on with what is here.',
    other:
      'The changes last saved {at} are missing: there were {count} users then, now there are {now}. Restore a backup, import the file again, or go on with what is here.',
  },
  'error.store-damaged':
    'Part of the browser’s storage was found damaged: of {before} users, {now} can be used, and some of those may not be as they were saved. The damaged part is set aside and nothing of it was deleted. Restore a backup, import the file again, or go on with what is here.',
  'error.wrong-tenant': 'This store answered with another organisation’s users. Nothing of it is shown.',
  'error.read-only': 'These users can only be looked at here.',
  'error.not-permitted': 'You may not do this. Ask an administrator who may.',
  'error.unsupported': 'This directory cannot do that.',
  'error.import-running': 'An import is under way, perhaps in another tab. Let it end or stop it, and then try again.',
  'error.not-applied': 'Not done, because another change of the same step was refused.',
} satisfies Record<`error.${DirectoryErrorCode}`, Message>;

const choices = {
  'status.activated': 'Activated',
  'status.deactivated': 'Deactivated',
  'role.org-admin': 'Organisation admin',
  'role.admin': 'Admin',
  'role.manager': 'Manager',
  'role.agent': 'Agent',
  'role.user': 'User',
  'role.fax': 'Fax',
  'licence.voice': 'Voice',
  'licence.admin': 'Admin',
  'phoneType.softphone': 'Softphone',
  'phoneType.webphone': 'Webphone',
  'phoneType.deskphone': 'Desk phone',
  'noAnswer.voicemail': 'Voicemail',
  'noAnswer.hang-up': 'Hang up',
  'forwarding.ring-my-phone': 'Ring my phone',
  'forwarding.simultaneous': 'Ring together',
  'forwarding.sequential': 'Ring one after another',
  'forwarding.forward': 'Forward',
} as const;

/** What every element says: fields, issues, errors, the everyday verbs. */
export const commonStrings = {
  ...fields,
  ...issues,
  ...errors,
  ...choices,
  'notices.label': 'Notices',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.undo': 'Undo',
  'common.retry': 'Try again',
  'common.back': 'Back',
  'common.dismiss': 'Dismiss',
  'common.quoted': '“{value}”',
  'common.optional': 'optional',
  'common.loading': 'Loading…',
} as const;
