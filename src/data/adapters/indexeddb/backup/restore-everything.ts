import { unwrap, type IDBPObjectStore } from 'idb';
import type { KeptSecrets, KeptSecretsOf } from '../../../../core/backup/restored-user.js';
import { DirectoryError } from '../../../../core/errors.js';
import type { User, UserId } from '../../../../core/user.js';
import { abortFor } from '../browser/abort-for.js';
import { longTurns } from '../browser/long-turns.js';
import { placePut } from '../writing/place.js';
import { Pulse } from '../browser/pulse.js';
import type { Replica } from '../replica.js';
import {
  storeNames,
  tenantRange,
  type StoreName,
  type TenantRecord,
  type UserDatabase,
  type UserSchema,
  type WriteTx,
} from '../schema.js';
import { isRecord } from '../loss/sound-user.js';
import { readRecords } from '../reading/read-records.js';
import { isLostConnection } from '../browser/storage-error.js';
import { Undecided, type Aftermath } from '../writing/store-transaction.js';
import { packRestored, type Packed, type RestoreOrder } from './pack-restored.js';
import { readEverything } from './read-everything.js';

/** All of the tenant but its drafts, which are nobody's but the person's who typed them, and what was found damaged. */
const replaced = [
  'users',
  'secrets',
  'removed',
  'log',
  'keys',
  'resources',
  'imports',
  'importRows',
  'importSecrets',
] as const satisfies StoreName[];

/** Somebody wrote while this was got ready. */
class MovedOn extends Error {}
const attempts = 10;

/**
 * Puts a backup in the place of everything a tenant has, in one strict transaction (P1). All is got ready before, so that it
 * is short; if another tab has written meanwhile, it is got ready again on what is there now.
 */
export async function restoreEverything(
  database: UserDatabase,
  replica: Replica,
  order: RestoreOrder,
): Promise<Aftermath> {
  for (let attempt = 1; ; attempt++) {
    const { base, imports, keptOf } = await lookAtPresent(database, order);
    const packed = await packRestored(order, base, keptOf);
    // Packing takes its time, and one may have begun meanwhile; one that begins later still is found inside the transaction.
    if (await order.isImporting()) throw new DirectoryError('import-running');
    try {
      await new RestoreTransaction(database, order).run(packed, { base, imports });
    } catch (cause) {
      if (!(cause instanceof MovedOn)) throw cause;
      if (attempt === attempts) throw new DirectoryError('unavailable', { cause });
      continue;
    }
    await adopt(replica, packed);
    return afterwards;
  }
}

const afterwards: Aftermath = { affected: [], hasNewResources: true, isWritten: true };

interface PresentState {
  readonly base: TenantRecord | undefined;
  /** Which imports were kept, and since when. */
  readonly imports: string;
  readonly keptOf: KeptSecretsOf;
}

/** What is there, and the secrets that stay. They are in memory until it is over, and only then (P9). */
async function lookAtPresent(database: UserDatabase, order: RestoreOrder): Promise<PresentState> {
  const { tenantId, contents, signal } = order;
  const tx = database.transaction(['meta', 'imports']);
  const [record, imports] = await Promise.all([
    tx.objectStore('meta').get([tenantId]),
    importsIn(tx.objectStore('imports'), tenantId),
  ]);
  const base = record as TenantRecord | undefined;
  const kept = new Map<UserId, { marks: User['secrets']; secrets: KeptSecrets['secrets'] }>();
  if (!contents.secrets)
    await readEverything(database, tenantId, {
      secrets: true,
      signal,
      begin: () => kept.clear(),
      take: (record) => {
        if ('users' in record)
          for (const { id, secrets } of record.users) kept.set(id, { marks: secrets, secrets: {} });
        if (!('secrets' in record)) return;
        for (const [id, secrets] of record.secrets) kept.set(id, { marks: kept.get(id)?.marks ?? {}, secrets });
      },
    });
  return { base, imports, keptOf: (id) => kept.get(id) };
}

type ImportStore = IDBPObjectStore<UserSchema, StoreName[], 'imports', 'readonly' | 'readwrite'>;

/** Which imports are kept, and since when, to be compared; one that cannot be read is in nobody's way. */
async function importsIn(store: ImportStore, tenantId: string): Promise<string> {
  const keys = await store.getAllKeys(tenantRange(tenantId));
  const records = keys.length > 0 ? await readRecords(unwrap(store), keys) : [];
  const since = (record: unknown): unknown => (isRecord(record) ? record['at'] : null);
  return JSON.stringify(keys.map(([, id], at) => [id, since(records[at])]));
}

class RestoreTransaction {
  readonly #tx: WriteTx;
  readonly #order: RestoreOrder;
  readonly #pulse: Pulse;
  #turns = longTurns();

  constructor(database: UserDatabase, order: RestoreOrder) {
    this.#tx = database.transaction([...storeNames], 'readwrite', { durability: 'strict' });
    // Heard below; here only so that no failure counts as unheard.
    this.#tx.done.catch(() => undefined);
    this.#order = order;
    this.#pulse = new Pulse(this.#tx);
  }

  /** @throws what the browser refused with, `MovedOn` or `Undecided`; but for the last, everything is then as it was. */
  async run(packed: Packed, present: Omit<PresentState, 'keptOf'>): Promise<void> {
    let isHandedOver = false;
    try {
      await this.#write(packed, present);
      isHandedOver = true;
      this.#tx.commit();
      await this.#tx.done;
    } catch (cause) {
      const reason = await abortFor(this.#tx, cause);
      if (!isHandedOver || !isLostConnection(reason)) throw reason;
      throw new Undecided<Aftermath>(packed.tenant.seq, this.#order.write, afterwards, reason);
    }
  }

  async #write(
    { tenant, blocks, secrets, resources, log }: Packed,
    present: Omit<PresentState, 'keptOf'>,
  ): Promise<void> {
    const { tenantId } = this.#order;
    const meta = this.#tx.objectStore('meta');
    const { base } = present;
    const [known, imports] = await Promise.all([
      meta.get([tenantId]),
      importsIn(this.#tx.objectStore('imports'), tenantId),
    ]);
    const { tag, seq } = (known ?? {}) as Partial<TenantRecord>;
    if (tag !== base?.tag || seq !== base?.seq || imports !== present.imports) throw new MovedOn();
    for (const name of replaced)
      this.#tx
        .objectStore(name)
        .delete(tenantRange(tenantId))
        .catch(() => undefined);
    const total = blocks.length + secrets.length + resources.length + log.length;
    let done = 0;
    const placed = async (): Promise<void> => {
      done++;
      if (!this.#turns.over) return;
      this.#turns = await this.#pulse.breathe(this.#order.signal);
      this.#order.onProgress?.(done / total);
    };
    for (const [block, content] of blocks.entries()) {
      placePut(this.#tx, 'users', [tenantId, block], content);
      await placed();
    }
    for (const [block, content] of secrets.entries()) {
      if (content) placePut(this.#tx, 'secrets', [tenantId, block], content);
      await placed();
    }
    for (const resource of resources) {
      placePut(this.#tx, 'resources', [tenantId, resource.id], resource);
      await placed();
    }
    for (const [seq, record] of log) {
      placePut(this.#tx, 'log', [tenantId, seq], record);
      await placed();
    }
    placePut(this.#tx, 'meta', [tenantId], tenant);
  }
}

/** From the disk's own records, so that what is shown is what was written. */
function adopt(replica: Replica, { tenant, blocks, resources }: Packed): Promise<void> {
  const contents = new Map(replica.behind(tenant).map((block) => [block, { whole: blocks[block], patches: [] }]));
  return replica.adopt({ fresh: tenant, blocks: contents, resources }, true);
}
