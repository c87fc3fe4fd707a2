import * as z from 'zod/mini';
import type { ChoicePolicy, Permission, Policy } from './policy.js';
import { defaultPolicy, permissionNames } from './policy.js';
import { mendPolicy } from './policy-mend.js';
import { userFields } from './user.js';

/** One setting: what it must look like, and how a developer is told. */
type Setting = readonly [schema: z.ZodMiniType, expected: string];

const text = z.string().check(z.minLength(1));
const digits = z.string().check(z.regex(/^[0-9]+$/), z.maxLength(40));
const texts: Setting = [z.array(text), 'a list of non-empty texts'];
const whole = (min: number, max: number): Setting => [
  z.int().check(z.minimum(min), z.maximum(max)),
  `a whole number from ${min} to ${max}`,
];
const choices = {
  choices: [z.array(text).check(z.minLength(1)), 'a list of at least one non-empty text'],
  initial: [text, 'a non-empty text'],
} as const satisfies Record<keyof ChoicePolicy, Setting>;

/** `__proto__` is a name that objects keep for themselves. */
const ownName = '(?!__proto__$)[A-Za-z0-9_-]{1,64}';
const fieldNames = userFields.map((spec) => spec.name).join('|');
const fieldPath = z.string().check(z.regex(new RegExp(`^(?:${fieldNames}|custom\\.${ownName})$`)));
const fieldPaths: Setting = [z.array(fieldPath), 'a list of fields of a user, or custom.<name>'];

const yesOrNo: Setting = [z.boolean(), 'true or false'];

/** Every setting of a policy; the published JSON Schema is made of it. */
export const policySettings = {
  currentUserId: [text, 'the id of a user'],
  seats: whole(0, 10_000_000),
  requiredToActivate: fieldPaths,
  extension: {
    required: yesOrNo,
    minLength: whole(1, 40),
    maxLength: whole(1, 40),
    ranges: [z.array(z.strictObject({ from: digits, to: digits })), 'a list of {from, to} in digits, as text'],
    reserved: [
      z.array(z.strictObject({ extension: digits, reason: z.enum(['emergency', 'feature-code', 'reserved']) })),
      'a list of {extension, reason: emergency | feature-code | reserved}',
    ],
    inventory: [z.array(digits), 'a list of extensions in digits, as text'],
    suggestFrom: [digits, 'digits, as text'],
  },
  roles: choices,
  protectedRoles: texts,
  administratorRoles: texts,
  licences: choices,
  phoneTypes: choices,
  sipPassword: { minLength: whole(1, 128), generatedLength: whole(8, 128) },
  voicemailPin: { minLength: whole(1, 24), maxLength: whole(1, 24) },
  nameOrder: [z.enum(['given-family', 'family-given']), 'given-family or family-given'],
  undoSeconds: whole(10, 3600),
  required: fieldPaths,
  requiredForRole: [z.record(z.string(), z.array(fieldPath)), 'roles, each with a list of fields of a user'],
  fullControlLicences: texts,
  ring: {
    secondsPerRing: whole(1, 60),
    minRings: whole(1, 100),
    maxRings: whole(1, 100),
    initialRings: whole(1, 100),
  },
  dialByName: [z.enum(['family-name', 'given-name']), 'family-name or given-name'],
  privacy: [
    z.array(z.strictObject({ field: z.enum(['voiceMessageEmails', 'smsEnabled']), text: z.optional(text) })),
    'a list of {field: voiceMessageEmails | smsEnabled, text?}',
  ],
  warnWithoutLocation: yesOrNo,
  country: [z.string().check(z.regex(/^[A-Z]{2}$/)), 'two capitals of ISO 3166, like DE'],
  form: {
    sections: [
      z.array(
        z.strictObject({
          id: text,
          title: z.optional(text),
          fields: z.array(fieldPath),
          folded: z.optional(z.boolean()),
        }),
      ),
      'a list of {id, title?, fields, folded?}',
    ],
    hidden: fieldPaths,
    labels: [z.record(fieldPath, text), 'fields of a user, each with a text'],
    reveal: [
      z.array(
        z.strictObject({
          fields: z.array(fieldPath),
          statuses: z.optional(z.array(z.enum(['activated', 'deactivated']))),
          roles: z.optional(z.array(text)),
          licences: z.optional(z.array(text)),
        }),
      ),
      'a list of {fields, statuses?, roles?, licences?}',
    ],
  },
  customFields: [
    z.array(
      z.strictObject({
        name: z.string().check(z.regex(new RegExp(`^${ownName}$`))),
        label: text,
        kind: z.enum(['text', 'number', 'boolean', 'choice']),
        choices: z.optional(z.array(text)),
        required: z.optional(z.boolean()),
        max: z.optional(z.number()),
        hint: z.optional(text),
      }),
    ),
    'a list of {name, label, kind: text | number | boolean | choice, choices?, required?, max?, hint?}',
  ],
  permissions: Object.fromEntries(permissionNames.map((name): [Permission, Setting] => [name, yesOrNo])),
} as const satisfies Record<keyof Policy, Setting | Readonly<Record<string, Setting>>>;

export interface ParsedPolicy {
  readonly policy: Policy;
  /** For developers: each names the path of what was wrong and what was expected there. */
  readonly problems: readonly string[];
}

type Section = Record<string, unknown>;

/**
 * Checks and completes what a host sets. Never throws: a wrong part falls back to its default,
 * the rest is used, and every problem names its path.
 */
export function parsePolicy(input: unknown): ParsedPolicy {
  const problems: string[] = [];
  const policy: Section = { ...defaultPolicy };
  for (const [name, value] of sectionEntries(input, 'policy', problems)) {
    // With it a file of JSON names `policy.schema.json`, for the editor.
    if (name === '$schema') continue;
    const setting = Object.hasOwn(policySettings, name)
      ? (policySettings[name as keyof Policy] as Setting | Record<string, Setting>)
      : undefined;
    if (!setting) problems.push(`${name}: is not a setting; known are ${Object.keys(policySettings).join(', ')}`);
    else if (Array.isArray(setting)) readSetting(policy, name, name, value, setting as unknown as Setting, problems);
    else policy[name] = readSection(name, value, setting as Record<string, Setting>, problems);
  }
  return { policy: mendPolicy(policy as unknown as Policy, input, problems), problems };
}

function readSection(name: string, value: unknown, shape: Record<string, Setting>, problems: string[]): Section {
  const section: Section = { ...(defaultPolicy[name as keyof Policy] as unknown as Section) };
  for (const [key, part] of sectionEntries(value, name, problems)) {
    const path = `${name}.${key}`;
    const setting = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (setting) readSetting(section, key, path, part, setting, problems);
    else problems.push(`${path}: is not a setting; known are ${Object.keys(shape).join(', ')}`);
  }
  return section;
}

function readSetting(
  section: Section,
  key: string,
  path: string,
  value: unknown,
  [schema, expected]: Setting,
  problems: string[],
): void {
  if (value === undefined) return;
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    section[key] = parsed.data;
    return;
  }
  const deeper = parsed.error.issues[0]!.path.map(String);
  problems.push(`${[path, ...deeper].join('.')}: expected ${expected}`);
}

function sectionEntries(value: unknown, path: string, problems: string[]): [string, unknown][] {
  if (value === undefined) return [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  problems.push(`${path}: expected an object`);
  return [];
}
