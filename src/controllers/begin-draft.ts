import { newDraft, newSecrets, resumeDraft, valuesToDuplicate, type DraftValues } from '../core/rules/draft.js';
import type { TypedUser, UserDraft } from '../core/rules/draft.js';
import { can } from '../core/rules/permissions.js';
import type { CustomValue, User } from '../core/user.js';
import type { UserDirectory } from '../data/directory.js';

export interface NewUserStart {
  /** Whom a new user is like (R11). */
  readonly like: User | undefined;
  /** What was entered already; it counts as an edit. */
  readonly typed: TypedUser | undefined;
  /** What the host's own fields hold from the start (F4). */
  readonly custom: Readonly<Record<string, CustomValue>>;
}

/** Where a new user of a directory begins. */
export function beginDraft({ policy, branchId }: UserDirectory, start: NewUserStart): UserDraft {
  const { like, typed, custom } = start;
  const values: DraftValues = {
    ...(like && valuesToDuplicate(like, policy)),
    ...(branchId !== undefined && { branchId }),
    ...(Object.keys(custom).length > 0 && { custom }),
    // Who may not activate can still add (R64).
    ...(!can(policy, 'activate') && { status: 'deactivated' }),
  };
  const draft = newDraft(policy, { values, secrets: newSecrets(policy, values, random) });
  if (!typed) return draft;
  return { ...resumeDraft(draft, typed.values, policy), secrets: { ...draft.secrets, ...typed.secrets } };
}

/** From 0 up to but not 1, from the browser's cryptographic source. */
export const random = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
