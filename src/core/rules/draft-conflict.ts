import type { FieldPath, User } from '../user.js';
import { isNameField, type NameField } from '../person-name.js';
import { putValue, unjudge } from './draft-edit.js';
import type { DraftConflict, FollowingName, UserDraft } from './draft-start.js';
import { isSameAt, valueAt, valuePaths, valuesOf, withValue, type DraftValues } from './draft-values.js';

/** What becomes of one field when somebody else's version is taken over. */
interface Merged {
  readonly value: unknown;
  readonly overtaken?: boolean;
  readonly conflict?: DraftConflict;
}

/**
 * Takes over what somebody else has written meanwhile (R50), field by field, the host's own by name: what only they changed
 * becomes theirs and is listed in `overtaken`; what only this draft changed stays; what both changed to the same is no
 * matter; what both changed differently is a conflict, and mine stays in `values` until it is decided. Names that nobody
 * wrote here are asked about only with the name that they follow from.
 */
export function rebaseDraft(draft: UserDraft, current: User): UserDraft {
  const initial = valuesOf(current);
  const paths = valuePaths(draft.initial, draft.values, initial);
  const each = paths.map((path) => [path, merge(draft, path, valueAt(initial, path))] as const);
  const merged = withFollowing(draft, initial, each);
  const values = merged.reduce((all, [path, { value }]) => withValue(all, path, value), initial);
  const overtaken = merged.filter(([path, { value, overtaken: isTheirs }]) => {
    const wasTheirs = draft.overtaken.includes(path) && isSameAt(path, value, valueAt(initial, path));
    return isTheirs || wasTheirs;
  });
  return {
    ...draft,
    user: current,
    initial,
    values,
    acknowledged: new Set(
      [...draft.acknowledged].filter((field) => isSameAt(field, values[field], draft.values[field])),
    ),
    conflicts: merged.flatMap(([, { conflict }]) => conflict ?? []),
    overtaken: overtaken.map(([path]) => path),
    verdict: [],
    found: [],
  };
}

function merge(draft: UserDraft, path: FieldPath, theirs: unknown): Merged {
  const known = draft.conflicts.find(({ field }) => field === path);
  if (known) return mergeAgain(known, draft, theirs);
  const base = valueAt(draft.initial, path);
  const mine = valueAt(draft.values, path);
  if (isSameAt(path, mine, theirs)) return { value: theirs };
  if (isSameAt(path, base, mine)) return { value: theirs, overtaken: true };
  if (isSameAt(path, base, theirs)) return { value: mine };
  return { value: mine, conflict: { field: path, base, mine, theirs } };
}

/** A choice holds as long as it is about the same two values; theirs, once chosen, is theirs whatever it becomes. */
function mergeAgain(known: DraftConflict, draft: UserDraft, theirs: unknown): Merged {
  const { field, base, mine, choice } = known;
  const isNews = !isSameAt(field, known.theirs, theirs);
  if (isSameAt(field, mine, theirs)) return { value: theirs };
  if (choice === 'theirs') return { value: theirs, overtaken: isNews, conflict: { ...known, theirs } };
  const value = valueAt(draft.values, field);
  if (!isNews) return { value, conflict: known };
  return isSameAt(field, base, theirs) ? { value } : { value, conflict: { field, base, mine, theirs } };
}

type MergedField = readonly [path: FieldPath, merged: Merged];

/**
 * Names that were derived here are no edits. Where the name that they follow from is a conflict, they go with it: else a
 * choice would leave the given name of one person beside the family name of another. Where it is none, theirs counts.
 */
function withFollowing(draft: UserDraft, theirs: DraftValues, merged: readonly MergedField[]): readonly MergedField[] {
  const conflicts = merged.flatMap(([, { conflict }]) => conflict ?? []);
  const leader = conflicts.find(({ field }) => isNameField(field) && draft.written.has(field));
  const known = draft.conflicts.find(({ field }) => field === leader?.field)?.following ?? [];
  const following = followersOf(leader, draft).map((field): FollowingName => {
    const before = known.find((name) => name.field === field);
    return { field, mine: before ? before.mine : draft.values[field], theirs: theirs[field] };
  });
  return merged.map(([path, one]): MergedField => {
    if (leader && path === leader.field) return [path, { ...one, conflict: { ...leader, following } }];
    const name = following.find(({ field }) => field === path);
    if (leader && name) return [path, { value: leader.choice === 'theirs' ? name.theirs : name.mine }];
    const isDerived = isNameField(path) && !draft.written.has(path);
    return isDerived && one.conflict ? [path, { value: valueAt(theirs, path), overtaken: true }] : [path, one];
  });
}

/** The names that followed from this one here: both parts from the display name, or the display name from a part. */
function followersOf(leader: DraftConflict | undefined, draft: UserDraft): readonly NameField[] {
  if (!leader) return [];
  const candidates =
    leader.field === 'displayName' ? (['givenName', 'familyName'] as const) : (['displayName'] as const);
  const unwritten = candidates.filter((field) => !draft.written.has(field));
  const known = draft.conflicts.find(({ field }) => field === leader.field)?.following;
  const isDerived = unwritten.some((field) => !isSameAt(field, draft.initial[field], draft.values[field]));
  return isDerived || known?.some(({ field }) => (unwritten as readonly NameField[]).includes(field)) ? unwritten : [];
}

/** Decides one field; it can be decided again. */
export function resolveConflict(draft: UserDraft, field: FieldPath, choice: 'mine' | 'theirs'): UserDraft {
  const conflict = draft.conflicts.find((other) => other.field === field);
  if (!conflict) return draft;
  const following = (conflict.following ?? []).filter((name) => !draft.written.has(name.field));
  const decided = [{ ...conflict, field }, ...following].reduce(
    (all, each) => unjudge(putValue(all, each.field, each[choice]), each.field),
    draft,
  );
  return {
    ...decided,
    conflicts: draft.conflicts.map((other) => (other === conflict ? { ...conflict, choice } : other)),
  };
}

/** Whether something is still to be decided before the draft can be saved (R50). */
export function hasOpenConflict(draft: UserDraft): boolean {
  return draft.conflicts.some(({ choice }) => choice === undefined);
}
