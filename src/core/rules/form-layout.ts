import type { FormSectionId, FormSectionPolicy, Policy, RevealRule } from '../policy.js';
import { customName, isSecretField, type FieldPath } from '../user.js';
import type { DraftValues } from './draft-values.js';
import { can } from './permissions.js';

/** A section as it is shown now. */
export interface LaidSection {
  readonly id: string;
  /** The tenant's own; absent, the kit's for this id. */
  readonly title?: string;
  /** Line by line; two fields of a line are read as one. */
  readonly rows: readonly (readonly FieldPath[])[];
  /** Closed until asked for. */
  readonly folded: boolean;
}

/** `settings`: how calls reach the user, and nothing else. */
export type LayoutMode = 'all' | 'settings';

/** The form in the order in which it is read; the status stands above it all. */
const kitFields: Readonly<Record<FormSectionId, readonly FieldPath[]>> = {
  person: ['displayName', 'givenName', 'familyName', 'email', 'mobile'],
  phone: ['extension', 'phoneType'],
  access: ['username', 'role', 'licence', 'faxAccountId', 'portalPassword'],
  calls: ['callTimeout', 'forwarding', 'noAnswer', 'doNotDisturb'],
  voicemail: ['voicemailEnabled', 'mailboxId', 'voicemailPin', 'greeting', 'voiceMessageEmails', 'notifyEmails'],
  'caller-id': ['callerIdName', 'callerIdNumber'],
  texting: ['smsEnabled', 'smsNumber'],
  location: ['locationId'],
  'on-call': ['onCallPin', 'onCallRemindMinutes'],
  devices: ['maxBindings', 'mobileStun'],
  organisation: ['branchId', 'company', 'position', 'department', 'phone', 'notes'],
  custom: ['custom'],
  sip: ['sipUsername', 'authName', 'sipPassword'],
};

const openSections: readonly string[] = ['person', 'phone', 'access', 'custom'] satisfies FormSectionId[];
const settingsSections: readonly string[] = ['calls', 'voicemail', 'caller-id'] satisfies FormSectionId[];

const kitSections: readonly FormSectionPolicy[] = Object.entries(kitFields).map(([id, fields]) => ({
  id,
  fields,
  folded: !openSections.includes(id),
}));

/** Fields that share a line where one follows the other. */
const pairs: ReadonlyMap<FieldPath, FieldPath> = new Map([
  ['givenName', 'familyName'],
  ['extension', 'phoneType'],
  ['onCallPin', 'onCallRemindMinutes'],
  ['position', 'department'],
]);

/**
 * The sections of the form for a user as it stands now (R10): the tenant's or the kit's, without what is hidden, what no
 * rule reveals, and secrets where the person may not set them (R64). A section without fields is none.
 */
export function formLayout(policy: Policy, values: DraftValues, mode: LayoutMode): readonly LaidSection[] {
  const sections = mode === 'settings' ? settingsOf(policy) : (policy.form.sections ?? kitSections);
  const placed = new Set(sections.flatMap(({ fields }) => fields));
  const others = policy.customFields.map(({ name }): FieldPath => `custom.${name}`).filter((path) => !placed.has(path));
  const isShown = shownBy(policy, values);
  return sections
    .map(({ id, title, fields, folded }) => ({
      id,
      ...(title !== undefined && { title }),
      rows: rowsOf(fields.flatMap((field) => (field === 'custom' ? others : field)).filter(isShown)),
      folded: mode === 'all' && folded === true,
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** The tenant's sections of this kind, or else the kit's, with the fields that the tenant shows at all. */
function settingsOf({ form: { sections } }: Policy): readonly FormSectionPolicy[] {
  const own = (sections ?? kitSections).filter(({ id }) => settingsSections.includes(id));
  if (own.length > 0) return own;
  const placed = new Set(sections?.flatMap(({ fields }) => fields));
  return kitSections
    .filter(({ id }) => settingsSections.includes(id))
    .map((section) => ({ ...section, fields: section.fields.filter((field) => placed.has(field)) }));
}

function shownBy(policy: Policy, values: DraftValues): (path: FieldPath) => boolean {
  const { hidden, reveal } = policy.form;
  const ruled = new Set(reveal.flatMap(({ fields }) => fields));
  const revealed = new Set(reveal.filter((rule) => holds(rule, values)).flatMap(({ fields }) => fields));
  return (path) => {
    const name = customName(path);
    if (name !== undefined && !policy.customFields.some((field) => field.name === name)) return false;
    if (path === 'status' || hidden.includes(path) || (ruled.has(path) && !revealed.has(path))) return false;
    return !isSecretField(path) || can(policy, 'secrets');
  };
}

function holds({ statuses, roles, licences }: RevealRule, { status, role, licence }: DraftValues): boolean {
  const has = (list: readonly string[] | undefined, value: string | undefined): boolean =>
    list === undefined || (value !== undefined && list.includes(value));
  return has(statuses, status) && has(roles, role) && has(licences, licence);
}

function rowsOf(fields: readonly FieldPath[]): readonly (readonly FieldPath[])[] {
  const rows: FieldPath[][] = [];
  for (const field of fields) {
    const row = rows.at(-1);
    if (row?.length === 1 && pairs.get(row[0]!) === field) row.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** Fields that a rule reveals and that are shown now, in the order of the form (R14). */
export function revealedFields(policy: Policy, values: DraftValues): readonly FieldPath[] {
  const ruled = new Set(policy.form.reveal.flatMap(({ fields }) => fields));
  return formLayout(policy, values, 'all').flatMap(({ rows }) => rows.flat().filter((field) => ruled.has(field)));
}

/** In the order of the form, the status first; what it does not show comes last. */
export function inFormOrder<T>(
  items: readonly T[],
  fieldOf: (item: T) => FieldPath | undefined,
  sections: readonly LaidSection[],
): readonly T[] {
  const order: readonly FieldPath[] = ['status', ...sections.flatMap(({ rows }) => rows.flat())];
  const rank = (item: T): number => {
    const field = fieldOf(item);
    const at = field === undefined ? -1 : order.indexOf(field);
    return at < 0 ? order.length : at;
  };
  return [...items].sort((a, b) => rank(a) - rank(b));
}
