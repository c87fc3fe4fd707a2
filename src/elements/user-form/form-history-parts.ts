import { html, nothing, type TemplateResult } from 'lit';
import { ChevronDown } from 'lucide';
import type { UserHistoryController } from '../../controllers/user-history-controller.js';
import { valuesAtCreation, type HistoryEntry } from '../../core/history.js';
import { valueAt, valuePaths } from '../../core/rules/draft.js';
import type { CustomValues, FieldPath } from '../../core/user.js';
import { icon } from '../icon.js';
import { valueText } from './fields/value-text.js';
import type { FormView } from './form-view.js';

/** R53: what changed, when and who did it, folded at the end. Secrets are named, never shown (R60). */
export function historySection(view: FormView, history: UserHistoryController): TemplateResult | typeof nothing {
  if (!history.available) return nothing;
  const { words } = view;
  const load = (event: Event): void => {
    if ((event.currentTarget as HTMLDetailsElement).open && !history.entries) void history.load();
  };
  return html`<details class="section history" part="section" id="history" @toggle=${load}>
    <summary>
      <div class="section-heading">
        <h3 class="section-title" id="section-history">${words.text('form.history')}</h3>
        <span class="muted">${words.text('form.history.intro')}</span>
      </div>
      ${icon(ChevronDown)}
    </summary>
    <div class="section-content">${content(view, history)}</div>
  </details>`;
}

function content(view: FormView, history: UserHistoryController): TemplateResult {
  const { words } = view;
  const { entries, error } = history;
  if (error) return html`<p class="error" role="alert">${words.error(error)}</p>`;
  if (!entries) return html`<p class="muted" role="status">${words.text('common.loading')}</p>`;
  if (entries.length === 0) return html`<p class="muted">${words.text('form.history.none')}</p>`;
  return html`<ol class="entries" aria-labelledby="section-history">
    ${entries.map((entry, at) => html`<li class="entry">${entryOf(view, history, entry, entries.slice(0, at))}</li>`)}
  </ol>`;
}

function entryOf(
  view: FormView,
  history: UserHistoryController,
  entry: HistoryEntry,
  later: readonly HistoryEntry[],
): TemplateResult {
  const { words } = view;
  const when = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const by = entry.kind === 'unreadable' ? nothing : html` · <bdi>${byWhom(view, history, entry)}</bdi>`;
  return html`<p class="muted"><time datetime=${entry.at}>${when.format(new Date(entry.at))}</time>${by}</p>
    <ul>
      ${[...doneOf(view, entry, later), ...linesOf(view, history, entry)].map((line) => html`<li dir="auto">${line}</li>`)}
    </ul>`;
}

function byWhom({ words }: FormView, history: UserHistoryController, { by }: HistoryEntry): string {
  return by === undefined
    ? words.text('form.history.by-nobody')
    : words.text('form.history.by', { name: history.nameOf(by) });
}

/** What was done, and what a new user was given with it, unless some of what changed since is not known. */
function doneOf(view: FormView, entry: HistoryEntry, later: readonly HistoryEntry[]): Lines {
  if (entry.kind === 'update') return [];
  const { words, draft } = view;
  const done = words.text(`form.history.${entry.kind}`);
  if (entry.kind !== 'create' || !draft.user || later.some(({ kind }) => kind === 'unreadable')) return [done];
  const given = valuesAtCreation(draft.user, later);
  const lines = valuePaths(given).flatMap((field) => {
    const value = valueText(view, field, valueAt(given, field));
    return value ? [words.text('form.history.given', { field: words.field(field), value })] : [];
  });
  return [done, ...lines];
}

/** What changed, a line for each field. */
function linesOf(view: FormView, history: UserHistoryController, entry: HistoryEntry): Lines {
  const { words } = view;
  const changed = Object.entries(entry.fields ?? {}).flatMap(([field, [old, now]]) => changesOf(field, old, now));
  const fields = changed.map(({ field, old, now }) =>
    words.text('form.history.field', {
      field: words.field(field),
      old: valueText(view, field, old ?? undefined) || words.text('form.empty-value'),
      now: valueText(view, field, now ?? undefined) || words.text('form.empty-value'),
    }),
  );
  const secrets = (entry.secrets ?? []).map((field) =>
    words.text(entry.kind === 'create' ? 'form.history.secret-given' : 'form.history.secret', {
      field: words.field(field),
    }),
  );
  const read = (entry.acknowledged ?? []).map((field) => words.field(field));
  return [
    ...fields,
    ...secrets,
    ...(read.length > 0 ? [words.text('form.history.acknowledged', { fields: read })] : []),
    ...(entry.because === undefined
      ? []
      : [words.text('form.history.because', { name: history.nameOf(entry.because) })]),
  ];
}

type Lines = readonly string[];

interface FieldChange {
  readonly field: FieldPath;
  readonly old: unknown;
  readonly now: unknown;
}

/** The host's own fields stand in the trail as one; they are told name by name. */
function changesOf(field: string, old: unknown, now: unknown): readonly FieldChange[] {
  if (field !== 'custom') return [{ field: field as FieldPath, old, now }];
  const before = (old ?? {}) as CustomValues;
  const after = (now ?? {}) as CustomValues;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ field: `custom.${name}`, old: before[name], now: after[name] }));
}
