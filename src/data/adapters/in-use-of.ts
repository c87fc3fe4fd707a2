import type { InUse } from '../../core/rules/judgement.js';
import type { UserId } from '../../core/user.js';
import type { ActivitySource } from '../adapter.js';

/** What the judge and the removal plan are told of calls: nothing where nothing can tell (R34). */
export function inUseOf(activity: ActivitySource | undefined): { inUse?: (id: UserId) => InUse } {
  if (!activity) return {};
  const inUse = (id: UserId): InUse => {
    try {
      return activity.inUse(id);
    } catch (error) {
      // A source that fails knows nothing, and the person is asked.
      reportError(error);
      return 'unknown';
    }
  };
  return { inUse };
}
