import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { TriangleAlert } from 'lucide';
import type {
  ActivationChoice,
  ImportOptions,
  ImportPlan,
  PlannedAction,
  PlannedRow,
} from '../../core/import/import-plan.js';
import { isBlocking } from '../../core/issue.js';
import type { ImportSession } from '../../data/import-session.js';
import { icon } from '../icon.js';
import { recognised } from './columns-step.js';
import { issueText, type StepHost } from './import-step.js';
import { actionBadge, activateCell, canHoldActivation, fieldCell, moreCell, rowName } from './review-cells.js';
import { countChanges, fieldWidth, plannedActions, shownFields, writtenRows, type RowFilter } from './review-plan.js';
import { openWarnings, privacyWarnings } from './review-privacy.js';
import { RowFilters } from './row-filters.js';
import { hideTip, hideTipOnScroll, showTip } from './row-tip.js';
import type { GridColumn, GridView } from './rows-grid.js';

/** The third step: the plan before the deed (I4), and who is activated (I5). */
export class ReviewStep {
  readonly #host: StepHost;
  readonly #filters: RowFilters<PlannedAction>;
  #shown: (Pick<ImportPlan, 'rows' | 'options'> & { readonly filter: RowFilter<PlannedAction> }) | undefined;
  #positions: Uint32Array = new Uint32Array();
  #changes: ReturnType<typeof countChanges> = [];
  #remarks = false;

  constructor(host: StepHost) {
    this.#host = host;
    this.#filters = new RowFilters(() => host.refresh());
  }

  /** Forgets filter and place. */
  reset(): void {
    this.#filters.reset();
    this.#shown = undefined;
  }

  /** The plan in one sentence. */
  tell(plan: ImportPlan): string {
    const { text } = this.#host.words;
    const counted = plannedActions.filter((action) => plan.counts[action] > 0);
    return `${counted.map((action) => text(`import.filter.${action}`, { count: plan.counts[action] })).join(', ')}.`;
  }

  render(session: ImportSession, plan: ImportPlan): TemplateResult {
    const { text } = this.#host.words;
    this.#prepare(plan);
    return html`<h3 class="heading" data-heading tabindex="-1">${text('import.review.heading')}</h3>
      ${recognised(this.#host.words, session)}
      <div class="summary">${this.#chips(plan)} ${this.#billed(plan)}</div>
      ${this.#summary()} ${privacyWarnings(this.#host.words, session, plan, this.#host.policy)}
      <div class="settings">
        ${this.#options(session, plan.options)} ${this.#mayActivate ? this.#activation(session) : nothing}
      </div>
      <div
        class="grid-frame ${session.busy ? 'busy' : ''}"
        @keydown=${this.#toggleByKey}
        @pointerover=${showTip}
        @pointerout=${hideTip}
        @focusin=${showTip}
        @focusout=${hideTip}
        @scroll=${hideTipOnScroll}
      >
        ${this.#host.grid.render(this.#view(session, plan))}
        <div class="tip" popover="manual" aria-hidden="true"></div>
      </div>`;
  }

  /** The foot of the page: back, and the deed. */
  renderActions(session: ImportSession, plan: ImportPlan): TemplateResult {
    const { text } = this.#host.words;
    const count = writtenRows(plan);
    const isHeld = count > 0 && openWarnings(plan).length > 0;
    const ready = count > 0 && !session.busy && !isHeld;
    const note = session.busy
      ? 'import.review.planning'
      : count === 0
        ? 'import.review.nothing'
        : 'import.privacy.held';
    const press = (event: Event): void => {
      if (ready) this.#host.begin();
      else if (isHeld) leadToWarning(event.currentTarget as HTMLElement);
    };
    return html`<button type="button" class="button" @click=${() => session.goTo('columns')}>
        ${text('common.back')}
      </button>
      <span class="spacer"></span>
      <span class="muted foot-note" id="start-note" role="status">${ready ? nothing : text(note)}</span>
      <button
        type="button"
        class="button primary"
        data-next
        aria-disabled=${!ready}
        aria-describedby="start-note"
        @click=${press}
      >
        ${text('import.review.start', { count })}
      </button>`;
  }

  /** Without leave to activate, nobody's status is chosen here (R64). */
  get #mayActivate(): boolean {
    return this.#host.policy?.permissions.activate ?? true;
  }

  /** A row stays in the list it was ticked in: only a new plan or another filter chooses the rows anew. */
  #prepare(plan: ImportPlan): void {
    const { rows, options } = plan;
    const filter = this.#filters.chosen;
    if (this.#shown?.rows !== rows) this.#changes = countChanges(rows);
    const same = this.#shown?.options === options && this.#shown.filter === filter;
    if (!same) {
      if (this.#shown?.filter !== filter) this.#host.grid.restart();
      this.#remarks = rows.some(hasRemark);
      this.#positions = this.#filters.positions(rows, ({ action }) => action);
    }
    this.#shown = { rows, options, filter };
  }

  #view(session: ImportSession, plan: ImportPlan): GridView {
    const { text } = this.#host.words;
    const at = (position: number): PlannedRow => plan.rows[this.#positions[position]!]!;
    return {
      label: text('import.rows.label'),
      empty: text('import.rows.empty'),
      columns: this.#columns(session, at),
      count: this.#positions.length,
      kind: 'plan',
      rowClass: (position) => `${at(position).action} ${hasRemark(at(position)) ? 'remarked' : ''}`,
    };
  }

  #columns(session: ImportSession, at: (position: number) => PlannedRow): readonly GridColumn[] {
    const { words } = this.#host;
    const { text } = words;
    const mapped = session.mapping.flatMap(({ field }) => (field ? [field] : []));
    const [name, ...fields] = shownFields(
      mapped,
      this.#changes.map(({ field }) => field),
    ).map((field): GridColumn => ({
      key: `field-${field}`,
      label: text(`field.${field}`),
      ...fieldWidth(field),
      cell: (position) => fieldCell(words, session, at(position), field),
      cellClass: (position) => (isChanged(at(position), field) ? 'differs' : ''),
    }));
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
        label: text('import.rows.action'),
        width: 128,
        grow: 0,
        cell: (position) => actionBadge(at(position).action, text(`import.action.${at(position).action}`)),
      },
      name!,
      ...(this.#remarks
        ? [
            {
              key: 'remarks',
              label: text('import.rows.remark'),
              width: 280,
              grow: 3,
              cell: (position: number) => this.#remark(session, at(position)),
            },
          ]
        : []),
      ...fields,
      ...(this.#mayActivate ? [this.#activateColumn(session, at)] : []),
      {
        key: 'more',
        label: text('import.rows.more'),
        width: 0,
        grow: 0,
        cardOnly: true,
        cell: (position) => moreCell(words, session, at(position)),
      },
    ];
  }

  #activateColumn(session: ImportSession, at: (position: number) => PlannedRow): GridColumn {
    const { words } = this.#host;
    return {
      key: 'activate',
      label: words.text('import.activate.label'),
      width: 216,
      grow: 0,
      holdsControl: (position) => canHoldActivation(at(position)),
      cellClass: (position) => (isChanged(at(position), 'status') ? 'differs' : ''),
      cell: (position, tabStop) => {
        const row = at(position);
        return activateCell(words, {
          row,
          name: rowName(words, session, row),
          tabStop,
          toggle: (event) => this.#toggle(session, row, event),
        });
      },
    };
  }

  /** What is wrong with the row and what to do: clamped to the row's height, whole for screen readers and in the tip. */
  #remark(session: ImportSession, row: PlannedRow): TemplateResult | typeof nothing {
    if (!hasRemark(row)) return nothing;
    const { words } = this.#host;
    const told =
      row.issues.map((issue) => issueText(words, issue, session)).join(' ') || words.text('import.rows.exists');
    const tone = row.issues.length === 0 ? 'muted' : row.issues.some(isBlocking) ? 'grave' : 'mild';
    return html`<span class="remark ${tone}" data-tip=${told}>${told}</span>`;
  }

  #toggle(session: ImportSession, row: PlannedRow, event: Event): void {
    const box = event.currentTarget as HTMLInputElement;
    if (box.getAttribute('aria-disabled') === 'true') return event.preventDefault();
    session.activateRow(row.row, box.checked);
  }

  /** The space bar ticks the row's checkbox from any of its cells. */
  readonly #toggleByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') hideTip(event);
    if (event.key !== ' ' || event.target instanceof HTMLInputElement) return;
    const row = (event.target as HTMLElement).closest('.grid-row');
    if (!row) return;
    event.preventDefault();
    row.querySelector<HTMLInputElement>('.checkbox')?.click();
  };

  #chips(plan: ImportPlan): TemplateResult {
    const { text } = this.#host.words;
    const { chosen } = this.#filters;
    const kinds = plannedActions.filter((action) => plan.counts[action] > 0 || chosen === action);
    return this.#filters.render(text('import.filter.label'), [
      { filter: 'all', label: text('import.filter.all', { count: plan.rows.length }) },
      ...kinds.map((action) => ({
        filter: action,
        label: text(`import.filter.${action}`, { count: plan.counts[action] }),
        as: action,
      })),
    ]);
  }

  #summary(): TemplateResult | typeof nothing {
    if (this.#changes.length === 0) return nothing;
    const { text } = this.#host.words;
    const list = this.#changes
      .slice(0, 5)
      .map(({ field, count }) => text('import.review.changeOf', { field: text(`field.${field}`), count }));
    return html`<p class="muted prose">${text('import.review.changes', { list })}</p>`;
  }

  #activation(session: ImportSession): TemplateResult {
    const { text } = this.#host.words;
    const choices = ['all', 'none', 'with-credentials'] as const satisfies readonly ActivationChoice[];
    return html`<div class="activation" role="group" aria-labelledby="activation-label">
      <span class="muted" id="activation-label">${text('import.activate.label')}</span>
      <span class="activation-choices">
        ${choices.map(
          (choice) =>
            html`<button
              type="button"
              class="button"
              data-activate=${choice}
              @click=${() => session.activateAll(choice)}
            >
              ${text(`import.activate.${choice}`)}
            </button>`,
        )}
      </span>
    </div>`;
  }

  #billed(plan: ImportPlan): TemplateResult {
    const { text } = this.#host.words;
    const { before, after, seats } = plan.billed;
    const key = after > before ? 'import.billed.rises' : after < before ? 'import.billed.falls' : 'import.billed.same';
    const change = text(key, { count: Math.abs(after - before), before, after });
    const over = seats === undefined ? 0 : Math.max(0, after - seats);
    return html`<p class="billed ${over > 0 ? 'over' : ''}" role="status" data-billed>
      <strong>${seats === undefined ? change : text('import.billed.ofSeats', { text: change, seats })}</strong>
      ${over > 0 ? html`<span class="error">${icon(TriangleAlert)}<span>${text('import.billed.over', { count: over })}</span></span>` : nothing}
    </p>`;
  }

  #options(session: ImportSession, options: ImportOptions): TemplateResult {
    const { text } = this.#host.words;
    const mapped = new Set(session.mapping.map(({ field }) => field));
    const keys = (['extension', 'email', 'username'] as const).filter(
      (key) => mapped.has(key) || key === options.matchBy,
    );
    const select = (name: 'matchBy' | 'onDuplicate' | 'blankCells', values: readonly string[]) =>
      this.#select(
        session,
        name,
        text(`import.option.${name}`),
        options[name],
        values.map((value) => [value, text(`import.option.${name}.${value}` as never)]),
      );
    return html`<fieldset class="options">
      <legend class="visually-hidden">${text('import.review.heading')}</legend>
      ${select('matchBy', keys)} ${select('onDuplicate', ['update', 'replace', 'skip', 'fail'])}
      ${select('blankCells', ['keep', 'clear'])}
      ${this.#select(
        session,
        'fillExtensions',
        text('import.option.fillExtensions'),
        options.fillExtensions ? 'on' : 'off',
        [
          ['on', text('import.option.fillExtensions.on')],
          ['off', text('import.option.fillExtensions.off')],
        ],
      )}
    </fieldset>`;
  }

  #select(
    session: ImportSession,
    name: keyof ImportOptions,
    label: string,
    value: string,
    choices: readonly (readonly [string, string])[],
  ): TemplateResult {
    return html`<label class="option">
      <span class="muted">${label}</span>
      <select
        class="select"
        data-option=${name}
        .value=${live(value)}
        @change=${(event: Event) => this.#set(session, name, (event.target as HTMLSelectElement).value)}
      >
        ${choices.map(([choice, word]) => html`<option value=${choice} ?selected=${choice === value}>${word}</option>`)}
      </select>
    </label>`;
  }

  #set(session: ImportSession, name: keyof ImportOptions, value: string): void {
    const options = name === 'fillExtensions' ? { fillExtensions: value === 'on' } : { [name]: value };
    this.#host.attempt(async () => {
      session.setOptions(options);
      await session.replan();
    });
  }
}

/** What holds the import takes the focus. */
function leadToWarning(button: HTMLElement): void {
  const root = button.getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>('[data-privacy]:not(:checked)')?.focus();
}

/** A row is skipped because its user is there already, which is a remark of its own. */
const hasRemark = (row: PlannedRow): boolean => row.issues.length > 0 || row.action === 'skip';
const isChanged = (row: PlannedRow, field: string): boolean =>
  row.action === 'update' && row.differences.some((entry) => entry.field === field);
