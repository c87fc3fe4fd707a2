/** Undefined on plain http. */
const webLocks = (): LockManager | undefined => (navigator as { readonly locks?: LockManager }).locks;

/**
 * Who carries out which import: a Web Lock each, which the browser frees when the tab ends, however that happens.
 * Where there are no locks only this page is known; two that then carry out the same import do no harm, since its writes have keys.
 */
export class ImportClaims {
  readonly #prefix: string;
  readonly #release = new Map<string, () => void>();
  /** Settled when the browser has the lock back. */
  readonly #over = new Map<string, Promise<void>>();
  #freeing: Promise<unknown> = Promise.resolve();

  constructor(databaseName: string, tenantId: string) {
    this.#prefix = `${databaseName}/${JSON.stringify(tenantId)}/import:`;
  }

  /** @returns false when somebody else has it. */
  claim(id: string): Promise<boolean> {
    if (this.#release.has(id)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const hold = (): Promise<void> => {
        resolve(true);
        return new Promise((release) => this.#release.set(id, release));
      };
      const locks = webLocks();
      if (!locks) return void hold();
      const over = locks
        .request(this.#prefix + id, { ifAvailable: true }, (lock) => (lock ? hold() : resolve(false)))
        // Refused where storage is blocked: then it is as if there were none.
        .catch(() => void hold());
      this.#over.set(id, over);
    });
  }

  release(id: string): void {
    this.#release.get(id)?.();
    this.#release.delete(id);
    this.#freeing = Promise.all([this.#freeing, this.#over.get(id)]);
  }

  /** Resolves when the browser has them back: Firefox takes a moment. */
  async releaseAll(): Promise<void> {
    for (const id of [...this.#release.keys()]) this.release(id);
    await this.#freeing;
  }

  /** Those somebody has, here or in another tab. */
  async held(): Promise<ReadonlySet<string>> {
    await this.#freeing;
    const { held = [] } =
      (await webLocks()
        ?.query()
        .catch(() => undefined)) ?? {};
    const names = held.flatMap(({ name }) => (name?.startsWith(this.#prefix) ? [name.slice(this.#prefix.length)] : []));
    return new Set([...names, ...this.#release.keys()]);
  }
}
