import type { Quarantined, StorageFacet } from '../../../adapter.js';

/** What is asked of the browser; parts are missing on plain http and in some engines (P14). */
export interface PersistenceSource {
  readonly storage?: Partial<Pick<StorageManager, 'persist' | 'persisted'>>;
  readonly userActivation?: { readonly hasBeenActive: boolean };
}

export interface BrowserStorageOptions {
  readonly source?: PersistenceSource;
  readonly quarantined: () => Promise<readonly Quarantined[]>;
}

/** Whether this page has asked already: browsers may show a question, and nobody likes one twice. */
const asked = new WeakSet<object>();

/** This browser's storage, and its promise not to delete what is in it (R55). */
export class BrowserStorage implements StorageFacet {
  readonly kind = 'browser';
  readonly quarantined: () => Promise<readonly Quarantined[]>;
  readonly #source: PersistenceSource;

  constructor({ source, quarantined }: BrowserStorageOptions) {
    this.#source = source ?? (typeof navigator === 'undefined' ? {} : navigator);
    this.quarantined = quarantined;
  }

  async persisted(): Promise<boolean | undefined> {
    try {
      return await this.#source.storage?.persisted?.();
    } catch {
      return undefined;
    }
  }

  /** After a person's first write, once per page; what a host fills in before anybody has touched the page asks nothing. */
  askOnce(): void {
    const { storage, userActivation } = this.#source;
    if (!storage?.persist || userActivation?.hasBeenActive === false || asked.has(storage)) return;
    asked.add(storage);
    void this.#ask();
  }

  async #ask(): Promise<void> {
    try {
      const { storage } = this.#source;
      if (!(await storage?.persisted?.())) await storage?.persist?.();
    } catch {
      // It is no less kept than before.
    }
  }
}
