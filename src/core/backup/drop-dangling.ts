import type { Resource } from '../resource.js';
import type { UserId } from '../user.js';

export interface WithoutDangling {
  readonly resources: readonly Resource[];
  /** References that led to nobody. */
  readonly dropped: number;
}

/** After a loss, a backup may hold what refers to users who were lost: nothing dangles once it is restored (R35). */
export function dropDangling(resources: readonly Resource[], users: ReadonlySet<UserId>): WithoutDangling {
  let dropped = 0;
  const isThere = (id: UserId): boolean => users.has(id) || (dropped++, false);
  const kept = resources.map((resource) => {
    const before = dropped;
    const stays = resource.users?.filter(({ userId }) => isThere(userId));
    const ownerId = resource.kind === 'mailbox' ? resource.ownerId : undefined;
    const isOrphan = ownerId !== undefined && !isThere(ownerId);
    if (dropped === before) return resource;
    const next = { ...resource, ...(stays && { users: stays }) };
    if (isOrphan && next.kind === 'mailbox') delete (next as { ownerId?: UserId }).ownerId;
    return next;
  });
  return { resources: kept, dropped };
}
