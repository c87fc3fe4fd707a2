import type { UserChange } from '../change.js';
import { cleanValue } from './clean.js';
import { identityKey } from '../fold.js';
import type { Issue } from '../issue.js';
import { isSame } from './is-same.js';
import { judgeWrite } from './judge.js';
import type { UserLookup } from './user-lookup.js';
import { completeNames } from './person-name.js';
import type { Policy } from '../policy.js';
import type { UserCounts } from '../query.js';
import { checkSecretStrength } from './secret.js';
import {
  isSecretField,
  userFields,
  type SecretField,
  type Secrets,
  type User,
  type FieldPath,
  type UserField,
  type UserId,
  type UserValues,
} from '../user.js';

export type DraftValues = { readonly [F in keyof UserValues]?: UserValues[F] };

/** A user being filled in: what stands in the fields of a form, and what has been said about it. A value; edits make new ones. */
export interface UserDraft {
  /** The user as it was when the draft began (R50); absent for a new one. */
  readonly user?: User;
  readonly initial: DraftValues;
  /** As typed; cleaned only on the way out. */
  readonly values: DraftValues;
  /** Only what was typed or generated here (R60). */
  readonly secrets: Secrets;
  readonly initialSecrets: Secrets;
  /** Fields whose mistakes may be shown: left after an edit, or all after an attempt to save (F1). */
  readonly judged: ReadonlySet<FieldPath>;
  /** Names that a person wrote here; they no longer follow the others. */
  readonly written: ReadonlySet<FieldPath>;
  /** What the directory refused; a field's verdict goes when the field is edited (F2). */
  readonly verdict: readonly Issue[];
}

export interface NewDraftOptions {
  /** What the form offers from the start; accepting it is no edit. */
  readonly values?: DraftValues;
  readonly secrets?: Secrets;
}

/** A new user: activated in the form, with the policy's first choices. */
export function newDraft(policy: Policy, options: NewDraftOptions = {}): UserDraft {
  const values: DraftValues = {
    status: 'activated',
    role: policy.roles.initial,
    licence: policy.licences.initial,
    phoneType: policy.phoneTypes.initial,
    ...options.values,
  };
  const secrets = options.secrets ?? {};
  return {
    initial: values,
    values,
    secrets,
    initialSecrets: secrets,
    judged: new Set(),
    written: new Set(),
    verdict: [],
  };
}

export function draftOf(user: User): UserDraft {
  const values = valuesOf(user);
  return {
    user,
    initial: values,
    values,
    secrets: {},
    initialSecrets: {},
    judged: new Set(),
    written: new Set(),
    verdict: [],
  };
}

function valuesOf(user: User): DraftValues {
  const names = userFields.filter(({ name }) => !isSecretField(name) && user[name] !== undefined);
  return Object.fromEntries(names.map(({ name }) => [name, user[name as keyof UserValues]]));
}

/** Sets a field. Names that nobody wrote follow the one that was; what was said about the field is forgotten until it is left. */
export function editDraft<F extends keyof UserValues>(
  draft: UserDraft,
  field: F,
  value: UserValues[F] | undefined,
  policy: Policy,
): UserDraft {
  const values: { -readonly [K in keyof UserValues]?: UserValues[K] } = { ...draft.values };
  if (value === undefined || value === '') delete values[field];
  else values[field] = value;
  const edited = { ...unjudge(draft, field), values };
  if (!isName(field)) return edited;
  const others = field === 'displayName' ? (['givenName', 'familyName'] as const) : (['displayName'] as const);
  if (!others.some((other) => draft.written.has(other) && !isUnchanged(edited, other)))
    completeNames(values, draft.values, policy.nameOrder);
  return { ...edited, written: new Set([...draft.written, field]) };
}

const isName = (field: string): boolean => field === 'displayName' || field === 'givenName' || field === 'familyName';

function isUnchanged({ values, initial }: UserDraft, field: keyof UserValues): boolean {
  return isSame(cleanValue(field, values[field]), cleanValue(field, initial[field]));
}

/** Sets a secret that was typed or generated; undefined leaves what is kept alone. */
export function editSecret(draft: UserDraft, field: SecretField, secret: string | undefined): UserDraft {
  const { [field]: _, ...others } = draft.secrets;
  return { ...unjudge(draft, field), secrets: secret === undefined ? others : { ...others, [field]: secret } };
}

/** A change of status makes a new question of everything, so what was said about its requirements goes too. */
function unjudge(draft: UserDraft, field: FieldPath): UserDraft {
  const judged = new Set(draft.judged);
  judged.delete(field);
  const verdict = draft.verdict.filter(
    (issue) => issue.field !== field && !(field === 'status' && issue.code === 'required-to-activate'),
  );
  return { ...draft, judged, verdict };
}

/** The field was left: from now on its mistakes may be shown, if it was edited. */
export function leaveField(draft: UserDraft, field: FieldPath): UserDraft {
  if (draft.judged.has(field) || !changedFields(draft).includes(field)) return draft;
  return { ...draft, judged: new Set([...draft.judged, field]) };
}

/** Somebody wants to save: everything may be shown. */
export function judgeAll(draft: UserDraft): UserDraft {
  return { ...draft, judged: new Set(userFields.map(({ name }) => name)) };
}

export function refuseDraft(draft: UserDraft, issues: readonly Issue[]): UserDraft {
  return { ...judgeAll(draft), verdict: issues };
}

/** Fields whose value differs from where the draft began; an edit taken back is none (F3). */
export function changedFields(draft: UserDraft): readonly FieldPath[] {
  return userFields
    .map(({ name }) => name)
    .filter((name) =>
      isSecretField(name)
        ? (draft.secrets[name] ?? '') !== (draft.initialSecrets[name] ?? '')
        : !isUnchanged(draft, name),
    );
}

/** The wish that the draft is: everything for a new user, only what differs for one that exists. Secrets travel apart (R60). */
export function changeOfDraft(draft: UserDraft): UserChange & { kind: 'create' | 'update' } {
  const { user } = draft;
  const fields = user ? changedFields(draft) : (Object.keys(draft.values) as FieldPath[]);
  const values = Object.fromEntries(
    fields
      .filter((field) => !isSecretField(field))
      .map((field) => [field, keptValue(draft, field, user !== undefined)]),
  ) as UserChange extends { values: infer V } ? V : never;
  const secrets = Object.fromEntries(Object.entries(draft.secrets).filter(([, secret]) => secret !== ''));
  const apart = Object.keys(secrets).length > 0 ? { secrets } : {};
  return user
    ? { kind: 'update', id: user.id, base: user.version, values, ...apart }
    : { kind: 'create', values, ...apart };
}

function keptValue(draft: UserDraft, field: FieldPath, exists: boolean): unknown {
  return cleanValue(field as UserField, draft.values[field as keyof UserValues]) ?? (exists ? null : undefined);
}

/**
 * What is wrong with the draft, by the same judge that will decide, as far as it can be told without the other users;
 * and what the directory refused since (F2).
 */
export function draftIssues(draft: UserDraft, policy: Policy, counts: UserCounts = nobody): readonly Issue[] {
  const { user } = draft;
  const judgement = judgeWrite(alone(user, counts), changeOfDraft(draft), {
    policy,
    now: '',
    newId: () => 'draft',
    newVersion: () => 'draft',
  });
  const own = judgement.ok ? [] : judgement.issues;
  return [
    ...own,
    ...draft.verdict.filter((issue) => !own.some((other) => other.field === issue.field && other.code === issue.code)),
  ];
}

/** Those of the issues that may be shown now (F1). */
export function shownIssues(draft: UserDraft, issues: readonly Issue[]): readonly Issue[] {
  return issues.filter((issue) => issue.field === undefined || draft.judged.has(issue.field));
}

/** What is still missing before the draft can be saved as it stands, status included (R2, R3). */
export function missingFields(issues: readonly Issue[]): readonly FieldPath[] {
  const missing = issues.filter(
    ({ code }) => code === 'required' || code === 'required-to-activate' || code === 'secret-weak',
  );
  return [...new Set(missing.flatMap(({ field }) => (field ? [field] : [])))];
}

/** Whether a field must be filled for this draft to be saved: the status decides (R2, R3). */
export function isRequired(draft: UserDraft, field: FieldPath, policy: Policy): boolean {
  if (field === 'displayName' || field === 'status') return true;
  if (field === 'extension' && policy.extension.required) return true;
  return draft.values.status === 'activated' && policy.requiredToActivate.includes(field);
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

/**
 * Takes over what somebody else has written meanwhile (R50). What was edited here stays edited, except where both
 * changed the same field: there theirs stands, and the field is named so that nothing vanishes unseen.
 */
export function rebaseDraft(draft: UserDraft, current: User): { draft: UserDraft; conflicts: readonly FieldPath[] } {
  const initial = valuesOf(current);
  const isTheirs = (field: keyof UserValues): boolean =>
    !isSame(initial[field], cleanValue(field, draft.initial[field]));
  const mine = changedFields(draft).filter((field): field is keyof UserValues => !isSecretField(field));
  const values: Record<string, unknown> = { ...initial };
  const conflicts = mine.filter(
    (field) => isTheirs(field) && !isSame(initial[field], cleanValue(field, draft.values[field])),
  );
  for (const field of mine) if (!conflicts.includes(field)) values[field] = draft.values[field];
  return { draft: { ...draft, user: current, initial, values: values, verdict: [] }, conflicts };
}

const nobody: UserCounts = { total: 0, activated: 0, deactivated: 0, withoutExtension: 0 };

/** The draft's user and no other: what the judge can say of it by itself. */
function alone(user: User | undefined, counts: UserCounts): UserLookup {
  return {
    tenantId: user?.tenantId ?? '',
    counts,
    get: (id: UserId) => (id === user?.id ? user : undefined),
    owner: () => undefined,
    byUsername: () => undefined,
    byEmail: () => undefined,
    countInRole: () => 0,
    nextFree: () => undefined,
  };
}
