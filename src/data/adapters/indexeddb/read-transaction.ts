import type { UserId } from '../../../core/user.js';
import type { Fresh, Replica } from './replica.js';
import { newTenant, tenantRange, type TenantRecord, type UserBlock, type UserDatabase } from './schema.js';

/** Blocks per request: few enough that taking one answer in keeps the page responsive. */
const blocksAtOnce = 4;

/** Reads what is new since the replica was last brought up to date; undefined when nothing is. */
export async function readNews(database: UserDatabase, replica: Replica): Promise<Fresh | undefined> {
  const { tenantId } = replica.users;
  const tx = database.transaction(['meta', 'users', 'resources'], 'readonly');
  const known = (await tx.objectStore('meta').get([tenantId])) as TenantRecord | undefined;
  const fresh = known ?? newTenant(tenantId, '', '');
  if (fresh.tag === replica.tenant.tag && fresh.seq === replica.tenant.seq) return undefined;
  const blocks = new Map<number, UserBlock | undefined>();
  const hasNewResources = replica.isBehindOnResources(fresh);
  // All asked at once, so that every answer is of the same moment; each arrives as a task of its own.
  const [resources] = await Promise.all([
    hasNewResources ? tx.objectStore('resources').getAll(tenantRange(tenantId)) : undefined,
    ...runsOf(replica.behind(fresh)).map(async ([from, to]) => {
      const range = IDBKeyRange.bound([tenantId, from], [tenantId, to]);
      const store = tx.objectStore('users');
      const [keys, contents] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
      for (let block = from; block <= to; block++) blocks.set(block, undefined);
      keys.forEach(([, block], at) => blocks.set(block, contents[at]));
    }),
  ]);
  return { fresh, blocks, resources };
}

/** Neighbouring blocks together, as inclusive runs. */
function runsOf(blocks: readonly number[]): (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last && last[1] === block - 1 && block - last[0] < blocksAtOnce) last[1] = block;
    else runs.push([block, block]);
  }
  return runs;
}

export interface Found {
  /** Whose users changed. */
  readonly ids: readonly UserId[];
  readonly hasNewResources: boolean;
}

export async function bringUpToDate(database: UserDatabase, replica: Replica): Promise<Found> {
  const news = await readNews(database, replica);
  if (!news) return { ids: [], hasNewResources: false };
  return { ids: await replica.adopt(news, true), hasNewResources: news.resources !== undefined };
}
