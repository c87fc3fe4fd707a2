import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Search, X } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { UserCounts, UserFilter, UserQuery } from '../../core/query.js';
import type { StringKey } from '../../strings/en.js';
import { icon } from '../icon.js';
import { userColumns } from './user-columns.js';

export type TableView = 'all' | 'activated' | 'deactivated' | 'without-extension';

interface ViewSpec {
  readonly name: TableView;
  readonly label: StringKey;
  readonly filter: UserFilter;
  readonly count: keyof UserCounts;
}

/** The filters that stand above the table, with their counts (T3). */
export const userViews: readonly ViewSpec[] = [
  { name: 'all', label: 'table.filterAll', filter: {}, count: 'total' },
  { name: 'activated', label: 'table.filterActivated', filter: { status: 'activated' }, count: 'activated' },
  { name: 'deactivated', label: 'table.filterDeactivated', filter: { status: 'deactivated' }, count: 'deactivated' },
  {
    name: 'without-extension',
    label: 'table.filterWithoutExtension',
    filter: { withoutExtension: true },
    count: 'withoutExtension',
  },
];

export interface ToolbarView {
  readonly search: string;
  readonly view: TableView;
  readonly counts: UserCounts | undefined;
  readonly sort: NonNullable<UserQuery['sort']>;
  /** How many match, where that is worth saying. */
  readonly found: number | undefined;
  readonly onSearch: (search: string) => void;
  readonly onView: (view: TableView) => void;
  readonly onSort: (sort: NonNullable<UserQuery['sort']>) => void;
  /** Arrow down in the search field. */
  readonly onLeave: () => void;
}

export function toolbarTemplate(toolbar: ToolbarView, words: StringsController): TemplateResult {
  return html`<div class="toolbar" part="toolbar">
    ${searchField(toolbar, words)}
    <div class="ends"><slot name="toolbar-end"></slot></div>
    <div class="filters">
      <div class="chips" role="group" aria-label=${words.text('table.filter')} part="filters">
        ${userViews.map((spec) => chip(spec, toolbar, words))}
      </div>
      ${sortField(toolbar, words)}
      <p class="found muted" role="status">
        ${toolbar.found === undefined ? nothing : words.text('table.found', { count: toolbar.found })}
      </p>
    </div>
  </div>`;
}

function searchField({ search, onSearch, onLeave }: ToolbarView, words: StringsController): TemplateResult {
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') onLeave();
    else if (event.key === 'Escape' && search) onSearch('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const clear = (event: Event): void => {
    onSearch('');
    (event.currentTarget as HTMLElement).parentElement!.querySelector('input')!.focus();
  };
  return html`<div class="search" role="search" part="search-field">
    ${icon(Search)}
    <input
      id="search"
      class="input"
      type="search"
      enterkeyhint="search"
      autocomplete="off"
      spellcheck="false"
      aria-label=${words.text('table.search')}
      placeholder=${words.text('table.searchHint')}
      .value=${live(search)}
      @input=${(event: Event) => onSearch((event.target as HTMLInputElement).value)}
      @keydown=${onKeydown}
    />
    ${
      search
        ? html`<button
            class="button icon-only"
            type="button"
            aria-label=${words.text('table.clearSearch')}
            @click=${clear}
          >
            ${icon(X)}
          </button>`
        : nothing
    }
  </div>`;
}

function chip({ name, label, count }: ViewSpec, toolbar: ToolbarView, words: StringsController): TemplateResult {
  const { counts, view, onView } = toolbar;
  return html`<button
    class="chip"
    type="button"
    aria-pressed=${name === view ? 'true' : 'false'}
    @click=${() => onView(name)}
  >
    ${words.text(label)} ${counts ? html`<span class="count">${words.number(counts[count])}</span>` : nothing}
  </button>`;
}

/** Cards have no headers to click. */
function sortField({ sort, onSort }: ToolbarView, words: StringsController): TemplateResult {
  const onChange = (event: Event): void => {
    const [field, order] = (event.target as HTMLSelectElement).value.split(' ');
    const column = userColumns.find(({ name }) => name === field);
    if (column) onSort({ field: column.name, descending: order === 'descending' });
  };
  const option = (name: string, label: string, descending: boolean): TemplateResult =>
    html`<option
      value="${name}${descending ? ' descending' : ''}"
      ?selected=${sort.field === name && !!sort.descending === descending}
    >
      ${descending ? words.text('table.descending', { column: label }) : label}
    </option>`;
  return html`<label class="sort-field"
    >${words.text('table.sortBy')}
    <select class="select" @change=${onChange}>
      ${userColumns.map(({ name, label }) => [option(name, words.text(label), false), option(name, words.text(label), true)])}
    </select></label
  >`;
}
