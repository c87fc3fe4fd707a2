import { askAnyway, unreadable, type Unreadable } from '../browser/ask-anyway.js';
import { patchRange } from '../schema.js';
import type { BlockParts } from './user-block.js';

/** Blocks per request: few enough that taking one answer in keeps the page responsive. */
const blocksAtOnce = 4;

/** Neighbouring blocks, both included. */
export type Run = readonly [from: number, to: number];

/** Neighbouring blocks together. */
export function runsOf(blocks: readonly number[], atOnce = blocksAtOnce): Run[] {
  const runs: [number, number][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (last && last[1] === block - 1 && block - last[0] < atOnce) last[1] = block;
    else runs.push([block, block]);
  }
  return runs;
}

type Key = readonly [tenantId: string, block: number, seq?: number];

/** What was found of each block of a run, and `unreadable` for what is there and cannot be read. */
export async function readBlocks(
  store: IDBObjectStore,
  tenantId: string,
  [from, to]: Run,
): Promise<ReadonlyMap<number, BlockParts>> {
  const range = IDBKeyRange.bound([tenantId, from], [tenantId, to, []]);
  const [keys, records] = await Promise.all([keysIn(store, range), askAnyway(store.getAll(range))]);
  const blocks = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  if (keys === unreadable || records === unreadable || keys.length !== records.length)
    // All at once, and where one of them cannot be read, each by itself: the others can (P4).
    return new Map(
      await Promise.all(blocks.map(async (block) => [block, await readBlock(store, tenantId, block)] as const)),
    );
  const found = new Map<number, { whole: unknown; patches: unknown[] }>(
    blocks.map((block) => [block, { whole: undefined, patches: [] }]),
  );
  keys.forEach(([, block, seq], at) => {
    const parts = found.get(block)!;
    if (seq === undefined) parts.whole = records[at];
    else parts.patches.push(records[at]);
  });
  return found;
}

/** The block as it was found; with what lay beside it, if anything did, in one list. */
export function rawOf({ whole, patches }: BlockParts): unknown {
  const parts = [whole, ...patches].filter((part) => part !== undefined && part !== unreadable);
  return patches.length > 0 ? parts : parts[0];
}

async function readBlock(store: IDBObjectStore, tenantId: string, block: number): Promise<BlockParts> {
  const get = (key: Key): Promise<unknown> => askAnyway<unknown>(store.get([...key] as IDBValidKey));
  const [whole, keys] = await Promise.all([get([tenantId, block]), keysIn(store, patchRange(tenantId, block))]);
  return { whole, patches: keys === unreadable ? [unreadable] : await Promise.all(keys.map(get)) };
}

const keysIn = (store: IDBObjectStore, range: IDBKeyRange): Promise<readonly Key[] | Unreadable> =>
  askAnyway(store.getAllKeys(range) as IDBRequest as IDBRequest<Key[]>);
