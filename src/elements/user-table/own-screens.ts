import { nothing, type TemplateResult } from 'lit';
import { html, type StaticValue } from 'lit/static-html.js';
import type { DirectoryRequest, UserDirectory } from '../../data/directory.js';
import type { KitElementClass } from '../element.js';
import { topLayer } from '../top-layer.js';

/** What the screens need of the table that stands alone. */
export interface OwnScreensHost {
  readonly directory: () => UserDirectory | undefined;
  /** Defines an element beside the table and names its tag. */
  readonly define: (element: KitElementClass) => StaticValue;
  /** Renders, and resolves when that is done. */
  readonly render: () => Promise<unknown>;
  readonly failed: () => void;
}

/**
 * The form and the import of a table on a page where nothing else opens them, so that each element works alone and no button
 * is dead. Form and import are loaded when first needed.
 */
export class OwnScreens {
  readonly #host: OwnScreensHost;
  #form: StaticValue | undefined;
  #import: StaticValue | undefined;
  #importing = false;

  constructor(host: OwnScreensHost) {
    this.#host = host;
  }

  /** Opens the screen that a request is for. */
  async open(request: DirectoryRequest): Promise<void> {
    try {
      if (request.kind === 'open-import') await this.#openImport();
      else await this.#openForm(request);
    } catch {
      this.#host.failed();
    }
  }

  render(): TemplateResult {
    const directory = this.#host.directory();
    return html`${
      this.#form ? html`<${this.#form} presentation="drawer" .directory=${directory}></${this.#form}>` : nothing
    }
    ${
      this.#importing
        ? html`<dialog class="screen" ${topLayer()} @cancel=${this.#keepOpen}>
          <${this.#import!} .directory=${directory} @import-close=${this.#onImportClose}></${this.#import!}>
        </dialog>`
        : nothing
    }`;
  }

  async #openForm(request: DirectoryRequest): Promise<void> {
    const { UserForm } = await import('../user-form/user-form.js');
    this.#form = this.#host.define(UserForm);
    await this.#host.render();
    this.#host.directory()?.request(request);
  }

  async #openImport(): Promise<void> {
    const { CsvImport } = await import('../csv-import/csv-import.js');
    this.#import = this.#host.define(CsvImport);
    this.#importing = true;
    await this.#host.render();
  }

  /** An import is left by its own button, never by a slip on Escape. */
  readonly #keepOpen = (event: Event): void => event.preventDefault();

  readonly #onImportClose = (): void => {
    this.#importing = false;
    void this.#host.render();
  };
}
