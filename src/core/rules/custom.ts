import type { Issue } from '../issue.js';
import type { CustomField, Policy } from '../policy.js';
import { fieldSpec, type CustomValue, type CustomValues, type FieldPath } from '../user.js';
import { controlCharacter } from './control-character.js';
import { cleanText, isSimple } from './clean-text.js';

/** Fields of the host's own (F4): plain values by name. What the policy does not know is kept as it is. */

/** `__proto__` is a name that objects keep for themselves. */
export const customNamePattern = /^(?!__proto__$)[\w-]{1,64}$/;
export const maxCustomText = 4000;

export function isCustom(value: unknown): value is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** As it is kept: texts cleaned, names that say nothing left out; undefined when none says anything. */
export function cleanCustom(custom: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  return record(Object.entries(custom).flatMap(([name, value]) => cleanEntry(name, value)));
}

function cleanEntry(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  const clean = typeof value === 'string' ? cleanText(value) : value;
  return clean === '' || clean === null || clean === undefined ? [] : [[name, clean]];
}

/** Never by assignment: that would take `__proto__` for what it is not. */
function record<V>(entries: readonly (readonly [string, V])[]): Readonly<Record<string, V>> | undefined {
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/**
 * What is kept after a patch: name by name, what says nothing clears; a patch that says nothing at all clears every name.
 * What is of the wrong kind is handed on to be refused.
 */
export function mergeCustom(before: CustomValues | undefined, patch: unknown): unknown {
  if (patch === null || patch === '') return undefined;
  if (!isCustom(patch)) return patch;
  const merged = new Map<string, unknown>(Object.entries(before ?? {}));
  for (const [name, value] of Object.entries(patch)) {
    const [entry] = cleanEntry(name, value);
    if (entry) merged.set(name, entry[1]);
    else merged.delete(name);
  }
  return record([...merged]);
}

/** What is wrong with it as a whole, or else with its names and values, one by one, whatever the policy says of them. */
export function checkCustom(custom: unknown): readonly Issue[] {
  const issue = checkWhole(custom);
  if (issue) return [issue];
  return Object.entries(custom as object).flatMap(([name, value]) => checkEntry(name, value) ?? []);
}

/** What the policy says of those that it knows: kind, choices, bounds. */
export function checkCustomByPolicy(custom: CustomValues, policy: Policy): readonly Issue[] {
  return policy.customFields.flatMap((field) =>
    Object.hasOwn(custom, field.name) ? (checkByField(field, custom[field.name]!) ?? []) : [],
  );
}

/**
 * Those that are sound; of the others, what was there before. Judges only what differs from it: what is kept
 * from older rules may stay.
 */
export function soundCustom(
  custom: unknown,
  before: CustomValues | undefined,
  issues: Issue[],
  policy: Policy,
): CustomValues | undefined {
  const whole = checkWhole(custom);
  if (whole) {
    issues.push(whole);
    return before;
  }
  const kept: [string, CustomValue][] = [];
  for (const [name, value] of Object.entries(custom as CustomValues)) {
    const was = before && Object.hasOwn(before, name) ? before[name] : undefined;
    const field = policy.customFields.find((candidate) => candidate.name === name);
    const issue = value === was ? undefined : (checkEntry(name, value) ?? (field && checkByField(field, value)));
    if (issue) issues.push(issue);
    if (!issue) kept.push([name, value]);
    else if (was !== undefined) kept.push([name, was]);
  }
  return record(kept);
}

const pathOf = (name: string): FieldPath => `custom.${name}`;

function checkWhole(custom: unknown): Issue | undefined {
  if (!isCustom(custom))
    return { code: 'not-a-choice', field: 'custom', params: { value: typeof custom, expected: kinds } };
  const count = Object.keys(custom).length;
  const max = fieldSpec('custom').max!;
  if (count <= max) return undefined;
  return { code: 'out-of-bounds', field: 'custom', params: { value: count, min: 0, max } };
}

const kinds = ['text', 'number', 'boolean'] as const;

function checkEntry(name: string, value: unknown): Issue | undefined {
  if (!customNamePattern.test(name))
    return {
      code: 'not-a-choice',
      field: 'custom',
      params: { value: name.slice(0, 80), expected: ['A–Z a–z 0–9 - _'] },
    };
  const field = pathOf(name);
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : { code: 'not-a-number', field, params: { value: String(value) } };
  if (typeof value !== 'string')
    return { code: 'not-a-choice', field, params: { value: typeof value, expected: kinds } };
  if (!isSimple(value) && controlCharacter.test(value)) return { code: 'control-character', field };
  return checkLength(field, value, maxCustomText);
}

function checkLength(field: FieldPath, text: string, max: number): Issue | undefined {
  if (text.length <= max) return undefined;
  const found = [...text].length;
  return found > max ? { code: 'too-long', field, params: { max, found } } : undefined;
}

function checkByField({ name, kind, choices = [], max }: CustomField, value: CustomValue): Issue | undefined {
  const field = pathOf(name);
  const params = { value: String(value) };
  switch (kind) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { code: 'not-a-boolean', field, params };
    case 'choice':
      return choices.includes(value as string)
        ? undefined
        : { code: 'not-a-choice', field, params: { ...params, expected: choices } };
    case 'number':
      if (typeof value !== 'number') return { code: 'not-a-number', field, params };
      if (max === undefined || value <= max) return undefined;
      return { code: 'out-of-bounds', field, params: { value, min: Math.min(0, max), max } };
    default:
      if (typeof value !== 'string') return { code: 'not-a-choice', field, params: { ...params, expected: ['text'] } };
      return checkLength(field, value, max ?? maxCustomText);
  }
}
