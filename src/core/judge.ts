import { missingToActivate } from './activation.js';
import type { SecretPatch, UserChange, UserPatch } from './change.js';
import { checkByPolicy, checkField } from './check.js';
import { cleanValue } from './clean.js';
import { DirectoryError } from './errors.js';
import type { FreeOptions } from './free-extension.js';
import { identityKey } from './fold.js';
import type { Issue } from './issue.js';
import { completeNames } from './person-name.js';
import type { Policy } from './policy.js';
import type { UserCounts } from './query.js';
import { refuseRemoval } from './removal.js';
import { checkSecret, secretStateOf } from './secret.js';
import type { SecretField, SecretState, Secrets, User, UserField, UserId, UserValues } from './user.js';
import { fieldSpec, isSecretField } from './user.js';

export interface JudgeContext {
  readonly policy: Policy;
  /** ISO 8601. */
  readonly now: string;
  /** Gives a new user its id; randomness is injected. */
  readonly newId: () => string;
  readonly newVersion: () => string;
  /** What a removed user was, for `restore`. */
  readonly removed?: (id: UserId) => { readonly user: User; readonly secrets: Secrets } | undefined;
}

export type Judgement =
  | {
      readonly ok: true;
      readonly kind: 'create' | 'update' | 'remove' | 'restore' | 'unchanged';
      readonly before?: User;
      /** As it is to be kept; absent for a removal. */
      readonly after?: User;
      /** To be written beside the user; null clears. */
      readonly secrets?: SecretPatch;
    }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly error?: DirectoryError };

/** What the judge needs to know of the other users. `UserIndex` is the one that knows it. */
export interface UserLookup {
  readonly tenantId: string;
  readonly counts: UserCounts;
  get(id: UserId): User | undefined;
  owner(extension: string): User | undefined;
  byUsername(username: string): User | undefined;
  byEmail(email: string): User | undefined;
  /** Users in one role. */
  countInRole(role: string): number;
  nextFree(policy: Policy, options?: FreeOptions): string | undefined;
}

/**
 * Says what becomes of a change, by the rules R2, R3, R5, R12, R20, R21, R32, R50 and P2, and changes nothing.
 * @throws TypeError for a change that names no field of a user: the program is wrong, not the data.
 */
export function judgeChange(users: UserLookup, change: UserChange, context: JudgeContext): Judgement {
  switch (change.kind) {
    case 'create':
      return judgeCreate(users, change, context);
    case 'update':
      return judgeUpdate(users, change, context);
    case 'remove':
      return judgeRemove(users, change, context);
    case 'restore':
      return judgeRestore(users, change.id, context);
  }
}

type Draft = { -readonly [F in keyof UserValues]?: UserValues[F] };

function judgeCreate(users: UserLookup, change: UserChange & { kind: 'create' }, context: JudgeContext): Judgement {
  const { policy, now } = context;
  const existing = change.id === undefined ? undefined : users.get(change.id);
  if (existing) return refusedBy(new DirectoryError('stale', { current: existing }));
  const asked = judgeFields(cleanPatch(change.values), presentSecrets(change.secrets), policy);
  // One object, fields put in one after another: at 100,000 users, copies of copies are what takes the time.
  const draft: Draft & { -readonly [K in keyof User]?: User[K] } = {
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
  putPresent(draft, asked.values);
  completeNames(draft, undefined, policy.nameOrder);
  completeUsername(draft, users);
  draft.secrets = secretStates({}, asked.secrets, draft, policy);
  if (draft.status === 'activated') draft.activatedAt = now;
  const after = draft as User;
  const issues = judgeUser(users, undefined, after, { ...asked, values: after }, policy);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, kind: 'create', after, ...(hasAny(asked.secrets) && { secrets: asked.secrets }) };
}

function judgeUpdate(users: UserLookup, change: UserChange & { kind: 'update' }, context: JudgeContext): Judgement {
  const { policy, now } = context;
  const before = users.get(change.id);
  const refusal = refuseBase(before, change.base);
  if (!before || refusal) return refusal!;
  const given = onlyChanges(cleanPatch(change.values), before);
  const givenSecrets = onlySecretChanges(change.secrets, before);
  if (!hasAny(given) && !hasAny(givenSecrets)) return { ok: true, kind: 'unchanged', before, after: before };
  const asked = judgeFields(given, givenSecrets, policy);
  const draft: Draft & { -readonly [K in keyof User]?: User[K] } = { ...before };
  for (const [field, value] of Object.entries(asked.values)) {
    if (value === undefined) delete draft[field as keyof UserValues];
    else Object.assign(draft, { [field]: value });
  }
  completeNames(draft, before, policy.nameOrder);
  completeUsername(draft, users);
  draft.secrets = secretStates(before.secrets, asked.secrets, draft, policy);
  draft.version = context.newVersion();
  draft.updatedAt = now;
  if (draft.status === 'activated' && before.status !== 'activated') draft.activatedAt = now;
  const after = draft as User;
  const issues = judgeUser(users, before, after, asked, policy);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, kind: 'update', before, after, ...(hasAny(asked.secrets) && { secrets: asked.secrets }) };
}

function judgeRemove(users: UserLookup, change: UserChange & { kind: 'remove' }, { policy }: JudgeContext): Judgement {
  const before = users.get(change.id);
  const refusal = refuseBase(before, change.base);
  if (!before || refusal) return refusal!;
  const issue = refuseRemoval(before, users, policy);
  return issue ? { ok: false, issues: [issue] } : { ok: true, kind: 'remove', before };
}

function judgeRestore(users: UserLookup, id: UserId, context: JudgeContext): Judgement {
  const here = users.get(id);
  if (here) return { ok: true, kind: 'unchanged', before: here, after: here };
  const removed = context.removed?.(id);
  if (!removed) return refusedBy(new DirectoryError('not-found'));
  const after: User = { ...removed.user, version: context.newVersion(), updatedAt: context.now };
  const issues = [
    ...judgeUniqueness(users, after, 'extension', after, context.policy),
    ...judgeUniqueness(users, after, 'username', after),
    ...judgeUniqueness(users, after, 'email', after),
    ...judgeSeats(users, undefined, after, context.policy),
  ];
  return issues.length > 0 ? { ok: false, issues } : { ok: true, kind: 'restore', after, secrets: removed.secrets };
}

/** What was asked for and can be kept, cleaned, undefined clearing; and what was wrong with the rest. */
interface Asked {
  readonly values: Partial<UserValues>;
  readonly secrets: SecretPatch;
  readonly issues: readonly Issue[];
}

/** Judges each value and secret alone; what comes after sees only the sound ones. */
function judgeFields(given: Partial<UserValues>, givenSecrets: SecretPatch, policy: Policy): Asked {
  const issues: Issue[] = [];
  const values: Record<string, unknown> = {};
  const secrets: Record<string, string | null> = {};
  for (const name of Object.keys(given) as (keyof UserValues)[]) {
    const value = given[name];
    const issue = value === undefined ? undefined : (checkField(name, value) ?? checkByPolicy(name, value, policy));
    if (issue) issues.push(issue);
    else values[name] = value;
  }
  for (const name of Object.keys(givenSecrets) as SecretField[]) {
    const secret = givenSecrets[name]!;
    const issue = secret === null ? undefined : checkSecret(name, secret, policy);
    if (issue) issues.push(issue);
    else secrets[name] = secret;
  }
  return { values, secrets, issues };
}

function judgeUser(
  users: UserLookup,
  before: User | undefined,
  after: User,
  asked: Asked,
  policy: Policy,
): readonly Issue[] {
  const issues = [...asked.issues, ...judgeRequired(before, after, asked, policy)];
  if (before?.username !== undefined && 'username' in asked.values)
    issues.push({ code: 'username-fixed', field: 'username' });
  else issues.push(...judgeUniqueness(users, after, 'username', asked.values));
  issues.push(...judgeUniqueness(users, after, 'extension', asked.values, policy));
  issues.push(...judgeUniqueness(users, after, 'email', asked.values));
  issues.push(...judgeActivation(before, after, issues, policy), ...judgeSeats(users, before, after, policy));
  return issues;
}

/** R2: a name, and an extension where the policy wants one; and nothing may clear the status. */
function judgeRequired(before: User | undefined, after: User, { values, issues }: Asked, policy: Policy): Issue[] {
  const extension = policy.extension.required ? (['extension'] as const) : [];
  return (['displayName', ...extension, 'status'] as const)
    .filter((field) => after[field] === undefined && (!before || field in values))
    .filter((field) => !issues.some((issue) => issue.field === field))
    .map((field) => ({ code: 'required', field }));
}

/** R20, P2: what is asked for must not be somebody else's. */
function judgeUniqueness(
  users: UserLookup,
  after: User,
  field: 'extension' | 'username' | 'email',
  asked: Partial<UserValues>,
  policy?: Policy,
): Issue[] {
  const value = asked[field];
  const owner = value === undefined ? undefined : ownerOf(users, field, value);
  if (value === undefined || !owner || owner.id === after.id) return [];
  const next = policy && users.nextFree(policy, { from: value });
  const params = { value, owner: owner.displayName, ownerId: owner.id, ...(next !== undefined && { next }) };
  return [{ code: `${field}-taken`, field, params }];
}

function ownerOf(users: UserLookup, field: 'extension' | 'username' | 'email', value: string): User | undefined {
  if (field === 'extension') return users.owner(value);
  return field === 'username' ? users.byUsername(value) : users.byEmail(value);
}

/**
 * R3: who becomes activated must have the full set; who is activated must not lose a part of it.
 * An activated user that lacked something before, because the policy has grown, may still be edited.
 */
function judgeActivation(before: User | undefined, after: User, found: readonly Issue[], policy: Policy): Issue[] {
  if (after.status !== 'activated') return [];
  const excused = new Set<UserField>(before?.status === 'activated' ? missingToActivate(before, policy) : []);
  for (const { field } of found) if (field) excused.add(field);
  // The login will come from the e-mail once that is right.
  if (excused.has('email')) excused.add('username');
  return missingToActivate(after, policy)
    .filter((field) => !excused.has(field))
    .map((field) => {
      const weak = isSecretField(field) && after.secrets[field] === 'weak';
      const params = { min: policy.sipPassword.minLength };
      return weak ? { code: 'secret-weak', field, params } : { code: 'required-to-activate', field };
    });
}

/** R5: no more activated users than seats; who is activated already stays so. */
function judgeSeats(users: UserLookup, before: User | undefined, after: User, { seats }: Policy): Issue[] {
  if (seats === undefined || after.status !== 'activated' || before?.status === 'activated') return [];
  const count = users.counts.activated + 1;
  return count > seats ? [{ code: 'seats-exceeded', field: 'status', params: { seats, after: count } }] : [];
}

/** The login is the e-mail address where nothing else is said and nobody else has it (SPEC §3). */
function completeUsername(draft: Draft, users: UserLookup): void {
  if (draft.username !== undefined || typeof draft.email !== 'string') return;
  const username = identityKey(draft.email);
  if (!users.byUsername(username)) draft.username = username;
}

function cleanPatch(patch: UserPatch): Partial<UserValues> {
  const clean: Record<string, unknown> = {};
  for (const field of Object.keys(patch) as (keyof UserPatch)[]) {
    if (fieldSpec(field).kind === 'secret') throw new TypeError(`"${field}" is a secret and travels apart (R60)`);
    clean[field] = cleanValue(field, patch[field]);
  }
  return clean;
}

function putPresent(draft: Record<string, unknown>, values: Partial<UserValues>): void {
  for (const field of Object.keys(values) as (keyof UserValues)[])
    if (values[field] !== undefined) draft[field] = values[field];
}

function onlyChanges(given: Partial<UserValues>, before: User): Partial<UserValues> {
  const entries = Object.entries(given).filter(([field, value]) => !isSame(value, before[field as keyof UserValues]));
  return Object.fromEntries(entries);
}

/** Equal as kept: lists and forwarding by what they hold. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
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
  for (const [field, secret] of Object.entries(patch)) {
    if (!isSecretField(field)) throw new TypeError(`"${field}" is not a secret of a user`);
    const value = secret === '' ? null : secret;
    if (value !== undefined && keep(field, value)) kept[field] = value;
  }
  return kept;
}

function secretStates(before: User['secrets'], patch: SecretPatch, owner: Draft, policy: Policy): User['secrets'] {
  const states: { [F in SecretField]?: SecretState } = { ...before };
  for (const [field, secret] of Object.entries(patch) as [SecretField, string | null][]) {
    if (secret === null) delete states[field];
    else states[field] = secretStateOf(field, secret, owner, policy);
  }
  return states;
}

const hasAny = (record: object): boolean => Object.keys(record).length > 0;
const refusedBy = (error: DirectoryError): Judgement => ({ ok: false, issues: [], error });

/** R50: nothing is written over what the writer has not seen. */
function refuseBase(before: User | undefined, base: string): Judgement | undefined {
  if (!before) return refusedBy(new DirectoryError('not-found'));
  return before.version === base ? undefined : refusedBy(new DirectoryError('stale', { current: before }));
}
