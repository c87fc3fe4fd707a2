import { identityKey } from '../fold.js';
import type { Issue } from '../issue.js';
import type { Policy, PrivacyField } from '../policy.js';
import type { FieldPath, SecretField, Secrets, User, UserValues } from '../user.js';
import { choicesOf } from './check.js';
import { valueAt, valuePaths, valuesOf, withValue, isSameAt, type DraftValues } from './draft-values.js';
import { formLayout } from './form-layout.js';
import { isSame } from './is-same.js';
import { splitName, type NameField } from '../person-name.js';
import { generatePassword, generatePin } from './secret.js';

/** A user being filled in: what stands in the fields of a form, and what has been said about it. A value; edits make new ones. */
export interface UserDraft {
  /** The user as it was when the draft began, or as taken over since (R50); absent for a new one. */
  readonly user?: User;
  readonly initial: DraftValues;
  /** As typed; cleaned only on the way out. */
  readonly values: DraftValues;
  /** Only what was typed or generated here (R60). */
  readonly secrets: Secrets;
  readonly initialSecrets: Secrets;
  /** Secrets that are kept, and shall be no more. */
  readonly cleared: ReadonlySet<SecretField>;
  /** Fields whose mistakes may be shown: left after an edit, or all after an attempt to save (F1). */
  readonly judged: ReadonlySet<FieldPath>;
  /** Names that a person wrote here; they no longer follow the others. */
  readonly written: ReadonlySet<FieldPath>;
  /** Privacy warnings that were read and accepted for what stands in the field now (R16). */
  readonly acknowledged: ReadonlySet<PrivacyField>;
  /** Fields that were changed here and, differently, by somebody else (R50). */
  readonly conflicts: readonly DraftConflict[];
  /** Fields that only somebody else has changed, and that were taken over (R50). */
  readonly overtaken: readonly FieldPath[];
  /** What the directory refused; a field's verdict goes when the field is edited (F2). */
  readonly verdict: readonly Issue[];
  /** What the directory's `check` said of it before it is saved; goes like the verdict. */
  readonly found: readonly Issue[];
}

/** One field that two people changed differently; undefined is empty. */
export interface DraftConflict {
  readonly field: FieldPath;
  /** What both began with. */
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Absent until it is decided; until then mine stands in the draft. */
  readonly choice?: 'mine' | 'theirs';
  /** Of a name: those that follow from it and go with the choice. */
  readonly following?: readonly FollowingName[];
}

/** A name that nobody wrote here, so that it is no question of its own. */
export interface FollowingName {
  readonly field: NameField;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface NewDraftOptions {
  /** What the form offers from the start; accepting it is no edit. */
  readonly values?: DraftValues;
  readonly secrets?: Secrets;
}

const nothingSaid = {
  cleared: new Set<SecretField>(),
  judged: new Set<FieldPath>(),
  written: new Set<FieldPath>(),
  acknowledged: new Set<PrivacyField>(),
  conflicts: [],
  overtaken: [],
  verdict: [],
  found: [],
};

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
  return { initial: values, values, secrets, initialSecrets: secrets, ...nothingSaid };
}

/**
 * What a new user is given (SPEC §3): a SIP password, and a voicemail PIN where the form shows it, for a PIN that nobody
 * can read helps nobody.
 */
export function newSecrets(policy: Policy, given: DraftValues, random: () => number): Secrets {
  const { values } = newDraft(policy, { values: given });
  const isShown = formLayout(policy, values, 'all').some(({ rows }) => rows.flat().includes('voicemailPin'));
  return {
    sipPassword: generatePassword(random, policy),
    ...(isShown && values.voicemailEnabled !== false && { voicemailPin: generatePin(random, policy) }),
  };
}

export function draftOf(user: User): UserDraft {
  const values = valuesOf(user);
  return { user, initial: values, values, secrets: {}, initialSecrets: {}, ...nothingSaid };
}

/** What is worth keeping of a new user that nobody saved: what was entered, and never a secret (F3, R60). */
export function valuesToKeep({ initial, values }: UserDraft): Partial<UserValues> {
  return valuePaths(values)
    .filter((path) => !isSameAt(path, valueAt(values, path), valueAt(initial, path)))
    .reduce<DraftValues>((kept, path) => withValue(kept, path, valueAt(values, path)), {});
}

/**
 * Goes on with a new user of which some values were kept: they count as edits of the fresh start. What is no field of a
 * user is left out.
 */
export function resumeDraft(draft: UserDraft, kept: Partial<UserValues>, policy: Policy): UserDraft {
  const values = valuePaths(kept).reduce((all, path) => {
    const value = valueAt(kept, path);
    return value === undefined ? all : withValue(all, path, value);
  }, draft.values);
  return { ...draft, values, written: writtenNames(kept, policy) };
}

/** What was entered here. */
export interface TypedUser {
  readonly values: DraftValues;
  readonly secrets: Secrets;
}

/**
 * What stands in a form whose user is gone, for a new user in its place: not what belonged to the one who is gone, nor a
 * login that follows from the e-mail anyway.
 */
export function typedUser({ initial, values, secrets }: UserDraft): TypedUser {
  const { mailboxId: _, greeting: __, username, ...kept } = values;
  const isDerived = username === undefined || (initial.email !== undefined && username === identityKey(initial.email));
  const typed = Object.entries(secrets).filter(([, secret]) => secret !== '');
  return { values: isDerived ? kept : { ...kept, username }, secrets: Object.fromEntries(typed) };
}

/** Of names that were kept: which of them a person must have written. */
function writtenNames(kept: Partial<UserValues>, { nameOrder }: Policy): ReadonlySet<FieldPath> {
  const { displayName, givenName, familyName } = kept;
  const parts = { ...(givenName !== undefined && { givenName }), ...(familyName !== undefined && { familyName }) };
  const written: FieldPath[] = displayName === undefined ? [] : ['displayName'];
  const isDerived = displayName !== undefined && isSame(parts, splitName(displayName, nameOrder));
  return new Set(isDerived ? written : [...written, ...(Object.keys(parts) as FieldPath[])]);
}

/** What colleagues have in common; the rest is a person's own, momentary, or must be decided anew (R11, R16). */
const sharedFields = [
  'branchId',
  'phoneType',
  'role',
  'licence',
  'callTimeout',
  'noAnswer',
  'forwarding',
  'voicemailEnabled',
  'locationId',
  'faxAccountId',
  'onCallRemindMinutes',
  'maxBindings',
  'company',
  'department',
] as const satisfies readonly (keyof UserValues)[];

/**
 * What a colleague like this one starts with (R11). Never what identifies or belongs to the person: names, addresses,
 * numbers, logins, mailbox, secrets, notes; nor what needs an acknowledgement of its own (R16). Forwarding to the
 * person's own numbers is not passed on.
 */
export function valuesToDuplicate(user: User, policy: Policy): DraftValues {
  const own = [user.mobile, user.phone, user.smsNumber].filter((number) => number !== undefined).map(digitsOf);
  const shared = sharedFields.filter((field) => {
    const value = user[field];
    if (value === undefined) return false;
    if (field === 'forwarding') return !user.forwarding!.destinations.some((to) => own.includes(digitsOf(to)));
    return choicesOf(field, policy)?.choices.includes(value as string) ?? true;
  });
  const values = Object.fromEntries(shared.map((field) => [field, user[field]]));
  const custom = policy.customFields
    .filter(({ kind }) => kind === 'choice')
    .map(({ name }): FieldPath => `custom.${name}`);
  return custom.reduce<DraftValues>((all, path) => withValue(all, path, valueAt(user, path)), values);
}

const digitsOf = (number: string): string => number.replace(/[^0-9]/g, '');
