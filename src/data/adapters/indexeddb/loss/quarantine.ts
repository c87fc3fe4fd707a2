import { unwrap } from 'idb';
import type { Secrets } from '../../../../core/user.js';
import type { Quarantined } from '../../../adapter.js';
import { askAnyway, unreadable } from '../browser/ask-anyway.js';
import { Ledger, resourceEntries } from '../blocks/ledger.js';
import { placeDelete, placePut } from '../writing/place.js';
import { rawOf, readBlocks } from '../blocks/read-blocks.js';
import type { Replica } from '../replica.js';
import {
  blockSize,
  patchRange,
  storeNames,
  tenantRange,
  type QuarantineRecord,
  type TenantRecord,
  type UserDatabase,
  type WriteTx,
} from '../schema.js';
import { isRecord, isSoundResource } from './sound-user.js';
import { packBlock } from '../blocks/user-block.js';

/** In the place of a block's number: what stands around the users. */
const resourcesBlock = -1;

/**
 * Sets aside, as it was found, whatever of the store cannot be used, and makes the ledger say what is there (P4). What could be
 * used is in the replica already and stays where it was. All in one transaction: of two tabs that come at once the second finds
 * nothing to do.
 * @returns the sequence number of the write; undefined when there was none, because another tab was faster.
 */
export async function setAside(database: UserDatabase, replica: Replica, now: string): Promise<number | undefined> {
  const { tenantId } = replica.users;
  const tx: WriteTx = database.transaction([...storeNames], 'readwrite', { durability: 'strict' });
  // Heard below; here only so that no failure counts as unheard.
  tx.done.catch(() => undefined);
  const tenant = (await tx.objectStore('meta').get([tenantId])) as TenantRecord | undefined;
  if (!tenant || tenant.tag !== replica.tenant.tag || tenant.seq !== replica.tenant.seq) return undefined;
  const seq = tenant.seq + 1;
  const ledger = new Ledger(tenant);
  for (const block of replica.damagedBlocks) await setBlockAside(tx, replica, ledger, { block, seq, now });
  const around = replica.hasLostResources ? await setResourcesAside(tx, replica, { seq, now }) : {};
  const { before, at } = tenant.damage ?? { before: tenant.users, at: tenant.at };
  const damage = { before, now: replica.users.size, at };
  const record = { ...ledger.noteIn(tenant), users: replica.users.size, ...around, seq, damage };
  placePut(tx, 'meta', [tenantId], record);
  await tx.done;
  return seq;
}

interface Finding {
  readonly seq: number;
  /** ISO 8601. */
  readonly now: string;
}

async function setBlockAside(
  tx: WriteTx,
  { users }: Replica,
  ledger: Ledger,
  { block, seq, now }: Finding & { readonly block: number },
): Promise<void> {
  const key: [string, number] = [users.tenantId, block];
  const [found, secrets] = await Promise.all([
    readBlocks(unwrap(tx.objectStore('users')), users.tenantId, [block, block]),
    askAnyway<unknown>(unwrap(tx.objectStore('secrets')).get(key)),
  ]);
  const raw = rawOf(found.get(block)!);
  const packed = packBlock(users, block, seq);
  const expected = ledger.countOf(block);
  ledger.noteWhole(block, packed);
  const kept = packed.count;
  const isKept = (at: number): boolean => users.at(block * blockSize + at) !== undefined;
  const lostSecrets = keepSecrets(tx, key, secrets, isKept);
  placePut(tx, 'quarantine', [users.tenantId, seq, block], {
    at: now,
    block,
    expected,
    kept,
    ...(raw !== undefined && { raw }),
    ...(lostSecrets !== undefined && { secrets: lostSecrets }),
  });
  placeDelete(tx, 'users', patchRange(...key));
  if (kept > 0) placePut(tx, 'users', key, packed.content);
  else placeDelete(tx, 'users', key);
}

/**
 * Leaves the secrets of those who stay, and none in a place where somebody else will stand one day.
 * @returns what was there, if any of it does not stay.
 */
function keepSecrets(tx: WriteTx, key: [string, number], found: unknown, isKept: (at: number) => boolean): unknown {
  if (found === undefined || found === unreadable) return undefined;
  const entries: unknown = isRecord(found) ? found['secrets'] : undefined;
  if (!Array.isArray(entries)) {
    placeDelete(tx, 'secrets', key);
    return found;
  }
  const secrets = entries.map((entry: unknown, at) => (isRecord(entry) && isKept(at) ? (entry as Secrets) : null));
  if (secrets.every((entry, at) => entry === (entries[at] ?? null))) return undefined;
  const isEmpty = secrets.every((entry) => entry === null);
  if (isEmpty) placeDelete(tx, 'secrets', key);
  else placePut(tx, 'secrets', key, { seq: Number((found as { seq?: unknown }).seq), secrets });
  return found;
}

/** Those that can be used stay. */
async function setResourcesAside(
  tx: WriteTx,
  { users, tenant }: Replica,
  { seq, now }: Finding,
): Promise<Partial<TenantRecord>> {
  const range = tenantRange(users.tenantId);
  const store = tx.objectStore('resources');
  const [keys, found] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  const sound = found.filter(isSoundResource);
  // Where all can be used and yet are not what they were, nobody can say which.
  const raw = sound.length === found.length ? found : found.filter((resource) => !isSoundResource(resource));
  found.forEach((resource, at) => isSoundResource(resource) || placeDelete(tx, 'resources', keys[at]!));
  const record: QuarantineRecord = {
    at: now,
    block: resourcesBlock,
    expected: tenant.resourceCount ?? 0,
    kept: sound.length,
    raw,
  };
  placePut(tx, 'quarantine', [users.tenantId, seq, resourcesBlock], record);
  return resourceEntries(seq, sound);
}

/** What was set aside, the earliest first; without secrets (R60). */
export async function readQuarantine(database: UserDatabase, tenantId: string): Promise<readonly Quarantined[]> {
  const records = await database.getAll('quarantine', tenantRange(tenantId));
  return records.map(({ at, expected, kept, raw }) => ({ at, expected, kept, ...(raw !== undefined && { raw }) }));
}

/** From here on the store is taken as it is; what was set aside stays. */
export async function acknowledgeDamage(database: UserDatabase, tenantId: string): Promise<void> {
  const tx = database.transaction('meta', 'readwrite', { durability: 'strict' });
  const known = (await tx.store.get([tenantId])) as TenantRecord | undefined;
  if (known?.damage) {
    const { damage: _, ...tenant } = known;
    await tx.store.put({ ...tenant, seq: known.seq + 1 }, [tenantId]);
  }
  await tx.done;
}

/**
 * After the store fell back to an older state of itself: numbers and versions that were given once must not be given again to
 * something else, or an edit based on the lost state would seem to be based on the present one (R50).
 * @param above the sequence number that had been reached.
 */
export async function leaveNumbersBehind(
  database: UserDatabase,
  tenantId: string,
  { above, tag }: { readonly above: number; readonly tag: string },
): Promise<void> {
  const tx = database.transaction('meta', 'readwrite', { durability: 'strict' });
  const tenant = (await tx.store.get([tenantId])) as TenantRecord | undefined;
  if (tenant && tenant.seq <= above) await tx.store.put({ ...tenant, tag, seq: above + 1 }, [tenantId]);
  await tx.done;
}
