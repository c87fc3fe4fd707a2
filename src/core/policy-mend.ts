import {
  defaultPolicy,
  formSectionIds,
  type ChoicePolicy,
  type CustomField,
  type ExtensionPolicy,
  type FormPolicy,
  type FormSectionPolicy,
  type Policy,
  type RevealRule,
  type RingPolicy,
} from './policy.js';
import { customName, type FieldPath } from './user.js';

type Mutable = { -readonly [K in keyof Policy]: Policy[K] };

/** Tells developers what does not fit together; what the kit's own defaults no longer fit is mended without a word. */
class Report {
  readonly #input: Readonly<Record<string, unknown>>;
  readonly #problems: string[];

  constructor(input: unknown, problems: string[]) {
    this.#input = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>;
    this.#problems = problems;
  }

  /** Something that only a host can have set. */
  say(path: string, problem: string): void {
    this.#problems.push(`${path}: ${problem}`);
  }

  /** Said only where the host has set it. `path` begins with a setting of the policy. */
  add(path: string, problem: string): void {
    const [name = '', key = ''] = path.split('.');
    const setting = this.#input[name];
    const isSection = typeof setting === 'object' && setting !== null && !Array.isArray(setting) && isShaped(name);
    const given = isSection ? (setting as Record<string, unknown>)[key] : setting;
    if (given !== undefined) this.say(path, problem);
  }

  /** Keeps what is right and names the rest. */
  keep<T>(path: string, items: readonly T[], problemOf: (item: T) => string | undefined): readonly T[] {
    return items.filter((item, at) => {
      const problem = problemOf(item);
      if (problem !== undefined) this.add(`${path}.${at}`, problem);
      return problem === undefined;
    });
  }
}

/** Whether a setting is an object of settings. Roles with their fields are one setting. */
const isShaped = (name: string): boolean => name !== 'requiredForRole';

/** Makes settings that are right by themselves fit each other. Every problem names its path. */
export function mendPolicy(parsed: Policy, input: unknown, problems: string[]): Policy {
  const report = new Report(input, problems);
  const policy: Mutable = { ...parsed };
  mendBounds(policy, 'extension', report);
  mendBounds(policy, 'voicemailPin', report);
  for (const name of ['roles', 'licences', 'phoneTypes'] as const)
    policy[name] = mendChoices(policy[name], name, report);
  policy.extension = mendExtension(policy.extension, report);
  policy.ring = mendRing(policy.ring, report);
  policy.sipPassword = mendPasswords(policy.sipPassword, report);
  policy.customFields = mendCustomFields(policy.customFields, report);
  policy.privacy = report.keep(
    'privacy',
    policy.privacy,
    once(({ field }) => field),
  );
  mendNames(policy, report);
  mendPaths(policy, report);
  policy.form = mendForm(policy, report);
  return policy;
}

function mendBounds(policy: Mutable, name: 'extension' | 'voicemailPin', report: Report): void {
  const section = policy[name];
  if (section.minLength <= section.maxLength) return;
  report.say(`${name}.minLength`, `expected at most maxLength ${section.maxLength}`);
  const { minLength, maxLength } = defaultPolicy[name];
  Object.assign(policy, { [name]: { ...section, minLength, maxLength } });
}

/** New choices without a word on the initial one begin with the first. */
function mendChoices(choices: ChoicePolicy, name: string, report: Report): ChoicePolicy {
  if (choices.choices.includes(choices.initial)) return choices;
  report.add(`${name}.initial`, `expected one of ${choices.choices.join(', ')}`);
  return { ...choices, initial: choices.choices[0]! };
}

function mendExtension(extension: ExtensionPolicy, report: Report): ExtensionPolicy {
  const { minLength, maxLength, inventory } = extension;
  const lengthProblem = (digits: string): string | undefined =>
    digits.length >= minLength && digits.length <= maxLength
      ? undefined
      : `has ${digits.length} digits, expected minLength ${minLength} to maxLength ${maxLength}`;
  const ranges = report.keep('extension.ranges', extension.ranges, ({ from, to }) =>
    from.length !== to.length || from > to
      ? 'expected from and to of one length, from not above to'
      : lengthProblem(from),
  );
  if (!inventory) return { ...extension, ranges };
  const listed = inventory.filter((digits) => lengthProblem(digits) === undefined);
  const wrong = inventory.findIndex((digits) => lengthProblem(digits) !== undefined);
  const others = inventory.length - listed.length - 1;
  // A list of 100,000 can be wrong from end to end; the first tells enough.
  if (wrong >= 0)
    report.add(
      `extension.inventory.${wrong}`,
      `${lengthProblem(inventory[wrong]!)}${others > 0 ? `; and ${others} more` : ''}`,
    );
  return { ...extension, ranges, inventory: listed };
}

function mendRing(ring: RingPolicy, report: Report): RingPolicy {
  let { minRings, maxRings } = ring;
  if (minRings > maxRings) {
    report.say('ring.minRings', `expected at most maxRings ${maxRings}`);
    ({ minRings, maxRings } = defaultPolicy.ring);
  }
  const initialRings = Math.min(Math.max(ring.initialRings, minRings), maxRings);
  if (initialRings !== ring.initialRings) report.add('ring.initialRings', `expected from ${minRings} to ${maxRings}`);
  return { ...ring, minRings, maxRings, initialRings };
}

/** What is generated must be good enough to activate (R3). */
function mendPasswords({ minLength, generatedLength }: Policy['sipPassword'], report: Report): Policy['sipPassword'] {
  if (generatedLength >= minLength) return { minLength, generatedLength };
  report.add('sipPassword.generatedLength', `expected at least minLength ${minLength}`);
  return { minLength, generatedLength: minLength };
}

function mendCustomFields(fields: readonly CustomField[], report: Report): readonly CustomField[] {
  const named = once(({ name }: CustomField) => name);
  return report.keep('customFields', fields, (field) => {
    if (field.kind === 'choice' && (field.choices ?? []).length === 0) return 'expected choices for a field of choices';
    return named(field);
  });
}

/** Roles and licences that are named must be among those that there are. */
function mendNames(policy: Mutable, report: Report): void {
  const isRole = among(policy.roles);
  for (const name of ['protectedRoles', 'administratorRoles'] as const)
    policy[name] = report.keep(name, policy[name], isRole);
  policy.fullControlLicences = report.keep('fullControlLicences', policy.fullControlLicences, among(policy.licences));
  policy.requiredForRole = Object.fromEntries(
    Object.entries(policy.requiredForRole).filter(([role]) => {
      const problem = isRole(role);
      if (problem !== undefined) report.add(`requiredForRole.${role}`, problem);
      return problem === undefined;
    }),
  );
}

/** Fields of the host's own that are named must be defined. */
function mendPaths(policy: Mutable, report: Report): void {
  const isKnown = knownField(policy);
  for (const name of ['requiredToActivate', 'required'] as const)
    policy[name] = report.keep(name, policy[name], isKnown);
  policy.requiredForRole = Object.fromEntries(
    Object.entries(policy.requiredForRole).map(([role, fields]) => [
      role,
      report.keep(`requiredForRole.${role}`, fields, isKnown),
    ]),
  );
}

function mendForm(policy: Policy, report: Report): FormPolicy {
  const { hidden, labels, reveal, sections } = policy.form;
  const isKnown = knownField(policy);
  const always = alwaysRequired(policy);
  const needed = [...new Set([...always, ...policy.requiredToActivate])];
  const named = Object.entries(labels).filter(([path]) => {
    const problem = isKnown(path as FieldPath);
    if (problem !== undefined) report.add(`form.labels.${path}`, problem);
    return problem === undefined;
  });
  const placed = sections && mendSections(sections, policy, needed, report);
  return {
    ...(placed && { sections: placed }),
    hidden: report.keep(
      'form.hidden',
      hidden,
      (path) => isKnown(path) ?? (needed.includes(path) ? `${path} is required, so it is shown` : undefined),
    ),
    labels: Object.fromEntries(named),
    reveal: mendReveal(reveal, policy, always, report),
  };
}

/** What every user must have, whatever its status and role. */
function alwaysRequired({ required, extension, customFields }: Policy): readonly FieldPath[] {
  const own = customFields.filter((field) => field.required).map(({ name }): FieldPath => `custom.${name}`);
  return ['displayName', ...required, ...(extension.required ? (['extension'] as const) : []), ...own];
}

/** Nothing twice, every section with a title, and a place for what is required; where nothing is left, the kit's own. */
function mendSections(
  sections: readonly FormSectionPolicy[],
  policy: Policy,
  needed: readonly FieldPath[],
  report: Report,
): readonly FormSectionPolicy[] | undefined {
  const isKnown = knownField(policy);
  const placedOnce = once((path: FieldPath) => path);
  const mended = report
    .keep(
      'form.sections',
      sections,
      once(({ id }) => id),
    )
    .map((section) => {
      const path = `form.sections.${sections.indexOf(section)}`;
      const isOwn = !(formSectionIds as readonly string[]).includes(section.id);
      if (isOwn && section.title === undefined)
        report.add(`${path}.title`, `expected a title, ${section.id} is not one of the kit’s`);
      const fields = report.keep(`${path}.fields`, section.fields, (field) => isKnown(field) ?? placedOnce(field));
      return { ...section, ...(isOwn && { title: section.title ?? section.id }), fields };
    });
  const [first, ...others] = mended;
  if (!first) {
    report.add('form.sections', 'expected at least one section');
    return undefined;
  }
  const shown = new Set(mended.flatMap(({ fields }) => fields));
  const hasPlace = (path: FieldPath): boolean =>
    shown.has(path) || path === 'status' || (customName(path) !== undefined && shown.has('custom'));
  const missing = needed.filter((path) => !hasPlace(path));
  if (missing.length > 0) report.add('form.sections', `expected a place for ${missing.join(', ')}, which is required`);
  return [{ ...first, fields: [...first.fields, ...missing] }, ...others];
}

/** A rule that holds for nobody would hide its fields from everybody, so it is none; what is always required is no rule's. */
function mendReveal(
  rules: readonly RevealRule[],
  policy: Policy,
  always: readonly FieldPath[],
  report: Report,
): readonly RevealRule[] {
  const isKnown = knownField(policy);
  return rules.flatMap((rule, at) => {
    const path = `form.reveal.${at}`;
    const fields = report.keep(
      `${path}.fields`,
      rule.fields,
      (field) => isKnown(field) ?? (always.includes(field) ? `${field} is required, so it is always shown` : undefined),
    );
    const roles = rule.roles && report.keep(`${path}.roles`, rule.roles, among(policy.roles));
    const licences = rule.licences && report.keep(`${path}.licences`, rule.licences, among(policy.licences));
    const isEmpty = [rule.statuses, roles, licences].some((list) => list?.length === 0);
    if (isEmpty) report.add(path, 'holds for nobody, so it is left out');
    const mended = { ...rule, fields, ...(roles && { roles }), ...(licences && { licences }) };
    return isEmpty || fields.length === 0 ? [] : [mended];
  });
}

const among =
  ({ choices }: ChoicePolicy) =>
  (name: string): string | undefined =>
    choices.includes(name) ? undefined : `${name} is none of ${choices.join(', ')}`;

function knownField({ customFields }: Policy): (path: FieldPath) => string | undefined {
  const names = new Set(customFields.map(({ name }) => name));
  return (path) => {
    const name = customName(path);
    return name === undefined || names.has(name) ? undefined : `${path} is not defined in customFields`;
  };
}

/** Refuses what came before. */
function once<T>(keyOf: (item: T) => string): (item: T) => string | undefined {
  const seen = new Set<string>();
  return (item) => {
    const key = keyOf(item);
    if (seen.has(key)) return `${key} is named twice`;
    seen.add(key);
    return undefined;
  };
}
