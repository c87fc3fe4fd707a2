import { unwrap } from 'idb';
import { readBlocks, runsOf } from '../blocks/read-blocks.js';
import type { Fresh, Replica } from '../replica.js';
import { newTenant, tenantRange, type UserDatabase } from '../schema.js';
import { isSoundTenant } from '../loss/sound-user.js';
import type { BlockParts } from '../blocks/user-block.js';

/** Reads what is new since the replica was last brought up to date; undefined when nothing is. */
async function readNews(database: UserDatabase, replica: Replica): Promise<Fresh | undefined> {
  const { tenantId } = replica.users;
  const tx = database.transaction(['meta', 'users', 'resources'], 'readonly');
  const known: unknown = await tx.objectStore('meta').get([tenantId]);
  const fresh = isSoundTenant(known, tenantId) ? known : newTenant(tenantId, '', '');
  if (fresh.tag === replica.tenant.tag && fresh.seq === replica.tenant.seq) return undefined;
  const blocks = new Map<number, BlockParts>();
  const hasNewResources = replica.isBehindOnResources(fresh);
  // All asked at once, so that every answer is of the same moment; each arrives as a task of its own.
  const [resources] = await Promise.all([
    hasNewResources ? tx.objectStore('resources').getAll(tenantRange(tenantId)) : undefined,
    ...runsOf(replica.behind(fresh)).map(async (run) => {
      const store = unwrap(tx.objectStore('users'));
      for (const [block, parts] of await readBlocks(store, tenantId, run)) blocks.set(block, parts);
    }),
  ]);
  return { fresh, blocks, resources };
}

export async function bringUpToDate(database: UserDatabase, replica: Replica): Promise<void> {
  const news = await readNews(database, replica);
  if (news) await replica.adopt(news, true);
}
