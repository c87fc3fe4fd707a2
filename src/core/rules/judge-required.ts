import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import { customName, isSecretField, type FieldPath, type User } from '../user.js';
import { isPresent, missingToActivate } from './activation.js';
import type { Asked } from './judge-among-others.js';

/** R2, R10: what every user needs. What a user lacked already, because the policy has grown, does not stop other edits. */
export function judgeRequired(before: User | undefined, after: User, { issues }: Asked, policy: Policy): void {
  for (const field of requiredFields(policy)) {
    if (isThere(after, field) || (before && !isThere(before, field))) continue;
    if (!issues.some((issue) => covers(issue.field, field))) issues.push({ code: 'required', field });
  }
}

const known = new WeakMap<Policy, readonly FieldPath[]>();

/** A name and a status, an extension where the policy wants one, what else it names, and the host's own fields that are needed. */
export function requiredFields(policy: Policy): readonly FieldPath[] {
  let fields = known.get(policy);
  if (!fields) {
    const own = policy.customFields.filter(({ required }) => required).map(({ name }): FieldPath => `custom.${name}`);
    const extension: readonly FieldPath[] = policy.extension.required ? ['extension'] : [];
    fields = [...new Set<FieldPath>(['displayName', ...extension, 'status', ...policy.required, ...own])];
    known.set(policy, fields);
  }
  return fields;
}

/** A weak secret is there; whether it is good enough is asked when it matters. */
function isThere(user: User, field: FieldPath): boolean {
  return isSecretField(field) ? user.secrets[field] !== undefined : isPresent(user, field);
}

/** A field that is found wrong is not asked for besides; nor is one of the host's own, when all of them are. */
const covers = (wrong: FieldPath | undefined, field: FieldPath): boolean =>
  wrong === field || (wrong === 'custom' && customName(field) !== undefined);

/**
 * R3: who becomes activated must have the full set; who is activated must not lose a part of it.
 * An activated user that lacked something before, because the policy has grown, may still be edited.
 */
export function judgeActivation(before: User | undefined, after: User, { issues }: Asked, policy: Policy): void {
  if (after.status !== 'activated') return;
  const missing = missingToActivate(after, policy);
  if (missing.length === 0) return;
  const excused = new Set<FieldPath>(before?.status === 'activated' ? missingToActivate(before, policy) : []);
  for (const { field } of issues) if (field) excused.add(field);
  // The login will come from the e-mail once that is right.
  if (excused.has('email')) excused.add('username');
  for (const field of missing) {
    if (excused.has(field) || (excused.has('custom') && covers('custom', field))) continue;
    issues.push(lacking(field, before, after, policy));
  }
}

/** Who is activated already is not told of activation, where it is the role that needs something. */
function lacking(field: FieldPath, before: User | undefined, after: User, policy: Policy): Issue {
  if (isSecretField(field) && after.secrets[field] === 'weak')
    return { code: 'secret-weak', field, params: { min: policy.sipPassword.minLength } };
  const { role } = after;
  if (before?.status === 'activated' && role !== undefined && !policy.requiredToActivate.includes(field))
    return { code: 'required-for-role', field, params: { role } };
  return { code: 'required-to-activate', field };
}
