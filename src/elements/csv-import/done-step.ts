import { html, nothing, type TemplateResult } from 'lit';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { PlannedAction, PlannedRow } from '../../core/import/import-plan.js';
import type { ImportResult, ImportSession } from '../../data/import-session.js';
import { fieldText, rowName, actionBadge } from './review-cells.js';
import type { RowFilter } from './review-plan.js';
import { RowFilters } from './row-filters.js';
import { issueText, type StepHost } from './import-step.js';
import type { GridColumn, GridView } from './rows-grid.js';

type Outcome = ImportResult['outcomes'][number];
type OutcomeKind = Outcome['outcome'];

const outcomeKinds = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const satisfies readonly OutcomeKind[];
/** An outcome looks like the plan it came from. */
const asAction: Readonly<Record<OutcomeKind, PlannedAction>> = {
  created: 'create',
  updated: 'update',
  unchanged: 'unchanged',
  skipped: 'skip',
  failed: 'problem',
};

/** The last step: how each row ended, and why (I8). */
export class DoneStep {
  readonly #host: StepHost;
  readonly #filters: RowFilters<OutcomeKind>;
  #shown: { readonly result: ImportResult; readonly filter: RowFilter<OutcomeKind> } | undefined;
  #reasons = false;
  #positions: Uint32Array = new Uint32Array();

  constructor(host: StepHost) {
    this.#host = host;
    this.#filters = new RowFilters(() => host.refresh());
  }

  reset(): void {
    this.#filters.reset();
    this.#shown = undefined;
  }

  /** The result in one sentence. */
  tell(result: ImportResult): string {
    const { text } = this.#host.words;
    const counted = outcomeKinds.filter((kind) => result.counts[kind] > 0);
    return `${counted.map((kind) => text(`import.outcomes.${kind}`, { count: result.counts[kind] })).join(', ')}.`;
  }

  render(session: ImportSession, result: ImportResult): TemplateResult {
    const { text } = this.#host.words;
    this.#prepare(result);
    const written = result.counts.created + result.counts.updated;
    return html`<h3 class="heading" data-heading tabindex="-1">
        ${written === 0 ? text('import.done.nothing') : text('import.done.heading', { count: written })}
      </h3>
      <p class="muted prose">${this.#sentence(result)}</p>
      ${this.#chips(result)}
      <div class="grid-frame">${this.#host.grid.render(this.#view(session, result))}</div>`;
  }

  renderActions(): TemplateResult {
    const { text } = this.#host.words;
    return html`<button type="button" class="button" @click=${() => this.#host.restart()}>
        ${text('import.done.another')}
      </button>
      <span class="spacer"></span>
      <button type="button" class="button primary" data-next @click=${() => this.#host.leave()}>
        ${text('import.done.show')}
      </button>`;
  }

  #sentence(result: ImportResult): string {
    const { text } = this.#host.words;
    if (result.outcomes.some((outcome) => outcome.error?.code === 'aborted')) return text('import.done.stopped');
    return result.counts.failed > 0
      ? text('import.done.failed', { count: result.counts.failed })
      : text('import.done.all');
  }

  #prepare(result: ImportResult): void {
    const filter = this.#filters.chosen;
    if (this.#shown?.result === result && this.#shown.filter === filter) return;
    this.#shown = { result, filter };
    this.#reasons = result.outcomes.some(({ issues, error }) => issues.length > 0 || error);
    this.#positions = this.#filters.positions(result.outcomes, ({ outcome }) => outcome);
    this.#host.grid.restart();
  }

  #view(session: ImportSession, result: ImportResult): GridView {
    const { words } = this.#host;
    const at = (position: number): Outcome => result.outcomes[this.#positions[position]!]!;
    return {
      label: words.text('import.done.label'),
      empty: words.text('import.rows.empty'),
      columns: this.#columns(session, at),
      count: this.#positions.length,
      kind: this.#reasons ? 'result' : 'brief result',
      rowClass: (position) => asAction[at(position).outcome],
    };
  }

  #columns(session: ImportSession, at: (position: number) => Outcome): readonly GridColumn[] {
    const { words } = this.#host;
    const { text } = words;
    const planned = (position: number): PlannedRow | undefined => session.plan?.rows[at(position).row - 1];
    const value = (position: number, field: 'extension' | 'email') => {
      const row = planned(position);
      const shown = row && fieldText(words, session, row, field);
      return shown ? html`<span class="value number" title=${shown}>${shown}</span>` : nothing;
    };
    const name = (position: number) => {
      const row = planned(position);
      const shown = row ? rowName(words, session, row) : '';
      return html`<span class="value" title=${shown}><bdi>${shown}</bdi></span>`;
    };
    const reason = (position: number) => {
      const shown = reasonOf(words, session, at(position));
      return html`<span class="value ${at(position).outcome === 'failed' ? 'grave' : 'mild'}" title=${shown}
        >${shown}</span
      >`;
    };
    return [
      {
        key: 'line',
        label: text('import.rows.line'),
        width: 64,
        grow: 0,
        cell: (position) => html`<span class="number">${at(position).line}</span>`,
      },
      {
        key: 'action',
        label: text('import.rows.outcome'),
        width: 128,
        grow: 0,
        cell: (position) => actionBadge(asAction[at(position).outcome], text(`import.outcome.${at(position).outcome}`)),
      },
      { key: 'field-displayName', label: text('field.displayName'), width: 180, grow: 1, cell: name },
      {
        key: 'field-extension',
        label: text('field.extension'),
        width: 112,
        grow: 0,
        cell: (position) => value(position, 'extension'),
      },
      {
        key: 'field-email',
        label: text('field.email'),
        width: 200,
        grow: 1,
        cell: (position) => value(position, 'email'),
      },
      { key: 'reason', label: text('import.rows.reason'), width: 240, grow: 2, cell: reason },
    ];
  }

  #chips(result: ImportResult): TemplateResult {
    const { text } = this.#host.words;
    const kinds = outcomeKinds.filter((kind) => result.counts[kind] > 0);
    return this.#filters.render(text('import.filter.label'), [
      { filter: 'all', label: text('import.filter.all', { count: result.outcomes.length }) },
      ...kinds.map((kind) => ({
        filter: kind,
        label: text(`import.outcomes.${kind}`, { count: result.counts[kind] }),
        as: asAction[kind],
      })),
    ]);
  }
}

/** What an activation still lacks is one sentence, however many fields it is; what was refused, and why, comes first. */
function reasonOf(words: StringsController, session: ImportSession, { issues, error }: Outcome): string {
  const lacking = issues.flatMap(({ code, field }) => (code === 'required-to-activate' && field ? [field] : []));
  const others = issues.filter(({ code, field }) => code !== 'required-to-activate' || !field);
  const fields = lacking.map((field) => words.field(field));
  return [
    ...(error ? [words.error(error)] : []),
    ...others.map((issue) => issueText(words, issue, session)),
    ...(fields.length > 0 ? [words.text('import.done.notActivated', { fields })] : []),
  ].join(' ');
}
