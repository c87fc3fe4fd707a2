import type { IDBPTransaction } from 'idb';
import type { StoreName, UserSchema } from '../schema.js';

type Writing = Pick<IDBPTransaction<UserSchema, StoreName[], 'readwrite'>, 'abort' | 'done'>;

/**
 * Aborts a transaction that is not over yet.
 * @returns why it failed: the transaction knows better than the request that failed with it
 */
export async function abortFor(tx: Writing, cause: unknown): Promise<unknown> {
  try {
    tx.abort();
    return cause;
  } catch {
    // It is over already.
    return (await tx.done.catch((error: unknown) => error)) ?? cause;
  }
}
