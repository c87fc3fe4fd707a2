import { sendKeys } from '@web/test-runner-commands';
import type { UserPicker } from '../../src/elements/user-picker/user-picker.js';

/** What a person does with `<user-picker>` and sees of it. */
export class UserPickerHarness {
  constructor(readonly element: UserPicker) {}

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
  get message(): string {
    return textOf(this.root.querySelector('#message .error'));
  }
  get announcement(): string {
    return textOf(this.root.querySelector('[role=status]'));
  }
  /** The lines as they are read, those that nobody can choose apart. */
  get options(): readonly string[] {
    return [...this.list.querySelectorAll('.option')].map(textOf);
  }
  get remark(): string {
    return textOf(this.list.querySelector('.empty'));
  }
  /** The line that `aria-activedescendant` names, in this very root. */
  get active(): string {
    const id = this.control.getAttribute('aria-activedescendant');
    return id ? textOf(this.root.getElementById(id)!.querySelector('.name')) : '';
  }

  async settled(): Promise<void> {
    for (let round = 0; round < 3; round++) while (!(await this.element.updateComplete));
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
  async open(): Promise<void> {
    this.element.focus();
    this.control.click();
    await this.settled();
  }
  async choose(name: string): Promise<void> {
    await this.open();
    const line = [...this.list.querySelectorAll<HTMLElement>('.option')].find((option) =>
      textOf(option).startsWith(name),
    );
    if (!line) throw new Error(`${name} is not offered; there are ${this.options.join(', ')}`);
    line.click();
    await this.settled();
  }
}

const textOf = (element: Element | null): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
