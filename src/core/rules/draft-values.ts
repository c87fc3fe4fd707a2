import { cleanText, cleanValue } from './clean.js';
import { isSame } from './is-same.js';
import {
  customName,
  isSecretField,
  userFields,
  type CustomValues,
  type FieldPath,
  type User,
  type UserValues,
} from '../user.js';

/** What stands in the fields of a form, as typed; an absent field is empty. Secrets stand apart (R60). */
export type DraftValues = { readonly [F in keyof UserValues]?: UserValues[F] };

/** The kit's fields that are values, in their order; `custom` is told apart by its names. */
const valueFields = userFields
  .map(({ name }) => name)
  .filter((name): name is Exclude<keyof UserValues, 'custom'> => !isSecretField(name) && name !== 'custom');

/** What a form shows where nothing is set (SPEC §3): switching there and back is no edit. */
const shownWhenUnset: ReadonlyMap<string, unknown> = new Map<keyof UserValues, unknown>([
  ['noAnswer', 'voicemail'],
  ['forwarding', { mode: 'ring-my-phone', destinations: [] }],
  ['doNotDisturb', false],
  ['voicemailEnabled', true],
  ['smsEnabled', false],
  ['mobileStun', false],
]);

/** A user's values without what the store adds. */
export function valuesOf(user: User): DraftValues {
  const names = [...valueFields, 'custom' as const].filter((name) => user[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, user[name]]));
}

/** What stands in a field, the host's own included. */
export function valueAt(values: DraftValues, path: FieldPath): unknown {
  const name = customName(path);
  if (name === undefined) return values[path as keyof UserValues];
  return values.custom && Object.hasOwn(values.custom, name) ? values.custom[name] : undefined;
}

/** The values with another one in a field; undefined, null and '' empty it. */
export function withValue(values: DraftValues, path: FieldPath, value: unknown): DraftValues {
  const name = customName(path);
  if (name === undefined) return withEntry(values, path, value);
  const custom = withEntry<CustomValues>(values.custom ?? {}, name, value);
  return withEntry(values, 'custom', Object.keys(custom).length > 0 ? custom : undefined);
}

function withEntry<T extends object>(record: T, key: string, value: unknown): T {
  if (value !== undefined && value !== null && value !== '') return { ...record, [key]: value };
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key)) as T;
}

/** A value as it is kept, or undefined where it says nothing. */
export function cleanAt(path: FieldPath, value: unknown): unknown {
  if (customName(path) === undefined) return cleanValue(path as keyof UserValues, value);
  return typeof value === 'string' ? cleanText(value) || undefined : (value ?? undefined);
}

/** Whether two values of a field would be kept as the same, or look the same to who fills in the form. */
export function isSameAt(path: FieldPath, a: unknown, b: unknown): boolean {
  return isSame(cleanAt(path, a) ?? shownWhenUnset.get(path), cleanAt(path, b) ?? shownWhenUnset.get(path));
}

/** Every field of a value: the kit's, and those of the host's that stand in any of these. */
export function valuePaths(...all: readonly DraftValues[]): readonly FieldPath[] {
  const names = new Set(all.flatMap(({ custom }) => Object.keys(custom ?? {})));
  return [...valueFields, ...[...names].map((name): FieldPath => `custom.${name}`)];
}
