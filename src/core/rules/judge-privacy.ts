import type { Issue } from '../issue.js';
import type { Policy, PrivacyField } from '../policy.js';
import type { User } from '../user.js';
import { isSame } from './is-same.js';

/**
 * R16: what is switched on or altered, and has a privacy warning, needs to be acknowledged.
 * @returns the acknowledgements that count, for the audit trail; undefined when none was needed
 */
export function judgePrivacy(
  before: User | undefined,
  after: User,
  acknowledged: readonly PrivacyField[] | undefined,
  issues: Issue[],
  policy: Policy,
): readonly PrivacyField[] | undefined {
  let counted: Set<PrivacyField> | undefined;
  for (const { field } of policy.privacy) {
    const value = after[field];
    if (value === undefined || value === false || isSame(value, before?.[field])) continue;
    if (acknowledged?.includes(field)) (counted ??= new Set()).add(field);
    else if (!issues.some((issue) => issue.field === field)) issues.push({ code: 'not-acknowledged', field });
  }
  return counted && [...counted];
}
