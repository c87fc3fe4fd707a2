/** Stands for what is there and cannot be read. */
export const unreadable = Symbol('unreadable');
export type Unreadable = typeof unreadable;

/** The records of these neighbouring keys: together, and where one of them cannot be read, each by itself; the others can (P4). */
export async function readRecords(store: IDBObjectStore, keys: readonly IDBValidKey[]): Promise<unknown[]> {
  const found = await askAnyway(store.getAll(IDBKeyRange.bound(keys[0], keys.at(-1))) as IDBRequest<unknown[]>);
  if (found !== unreadable && found.length === keys.length) return found;
  return Promise.all(keys.map((key) => askAnyway(store.get(key) as IDBRequest<unknown>)));
}

/** What a request gives, or `unreadable`: one record that cannot be read does not take the transaction with it (P4). */
export function askAnyway<T>(request: IDBRequest<T>): Promise<T | Unreadable> {
  return new Promise((resolve) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', (event) => {
      event.preventDefault();
      event.stopPropagation();
      resolve(unreadable);
    });
  });
}
