import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Issue } from '../core/issue.js';
import { customName, type CustomValue, type CustomValues, type FieldPath } from '../core/user.js';

type Host = ReactiveControllerHost & HTMLElement;

/** Whatever a form knows as a control: native, or a form-associated custom element. */
type Control = HTMLElement & {
  readonly name: string;
  value?: unknown;
  checked?: boolean;
  readonly type?: string;
  readonly validity?: ValidityState;
  readonly validationMessage?: string;
  readonly labels?: NodeListOf<HTMLLabelElement> | null;
};

export interface HostFieldsOptions {
  /** The name of the slot. */
  readonly slot: string;
  /** What is said about a control that is not valid. */
  readonly say: (label: string, message: string) => string;
}

/**
 * The host's own controls in a slot of the form (F4): any with a `name`, native or not, wherever they stand inside what is
 * slotted. Their values are the user's `custom.<name>`, their validity is theirs to judge. The controls stay the host's:
 * they are read, filled and marked as invalid, and nothing else is done to them.
 */
export class HostFieldsController implements ReactiveController {
  readonly #host: Host;
  readonly #options: HostFieldsOptions;
  /** What a control held before anybody filled it in: where a new user begins. */
  readonly #defaults = new WeakMap<Control, unknown>();
  readonly #marked = new WeakSet<Control>();

  constructor(host: Host, options: HostFieldsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {}

  readonly slotchange = (): void => this.#host.requestUpdate();

  /** The fields, in the order of the page. */
  get paths(): readonly FieldPath[] {
    return [...new Set(this.#controls().map(({ name }): FieldPath => `custom.${name}`))];
  }

  /** What the controls hold from the start, as far as that says anything. Puts them back to it. */
  begin(): CustomValues {
    const values: Record<string, CustomValue> = {};
    for (const control of this.#controls()) {
      if (!isRadio(control)) put(control, this.#defaults.get(control));
      else control.checked = this.#defaults.get(control) === true;
      const value = read(control);
      if (value !== undefined && value !== '' && value !== false) values[control.name] = value;
    }
    return values;
  }

  /** What is wrong with the controls by their own words, one issue for each field. */
  get issues(): readonly Issue[] {
    const issues = new Map<string, Issue>();
    for (const control of this.#controls()) {
      const { name, validity, validationMessage } = control;
      if (!validity || validity.valid || !control.matches(':enabled, :not(:disabled)') || issues.has(name)) continue;
      const detail = this.#options.say(this.label(`custom.${name}`), validationMessage ?? '');
      issues.set(name, { code: 'refused', field: `custom.${name}`, params: { detail } });
    }
    return [...issues.values()];
  }

  /** Whether the field is one of the host's, shown here. */
  has(path: FieldPath): boolean {
    return this.#of(path) !== undefined;
  }

  /** The field whose control an event comes from. */
  pathOf(target: EventTarget | null): FieldPath | undefined {
    const control = this.#controls().find((other) => other === target);
    return control && `custom.${control.name}`;
  }

  valueOf(path: FieldPath): CustomValue | undefined {
    const name = customName(path);
    const controls = this.#controls().filter((control) => control.name === name);
    const control = controls.find((other) => isRadio(other) && other.checked) ?? controls[0];
    return control && read(control);
  }

  /** What the page calls it. */
  label(path: FieldPath): string {
    const control = this.#of(path);
    const text = control?.labels?.[0]?.textContent ?? control?.getAttribute('aria-label');
    return text?.replace(/\s+/g, ' ').trim() || (customName(path) ?? path);
  }

  focus(path: FieldPath): void {
    const control = this.#of(path);
    control?.focus();
    // Not at an edge: what is said about it stands at the foot of what is in view.
    control?.scrollIntoView({ block: 'center' });
  }

  /** Shows what is kept, and which of the fields are wrong. What stands there already is left alone, and so is the caret. */
  show(values: CustomValues | undefined, wrong: readonly Issue[]): void {
    for (const control of this.#controls()) {
      const value = values && Object.hasOwn(values, control.name) ? values[control.name] : undefined;
      if (isRadio(control)) control.checked = value === control.value;
      else if (String(read(control) ?? '') !== String(value ?? (isBox(control) ? false : ''))) put(control, value);
      this.#mark(
        control,
        wrong.find(({ field }) => field === `custom.${control.name}`),
      );
    }
  }

  #mark(control: Control, issue: Issue | undefined): void {
    if (issue) {
      control.setAttribute('aria-invalid', 'true');
      control.ariaDescription = String(issue.params?.['detail'] ?? '');
      this.#marked.add(control);
    } else if (this.#marked.delete(control)) {
      control.removeAttribute('aria-invalid');
      control.ariaDescription = null;
    }
  }

  #of(path: FieldPath): Control | undefined {
    const name = customName(path);
    return name === undefined ? undefined : this.#controls().find((control) => control.name === name);
  }

  /** Looked up anew each time: a page may define its controls, or put them in, whenever it likes. */
  #controls(): readonly Control[] {
    const slotted = [...this.#host.children].filter((child) => child.slot === this.#options.slot);
    const given = slotted.flatMap((child) =>
      child instanceof HTMLSlotElement ? child.assignedElements({ flatten: true }) : child,
    );
    const controls = given.flatMap((element) => [element, ...element.querySelectorAll('*')]).filter(isControl);
    for (const control of controls)
      if (!this.#defaults.has(control)) this.#defaults.set(control, isRadio(control) ? control.checked : read(control));
    return controls;
  }
}

const buttons: ReadonlySet<string | undefined> = new Set(['button', 'submit', 'reset', 'image', 'file', 'password']);

/** Not a button, and nothing that holds a file or a secret (R60). */
function isControl(element: Element): element is Control {
  const { name, type } = element as Partial<Control>;
  if (typeof name !== 'string' || name === '' || element instanceof HTMLSlotElement || buttons.has(type)) return false;
  return 'value' in element || 'checked' in element;
}

const isRadio = ({ type }: Control): boolean => type === 'radio';

/** Native inputs have `checked` whatever they are; a custom element has it where it can be switched. */
function isBox(control: Control): boolean {
  if (control instanceof HTMLInputElement) return control.type === 'checkbox';
  return typeof control.checked === 'boolean';
}

function read(control: Control): CustomValue | undefined {
  if (isBox(control)) return control.checked;
  if (control instanceof HTMLInputElement && (control.type === 'number' || control.type === 'range'))
    return Number.isNaN(control.valueAsNumber) ? undefined : control.valueAsNumber;
  const { value } = control;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function put(control: Control, value: unknown): void {
  if (isBox(control)) control.checked = value === true;
  else if (control instanceof HTMLInputElement) control.value = `${(value as CustomValue | undefined) ?? ''}`;
  else control.value = value ?? '';
}
