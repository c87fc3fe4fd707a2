import { identityKey } from '../fold.js';
import type { Issue, IssueCode } from '../issue.js';
import type { Policy, PrivacyWarning } from '../policy.js';
import type { UserCounts } from '../query.js';
import { secretFields, type FieldPath, type SecretField, type User } from '../user.js';
import { neededToActivate } from './activation.js';
import { cleanValue } from './clean.js';
import { changeOfDraft, isChanged } from './draft-edit.js';
import type { UserDraft } from './draft-start.js';
import { cleanAt } from './draft-values.js';
import { judgeWrite } from './judge.js';
import { checkSecretStrength } from './secret.js';
import type { UserLookup } from './user-lookup.js';

/**
 * What is wrong with the draft, by the same judge that will decide, as far as it can be told without the other users;
 * and what the directory found or refused since (F2).
 */
export function draftIssues(draft: UserDraft, policy: Policy, counts: UserCounts = nobody): readonly Issue[] {
  const judgement = judgeWrite(alone(draft.user, counts), changeOfDraft(draft), {
    policy,
    now: '',
    newId: () => 'draft',
    newVersion: () => 'draft',
  });
  const own = judgement.ok ? (judgement.warnings ?? []) : judgement.issues;
  const issues = [...own, ...emptySecrets(draft), ...draft.found, ...draft.verdict].filter(
    (issue, at, all) => all.findIndex((other) => other.field === issue.field && other.code === issue.code) === at,
  );
  const lacks = (field: FieldPath): Issue | undefined =>
    issues.find((issue) => issue.field === field && issue.code === 'required-to-activate');
  // The login will come from the e-mail.
  return lacks('email') ? issues.filter((issue) => issue !== lacks('username')) : issues;
}

/** Of a secret that is kept: somebody began to replace it and wrote nothing. */
function emptySecrets({ user, secrets }: UserDraft): readonly Issue[] {
  const empty = secretFields.filter((field) => secrets[field] === '' && user?.secrets[field] !== undefined);
  return empty.map((field) => ({ code: 'secret-empty', field }));
}

/** Those of the issues that may be shown now (F1). */
export function shownIssues(draft: UserDraft, issues: readonly Issue[]): readonly Issue[] {
  return issues.filter((issue) => issue.field === undefined || draft.judged.has(issue.field));
}

/** What is still missing before the draft can be saved as it stands, status included (R2, R3). */
export function missingFields(issues: readonly Issue[]): readonly FieldPath[] {
  const missing = issues.filter(({ code }) => lackCodes.has(code));
  return [...new Set(missing.flatMap(({ field }) => (field ? [field] : [])))];
}

const lackCodes: ReadonlySet<IssueCode> = new Set([
  'required',
  'required-to-activate',
  'required-for-role',
  'destination-required',
  'secret-weak',
]);

/** Whether a field must be filled for this draft to be saved: status and role decide (R2, R3, R10). */
export function isRequired(draft: UserDraft, field: FieldPath, policy: Policy): boolean {
  if (field === 'displayName' || field === 'status' || policy.required.includes(field)) return true;
  if (field === 'extension' && policy.extension.required) return true;
  if (policy.customFields.some(({ name, required }) => required === true && field === `custom.${name}`)) return true;
  return draft.values.status === 'activated' && neededToActivate(draft.values.role, policy).includes(field);
}

/** The warnings that ask to be accepted, accepted or not: of what is on now and was switched on or changed here (R16). */
export function neededAcknowledgements(draft: UserDraft, policy: Policy): readonly PrivacyWarning[] {
  return policy.privacy.filter(({ field }) => {
    const value = cleanAt(field, draft.values[field]);
    return value !== undefined && value !== false && (!draft.user || isChanged(draft, field));
  });
}

/** By how many activated users the tenant would change: 1, 0 or -1 (R5). */
export function billedChange(draft: UserDraft): number {
  return Number(draft.values.status === 'activated') - Number(draft.user?.status === 'activated');
}

/** The login that will be kept where none is written: the e-mail address. */
export function derivedUsername(draft: UserDraft): string | undefined {
  const email = cleanValue('email', draft.values.email);
  return typeof email === 'string' ? identityKey(email) : undefined;
}

/** A typed secret that could be kept but would not activate. */
export function secretWarning(draft: UserDraft, field: SecretField, policy: Policy): Issue | undefined {
  const secret = draft.secrets[field];
  return secret ? checkSecretStrength(field, secret, draft.values, policy) : undefined;
}

const nobody: UserCounts = { total: 0, activated: 0, deactivated: 0, withoutExtension: 0 };

const noOne = (): undefined => undefined;

/** The draft's user and no other: what the judge can say of it by itself. */
function alone(user: User | undefined, counts: UserCounts): UserLookup {
  return {
    tenantId: user?.tenantId ?? '',
    counts,
    // The wish of a draft names its own user or none.
    get: () => user,
    owner: noOne,
    byUsername: noOne,
    byEmail: noOne,
    nextFree: noOne,
  };
}
