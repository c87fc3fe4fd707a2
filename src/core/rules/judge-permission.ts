import type { SecretPatch } from '../change.js';
import type { Issue } from '../issue.js';
import type { Policy } from '../policy.js';
import type { UserValues } from '../user.js';
import { can } from './permissions.js';

/** R64: why the person who is working may not make this new user; empty when nothing stands against it. */
export function refuseCreation(
  after: Pick<UserValues, 'status'>,
  secrets: SecretPatch,
  policy: Policy,
): readonly Issue[] {
  if (!can(policy, 'create')) return [notPermitted];
  if (can(policy, 'activate') && can(policy, 'secrets')) return none;
  const { sipPassword: _, ...others } = secrets;
  // A new user gets a generated SIP password, whoever makes it.
  return [...refuseStatus(after.status === 'activated', policy), ...refuseSecrets(others, policy)];
}

/** R64: why the person may not alter a user so. The status is one permission, everything else another. */
export function refuseEdit(values: Partial<UserValues>, secrets: SecretPatch, policy: Policy): readonly Issue[] {
  const { status: _, ...others } = values;
  const edits = Object.keys(others).length > 0 || Object.keys(secrets).length > 0;
  if (edits && !can(policy, 'edit')) return [notPermitted];
  return [...refuseStatus('status' in values, policy), ...refuseSecrets(secrets, policy)];
}

const none: readonly Issue[] = [];
const notPermitted: Issue = { code: 'not-permitted' };

function refuseStatus(asked: boolean, policy: Policy): readonly Issue[] {
  return asked && !can(policy, 'activate') ? [{ ...notPermitted, field: 'status' }] : [];
}

function refuseSecrets(secrets: SecretPatch, policy: Policy): readonly Issue[] {
  if (can(policy, 'secrets')) return [];
  return (Object.keys(secrets) as (keyof SecretPatch)[]).map((field) => ({ ...notPermitted, field }));
}
