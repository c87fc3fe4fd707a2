import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { GridNavigationController } from '../../controllers/grid-navigation-controller.js';
import { VirtualRowsController } from '../../controllers/virtual-rows-controller.js';

/** One column of the list; `width` is the least it takes, in pixels, `grow` its share of what is left. */
export interface GridColumn {
  readonly key: string;
  readonly label: string;
  readonly width: number;
  readonly grow: number;
  readonly cell: (position: number, tabStop: 0 | -1) => unknown;
  /** The cell's own control, marked `data-focus`, takes the focus instead of the cell. */
  readonly holdsControl?: (position: number) => boolean;
  readonly cellClass?: (position: number) => string;
  /** Shown only where rows are cards. */
  readonly cardOnly?: boolean;
}

export interface GridView {
  readonly label: string;
  readonly empty: string;
  readonly columns: readonly GridColumn[];
  readonly count: number;
  /** A card of the plan says more than one of the result, and that is brief where nothing was refused. */
  readonly kind: 'plan' | 'result' | 'brief result';
  readonly rowClass: (position: number) => string;
}

/** The windowed list of the plan and of the result (I9): rows by position, one tab stop, true row counts (T4, T5). */
export class RowsGrid {
  readonly #host: LitElement;
  readonly #window: VirtualRowsController;
  readonly #navigation: GridNavigationController;
  #view: GridView | undefined;
  #restarting = false;

  constructor(host: LitElement) {
    this.#host = host;
    this.#window = new VirtualRowsController(host, { count: () => this.#view?.count ?? 0, changed: () => undefined });
    this.#navigation = new GridNavigationController(host, {
      grid: () => this.#find('[data-rows]'),
      rowCount: () => this.#view?.count ?? 0,
      hasHeader: () => false,
      pageSize: () => this.#window.pageSize,
      reveal: (row) => this.#window.reveal(row),
      enter: () => undefined,
      fallback: () => this.#find('[data-heading]'),
    });
  }

  /** The next view starts at its first row. */
  restart(): void {
    this.#restarting = true;
    this.#navigation.place(0, 0);
  }

  render(view: GridView): TemplateResult {
    this.#view = view;
    const slots = this.#window.slots(view.count > 0 ? this.#navigation.row : undefined);
    return html`<div
      part="rows"
      class="rows ${view.kind}"
      data-rows
      role="grid"
      aria-label=${view.label}
      aria-rowcount=${view.count + 1}
      aria-colcount=${view.columns.length}
      @keydown=${this.#navigation.onKeydown}
      @focusin=${this.#navigation.onFocusin}
    >
      <i class="probe" data-probe role="presentation"></i>
      <div class="grid-header" role="rowgroup">
        <div class="grid-row" role="row" aria-rowindex="1">
          ${view.columns.map((column, order) => html`<span class="cell ${column.key}" role="columnheader" aria-colindex=${order + 1}>${column.label}</span>`)}
        </div>
      </div>
      <div class="grid-body" data-body role=${view.count > 0 ? 'rowgroup' : 'presentation'}>
        ${repeat(
          slots,
          ({ slot }) => slot,
          ({ index }) => this.#row(view, index),
        )}
      </div>
      ${view.count === 0 ? html`<p class="empty muted" role="presentation">${view.empty}</p>` : nothing}
    </div>`;
  }

  /** After each rendering: rows go to their places. Through the CSSOM, which a strict policy allows (R62). */
  place(): void {
    const scroller = this.#find('[data-rows]');
    const view = this.#view;
    if (!scroller || !view) return;
    const columns = view.columns.filter((column) => !column.cardOnly);
    const widths = columns.map(({ width, grow }) => (grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`));
    scroller.style.setProperty('--_columns', widths.join(' '));
    scroller.style.setProperty('--_least-width', `${columns.reduce((sum, column) => sum + column.width, 0)}px`);
    this.#window.attach({ scroller, body: this.#find('[data-body]')!, probe: this.#find('[data-probe]')! });
    if (this.#restarting) {
      this.#restarting = false;
      this.#window.scrollTo(0);
    }
    for (const row of scroller.querySelectorAll<HTMLElement>('[data-position]'))
      row.style.setProperty('inset-block-start', `${this.#window.top(Number(row.dataset['position']))}px`);
  }

  #row(view: GridView, position: number): TemplateResult {
    const current = this.#navigation.row === position;
    return html`<div
      class="grid-row ${view.rowClass(position)}"
      role="row"
      aria-rowindex=${position + 2}
      data-position=${position}
    >
      ${view.columns.map((column, order) => {
        const tabStop = current && this.#navigation.column === order ? 0 : -1;
        return html`<span
          class="cell ${column.key} ${column.cellClass?.(position) ?? ''}"
          role="gridcell"
          aria-colindex=${order + 1}
          data-column=${order}
          data-label=${column.label}
          tabindex=${column.holdsControl?.(position) ? nothing : tabStop}
          >${column.cell(position, tabStop)}</span
        >`;
      })}
    </div>`;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }
}
