import type { FieldPath, User } from '../user.js';
import { putValue, unjudge } from './draft-edit.js';
import type { DraftConflict, UserDraft } from './draft-start.js';
import { isSameAt, valueAt, valuePaths, valuesOf, withValue } from './draft-values.js';

/** What becomes of one field when somebody else's version is taken over. */
interface Merged {
  readonly value: unknown;
  readonly overtaken?: boolean;
  readonly conflict?: DraftConflict;
}

/**
 * Takes over what somebody else has written meanwhile (R50), field by field, the host's own by name: what only they changed
 * becomes theirs and is listed in `overtaken`; what only this draft changed stays; what both changed to the same is no
 * matter; what both changed differently is a conflict, and mine stays in `values` until it is decided.
 */
export function rebaseDraft(draft: UserDraft, current: User): UserDraft {
  const initial = valuesOf(current);
  const paths = valuePaths(draft.initial, draft.values, initial);
  const merged = paths.map((path) => [path, merge(draft, path, valueAt(initial, path))] as const);
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

/** Decides one field; it can be decided again. */
export function resolveConflict(draft: UserDraft, field: FieldPath, choice: 'mine' | 'theirs'): UserDraft {
  const conflict = draft.conflicts.find((other) => other.field === field);
  if (!conflict) return draft;
  return {
    ...unjudge(putValue(draft, field, conflict[choice]), field),
    conflicts: draft.conflicts.map((other) => (other === conflict ? { ...conflict, choice } : other)),
  };
}

/** Whether something is still to be decided before the draft can be saved (R50). */
export function hasOpenConflict(draft: UserDraft): boolean {
  return draft.conflicts.some(({ choice }) => choice === undefined);
}
