import { ContextProvider } from '@lit/context';
import { css, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { directoryContext, stringsContext } from '../../controllers/contexts.js';
import { configureDirectory, makeDirectory } from '../../controllers/make-directory.js';
import type { PolicyInput } from '../../core/policy.js';
import type { UserAdapter } from '../../data/adapter.js';
import type { UserDirectory } from '../../data/directory.js';
import type { Strings } from '../../strings/en.js';
import { modes } from '../../styles/tokens.js';
import { KitElement } from '../element.js';

/**
 * Provides everything inside it with one directory: whose users, where they are kept, by which rules, in which words.
 * Without it, elements share one directory per tenant, kept in this browser.
 *
 * @slot - The elements that share the directory.
 */
export class UserDirectoryElement extends KitElement {
  static override readonly tagName: string = 'user-directory';
  static override styles = [
    modes,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  /** The customer whose users these are; tenants never meet (R52). */
  @property({ reflect: true }) tenant = 'default';
  /** The customer's name, as people know it. */
  @property({ attribute: 'tenant-name' }) tenantName?: string;
  /** The branch that new and imported users go into (I5). */
  @property({ reflect: true }) branch?: string;
  /** The tenant's own rules; what is left out is the default. */
  @property({ attribute: false }) policy?: PolicyInput;
  /** Where the users are kept, or a function that opens it; absent, in this browser's IndexedDB. */
  @property({ attribute: false }) adapter?: UserAdapter | (() => Promise<UserAdapter> | UserAdapter);
  /** Sentences that replace the catalogue's own, by key. */
  @property({ attribute: false }) strings?: Partial<Strings>;

  readonly #directory = new ContextProvider(this, { context: directoryContext, initialValue: null });
  readonly #strings = new ContextProvider(this, { context: stringsContext });
  /** The directory that was made here, as opposed to one the host gave. */
  #made: UserDirectory | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // After a time outside the document it opens anew.
    if (!this.#made) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page is no farewell.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('strings')) this.#strings.setValue(this.strings);
    const given = this.directory !== undefined && this.directory !== this.#made;
    const moved = (['tenant', 'tenantName', 'branch', 'adapter'] as const).some((name) => changed.has(name));
    if (!given && this.isConnected && (moved || !this.#made)) this.#make();
    else if (changed.has('policy') && this.directory) void configureDirectory(this.directory, this.policy);
    this.#directory.setValue(this.directory ?? null);
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }

  #make(): void {
    const before = this.#made;
    this.directory = this.#made = makeDirectory(this);
    void before?.close();
  }

  #leave(): void {
    if (this.directory === this.#made) this.directory = undefined;
    void this.#made?.close();
    this.#made = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-directory': UserDirectoryElement;
  }
}
