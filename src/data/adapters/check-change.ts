import type { UserChange } from '../../core/change.js';
import type { Issue } from '../../core/issue.js';
import type { Policy } from '../../core/policy.js';
import type { UserIndex } from '../../core/users/user-index.js';
import type { ActivitySource } from '../adapter.js';
import { inUseOf } from './in-use-of.js';

export interface Present {
  readonly policy: Policy;
  /** ISO 8601. */
  readonly now: string;
  readonly activity: ActivitySource | undefined;
}

/** What the judge would say of a change as things are; warnings are among the issues. Nothing is altered. */
export function checkChange(
  users: UserIndex,
  change: UserChange,
  { policy, now, activity }: Present,
): readonly Issue[] {
  const notKept = (): string => 'not-kept';
  const context = { policy, now, newId: notKept, newVersion: notKept, ...inUseOf(activity) };
  const judgement = users.judge(change, context);
  return judgement.ok ? (judgement.warnings ?? []) : judgement.issues;
}
