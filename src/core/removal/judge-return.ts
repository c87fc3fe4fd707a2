import { DirectoryError } from '../errors.js';
import type { Issue } from '../issue.js';
import { judgeSeats, judgeUniqueness } from '../rules/judge-among-others.js';
import { refusedBy, type JudgeContext, type Judgement } from '../rules/judgement.js';
import type { UserLookup } from '../rules/user-lookup.js';
import type { UserId } from '../user.js';
import { returnOf } from './return-effects.js';

/**
 * Says what becomes of the undo of a removal (R31): everything it took away comes back. What nobody has touched since comes back
 * exactly, version and time of change included, for a version names a content: whoever has based a change on it has seen what
 * is there again. Of what has been changed since, only the reference is put back.
 */
export function judgeReturn(users: UserLookup, id: UserId, context: JudgeContext): Judgement {
  const here = users.get(id);
  if (here) return { ok: true, kind: 'unchanged', before: here, after: here };
  const removed = context.removed?.(id);
  if (!removed) return refusedBy(new DirectoryError('not-found'));
  const asked = { values: removed.user, issues: [] as Issue[] };
  const { issues } = asked;
  judgeUniqueness(users, removed.user, 'extension', asked, context.policy);
  judgeUniqueness(users, removed.user, 'username', asked);
  judgeUniqueness(users, removed.user, 'email', asked);
  judgeSeats(users, undefined, removed.user, asked, context.policy);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, kind: 'restore', ...returnOf(users, removed, context), secrets: removed.secrets };
}
