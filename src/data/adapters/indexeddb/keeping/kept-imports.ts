import { unwrap, type IDBPTransaction } from 'idb';
import type { UserId } from '../../../../core/user.js';
import type { ImportFacet, ImportHead, ImportPart, InterruptedImport, KeptImport } from '../../../adapter.js';
import { importKey, importKeyPrefix } from '../../../import-key.js';
import { keepLimit } from '../../kept-draft.js';
import { abortFor } from '../browser/abort-for.js';
import { ImportClaims } from './import-claims.js';
import { longTurns } from '../browser/long-turns.js';
import { tenantRange, type ImportRecord, type StoreName, type UserDatabase, type UserSchema } from '../schema.js';

export interface KeptImportsOptions {
  readonly tenantId: string;
  readonly databaseName: string;
  readonly now: () => string;
  readonly by: () => UserId | undefined;
  /** Does something with the database; says no to writing where it may only be read. */
  readonly withDatabase: <T>(mode: 'read' | 'write', work: (database: UserDatabase) => Promise<T>) => Promise<T>;
}

const journal = ['imports', 'importRows', 'importSecrets'] as const;

/** Imports under way in stores of their own; what of them is written stands in `keys`, put there by the writes themselves. */
export class KeptImports implements ImportFacet {
  readonly #options: KeptImportsOptions;
  readonly #claims: ImportClaims;

  constructor(options: KeptImportsOptions) {
    this.#options = options;
    this.#claims = new ImportClaims(options.databaseName, options.tenantId);
  }

  async begin(head: ImportHead, parts: Iterable<ImportPart>): Promise<void> {
    const { id } = head;
    await this.#claims.claim(id);
    try {
      await this.#options.withDatabase('write', (database) => this.#put(database, head, parts));
    } catch (error) {
      this.#claims.release(id);
      throw error;
    }
  }

  async list(): Promise<readonly InterruptedImport[]> {
    const { tenantId, now, withDatabase } = this.#options;
    const before = await this.#claims.held();
    const all = await withDatabase('read', async (database) => {
      const tx = database.transaction(['imports', 'keys']);
      const store = tx.objectStore('imports');
      const [keys, records] = await Promise.all([
        store.getAllKeys(tenantRange(tenantId)),
        store.getAll(tenantRange(tenantId)),
      ]);
      const written = await Promise.all(
        keys.map(([, id]) => tx.objectStore('keys').getAllKeys(importKeysRange(tenantId, id))),
      );
      return records.map((record, at) => interrupted(keys[at]![1], record, written[at]!));
    });
    // One that began meanwhile is held by now, one that ended meanwhile was held before.
    const held = new Set([...before, ...(await this.#claims.held())]);
    return all
      .filter(({ id, at }) => !held.has(id) && isYoung(at, now()))
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  }

  async take(id: string): Promise<KeptImport | undefined> {
    if (!(await this.#claims.claim(id))) return undefined;
    let kept: KeptImport | undefined;
    try {
      const record = await this.#options.withDatabase('write', (database) => this.#renew(database, id));
      kept = record && (await this.#options.withDatabase('read', (database) => this.#read(database, id, record)));
      return kept;
    } finally {
      if (!kept) this.#claims.release(id);
    }
  }

  /** Whether anybody is carrying one out, here or in another tab. */
  async isAnyRunning(): Promise<boolean> {
    return (await this.#claims.held()).size > 0;
  }

  leave(id: string): void {
    this.#claims.release(id);
  }

  async end(id: string): Promise<void> {
    const { tenantId, withDatabase } = this.#options;
    try {
      await withDatabase('write', async (database) => {
        // Lost in a fall of the computer, it would be found written to the last row, and end again.
        const tx = database.transaction([...journal], 'readwrite', { durability: 'relaxed' });
        deleteJournal(tx, tenantId, id);
        await tx.done;
      });
    } finally {
      this.#claims.release(id);
    }
  }

  /** Frees what is carried out here for other tabs. */
  async close(): Promise<void> {
    await this.#claims.releaseAll();
  }

  /** Counts from now on again, so that what it needs is not forgotten while it goes on. */
  async #renew(database: UserDatabase, id: string): Promise<ImportRecord | undefined> {
    const { tenantId, now } = this.#options;
    const tx = database.transaction('imports', 'readwrite', { durability: 'relaxed' });
    const found = await tx.store.get([tenantId, id]);
    const record = found && isYoung(found.at, now()) ? { ...found, at: now() } : undefined;
    if (record) await tx.store.put(record, [tenantId, id]);
    await tx.done;
    return record;
  }

  async #read(database: UserDatabase, id: string, record: ImportRecord): Promise<KeptImport | undefined> {
    const { tenantId } = this.#options;
    const tx = database.transaction(['importRows', 'importSecrets', 'keys']);
    const [written, ...parts] = await Promise.all([
      tx.objectStore('keys').getAllKeys(importKeysRange(tenantId, id)),
      // Each arrives as a task of its own.
      ...Array.from({ length: record.parts }, async (_, part): Promise<ImportPart | undefined> => {
        const [rows, secrets] = await Promise.all([
          tx.objectStore('importRows').get([tenantId, id, part]),
          tx.objectStore('importSecrets').get([tenantId, id, part]),
        ]);
        return rows && { ...rows, ...secrets };
      }),
    ]);
    const { done, fileName, rows } = interrupted(id, record, written);
    const whole = parts.flatMap((part) => part ?? []);
    // Ended meanwhile by somebody, where there are no locks; or damaged, and then nobody can say what was to be written.
    if (whole.length < record.parts) return undefined;
    const { bounds, plan } = record;
    return { id, ...(fileName !== undefined && { fileName }), rows, bounds, plan, done, parts: whole };
  }

  async #put(database: UserDatabase, head: ImportHead, parts: Iterable<ImportPart>): Promise<void> {
    const { tenantId, now, by } = this.#options;
    const { id, ...rest } = head;
    const tx = database.transaction([...journal], 'readwrite', { durability: 'strict' });
    tx.done.catch(() => undefined);
    try {
      let count = 0;
      let turns = longTurns();
      for (const { rows, secrets } of parts) {
        const key = [tenantId, id, count++];
        unwrap(tx.objectStore('importRows')).put({ rows }, key);
        if (secrets) unwrap(tx.objectStore('importSecrets')).put({ secrets }, key);
        if (!turns.over) continue;
        // A request in flight keeps the transaction open while the page breathes.
        await tx.objectStore('imports').get([tenantId, id]);
        turns = longTurns();
      }
      const user = by();
      const record: ImportRecord = { at: now(), ...rest, parts: count, ...(user !== undefined && { by: user }) };
      unwrap(tx.objectStore('imports')).put(record, [tenantId, id]);
      tx.commit();
      await tx.done;
    } catch (cause) {
      throw await abortFor(tx, cause);
    }
  }
}

/** Places the deletion of an import's rows and secrets. */
export function deleteJournal(
  tx: Pick<IDBPTransaction<UserSchema, StoreName[], 'readwrite'>, 'objectStore'>,
  tenantId: string,
  id: string,
): void {
  const parts = IDBKeyRange.bound([tenantId, id], [tenantId, id, []]);
  unwrap(tx.objectStore('imports')).delete([tenantId, id]);
  unwrap(tx.objectStore('importRows')).delete(parts);
  unwrap(tx.objectStore('importSecrets')).delete(parts);
}

const isYoung = (at: string, now: string): boolean => Date.parse(at) >= Date.parse(keepLimit(now));

/** All of them, and no others: what comes after the prefix is a digit. */
export const importKeysRange = (tenantId: string, id: string): IDBKeyRange =>
  IDBKeyRange.bound([tenantId, importKeyPrefix(id)], [tenantId, `${importKeyPrefix(id)}:`]);

function interrupted(id: string, record: ImportRecord, written: readonly [string, string][]): InterruptedImport {
  const { at, fileName, rows, bounds } = record;
  const keys = new Set(written.map(([, key]) => key));
  const done = bounds.find((bound) => !keys.has(importKey(id, bound)))!;
  return { id, at, ...(fileName !== undefined && { fileName }), rows, total: bounds.at(-1)!, done };
}
