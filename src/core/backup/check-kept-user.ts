import { checkBySpec } from '../rules/check.js';
import { isSecretField, userFields, type User } from '../user.js';

const values = userFields.filter(({ kind }) => kind !== 'secret');
const required: ReadonlySet<string> = new Set(['displayName', 'status']);
const names = ['id', 'version', 'tenantId'] as const;
const times = ['createdAt', 'updatedAt', 'activatedAt'] as const;
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

export const isTime = (value: unknown): value is string => typeof value === 'string' && timePattern.test(value);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Judges what is said to be a user as it is kept. The same verdicts as `userSchema`, a test proves it, in a part of the time
 * and without loading it; fields that nobody knows are left alone.
 * @returns the first field that is wrong; `''` for what is no user at all.
 */
export function faultOfUser(value: unknown): string | undefined {
  if (!isObject(value)) return '';
  const wrong = names.find((field) => typeof value[field] !== 'string' || value[field] === '');
  if (wrong) return wrong;
  for (const spec of values) {
    const one = value[spec.name];
    if (one === undefined ? required.has(spec.name) : checkBySpec(spec, one)) return spec.name;
  }
  const badTime = times.find(
    (field) => !isTime(value[field]) && (field !== 'activatedAt' || value[field] !== undefined),
  );
  return badTime ?? (areMarks(value['secrets']) ? undefined : 'secrets');
}

/** Which secrets are there: `set` or `weak`. Secrets of a later kit are its own affair. */
function areMarks(value: unknown): value is User['secrets'] {
  if (!isObject(value)) return false;
  return Object.entries(value).every(
    ([field, mark]) => !isSecretField(field) || mark === undefined || mark === 'set' || mark === 'weak',
  );
}
