import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Check, TriangleAlert } from 'lucide';
import { userFields } from '../../core/user.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { HeaderMatch } from '../../core/columns/header-match.js';
import { sureConfidence } from '../../core/columns/sure-confidence.js';
import type { ImportSession } from '../../data/import-session.js';
import { icon } from '../icon.js';
import { delimiters, encodings, fieldGroups, ungroupedFields } from './column-choices.js';
import { mayHoldSecrets, type StepHost } from './import-step.js';

const sampleRows = 200;

/** The second step: what was recognised, and what each column becomes (I1, I2). */
export class ColumnsStep {
  readonly #host: StepHost;
  /** Columns that a person has looked at; of one reading of the file. */
  readonly #checked = new Set<number>();
  #matches: readonly HeaderMatch[] | undefined;
  #unusedOpen = false;

  constructor(host: StepHost) {
    this.#host = host;
  }

  render(session: ImportSession): TemplateResult {
    if (session.matches !== this.#matches) {
      this.#matches = session.matches;
      this.#checked.clear();
      this.#unusedOpen = false;
    }
    const { text } = this.#host.words;
    // Which list a column stands in is settled when the file is read: rows do not jump away from the hand that sets them.
    const used = session.matches.flatMap((match, column) => (match.field ? [column] : []));
    const unused = session.matches.flatMap((match, column) => (match.field ? [] : [column]));
    return html`<h3 class="heading" data-heading tabindex="-1">${text('import.columns.heading')}</h3>
      ${this.#recognised(session)} ${this.#format(session)}
      <div class="columns" role="table" aria-label=${text('import.columns.heading')}>
        <div role="rowgroup">
          <div role="row" class="column-row header">
            <span role="columnheader">${text('import.columns.column')}</span>
            <span role="columnheader">${text('import.columns.samples')}</span>
            <span role="columnheader">${text('import.columns.field')}</span>
            <span role="columnheader">${text('import.columns.why')}</span>
          </div>
        </div>
        <div role="rowgroup">${used.map((column) => this.#column(session, column))}</div>
        ${this.#unusedOpen || used.length === 0 ? html`<div role="rowgroup">${unused.map((column) => this.#column(session, column))}</div>` : nothing}
      </div>
      ${
        unused.length > 0 && used.length > 0
          ? html`<button
              type="button"
              class="button quiet fold"
              aria-expanded=${this.#unusedOpen}
              @click=${this.#toggleUnused}
            >
              ${text('import.columns.unused', { count: unused.length })}
            </button>`
          : nothing
      }`;
  }

  /** The foot of the page: what comes next, or why not. */
  renderActions(session: ImportSession): TemplateResult {
    const { text } = this.#host.words;
    const nameless = session.problem?.code === 'no-name-column';
    const ready = !nameless && !session.busy;
    return html`<button type="button" class="button" @click=${() => this.#host.restart()}>
        ${text('import.review.otherFile')}
      </button>
      <span class="spacer"></span>
      ${
        nameless
          ? html`<p class="error" id="next-note" role="alert" data-problem="no-name-column">
              ${icon(TriangleAlert)}<span>${text('fileProblem.no-name-column')}</span>
            </p>`
          : html`<span class="muted foot-note" id="next-note" role="status">
              ${session.busy ? text('import.review.planning') : nothing}
            </span>`
      }
      <button
        type="button"
        class="button primary"
        data-next
        aria-disabled=${!ready}
        aria-describedby="next-note"
        @click=${() => ready && this.#next(session)}
      >
        ${text('import.columns.next')}
      </button>`;
  }

  #next(session: ImportSession): void {
    this.#host.attempt(async () => {
      await session.replan();
      session.goTo('review');
    });
  }

  #recognised(session: ImportSession): TemplateResult {
    const { text } = this.#host.words;
    const guesses = session.mapping.filter((_, column) => this.#isGuess(session, column)).length;
    return html`${recognised(this.#host.words, session)}
    ${
      guesses > 0
        ? html`<p class="warning">
            ${icon(TriangleAlert)}<span>${text('import.columns.toCheck', { count: guesses })}</span>
          </p>`
        : nothing
    }
    ${
      session.file?.encodingGuessed
        ? html`<p class="warning">${icon(TriangleAlert)}<span>${text('import.columns.encodingGuessed')}</span></p>`
        : nothing
    }`;
  }

  #format(session: ImportSession): TemplateResult | typeof nothing {
    const { file } = session;
    if (!file) return nothing;
    const { text } = this.#host.words;
    const encoding = file.encoding.toLowerCase();
    const known = delimiters.some(({ value }) => value === file.delimiter);
    const choices = encodings.includes(encoding) ? encodings : [encoding, ...encodings];
    return html`<fieldset class="options">
      <legend class="visually-hidden">${text('import.columns.format')}</legend>
      ${
        file.encoding === 'text'
          ? nothing
          : this.#select(
              'encoding',
              text('import.columns.encoding'),
              (value) => this.#host.reread({ encoding: value }),
              choices.map((name) => ({
                value: name,
                label: name.toUpperCase().replace('WINDOWS', 'Windows').replace('MACINTOSH', 'Macintosh'),
                selected: name === encoding,
              })),
            )
      }
      ${this.#select(
        'delimiter',
        text('import.columns.delimiter'),
        (value) => this.#host.reread({ delimiter: value }),
        [
          ...delimiters.map(({ value, key }) => ({ value, label: text(key), selected: value === file.delimiter })),
          ...(known ? [] : [{ value: file.delimiter, label: file.delimiter, selected: true }]),
        ],
      )}
      ${this.#select(
        'header',
        text('import.columns.header'),
        (value) => this.#host.reread({ hasHeader: value === 'names' }),
        [
          { value: 'names', label: text('import.columns.headerNames'), selected: file.hasHeader },
          { value: 'data', label: text('import.columns.headerData'), selected: !file.hasHeader },
        ],
      )}
    </fieldset>`;
  }

  #select(
    id: string,
    label: string,
    choose: (value: string) => void,
    options: readonly { value: string; label: string; selected: boolean }[],
  ): TemplateResult {
    const value = options.find((option) => option.selected)?.value ?? '';
    return html`<label class="option">
      <span class="muted">${label}</span>
      <select
        class="select"
        data-format=${id}
        .value=${live(value)}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      >
        ${options.map((option) => html`<option value=${option.value} ?selected=${option.selected}>${option.label}</option>`)}
      </select>
    </label>`;
  }

  #column(session: ImportSession, column: number): TemplateResult {
    const { text } = this.#host.words;
    const header = session.file?.hasHeader === false ? '' : (session.table?.headers[column] ?? '').trim();
    const name = header || text('import.columns.noHeader', { number: String(column + 1) });
    const field = session.mapping[column]?.field;
    const guess = this.#isGuess(session, column);
    return html`<div
      role="row"
      class="column-row ${guess ? 'guess' : ''} ${field ? '' : 'unused'}"
      data-column=${column}
    >
      <span role="rowheader" class="column-name" id="column-${column}"><bdi>${name}</bdi></span>
      <span role="cell" class="samples muted">${this.#samples(session, column, header)}</span>
      <span role="cell">
        <select
          class="select"
          aria-label=${text('import.columns.fieldFor', { header: name })}
          aria-describedby="why-${column}"
          .value=${live(field ?? '')}
          @change=${(event: Event) => this.#choose(session, column, (event.target as HTMLSelectElement).value)}
        >
          <option value="" ?selected=${!field}>${text('import.columns.ignore')}</option>
          ${fieldGroups.map(({ key, fields }, group) => {
            const all = group === 0 ? [...fields, ...ungroupedFields] : fields;
            return html`<optgroup label=${text(key)}>
              ${all.map((name) => html`<option value=${name} ?selected=${name === field}>${text(`field.${name}`)}</option>`)}
            </optgroup>`;
          })}
        </select>
      </span>
      <span role="cell" class="why" id="why-${column}">${this.#why(session, column, guess)}</span>
    </div>`;
  }

  #samples(session: ImportSession, column: number, header: string): TemplateResult | string {
    const { text } = this.#host.words;
    if (mayHoldSecrets(header, session.mapping[column]?.field, session.matches[column]?.field))
      return html`<i>${text('import.columns.hidden')}</i>`;
    const samples = new Set<string>();
    const rows = session.table?.rows ?? [];
    for (let row = 0; row < rows.length && row < sampleRows && samples.size < 3; row++) {
      const value = rows[row]![column]?.trim();
      if (value) samples.add(value.length > 60 ? `${value.slice(0, 60)}…` : value);
    }
    if (samples.size === 0) return html`<i>${text('import.columns.noValues')}</i>`;
    return html`${[...samples].map((sample, order) => html`${order > 0 ? html`<span class="dot" aria-hidden="true"> · </span>` : nothing}<bdi>${sample}</bdi>`)}`;
  }

  #why(session: ImportSession, column: number, guess: boolean): TemplateResult | typeof nothing {
    const { text } = this.#host.words;
    const match = session.matches[column];
    const mapping = session.mapping[column];
    if (!match || !mapping) return nothing;
    if (mapping.field !== match.field)
      return html`<span class="muted"
        >${text(mapping.field ? 'import.columns.chosen' : match.field && !this.#checked.has(column) ? 'import.columns.movedAway' : 'import.columns.ignore')}</span
      >`;
    const inverted = mapping.inverted ? html`<span class="muted">${text('import.columns.inverted')}</span>` : nothing;
    if (!guess)
      return html`<span class="muted sure"
          >${this.#checked.has(column) && mapping.field ? text('import.columns.confirmed') : this.#reason(match)}</span
        >${inverted}`;
    return html`<span class="guess-mark"
        >${icon(TriangleAlert)}${this.#reason(match)}: ${text('import.reason.guess')}</span
      >
      <button type="button" class="button link" @click=${(event: Event) => this.#confirm(column, event)}>
        ${icon(Check)}${text('import.columns.confirm')}</button
      >${inverted}`;
  }

  #reason(match: HeaderMatch): string {
    const { text, locale } = this.#host.words;
    const { reason, detail } = match;
    if (!match.field || reason === 'ignored')
      return text(detail ? 'import.reason.knownIgnored' : 'import.reason.ignored');
    if (reason === 'known-system' && detail) return text('import.reason.known-system', { system: detail });
    if (reason === 'similar-name' && detail) return text('import.reason.similarTo', { word: detail });
    if (reason === 'synonym' && detail && !locale.startsWith(detail))
      return text('import.reason.synonymIn', { language: languageName(detail, locale) });
    return text(reason === 'known-system' ? 'import.reason.exact-name' : `import.reason.${reason}`);
  }

  #isGuess(session: ImportSession, column: number): boolean {
    const match = session.matches[column];
    const field = session.mapping[column]?.field;
    return (
      field !== undefined && match?.field === field && match.confidence < sureConfidence && !this.#checked.has(column)
    );
  }

  #choose(session: ImportSession, column: number, value: string): void {
    const field = userFields.find((spec) => spec.name === value)?.name;
    this.#checked.add(column);
    const match = session.matches[column];
    const inverted = field !== undefined && field === match?.field && match.inverted === true;
    session.setColumn(column, field ? { field, ...(inverted && { inverted }) } : {});
    this.#host.refresh();
  }

  #confirm(column: number, event: Event): void {
    this.#checked.add(column);
    // The button goes away with the question; the focus stays in its row.
    (event.currentTarget as HTMLElement).closest('.column-row')?.querySelector('select')?.focus();
    this.#host.refresh();
  }

  readonly #toggleUnused = (): void => {
    this.#unusedOpen = !this.#unusedOpen;
    this.#host.refresh();
  };
}

/** What the file turned out to be, in one line. */
export function recognised(words: StringsController, session: ImportSession): TemplateResult {
  const { text } = words;
  const used = session.mapping.filter((mapping) => mapping.field).length;
  const params = { count: session.mapping.length, used: String(used) };
  const { system, name = text('import.pastedName'), rowCount = 0 } = session.file ?? {};
  return html`<p class="prose">
    ${system ? text('import.columns.recognised', { ...params, system: system.name }) : text('import.columns.unrecognised', params)}
    <span class="muted">${text('import.columns.rows', { count: rowCount, name })}</span>
  </p>`;
}

function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
