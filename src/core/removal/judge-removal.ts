import type { UserChange } from '../change.js';
import type { Issue, IssueCode } from '../issue.js';
import { refuseBase, type JudgeContext, type Judgement } from '../rules/judgement.js';
import type { RoleLookup, UserLookup } from '../rules/user-lookup.js';
import type { User } from '../user.js';
import { ownedMailboxes } from './owned-mailboxes.js';
import { refuseRemoval } from './refuse-removal.js';
import { effectsOfRemoval } from './removal-effects.js';

type Removal = UserChange & { kind: 'remove' };

/**
 * Says what becomes of a removal, and of everything that refers to the user (R32–R35). Refused for the first of these reasons:
 * not found or stale; own account, protected role, last administrator, not permitted; on a call, or nobody knows; a mailbox that
 * nobody has decided about, or whose heir is not there; a successor who is not there.
 */
export function judgeRemoval(users: UserLookup & RoleLookup, change: Removal, context: JudgeContext): Judgement {
  const before = users.get(change.id);
  const refusal = refuseBase(before, change.base);
  if (!before || refusal) return refusal!;
  const issue =
    refuseRemoval(before, users, context.policy) ??
    refuseInUse(before, change, context) ??
    refuseMailbox(before, change, users) ??
    refuseSuccessor(before, change, users);
  if (issue) return { ok: false, issues: [issue] };
  const successor = change.successorId === undefined ? undefined : users.get(change.successorId);
  const effects = effectsOfRemoval(users, { user: before, mailbox: change.mailbox, successor }, context);
  return { ok: true, kind: 'remove', before, ...(effects && { effects }) };
}

/** R34: asked again at the moment of writing. */
function refuseInUse(user: User, { despiteUnknownUse }: Removal, { inUse }: JudgeContext): Issue | undefined {
  const state = inUse?.(user.id);
  if (state === 'yes') return about(user, 'in-use');
  return state === 'unknown' && !despiteUnknownUse ? about(user, 'in-use-unknown') : undefined;
}

/** R33: nobody's messages go, or come into other hands, by default. */
function refuseMailbox(user: User, { mailbox: choice }: Removal, users: UserLookup): Issue | undefined {
  const owned = ownedMailboxes(user, users);
  if (owned.length === 0) return undefined;
  const messages = owned.reduce((sum, mailbox) => sum + mailbox.messages, 0);
  if (!choice) return about(user, 'mailbox-choice', { messages });
  if (choice.kind !== 'hand-over' || isOther(user, choice.to, users)) return undefined;
  return about(user, 'mailbox-heir', { value: choice.to });
}

function refuseSuccessor(user: User, { successorId }: Removal, users: UserLookup): Issue | undefined {
  if (successorId === undefined || isOther(user, successorId, users)) return undefined;
  return about(user, 'successor-unknown', { value: successorId });
}

const isOther = (user: User, id: string, users: UserLookup): boolean => id !== user.id && users.get(id) !== undefined;

const about = (user: User, code: IssueCode, params: Issue['params'] = {}): Issue => ({
  code,
  params: { owner: user.displayName, ownerId: user.id, ...params },
});
