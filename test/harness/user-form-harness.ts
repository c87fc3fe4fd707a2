import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '@open-wc/testing';
import type { UserField } from '../../src/core/user.js';
import type { UserForm } from '../../src/elements/user-form/user-form.js';
import { ExtensionPickerHarness } from './extension-picker-harness.js';

/** What a person does with `<user-form>` and sees of it. */
export class UserFormHarness {
  constructor(readonly element: UserForm) {}

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  get form(): HTMLFormElement {
    return this.root.querySelector('form')!;
  }
  get dialog(): HTMLDialogElement {
    return this.root.querySelector<HTMLDialogElement>('#surface')!;
  }
  get question(): HTMLDialogElement | null {
    return this.root.querySelector<HTMLDialogElement>('dialog[role=alertdialog]');
  }
  get isAsking(): boolean {
    return this.question?.open ?? false;
  }
  get title(): string {
    return textOf(this.root.querySelector('#title'));
  }
  get picker(): ExtensionPickerHarness {
    return new ExtensionPickerHarness(this.root.querySelector('extension-picker')!);
  }
  get status(): HTMLInputElement {
    return this.root.querySelector<HTMLInputElement>('[role=switch]')!;
  }
  get saveButton(): HTMLButtonElement {
    return this.root.querySelector<HTMLButtonElement>('button[type=submit]')!;
  }
  /** What activation still needs, as it is listed. */
  get missing(): readonly string[] {
    return [...this.root.querySelectorAll('.missing li')].map(textOf);
  }
  get summary(): readonly string[] {
    return [...this.root.querySelectorAll('.summary li')].map(textOf);
  }
  get banners(): readonly string[] {
    return [...this.root.querySelectorAll('.banner [role=alert]')].map(textOf);
  }
  get billed(): string {
    return textOf(this.root.querySelector('.billed'));
  }
  get notices(): readonly string[] {
    return [...this.root.querySelectorAll('.notice .text')].map(textOf);
  }
  /** The field that has the focus. */
  get focused(): string | undefined {
    return (this.root.activeElement as HTMLElement | null)?.dataset['field'];
  }
  control(field: UserField): HTMLInputElement {
    return this.root.querySelector<HTMLInputElement>(`[data-field='${field}']`)!;
  }
  error(field: UserField): string {
    return field === 'extension' ? this.picker.message : textOf(this.root.querySelector(`#${field}-notes .error`));
  }
  warning(field: UserField): string {
    return textOf(this.root.querySelector(`#${field}-notes .warning`));
  }
  hint(field: UserField): string {
    return textOf(this.root.querySelector(`#${field}-notes .hint`));
  }
  button(name: string): HTMLElement {
    const buttons = [...this.root.querySelectorAll<HTMLElement>('button, a')];
    const found = buttons.find((button) => textOf(button) === name || button.getAttribute('aria-label') === name);
    if (!found) throw new Error(`there is no button "${name}"`);
    return found;
  }

  /** A button beside a field. */
  buttonOf(field: UserField, name: string): HTMLButtonElement {
    const buttons = [...this.control(field).closest('.field')!.querySelectorAll('button')];
    return buttons.find((button) => textOf(button) === name || button.getAttribute('aria-label') === name)!;
  }
  async clickOf(field: UserField, name: string): Promise<void> {
    this.buttonOf(field, name).click();
    await this.settled();
  }
  /** A folded section, by its title. */
  section(title: string): HTMLElement | undefined {
    const sections = [...this.root.querySelectorAll<HTMLElement>('.section')];
    return sections.find((section) => textOf(section.querySelector('.section-title')) === title);
  }
  /** Titles of the sections, in their order. */
  get sections(): readonly string[] {
    return [...this.root.querySelectorAll('.section-title')].map(textOf);
  }
  /** What is said politely. */
  get announced(): string {
    return textOf(this.root.querySelector('#announced'));
  }
  /** Of a field that two people changed: the choices, as a screen reader names them. */
  conflict(name: string): Readonly<Record<string, HTMLInputElement>> {
    const groups = [...this.root.querySelectorAll('fieldset')];
    const group = groups.find((candidate) => textOf(candidate.querySelector('legend')) === name);
    const choices = [...(group?.querySelectorAll('input') ?? [])];
    return Object.fromEntries(choices.map((choice) => [textOf(choice.labels![0]!), choice]));
  }
  async decide(field: string, choice: string): Promise<void> {
    const found = this.conflict(field)[choice];
    if (!found) throw new Error(`there is no choice "${choice}" for ${field}`);
    found.click();
    await this.settled();
  }
  /** What was changed before, newest first: when and who, and the lines. */
  get history(): readonly (readonly string[])[] {
    const entries = [...this.root.querySelectorAll('.entry')];
    return entries.map((entry) => [...entry.querySelectorAll('p, li')].map(textOf));
  }

  /** The user is there, or it is known that there is none. */
  async ready(): Promise<void> {
    await waitUntil(() => this.root.querySelector('.section-title, .banner'), 'the form shows a user', {
      timeout: 8000,
    });
    await this.element.updateComplete;
  }
  async fill(field: UserField, value: string): Promise<void> {
    if (field === 'extension') return this.picker.type(value);
    const control = this.control(field);
    control.focus();
    control.value = value;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }
  async leave(field: UserField): Promise<void> {
    this.control(field).focus();
    this.control(field).blur();
    await this.element.updateComplete;
  }
  async switch(): Promise<void> {
    this.status.click();
    await this.settled();
  }
  async click(name: string): Promise<void> {
    this.button(name).click();
    await this.settled();
  }
  async press(key: string): Promise<void> {
    await sendKeys({ press: key });
    await this.settled();
  }
  async save(): Promise<void> {
    await this.element.submit();
    await this.settled();
  }
  /** All updates and the focus that follows them have happened. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await this.element.updateComplete;
      // A turn of the event loop, for the events that browsers send late. Frames do not come in a tab behind another.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

const textOf = (element: Element | null): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
