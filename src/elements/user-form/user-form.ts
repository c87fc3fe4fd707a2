import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DraftController } from '../../controllers/draft-controller.js';
import { FieldLeaveController } from '../../controllers/field-leave-controller.js';
import { ModalController } from '../../controllers/modal-controller.js';
import type { WriteResult } from '../../core/change.js';
import { isBlocking, type Issue } from '../../core/issue.js';
import {
  isSecretField,
  type SecretField,
  type FieldPath,
  type UserId,
  type UserStatus,
  type UserValues,
} from '../../core/user.js';
import type { DirectoryNews, DirectoryRequest, UserDirectory } from '../../data/directory.js';
import { commonStrings } from '../../strings/en/common.js';
import { formStrings } from '../../strings/en/form.js';
import { KitElement, type KitElementClass } from '../element.js';
import { UserFormCloseEvent } from '../events.js';
import { ExtensionPicker } from '../extension-picker/extension-picker.js';
import { noticeList } from '../notice-parts.js';
import { setStates } from '../states.js';
import type { FormView } from './user-form-fields.js';
import type { FormMode, FormPresentation, FormShowOptions } from './user-form-options.js';
import {
  draftBanners,
  errorSummary,
  formFooter,
  formHeader,
  formSection,
  leaveQuestion,
  noUser,
  showField,
  statusBlock,
} from './user-form-parts.js';
import { formSections, inFormOrder, missingInOrder } from './user-form-sections.js';
import { userFormStyles } from './user-form.styles.js';

export type { FormMode, FormPresentation, FormShowOptions };

/**
 * Adds, edits and shows one user (R1–R3, R12, R13, F1, F2, F5). As a drawer or dialog it also opens by itself
 * when another element of the page asks its directory for it.
 *
 * @fires {UserChangeRequestEvent} user-change-request - before the user is written; can be cancelled
 * @fires {UserChangeEvent} user-change - after the user is kept
 * @fires {UserChangeErrorEvent} user-change-error - when the directory refused
 * @fires {UserFormCloseEvent} user-form-close - saved, cancelled or closed
 * @csspart header - title and close button
 * @csspart section - fields that belong together
 * @csspart field - label, control and what is said about it
 * @csspart missing - what activation still needs
 * @csspart summary - all that keeps the user from being saved
 * @csspart banner - what happened to the user meanwhile
 * @csspart footer - billed change and buttons
 * @csspart dialog - the drawer, the dialog and the question before leaving
 * @csspart notices - where notices stack, unless an element further up shows them
 * @csspart notice - one notice
 * @cssproperty [--user-form-width=520px] - the widest the fields get
 * @cssstate unsaved - something differs from what is kept
 * @cssstate saving - the change is on its way
 */
export class UserForm extends KitElement {
  static override readonly tagName: string = 'user-form';
  static override readonly sentences = { ...commonStrings, ...formStrings };
  static override readonly uses: readonly KitElementClass[] = [ExtensionPicker];
  static override styles = [KitElement.styles, userFormStyles];

  /** The user to edit or view; absent, a new one. */
  @property({ attribute: 'user-id' }) userId?: UserId | undefined;
  /** Absent: edit when there is a user, else create. */
  @property({ reflect: true }) mode?: FormMode | undefined;
  /** `inline`: part of the page, and there at once. `drawer` and `dialog`: over the page, while `open`. */
  @property({ reflect: true }) presentation: FormPresentation = 'inline';
  /** As a drawer or dialog: whether it is shown. Setting it to false closes without asking; `hide()` asks. */
  @property({ type: Boolean, reflect: true }) open = false;

  @state() private problems: readonly Issue[] = [];
  @state() private asked = false;
  @state() private revealed: ReadonlySet<SecretField> = new Set();
  @state() private question: ((leave: boolean) => void) | undefined;

  @query('#surface') private surface!: HTMLDialogElement | null;

  readonly #internals = this.attachInternals();
  readonly #drafts = new DraftController(this);
  readonly #leaving = new FieldLeaveController(this, ({ dataset }) => {
    if (dataset['field']) this.#drafts.leave(dataset['field'] as FieldPath);
  });
  readonly #modal = new ModalController(this, {
    dialog: () => this.surface,
    isOpen: () => this.open,
    leave: () => void this.hide(),
  });
  #request: Pick<FormShowOptions, 'field' | 'intent'> | undefined;
  #loaded: { readonly directory: UserDirectory; readonly userId: UserId | undefined } | undefined;
  #ready: Promise<void> = Promise.resolve();
  #withdraw: (() => void) | undefined;

  /** Whether anything differs from what is kept; an edit taken back does not count (F3). */
  get dirty(): boolean {
    return this.#mode !== 'view' && this.#drafts.dirty;
  }

  /**
   * Shows a user, or a new one. Asks first when an edit would be lost.
   * @returns whether it is shown
   */
  async show(options: FormShowOptions = {}): Promise<boolean> {
    if (!(await this.#mayLeave())) return false;
    if (options.userId === undefined || this.mode === 'create') this.mode = undefined;
    this.userId = options.userId;
    this.#request = { field: options.field, intent: options.intent };
    this.#loaded = undefined;
    this.open = true;
    this.requestUpdate();
    await this.updateComplete;
    await this.#ready;
    return true;
  }

  /**
   * Closes; asks first when an edit would be lost, unless it may be discarded.
   * @returns whether it is closed
   */
  async hide(options: { readonly discard?: boolean } = {}): Promise<boolean> {
    if (!options.discard && !(await this.#mayLeave())) return false;
    this.#close();
    return true;
  }

  /**
   * Checks and saves, as the button does. What is wrong is shown and takes the focus.
   * @returns the verdict; undefined when nothing was sent: something is wrong, or the host took over
   */
  async submit(): Promise<readonly WriteResult[] | undefined> {
    if (this.#mode === 'view') return undefined;
    const outcome = await this.#drafts.save((change) => this.submitChanges([change]));
    if (outcome.kind === 'saved') {
      const name = outcome.user?.displayName ?? '';
      const key = this.#mode === 'create' ? 'form.added' : 'form.saved';
      this.#notify('user-form', this.words.text(key, { name }));
      this.#close(outcome.user?.id);
      return outcome.results;
    }
    if (outcome.kind === 'unchanged') this.#close();
    if (outcome.kind !== 'refused') return outcome.kind === 'unchanged' ? [] : undefined;
    this.problems = this.#drafts.shown;
    await this.updateComplete;
    this.#focusProblem();
    return outcome.results;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#withdraw?.();
    this.#withdraw = undefined;
    // A move within the page is no farewell.
    queueMicrotask(() => this.isConnected || this.#forget());
  }

  protected override directoryChanged(directory: UserDirectory): void {
    this.#offer(directory);
  }

  protected override directoryNews(news: DirectoryNews): void {
    void this.#drafts.hear(news);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const directory = this.source.current;
    if (changed.has('presentation') && directory) this.#offer(directory);
    if (this.presentation !== 'inline' && !this.open) {
      if (this.#loaded) this.#drafts.clear();
      this.#loaded = undefined;
      return;
    }
    const userId = this.#mode === 'create' ? undefined : this.userId;
    if (!directory || (this.#loaded?.directory === directory && this.#loaded.userId === userId)) return;
    this.#loaded = { directory, userId };
    this.#ready = this.#begin(directory, userId);
  }

  protected override updated(): void {
    setStates(this.#internals, { unsaved: this.dirty, saving: this.#drafts.saving });
  }

  protected override render(): TemplateResult {
    return html`${this.presentation === 'inline' ? this.#renderForm() : this.#renderDialog()}
    ${this.question ? leaveQuestion(this.words, this.#drafts.draft, this.question) : nothing}
    ${noticeList(this.noticeboard, this.words)}`;
  }

  #renderDialog(): TemplateResult {
    return html`<dialog
      id="surface"
      class=${this.presentation === 'drawer' ? 'drawer' : 'dialog form-dialog'}
      part="dialog"
      aria-labelledby="title"
      tabindex="-1"
      @keydown=${this.#modal.keydown}
      @cancel=${this.#modal.cancel}
      @close=${this.#modal.close}
      @pointerdown=${this.#modal.pointerdown}
      @click=${this.#modal.click}
    >
      ${this.open ? this.#renderForm() : nothing}
    </dialog>`;
  }

  #renderForm(): TemplateResult {
    const { words } = this;
    const tenant = this.source.current?.tenantName;
    const name = this.#drafts.draft?.user?.displayName;
    const title = this.#mode === 'create' ? words.text('form.add') : (name ?? words.text('common.loading'));
    const subtitle = this.#mode === 'create' && tenant ? words.text('form.of-tenant', { tenant }) : undefined;
    return html`<form
      class="shell"
      novalidate
      autocomplete="off"
      aria-labelledby="title"
      aria-busy=${this.#drafts.saving}
      @submit=${this.#save}
      @input=${this.#onInput}
      @focusout=${this.#leaving.focusout}
      @pointerdown=${this.#leaving.pointerdown}
    >
      ${formHeader(words, title, subtitle, this.presentation === 'inline' ? undefined : () => void this.hide())}
      <div class="scroll">
        <div class="body" ?inert=${this.#drafts.saving}>${this.#renderBody()}</div>
      </div>
      ${this.#renderFooter()}
    </form>`;
  }

  #renderBody(): TemplateResult {
    const { words } = this;
    const drafts = this.#drafts;
    const view = this.#view;
    if (!view) return noUser(words, drafts, () => this.#reload());
    const focus = (field: FieldPath): void => void this.#focusField(field);
    return html`${draftBanners(words, drafts)} ${errorSummary(words, this.problems, focus)}
    ${statusBlock(view, this.asked, focus)} ${formSections.map((section) => formSection(view, section))}`;
  }

  #renderFooter(): TemplateResult {
    const [close, edit] = [() => void this.hide(), () => void (this.mode = 'edit')];
    const actions = { mode: this.#mode, drafts: this.#drafts, close, edit, save: this.#save };
    return formFooter(this.words, this.#view, actions);
  }

  get #view(): FormView | undefined {
    const drafts = this.#drafts;
    if (!drafts.draft) return undefined;
    return {
      words: this.words,
      drafts,
      draft: drafts.draft,
      shown: drafts.shown,
      directory: this.source.current,
      readOnly: this.#mode === 'view',
      picker: this.tag(ExtensionPicker),
      revealed: this.revealed,
      reveal: (field) => this.#reveal(field),
      copy: (field, text) => void this.#copy(field, text),
    };
  }

  get #mode(): FormMode {
    if (this.mode === 'create' || this.userId === undefined) return 'create';
    return this.mode ?? 'edit';
  }

  async #begin(directory: UserDirectory, userId: UserId | undefined): Promise<void> {
    const request = this.#request;
    this.#request = undefined;
    this.problems = [];
    this.revealed = new Set();
    this.asked = request?.intent === 'activate';
    await this.#drafts.load(directory, { userId, intent: request?.intent });
    await this.updateComplete;
    if (request) await this.#focusAsAsked(request);
  }

  /** The field asked for, else the first missing one of an activation, else the name of a new user, else the whole (F5). */
  async #focusAsAsked({ field, intent }: Pick<FormShowOptions, 'field' | 'intent'>): Promise<void> {
    const [missing] = intent ? missingInOrder(this.#drafts.issues) : [];
    const first = field ?? missing ?? (this.#mode === 'create' ? 'displayName' : undefined);
    if (first) await this.#focusField(first);
    else this.surface?.focus();
  }

  async #focusField(field: FieldPath): Promise<void> {
    const { draft } = this.#drafts;
    // A secret that is kept has no field until it is replaced.
    if (isSecretField(field) && draft?.user?.secrets[field] && draft.secrets[field] === undefined)
      this.#drafts.editSecret(field, '');
    await this.updateComplete;
    showField(this.renderRoot, field);
  }

  #focusProblem(): void {
    const blocking = inFormOrder(this.#drafts.shown.filter(isBlocking), (issue) => issue.field);
    const field = blocking.find((issue) => issue.field)?.field;
    if (field) void this.#focusField(field);
    else this.renderRoot.querySelector<HTMLElement>('.banner, .summary')?.focus();
  }

  /** What was typed and generated does not outlive the form on its page (R60). */
  #forget(): void {
    this.question?.(false);
    this.#drafts.clear();
    this.#loaded = undefined;
  }

  #reload(): void {
    this.#loaded = undefined;
    this.requestUpdate();
  }

  #reveal(field: SecretField): void {
    const revealed = new Set(this.revealed);
    if (!revealed.delete(field)) revealed.add(field);
    this.revealed = revealed;
  }

  async #copy(field: FieldPath, value: string): Promise<void> {
    const copied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    const params = { field: this.words.field(field) };
    this.#notify('copied', this.words.text(copied ? 'form.copied' : 'form.not-copied', params));
  }

  #notify(key: string, text: string): void {
    this.noticeboard.notices.show({ key, text, seconds: 6 });
  }

  #mayLeave(): Promise<boolean> {
    if (!this.dirty) return Promise.resolve(true);
    if (this.question) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.question = (leave) => {
        this.question = undefined;
        resolve(leave);
      };
    });
  }

  #close(savedUserId?: UserId): void {
    this.open = false;
    if (this.presentation === 'inline') this.#reload();
    this.dispatchEvent(new UserFormCloseEvent(savedUserId));
  }

  #offer(directory: UserDirectory): void {
    this.#withdraw?.();
    this.#withdraw = this.presentation === 'inline' ? undefined : directory.handle((request) => this.#answer(request));
  }

  #answer(request: DirectoryRequest): boolean {
    if (request.kind !== 'open-user') return false;
    void this.show({ userId: request.id, field: request.field, intent: request.intent });
    return true;
  }

  /**
   * Of the form, and of its button, which Enter in a field presses too: in a frame that may not submit forms the browser
   * fires no `submit`. The button's click is taken, so that nothing is saved twice.
   */
  readonly #save = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };

  readonly #onInput = (event: Event): void => {
    // What is typed here is the form's own affair, and may be a secret (R60).
    event.stopPropagation();
    const control = event.target as HTMLInputElement;
    const field = control.dataset['field'] as FieldPath | undefined;
    if (!field) return;
    if (field === 'status') this.#switch(control.checked ? 'activated' : 'deactivated');
    else if (isSecretField(field)) this.#drafts.editSecret(field, control.value);
    else this.#drafts.edit(field as keyof UserValues, control.value);
  };

  /** R3: turning it on lists exactly what is missing and takes the focus to the first of it. */
  #switch(status: UserStatus): void {
    this.#drafts.edit('status', status);
    this.asked = status === 'activated';
    const [missing] = this.asked ? missingInOrder(this.#drafts.issues) : [];
    if (missing) void this.#focusField(missing);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-form': UserForm;
  }
}
