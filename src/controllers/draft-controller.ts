import type { ReactiveControllerHost } from 'lit';
import type { UserChange, WriteResult } from '../core/change.js';
import { DirectoryError } from '../core/errors.js';
import { isBlocking, type Issue } from '../core/issue.js';
import type { Policy, PrivacyField } from '../core/policy.js';
import type { UserCounts } from '../core/query.js';
import type { Resource } from '../core/resource.js';
import {
  acknowledge,
  changedFields,
  changeOfDraft,
  draftIssues,
  draftOf,
  editDraft,
  editSecret,
  foundIssues,
  hasOpenConflict,
  judgeAll,
  leaveField,
  newDraft,
  rebaseDraft,
  refuseDraft,
  resolveConflict,
  resumeDraft,
  shownIssues,
  valueAt,
  type TypedUser,
  type UserDraft,
} from '../core/rules/draft.js';
import { generatePassword, generatePin, isPin } from '../core/rules/secret.js';
import {
  customName,
  isSecretField,
  type CustomValue,
  type FieldPath,
  type SecretField,
  type User,
  type UserId,
} from '../core/user.js';
import type { DirectoryNews, OpenIntent, UserDirectory } from '../data/directory.js';
import { beginDraft, random } from './begin-draft.js';
import { DraftCheck } from './draft-check.js';
import { DraftKeeper } from './draft-keeper.js';
import { DraftSurroundings } from './draft-surroundings.js';

export interface DraftSource {
  readonly userId?: UserId | undefined;
  /** A new user like this one (R11). */
  readonly duplicateOf?: UserId | undefined;
  /** The switch is on from the start (R3). */
  readonly intent?: OpenIntent | undefined;
  /** Of a new user: what was entered of one who is gone meanwhile (R50). */
  readonly typed?: TypedUser | undefined;
}

/** How an attempt to save ended. `handed-over`: the host took the change. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly user?: User; readonly results: readonly WriteResult[] }
  | { readonly kind: 'unchanged'; readonly results: readonly WriteResult[] }
  | { readonly kind: 'refused'; readonly results?: readonly WriteResult[] }
  | { readonly kind: 'handed-over'; readonly results?: undefined };

/** What the controller is told by whoever shows fields that it does not know: the host's own, in the slot (F4). */
export interface DraftOptions {
  /** What they say is wrong with them. */
  readonly hostIssues?: () => readonly Issue[];
  /** What they hold from the start. */
  readonly hostValues?: () => Readonly<Record<string, CustomValue>>;
}

/**
 * Keeps the draft of one form: where it comes from, what the world says meanwhile, and how it is saved. Only the host
 * knows a farewell from a move within the page, so it says itself when to `clear()`.
 */
export class DraftController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DraftOptions;
  #directory: UserDirectory | undefined;
  #source: DraftSource = {};
  #draft: UserDraft | undefined;
  #issues:
    | { readonly draft: UserDraft; readonly counts: unknown; readonly policy: Policy; readonly list: readonly Issue[] }
    | undefined;
  #loading = 0;

  readonly #check: DraftCheck;
  readonly #around: DraftSurroundings;
  /** What was typed of a new user and not saved yet, here or in an earlier visit (F3). */
  readonly keeper: DraftKeeper;

  /** `missing`: somebody has removed the user. `failed`: see `error`. */
  state: 'empty' | 'loading' | 'ready' | 'missing' | 'failed' = 'empty';
  saving = false;
  /** Why the store refused to answer or to write. */
  error: DirectoryError | undefined;
  /** Somebody else has changed the user while it was edited here; what they changed is merged in (R50). */
  merged = false;
  /** The name of the user, when somebody else has removed it meanwhile. */
  gone: string | undefined;
  /** Whom a new user is like (R11). */
  like: User | undefined;
  /** The extension was offered and has not been edited. */
  suggestion: string | undefined;
  /** Somebody wanted to save: from then on every mistake may be shown. */
  asked = false;

  constructor(host: ReactiveControllerHost, options: DraftOptions = {}) {
    this.#host = host;
    this.#options = options;
    this.#check = new DraftCheck((issues) => {
      if (this.#draft) this.#update(foundIssues(this.#draft, issues));
    });
    this.keeper = new DraftKeeper(() => host.requestUpdate());
    this.#around = new DraftSurroundings(() => host.requestUpdate());
  }

  get draft(): UserDraft | undefined {
    return this.#draft;
  }
  get policy(): Policy {
    return this.#directory!.policy;
  }
  get counts(): UserCounts | undefined {
    return this.#around.counts;
  }
  get resources(): readonly Resource[] {
    return this.#around.resources;
  }
  get dirty(): boolean {
    return this.#draft !== undefined && changedFields(this.#draft).length > 0;
  }
  /** Both changed a field, and nobody has said yet which value stays. */
  get undecided(): readonly FieldPath[] {
    const open = this.#draft?.conflicts.filter(({ choice }) => choice === undefined) ?? [];
    return open.map(({ field }) => field);
  }
  /** All that is wrong with the draft now, shown or not; the host's own fields apart. */
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
    const draft = this.#draft;
    if (!draft) return [];
    const ofKit = new Set(shownIssues(draft, this.issues));
    const isHosts = ({ field }: Issue): boolean => this.asked && field !== undefined && this.#isHosts(field);
    const told = (this.#options.hostIssues?.() ?? []).filter(
      ({ field }) => this.asked || (field !== undefined && draft.judged.has(field)),
    );
    return [...this.issues.filter((issue) => ofKit.has(issue) || isHosts(issue)), ...told];
  }

  /** Forgets everything, what was typed and generated included (R60); a new user's kept draft stays. */
  clear(): void {
    this.#loading++;
    this.keeper.flush();
    this.keeper.stop();
    this.#set(undefined, 'empty');
  }

  /** Gives up what was typed, for good. */
  async discard(): Promise<void> {
    await this.keeper.forget();
    if (!this.#draft) return;
    const { user, initial: values, initialSecrets: secrets } = this.#draft;
    this.#set(user ? draftOf(user) : newDraft(this.policy, { values, secrets }), this.state);
  }

  /** Begins anew: with a user of the directory, or with a new one whose extension and SIP password are suggested. */
  async load(directory: UserDirectory, source: DraftSource = {}): Promise<void> {
    this.clear();
    this.#directory = directory;
    this.#source = source;
    const load = this.#loading;
    this.#set(undefined, 'loading');
    try {
      // The rules are the host's to set, and a store that is opening may still be waiting for them.
      if (source.userId === undefined) await directory.ready();
      const id = source.userId ?? source.duplicateOf;
      const user = id === undefined ? undefined : await directory.get(id);
      if (load !== this.#loading) return;
      if (id !== undefined && !user) return this.#set(undefined, 'missing');
      const isNew = source.userId === undefined;
      this.like = isNew ? user : undefined;
      this.#set(isNew ? this.#beginNew(user) : this.#begin(user!), 'ready');
      const keeping = isNew && this.keeper.open(directory, source.duplicateOf === undefined && !source.typed);
      await Promise.all([this.#around.load(directory), isNew ? this.#suggest(load) : undefined, keeping]);
      if (source.typed && load === this.#loading && this.#draft) this.#tellOthers(this.#draft);
    } catch (cause) {
      if (load !== this.#loading) return;
      const error = cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause });
      this.#set(undefined, 'failed', error);
    }
  }

  edit(path: FieldPath, value: unknown): void {
    if (!this.#draft) return;
    if (path === 'extension') this.suggestion = undefined;
    this.#edited(editDraft(this.#draft, path, value, this.policy));
  }

  editSecret(field: SecretField, secret: string | null | undefined): void {
    if (this.#draft) this.#edited(editSecret(this.#draft, field, secret));
  }

  /** The privacy warning of a field was read (R16), or not after all. */
  acknowledge(field: PrivacyField, on: boolean): void {
    if (this.#draft) this.#edited(acknowledge(this.#draft, field, on));
  }

  generate(field: SecretField): void {
    const owner = this.#draft?.values.extension;
    const pin = (): string => generatePin(random, this.policy, owner === undefined ? {} : { extension: owner });
    this.editSecret(field, isPin(field) ? pin() : generatePassword(random, this.policy));
  }

  /** Of a field that both changed: whose value stays (R50). */
  resolve(field: FieldPath, choice: 'mine' | 'theirs'): void {
    if (this.#draft) this.#edited(resolveConflict(this.#draft, field, choice));
  }

  /** Goes on with what was kept of a new user; what has been typed since then counts more (F3). */
  resume(): void {
    const draft = this.#draft;
    const kept = this.keeper.take();
    if (!draft || !kept) return;
    const typed = changedFields(draft).filter((field) => !isSecretField(field));
    const put = (to: UserDraft, path: FieldPath): UserDraft =>
      editDraft(to, path, valueAt(draft.values, path), this.policy);
    this.suggestion = undefined;
    this.#edited(typed.reduce(put, resumeDraft(draft, kept.values, this.policy)));
  }

  leave(field: FieldPath): void {
    if (this.#draft) this.#update(leaveField(this.#draft, field));
  }

  judgeAll(): void {
    this.asked = true;
    if (this.#draft) this.#update(judgeAll(this.#draft, this.policy));
  }

  /** What somebody else has against it, a host's server for instance (F2). */
  refuse(issues: readonly Issue[]): void {
    this.asked = true;
    if (this.#draft) this.#update(refuseDraft(this.#draft, issues, this.policy));
  }

  /** The store, or the host's server, is in no state to take it. */
  fail(error: DirectoryError | undefined): void {
    this.error = error;
    this.#host.requestUpdate();
  }

  /** Sends the draft on its way if nothing that can be known here is wrong with it. */
  async save(send: (change: UserChange) => Promise<readonly WriteResult[] | undefined>): Promise<SaveOutcome> {
    if (!this.#draft || this.saving) return { kind: 'refused' };
    this.judgeAll();
    const draft = this.#draft;
    if (this.#isHeld(draft)) return { kind: 'refused' };
    if (draft.user && !this.dirty) return { kind: 'unchanged', results: [] };
    this.saving = true;
    this.error = undefined;
    this.#check.stop();
    this.#host.requestUpdate();
    try {
      const results = await send(changeOfDraft(draft));
      if (results) return await this.#settle(results);
      return { kind: 'handed-over' };
    } finally {
      this.saving = false;
      this.#host.requestUpdate();
    }
  }

  /** What the directory tells while the form is open: nobody's edit is overwritten, here or there (R50, R51). */
  async hear(news: DirectoryNews): Promise<void> {
    const directory = this.#directory;
    const load = this.#loading;
    if (!directory || this.state !== 'ready' || news.kind === 'pending') return;
    this.#host.requestUpdate();
    if (news.kind === 'resources') return this.#around.surround();
    if (news.kind !== 'changed') return;
    this.#check.forget();
    await this.#around.count();
    const user = this.#draft?.user;
    if (!user || this.saving || (news.ids && !news.ids.includes(user.id))) return;
    const current = await directory.get(user.id).catch(() => user);
    if (load !== this.#loading || this.saving) return;
    if (!current) return this.#miss();
    // Somebody has brought the user back, perhaps exactly as it was.
    if (this.gone !== undefined) this.fail((this.gone = undefined));
    if (this.#draft?.user?.version === current.version) return;
    if (this.dirty) this.#merge(current);
    else this.#set(draftOf(current), 'ready');
    this.#host.requestUpdate();
  }

  /** A field that only the host's own controls show. */
  #isHosts(field: FieldPath): boolean {
    const name = customName(field);
    return name !== undefined && !this.policy.customFields.some((known) => known.name === name);
  }

  /** What others said of it is not held against it here: they will say it again where it still holds. */
  #isHeld(draft: UserDraft): boolean {
    if (hasOpenConflict(draft)) return true;
    const own = draftIssues({ ...draft, found: [], verdict: [] }, this.policy, this.counts);
    return [...own, ...(this.#options.hostIssues?.() ?? [])].some(isBlocking);
  }

  #begin(user: User): UserDraft {
    const draft = draftOf(user);
    return this.#source.intent === 'activate' ? editDraft(draft, 'status', 'activated', this.policy) : draft;
  }

  #beginNew(like: User | undefined): UserDraft {
    return beginDraft(this.#directory!, {
      like,
      typed: this.#source.typed,
      custom: this.#options.hostValues?.() ?? {},
    });
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

  async #settle(results: readonly WriteResult[]): Promise<SaveOutcome> {
    const [result] = results;
    if (result?.ok) {
      await this.keeper.forget();
      if (result.user) this.#set(draftOf(result.user), 'ready');
      return { kind: 'saved', results, ...(result.user && { user: result.user }) };
    }
    if (result?.error?.code === 'stale' && result.error.current) this.#merge(result.error.current);
    else if (result?.error?.code === 'not-found') this.#miss();
    else if (result?.error) this.error = result.error;
    else this.refuse(result?.issues ?? []);
    return { kind: 'refused', results };
  }

  /** Three ways: what only they changed is taken over, what only we changed stays, what both changed waits to be decided. */
  #merge(current: User): void {
    this.merged = true;
    this.#edited(rebaseDraft(this.#draft!, current));
  }

  /** The user is gone. What was typed stays to be read and copied, with the reason above it (R50). */
  #miss(): void {
    // Told twice, it is still the same one.
    const name = this.#draft?.user?.displayName ?? this.gone;
    if (!this.dirty) this.#set(undefined, 'missing');
    else this.error = new DirectoryError('not-found');
    this.gone = name;
    this.#host.requestUpdate();
  }

  #set(draft: UserDraft | undefined, state: DraftController['state'], error?: DirectoryError): void {
    this.suggestion = this.gone = undefined;
    this.merged = this.asked = false;
    this.#check.stop();
    this.error = error;
    this.state = state;
    this.#update(draft);
  }

  /** By a person: what others say of it is asked, and a new user is kept in case the page goes (F3). */
  #edited(draft: UserDraft): void {
    if (draft === this.#draft) return;
    this.#update(draft);
    this.#tellOthers(draft);
  }

  #tellOthers(draft: UserDraft): void {
    this.#check.ask(this.#directory!, draft);
    if (!draft.user) this.keeper.keep(draft);
  }

  #update(draft: UserDraft | undefined): void {
    if (draft === this.#draft && draft !== undefined) return;
    this.#draft = draft;
    this.#host.requestUpdate();
  }
}
