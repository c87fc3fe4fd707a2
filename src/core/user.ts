/**
 * The user of a phone system: the one noun of this kit.
 * `userFields` is the single description from which the schema, the check, the import targets and the form are made.
 */

export type UserId = string;
export type UserStatus = 'activated' | 'deactivated';
export type ForwardingMode = 'ring-my-phone' | 'simultaneous' | 'sequential' | 'forward';

export interface Forwarding {
  readonly mode: ForwardingMode;
  /** Extensions or phone numbers, in ringing order. */
  readonly destinations: readonly string[];
}

/** Secrets never travel with the user (R60): they are written, and afterwards only known to be there. */
export const secretFields = ['sipPassword', 'portalPassword', 'voicemailPin', 'onCallPin'] as const;
export type SecretField = (typeof secretFields)[number];
/** `weak`: kept, but not good enough for the policy; a weak SIP password does not activate (R3). */
export type SecretState = 'set' | 'weak';
export type Secrets = { readonly [F in SecretField]?: string };

/** Everything an administrator can set on a user, secrets apart. An absent field is not set. */
export interface UserValues {
  readonly branchId?: string;
  readonly displayName: string;
  readonly givenName?: string;
  readonly familyName?: string;
  /** Digits as text; leading zeros count (R22). */
  readonly extension?: string;
  readonly phoneType?: string;
  /** Login identity; fixed once the user exists (R12). */
  readonly username?: string;
  readonly email?: string;
  readonly role?: string;
  readonly licence?: string;
  readonly status: UserStatus;
  readonly sipUsername?: string;
  readonly authName?: string;
  readonly mobile?: string;
  readonly callerIdName?: string;
  readonly callerIdNumber?: string;
  /** Seconds a call rings before `noAnswer` (R17). */
  readonly callTimeout?: number;
  readonly noAnswer?: 'voicemail' | 'hang-up';
  readonly forwarding?: Forwarding;
  readonly doNotDisturb?: boolean;
  readonly voicemailEnabled?: boolean;
  readonly mailboxId?: string;
  readonly greeting?: string;
  readonly notifyEmails?: readonly string[];
  readonly voiceMessageEmails?: readonly string[];
  readonly locationId?: string;
  readonly faxAccountId?: string;
  readonly onCallRemindMinutes?: number;
  readonly smsEnabled?: boolean;
  readonly smsNumber?: string;
  readonly mobileStun?: boolean;
  /** Devices that may register at once. */
  readonly maxBindings?: number;
  readonly company?: string;
  readonly position?: string;
  readonly department?: string;
  readonly phone?: string;
  readonly notes?: string;
  /** Fields of the host's own (F4): text, number or yes and no, by name. */
  readonly custom?: CustomValues;
}

export type CustomValue = string | number | boolean;
export type CustomValues = Readonly<Record<string, CustomValue>>;

export interface User extends UserValues {
  readonly id: UserId;
  /** Changes with every write; a write names the version it was based on (R50). */
  readonly version: string;
  readonly tenantId: string;
  /** Which secrets are there, never what they are. */
  readonly secrets: { readonly [F in SecretField]?: SecretState };
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly activatedAt?: string;
}

/** A field that can be set, by its name: the values and the secrets. */
export type UserField = keyof UserValues | SecretField;

/** Where an issue, a label or a place in the form belongs: a field, or one of the host's own (F4). */
export type FieldPath = UserField | `custom.${string}`;

export type FieldKind =
  | 'text'
  | 'digits'
  | 'email'
  | 'phone'
  | 'choice'
  | 'boolean'
  | 'integer'
  | 'emails'
  | 'reference'
  | 'forwarding'
  | 'custom'
  | 'secret';

export interface FieldSpec {
  readonly name: UserField;
  readonly kind: FieldKind;
  /** Most characters for text, largest value for an integer. */
  readonly max?: number;
  /** Fewest characters for text, smallest value for an integer. */
  readonly min?: number;
  /** The values of a choice that no policy changes; other choices take theirs from the policy. */
  readonly choices?: readonly string[];
}

export const userFields: readonly FieldSpec[] = [
  { name: 'displayName', kind: 'text', min: 1, max: 128 },
  { name: 'givenName', kind: 'text', max: 128 },
  { name: 'familyName', kind: 'text', max: 128 },
  { name: 'extension', kind: 'digits', max: 40 },
  { name: 'phoneType', kind: 'choice' },
  { name: 'username', kind: 'text', max: 254 },
  { name: 'email', kind: 'email', max: 254 },
  { name: 'role', kind: 'choice' },
  { name: 'licence', kind: 'choice' },
  { name: 'status', kind: 'choice', choices: ['activated', 'deactivated'] },
  { name: 'branchId', kind: 'reference', max: 128 },
  { name: 'sipUsername', kind: 'text', max: 128 },
  { name: 'authName', kind: 'text', max: 128 },
  { name: 'sipPassword', kind: 'secret', max: 128 },
  { name: 'portalPassword', kind: 'secret', max: 128 },
  { name: 'mobile', kind: 'phone', max: 32 },
  { name: 'callerIdName', kind: 'text', max: 35 },
  { name: 'callerIdNumber', kind: 'phone', max: 32 },
  { name: 'callTimeout', kind: 'integer', min: 0, max: 10800 },
  { name: 'noAnswer', kind: 'choice', choices: ['voicemail', 'hang-up'] },
  { name: 'forwarding', kind: 'forwarding' },
  { name: 'doNotDisturb', kind: 'boolean' },
  { name: 'voicemailEnabled', kind: 'boolean' },
  { name: 'mailboxId', kind: 'reference', max: 128 },
  { name: 'voicemailPin', kind: 'secret', max: 24 },
  { name: 'greeting', kind: 'reference', max: 512 },
  { name: 'notifyEmails', kind: 'emails', max: 50 },
  { name: 'voiceMessageEmails', kind: 'emails', max: 50 },
  { name: 'locationId', kind: 'reference', max: 128 },
  { name: 'faxAccountId', kind: 'reference', max: 128 },
  { name: 'onCallPin', kind: 'secret', max: 24 },
  { name: 'onCallRemindMinutes', kind: 'integer', min: 0, max: 10080 },
  { name: 'smsEnabled', kind: 'boolean' },
  { name: 'smsNumber', kind: 'phone', max: 32 },
  { name: 'mobileStun', kind: 'boolean' },
  { name: 'maxBindings', kind: 'integer', min: 1, max: 100 },
  { name: 'company', kind: 'text', max: 256 },
  { name: 'position', kind: 'text', max: 256 },
  { name: 'department', kind: 'text', max: 256 },
  { name: 'phone', kind: 'phone', max: 32 },
  { name: 'notes', kind: 'text', max: 4000 },
  { name: 'custom', kind: 'custom', max: 100 },
];

/** Those that one cell of a file can hold: the import's targets. */
export const cellFields: readonly FieldSpec[] = userFields.filter(({ kind }) => kind !== 'custom');

const specs: ReadonlyMap<string, FieldSpec> = new Map(userFields.map((spec) => [spec.name, spec]));

export function fieldSpec(field: UserField): FieldSpec {
  const spec = specs.get(field);
  if (!spec) throw new TypeError(`"${field}" is not a field of a user`);
  return spec;
}

const secretNames: ReadonlySet<string> = new Set(secretFields);

export function isSecretField(field: string): field is SecretField {
  return secretNames.has(field);
}

/** The name of a field of the host's own, of its path; undefined for the kit's fields. */
export const customName = (path: FieldPath): string | undefined =>
  path.startsWith('custom.') ? path.slice('custom.'.length) : undefined;
