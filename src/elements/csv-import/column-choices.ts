import { cellFields, type UserField } from '../../core/user.js';
import type { StringKey } from '../../strings/en.js';

/** The fields in the order people look for them. */
export const fieldGroups: readonly { readonly key: StringKey; readonly fields: readonly UserField[] }[] = [
  {
    key: 'import.group.person',
    fields: [
      'displayName',
      'givenName',
      'familyName',
      'email',
      'mobile',
      'phone',
      'company',
      'position',
      'department',
      'notes',
    ],
  },
  {
    key: 'import.group.phone',
    fields: [
      'extension',
      'phoneType',
      'sipUsername',
      'authName',
      'sipPassword',
      'maxBindings',
      'mobileStun',
      'locationId',
    ],
  },
  { key: 'import.group.access', fields: ['username', 'portalPassword', 'role', 'licence', 'status', 'branchId'] },
  {
    key: 'import.group.calls',
    fields: [
      'callerIdName',
      'callerIdNumber',
      'callTimeout',
      'noAnswer',
      'forwarding',
      'doNotDisturb',
      'onCallPin',
      'onCallRemindMinutes',
    ],
  },
  {
    key: 'import.group.voicemail',
    fields: [
      'voicemailEnabled',
      'mailboxId',
      'voicemailPin',
      'greeting',
      'notifyEmails',
      'voiceMessageEmails',
      'faxAccountId',
      'smsEnabled',
      'smsNumber',
    ],
  },
];
const grouped = new Set(fieldGroups.flatMap((group) => group.fields));
/** What no group knows yet; none is ever out of reach. */
export const ungroupedFields = cellFields.map((spec) => spec.name).filter((name) => !grouped.has(name));

/** Labels of the Encoding Standard. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'iso-8859-15',
  'macintosh',
];
export const delimiters: readonly { readonly value: string; readonly key: StringKey }[] = [
  { value: ',', key: 'import.delimiter.comma' },
  { value: ';', key: 'import.delimiter.semicolon' },
  { value: '\t', key: 'import.delimiter.tab' },
  { value: '|', key: 'import.delimiter.pipe' },
];
