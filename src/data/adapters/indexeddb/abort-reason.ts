/** What this uses of a transaction. */
interface Abortable {
  abort(): void;
  readonly done: Promise<unknown>;
}

/** Sees to it that nothing of a transaction is kept, and says why: it knows better than the request that failed with it. */
export async function abortReason(tx: Abortable, cause: unknown): Promise<unknown> {
  try {
    tx.abort();
    return cause;
  } catch {
    // It is over already.
    return (await tx.done.catch((error: unknown) => error)) ?? cause;
  }
}
