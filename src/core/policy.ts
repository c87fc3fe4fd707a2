import { customName, type FieldPath, type UserId, type UserStatus } from './user.js';

/**
 * The tenant's own rules as plain JSON: lengths, ranges, roles, required fields, seats.
 * `parsePolicy` in `policy-schema.ts` checks and completes what a host sets.
 */
export interface Policy {
  /** The administrator who is working; guards against removing oneself (R32). */
  readonly currentUserId?: UserId;
  /** How many users may be activated; absent is unlimited (R5). */
  readonly seats?: number;
  /** What a user needs before it may register (R3). */
  readonly requiredToActivate: readonly FieldPath[];
  readonly extension: ExtensionPolicy;
  readonly roles: ChoicePolicy;
  /** Users in these roles cannot be removed (R32). */
  readonly protectedRoles: readonly string[];
  /** The last user in one of these roles cannot be removed (R32). */
  readonly administratorRoles: readonly string[];
  readonly licences: ChoicePolicy;
  readonly phoneTypes: ChoicePolicy;
  readonly sipPassword: { readonly minLength: number; readonly generatedLength: number };
  readonly voicemailPin: { readonly minLength: number; readonly maxLength: number };
  /** Order of the names in `displayName` when it is composed of given and family name. */
  readonly nameOrder: 'given-family' | 'family-given';
  /** How long Undo is offered after a removal, at least 10 (R31). */
  readonly undoSeconds: number;
  /** Fields that every user needs, activated or not, beside the name (R10). */
  readonly required: readonly FieldPath[];
  /** What users in a role need besides, before they may register (R3). */
  readonly requiredForRole: Readonly<Record<string, readonly FieldPath[]>>;
  /** Who holds one of these has full control; the form says so (R14). */
  readonly fullControlLicences: readonly string[];
  readonly ring: RingPolicy;
  /** Which name a caller spells first (R15). */
  readonly dialByName: 'family-name' | 'given-name';
  /** Fields that must be acknowledged when they are switched on or changed (R16). */
  readonly privacy: readonly PrivacyWarning[];
  /** Warns where a user with an extension has no location and the tenant has no default one. */
  readonly warnWithoutLocation: boolean;
  /** Whose national numbers are meant: ISO 3166, two capitals; absent, national numbers stay as typed. */
  readonly country?: string;
  readonly form: FormPolicy;
  /** Fields of the host's own (F4). */
  readonly customFields: readonly CustomField[];
  /** What the person who is working may do; the server enforces it, the kit hides it (R64). */
  readonly permissions: Permissions;
}

/** Ring time is kept in seconds and shown in rings (R17). */
export interface RingPolicy {
  readonly secondsPerRing: number;
  readonly minRings: number;
  readonly maxRings: number;
  readonly initialRings: number;
}

export type PrivacyField = 'voiceMessageEmails' | 'smsEnabled';

export interface PrivacyWarning {
  readonly field: PrivacyField;
  /** The tenant's own wording; absent, the kit's. */
  readonly text?: string;
}

export interface FormPolicy {
  /** Sections in their order; absent, the kit's own. What no section names is not shown. */
  readonly sections?: readonly FormSectionPolicy[];
  readonly hidden: readonly FieldPath[];
  /** The tenant's own words for fields. */
  readonly labels: Readonly<Partial<Record<FieldPath, string>>>;
  /** A field that is named here is shown only where one of the rules that name it holds (R10, R14). */
  readonly reveal: readonly RevealRule[];
}

/** The sections of a form that the kit knows by title and icon, in their order. */
export const formSectionIds = [
  'person',
  'phone',
  'access',
  'calls',
  'voicemail',
  'caller-id',
  'texting',
  'location',
  'on-call',
  'devices',
  'organisation',
  'custom',
  'sip',
] as const;
export type FormSectionId = (typeof formSectionIds)[number];

export interface FormSectionPolicy {
  /** One of the kit's (its title and icon come with it), or the host's own. */
  readonly id: string;
  /** Needed where `id` is not one of the kit's. */
  readonly title?: string;
  readonly fields: readonly FieldPath[];
  /** Closed until asked for. */
  readonly folded?: boolean;
}

/** Holds where every list that is given contains the user's value. */
export interface RevealRule {
  readonly fields: readonly FieldPath[];
  readonly statuses?: readonly UserStatus[];
  readonly roles?: readonly string[];
  readonly licences?: readonly string[];
}

export interface CustomField {
  /** Letters, digits, `-` and `_`. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'choice';
  readonly choices?: readonly string[];
  readonly required?: boolean;
  /** Most characters of a text, largest number. */
  readonly max?: number;
  readonly hint?: string;
}

export const permissionNames = ['view', 'create', 'edit', 'activate', 'remove', 'import', 'export', 'secrets'] as const;
export type Permission = (typeof permissionNames)[number];
export type Permissions = Readonly<Record<Permission, boolean>>;

export interface ChoicePolicy {
  readonly choices: readonly string[];
  readonly initial: string;
}

export interface ExtensionPolicy {
  /** False lets a user be without one (R25). */
  readonly required: boolean;
  readonly minLength: number;
  readonly maxLength: number;
  /** Inclusive, both ends of one length; empty allows every number of an allowed length (R21). */
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
  /** Never given to a user (R21). */
  readonly reserved: readonly {
    readonly extension: string;
    readonly reason: 'emergency' | 'feature-code' | 'reserved';
  }[];
  /** Only these numbers may be given; absent, any free one of an allowed length and range (R23). */
  readonly inventory?: readonly string[];
  /** Where the search for the next free number begins when there is neither range nor inventory: a number or its first digits. */
  readonly suggestFrom: string;
}

export const defaultPolicy: Policy = {
  requiredToActivate: ['username', 'email', 'extension', 'sipPassword'],
  extension: {
    required: false,
    minLength: 2,
    maxLength: 4,
    ranges: [],
    reserved: [
      { extension: '0', reason: 'feature-code' },
      { extension: '112', reason: 'emergency' },
      { extension: '911', reason: 'emergency' },
      { extension: '999', reason: 'emergency' },
    ],
    suggestFrom: '100',
  },
  roles: { choices: ['org-admin', 'admin', 'manager', 'agent', 'user', 'fax'], initial: 'user' },
  protectedRoles: ['org-admin'],
  administratorRoles: ['org-admin', 'admin'],
  licences: { choices: ['voice', 'admin'], initial: 'voice' },
  phoneTypes: { choices: ['softphone', 'webphone', 'deskphone'], initial: 'softphone' },
  sipPassword: { minLength: 8, generatedLength: 20 },
  voicemailPin: { minLength: 4, maxLength: 10 },
  nameOrder: 'given-family',
  undoSeconds: 10,
  required: [],
  requiredForRole: { fax: ['faxAccountId'] },
  fullControlLicences: ['admin'],
  ring: { secondsPerRing: 5, minRings: 2, maxRings: 10, initialRings: 4 },
  dialByName: 'family-name',
  privacy: [{ field: 'voiceMessageEmails' }, { field: 'smsEnabled' }],
  warnWithoutLocation: false,
  form: {
    hidden: [],
    labels: {},
    reveal: [
      { fields: ['faxAccountId'], roles: ['fax'] },
      { fields: ['onCallPin', 'onCallRemindMinutes'], roles: ['org-admin', 'admin', 'manager', 'agent'] },
      { fields: ['smsEnabled', 'smsNumber'], licences: ['voice', 'admin'] },
      { fields: ['mobileStun', 'maxBindings'], statuses: ['activated'] },
    ],
  },
  customFields: [],
  permissions: {
    view: true,
    create: true,
    edit: true,
    activate: true,
    remove: true,
    import: true,
    export: true,
    secrets: true,
  },
};

/** What a host writes: any part of a policy, the rest is the default. */
export type PolicyInput = {
  readonly [K in keyof Policy]?: Policy[K] extends readonly unknown[] | string | number | undefined
    ? Policy[K]
    : Partial<Policy[K]>;
};

/** What the tenant calls a field; undefined where the kit's own word stands. */
export function labelOf(path: FieldPath, policy: Policy): string | undefined {
  const name = customName(path);
  const own = name === undefined ? undefined : policy.customFields.find((field) => field.name === name)?.label;
  return policy.form.labels[path] ?? own;
}
