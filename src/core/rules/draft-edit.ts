import type { UserChange, UserPatch } from '../change.js';
import type { Issue } from '../issue.js';
import type { Policy, PrivacyField } from '../policy.js';
import { isSecretField, secretFields, userFields, type FieldPath, type SecretField, type UserValues } from '../user.js';
import type { UserDraft } from './draft-start.js';
import { cleanAt, isSameAt, valueAt, valuePaths, withValue, type DraftValues } from './draft-values.js';
import { completeNames, isNameField, type NameField } from '../person-name.js';

/**
 * Sets a field, one of the host's own included (`custom.<name>`); undefined, null and '' empty it. Names that nobody wrote
 * follow the one that was; what was said about the field is forgotten until it is left; and another privacy-relevant
 * value must be acknowledged anew (R16).
 */
export function editDraft(draft: UserDraft, path: FieldPath, value: unknown, policy: Policy): UserDraft {
  if (isSecretField(path)) return editSecret(draft, path, value as string | undefined);
  const edited = { ...unjudge(putValue(draft, path, value), path), overtaken: without(draft.overtaken, path) };
  return withConflicts(isNameField(path) ? followName(draft, edited, path, policy) : edited);
}

/** Sets a value and nothing else, but an acknowledgement does not outlive the value that it was given for (R16). */
export function putValue(draft: UserDraft, path: FieldPath, value: unknown): UserDraft {
  const values = withValue(draft.values, path, value);
  const acknowledged = new Set(
    [...draft.acknowledged].filter((field) => isSameAt(field, values[field], draft.values[field])),
  );
  return { ...draft, values, acknowledged };
}

function followName(before: UserDraft, edited: UserDraft, name: NameField, policy: Policy): UserDraft {
  const others = name === 'displayName' ? (['givenName', 'familyName'] as const) : (['displayName'] as const);
  const values: { -readonly [K in keyof UserValues]?: UserValues[K] } = { ...edited.values };
  if (!others.some((other) => before.written.has(other) && isChanged(edited, other)))
    completeNames(values, before.values, policy.nameOrder);
  return { ...edited, values, written: new Set([...before.written, name]) };
}

/** What is written in a field over which two disagree is the new mine; where it is what theirs is, nobody disagrees. */
function withConflicts(draft: UserDraft): UserDraft {
  if (draft.conflicts.length === 0) return draft;
  const conflicts = draft.conflicts.flatMap((conflict) => {
    const { field, theirs, choice, following } = conflict;
    const value = valueAt(draft.values, field);
    if (isSameAt(field, value, theirs)) return choice === 'theirs' ? [conflict] : [];
    const follow = following?.map((name) => ({ ...name, mine: valueAt(draft.values, name.field) }));
    return [
      { ...conflict, mine: value, ...(choice && { choice: 'mine' as const }), ...(follow && { following: follow }) },
    ];
  });
  return { ...draft, conflicts };
}

/** Sets a secret that was typed or generated; undefined leaves what is kept alone, null clears it. */
export function editSecret(draft: UserDraft, field: SecretField, secret: string | null | undefined): UserDraft {
  const { [field]: _, ...others } = draft.secrets;
  const cleared = [...draft.cleared].filter((other) => other !== field);
  return {
    ...unjudge(draft, field),
    secrets: typeof secret === 'string' ? { ...others, [field]: secret } : others,
    cleared: new Set(secret === null ? [...cleared, field] : cleared),
  };
}

/** A privacy warning was accepted, or no longer is (R16). */
export function acknowledge(draft: UserDraft, field: PrivacyField, on: boolean): UserDraft {
  const others = [...draft.acknowledged].filter((other) => other !== field);
  return { ...draft, acknowledged: new Set(on ? [...others, field] : others) };
}

/** A change of status or role makes a new question of everything, so what was said about their requirements goes too. */
export function unjudge(draft: UserDraft, field: FieldPath): UserDraft {
  const judged = new Set(draft.judged);
  judged.delete(field);
  const asksAnew = field === 'status' || field === 'role';
  const stands = (issue: Issue): boolean =>
    issue.field !== field &&
    !(asksAnew && (issue.code === 'required-to-activate' || issue.code === 'required-for-role'));
  return { ...draft, judged, verdict: draft.verdict.filter(stands), found: draft.found.filter(stands) };
}

/** The field was left: from now on its mistakes may be shown, if it was edited. */
export function leaveField(draft: UserDraft, field: FieldPath): UserDraft {
  if (draft.judged.has(field) || !isChanged(draft, field)) return draft;
  return { ...draft, judged: new Set([...draft.judged, field]) };
}

/** Somebody wants to save: everything may be shown. */
export function judgeAll(draft: UserDraft, policy: Policy): UserDraft {
  const own = policy.customFields.map(({ name }): FieldPath => `custom.${name}`);
  return { ...draft, judged: new Set([...userFields.map(({ name }) => name), ...own]) };
}

/** The directory refused to keep it (F2). */
export function refuseDraft(draft: UserDraft, issues: readonly Issue[], policy: Policy): UserDraft {
  return { ...judgeAll(draft, policy), verdict: issues };
}

/** What the directory's `check` says of the draft as it stands, instead of what it said before. */
export function foundIssues(draft: UserDraft, issues: readonly Issue[]): UserDraft {
  return { ...draft, found: issues };
}

/** Whether a field holds something else than where the draft began; by value, as it would be kept (F3). */
export function isChanged(draft: UserDraft, path: FieldPath): boolean {
  if (isSecretField(path))
    return draft.cleared.has(path) || (draft.secrets[path] ?? '') !== (draft.initialSecrets[path] ?? '');
  return !isSameAt(path, valueAt(draft.values, path), valueAt(draft.initial, path));
}

/** Fields whose value differs from where the draft began, the host's own by name; an edit taken back is none (F3). */
export function changedFields(draft: UserDraft): readonly FieldPath[] {
  const paths: readonly FieldPath[] = [...valuePaths(draft.initial, draft.values), ...secretFields];
  return paths.filter((path) => isChanged(draft, path));
}

/** The wish that the draft is: everything for a new user, only what differs for one that exists. Secrets travel apart (R60). */
export function changeOfDraft(draft: UserDraft): UserChange & { kind: 'create' | 'update' } {
  const { user, initial, values } = draft;
  const secrets = Object.fromEntries<string | null>([
    ...Object.entries(draft.secrets).filter(([, secret]) => secret !== ''),
    ...[...draft.cleared].map((field) => [field, null] as const),
  ]);
  const acknowledged = [...draft.acknowledged].filter((field) => !user || isChanged(draft, field));
  const apart = {
    ...(Object.keys(secrets).length > 0 && { secrets }),
    ...(acknowledged.length > 0 && { acknowledged }),
  };
  if (!user) return { kind: 'create', values: patchOf(valuePaths(values), values, undefined), ...apart };
  const changed = valuePaths(initial, values).filter((path) => isChanged(draft, path));
  return { kind: 'update', id: user.id, base: user.version, values: patchOf(changed, values, null), ...apart };
}

/** The values of some fields as they are to be kept; `empty` stands for none, undefined leaves the field out. */
function patchOf(paths: readonly FieldPath[], values: DraftValues, empty: null | undefined): UserPatch {
  const entries = paths
    .map((path) => [path, cleanAt(path, valueAt(values, path)) ?? empty] as const)
    .filter(([, value]) => value !== undefined);
  const own = entries.filter(([path]) => path.startsWith('custom.'));
  const custom = Object.fromEntries(own.map(([path, value]) => [path.slice('custom.'.length), value]));
  return Object.fromEntries([
    ...entries.filter(([path]) => !path.startsWith('custom.')),
    ...(own.length > 0 ? [['custom', custom]] : []),
  ]) as UserPatch;
}

const without = (paths: readonly FieldPath[], path: FieldPath): readonly FieldPath[] =>
  paths.filter((other) => other !== path);
