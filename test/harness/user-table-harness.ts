import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { parsePolicy } from '../../src/core/policy-schema.js';
import type { PolicyInput } from '../../src/core/policy.js';
import type { Resource } from '../../src/core/resource.js';
import type { User } from '../../src/core/user.js';
import type { UserAdapter } from '../../src/data/adapter.js';
import { createMemoryAdapter } from '../../src/data/adapters/memory.js';
import { UserDirectory } from '../../src/data/directory.js';
import { UserTable } from '../../src/elements/user-table/user-table.js';
import type { UserPicker } from '../../src/elements/user-picker/user-picker.js';
import { cast } from '../fixtures/sample-users.js';
import { UserPickerHarness } from './user-picker-harness.js';

export interface TableSetting {
  readonly users?: readonly User[];
  /** What stands around them. */
  readonly resources?: readonly Resource[];
  readonly policy?: PolicyInput;
  /** Wraps the adapter, to make it slow or ill-tempered. */
  readonly adapter?: (adapter: UserAdapter) => UserAdapter;
  readonly directory?: UserDirectory;
  readonly width?: number;
  readonly height?: number;
}

/** A directory in memory, told apart by nothing but what is given. */
export function memoryDirectory({
  users = cast,
  resources = [],
  policy: input = {},
  adapter = (it) => it,
}: TableSetting = {}): UserDirectory {
  const { policy } = parsePolicy({ extension: { maxLength: 6 }, ...input });
  let counter = 0;
  const newId = (): string => `new-${++counter}`;
  const open = (): UserAdapter =>
    adapter(createMemoryAdapter({ tenantId: 'acme', users, resources, locale: 'en', newId }));
  return new UserDirectory({ tenantId: 'acme', policy, open });
}

/** What a person sees of a `<user-table>` and does to it. */
export class UserTableHarness {
  constructor(
    readonly table: UserTable,
    readonly directory: UserDirectory,
  ) {}

  static async create(setting: TableSetting = {}): Promise<UserTableHarness> {
    UserTable.define();
    const directory = setting.directory ?? memoryDirectory(setting);
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    frame.style.inlineSize = `${setting.width ?? 1100}px`;
    frame.style.blockSize = `${setting.height ?? 480}px`;
    const table = document.createElement('user-table') as UserTable;
    table.directory = directory;
    frame.append(table);
    const harness = new UserTableHarness(table, directory);
    await harness.laidOut();
    return harness;
  }

  /** The table has shown all it knows; what is in memory needs no frame for that. */
  async settled(): Promise<void> {
    for (let task = 0; task < 3; task++) {
      await new Promise((resolve) => setTimeout(resolve));
      await this.table.updateComplete;
    }
  }

  /** The browser has laid out and told of sizes and scroll positions. */
  async laidOut(): Promise<void> {
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.settled();
  }

  /** Waits for a fact, not for a time. */
  async until(fact: () => unknown, what = 'the fact'): Promise<void> {
    for (let frame = 0; frame < 240; frame++) {
      if (fact()) return;
      await this.laidOut();
    }
    throw new Error(`${what} did not come true`);
  }

  get root(): ShadowRoot {
    return this.table.shadowRoot!;
  }

  get grid(): HTMLElement {
    return this.root.querySelector<HTMLElement>('[role="grid"]')!;
  }

  get scroller(): HTMLElement {
    return this.root.querySelector<HTMLElement>('.scroller')!;
  }

  get searchField(): HTMLInputElement {
    return this.root.querySelector<HTMLInputElement>('input[type="search"]')!;
  }

  /** Names in their order on screen, rows beyond the view included. */
  get names(): readonly string[] {
    return this.rows.map((row) => textOf(row.querySelector('[role="rowheader"]')));
  }

  get rows(): readonly HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.body [role="row"]')];
  }

  /** Rows that a person can see at least in part. */
  get rowsInView(): readonly HTMLElement[] {
    const view = this.scroller.getBoundingClientRect();
    const head = this.root.querySelector('.head')!.getBoundingClientRect();
    return this.rows.filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > Math.max(view.top, head.bottom) + 1 && box.top < view.bottom - 1;
    });
  }

  row(name: string): HTMLElement {
    const row = this.rows.find((each) => textOf(each.querySelector('[role="rowheader"]')) === name);
    if (!row) throw new Error(`no row of ${name}; there are ${this.names.join(', ')}`);
    return row;
  }

  cell(name: string, field: string): HTMLElement {
    return this.row(name).querySelector<HTMLElement>(`[data-field="${field}"]`)!;
  }

  text(name: string, field: string): string {
    return textOf(this.cell(name, field));
  }

  /** What the row says of a missing location; empty where it says nothing. */
  locationWarning(name: string): string {
    return textOf(this.cell(name, 'extension').querySelector('.location-missing'));
  }

  toggle(name: string): HTMLInputElement {
    return this.row(name).querySelector<HTMLInputElement>('[role="switch"]')!;
  }

  async flip(name: string): Promise<void> {
    this.toggle(name).click();
    await this.settled();
  }

  async search(text: string): Promise<void> {
    this.searchField.value = text;
    this.searchField.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settled();
  }

  button(label: string): HTMLElement {
    const buttons = [...this.root.querySelectorAll<HTMLElement>('button')];
    const button = buttons.find((each) => each.getAttribute('aria-label') === label || textOf(each).startsWith(label));
    if (!button) throw new Error(`no button “${label}”`);
    return button;
  }

  async press(label: string): Promise<void> {
    this.button(label).click();
    await this.settled();
  }

  header(label: string): HTMLElement {
    return [...this.root.querySelectorAll<HTMLElement>('[role="columnheader"]')].find(
      (cell) => textOf(cell) === label,
    )!;
  }

  get menu(): HTMLElement {
    return this.root.querySelector<HTMLElement>('[role="menu"]')!;
  }

  get menuItems(): readonly HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  async openMenu(name: string): Promise<void> {
    this.row(name).querySelector<HTMLElement>('[data-action="menu"]')!.click();
    await this.until(() => this.root.querySelector('[role="menu"]:popover-open'), `the menu of ${name}`);
  }

  item(label: string): HTMLElement {
    return this.menuItems.find((item) => textOf(item).startsWith(label))!;
  }

  async choose(name: string, label: string): Promise<void> {
    await this.openMenu(name);
    this.item(label).click();
    await this.settled();
  }

  get dialog(): HTMLDialogElement | null {
    return this.root.querySelector('dialog');
  }

  /** The question before a removal, with all it knows. */
  async askRemoval(name: string): Promise<void> {
    await this.choose(name, 'Remove');
    await this.until(() => this.dialog?.matches(':modal'), `the question about ${name}`);
    await this.settled();
  }

  /** Removes without more ado. */
  async remove(name: string): Promise<void> {
    await this.askRemoval(name);
    await this.press(`Remove ${name}`);
  }

  /** What a dialog says, as it is read. */
  get sentences(): string {
    return textOf(this.dialog);
  }

  /** A radio button or check box of the dialog, by its label. */
  option(label: string): HTMLInputElement {
    const labels = [...this.dialog!.querySelectorAll('label')];
    const found = labels.find((each) => textOf(each).startsWith(label))?.querySelector('input');
    if (!found) throw new Error(`no option “${label}”; there are ${labels.map(textOf).join(', ')}`);
    return found;
  }

  async tick(label: string): Promise<void> {
    this.option(label).click();
    await this.settled();
  }

  /** The pickers of users in the dialog, in their order. */
  get pickers(): readonly UserPickerHarness[] {
    const found = this.dialog?.querySelectorAll<UserPicker>('user-picker') ?? [];
    return [...found].map((picker) => new UserPickerHarness(picker));
  }

  get notices(): readonly string[] {
    return [...this.root.querySelectorAll('.notice .text')].map(textOf);
  }

  get status(): string {
    return textOf(this.root.querySelector('[role="status"]'));
  }

  /** Where the focus is, as `row:column`, the header being row -1; the rest of it where it is no cell. */
  get focus(): string {
    const active = this.root.activeElement;
    const cell = active?.closest<HTMLElement>('[data-column]');
    const row = cell?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
    return row ? `${Number(row) - 2}:${cell!.dataset['column']}` : (active?.id ?? active?.className ?? '');
  }

  get focusedName(): string {
    return textOf(this.root.activeElement?.closest('[role="row"]')?.querySelector('[role="rowheader"]') ?? null);
  }

  /** Everything that Tab can reach in the grid. */
  get tabStops(): readonly HTMLElement[] {
    return [...this.grid.querySelectorAll<HTMLElement>('*')].filter((element) => element.tabIndex >= 0);
  }

  /** Real key presses; `Control+Home` holds the first while pressing the second. */
  async keys(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const [held, pressed] = key.includes('+') ? key.split('+') : [undefined, key];
      if (held) await sendKeys({ down: held });
      await sendKeys({ press: pressed });
      if (held) await sendKeys({ up: held });
      await this.settled();
    }
  }

  async scrollTo(top: number): Promise<void> {
    this.scroller.scrollTop = top;
    await this.laidOut();
  }
}

const textOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
