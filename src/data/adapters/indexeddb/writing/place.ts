import { unwrap } from 'idb';
import type { StoreName, UserSchema, WriteTx } from '../schema.js';

/** Places a write without a promise of its own: what becomes of it is the transaction's to tell. */
export function placePut<N extends StoreName>(
  tx: WriteTx,
  store: N,
  key: UserSchema[N]['key'],
  value: UserSchema[N]['value'],
): void {
  unwrap(tx.objectStore(store)).put(value, key);
}

export function placeDelete<N extends StoreName>(tx: WriteTx, store: N, key: UserSchema[N]['key'] | IDBKeyRange): void {
  unwrap(tx.objectStore(store)).delete(key);
}
