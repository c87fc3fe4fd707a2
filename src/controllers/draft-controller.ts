import type { ReactiveControllerHost } from 'lit';
import type { UserChange, WriteResult } from '../core/change.js';
import {
  changedFields,
  changeOfDraft,
  draftIssues,
  draftOf,
  editDraft,
  editSecret,
  judgeAll,
  leaveField,
  newDraft,
  rebaseDraft,
  refuseDraft,
  shownIssues,
  type UserDraft,
} from '../core/rules/draft.js';
import { DirectoryError } from '../core/errors.js';
import { isBlocking, type Issue } from '../core/issue.js';
import type { Policy } from '../core/policy.js';
import type { UserCounts } from '../core/query.js';
import { generatePassword } from '../core/rules/secret.js';
import type { SecretField, User, FieldPath, UserId, UserValues } from '../core/user.js';
import type { DirectoryNews, OpenIntent, UserDirectory } from '../data/directory.js';

export interface DraftSource {
  readonly userId?: UserId | undefined;
  /** The switch is on from the start (R3). */
  readonly intent?: OpenIntent | undefined;
}

/** How an attempt to save ended. `handed-over`: the host took the change. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly user?: User; readonly results: readonly WriteResult[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly results?: readonly WriteResult[] }
  | { readonly kind: 'handed-over' };

/**
 * Keeps the draft of one form: where it comes from, what the world says meanwhile, and how it is saved. Only the host
 * knows a farewell from a move within the page, so it says itself when to `clear()`.
 */
export class DraftController {
  readonly #host: ReactiveControllerHost;
  #directory: UserDirectory | undefined;
  #source: DraftSource = {};
  #draft: UserDraft | undefined;
  #issues:
    | { readonly draft: UserDraft; readonly counts: unknown; readonly policy: Policy; readonly list: readonly Issue[] }
    | undefined;
  #loading = 0;

  /** `missing`: somebody has removed the user. `failed`: see `error`. */
  state: 'empty' | 'loading' | 'ready' | 'missing' | 'failed' = 'empty';
  saving = false;
  /** Why the store refused to answer or to write. */
  error: DirectoryError | undefined;
  /** The user as somebody else has left it, while it is being edited here (R50). */
  newer: User | undefined;
  /** Fields that both changed; theirs is shown. */
  conflicts: readonly FieldPath[] = [];
  /** The tenant's counts, for the billed change (R5). */
  counts: UserCounts | undefined;
  /** The extension was offered and has not been edited. */
  suggestion: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  get draft(): UserDraft | undefined {
    return this.#draft;
  }
  get policy(): Policy {
    return this.#directory!.policy;
  }
  get dirty(): boolean {
    return this.#draft !== undefined && changedFields(this.#draft).length > 0;
  }
  /** All that is wrong with the draft now, shown or not. */
  get issues(): readonly Issue[] {
    const { counts } = this;
    const draft = this.#draft;
    if (!draft) return [];
    const known = this.#issues;
    if (known?.draft === draft && known.counts === counts && known.policy === this.policy) return known.list;
    const list = draftIssues(draft, this.policy, counts);
    this.#issues = { draft, counts, policy: this.policy, list };
    return list;
  }
  get shown(): readonly Issue[] {
    return this.#draft ? shownIssues(this.#draft, this.issues) : [];
  }

  /** Forgets everything, what was typed and generated included (R60). */
  clear(): void {
    this.#loading++;
    this.#set(undefined, 'empty');
  }

  /** Begins anew: with a user of the directory, or with a new one whose extension and SIP password are suggested. */
  async load(directory: UserDirectory, source: DraftSource = {}): Promise<void> {
    this.#directory = directory;
    this.#source = source;
    const load = ++this.#loading;
    this.#set(undefined, 'loading');
    try {
      // The rules are the host's to set, and a store that is opening may still be waiting for them.
      if (source.userId === undefined) await directory.ready();
      const user = source.userId === undefined ? undefined : await directory.get(source.userId);
      if (load !== this.#loading) return;
      if (source.userId !== undefined && !user) return this.#set(undefined, 'missing');
      this.#set(this.#begin(user), 'ready');
      await Promise.all([this.#count(load), user ? undefined : this.#suggest(load)]);
    } catch (cause) {
      if (load !== this.#loading) return;
      this.#set(
        undefined,
        'failed',
        cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause }),
      );
    }
  }

  edit<F extends keyof UserValues>(field: F, value: UserValues[F] | undefined): void {
    if (!this.#draft) return;
    if (field === 'extension') this.suggestion = undefined;
    this.#update(editDraft(this.#draft, field, value, this.policy));
  }

  editSecret(field: SecretField, secret: string | undefined): void {
    if (this.#draft) this.#update(editSecret(this.#draft, field, secret));
  }

  generate(field: SecretField): void {
    this.editSecret(field, generatePassword(random, this.policy));
  }

  leave(field: FieldPath): void {
    if (this.#draft) this.#update(leaveField(this.#draft, field));
  }

  judgeAll(): void {
    if (this.#draft) this.#update(judgeAll(this.#draft));
  }

  /** Sends the draft on its way if nothing that can be known here is wrong with it. */
  async save(send: (change: UserChange) => Promise<readonly WriteResult[] | undefined>): Promise<SaveOutcome> {
    const draft = this.#draft;
    if (!draft || this.saving) return { kind: 'refused' };
    this.judgeAll();
    if (this.issues.some(isBlocking)) return { kind: 'refused' };
    if (draft.user && !this.dirty) return { kind: 'unchanged' };
    this.saving = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const results = await send(changeOfDraft(draft));
      return results ? this.#settle(draft, results) : { kind: 'handed-over' };
    } finally {
      this.saving = false;
      this.#host.requestUpdate();
    }
  }

  /** Goes on with the user as somebody else has left it; what was edited here stays where both did not change the same. */
  takeNewer(): void {
    if (!this.#draft || !this.newer) return;
    const { draft, conflicts } = rebaseDraft(this.#draft, this.newer);
    this.newer = undefined;
    this.conflicts = conflicts;
    this.#update(draft);
  }

  /** What the directory tells while the form is open: nobody's edit is overwritten, here or there (R50, R51). */
  async hear(news: DirectoryNews): Promise<void> {
    const directory = this.#directory;
    const load = this.#loading;
    if (!directory || this.state !== 'ready' || news.kind === 'pending') return;
    this.#host.requestUpdate();
    if (news.kind !== 'changed') return;
    await this.#count(load);
    const user = this.#draft?.user;
    if (!user || this.saving || (news.ids && !news.ids.includes(user.id))) return;
    const current = await directory.get(user.id).catch(() => user);
    if (load !== this.#loading || this.saving || this.#draft?.user?.version === current?.version) return;
    if (!current) return this.#miss();
    if (this.error?.code === 'not-found') this.error = undefined;
    if (this.dirty) this.newer = current;
    else this.#set(draftOf(current), 'ready');
    this.#host.requestUpdate();
  }

  #begin(user: User | undefined): UserDraft {
    const policy = this.policy;
    const branchId = this.#directory!.branchId;
    const draft = user
      ? draftOf(user)
      : newDraft(policy, {
          ...(branchId !== undefined && { values: { branchId } }),
          secrets: { sipPassword: generatePassword(random, policy) },
        });
    return this.#source.intent === 'activate' ? editDraft(draft, 'status', 'activated', policy) : draft;
  }

  /** The next free extension becomes the new user's, unless one was typed meanwhile (R24). */
  async #suggest(load: number): Promise<void> {
    const infos = await this.#directory!.extensions({ free: { count: 1 } }).catch(() => []);
    const extension = infos[0]?.extension;
    const draft = this.#draft;
    if (load !== this.#loading || !draft || extension === undefined || draft.values.extension !== undefined) return;
    this.suggestion = extension;
    this.#update({ ...draft, initial: { ...draft.initial, extension }, values: { ...draft.values, extension } });
  }

  async #count(load: number): Promise<void> {
    const page = await this.#directory!.list({ limit: 0 }).catch(() => undefined);
    if (load !== this.#loading) return;
    this.counts = page?.counts;
    this.#host.requestUpdate();
  }

  #settle(draft: UserDraft, results: readonly WriteResult[]): SaveOutcome {
    const [result] = results;
    if (result?.ok) {
      if (result.user) this.#set(draftOf(result.user), 'ready');
      return { kind: 'saved', results, ...(result.user && { user: result.user }) };
    }
    if (result?.error?.code === 'stale' && result.error.current) this.newer = result.error.current;
    else if (result?.error?.code === 'not-found') this.#miss();
    else if (result?.error) this.error = result.error;
    else this.#update(refuseDraft(draft, result?.issues ?? []));
    return { kind: 'refused', results };
  }

  /** The user is gone. What was typed stays to be read and copied, with the reason above it (R50). */
  #miss(): void {
    if (!this.dirty) return this.#set(undefined, 'missing');
    this.newer = undefined;
    this.error = new DirectoryError('not-found');
    this.#host.requestUpdate();
  }

  #set(draft: UserDraft | undefined, state: DraftController['state'], error?: DirectoryError): void {
    this.newer = this.suggestion = undefined;
    this.conflicts = [];
    this.error = error;
    this.state = state;
    this.#update(draft);
  }

  #update(draft: UserDraft | undefined): void {
    if (draft === this.#draft && draft !== undefined) return;
    this.#draft = draft;
    this.#host.requestUpdate();
  }
}

/** From 0 up to but not 1, from the browser's cryptographic source. */
const random = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
