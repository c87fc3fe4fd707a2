import { unwrap } from 'idb';
import { keepLimit } from '../../kept-draft.js';
import { deleteJournal, importKeysRange } from './kept-imports.js';
import { tenantRange, type StoreName, type TenantRecord, type UserDatabase, type WriteTx } from '../schema.js';

const aging = ['removed', 'keys', 'drafts', 'imports', 'importRows', 'importSecrets'] as const satisfies StoreName[];

/** Before any clock that is right. */
const beginning = new Date(0).toISOString();

/** Whether what was written at a time is old. */
type IsOld = (at: string) => boolean;

/**
 * Deletes what removals left behind, the answers kept for repeated writes, drafts and interrupted imports that nobody came back to,
 * once they are old.
 */
export async function forgetOld(database: UserDatabase, tenantId: string, now: string): Promise<void> {
  const tx = database.transaction([...aging, 'meta'], 'readwrite', { durability: 'relaxed' }) as unknown as WriteTx;
  const tenant = (await tx.objectStore('meta').get([tenantId])) as TenantRecord | undefined;
  const { from, limit } = spanOf(tenant, now);
  const isOld: IsOld = (at) => Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(limit);
  const keep = await forgetImports(tx, tenantId, isOld);
  const keys = tx.objectStore('keys');
  // A span that ends before it begins is none, and no range either.
  const span = from < limit ? IDBKeyRange.bound([tenantId, from], [tenantId, limit]) : undefined;
  const old = span ? await keys.index('age').getAllKeys(span) : [];
  for (const key of old) if (!keep(key)) unwrap(keys).delete(key);
  const range = tenantRange(tenantId);
  let draft = await tx.objectStore('drafts').openCursor(range);
  while (draft) {
    if (isOld(draft.value.at)) await draft.delete();
    draft = await draft.continue();
  }
  await forgetRemoved(tx, tenantId, isOld);
  await tx.done;
}

/**
 * What was written between these times is old. Clocks are set wrong, for an hour or for good, so two of them must agree that
 * enough time has gone by: the present one and that of the last write. And nothing is old by a time at which the store had not
 * been begun: that was a wrong clock too (F16).
 */
function spanOf(tenant: TenantRecord | undefined, now: string): { readonly from: string; readonly limit: string } {
  if (!tenant) return { from: keepLimit(beginning), limit: keepLimit(now) };
  const latest = Date.parse(tenant.at) < Date.parse(now) ? tenant.at : now;
  // Drafts and imports may have been begun before the first write.
  return { from: keepLimit(tenant.born), limit: keepLimit(latest) };
}

/** In the order of the writes: whatever went before an old one is old, whatever its clock said. */
async function forgetRemoved(tx: WriteTx, tenantId: string, isOld: IsOld): Promise<void> {
  const store = tx.objectStore('removed');
  let last: [string, number, number] | undefined;
  let cursor = await store.openCursor(tenantRange(tenantId));
  while (cursor) {
    if (isOld(cursor.value.at)) last = cursor.key;
    cursor = await cursor.continue();
  }
  if (last) await store.delete(IDBKeyRange.bound([tenantId], last));
}

/**
 * Old imports go together with the keys of their writes.
 * @returns whether a key must stay: an import that may be taken up again without it would write its rows twice, whatever the clock says (P3)
 */
async function forgetImports(tx: WriteTx, tenantId: string, isOld: IsOld): Promise<(key: [string, string]) => boolean> {
  const kept: IDBKeyRange[] = [];
  let cursor = await tx.objectStore('imports').openCursor(tenantRange(tenantId));
  while (cursor) {
    const [, id] = cursor.key;
    const range = importKeysRange(tenantId, id);
    if (isOld(cursor.value.at)) {
      deleteJournal(tx, tenantId, id);
      unwrap(tx.objectStore('keys')).delete(range);
    } else kept.push(range);
    cursor = await cursor.continue();
  }
  return (key) => kept.some((range) => range.includes(key));
}
