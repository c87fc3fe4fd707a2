import { sendKeys } from '@web/test-runner-commands';
import type { ExtensionPicker } from '../../src/elements/extension-picker/extension-picker.js';

/** One line of the list, as it is seen. */
export interface SeenOption {
  readonly group: string;
  readonly number: string;
  readonly why: string;
  readonly disabled: boolean;
}

/** What a person does with `<extension-picker>` and sees of it. */
export class ExtensionPickerHarness {
  constructor(readonly element: ExtensionPicker) {}

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  get control(): HTMLInputElement {
    return this.root.querySelector<HTMLInputElement>('[role=combobox]')!;
  }
  get list(): HTMLElement {
    return this.root.querySelector<HTMLElement>('[role=listbox]')!;
  }
  get isOpen(): boolean {
    return this.list.matches(':popover-open') && this.control.getAttribute('aria-expanded') === 'true';
  }
  get hasFocus(): boolean {
    return document.activeElement === this.element && this.root.activeElement === this.control;
  }
  get message(): string {
    return textOf(this.root.querySelector('#message .error'));
  }
  get announcement(): string {
    return textOf(this.root.querySelector('[role=status]'));
  }
  get options(): readonly SeenOption[] {
    return [...this.list.querySelectorAll('.group')].flatMap((group) =>
      [...group.querySelectorAll('[role=option]')].map((option) => ({
        group: textOf(group.querySelector('.group-name')),
        number: textOf(option.querySelector('.number')),
        why: textOf(option.querySelector('.why')),
        disabled: option.getAttribute('aria-disabled') === 'true',
      })),
    );
  }
  /** The number that `aria-activedescendant` names, in this very root. */
  get active(): string {
    const id = this.control.getAttribute('aria-activedescendant');
    return id ? textOf(this.root.getElementById(id)!.querySelector('.number')) : '';
  }
  group(name: string): readonly string[] {
    return this.options.filter((option) => option.group === name).map((option) => option.number);
  }

  async settled(): Promise<void> {
    while (!(await this.element.updateComplete));
  }
  /** With the keyboard of the browser, letter by letter. */
  async type(text: string): Promise<void> {
    this.element.focus();
    this.control.select();
    await sendKeys({ type: text });
    await this.settled();
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await sendKeys({ press: key });
      await this.settled();
    }
  }
  async pressWithAlt(key: string): Promise<void> {
    await sendKeys({ down: 'Alt' });
    await this.press(key);
    await sendKeys({ up: 'Alt' });
  }
  async open(): Promise<void> {
    this.element.focus();
    this.control.click();
    await this.settled();
  }
  async click(number: string): Promise<void> {
    this.root.getElementById(`option-${number}`)!.click();
    await this.settled();
  }
  async useNext(): Promise<void> {
    this.root.querySelector<HTMLElement>('#message button')!.click();
    await this.settled();
  }
}

const textOf = (element: Element | null): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
