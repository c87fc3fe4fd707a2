import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { ComboboxController } from '../../controllers/combobox-controller.js';
import { UserLookupController } from '../../controllers/user-lookup-controller.js';
import type { User, UserId } from '../../core/user.js';
import type { DirectoryNews } from '../../data/directory.js';
import { commonStrings } from '../../strings/en/common.js';
import { userPickerStrings } from '../../strings/en/user-picker.js';
import { KitElement } from '../element.js';
import { extensionPickerStyles } from '../extension-picker/extension-picker.styles.js';
import { submitForm } from '../extension-picker/submit-form.js';
import { refusal, toggleButton, userList, userText, type UserOption } from './user-picker-parts.js';
import { userPickerStyles } from './user-picker.styles.js';

/**
 * A form control for one user: found by name or extension, chosen from the list. Its value is the user's id.
 * Works in any `<form>` under its `name`, with `FormData`, reset, restore, `<label>` and disabled fieldsets.
 *
 * @fires {Event} input - native, after every keystroke and choice
 * @fires {Event} change - native, when the value is settled: a choice, or leaving the field after taking it back
 * @slot hint - under the control
 * @csspart control - the text field
 * @csspart toggle - the button that opens the list
 * @csspart listbox - the list
 * @csspart option - a line of the list
 * @csspart message - what is wrong with the choice
 * @cssproperty [--user-picker-list-height=336px] - the list's greatest height
 */
export class UserPicker extends KitElement {
  static override readonly tagName: string = 'user-picker';
  static override readonly sentences = { ...commonStrings, ...userPickerStrings };
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [KitElement.styles, extensionPickerStyles, userPickerStyles];

  /** Under which the value is submitted. */
  @property({ reflect: true }) name = '';
  /** Whether a form is kept from being submitted while nobody is chosen. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** Cannot be focused, and is left out of what a form submits; a disabled fieldset does the same. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Shown above the control; without it a `<label for>` of the page or `aria-label` names it. */
  @property() label = '';
  /** Shown in the empty control. */
  @property() placeholder?: string;
  /** Ids of users who are not offered. */
  @property({ attribute: false }) exclude: readonly UserId[] = [];
  /** A sentence from elsewhere, for example a server's verdict. */
  @property({ attribute: false }) problem = '';

  @state() private typed = '';
  @state() private revealed = false;
  @state() private fieldsetDisabled = false;

  @query('#control') private control!: HTMLInputElement | null;
  @query('#anchor') private anchor!: HTMLElement | null;
  @query('#list') private list!: HTMLElement | null;

  readonly #internals = this.attachInternals();
  readonly #lookup = new UserLookupController(this);
  readonly #combobox = new ComboboxController<UserOption>(this, {
    items: () => this.#options,
    anchor: () => this.anchor,
    popup: () => this.list,
    choose: ({ user }) => this.#choose(user),
    confirm: () => void this.#confirm(),
    // What was found stays while the list closes: Enter may take the only one of it.
    toggled: (open) => open && (this.#lookup.clear(), this.#ask()),
  });
  #value: UserId = '';
  #settledValue: UserId = '';
  #user: User | undefined;
  #isUnknown = false;
  #shownOptions: readonly UserOption[] = [];
  #optionsOf: readonly User[] = [];
  /** Resolves when the user of a value set from outside is known. */
  #known: Promise<void> = Promise.resolve();

  /** The id of the chosen user, '' for nobody. The attribute is the value to reset to. */
  @property()
  get value(): UserId {
    return this.#value;
  }
  set value(value: UserId | null | undefined) {
    const next = value ?? '';
    if (next === this.#value) return;
    this.#value = this.#settledValue = next;
    this.#user = undefined;
    this.#isUnknown = false;
    this.typed = this.problem = '';
    this.#internals.setFormValue(next);
    this.#known = this.#find();
  }

  /** The chosen user; undefined until it is found. */
  get user(): User | undefined {
    return this.#user;
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get validity(): ValidityState {
    this.#judge();
    return this.#internals.validity;
  }
  get validationMessage(): string {
    this.#judge();
    return this.#internals.validationMessage;
  }
  checkValidity(): boolean {
    this.#judge();
    return this.#internals.checkValidity();
  }
  /** Checks, and shows what is wrong beside the control. */
  reportValidity(): boolean {
    this.revealed = true;
    this.#judge();
    return this.#internals.reportValidity();
  }

  formResetCallback(): void {
    this.revealed = false;
    this.typed = this.problem = '';
    this.value = this.getAttribute('value') ?? '';
    this.#combobox.hide();
  }
  formStateRestoreCallback(restored: string | File | FormData | null): void {
    if (typeof restored === 'string') this.value = restored;
  }
  formDisabledCallback(disabled: boolean): void {
    this.fieldsetDisabled = disabled;
  }

  constructor() {
    super();
    this.addEventListener('invalid', () => (this.revealed = true));
  }

  protected override directoryChanged(): void {
    this.#known = this.#find();
  }

  /** Who is chosen may have another name by now, or may be gone. */
  protected override directoryNews(news: DirectoryNews): void {
    if (news.kind === 'changed') this.#known = this.#find();
  }

  /** Resolves after the directory has answered. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await Promise.all([this.#lookup.settled, this.#known]);
    return super.getUpdateComplete();
  }

  protected override updated(_changed: PropertyValues): void {
    this.#judge();
  }

  protected override render(): TemplateResult {
    const text = this.problem || (this.revealed ? this.#problem : '');
    return html`<div class="field">
      ${this.label ? html`<label class="label" for="control">${this.label}</label>` : nothing}
      <div id="anchor">
        <div class="box">
          ${this.#renderControl(text)}
          ${this.#disabled ? nothing : toggleButton(this.words, this.#combobox.open, this.#toggle)}
        </div>
        ${refusal(text)}
      </div>
      <div class="hint" id="hint"><slot name="hint"></slot></div>
      <div class="visually-hidden" role="status">${this.#announcement}</div>
      ${this.#renderList()}
    </div>`;
  }

  #renderControl(error: string): TemplateResult {
    return html`<input
      id="control"
      class="input control"
      part="control"
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded=${this.#combobox.open}
      aria-controls="list"
      aria-activedescendant=${ifDefined(this.#combobox.active?.id)}
      aria-label=${this.label ? nothing : this.#name}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby="message hint"
      placeholder=${this.placeholder ?? this.words.text('userPicker.hint')}
      .value=${live(this.#user ? userText(this.#user) : this.typed)}
      ?required=${this.required}
      ?disabled=${this.#disabled}
      @input=${this.#onInput}
      @change=${(event: Event) => event.stopPropagation()}
      @click=${() => this.#combobox.show()}
      @keydown=${this.#combobox.keydown}
      @blur=${this.#onBlur}
    />`;
  }

  #renderList(): TemplateResult {
    return userList({
      words: this.words,
      name: this.label || this.#name,
      options: this.#options,
      active: this.#combobox.active,
      value: this.#value,
      typed: this.typed.trim(),
      busy: this.#lookup.busy,
      unavailable: this.#lookup.unavailable,
      hasMore: this.#lookup.hasMore,
      choose: ({ user }) => (this.#combobox.hide(), this.#choose(user)),
    });
  }

  /** The same objects for the same answer, so that the active one is known again. */
  get #options(): readonly UserOption[] {
    const { users } = this.#lookup;
    if (users !== this.#optionsOf) this.#shownOptions = users.map((user, at) => ({ id: `option-${at}`, user }));
    this.#optionsOf = users;
    return this.#shownOptions;
  }

  get #disabled(): boolean {
    return this.disabled || this.fieldsetDisabled;
  }

  get #name(): string {
    const labels = [...this.#internals.labels].map((label) => label.textContent?.trim() ?? '').filter(Boolean);
    return this.ariaLabel || labels.join(' ') || this.words.text('userPicker.label');
  }

  get #problem(): string {
    if (this.problem) return this.problem;
    if (this.#isUnknown) return this.words.text('userPicker.unknown');
    const isMissing = this.#value === '' && (this.typed.trim() !== '' || this.required);
    return isMissing ? this.words.text('userPicker.choose') : '';
  }

  get #announcement(): string {
    if (!this.#combobox.open || this.#lookup.busy) return '';
    return this.words.text('userPicker.count', { count: this.#options.length });
  }

  #judge(): void {
    const message = this.#problem;
    const isMissing = this.#value === '' && this.typed.trim() === '' && !this.problem;
    const flags: ValidityStateFlags = !message ? {} : isMissing ? { valueMissing: true } : { customError: true };
    this.#internals.setValidity(flags, message, this.control ?? undefined);
  }

  /** Typing looks for somebody else: who was chosen is not chosen any more. */
  readonly #onInput = (event: InputEvent): void => {
    this.typed = (event.target as HTMLInputElement).value;
    this.#write(undefined);
    this.#combobox.reset();
    if (this.#combobox.open) this.#ask();
    else this.#combobox.show();
  };

  readonly #onBlur = (): void => {
    this.#combobox.hide();
    if (this.typed.trim() !== '') this.revealed = true;
    this.#settle();
  };

  readonly #toggle = (): void => {
    this.control?.focus();
    if (this.#combobox.open) this.#combobox.hide();
    else this.#combobox.show();
  };

  #choose(user: User): void {
    this.typed = '';
    this.#write(user);
    this.control?.focus();
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.#settle();
  }

  #write(user: User | undefined): void {
    this.#user = user;
    this.#value = user?.id ?? '';
    this.#isUnknown = this.revealed = false;
    this.problem = '';
    this.#internals.setFormValue(this.#value);
    this.#judge();
    this.requestUpdate();
  }

  #settle(): void {
    if (this.#value === this.#settledValue) return;
    this.#settledValue = this.#value;
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  /** Enter takes the only one who fits; else it submits the form, as in any text field. */
  async #confirm(): Promise<void> {
    await this.#lookup.settled;
    const [only, ...others] = this.#value === '' && this.typed.trim() !== '' ? this.#lookup.users : [];
    this.#combobox.hide();
    if (only && others.length === 0) return this.#choose(only);
    if (this.#value === '' && this.typed.trim() !== '') this.revealed = true;
    else if (this.isConnected && this.form) submitForm(this.form);
  }

  #ask(): void {
    this.#lookup.ask(this.source.current, { typed: this.typed, exclude: this.exclude });
  }

  /** Who is meant by a value that came without a choice. */
  async #find(): Promise<void> {
    const value = this.#value;
    // A setter may run before the fields of this class exist.
    const directory = this.source?.current;
    if (value === '' || !directory) return;
    const user = await directory.get(value).catch(() => this.#user);
    if (value !== this.#value) return;
    this.#user = user;
    this.#isUnknown = user === undefined;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-picker': UserPicker;
  }
}
