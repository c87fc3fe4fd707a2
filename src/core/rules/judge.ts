import { judgeSeats, judgeUniqueness, type Asked } from './judge-among-others.js';
import { refuseBase, refusedBy, type JudgeContext, type Judgement } from './judgement.js';
import type { UserLookup } from './user-lookup.js';
import { refuseCreation, refuseEdit } from './judge-permission.js';
import { judgePrivacy } from './judge-privacy.js';
import {
  judgeForwarding,
  judgeReferences,
  judgeTexting,
  nameOwnNumbers,
  warnWithoutLocation,
} from './judge-references.js';
import { judgeActivation, judgeRequired } from './judge-required.js';
import type { SecretPatch, UserChange, UserPatch } from '../change.js';
import { checkByPolicy, checkBySpec, checkField } from './check.js';
import { cleanOf, cleanValue } from './clean.js';
import { mergeCustom, soundCustom } from './custom.js';
import { DirectoryError } from '../errors.js';
import { identityKey } from '../fold.js';
import type { Issue } from '../issue.js';
import { isSame } from './is-same.js';
import { completeNames } from '../person-name.js';
import type { Policy, PrivacyField } from '../policy.js';
import { checkSecret, secretStateOf } from './secret.js';
import { isSurelySound } from './sound-value.js';
import type { FieldSpec, SecretField, SecretState, User, UserField, UserValues } from '../user.js';
import { fieldSpec, isSecretField } from '../user.js';

/**
 * Says what becomes of a new or altered user, by the rules R2, R3, R5, R12, R16, R18, R20, R21, R50, R64 and P2, and changes nothing.
 * @throws TypeError for a change that names no field of a user, or an id that is none: the program is wrong, not the data.
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
  if (change.id !== undefined && !isId(change.id)) throw new TypeError('the id of a user is a text that is not empty');
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
  const secrets = change.secrets ? soundSecrets(presentSecrets(change.secrets), issues, policy) : noSecrets;
  nameOwnNumbers(users, draft);
  completeNames(draft, undefined, policy.nameOrder);
  completeUsername(draft, users);
  if (secrets !== noSecrets) draft.secrets = secretStates({}, secrets, draft, policy);
  if (draft.status === 'activated') draft.activatedAt = now;
  const after = draft as User;
  issues.push(...refuseCreation(after, secrets, policy));
  return judged({ users, change, before: undefined, after, secrets, asked: { values: after, issues } }, policy);
}

function judgeUpdate(users: UserLookup, change: UserChange & { kind: 'update' }, context: JudgeContext): Judgement {
  const { policy, now } = context;
  const before = users.get(change.id);
  const refusal = refuseBase(before, change.base);
  if (!before || refusal) return refusal!;
  const given = onlyChanges(cleanPatch(change.values, users, before), before);
  const givenSecrets = onlySecretChanges(change.secrets, before);
  if (!hasAny(given) && !hasAny(givenSecrets)) return { ok: true, kind: 'unchanged', before, after: before };
  const issues: Issue[] = [...refuseEdit(given, givenSecrets, policy)];
  const values = soundValues(given, before, issues, policy);
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
  return judged({ users, change, before, after, secrets, asked: { values, issues } }, policy);
}

const isId = (id: unknown): boolean => typeof id === 'string' && id !== '';

interface Case {
  readonly users: UserLookup;
  readonly change: { readonly kind: 'create' | 'update'; readonly acknowledged?: readonly PrivacyField[] };
  readonly before: User | undefined;
  readonly after: User;
  readonly secrets: SecretPatch;
  readonly asked: Asked;
}

/** Adds what is wrong with the user as a whole and among the others, and says what becomes of it. */
function judged({ users, change, before, after, secrets, asked }: Case, policy: Policy): Judgement {
  const { issues } = asked;
  judgePins(secrets, issues);
  judgeUser(users, before, after, asked, policy);
  const acknowledged = judgePrivacy(before, after, change.acknowledged, issues, policy);
  if (issues.length > 0) return { ok: false, issues };
  const judgement: { -readonly [K in keyof Accepted]: Accepted[K] } = { ok: true, kind: change.kind, after };
  if (before) judgement.before = before;
  if (hasAny(secrets)) judgement.secrets = secrets;
  if (acknowledged) judgement.acknowledged = acknowledged;
  const warnings = warnWithoutLocation(users, after, policy);
  if (warnings) judgement.warnings = warnings;
  return judgement;
}

type Accepted = Judgement & { readonly ok: true };

const noSecrets: SecretPatch = Object.freeze({});

/** Cleans and judges each value alone, in one pass; the draft gets those that are sound and say something. */
function putSound(draft: Record<string, unknown>, patch: UserPatch, issues: Issue[], policy: Policy): void {
  for (const name of Object.keys(patch) as (keyof UserPatch)[]) {
    const spec = valueSpec(name);
    const given = patch[name];
    if (given === null || given === undefined || given === '') continue;
    const isSure = isSurelySound(spec, given);
    const value = isSure ? given : cleanOf(spec, given);
    if (value === undefined) continue;
    if (name === 'custom') {
      draft[name] = soundCustom(value, undefined, issues, policy);
      continue;
    }
    const issue = (isSure ? undefined : checkBySpec(spec, value)) ?? checkByPolicy(name, value, policy);
    if (issue) issues.push(issue);
    else draft[name] = value;
  }
}

/** Judges each value alone; what comes after sees only the sound ones. */
function soundValues(given: Partial<UserValues>, before: User, issues: Issue[], policy: Policy): Partial<UserValues> {
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(given) as (keyof UserValues)[]) {
    const value = given[name];
    if (name === 'custom' && value !== undefined) {
      values[name] = soundCustom(value, before.custom, issues, policy);
      continue;
    }
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

/** Both are typed on the same telephone: who knows one must not know the other. */
function judgePins({ voicemailPin, onCallPin }: SecretPatch, issues: Issue[]): void {
  if (typeof onCallPin === 'string' && onCallPin === voicemailPin)
    issues.push({ code: 'pin-reused', field: 'onCallPin' });
}

function judgeUser(users: UserLookup, before: User | undefined, after: User, asked: Asked, policy: Policy): void {
  judgeRequired(before, after, asked, policy);
  if (before?.username !== undefined && 'username' in asked.values)
    asked.issues.push({ code: 'username-fixed', field: 'username' });
  else judgeUniqueness(users, after, 'username', asked);
  judgeUniqueness(users, after, 'extension', asked, policy);
  judgeUniqueness(users, after, 'email', asked);
  judgeReferences(users, asked);
  judgeTexting(after, asked);
  judgeForwarding(users, after, asked);
  judgeActivation(before, after, asked, policy);
  judgeSeats(users, before, after, asked, policy);
}

/** The login is the e-mail address where nothing else is said and nobody else has it. */
function completeUsername(draft: Draft, users: UserLookup): void {
  if (draft.username !== undefined || typeof draft.email !== 'string') return;
  const username = identityKey(draft.email);
  if (!users.byUsername(username)) draft.username = username;
}

function cleanPatch(patch: UserPatch, users: UserLookup, before: User): Partial<UserValues> {
  const clean: Record<string, unknown> = {};
  for (const field of Object.keys(patch) as (keyof UserPatch)[]) {
    valueSpec(field);
    clean[field] = field === 'custom' ? mergeCustom(before.custom, patch.custom) : cleanValue(field, patch[field]);
  }
  nameOwnNumbers(users, clean);
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
