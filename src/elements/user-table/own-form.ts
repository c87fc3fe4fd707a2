import { nothing, type TemplateResult } from 'lit';
import { html, type StaticValue } from 'lit/static-html.js';
import type { DirectoryRequest, UserDirectory } from '../../data/directory.js';
import type { KitElementClass } from '../element.js';

/** What the form needs of the table that stands alone. */
export interface OwnFormHost {
  readonly directory: () => UserDirectory | undefined;
  /** Defines an element beside the table and names its tag. */
  readonly define: (element: KitElementClass) => StaticValue;
  /** Renders, and resolves when that is done. */
  readonly render: () => Promise<unknown>;
  readonly failed: () => void;
}

/** The form of a table on a page where nothing else opens users: each element works alone (SPEC §5). Loaded when first needed. */
export class OwnForm {
  readonly #host: OwnFormHost;
  #tag: StaticValue | undefined;

  constructor(host: OwnFormHost) {
    this.#host = host;
  }

  /** Sends a request to who answers on this page, else to a form of its own. */
  async open(request: DirectoryRequest): Promise<void> {
    if (this.#host.directory()?.request(request)) return;
    try {
      const { UserForm } = await import('../user-form/user-form.js');
      this.#tag = this.#host.define(UserForm);
      await this.#host.render();
      this.#host.directory()?.request(request);
    } catch {
      this.#host.failed();
    }
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#tag) return nothing;
    return html`<${this.#tag} presentation="drawer" .directory=${this.#host.directory()}></${this.#tag}>`;
  }
}
