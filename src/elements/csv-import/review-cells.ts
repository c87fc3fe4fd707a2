import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ArrowRight, Equal, Pencil, Plus, SkipForward, TriangleAlert, type IconNode } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { PlannedAction, PlannedRow } from '../../core/import/import-plan.js';
import { isSecretField, type FieldPath, type UserField } from '../../core/user.js';
import type { ImportSession } from '../../data/import-session.js';
import { icon } from '../icon.js';
import { isIdentifier, shorten, valueText } from './import-step.js';

const actionIcons: Readonly<Record<PlannedAction, IconNode>> = {
  create: Plus,
  update: Pencil,
  unchanged: Equal,
  skip: SkipForward,
  problem: TriangleAlert,
};

/** Colour and shape and word. */
export function actionBadge(action: PlannedAction, word: string): TemplateResult {
  return html`<span class="badge ${action}">${icon(actionIcons[action])}<span>${word}</span></span>`;
}

export const actionMark = (action: PlannedAction): TemplateResult => icon(actionIcons[action]);

/** The name of a row's user, or what the file has in its place. */
export function rowName(words: StringsController, session: ImportSession, row: PlannedRow): string {
  return fieldText(words, session, row, 'displayName') ?? words.text('import.rows.noName');
}

function rawCell(session: ImportSession, row: PlannedRow, field: UserField): string | undefined {
  const column = session.mapping.findIndex((mapping) => mapping.field === field);
  return column < 0 ? undefined : session.table?.rows[row.row - 1]?.[column]?.trim() || undefined;
}

/** What a field will hold, else what the file says where that could not be read; no longer than can be read. */
export function fieldText(
  words: StringsController,
  session: ImportSession,
  row: PlannedRow,
  field: UserField,
): string | undefined {
  const text = wholeText(words, session, row, field);
  return text === undefined ? undefined : shorten(text);
}

function wholeText(
  words: StringsController,
  session: ImportSession,
  row: PlannedRow,
  field: UserField,
): string | undefined {
  if (isSecretField(field)) return row.secrets?.includes(field) ? words.text('import.rows.secretSet') : undefined;
  const value = row.values[field];
  if (value !== undefined) return valueText(words, field, value);
  const raw = rawCell(session, row, field);
  if (raw !== undefined || field !== 'displayName') return raw;
  return (
    ['givenName' as const, 'familyName' as const].flatMap((part) => rawCell(session, row, part) ?? []).join(' ') ||
    undefined
  );
}

/** One value of a row, or old → new where it changes. */
export function fieldCell(
  words: StringsController,
  session: ImportSession,
  row: PlannedRow,
  field: UserField,
): TemplateResult | typeof nothing {
  const difference = row.action === 'update' ? row.differences.find((entry) => entry.field === field) : undefined;
  const number = isIdentifier(field) ? 'number' : '';
  const now = fieldText(words, session, row, field);
  if (!difference) {
    const offered = field === 'extension' && row.offeredExtension === true;
    return now === undefined
      ? nothing
      : html`<span class="value ${number}" title=${now}><bdi>${now}</bdi></span
          >${offered ? html`<span class="offered">${words.text('import.rows.nextFree')}</span>` : nothing}`;
  }
  const before = isSecretField(field) ? undefined : valueText(words, field, difference.before);
  const after = isSecretField(field) ? words.text('import.rows.secretSet') : valueText(words, field, difference.after);
  const nothingThere = html`<i>${words.text('import.rows.nothing')}</i>`;
  return html`<span
    class="difference"
    title="${before ?? words.text('import.rows.nothing')} → ${after ?? words.text('import.rows.nothing')}"
    ><span class="visually-hidden">${words.text('import.rows.from')} </span
    ><del class="${number} ${before === undefined ? 'none' : ''}"
      >${before === undefined ? nothingThere : html`<bdi>${before}</bdi>`}</del
    >${icon(ArrowRight)}<span class="visually-hidden"> ${words.text('import.rows.to')} </span
    ><ins class=${number}>${after === undefined ? nothingThere : html`<bdi>${after}</bdi>`}</ins></span
  >`;
}

const cardHead: readonly UserField[] = ['displayName', 'extension', 'email'];

/** What a card says beyond its head: what changes, else the other values. */
export function moreCell(
  words: StringsController,
  session: ImportSession,
  row: PlannedRow,
): TemplateResult | typeof nothing {
  const parts =
    row.action === 'update'
      ? row.differences
          .filter(({ field }) => !cardHead.includes(field) && field !== 'status')
          .map(({ field }) => html`${words.field(field)}: ${fieldCell(words, session, row, field)}`)
      : session.mapping.flatMap(({ field }) => {
          const value =
            field &&
            !cardHead.includes(field) &&
            field !== 'status' &&
            !isSecretField(field) &&
            fieldText(words, session, row, field);
          return value ? [html`<bdi>${value}</bdi>`] : [];
        });
  return parts.length === 0
    ? nothing
    : html`<span class="more-text">${parts.map((part, order) => [order > 0 ? ' · ' : '', part])}</span>`;
}

export interface ActivateCell {
  readonly row: PlannedRow;
  readonly name: string;
  readonly tabStop: 0 | -1;
  readonly toggle: (event: Event) => void;
}

/** Whether a row has the checkbox at all (I5): nothing is activated that is not imported. */
export const canHoldActivation = (row: PlannedRow): boolean =>
  row.action === 'create' || row.action === 'update' || row.action === 'unchanged';

/** The checkbox, or what is still missing: short in the cell, in full for screen readers and on focus. */
export function activateCell(
  words: StringsController,
  { row, name, tabStop, toggle }: ActivateCell,
): TemplateResult | typeof nothing {
  if (!canHoldActivation(row)) return nothing;
  const fieldName = (field: FieldPath) => words.field(field);
  const [first, ...more] = row.missing;
  // Who is activated already may stay so, whatever is missing.
  const refused = first !== undefined && row.status !== 'activated';
  const reason = refused ? words.text('import.activate.reason', { name, fields: row.missing.map(fieldName) }) : '';
  return html`<input
      type="checkbox"
      class="checkbox"
      aria-label=${words.text('import.activate.row', { name })}
      aria-disabled=${refused}
      aria-describedby=${refused ? `missing-${row.row}` : nothing}
      tabindex=${tabStop}
      data-focus
      .checked=${live(row.activate)}
      @click=${toggle}
    /><span class="card-label" aria-hidden="true">${words.text('import.activate.label')}</span>${
      refused
        ? html`<span class="needs ${row.asked ? 'asked' : 'muted'}" data-tip=${reason}
              >${
                more.length === 0
                  ? words.text('import.activate.needs', { field: fieldName(first) })
                  : words.text('import.activate.needsMore', { field: fieldName(first), more: more.length })
              }</span
            ><span class="visually-hidden" id="missing-${row.row}">${reason}</span>`
        : nothing
    }`;
}
