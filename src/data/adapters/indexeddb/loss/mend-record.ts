import { unwrap } from 'idb';
import { randomId } from '../../../random-id.js';
import { Ledger, resourceEntries } from '../blocks/ledger.js';
import { placePut } from '../writing/place.js';
import { readBlocks, runsOf } from '../blocks/read-blocks.js';
import { blockSize, newTenant, storeNames, tenantRange, type UserDatabase, type WriteTx } from '../schema.js';
import { isSoundResource, isSoundTenant } from './sound-user.js';
import { joinBlock, type FoundBlock } from '../blocks/user-block.js';

/**
 * Where the tenant's record is gone or is none, but what it stood for is there, makes it anew from what that says: or the next write
 * would take the places of them all (P4). A record that is none is set aside. What of them cannot be used is found by the next reading, as always.
 * @returns the sequence number of the write; undefined when there was nothing to do.
 */
export async function mendRecord(database: UserDatabase, tenantId: string, now: string): Promise<number | undefined> {
  if (!(await isLost(database, tenantId))) return undefined;
  const tx: WriteTx = database.transaction([...storeNames], 'readwrite', { durability: 'strict' });
  // Heard below; here only so that no failure counts as unheard.
  tx.done.catch(() => undefined);
  const range = tenantRange(tenantId);
  const record: unknown = await tx.objectStore('meta').get([tenantId]);
  // Of two tabs that come at once the second finds it mended.
  if (isSoundTenant(record, tenantId)) return undefined;
  const keys = await tx.objectStore('users').getAllKeys(range);
  const users = unwrap(tx.objectStore('users'));
  const ledger = new Ledger(newTenant(tenantId, '', now));
  const summary = new Summary();
  for (const run of runsOf([...new Set(keys.map((key) => key[1]))]))
    for (const [block, parts] of await readBlocks(users, tenantId, run)) {
      const found = joinBlock(parts, tenantId, blockSize);
      summary.add(found);
      ledger.noteFound(block, found, parts.patches.length);
    }
  const [resources, lastLine] = await Promise.all([
    tx.objectStore('resources').getAll(range),
    tx.objectStore('log').openKeyCursor(range, 'prev'),
  ]);
  const seq = Math.max(summary.seq, lastLine?.key[1] ?? 0) + 1;
  placePut(tx, 'meta', [tenantId], {
    ...ledger.noteIn(newTenant(tenantId, summary.tag ?? randomId().slice(0, 6), now)),
    ...(resources.length > 0 && resourceEntries(seq, resources.filter(isSoundResource))),
    users: summary.users,
    seq,
    damage: { before: summary.users, now: summary.users, at: summary.at ?? now },
  });
  const [expected, kept] = [summary.users, summary.users];
  if (record !== undefined)
    placePut(tx, 'quarantine', [tenantId, seq, recordBlock], {
      at: now,
      block: recordBlock,
      expected,
      kept,
      raw: record,
    });
  await tx.done;
  return seq;
}

async function isLost(database: UserDatabase, tenantId: string): Promise<boolean> {
  const record: unknown = await database.get('meta', [tenantId]);
  if (isSoundTenant(record, tenantId)) return false;
  if (record !== undefined) return true;
  const counts = await Promise.all(traces.map((store) => database.count(store, tenantRange(tenantId))));
  return counts.some((count) => count > 0);
}

/** In the place of a block's number: the tenant's record. */
const recordBlock = -2;

/** Whatever of these is there, a write has left. */
const traces = ['users', 'resources', 'log'] as const;

/** What all blocks together say of the record that is lost. */
class Summary {
  users = 0;
  /** Of the latest write that left somebody. */
  seq = 0;
  /** The beginning of all versions (R50). */
  tag: string | undefined;
  /** When it was; ISO 8601. */
  at: string | undefined;

  add({ users, seq }: FoundBlock): void {
    if (seq > this.seq) this.seq = seq;
    for (const user of users) {
      if (!user) continue;
      this.users++;
      this.tag ??= user.version.split('.')[0];
      if (this.at === undefined || user.updatedAt > this.at) this.at = user.updatedAt;
    }
  }
}
