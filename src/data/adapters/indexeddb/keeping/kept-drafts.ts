import type { DraftFacet, KeptDraft } from '../../../adapter.js';
import { draftToKeep, youngDraft } from '../../kept-draft.js';
import type { UserDatabase } from '../schema.js';

export interface KeptDraftsOptions {
  readonly tenantId: string;
  readonly now: () => string;
  /** Does something with the database; says no to writing where it may only be read. */
  readonly withDatabase: <T>(mode: 'read' | 'write', work: (database: UserDatabase) => Promise<T>) => Promise<T>;
}

/** Drafts in their own store; nobody else reads or writes it, but for forgetting the old ones. */
export class KeptDrafts implements DraftFacet {
  readonly #options: KeptDraftsOptions;

  constructor(options: KeptDraftsOptions) {
    this.#options = options;
  }

  async get(name: string): Promise<KeptDraft | undefined> {
    const { tenantId, now, withDatabase } = this.#options;
    return youngDraft(await withDatabase('read', (database) => database.get('drafts', [tenantId, name])), now());
  }

  async put(name: string, draft: KeptDraft): Promise<void> {
    const { tenantId, withDatabase } = this.#options;
    const kept = draftToKeep(draft);
    await withDatabase('write', (database) => database.put('drafts', kept, [tenantId, name]));
  }

  async delete(name: string): Promise<void> {
    const { tenantId, withDatabase } = this.#options;
    await withDatabase('write', (database) => database.delete('drafts', [tenantId, name]));
  }
}
