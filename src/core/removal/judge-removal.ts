import type { UserChange } from '../change.js';
import { DirectoryError } from '../errors.js';
import type { Issue } from '../issue.js';
import { judgeSeats, judgeUniqueness } from '../rules/judge-among-others.js';
import { refuseBase, refusedBy, type JudgeContext, type Judgement } from '../rules/judgement.js';
import type { UserLookup } from '../rules/user-lookup.js';
import type { User, UserId } from '../user.js';
import { refuseRemoval } from './refuse-removal.js';

/** Says what becomes of a removal, and of everything that refers to the user (R32–R35). */
export function judgeRemoval(
  users: UserLookup,
  change: UserChange & { kind: 'remove' },
  { policy }: JudgeContext,
): Judgement {
  const before = users.get(change.id);
  const refusal = refuseBase(before, change.base);
  if (!before || refusal) return refusal!;
  const issue = refuseRemoval(before, users, policy);
  return issue ? { ok: false, issues: [issue] } : { ok: true, kind: 'remove', before };
}

/** Says what becomes of the undo of a removal (R31). */
export function judgeReturn(users: UserLookup, id: UserId, context: JudgeContext): Judgement {
  const here = users.get(id);
  if (here) return { ok: true, kind: 'unchanged', before: here, after: here };
  const removed = context.removed?.(id);
  if (!removed) return refusedBy(new DirectoryError('not-found'));
  const after: User = { ...removed.user, version: context.newVersion(), updatedAt: context.now };
  const asked = { values: after, issues: [] as Issue[] };
  const { issues } = asked;
  judgeUniqueness(users, after, 'extension', asked, context.policy);
  judgeUniqueness(users, after, 'username', asked);
  judgeUniqueness(users, after, 'email', asked);
  judgeSeats(users, undefined, after, asked, context.policy);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, kind: 'restore', after, secrets: removed.secrets };
}
