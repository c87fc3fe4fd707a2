import type { CsvImport } from '../../src/elements/csv-import/csv-import.js';

/** One line of the list, as it is seen. */
export interface SeenRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly action: string;
  readonly checkbox: HTMLInputElement | null;
}

/** One column of the file, as it is seen. */
export interface SeenColumn {
  readonly header: string;
  readonly samples: string;
  readonly field: string;
  readonly why: string;
  readonly select: HTMLSelectElement;
}

/** What a person does with `<csv-import>` and sees of it, by the names that are read out. */
export class CsvImportHarness {
  constructor(readonly element: CsvImport) {}

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get heading(): string {
    return textOf(this.root.querySelector('[data-heading]'));
  }

  get currentStep(): string {
    return textOf(this.root.querySelector('[aria-current=step]'));
  }

  /** The sentence of what is wrong; empty when nothing is. */
  get problem(): string {
    return textOf(this.root.querySelector('[data-problem]'));
  }

  get announcement(): string {
    return textOf(this.root.querySelector('[data-announcement]'));
  }

  get billed(): string {
    return textOf(this.root.querySelector('[data-billed]'));
  }

  get chips(): readonly string[] {
    return [...this.root.querySelectorAll('[data-filter]')].map(textOf);
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** Everything a person could read, hidden texts, attributes and field values included. */
  get everything(): string {
    const controls = [...this.root.querySelectorAll<HTMLInputElement>('input, select, textarea')].map(
      (control) => control.value,
    );
    return `${this.root.innerHTML} ${controls.join(' ')} ${this.element.outerHTML}`;
  }

  get columns(): readonly SeenColumn[] {
    return [...this.root.querySelectorAll('.column-row:not(.header)')].map((row) => {
      const select = row.querySelector('select')!;
      return {
        header: textOf(row.querySelector('[role=rowheader]')),
        samples: textOf(row.querySelector('.samples')),
        field: textOf(select.selectedOptions[0] ?? null),
        why: textOf(row.querySelector('.why')),
        select,
      };
    });
  }

  column(header: string): SeenColumn {
    const found = this.columns.find((column) => column.header === header);
    if (!found) throw new Error(`no column "${header}" is shown`);
    return found;
  }

  /** The lines that are rendered; the list is windowed. */
  get rows(): readonly SeenRow[] {
    const headers = [...this.root.querySelectorAll('[role=columnheader]')].map(textOf);
    return [...this.root.querySelectorAll<HTMLElement>('[data-position]')]
      .sort((a, b) => Number(a.dataset['position']) - Number(b.dataset['position']))
      .map((row) => {
        const cells = Object.fromEntries(
          [...row.querySelectorAll('[role=gridcell]')].map((cell, order) => [headers[order] ?? '', visibleText(cell)]),
        );
        return {
          cells,
          action: cells['Action'] ?? cells['Outcome'] ?? '',
          checkbox: row.querySelector<HTMLInputElement>('input'),
        };
      });
  }

  get grid(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>('[role=grid]');
  }

  button(name: string | RegExp): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((button) => {
      const own = button.getAttribute('aria-label') ?? textOf(button);
      return typeof name === 'string' ? own === name : name.test(own);
    });
    if (!found) throw new Error(`no button "${String(name)}" is shown`);
    return found;
  }

  /** A field by its visible label. */
  field(label: string): HTMLSelectElement {
    const found = [...this.root.querySelectorAll('label.option')].find(
      (option) => textOf(option.querySelector('span')) === label,
    );
    if (!found) throw new Error(`no field "${label}" is shown`);
    return found.querySelector('select')!;
  }

  async press(name: string | RegExp): Promise<void> {
    this.button(name).click();
    await this.settled();
  }

  async choose(select: HTMLSelectElement, label: string): Promise<void> {
    const option = [...select.options].find((candidate) => textOf(candidate) === label);
    if (!option) throw new Error(`"${label}" is not offered`);
    select.value = option.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  async paste(text: string): Promise<void> {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    this.root
      .querySelector('[data-heading]')!
      .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
    await this.settled();
  }

  async drop(file: File): Promise<void> {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const zone = this.root.querySelector('[part=dropzone]')!;
    for (const type of ['dragenter', 'dragover', 'drop'])
      zone.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
    await this.settled();
  }

  async pick(file: File): Promise<void> {
    const input = this.root.querySelector<HTMLInputElement>('input[type=file]')!;
    const files = new DataTransfer();
    files.items.add(file);
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  /** What the keyboard sends to where the focus is. */
  async key(key: string, options: KeyboardEventInit = {}): Promise<void> {
    const target = this.focused ?? this.element;
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...options }),
    );
    await this.settled();
  }

  async step(step: CsvImport['step']): Promise<void> {
    await this.until(() => this.element.step === step);
  }

  /** Waits for a fact, looking after each rendering. */
  async until(fact: () => boolean, frames = 500): Promise<void> {
    for (let frame = 0; !fact(); frame++) {
      if (frame === frames)
        throw new Error(`it did not happen; step "${this.element.step}", problem "${this.problem}"`);
      await this.settled();
    }
    await this.element.updateComplete;
  }

  async settled(): Promise<void> {
    await this.element.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await this.element.updateComplete;
  }
}

const textOf = (element: Element | null): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Without what is said to screen readers only. */
function visibleText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const hidden of copy.querySelectorAll('.visually-hidden, .card-label')) hidden.remove();
  return textOf(copy);
}
