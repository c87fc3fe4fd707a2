import { html, nothing, type TemplateResult } from 'lit';
import { CircleAlert, Copy, TriangleAlert } from 'lucide';
import { isRequired } from '../../../core/rules/draft.js';
import { customName, fieldSpec, type FieldPath, type UserField, type UserValues } from '../../../core/user.js';
import { icon } from '../../icon.js';
import { errorOf, idOf, warningOf, type FormView } from '../form-view.js';

/** What stands in a field now, as typed. */
export function valueOf({ draft }: Pick<FormView, 'draft'>, path: FieldPath): unknown {
  const name = customName(path);
  return name === undefined ? draft.values[path as keyof UserValues] : draft.values.custom?.[name];
}

export function textOf(view: Pick<FormView, 'draft'>, path: FieldPath): string {
  const value = valueOf(view, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Kinds that have an answer from the start, so that there is nothing optional about them. */
const answered: ReadonlySet<string> = new Set(['choice', 'boolean', 'forwarding']);

function isOptional(view: FormView, path: FieldPath): boolean {
  if (view.readOnly || isRequired(view.draft, path, view.drafts.policy)) return false;
  const name = customName(path);
  if (name === undefined) return path !== 'callTimeout' && !answered.has(fieldSpec(path as UserField).kind);
  const own = view.drafts.policy.customFields.find((field) => field.name === name);
  return own?.kind !== 'boolean' && !own?.required;
}

const optionalMark = (view: FormView, path: FieldPath): unknown =>
  isOptional(view, path) ? html`<span class="optional">${view.words.text('common.optional')}</span>` : nothing;

export function label(view: FormView, path: FieldPath): TemplateResult {
  const id = idOf(path);
  return html`<label class="label" for=${id} id=${`${id}-label`}
    >${view.words.field(path)} ${optionalMark(view, path)}</label
  >`;
}

/** Names what has no single control. */
export function groupLabel(view: FormView, path: FieldPath): TemplateResult {
  return html`<span class="label" id=${`${idOf(path)}-label`}
    >${view.words.field(path)} ${optionalMark(view, path)}</span
  >`;
}

export interface Notes {
  readonly hint?: unknown;
  readonly warning?: string | undefined;
}

/** What is wrong, what to mind, what helps: in this order, under the field. */
export function notes(view: FormView, path: FieldPath, { hint, warning }: Notes = {}): TemplateResult {
  const error = errorOf(view, path);
  const minded = warning || warningOf(view, path);
  return html`<div id=${`${idOf(path)}-notes`} class="notes">
    ${error ? html`<div class="error">${icon(CircleAlert)}<span>${error}</span></div>` : nothing}
    ${minded ? html`<div class="warning">${icon(TriangleAlert)}<span>${minded}</span></div>` : nothing}
    ${hint ? html`<div class="hint">${hint}</div>` : nothing}
  </div>`;
}

export function copyButton({ words }: FormView, path: FieldPath, run: () => void): TemplateResult {
  const name = words.text('form.copy', { field: words.field(path) });
  return html`<button class="button icon-only" type="button" aria-label=${name} title=${name} @click=${run}>
    ${icon(Copy)}
  </button>`;
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

export interface SelectOptions extends Notes {
  readonly options: readonly Option[];
  readonly current: string;
  /** For values that are no text; absent, the form reads the control. */
  readonly choose?: (value: string) => void;
  /** Beside the field, under its notes. */
  readonly more?: unknown;
}
