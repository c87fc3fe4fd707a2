import { fixture, html, waitUntil } from '@open-wc/testing';
import type { UserDirectory } from '../../src/data/directory.js';
import { UserAdmin } from '../../src/elements/user-admin/user-admin.js';

/** Loads code on first use, and a busy machine takes its time; in milliseconds. */
const patience = { timeout: 10_000 };

/** Waits for a fact. */
export const comesTrue = (fact: () => unknown, what = 'the fact came true'): Promise<void> =>
  waitUntil(fact as () => boolean, what, patience);

/** What a person sees of the panel about storage, and does to it. */
export class StorageHarness {
  readonly saved: { readonly name: string; readonly file: Blob }[] = [];

  private constructor(readonly admin: UserAdmin) {}

  /** An assembled page of which the downloads are caught. */
  static async create(directory: UserDirectory): Promise<StorageHarness> {
    UserAdmin.define();
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    frame.style.blockSize = '640px';
    const admin = document.createElement('user-admin') as UserAdmin;
    admin.directory = directory;
    frame.append(admin);
    const harness = new StorageHarness(admin);
    await comesTrue(() => harness.opener ?? !directory.storage);
    return harness;
  }

  /** The words in the title line that say where the users are. */
  get opener(): HTMLButtonElement | null {
    return this.admin.shadowRoot!.querySelector<HTMLButtonElement>('.stored');
  }

  get dialog(): HTMLDialogElement | null {
    return this.admin.shadowRoot!.querySelector<HTMLDialogElement>('dialog.storage');
  }

  /** All that can be read. */
  get text(): string {
    return (this.dialog?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  get title(): string {
    return this.dialog?.querySelector('h2')?.textContent.trim() ?? '';
  }

  /** Where what cannot be seen is said. */
  get said(): Element | null {
    return this.dialog!.querySelector('[data-said]');
  }

  get focused(): Element | null {
    return this.admin.shadowRoot!.activeElement;
  }

  async open(): Promise<void> {
    this.opener!.focus();
    this.opener!.click();
    await comesTrue(() => this.dialog?.open);
    // Until it has appeared, its colours are none of its own.
    await Promise.all(this.dialog!.getAnimations().map(({ finished }) => finished));
  }

  button(name: string): HTMLButtonElement | undefined {
    return [...(this.dialog?.querySelectorAll('button') ?? [])].find((each) => each.textContent.trim() === name);
  }

  field(label: string): HTMLInputElement {
    const found = [...this.dialog!.querySelectorAll('label')].find((each) =>
      each.textContent.trim().startsWith(label),
    )!;
    return found.control as HTMLInputElement;
  }

  async titled(title: string): Promise<void> {
    await comesTrue(() => this.title === title, `the title is “${title}”, not “${this.title}”`);
    await this.admin.updateComplete;
  }

  escape(): void {
    this.dialog!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
  }

  /** Tells the names of the files that would be saved, for as long as the page is there. */
  catchDownloads(saved: (name: string) => void): void {
    const { admin } = this;
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement): void {
      if (admin.isConnected) saved(this.download);
      else click.call(this);
    };
  }

  /** Presses a download button, and catches what would be saved. */
  async download(name: string): Promise<File> {
    const click = HTMLAnchorElement.prototype.click;
    const saved = new Promise<File>((resolve) => {
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement): void {
        const { href, download } = this;
        void fetch(href)
          .then((answer) => answer.blob())
          .then((file) => resolve(new File([file], download)));
      };
    });
    this.button(name)!.click();
    const file = await saved;
    HTMLAnchorElement.prototype.click = click;
    return file;
  }

  /** As if the browser's choice of files had been answered. */
  choose(file: File): void {
    const input = this.dialog!.querySelector<HTMLInputElement>('input[type=file]')!;
    const chosen = new DataTransfer();
    chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
  }

  async type(text: string): Promise<void> {
    const input = this.dialog!.querySelector<HTMLInputElement>('#storage-typed')!;
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await this.admin.updateComplete;
  }
}
