import { ContextProvider } from '@lit/context';
import { nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { html } from 'lit/static-html.js';
import { Plus, Upload } from 'lucide';
import { directoryContext, noticesContext } from '../../controllers/contexts.js';
import { InterruptedImportsController } from '../../controllers/interrupted-imports-controller.js';
import type { Permission } from '../../core/policy.js';
import type { UserCounts } from '../../core/query.js';
import { can } from '../../core/rules/permissions.js';
import type { DirectoryNews, DirectoryRequest, UserDirectory } from '../../data/directory.js';
import { commonStrings } from '../../strings/en/common.js';
import { adminStrings } from '../../strings/en/admin.js';
import { storageStrings } from '../../strings/en/storage.js';
import { CsvImport } from '../csv-import/csv-import.js';
import { KitElement, type KitElementClass } from '../element.js';
import { UserOpenRequestEvent } from '../events.js';
import { icon } from '../icon.js';
import { noticeList } from '../notice-parts.js';
import { UserForm } from '../user-form/user-form.js';
import { UserTable } from '../user-table/user-table.js';
import { mayRestore } from './may-restore.js';
import type { StoragePanel } from './storage-panel.js';
import { storagePanelStyles } from './storage-panel.styles.js';
import { userAdminStyles } from './user-admin.styles.js';

const interruptedNotice = 'interrupted-import';

/**
 * The whole page, assembled: counts, search, add, import, table and form. What most hosts drop in.
 *
 * @slot title-end - After the title line, for the host's own controls.
 * @csspart heading - The title line with the counts.
 * @csspart table - The table of users.
 * @csspart import - The import page.
 * @fires {UserChangeRequestEvent} user-change-request - Before anything is written; cancelable.
 * @fires {UserChangeEvent} user-change - After it is kept.
 * @fires {UserChangeErrorEvent} user-change-error - When a change was refused.
 * @fires {UserOpenRequestEvent} user-open-request - A person wants to add or see a user; cancelable.
 * @fires {ImportOpenRequestEvent} import-open-request - A person wants to import; cancelable.
 * @fires {ImportEndEvent} import-end - An import is over.
 */
export class UserAdmin extends KitElement {
  static override readonly tagName: string = 'user-admin';
  static override readonly sentences = { ...commonStrings, ...adminStrings, ...storageStrings };
  static override readonly uses: readonly KitElementClass[] = [UserTable, UserForm, CsvImport];
  static override styles = [KitElement.styles, userAdminStyles, storagePanelStyles];

  /** The customer whose users these are, when no provider says so. */
  @property({ reflect: true }) tenant?: string;
  /** The customer's name, shown in the title. */
  @property({ attribute: 'tenant-name' }) tenantName?: string;

  /** Which of its two pages is shown. */
  @state() private importing = false;
  @state() private counts: UserCounts | undefined;
  @state() private panel: StoragePanel | undefined;

  /** `null` until it is found: nothing inside may look into another tenant meanwhile (R52). */
  readonly #inside = new ContextProvider(this, { context: directoryContext, initialValue: null });
  readonly #interrupted = new InterruptedImportsController(this, () => this.#tellInterrupted());
  #unhandle: (() => void) | undefined;

  constructor() {
    super();
    // Notices of everything inside stack at one place.
    new ContextProvider(this, { context: noticesContext, initialValue: this.noticeboard.notices });
  }

  /** Opens the import page. */
  showImport(): void {
    this.importing = true;
    this.#tellInterrupted();
  }

  /** Says where the users are kept, and offers their backups (R55). */
  async showStorage(): Promise<void> {
    const directory = this.source.current;
    if (!directory || this.panel) return;
    const { StoragePanel } = await import('./storage-panel.js');
    const panel = new StoragePanel({
      directory,
      tenantName: this.tenantName ?? directory.tenantName,
      words: this.words,
      importing: () => this.importer?.step === 'import',
      render: async () => {
        this.requestUpdate();
        await this.updateComplete;
        return this.renderRoot;
      },
      done: () => void this.#leaveStorage(),
    });
    await panel.open();
    if (directory === this.source.current && !this.panel) this.panel = panel;
  }

  /** The import page, once it is open: for hosts that bring the file themselves. */
  get importer(): CsvImport | null {
    return this.renderRoot.querySelector<CsvImport>('#import');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#closeStorage();
    this.#unhandle?.();
    this.#unhandle = undefined;
  }

  protected override directoryChanged(directory: UserDirectory): void {
    this.#closeStorage();
    this.#inside.setValue(directory);
    this.#unhandle?.();
    this.#unhandle = directory.handle((request) => this.#onRequest(request));
    this.#interrupted.use(directory);
    void this.#count();
  }

  protected override directoryNews(news: DirectoryNews): void {
    if (news.kind !== 'pending') void this.#count();
    super.directoryNews(news);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.get('importing') !== undefined) void this.#leadFocus();
  }

  protected override render(): TemplateResult {
    const directory = this.source.current;
    return html`
      <div class="page">
        ${this.#heading(directory)}
        <div class="view">
          <${this.tag(UserTable)} part="table" ?hidden=${this.importing}>
            ${this.#buttons()} ${this.#restoreButton()}
          </${this.tag(UserTable)}>
          ${
            this.importing
              ? html`<${this.tag(CsvImport)} id="import" part="import"
                  @import-end=${this.#onImportEnd} @import-close=${this.#onImportClose}></${this.tag(CsvImport)}>`
              : nothing
          }
        </div>
      </div>
      <${this.tag(UserForm)} presentation="drawer"></${this.tag(UserForm)}>
      ${this.panel?.render() ?? nothing} ${noticeList(this.noticeboard, this.words)}
    `;
  }

  /** Whether the person may do this here; the server has the last word (R64). */
  #can(permission: Permission): boolean {
    const directory = this.source.current;
    return !directory || can(directory, permission);
  }

  #buttons(): TemplateResult {
    return html`${
      this.#can('import')
        ? html`<button slot="toolbar-end" class="button quiet" id="open-import" @click=${this.#onImport}>
            ${icon(Upload)} ${this.words.text('admin.import')}
          </button>`
        : nothing
    }
    ${
      this.#can('create')
        ? html`<button slot="toolbar-end" class="button primary" @click=${this.#onAdd}>
            ${icon(Plus)} ${this.words.text('admin.add')}
          </button>`
        : nothing
    }`;
  }

  #heading(directory: UserDirectory | undefined): TemplateResult {
    const name = this.tenantName ?? directory?.tenantName;
    return html`<header class="heading" part="heading">
      <h1 class="title">
        ${this.words.text('admin.title')}${name ? html` <span class="tenant">· ${name}</span>` : nothing}
      </h1>
      ${this.counts && this.#can('view') ? this.#countsLine(this.counts, directory?.policy.seats) : nothing}
      ${directory?.storage ? this.#stored(directory.storage.kind) : nothing}
      <slot name="title-end"></slot>
    </header>`;
  }

  #stored(kind: 'browser' | 'memory'): TemplateResult {
    const sentence = this.words.text(kind === 'browser' ? 'admin.storedHere' : 'admin.storedInMemory');
    return html`<button
      class="button link stored"
      type="button"
      aria-haspopup="dialog"
      @click=${() => void this.showStorage()}
    >
      ${sentence}
    </button>`;
  }

  /** One of the ways out of a loss (P4). */
  #restoreButton(): TemplateResult | typeof nothing {
    const directory = this.source.current;
    if (!directory?.storage || !mayRestore(directory)) return nothing;
    return html`<button slot="loss-roads" class="button" type="button" @click=${() => void this.showStorage()}>
      ${this.words.text('storage.choose')}
    </button>`;
  }

  /** The browser gives the focus back to the opener; with what was lost, its button is gone. */
  async #leaveStorage(): Promise<void> {
    this.#closeStorage();
    await this.updateComplete;
    if (document.activeElement === null || document.activeElement === document.body) this.#table.focus();
  }

  #closeStorage(): void {
    this.panel?.close();
    this.panel = undefined;
  }

  #countsLine(counts: UserCounts, seats: number | undefined): TemplateResult {
    return html`<p class="counts" aria-live="polite">
      <bdi>${this.words.text('admin.users', { count: counts.total })}</bdi>
      <strong title=${this.words.text('admin.billedHint')}
        ><bdi>${this.words.text('admin.activated', { count: counts.activated })}</bdi></strong
      >
      ${
        seats === undefined
          ? nothing
          : html`<span class="seats"
              ><meter min="0" max=${seats} .value=${counts.activated}></meter>${this.words.text('admin.seats', {
                used: counts.activated,
                seats,
              })}</span
            >`
      }
      ${
        counts.withoutExtension > 0
          ? html`<bdi>${this.words.text('admin.withoutExtension', { count: counts.withoutExtension })}</bdi>`
          : nothing
      }
    </p>`;
  }

  get #table(): UserTable {
    return this.renderRoot.querySelector<UserTable>('[part=table]')!;
  }

  /** Into the import when it opens, and back to where it is opened from: a button, or the first run's offer. */
  async #leadFocus(): Promise<void> {
    const { importer } = this;
    await importer?.updateComplete;
    if (importer) return importer.focus();
    const table = this.#table;
    await table.updateComplete;
    const opener = this.renderRoot.querySelector<HTMLElement>('#open-import');
    if (opener?.checkVisibility()) opener.focus();
    else table.focus();
  }

  async #count(): Promise<void> {
    const directory = this.source.current;
    // A store that cannot be opened is told by the table.
    const page = await directory?.list({ limit: 0 }).catch(() => undefined);
    if (directory === this.source.current) this.counts = page?.counts;
  }

  /** That an import was interrupted; its own page says more, and offers to go on with it (I7). */
  #tellInterrupted(): void {
    const { notices } = this.noticeboard;
    const { text } = this.words;
    const [latest] = this.#interrupted.list;
    if (!latest || this.importing || !this.#can('import')) return notices.dismiss(interruptedNotice);
    const { fileName = text('admin.aFile'), done, total } = latest;
    notices.show({
      key: interruptedNotice,
      text: text('admin.interrupted', { name: fileName, done, count: total }),
      action: { label: text('admin.openImport'), run: () => this.showImport() },
    });
  }

  #onRequest(request: DirectoryRequest): boolean {
    if (request.kind === 'open-import') this.showImport();
    return request.kind === 'open-import';
  }

  #onImport(): void {
    this.showImport();
  }

  #onAdd(): void {
    if (this.dispatchEvent(new UserOpenRequestEvent())) this.source.current?.request({ kind: 'open-user' });
  }

  /** The panel about storage waits for it. */
  async #onImportEnd(): Promise<void> {
    await this.importer?.updateComplete;
    this.requestUpdate();
  }

  #onImportClose(): void {
    this.importing = false;
    void this.#interrupted.look();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-admin': UserAdmin;
  }
}
