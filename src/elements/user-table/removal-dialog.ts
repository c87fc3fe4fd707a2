import type { TemplateResult } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import type { StaticValue } from 'lit/static-html.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { MailboxChoice } from '../../core/change.js';
import { DirectoryError } from '../../core/errors.js';
import type { RemovalPlan } from '../../core/removal/plan-removal.js';
import type { InUse } from '../../core/rules/judgement.js';
import type { User, UserId } from '../../core/user.js';
import type { DirectoryNews, UserDirectory } from '../../data/directory.js';
import { removalTemplate, type RemovalProblems, type RemovalView } from './removal-parts.js';
import type { Refusal, RemovalChoices, UserActions } from './user-actions.js';

/** What the dialog needs of the element that shows it. */
export interface RemovalHost {
  readonly directory: UserDirectory;
  readonly words: StringsController;
  readonly actions: UserActions;
  /** The tag of the picker of users. */
  readonly picker: StaticValue;
  /** What the removal does to the billed users, in a sentence (R5). */
  readonly billing: (user: User) => string;
  /** Renders, and resolves when that is done. */
  readonly render: () => Promise<unknown>;
  /** Removed, left, or gone by itself. */
  readonly done: () => void;
}

/** An answer that comes within this time is not waited for on the screen. */
const patienceMs = 300;

/**
 * The question before a removal (R30–R35): what it brings about, what becomes of the mailbox, who takes over, and whether the
 * user is on a call. What is refused at the moment of writing is shown here, and nothing that was chosen is lost.
 */
export class RemovalDialog {
  readonly #host: RemovalHost;
  readonly #user: User;
  readonly #element = createRef<HTMLDialogElement>();
  readonly #unfolded = new Set<string>();
  #plan: RemovalPlan | undefined;
  #error: DirectoryError | undefined;
  #mailbox: MailboxChoice['kind'] | undefined;
  #heirId: UserId = '';
  #hasSuccessor = false;
  #successorId: UserId = '';
  #inUse: InUse = 'no';
  #callEnded = false;
  #accepted = false;
  #refusal = '';
  #problems: RemovalProblems = {};
  #busy = false;
  #closed = false;
  #call: AbortController | undefined;
  #unwatch: (() => void) | undefined;

  constructor(host: RemovalHost, user: User) {
    this.#host = host;
    this.#user = user;
  }

  get userId(): UserId {
    return this.#user.id;
  }

  /** Resolves when there is something to show: the plan, or after a moment that it is being made. */
  async open(): Promise<void> {
    const { directory } = this.#host;
    const loading = this.#load();
    await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    this.#unwatch = directory.activity?.watch((ids) => {
      if (!ids || ids.includes(this.#user.id)) this.#learnUse();
    });
  }

  /** What the plan rests on may have changed elsewhere (R51). */
  news(news: DirectoryNews): void {
    const concerns = news.kind === 'resources' || (news.kind === 'changed' && !this.#busy);
    if (concerns && !this.#closed) void this.#load();
  }

  /** It is shown no more. */
  close(): void {
    this.#closed = true;
    this.#call?.abort();
    this.#unwatch?.();
  }

  render(): TemplateResult {
    const user = this.#plan?.user ?? this.#user;
    const view: RemovalView = {
      element: this.#element,
      user,
      directory: this.#host.directory,
      plan: this.#plan,
      error: this.#error,
      billing: user.status === 'activated' ? this.#host.billing(user) : '',
      inUse: this.#inUse,
      callEnded: this.#callEnded,
      accepted: this.#accepted,
      mailbox: this.#mailbox,
      heirId: this.#heirId,
      hasSuccessor: this.#hasSuccessor,
      successorId: this.#successorId,
      unfolded: this.#unfolded,
      refusal: this.#refusal,
      problems: this.#problems,
      busy: this.#busy,
      held: this.#held,
      onMailbox: (kind) => this.#set(() => (this.#mailbox = kind), 'mailbox', 'heir'),
      onHeir: (id) => this.#set(() => (this.#heirId = id), 'heir'),
      onHasSuccessor: (on) => this.#set(() => (this.#hasSuccessor = on), 'successor'),
      onSuccessor: (id) => this.#set(() => (this.#successorId = id), 'successor'),
      onAccept: (on) => this.#set(() => (this.#accepted = on), 'unknown'),
      onUnfold: (kind) => this.#set(() => this.#unfolded.add(kind)),
      onRetry: () => void this.#load(),
      onConfirm: () => void this.#confirm(),
      onClose: () => this.#host.done(),
    };
    return removalTemplate(view, this.#host.picker, this.#host.words);
  }

  /** Nothing that a person could put right here stands against it, so the button is held (R32, R34). */
  get #held(): boolean {
    return !this.#plan || this.#plan.refusal !== undefined || this.#inUse === 'yes';
  }

  #set(change: () => unknown, ...settled: readonly (keyof RemovalProblems)[]): void {
    change();
    this.#problems = Object.fromEntries(
      Object.entries(this.#problems).filter(([name]) => !settled.includes(name as keyof RemovalProblems)),
    );
    void this.#host.render();
  }

  /** The latest plan wins; who is gone meanwhile leaves nothing to decide. */
  async #load(): Promise<void> {
    const { directory, actions, done, render } = this.#host;
    this.#call?.abort();
    const { signal } = (this.#call = new AbortController());
    try {
      const plan = await directory.planRemoval(this.#user.id, { signal });
      if (signal.aborted) return;
      if (!plan) {
        actions.tellGone(this.#user);
        return done();
      }
      this.#plan = plan;
      this.#error = undefined;
      this.#learnUse();
    } catch (cause) {
      if (signal.aborted) return;
      this.#error = cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause });
    }
    await render();
  }

  #learnUse(): void {
    if (this.#closed) return;
    const now = this.#host.directory.activity?.inUse(this.#user.id) ?? this.#plan?.inUse ?? this.#inUse;
    this.#callEnded = now === 'no' && (this.#callEnded || this.#inUse === 'yes');
    this.#inUse = now;
    void this.#host.render();
  }

  async #confirm(): Promise<void> {
    const { actions, done, render } = this.#host;
    const plan = this.#plan;
    if (!plan || this.#held || this.#busy) return;
    this.#problems = this.#judge(plan);
    if (Object.keys(this.#problems).length > 0) return this.#leadToProblem();
    this.#refusal = '';
    this.#busy = true;
    await render();
    const refusal = await actions.remove(plan.user, this.#choices(plan));
    this.#busy = false;
    if (!refusal) return done();
    this.#refuse(refusal);
    await this.#load();
    await this.#leadToProblem();
  }

  #judge({ mailboxes, references }: RemovalPlan): RemovalProblems {
    const { words } = this.#host;
    const isMailboxOpen = mailboxes.length > 0 && !this.#mailbox;
    const isHeirOpen = mailboxes.length > 0 && this.#mailbox === 'hand-over' && !this.#heirId;
    const isSuccessorOpen = references.length > 0 && this.#hasSuccessor && !this.#successorId;
    const isUseOpen = this.#inUse === 'unknown' && !this.#accepted;
    return {
      ...(isMailboxOpen && { mailbox: words.text('table.removeMailboxMissing') }),
      ...(isHeirOpen && { heir: words.text('table.removeHeirMissing') }),
      ...(isSuccessorOpen && { successor: words.text('table.removeSuccessorMissing') }),
      ...(isUseOpen && { unknown: words.text('table.removeUnknownHeld') }),
    };
  }

  #choices({ mailboxes, references }: RemovalPlan): RemovalChoices {
    const kind = mailboxes.length > 0 ? this.#mailbox : undefined;
    const mailbox: MailboxChoice | undefined = kind === 'hand-over' ? { kind, to: this.#heirId } : kind && { kind };
    return {
      ...(mailbox && { mailbox }),
      ...(references.length > 0 && this.#hasSuccessor && { successorId: this.#successorId }),
      ...(this.#inUse === 'unknown' && { despiteUnknownUse: true }),
    };
  }

  /** What was refused lands where it was chosen; the rest stands above the buttons. */
  #refuse(refusal: Refusal): void {
    const { words, actions } = this.#host;
    const places = { 'mailbox-choice': 'mailbox', 'mailbox-heir': 'heir', 'successor-unknown': 'successor' } as const;
    const placeOf = (code: string): keyof RemovalProblems | undefined => places[code as keyof typeof places];
    const placed = refusal.issues.flatMap((issue) => {
      const place = placeOf(issue.code);
      return place ? [[place, words.issue(issue)] as const] : [];
    });
    this.#problems = Object.fromEntries(placed);
    const others = refusal.issues.filter(({ code }) => !placeOf(code));
    // Where nothing can be asked about calls beforehand, the refusal is the first word about it.
    if (others.some(({ code }) => code === 'in-use-unknown')) this.#inUse = 'unknown';
    const told = others.filter(({ code }) => code !== 'in-use-unknown');
    this.#refusal = actions.reason({ ...refusal, issues: told });
  }

  /** The focus is where something is to be put right. */
  async #leadToProblem(): Promise<void> {
    await this.#host.render();
    if (this.#closed) return;
    this.#element.value?.querySelector<HTMLElement>('[data-problem]')?.focus();
  }
}
