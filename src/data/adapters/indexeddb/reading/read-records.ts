import { askAnyway, unreadable } from '../browser/ask-anyway.js';

/**
 * The records of neighbouring keys: together, and where one of them cannot be read, each by itself; the others can (P4).
 * @returns in the order of the keys; `unreadable` for what is there and cannot be read, undefined for what is gone
 */
export async function readRecords(store: IDBObjectStore, keys: readonly IDBValidKey[]): Promise<unknown[]> {
  const range = IDBKeyRange.bound(keys[0], keys.at(-1));
  const found = await askAnyway(store.getAll(range) as IDBRequest<unknown[]>);
  if (found !== unreadable && found.length === keys.length) return found;
  return Promise.all(keys.map((key) => askAnyway(store.get(key) as IDBRequest<unknown>)));
}
