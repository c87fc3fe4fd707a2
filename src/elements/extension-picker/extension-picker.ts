import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { ComboboxController } from '../../controllers/combobox-controller.js';
import { ExtensionLookupController } from '../../controllers/extension-lookup-controller.js';
import { checkExtension, type ExtensionInfo } from '../../core/extension/extension.js';
import type { Issue } from '../../core/issue.js';
import type { UserId } from '../../core/user.js';
import type { UserDirectory } from '../../data/directory.js';
import { commonStrings } from '../../strings/en/common.js';
import { pickerStrings } from '../../strings/en/picker.js';
import { KitElement } from '../element.js';
import { setStates } from '../states.js';
import { groupExtensions, type ExtensionOption } from './extension-options.js';
import { besideOffer, extensionList, issueText, refusal, toggleButton } from './extension-picker-parts.js';
import { submitForm } from './submit-form.js';
import { typedExtension } from './typed-extension.js';
import { extensionPickerStyles } from './extension-picker.styles.js';

/**
 * A form control for one extension (E1–E3, R20–R24): suggests the next free number, shows who holds a taken one.
 * Works in any `<form>` under its `name`, with `FormData`, reset, restore, `<label>` and disabled fieldsets.
 *
 * @fires {Event} input - native, after every keystroke and choice
 * @fires {Event} change - native, when the value is settled: a choice, Enter, or leaving the field
 * @slot label-suffix - after the label's text, for example “optional”
 * @slot hint - under the control
 * @csspart control - the text field
 * @csspart toggle - the button that opens the list
 * @csspart listbox - the list
 * @csspart option - a line of the list
 * @csspart message - what is wrong with the number
 * @cssproperty [--extension-picker-list-height=336px] - the list's greatest height
 * @cssstate opened - the list is open
 * @cssstate free - the number is free
 * @cssstate taken - somebody else holds the number
 * @cssstate refused - the number is reserved or against the rules
 */
export class ExtensionPicker extends KitElement {
  static override readonly tagName: string = 'extension-picker';
  static override readonly sentences = { ...commonStrings, ...pickerStrings };
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [KitElement.styles, extensionPickerStyles];

  /** Under which the value is submitted. */
  @property({ reflect: true }) name = '';
  /** Whether a form is kept from being submitted while no number is entered. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** Cannot be focused, and is left out of what a form submits; a disabled fieldset does the same. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Can be focused, read and submitted, but not changed. */
  @property({ type: Boolean, reflect: true, attribute: 'readonly' }) readOnly = false;
  /** Shown above the control; without it a `<label for>` of the page or `aria-label` names it. */
  @property() label = '';
  /** Shown in the empty control, for example the number that would be given by itself. */
  @property() placeholder = '';
  /** The user whose number this is: its own counts as free. */
  @property({ attribute: 'for-user' }) forUser?: UserId | undefined;
  /** A sentence from elsewhere, for example a server's verdict; what the picker itself knows of the number goes before it. */
  @property({ attribute: false }) problem = '';

  @state() private options: readonly ExtensionOption[] = [];
  @state() private revealed = false;
  @state() private fieldsetDisabled = false;

  @query('#control') private control!: HTMLInputElement | null;
  @query('#anchor') private anchor!: HTMLElement | null;
  @query('#list') private list!: HTMLElement | null;

  readonly #internals = this.attachInternals();
  readonly #lookup = new ExtensionLookupController(this, { answered: () => this.#answered() });
  readonly #combobox = new ComboboxController<ExtensionOption>(this, {
    items: () => this.options,
    anchor: () => this.anchor,
    popup: () => this.list,
    choose: (option) => this.#choose(option.info.extension),
    confirm: () => void this.#confirm(),
    toggled: (open) => this.#toggled(open),
  });
  #value = '';
  #edited = false;
  #settledValue = '';
  /** What was typed since the list opened; an untouched value does not narrow the list. */
  #typed = '';
  #arrive!: (directory: UserDirectory) => void;
  readonly #arrival = new Promise<UserDirectory>((resolve) => (this.#arrive = resolve));

  /** Digits as text, exactly as typed: leading zeros count (R22). The attribute is the value to reset to. */
  @property()
  get value(): string {
    return this.#value;
  }
  set value(value: string | null | undefined) {
    const next = typedExtension(value ?? '');
    if (next === this.#value) return;
    this.#value = this.#settledValue = next;
    this.problem = '';
    this.#internals.setFormValue(next);
    this.#ask();
  }

  /** Selects what is entered, so that typing replaces it. */
  select(): void {
    this.control?.select();
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get labels(): NodeList {
    return this.#internals.labels;
  }
  get type(): string {
    return this.localName;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
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
  /** As `problem`, in the words of every form control; it stands until the value changes or it is set to ''. */
  setCustomValidity(message: string): void {
    this.problem = message;
    this.#judge();
  }

  /** The next free extension by the rules; '' when none is free. Rejects with a `DirectoryError` when the store cannot be asked. */
  async suggestNext(): Promise<string> {
    const directory = this.source.current ?? this.directory ?? (await this.#arrival);
    const [info] = await directory.extensions({ free: { count: 1 }, ...(this.forUser && { forUser: this.forUser }) });
    return info?.extension ?? '';
  }

  formResetCallback(): void {
    this.#edited = this.revealed = false;
    this.problem = '';
    this.value = this.getAttribute('value') ?? '';
    this.#combobox.hide();
  }
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state === 'string') this.value = state;
  }
  formDisabledCallback(disabled: boolean): void {
    this.fieldsetDisabled = disabled;
  }

  constructor() {
    super();
    this.addEventListener('invalid', () => (this.revealed = true));
  }

  protected override directoryChanged(directory: UserDirectory): void {
    this.#arrive(directory);
    this.#ask();
  }

  /** A number may have been taken or freed elsewhere (R27, R51). */
  protected override directoryNews(): void {
    this.#ask();
  }

  /** Resolves after the directory has told what the number is. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#lookup.settled;
    return super.getUpdateComplete();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('forUser') && this.hasUpdated) this.#ask();
  }

  protected override updated(): void {
    this.#judge();
    setStates(this.#internals, {
      opened: this.#combobox.open,
      free: this.#state === 'free',
      taken: this.#state === 'taken',
      refused: !!this.#issue,
    });
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const text = this.#shownText;
    const next = this.#issue?.params?.['next'];
    return html`<div class="field">
      ${
        this.label
          ? html`<label class="label" for="control"
              >${this.label} <span class="optional"><slot name="label-suffix"></slot></span
            ></label>`
          : nothing
      }
      <div id="anchor">
        <div class="box">${this.#renderControl(text)} ${this.#locked ? nothing : this.#renderToggle()}</div>
        ${refusal(words, besideOffer(words, this.#issue, text), typeof next === 'string' ? next : undefined, (extension) => this.#choose(extension))}
      </div>
      <div class="hint" id="hint"><slot name="hint"></slot></div>
      <div class="visually-hidden" role="status">${this.#announcement}</div>
      ${this.#renderList()}
    </div>`;
  }

  #renderControl(error: string): TemplateResult {
    return html`<input
      id="control"
      class="input number control"
      part="control"
      role="combobox"
      inputmode="numeric"
      dir="ltr"
      autocomplete="off"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded=${this.#combobox.open}
      aria-controls="list"
      aria-activedescendant=${ifDefined(this.#combobox.active?.id)}
      aria-label=${this.label ? nothing : this.#name}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby="message hint"
      placeholder=${this.placeholder || nothing}
      .value=${live(this.#value)}
      ?required=${this.required}
      ?disabled=${this.#disabled}
      ?readonly=${this.readOnly}
      @input=${this.#onInput}
      @change=${(event: Event) => event.stopPropagation()}
      @click=${() => this.#locked || this.#combobox.show()}
      @keydown=${(event: KeyboardEvent) => this.#locked || this.#combobox.keydown(event)}
      @blur=${this.#onBlur}
    />`;
  }

  #renderToggle(): TemplateResult {
    return toggleButton(this.words, this.#combobox.open, () => {
      this.control?.focus();
      if (this.#combobox.open) this.#combobox.hide();
      else this.#combobox.show();
    });
  }

  #renderList(): TemplateResult {
    return extensionList({
      words: this.words,
      name: this.label || this.#name,
      options: this.options,
      active: this.#combobox.active,
      value: this.#value,
      typed: this.#typed,
      busy: this.#lookup.busy,
      unavailable: this.#lookup.unavailable,
      choose: (option) => option.disabled || (this.#combobox.hide(), this.#choose(option.info.extension)),
    });
  }

  get #disabled(): boolean {
    return this.disabled || this.fieldsetDisabled;
  }
  get #locked(): boolean {
    return this.#disabled || this.readOnly;
  }
  get #name(): string {
    const labels = [...this.#internals.labels].map((label) => label.textContent?.trim() ?? '').filter(Boolean);
    return this.ariaLabel || labels.join(' ') || this.words.text('field.extension');
  }
  get #state(): ExtensionInfo['state'] | undefined {
    return this.#lookup.info?.extension === this.#value ? this.#lookup.info.state : undefined;
  }

  /** What the directory says, and until it has spoken what the rules say of the number alone. */
  get #issue(): Issue | undefined {
    if (this.#value === '') return undefined;
    if (this.#lookup.info?.extension === this.#value) return this.#lookup.info.issue;
    const directory = this.source.current;
    return directory ? checkExtension(this.#value, directory.policy) : undefined;
  }

  get #problem(): string {
    if (this.#issue) return issueText(this.words, this.#issue);
    if (this.problem) return this.problem;
    return this.required && this.#value === '' ? this.words.issue({ code: 'required', field: 'extension' }) : '';
  }

  /** A number that somebody holds is told at once; one that is only too short yet, after leaving the field. */
  get #shownText(): string {
    if (this.#locked && !this.problem) return '';
    const atOnce = this.problem || this.#state === 'taken' || this.#state === 'reserved';
    return atOnce || this.revealed ? this.#problem : '';
  }

  get #announcement(): string {
    if (this.#shownText) return this.#shownText;
    if (!this.#combobox.open || this.#lookup.busy) return '';
    return this.words.text('picker.count', { count: this.options.length });
  }

  #judge(): void {
    const message = this.#problem;
    const flags: ValidityStateFlags = !message
      ? {}
      : this.#issue?.code === 'extension-not-digits'
        ? { patternMismatch: true }
        : this.#value === '' && !this.problem
          ? { valueMissing: true }
          : { customError: true };
    this.#internals.setValidity(flags, message, this.control ?? undefined);
  }

  readonly #onInput = (event: InputEvent): void => {
    const control = event.target as HTMLInputElement;
    const typed = typedExtension(control.value);
    this.#combobox.reset();
    this.#combobox.show();
    this.#typed = typed;
    this.#write(typed);
  };

  readonly #onBlur = (): void => {
    this.#combobox.hide();
    if (this.#edited) this.revealed = true;
    this.#settle();
  };

  #choose(extension: string): void {
    this.#write(extension);
    this.revealed = true;
    this.control?.focus();
    this.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.#settle();
  }

  /** As if a person had typed it. */
  #write(value: string): void {
    this.#value = value;
    this.#edited = true;
    this.revealed = false;
    this.problem = '';
    this.#internals.setFormValue(value);
    this.#ask();
    this.#judge();
  }

  #settle(): void {
    if (this.#value === this.#settledValue) return;
    this.#settledValue = this.#value;
    this.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  }

  /** Enter submits the form, as in any text field, once it is known whose number this is. */
  async #confirm(): Promise<void> {
    this.#settle();
    await this.#lookup.settled;
    this.#judge();
    if (this.isConnected && this.form) submitForm(this.form);
  }

  #toggled(open: boolean): void {
    this.#typed = '';
    if (open) this.#ask();
    else this.options = [];
  }

  /** Asks the directory what the number is and, while the list is open, for a window of its neighbours. */
  #ask(): void {
    const { value, forUser } = this;
    // A setter may run before the fields of this class exist.
    this.#lookup?.ask(this.source.current, { value, forUser, typed: this.#combobox.open ? this.#typed : undefined });
  }

  #answered(): void {
    const { answer } = this.#lookup;
    this.options = answer ? groupExtensions(answer) : [];
    this.#judge();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'extension-picker': ExtensionPicker;
  }
}
