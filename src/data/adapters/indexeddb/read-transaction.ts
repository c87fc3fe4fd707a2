import { unwrap } from 'idb';
import type { UserId } from '../../../core/user.js';
import { askAnyway, unreadable, type Unreadable } from './ask-anyway.js';
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
  const blocks = new Map<number, UserBlock | Unreadable | undefined>();
  const hasNewResources = replica.isBehindOnResources(fresh);
  // All asked at once, so that every answer is of the same moment; each arrives as a task of its own.
  const [resources] = await Promise.all([
    hasNewResources ? tx.objectStore('resources').getAll(tenantRange(tenantId)) : undefined,
    ...runsOf(replica.behind(fresh)).map(async (run) => {
      const store = unwrap(tx.objectStore('users'));
      for (const [block, content] of await readRun(store, tenantId, run)) blocks.set(block, content);
    }),
  ]);
  return { fresh, blocks, resources };
}

type Run = readonly [from: number, to: number];

/** All at once, and where one of them cannot be read, each by itself: the others can (P4). */
async function readRun(
  store: IDBObjectStore,
  tenantId: string,
  [from, to]: Run,
): Promise<(readonly [block: number, content: UserBlock | Unreadable | undefined])[]> {
  const range = IDBKeyRange.bound([tenantId, from], [tenantId, to]);
  const [keys, contents] = await Promise.all([
    askAnyway(store.getAllKeys(range) as IDBRequest as IDBRequest<[string, number][]>),
    askAnyway(store.getAll(range) as IDBRequest<UserBlock[]>),
  ]);
  const blocks = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  if (keys !== unreadable && contents !== unreadable) {
    const found = new Map(keys.map(([, block], at) => [block, contents[at]]));
    return blocks.map((block) => [block, found.get(block)]);
  }
  return Promise.all(
    blocks.map(async (block) => {
      const request = store.get([tenantId, block]) as IDBRequest<UserBlock | undefined>;
      return [block, await askAnyway(request)] as const;
    }),
  );
}

/** Neighbouring blocks together, as inclusive runs. */
function runsOf(blocks: readonly number[]): Run[] {
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
