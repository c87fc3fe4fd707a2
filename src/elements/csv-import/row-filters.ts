import { html, nothing, type TemplateResult } from 'lit';
import type { PlannedAction } from '../../core/import/import-plan.js';
import { actionMark } from './review-cells.js';
import { filterPositions, type RowFilter } from './review-plan.js';

/** One of the chips above a list of rows. */
export interface FilterChip<Kind extends string> {
  readonly filter: RowFilter<Kind>;
  readonly label: string;
  /** Whose mark and colour it bears; none for all rows. */
  readonly as?: PlannedAction;
}

/** Which rows of a list are shown: by kind, or all. The same for the plan and for the result. */
export class RowFilters<Kind extends string> {
  readonly #changed: () => void;
  #chosen: RowFilter<Kind> = 'all';

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get chosen(): RowFilter<Kind> {
    return this.#chosen;
  }

  reset(): void {
    this.#chosen = 'all';
  }

  /** Where the rows that are shown stand in the list. */
  positions<Row>(rows: readonly Row[], kindOf: (row: Row) => Kind): Uint32Array {
    const chosen = this.#chosen;
    return filterPositions(rows, (row) => chosen === 'all' || kindOf(row) === chosen);
  }

  render(label: string, chips: readonly FilterChip<Kind>[]): TemplateResult {
    return html`<div class="filters" role="group" aria-label=${label}>
      ${chips.map(
        (chip) =>
          html`<button
            type="button"
            class="chip ${chip.as ?? 'all'}"
            data-filter=${chip.filter}
            aria-pressed=${this.#chosen === chip.filter}
            @click=${() => this.#choose(chip.filter)}
          >
            ${chip.as ? actionMark(chip.as) : nothing}${chip.label}
          </button>`,
      )}
    </div>`;
  }

  #choose(filter: RowFilter<Kind>): void {
    this.#chosen = filter;
    this.#changed();
  }
}
