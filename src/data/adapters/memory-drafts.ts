import type { DraftFacet, KeptDraft } from '../adapter.js';
import { draftToKeep, youngDraft } from './kept-draft.js';

/** Drafts for as long as the page is open. */
export function keepDrafts(now: () => string): DraftFacet {
  const drafts = new Map<string, KeptDraft>();
  return {
    get: async (name) => youngDraft(drafts.get(name), now()),
    put: async (name, draft) => void drafts.set(name, draftToKeep(draft)),
    delete: async (name) => void drafts.delete(name),
  };
}
