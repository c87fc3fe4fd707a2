import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StaticValue } from 'lit/static-html.js';
import { DefaultLocationController } from '../../controllers/default-location-controller.js';
import { GridNavigationController, headerRow } from '../../controllers/grid-navigation-controller.js';
import { UserListController, type ListAnswer } from '../../controllers/user-list-controller.js';
import { VirtualRowsController, type RowSlot } from '../../controllers/virtual-rows-controller.js';
import type { UserChange, WriteResult } from '../../core/change.js';
import { DirectoryError } from '../../core/errors.js';
import type { UserQuery } from '../../core/query.js';
import type { User, UserId } from '../../core/user.js';
import type { DirectoryNews, UserDirectory } from '../../data/directory.js';
import { commonStrings } from '../../strings/en/common.js';
import { tableStrings } from '../../strings/en/table.js';
import { KitElement, type KitElementClass } from '../element.js';
import { noticeList } from '../notice-parts.js';
import { ListNotices } from './list-notices.js';
import { UserCommands } from './user-commands.js';
import { actionsColumn, userColumns } from './user-columns.js';
import type { UserAction } from './user-menu-parts.js';
import { headerTemplate, outlineSlots, rowTemplate } from './user-row-parts.js';
import { errorTemplate, firstRunTemplate, forbiddenTemplate, nothingFoundTemplate } from './user-state-parts.js';
import { lossBanner, lossOf, lossTemplate, type LossRoads } from './user-loss-parts.js';
import { userLocationStyles } from './user-location.styles.js';
import { userLossStyles } from './user-loss.styles.js';
import { userTableStyles } from './user-table.styles.js';
import { toolbarTemplate, userViews, type TableView } from './user-toolbar-parts.js';

/**
 * The users of a tenant as a list: search, filter, sort, and from each row the status switch, edit, assign and unassign an extension,
 * remove with undo. As high as its container, else as high as its rows up to `--user-table-rows-height`.
 *
 * @slot toolbar-end - At the end of the toolbar, for buttons such as Import and Add user.
 * @slot loss-roads - Before the ways out of a loss of users, for a button that restores a backup.
 * @csspart frame - Everything but dialogs and notices.
 * @csspart toolbar - Search, filters and the host's buttons.
 * @csspart search-field - The search field with its icon.
 * @csspart filters - The filter chips.
 * @csspart grid - Header and rows.
 * @csspart header - The row of the column headers.
 * @csspart row - A row, or a card where the table is narrow.
 * @csspart state - What stands in the place of rows: first run, nothing found, error.
 * @csspart loss - What stands above the rows where users were lost.
 * @csspart menu - The menu of a row.
 * @csspart dialog - A question before an action.
 * @csspart notices - Where notices stack, unless an element further up shows them.
 * @csspart notice - One notice.
 * @cssproperty [--user-table-rows-height=70vh] - Greatest height of the rows where the container gives none.
 * @cssproperty [--user-table-max-inline-size=1680px] - Greatest width, so that rows stay readable.
 * @fires {UserChangeRequestEvent} user-change-request - Before anything is written; cancelable, and then the row is put back.
 * @fires {UserChangeEvent} user-change - After it is kept.
 * @fires {UserChangeErrorEvent} user-change-error - When a change was refused.
 * @fires {UserOpenRequestEvent} user-open-request - A person wants to see or add a user; cancelable.
 * @fires {ImportOpenRequestEvent} import-open-request - A person wants to import; cancelable.
 */
export class UserTable extends KitElement {
  static override readonly tagName: string = 'user-table';
  static override readonly sentences = { ...commonStrings, ...tableStrings };
  static override styles = [KitElement.styles, userTableStyles, userLossStyles, userLocationStyles];

  /** What is searched for (T2). */
  @property() search = '';
  /** Which users are shown: `all`, `activated`, `deactivated` or `without-extension`. */
  @property() view: TableView = 'all';
  /** The order of the rows. */
  @property({ attribute: false }) sort: NonNullable<UserQuery['sort']> = { field: 'displayName' };

  @query('.scroller') private scroller!: HTMLElement;
  @query('.body') private body!: HTMLElement;
  @query('.probe') private probe!: HTMLElement;

  readonly #list = new UserListController(this, (answer) => this.#onAnswer(answer));
  readonly #rows = new VirtualRowsController(this, {
    count: () => this.#list.total ?? 0,
    changed: (range) => this.#list.want(range),
  });
  readonly #grid: GridNavigationController = new GridNavigationController(this, {
    grid: () => this.renderRoot.querySelector('[role="grid"]'),
    rowCount: () => this.#list.total ?? 0,
    hasHeader: () => this.#rows.headHeight > 0,
    pageSize: () => this.#rows.pageSize,
    reveal: (row) => this.#rows.reveal(row),
    enter: (row, column) => this.#onEnter(row, column),
    fallback: () => this.renderRoot.querySelector('.state .button, #search'),
  });
  readonly #location = new DefaultLocationController(this);
  readonly #notices = new ListNotices({
    notices: () => this.noticeboard.notices,
    words: this.words,
    retry: () => this.#list.look({}),
  });
  readonly #commands: UserCommands = new UserCommands({
    directory: () => this.source.current,
    words: this.words,
    notices: () => this.noticeboard.notices,
    counts: () => this.#list.counts,
    submit: (changes) => this.#submit(changes),
    define: (element) => this.#define(element),
    dispatch: (event) => this.dispatchEvent(event),
    render: () => (this.requestUpdate(), this.updateComplete),
    answered: () => void this.updateComplete.then(() => this.#grid.hasFocus || this.#grid.focus()),
    failed: (error) => this.#notices.failed(error),
  });
  /** The user in the row of the tab stop, wherever the view has gone. */
  #current: User | undefined;
  /** The focus was on a way out of what stands in the place of the rows. */
  #wasInState = false;
  /** Brought back, and to have the focus as soon as it is in the list. */
  #returning: UserId | undefined;

  /** Puts the focus on the search field, or on what is offered where nobody is there to search for. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#search, .state .button')?.focus(options);
  }

  protected override directoryChanged(directory: UserDirectory): void {
    this.#list.use(directory);
    this.#location.use(directory);
    this.#notices.storage(directory);
  }

  protected override directoryNews(news: DirectoryNews): void {
    const directory = this.source.current;
    if (news.kind === 'changed') this.#list.refresh();
    this.#commands.news(news);
    this.#location.news(news);
    if (news.kind === 'state' && directory) this.#notices.storage(directory);
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#wasInState = this.shadowRoot?.activeElement?.closest('.state, .loss') != null;
    if (['search', 'view', 'sort'].some((name) => changed.has(name))) this.#look();
    this.#current = this.#list.at(this.#grid.row) ?? this.#current;
  }

  protected override updated(): void {
    const { scroller, body, probe } = this;
    if (scroller) this.#rows.attach({ scroller, body, probe });
    this.#notices.answer(this.#list);
    // What stood in the place of the rows, or above them, is gone with the button that had the focus.
    if (this.#wasInState && !this.shadowRoot?.activeElement) this.focus();
  }

  protected override render(): TemplateResult {
    const { counts, error } = this.#list;
    if (!this.#commands.can('view')) return html`${forbiddenTemplate(this.words)} ${this.#besides()}`;
    const loss = lossOf(this.source.current?.error);
    const isEmpty = counts?.total === 0 && !error;
    const isBroken = error !== undefined && counts === undefined;
    return html`
      <div class="frame" part="frame" @keydown=${this.#onKeydown}>
        ${isEmpty ? nothing : this.#toolbar()}
        ${loss && !isEmpty ? lossBanner(loss, this.words, this.#lossRoads()) : nothing}
        <div class="scroller" ?hidden=${isEmpty || isBroken} @scroll=${this.#onScroll}>
          <div class="probe" aria-hidden="true"></div>
          ${this.#gridTemplate()}
          ${this.#list.total === 0 && !isEmpty ? nothingFoundTemplate(this.search.trim(), this.words, this.#showAll) : nothing}
        </div>
        ${isEmpty && loss ? lossTemplate(loss, this.words, this.#lossRoads()) : nothing}
        ${isEmpty && !loss ? this.#firstRun() : nothing}
        ${isBroken ? errorTemplate(error, this.words, () => this.#list.look({})) : nothing}
      </div>
      ${this.#besides()}
    `;
  }

  #besides(): TemplateResult {
    return html`${this.#commands.render()} ${noticeList(this.noticeboard, this.words)}`;
  }

  #firstRun(): TemplateResult {
    const commands = this.#commands;
    return firstRunTemplate(this.words, {
      ...(commands.can('import') && { onImport: commands.import }),
      ...(commands.can('create') && { onAdd: () => commands.open() }),
    });
  }

  #lossRoads(): LossRoads {
    const commands = this.#commands;
    return {
      ...(commands.can('import') && { onImport: commands.import }),
      ...(commands.can('create') && { onGoOn: () => void this.#goOn() }),
    };
  }

  /** The button goes with the loss; what comes in its place takes the focus, which not every browser gives to a button. */
  async #goOn(): Promise<void> {
    try {
      await this.source.current?.acknowledgeLoss();
      await this.updateComplete;
      this.focus();
    } catch (cause) {
      this.#notices.failed(cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause }));
    }
  }

  #toolbar(): TemplateResult {
    const narrowed = this.search.trim() !== '' || this.view !== 'all';
    return toolbarTemplate(
      {
        search: this.search,
        view: this.view,
        sort: this.sort,
        counts: this.#list.counts,
        found: narrowed ? this.#list.total : undefined,
        onSearch: (search) => (this.search = search),
        onView: (view) => (this.view = view),
        onSort: (sort) => (this.sort = sort),
        onLeave: () => void this.#grid.go(Math.max(0, this.#grid.row)),
      },
      this.words,
    );
  }

  #gridTemplate(): TemplateResult {
    const { total } = this.#list;
    const { row, column } = this.#grid;
    const slots = total === undefined ? outlineSlots : this.#rows.slots(row);
    return html`<div
      role="grid"
      class="grid ${this.#list.busy ? 'busy' : ''} ${total === undefined ? 'loading' : ''}"
      part="grid"
      aria-label=${this.words.text('table.label')}
      aria-rowcount=${total === undefined ? -1 : total + 1}
      aria-colcount=${actionsColumn + 1}
      aria-busy=${this.#list.busy ? 'true' : 'false'}
      @keydown=${this.#grid.onKeydown}
      @focusin=${this.#grid.onFocusin}
      @click=${this.#onClick}
      @change=${this.#onChange}
    >
      <div role="rowgroup" class="head">
        ${headerTemplate(this.sort, row === headerRow ? column : undefined, this.words)}
      </div>
      <div role="rowgroup" class="body">${this.#rowsTemplate(slots)}</div>
    </div>`;
  }

  #rowsTemplate(slots: readonly RowSlot[]): unknown {
    const { row, column } = this.#grid;
    const commands = this.#commands;
    const billing = { activated: commands.billing('deactivated'), deactivated: commands.billing('activated') };
    const may = { edit: commands.can('edit'), activate: commands.can('activate') };
    return repeat(
      slots,
      ({ slot }) => slot,
      ({ index }) => {
        const known = this.#at(index);
        const { user, busy } = (known && this.source.current?.view(known)) ?? { user: known, busy: false };
        const active = index === row ? column : undefined;
        const top = this.#rows.top(index);
        const billed = user ? billing[user.status] : '';
        const withoutLocation = user !== undefined && this.#location.isMissing(user);
        return rowTemplate({ index, top, user, busy, withoutLocation, active, billing: billed, may }, this.words);
      },
    );
  }

  #at(index: number): User | undefined {
    return this.#list.at(index) ?? (index === this.#grid.row ? this.#current : undefined);
  }

  #look(): void {
    const { filter } = userViews.find(({ name }) => name === this.view) ?? userViews[0]!;
    this.#list.look({ search: this.search, filter, sort: this.sort });
  }

  /** A new question begins at the top; the same one asked again leaves focus and view where they are (T11). */
  #onAnswer({ page, previous, cause }: ListAnswer): void {
    const { row } = this.#grid;
    if (cause === 'query') {
      this.#grid.place(Math.min(row, 0));
      this.#rows.scrollTo(0);
    } else if (cause === 'news' && previous) {
      this.#keepView(previous.users, previous.offset);
      const moved = this.#current && this.#list.indexOf(this.#current.id);
      if (moved !== undefined) this.#grid.place(moved);
      else void this.#refreshCurrent(row, page.offset, page.offset + page.users.length);
    }
    if (this.#returning !== undefined) this.#goTo(this.#returning);
  }

  async #submit(changes: readonly UserChange[]): Promise<readonly WriteResult[] | undefined> {
    const results = await this.submitChanges(changes);
    const back = results?.find(({ ok }, at) => ok && changes[at]?.kind === 'restore');
    if (back?.id !== undefined) this.#goTo(back.id);
    return results;
  }

  /** The button that brought a user back is gone with its notice; the focus that it had is for the row, else for the list. */
  #goTo(id: UserId): void {
    const row = this.#list.indexOf(id);
    this.#returning = row === undefined && this.#list.busy ? id : undefined;
    if (this.#returning !== undefined) return;
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree || this.matches(':focus-within')) void this.#grid.go(row ?? Math.max(0, this.#grid.row));
  }

  /** Rows that came or went above the view do not move what is in it. */
  #keepView(before: readonly User[], offset: number): void {
    const { firstInView } = this.#rows;
    if (firstInView === 0) return;
    for (let index = firstInView; index < firstInView + this.#rows.pageSize; index++) {
      const user = before[index - offset];
      const now = user && this.#list.indexOf(user.id);
      if (now === undefined) continue;
      if (now !== index) this.#rows.shift(now - index);
      return;
    }
  }

  /** The row of the tab stop is out of view, but shown as it is. */
  async #refreshCurrent(row: number, first: number, end: number): Promise<void> {
    const current = this.#current;
    if (!current || (row >= first && row < end)) return;
    const user = await this.source.current?.get(current.id).catch(() => current);
    if (this.#current !== current) return;
    this.#current = user;
    this.requestUpdate();
  }

  #define(element: KitElementClass): StaticValue {
    element.define({ prefix: (this.constructor as KitElementClass).prefix });
    return this.tag(element);
  }

  #onEnter(row: number, column: number): void {
    const user = this.#at(row);
    const field = userColumns[column]?.name;
    if (!user) return;
    if (field === 'extension' && this.#commands.can('edit')) this.#commands.run('extension', user);
    else this.#commands.open(user, field);
  }

  readonly #onClick = (event: Event): void => {
    const target = (event.target as Element).closest<HTMLElement>('[data-sort], [data-action]');
    if (!target) return;
    this.#grid.placeAt(target);
    const column = userColumns.find(({ name }) => name === target.dataset['sort']);
    if (column) {
      const { field, descending } = this.sort;
      this.sort = { field: column.name, descending: field === column.name && !descending };
      return;
    }
    const user = this.#userOf(target);
    const action = target.dataset['action'];
    if (action === 'status' && target.getAttribute('aria-disabled') === 'true') event.preventDefault();
    if (!user || action === 'status') return;
    if (action === 'menu') void this.#commands.openMenu(user, target);
    else this.#commands.run(action as UserAction, user);
  };

  readonly #onChange = (event: Event): void => {
    const user = this.#userOf(event.target as Element);
    if (user) this.#commands.run('status', user);
  };

  /** What belongs to the table as a whole: search, undo, remove. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    const target = event.target as Element;
    const typing = target.matches('input:not([type="checkbox"]), select, textarea');
    const command = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    if (event.defaultPrevented || typing) return;
    if (command ? !this.#commands.undo() : !this.#shortcut(event, this.#userOf(target))) return;
    event.preventDefault();
  };

  #shortcut({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, user: User | undefined): boolean {
    if (ctrlKey || metaKey || altKey) return false;
    if (key === '/') this.focus();
    else if (key === 'Delete' && user && this.#commands.can('remove')) void this.#commands.removeIfAllowed(user);
    else return false;
    return true;
  }

  #userOf(element: Element): User | undefined {
    const row = element.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
    return row ? this.#at(Number(row) - 2) : undefined;
  }

  readonly #onScroll = (): void => this.#commands.closeMenu();

  readonly #showAll = (): void => {
    [this.search, this.view] = ['', 'all'];
    this.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'user-table': UserTable;
  }
}
