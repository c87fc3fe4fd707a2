import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { DraftController } from '../../controllers/draft-controller.js';
import { FieldLeaveController } from '../../controllers/field-leave-controller.js';
import { HostFieldsController } from '../../controllers/host-fields-controller.js';
import { LeaveGuardController } from '../../controllers/leave-guard-controller.js';
import { ModalController } from '../../controllers/modal-controller.js';
import { OpenRequestsController } from '../../controllers/open-requests-controller.js';
import { PhoneNumbersController } from '../../controllers/phone-numbers-controller.js';
import { UserHistoryController } from '../../controllers/user-history-controller.js';
import type { WriteResult } from '../../core/change.js';
import type { Permission } from '../../core/policy.js';
import { formLayout, type LaidSection } from '../../core/rules/form-layout.js';
import type { TypedUser } from '../../core/rules/draft.js';
import { can } from '../../core/rules/permissions.js';
import type { FieldPath, UserId } from '../../core/user.js';
import type { DirectoryNews, UserDirectory } from '../../data/directory.js';
import { commonStrings } from '../../strings/en/common.js';
import { formStrings } from '../../strings/en/form.js';
import { KitElement, type KitElementClass } from '../element.js';
import { UserFormCloseEvent, type UserChangeRequestEvent } from '../events.js';
import { ExtensionPicker } from '../extension-picker/extension-picker.js';
import { noticeList } from '../notice-parts.js';
import { setStates } from '../states.js';
import { copyText } from './copy-text.js';
import { notPermitted, noUser } from './form-banner-parts.js';
import { formBody } from './form-body-parts.js';
import { FormFocus } from './form-focus.js';
import { formFooter, leaveQuestion } from './form-footer-parts.js';
import { formHeader } from './form-header-parts.js';
import { FormInput } from './form-input.js';
import { formSurface, formShell } from './form-shell-parts.js';
import type { FormView } from './form-view.js';
import { refuseByProblem } from './refuse-by-problem.js';
import { modes, type FormRequest } from './user-form-options.js';
import type { FormGuard, FormMode, FormPresentation, FormShowOptions, FormSubmitOptions } from './user-form-options.js';
import { userFormStyles } from './user-form.styles.js';

export type { FormGuard, FormMode, FormPresentation, FormShowOptions, FormSubmitOptions };

/**
 * Adds, edits and shows one user (R1–R3, R10–R16, R50, R53, R64, F1–F5). As a drawer or dialog it also opens by itself
 * when another element of the page asks its directory for it.
 *
 * @slot fields - the host's own controls; each with a `name` is a value of the user under `custom.<name>`, with its validity
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
 * @csspart conflicts - fields that two people changed, to be decided
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
  /** Absent: edit when there is a user, else create. Without the permission to edit, a user is shown to be read (R64). */
  @property({ reflect: true }) mode?: FormMode | undefined;
  /** `inline`: part of the page, and there at once. `drawer` and `dialog`: over the page, while `open`. */
  @property({ reflect: true }) presentation: FormPresentation = 'inline';
  /** As a drawer or dialog: whether it is shown. Setting it to false closes without asking; `hide()` asks. */
  @property({ type: Boolean, reflect: true }) open = false;
  /** `page`: the browser asks too, before the page is closed or left with unsaved changes (F3). */
  @property({ reflect: true }) guard?: FormGuard | undefined;

  /** What was asked for, or the way from viewing to editing: counts before `mode`. */
  @state() private shownAs: FormMode | undefined;

  @query('#surface') private surface!: HTMLDialogElement | null;

  readonly #internals = this.attachInternals();
  readonly #hostFields = new HostFieldsController(this, {
    slot: 'fields',
    say: (label, message) => this.words.text('form.host-field', { label, message }),
  });
  readonly #drafts = new DraftController(this, {
    hostIssues: () => (this.#mode === 'settings' ? [] : this.#hostFields.issues),
    hostValues: () => this.#hostFields.begin(),
  });
  readonly #history = new UserHistoryController(this);
  readonly #phone = new PhoneNumbersController(this);
  readonly #leaving = new FieldLeaveController(this, (control) => {
    const path = (control.dataset['field'] as FieldPath | undefined) ?? this.#hostFields.pathOf(control);
    if (path) this.#drafts.leave(path);
  });
  readonly #modal = new ModalController(this, {
    dialog: () => this.surface,
    isOpen: () => this.open,
    leave: () => void this.hide(),
  });
  readonly #guard = new LeaveGuardController(this, {
    isDirty: () => this.dirty,
    guardsPage: () => this.guard === 'page',
    discard: () => this.#drafts.discard(),
  });
  readonly #parts = { host: this, words: this.words, drafts: this.#drafts, hostFields: this.#hostFields };
  readonly #focus = new FormFocus({ ...this.#parts, sections: () => this.#sections });
  readonly #input = new FormInput({ ...this.#parts, focus: this.#focus, submit: () => void this.submit() });
  readonly #requests = new OpenRequestsController(this, ({ id, field, intent }) => {
    void this.show({ userId: id, field, intent });
  });
  #like: UserId | undefined;
  #request: FormRequest | undefined;
  #loaded: readonly unknown[] | undefined;
  #ready: Promise<void> = Promise.resolve();
  /** The latest change that was asked for. */
  #asked: UserChangeRequestEvent | undefined;

  constructor() {
    super();
    this.addEventListener('user-change-request', (event) => (this.#asked = event));
  }

  /** Whether anything differs from what is kept; an edit taken back does not count (F3). */
  get dirty(): boolean {
    return this.#mode !== 'view' && this.#drafts.dirty;
  }

  /**
   * Shows a user, or a new one. Asks first when an edit would be lost.
   * @returns whether it is shown
   */
  async show(options: FormShowOptions = {}): Promise<boolean> {
    if (!(await this.#guard.mayLeave())) return false;
    const { userId, field, intent } = options;
    this.#like = options.duplicateOf ?? (intent === 'duplicate' ? userId : undefined);
    this.userId = this.#like === undefined ? userId : undefined;
    if (this.userId === undefined || this.mode === 'create') this.mode = undefined;
    this.shownAs = intent && modes[intent];
    this.#request = { field, intent };
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
    if (options.discard) await this.#drafts.discard();
    else if (!(await this.#guard.mayLeave())) return false;
    this.#close();
    return true;
  }

  /**
   * For a host that is about to lead elsewhere: asks where an edit would be lost (F3).
   * @returns whether the person leaves; what was typed is given up then
   */
  requestLeave(): Promise<boolean> {
    return this.#guard.mayLeave();
  }

  /**
   * Checks and saves, as the button does. What is wrong is shown and takes the focus.
   * @returns the verdict; undefined when nothing was sent: something is wrong, or the host took over
   */
  async submit(options: FormSubmitOptions = {}): Promise<readonly WriteResult[] | undefined> {
    if (this.#mode === 'view' || !this.#isPermitted || this.#drafts.gone !== undefined) return undefined;
    const name = this.#drafts.draft?.values.displayName ?? '';
    const outcome = await this.#drafts.save((change) => this.submitChanges([change]));
    if (outcome.kind === 'saved') this.#saved(outcome.user?.displayName ?? name, outcome.user?.id, options);
    // A host that took over and was waited for has kept it.
    if (outcome.kind === 'handed-over' && this.#asked?.awaited) {
      void this.#drafts.keeper.forget();
      this.#saved(name, this.userId, options);
    }
    if (outcome.kind === 'unchanged') this.#close();
    if (outcome.kind === 'refused') await this.#focus.refused();
    return outcome.results;
  }

  /**
   * Shows what a host's server has against the user as it stands (F2): problem details (RFC 9457), on their fields where
   * they name any. Whatever else is given counts as a server that could not be reached.
   */
  async showProblem(problem: unknown): Promise<void> {
    await refuseByProblem(this.#drafts, problem);
    await this.#focus.refused();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page is no farewell.
    queueMicrotask(() => this.isConnected || this.#forget());
  }

  protected override directoryNews(news: DirectoryNews): void {
    void this.#drafts.hear(news);
    this.#history.hear(news);
  }

  protected override labelOf(path: FieldPath): string | undefined {
    return super.labelOf(path) ?? (this.#hostFields.has(path) ? this.#hostFields.label(path) : undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const directory = this.source.current;
    this.#requests.offer(this.presentation === 'inline' ? undefined : directory);
    if (!this.#request && (changed.has('userId') || changed.has('mode'))) this.shownAs = this.#like = undefined;
    if (this.presentation !== 'inline' && !this.open) {
      if (this.#loaded) this.#drafts.clear();
      this.#loaded = undefined;
      return;
    }
    // What the form shows, so that it is loaded once.
    const about = [directory, this.#mode === 'create', this.#mode === 'create' ? this.#like : this.userId];
    if (!directory || about.every((part, at) => part === this.#loaded?.[at])) return;
    this.#loaded = about;
    this.#ready = this.#begin(directory);
  }

  protected override updated(): void {
    const { draft, shown, saving } = this.#drafts;
    setStates(this.#internals, { unsaved: this.dirty, saving });
    if (draft && this.#mode !== 'settings') this.#hostFields.show(draft.values.custom, shown);
  }

  protected override render(): TemplateResult {
    const { question } = this.#guard;
    const form = this.presentation === 'inline' || this.open ? this.#renderForm() : nothing;
    return html`${formSurface(this.presentation, this.#modal, form)}
    ${question ? leaveQuestion(this.words, this.#drafts.draft, question) : nothing}
    ${noticeList(this.noticeboard, this.words)}`;
  }

  #renderForm(): TemplateResult {
    const { words } = this;
    const drafts = this.#drafts;
    const [view, mode] = [this.#view, this.#mode];
    const close = (): void => void this.hide();
    const isInline = this.presentation === 'inline';
    const { current } = this.source;
    const tenantName = current?.tenantName;
    return formShell({
      saving: drafts.saving,
      input: this.#input,
      leaving: this.#leaving,
      phone: this.#phone,
      save: this.#save,
      header: formHeader(words, { mode, drafts, tenantName, close: isInline ? undefined : close }),
      body: this.#renderBody(view),
      footer: formFooter(words, view, {
        mode,
        drafts,
        permitted: this.#isPermitted,
        mayEdit: !current || can(current, 'edit'),
        close,
        edit: () => void this.#edit(),
        save: this.#save,
        saveAndAnother: () => void this.submit({ another: true }),
      }),
    });
  }

  #renderBody(view: FormView | undefined): TemplateResult {
    if (!this.#isPermitted) return notPermitted(this.words);
    if (!view) return noUser(this.words, this.#drafts, () => this.#reload());
    return formBody(view, {
      mode: this.#mode,
      sections: this.#sections,
      asked: this.#input.asked,
      focus: this.#focus,
      hostFields: this.#hostFields,
      history: this.#history,
      addAsNew: (typed) => this.#addAsNew(typed),
    });
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
      resources: drafts.resources,
      revealed: this.#input.revealed,
      reveal: this.#input.reveal,
      copy: (field, text) => void copyText(text, field, this.words, this.noticeboard.notices),
      edit: this.#input.edit,
      leave: (path) => drafts.leave(path),
      phone: this.#phone.numbers,
    };
  }

  get #mode(): FormMode {
    if (this.userId === undefined || this.mode === 'create') return 'create';
    const mode = this.shownAs ?? this.mode ?? 'edit';
    return this.#may('edit') ? mode : 'view';
  }

  /** Whether the person may do what the form is for (R64). */
  get #isPermitted(): boolean {
    return this.#may(this.#mode === 'create' ? 'create' : 'view');
  }

  #may(permission: Permission): boolean {
    const { current } = this.source;
    return !current || can(current.policy, permission);
  }

  get #sections(): readonly LaidSection[] {
    const { draft, policy } = this.#drafts;
    return draft ? formLayout(policy, draft.values, this.#mode === 'settings' ? 'settings' : 'all') : [];
  }

  async #begin(directory: UserDirectory): Promise<void> {
    const request = this.#request;
    this.#request = undefined;
    this.#focus.begin();
    this.#input.begin(request?.intent === 'activate');
    const userId = this.#mode === 'create' ? undefined : this.userId;
    const intent = request?.intent;
    const past = this.#history.begin(directory, userId);
    const duplicateOf = userId === undefined ? this.#like : undefined;
    await this.#drafts.load(directory, { userId, intent, duplicateOf, typed: request?.typed });
    // What is scrolled to must be there.
    if (intent === 'history') await past.then(() => this.#history.load());
    if (request) await this.#focus.opening(request, this.#mode);
  }

  /** What was typed and generated does not outlive the form on its page (R60). */
  #forget(): void {
    this.#guard.question?.(false);
    this.#drafts.clear();
    this.#loaded = undefined;
  }

  #addAsNew(typed: TypedUser): void {
    this.#request = { typed };
    this.userId = this.shownAs = this.#like = undefined;
  }

  #reload(): void {
    this.#loaded = undefined;
    this.requestUpdate();
  }

  #saved(name: string, id: UserId | undefined, { another }: FormSubmitOptions): void {
    const isNew = this.#mode === 'create';
    const text = this.words.text(isNew ? 'form.added' : 'form.saved', { name });
    this.noticeboard.notices.show({ key: 'user-form', text, seconds: 6 });
    if (!isNew || !another) return this.#close(id);
    this.#like = undefined;
    this.#request = {};
    this.#reload();
  }

  #close(savedUserId?: UserId): void {
    this.open = false;
    this.shownAs = this.#like = undefined;
    if (this.presentation === 'inline') this.#reload();
    this.dispatchEvent(new UserFormCloseEvent(savedUserId));
  }

  async #edit(): Promise<void> {
    this.shownAs = 'edit';
    await this.#focus.opening({ field: 'displayName' }, 'edit');
  }

  /**
   * Of the form, and of its button, which Enter in a field presses too: in a frame that may not submit forms the browser
   * fires no `submit`. The button's click is taken, so that nothing is saved twice.
   */
  readonly #save = (event: Event): void => {
    event.preventDefault();
    void this.submit();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'user-form': UserForm;
  }
}
