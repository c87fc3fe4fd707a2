import { unwrap } from 'idb';
import { keepLimit } from '../kept-draft.js';
import { deleteJournal, importKeysRange } from './kept-imports.js';
import { tenantRange, type StoreName, type UserDatabase, type WriteTx } from './schema.js';

const aging = ['removed', 'keys', 'drafts', 'imports', 'importRows', 'importSecrets'] as const satisfies StoreName[];

/**
 * Deletes what removals left behind, the answers kept for repeated writes, drafts and interrupted imports that nobody came back to,
 * once they are old.
 */
export async function forgetOld(database: UserDatabase, tenantId: string, now: string): Promise<void> {
  const limit = keepLimit(now);
  const tx = database.transaction([...aging], 'readwrite', { durability: 'relaxed' }) as unknown as WriteTx;
  const keep = await forgetImports(tx, tenantId, limit);
  const keys = tx.objectStore('keys');
  const old = await keys.index('age').getAllKeys(IDBKeyRange.bound([tenantId], [tenantId, limit]));
  for (const key of old) if (!keep(key)) unwrap(keys).delete(key);
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

/**
 * Old imports go together with the keys of their writes.
 * @returns whether a key must stay: an import that may be taken up again without it would write its rows twice, whatever the clock says (P3)
 */
async function forgetImports(
  tx: WriteTx,
  tenantId: string,
  limit: string,
): Promise<(key: [string, string]) => boolean> {
  const kept: IDBKeyRange[] = [];
  let cursor = await tx.objectStore('imports').openCursor(tenantRange(tenantId));
  while (cursor) {
    const [, id] = cursor.key;
    const range = importKeysRange(tenantId, id);
    if (Date.parse(cursor.value.at) < Date.parse(limit)) {
      deleteJournal(tx, tenantId, id);
      unwrap(tx.objectStore('keys')).delete(range);
    } else kept.push(range);
    cursor = await cursor.continue();
  }
  return (key) => kept.some((range) => range.includes(key));
}
