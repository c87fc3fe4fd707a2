/** Stands for what is there and cannot be read. */
export const unreadable = Symbol('unreadable');
export type Unreadable = typeof unreadable;

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
