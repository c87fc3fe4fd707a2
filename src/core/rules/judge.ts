import { judgeSeats, judgeUniqueness, type Asked } from './judge-among-others.js';
import { refuseBase, refusedBy, type JudgeContext, type Judgement } from './judgement.js';
import type { UserLookup } from './user-lookup.js';
import { missingToActivate } from './activation.js';
import type { SecretPatch, UserChange, UserPatch } from '../change.js';
import { checkByPolicy, checkBySpec, checkField } from './check.js';
import { cleanOf, cleanValue } from './clean.js';
import { DirectoryError } from '../errors.js';
import { identityKey } from '../fold.js';
import type { Issue } from '../issue.js';
import { isSame } from './is-same.js';
import { completeNames } from '../person-name.js';
import type { Policy } from '../policy.js';
import { checkSecret, secretStateOf } from './secret.js';
import type { FieldSpec, SecretField, SecretState, FieldPath, User, UserField, UserValues } from '../user.js';
import { fieldSpec, isSecretField } from '../user.js';

/**
 * Says what becomes of a new or altered user, by the rules R2, R3, R5, R12, R20, R21, R50 and P2, and changes nothing.
 * @throws TypeError for a change that names no field of a user: the program is wrong, not the data.
 */
export function judgeWrite(
  users: UserLookup,
  change: UserChange & { kind: 'create' | 'update' },
  context: JudgeContext,
): Judgement {
  return change.kind === 'create' ? judgeCreate(users, change, context) : judgeUpdate(users, change, context);
}

type Draft = { -readonly [F in keyof UserValues]?: UserValues[F] };
type UserDraft = { -readonly [K in keyof User]?: User[K] };

function judgeCreate(users: UserLookup, change: UserChange & { kind: 'create' }, context: JudgeContext): Judgement {
  const { policy, now } = context;
  const existing = change.id === undefined ? undefined : users.get(change.id);
  if (existing) return refusedBy(new DirectoryError('stale', { current: existing }));
  // One object, fields put in one after another: at 100,000 users, copies of copies are what takes the time.
  const draft: UserDraft = {
    id: change.id ?? context.newId(),
    version: context.newVersion(),
    tenantId: users.tenantId,
    secrets: {},
    createdAt: now,
    updatedAt: now,
    role: policy.roles.initial,
    licence: policy.licences.initial,
    phoneType: policy.phoneTypes.initial,
    status: 'deactivated',
  };
  const issues: Issue[] = [];
  putSound(draft, change.values, issues, policy);
  const secrets = change.secrets && soundSecrets(presentSecrets(change.secrets), issues, policy);
  completeNames(draft, undefined, policy.nameOrder);
  completeUsername(draft, users);
  if (secrets) draft.secrets = secretStates({}, secrets, draft, policy);
  if (draft.status === 'activated') draft.activatedAt = now;
  const after = draft as User;
  judgeUser(users, undefined, after, { values: after, issues }, policy);
  if (issues.length > 0) return { ok: false, issues };
  if (secrets && hasAny(secrets)) return { ok: true, kind: 'create', after, secrets };
  return { ok: true, kind: 'create', after };
}

function judgeUpdate(users: UserLookup, change: UserChange & { kind: 'update' }, context: JudgeContext): Judgement {
  const { policy, now } = context;
  const before = users.get(change.id);
  const refusal = refuseBase(before, change.base);
  if (!before || refusal) return refusal!;
  const given = onlyChanges(cleanPatch(change.values), before);
  const givenSecrets = onlySecretChanges(change.secrets, before);
  if (!hasAny(given) && !hasAny(givenSecrets)) return { ok: true, kind: 'unchanged', before, after: before };
  const issues: Issue[] = [];
  const values = soundValues(given, issues, policy);
  const secrets = soundSecrets(givenSecrets, issues, policy);
  const draft: UserDraft = { ...before };
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined) delete draft[field as keyof UserValues];
    else Object.assign(draft, { [field]: value });
  }
  completeNames(draft, before, policy.nameOrder);
  completeUsername(draft, users);
  draft.secrets = secretStates(before.secrets, secrets, draft, policy);
  draft.version = context.newVersion();
  draft.updatedAt = now;
  if (draft.status === 'activated' && before.status !== 'activated') draft.activatedAt = now;
  const after = draft as User;
  judgeUser(users, before, after, { values, issues }, policy);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, kind: 'update', before, after, ...(hasAny(secrets) && { secrets }) };
}

/** Cleans and judges each value alone, in one pass; the draft gets those that are sound and say something. */
function putSound(draft: Record<string, unknown>, patch: UserPatch, issues: Issue[], policy: Policy): void {
  for (const name of Object.keys(patch) as (keyof UserPatch)[]) {
    const spec = valueSpec(name);
    const given = patch[name];
    if (given === null || given === undefined || given === '') continue;
    const value = cleanOf(spec, given);
    if (value === undefined) continue;
    const issue = checkBySpec(spec, value) ?? checkByPolicy(name, value, policy);
    if (issue) issues.push(issue);
    else draft[name] = value;
  }
}

/** Judges each value alone; what comes after sees only the sound ones. */
function soundValues(given: Partial<UserValues>, issues: Issue[], policy: Policy): Partial<UserValues> {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(given) as (keyof UserValues)[]) {
    const value = given[name];
    const issue = value === undefined ? undefined : (checkField(name, value) ?? checkByPolicy(name, value, policy));
    if (issue) issues.push(issue);
    else values[name] = value;
  }
  return values;
}

function soundSecrets(given: SecretPatch, issues: Issue[], policy: Policy): SecretPatch {
  const secrets: Record<string, string | null> = {};
  for (const name of Object.keys(given) as SecretField[]) {
    const secret = given[name]!;
    const issue = secret === null ? undefined : checkSecret(name, secret, policy);
    if (issue) issues.push(issue);
    else secrets[name] = secret;
  }
  return secrets;
}

/** Adds what is wrong with the user as a whole and among the others. */
function judgeUser(users: UserLookup, before: User | undefined, after: User, asked: Asked, policy: Policy): void {
  judgeRequired(before, after, asked, policy);
  if (before?.username !== undefined && 'username' in asked.values)
    asked.issues.push({ code: 'username-fixed', field: 'username' });
  else judgeUniqueness(users, after, 'username', asked);
  judgeUniqueness(users, after, 'extension', asked, policy);
  judgeUniqueness(users, after, 'email', asked);
  judgeActivation(before, after, asked, policy);
  judgeSeats(users, before, after, asked, policy);
}

const requiredFields = ['displayName', 'extension', 'status'] as const;

/** R2: a name, and an extension where the policy wants one; and nothing may clear the status. */
function judgeRequired(before: User | undefined, after: User, { values, issues }: Asked, policy: Policy): void {
  for (const field of requiredFields) {
    if (after[field] !== undefined || (before && !(field in values))) continue;
    if (field === 'extension' && !policy.extension.required) continue;
    if (!issues.some((issue) => issue.field === field)) issues.push({ code: 'required', field });
  }
}

/**
 * R3: who becomes activated must have the full set; who is activated must not lose a part of it.
 * An activated user that lacked something before, because the policy has grown, may still be edited.
 */
function judgeActivation(before: User | undefined, after: User, { issues }: Asked, policy: Policy): void {
  if (after.status !== 'activated') return;
  const missing = missingToActivate(after, policy);
  if (missing.length === 0) return;
  const excused = new Set<FieldPath>(before?.status === 'activated' ? missingToActivate(before, policy) : []);
  for (const { field } of issues) if (field) excused.add(field);
  // The login will come from the e-mail once that is right.
  if (excused.has('email')) excused.add('username');
  for (const field of missing) {
    if (excused.has(field)) continue;
    const weak = isSecretField(field) && after.secrets[field] === 'weak';
    const params = { min: policy.sipPassword.minLength };
    issues.push(weak ? { code: 'secret-weak', field, params } : { code: 'required-to-activate', field });
  }
}

/** The login is the e-mail address where nothing else is said and nobody else has it. */
function completeUsername(draft: Draft, users: UserLookup): void {
  if (draft.username !== undefined || typeof draft.email !== 'string') return;
  const username = identityKey(draft.email);
  if (!users.byUsername(username)) draft.username = username;
}

function cleanPatch(patch: UserPatch): Partial<UserValues> {
  const clean: Record<string, unknown> = {};
  for (const field of Object.keys(patch) as (keyof UserPatch)[]) {
    valueSpec(field);
    clean[field] = cleanValue(field, patch[field]);
  }
  return clean;
}

/** @throws TypeError for what is no value of a user. */
function valueSpec(field: UserField): FieldSpec {
  const spec = fieldSpec(field);
  if (spec.kind === 'secret') throw new TypeError(`"${field}" is a secret and travels apart (R60)`);
  return spec;
}

function onlyChanges(given: Partial<UserValues>, before: User): Partial<UserValues> {
  const entries = Object.entries(given).filter(([field, value]) => !isSame(value, before[field as keyof UserValues]));
  return Object.fromEntries(entries);
}

function presentSecrets(patch: SecretPatch = {}): SecretPatch {
  return secretEntries(patch, (_, secret) => secret !== null);
}

/** What a secret was is not known here, so a given secret is always a change; clearing what is not there is none. */
function onlySecretChanges(patch: SecretPatch = {}, before: User): SecretPatch {
  return secretEntries(patch, (field, secret) => secret !== null || before.secrets[field] !== undefined);
}

function secretEntries(patch: SecretPatch, keep: (field: SecretField, secret: string | null) => boolean): SecretPatch {
  const kept: Record<string, string | null> = {};
  for (const field of Object.keys(patch)) {
    if (!isSecretField(field)) throw new TypeError(`"${field}" is not a secret of a user`);
    const secret = patch[field];
    const value = secret === '' ? null : secret;
    if (value !== undefined && keep(field, value)) kept[field] = value;
  }
  return kept;
}

function secretStates(before: User['secrets'], patch: SecretPatch, owner: Draft, policy: Policy): User['secrets'] {
  const states: { [F in SecretField]?: SecretState } = { ...before };
  for (const field of Object.keys(patch) as SecretField[]) {
    const secret = patch[field]!;
    if (secret === null) delete states[field];
    else states[field] = secretStateOf(field, secret, owner, policy);
  }
  return states;
}

export const hasAny = (record: object): boolean => Object.keys(record).length > 0;
