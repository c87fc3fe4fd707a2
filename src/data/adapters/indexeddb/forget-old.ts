import { unwrap } from 'idb';
import { keepLimit } from '../kept-draft.js';
import { tenantRange, type UserDatabase } from './schema.js';

/** Deletes what removals left behind, the answers kept for repeated writes and drafts that nobody came back to, once they are old. */
export async function forgetOld(database: UserDatabase, tenantId: string, now: string): Promise<void> {
  const limit = keepLimit(now);
  const tx = database.transaction(['removed', 'keys', 'drafts'], 'readwrite', { durability: 'relaxed' });
  const keys = tx.objectStore('keys');
  const old = await keys.index('age').getAllKeys(IDBKeyRange.bound([tenantId], [tenantId, limit]));
  for (const key of old) unwrap(keys).delete(key);
  const range = tenantRange(tenantId);
  let draft = await tx.objectStore('drafts').openCursor(range);
  while (draft) {
    if (Date.parse(draft.value.at) < Date.parse(limit)) await draft.delete();
    draft = await draft.continue();
  }
  let cursor = await tx.objectStore('removed').openCursor(range);
  while (cursor && cursor.value.at < limit) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
  await tx.done;
}
