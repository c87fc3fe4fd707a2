import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The row of the column headers. */
export const headerRow = -1;

export interface GridNavigationOptions {
  /** The element with the role; undefined while there is no grid. */
  readonly grid: () => HTMLElement | null;
  readonly rowCount: () => number;
  /** Whether the header row is shown, and so can be reached. */
  readonly hasHeader: () => boolean;
  /** Rows that Page Up and Page Down leap over. */
  readonly pageSize: () => number;
  /** Brings a row into view and has it rendered. */
  readonly reveal: (row: number) => void;
  /** Enter or F2 on a cell that holds no control. */
  readonly enter: (row: number, column: number) => void;
  /** Has the focus when the grid that had it is gone. */
  readonly fallback: () => HTMLElement | null;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * The keyboard contract of a grid (WAI-ARIA APG, T5): one tab stop, at a position and not at an element, so it survives recycling,
 * filtering and reloading. Rows carry `aria-rowindex`, cells `data-column`; a cell's only control carries `data-focus` and has the
 * focus itself; into a cell with several, Enter and F2 lead, and Escape leads back.
 */
export class GridNavigationController implements ReactiveController {
  readonly #host: Host;
  readonly #options: GridNavigationOptions;
  #row = 0;
  #column = 0;
  #focused = false;
  #moved = false;

  constructor(host: Host, options: GridNavigationOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The position that holds the tab stop. */
  get row(): number {
    return this.#clamp(this.#row);
  }

  get column(): number {
    return this.#column;
  }

  /** Whether the focus is in the grid. */
  get hasFocus(): boolean {
    const grid = this.#options.grid();
    const active = this.#active;
    return !!grid && !!active && grid.contains(active);
  }

  hostUpdate(): void {
    this.#focused = this.hasFocus;
  }

  hostUpdated(): void {
    const lost = this.#focused && !this.hasFocus && !this.#active;
    if (lost || (this.#moved && this.hasFocus)) this.focus();
    this.#moved = false;
  }

  /** The tab stop goes elsewhere, and the focus with it if the grid has it. */
  place(row: number, column = this.#column): void {
    this.#moved ||= row !== this.#row || column !== this.#column;
    this.#row = this.#clamp(row);
    this.#column = column;
  }

  /** Puts the focus on the tab stop. */
  focus(): void {
    const cell = this.#cell(this.row, this.#column) ?? this.#cell(this.row, 0);
    (cell ? targetOf(cell) : this.#options.fallback())?.focus({ preventScroll: true });
  }

  /** Moves tab stop and focus, bringing the row into view. */
  async go(row: number, column = this.#column): Promise<void> {
    this.place(row, column);
    if (this.row !== headerRow) this.#options.reveal(this.row);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.focus();
  }

  /** The tab stop goes to the cell of an element, as by a click where buttons take no focus from it. */
  placeAt(element: Element): void {
    const at = positionOf(element);
    if (!at || (at.row === this.row && at.column === this.#column)) return;
    [this.#row, this.#column] = [at.row, at.column];
    this.#host.requestUpdate();
  }

  /** To be put on the grid. */
  readonly onFocusin = (event: Event): void => this.placeAt(event.target as Element);

  /** To be put on the grid. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    if (!cell) return;
    const inside = event.target !== targetOf(cell);
    if (inside ? this.#keyInside(event, cell) : this.#keyOnCell(event, cell)) event.preventDefault();
  };

  #keyOnCell(event: KeyboardEvent, cell: HTMLElement): boolean {
    if (event.key === 'Enter' || event.key === 'F2') return this.#enter(event, cell);
    const to = this.#destination(event);
    if (!to) return false;
    void this.go(to.row, to.column);
    return true;
  }

  /** Arrows along the row stay among the cell's controls; everything else leaves. */
  #keyInside(event: KeyboardEvent, cell: HTMLElement): boolean {
    if (event.key === 'Escape' || event.key === 'F2') {
      cell.focus();
      return true;
    }
    const step = this.#horizontal(event.key);
    if (!step)
      return event.key.startsWith('Arrow') || event.key.startsWith('Page') ? this.#keyOnCell(event, cell) : false;
    const controls = controlsOf(cell);
    const next = controls[controls.indexOf(event.target as HTMLElement) + step];
    next?.focus();
    return true;
  }

  #enter(event: KeyboardEvent, cell: HTMLElement): boolean {
    const target = targetOf(cell);
    if (target !== cell) return false;
    const [first] = controlsOf(cell);
    if (first) first.focus();
    else this.#options.enter(this.row, this.#column);
    event.stopPropagation();
    return true;
  }

  #destination({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): { row: number; column: number } | undefined {
    const [row, column] = [this.row, this.#column];
    const last = this.#options.rowCount() - 1;
    const whole = ctrlKey || metaKey;
    const columns = this.#columns();
    if (shiftKey || (whole && key !== 'Home' && key !== 'End')) return undefined;
    const step = this.#horizontal(key);
    if (step) return { row, column: columns[columns.indexOf(column) + step] ?? column };
    const leap = this.#options.pageSize();
    switch (key) {
      case 'ArrowDown':
        return { row: row + 1, column };
      case 'ArrowUp':
        return { row: row - 1, column };
      case 'PageDown':
        return { row: Math.min(last, Math.max(0, row) + leap), column };
      case 'PageUp':
        return { row: Math.max(0, row - leap), column };
      case 'Home':
        return { row: whole ? 0 : row, column: columns[0] ?? 0 };
      case 'End':
        return { row: whole ? last : row, column: columns.at(-1) ?? 0 };
      default:
        return undefined;
    }
  }

  /** 1 for a step in reading direction, -1 against it, 0 for every other key. */
  #horizontal(key: string): -1 | 0 | 1 {
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return 0;
    const grid = this.#options.grid();
    const forward = grid && getComputedStyle(grid).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    return key === forward ? 1 : -1;
  }

  /** Columns that are shown. */
  #columns(): number[] {
    const cells = this.#options
      .grid()
      ?.querySelectorAll<HTMLElement>(`[aria-rowindex="${this.row + 2}"] [data-column]`);
    return [...(cells ?? [])].filter(isShown).map((cell) => Number(cell.dataset['column']));
  }

  #clamp(row: number): number {
    return Math.max(this.#options.hasHeader() ? headerRow : 0, Math.min(row, this.#options.rowCount() - 1));
  }

  #cell(row: number, column: number): HTMLElement | undefined {
    const selector = `[aria-rowindex="${row + 2}"] [data-column="${column}"]`;
    const cell = this.#options.grid()?.querySelector<HTMLElement>(selector);
    return cell && isShown(cell) ? cell : undefined;
  }

  get #active(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement;
  }
}

const isShown = (element: HTMLElement): boolean => element.offsetWidth > 0;

const targetOf = (cell: HTMLElement): HTMLElement => cell.querySelector<HTMLElement>('[data-focus]') ?? cell;

const controlsOf = (cell: HTMLElement): HTMLElement[] =>
  [...cell.querySelectorAll<HTMLElement>('button, input')].filter(isShown);

function positionOf(element: Element): { row: number; column: number } | undefined {
  const cell = element.closest<HTMLElement>('[data-column]');
  const row = cell?.closest('[aria-rowindex]');
  if (!cell || !row) return undefined;
  return { row: Number(row.getAttribute('aria-rowindex')) - 2, column: Number(cell.dataset['column']) };
}
