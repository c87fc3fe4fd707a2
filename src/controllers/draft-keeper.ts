import { changedFields, valuesToKeep, type UserDraft } from '../core/rules/draft.js';
import type { DraftFacet, KeptDraft } from '../data/adapter.js';
import type { UserDirectory } from '../data/directory.js';

/** Typing that goes on within this time is kept once. */
const pauseMs = 400;

/**
 * Keeps what was typed of a new user, without secrets, in case the page goes before it is saved (F3). What an earlier visit
 * left is offered, and nothing is put over it until somebody has decided about it.
 */
export class DraftKeeper {
  readonly #changed: () => void;
  #facet: DraftFacet | undefined;
  #name = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest: UserDraft | undefined;
  #offered: KeptDraft | undefined;
  /** An earlier draft is there that this one may not replace. */
  #isHeld = false;
  #opening = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What an earlier visit left, while nobody has decided about it. */
  get offered(): KeptDraft | undefined {
    return this.#offered;
  }

  /** A form for a new user opens. @param offer whether what is kept can become this user */
  async open(directory: UserDirectory, offer: boolean): Promise<void> {
    const opening = ++this.#opening;
    const facet = await directory.drafts().catch(() => undefined);
    const name = nameOf(directory);
    const kept = await facet?.get(name).catch(() => undefined);
    if (opening !== this.#opening) return;
    this.#facet = facet;
    this.#name = name;
    this.#isHeld = kept !== undefined;
    this.#offered = offer ? kept : undefined;
    if (this.#latest) this.keep(this.#latest);
    this.#changed();
  }

  /** Soon, unless another edit follows. An edit taken back leaves nothing to keep. */
  keep(draft: UserDraft): void {
    this.#latest = draft;
    clearTimeout(this.#timer);
    if (this.#facet && !this.#isHeld) this.#timer = setTimeout(() => this.flush(), pauseMs);
  }

  /** At once: the form leaves its page. */
  flush(): void {
    clearTimeout(this.#timer);
    const draft = this.#latest;
    const facet = this.#facet;
    this.#latest = undefined;
    if (!draft || !facet || this.#isHeld) return;
    const isDirty = changedFields(draft).length > 0;
    const kept = { at: new Date().toISOString(), values: valuesToKeep(draft) };
    // A store that is full refuses the user too, and says so then.
    void (isDirty ? facet.put(this.#name, kept) : facet.delete(this.#name)).catch(() => undefined);
  }

  /** Somebody goes on with what was offered. */
  take(): KeptDraft | undefined {
    const kept = this.#offered;
    this.#offered = undefined;
    this.#isHeld = false;
    return kept;
  }

  /** The offer is declined: it is gone, and what is typed from now on is kept in its place. */
  async decline(): Promise<void> {
    if (!this.take()) return;
    this.#changed();
    await this.#facet?.delete(this.#name).catch(() => undefined);
    if (this.#latest) this.keep(this.#latest);
  }

  /** Saved, or given up: nothing of it is left. An earlier draft that nobody has decided about stays. */
  async forget(): Promise<void> {
    clearTimeout(this.#timer);
    this.#latest = undefined;
    if (!this.#isHeld) await this.#facet?.delete(this.#name).catch(() => undefined);
  }

  stop(): void {
    this.#opening++;
    clearTimeout(this.#timer);
    this.#facet = this.#latest = this.#offered = undefined;
    this.#isHeld = false;
  }
}

/** One new user at a time for each place in which users are added. */
const nameOf = ({ tenantId, branchId }: UserDirectory): string => `new-user/${tenantId}/${branchId ?? ''}`;
