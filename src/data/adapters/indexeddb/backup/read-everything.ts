import { unwrap } from 'idb';
import type { BackupRecord } from '../../../../core/backup/backup.js';
import { hasAny } from '../../../../core/rules/judge.js';
import type { Secrets, UserId } from '../../../../core/user.js';
import type { ReadOrder } from '../../../backup/backup-store.js';
import { unreadable } from '../browser/ask-anyway.js';
import { longTurns } from '../browser/long-turns.js';
import { rawOf, readBlocks, runsOf } from '../blocks/read-blocks.js';
import { readRecords } from '../reading/read-records.js';
import { blockSize, tenantRange, type StoreName, type UserDatabase } from '../schema.js';
import { joinBlock, type BlockParts } from '../blocks/user-block.js';

const stores = ['resources', 'users', 'secrets', 'log', 'quarantine'] as const satisfies StoreName[];
/** Records per request: few enough that taking one answer in keeps the page responsive (P12). */
const atOnce = { resources: 500, users: 2, secrets: 4, log: 8, quarantine: 1 } as const;

/**
 * Hands out everything of a tenant as it is on the disk in one moment: what the ledger does not know of as well, for a backup is
 * made most of all when something is wrong. Nothing but the transaction's own requests is awaited.
 */
export async function readEverything(database: UserDatabase, tenantId: string, order: ReadOrder): Promise<void> {
  const { signal } = order;
  order.begin();
  const wanted = stores.filter((name) => name !== 'secrets' || order.secrets);
  const tx = database.transaction(wanted, 'readonly');
  const keys = await Promise.all(wanted.map((name) => tx.objectStore(name).getAllKeys(tenantRange(tenantId))));
  const pieces = wanted.flatMap((name, at) => piecesOf(name, tenantId, keys[at]!));
  const ids = new Map<number, readonly (UserId | undefined)[]>();
  let turns = longTurns();
  for (const [done, { name, read }] of pieces.entries()) {
    signal?.throwIfAborted();
    for (const [key, value] of await read(unwrap(tx.objectStore(name)))) {
      for (const record of recordsOf(name, key, value, ids)) order.take(record, (done + 1) / pieces.length);
      if (!turns.over) continue;
      // Lets the page do what waits, with a request in flight that keeps the transaction open.
      await tx.objectStore('resources').getKey([tenantId, '']);
      turns = longTurns();
    }
  }
}

type Key = readonly unknown[];

/** What is asked for at once. */
interface Piece {
  readonly name: (typeof stores)[number];
  readonly read: (store: IDBObjectStore) => Promise<readonly (readonly [key: Key, value: unknown])[]>;
}

function piecesOf(name: Piece['name'], tenantId: string, keys: readonly Key[]): readonly Piece[] {
  if (name === 'users') {
    // A block and what lies beside it are one thing.
    const blocks = [...new Set(keys.map((key) => key[1] as number))];
    return runsOf(blocks, atOnce.users).map((run) => ({
      name,
      read: async (store) =>
        [...(await readBlocks(store, tenantId, run))].map(([block, parts]) => [[tenantId, block], parts]),
    }));
  }
  return Array.from({ length: Math.ceil(keys.length / atOnce[name]) }, (_, at) => {
    const asked = keys.slice(at * atOnce[name], (at + 1) * atOnce[name]);
    return {
      name,
      read: async (store) =>
        (await readRecords(store, asked as IDBValidKey[])).map((value, index) => [
          asked[index]!,
          value === unreadable ? null : value,
        ]),
    };
  });
}

type Found = Readonly<Record<string, unknown>>;

/** What one record of the store is in a backup. A record that is not what it should be is handed out as damaged. */
function recordsOf(
  name: (typeof stores)[number],
  key: Key,
  value: unknown,
  ids: Map<number, readonly (UserId | undefined)[]>,
): readonly BackupRecord[] {
  const place = key[1] as number;
  try {
    const found = value as Found;
    if (name === 'resources') return [{ resources: [found as never] }];
    if (name === 'quarantine') return [{ damaged: withoutSecrets(found) }];
    if (name === 'log')
      return [{ log: { seq: place, ...signed(found), lines: JSON.parse(found['lines'] as string) as [] } }];
    if (name === 'secrets') return [{ secrets: secretsOf(found, ids.get(place) ?? []) }];
    const parts = value as BlockParts;
    const { users, isSound } = joinBlock(parts, key[0] as string, blockSize);
    ids.set(
      place,
      users.map((user) => user?.id),
    );
    return [{ users: users.filter((user) => user !== undefined) }, ...(isSound ? [] : [{ damaged: rawOf(parts) }])];
  } catch {
    return name === 'secrets' ? [] : [{ damaged: value }];
  }
}

/** What lay beside those who were lost stays here (R60). */
const withoutSecrets = ({ secrets: _, ...rest }: Found): Found => rest;

const signed = ({ at, by }: Found): { at: string; by?: UserId } => ({
  at: at as string,
  ...(typeof by === 'string' && { by }),
});

const secretsOf = (found: Found, ids: readonly (UserId | undefined)[]): (readonly [UserId, Secrets])[] =>
  (found['secrets'] as readonly (Found | null)[]).flatMap((secrets, at) => {
    const id = ids[at];
    return id !== undefined && secrets && hasAny(secrets) ? [[id, secrets] as const] : [];
  });
