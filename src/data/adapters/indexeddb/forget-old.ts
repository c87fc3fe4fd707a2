import { unwrap } from 'idb';
import type { UserDatabase } from './schema.js';

/** How long removed users can be brought back, and repeated writes are known. */
const keepDays = 7;

/** Deletes what removals left behind and the answers kept for repeated writes, once they are old. */
export async function forgetOld(database: UserDatabase, tenantId: string, now: string): Promise<void> {
  const limit = new Date(Date.parse(now) - keepDays * 86_400_000).toISOString();
  const tx = database.transaction(['removed', 'keys'], 'readwrite', { durability: 'relaxed' });
  const keys = tx.objectStore('keys');
  const old = await keys.index('age').getAllKeys(IDBKeyRange.bound([tenantId], [tenantId, limit]));
  for (const key of old) unwrap(keys).delete(key);
  const range = IDBKeyRange.bound([tenantId], [tenantId, []]);
  let cursor = await tx.objectStore('removed').openCursor(range);
  while (cursor && cursor.value.at < limit) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
  await tx.done;
}
