import { userFields, type FieldPath } from './user.js';

/** How other systems call a field; letters only, without case. */
const otherNames: Readonly<Record<string, FieldPath>> = {
  name: 'displayName',
  fullname: 'displayName',
  formatted: 'displayName',
  firstname: 'givenName',
  lastname: 'familyName',
  surname: 'familyName',
  login: 'username',
  emails: 'email',
  mail: 'email',
  emailaddress: 'email',
  extensionnumber: 'extension',
  license: 'licence',
  roles: 'role',
  active: 'status',
  enabled: 'status',
  password: 'portalPassword',
  branch: 'branchId',
  mailbox: 'mailboxId',
  location: 'locationId',
  faxaccount: 'faxAccountId',
  mobilephone: 'mobile',
  phonenumber: 'phone',
  phonenumbers: 'phone',
  organization: 'company',
  organisation: 'company',
  title: 'position',
  jobtitle: 'position',
};

const fields: ReadonlyMap<string, FieldPath> = new Map([
  ...Object.entries(otherNames),
  ...userFields.map(({ name }) => [name.toLowerCase(), name] as const),
]);

/** Around the fields of a user in requests; they name none themselves. */
const wrappers: ReadonlySet<string> = new Set([
  '$',
  'body',
  'request',
  'data',
  'attributes',
  'user',
  'users',
  'values',
  'secrets',
]);

/**
 * The field that a server means: by JSON Pointer (`#/values/email`), as a fragment or not, by path (`$.email`,
 * `emails[0].value`, `["body", "email"]`), by name in any case (`Email`, `voice_message_emails`), or by a common other name
 * (SCIM's `userName`, `name.givenName`). What lies inside a field, such as an index, is that field.
 * @returns undefined where it is no field of a user
 */
export function fieldOfPointer(pointer: unknown): FieldPath | undefined {
  const segments = segmentsOf(pointer);
  const start = segments.findIndex((segment) => !wrappers.has(segment.toLowerCase()) && !/^\d+$/.test(segment));
  const first = segments[start];
  if (first === undefined) return undefined;
  const second = segments[start + 1];
  const key = plain(first);
  if (key === 'custom' && second !== undefined) return /^[\w-]{1,64}$/.test(second) ? `custom.${second}` : undefined;
  // SCIM keeps the parts of a name inside it.
  return (key === 'name' && second !== undefined ? fields.get(plain(second)) : undefined) ?? fields.get(key);
}

const plain = (name: string): string => name.toLowerCase().replace(/[_\s-]/g, '');

function segmentsOf(pointer: unknown): readonly string[] {
  // Numbers are places in lists, which name no field.
  if (Array.isArray(pointer)) return pointer.filter((part): part is string => typeof part === 'string');
  if (typeof pointer !== 'string') return [];
  // A name of an extension schema stands behind its URN.
  const text = pointer.slice(0, 500).replace(/^urn:.*:/i, '');
  if (/^#?\//.test(text)) return text.split('/').slice(1).map(unescaped);
  return text.split(/[.[\]"']/).filter(Boolean);
}

/** RFC 6901: of a fragment percent signs first, then `~1` and `~0`. */
function unescaped(segment: string): string {
  return decoded(segment).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
