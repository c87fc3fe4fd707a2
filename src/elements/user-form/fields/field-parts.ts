import { html, nothing, type TemplateResult } from 'lit';
import { CircleAlert, Copy, TriangleAlert } from 'lucide';
import { isRequired, valueAt } from '../../../core/rules/draft.js';
import type { CustomField } from '../../../core/policy.js';
import { customName, fieldSpec, type FieldPath, type UserField } from '../../../core/user.js';
import { icon } from '../../icon.js';
import { errorOf, idOf, warningOf, type FormView } from '../form-view.js';

/** What stands in a field now, as typed. */
export const valueOf = ({ draft }: Pick<FormView, 'draft'>, path: FieldPath): unknown => valueAt(draft.values, path);

export function textOf(view: Pick<FormView, 'draft'>, path: FieldPath): string {
  const value = valueOf(view, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** One of the host's own fields, as the policy has it (F4). */
export function customFieldOf({ drafts }: Pick<FormView, 'drafts'>, path: FieldPath): CustomField | undefined {
  const name = customName(path);
  return name === undefined ? undefined : drafts.policy.customFields.find((field) => field.name === name);
}

/** These have an answer from the start, so there is nothing optional about them. */
const answered: ReadonlySet<string> = new Set(['choice', 'boolean', 'forwarding']);
const withDefault: ReadonlySet<string> = new Set(['callTimeout', 'mailboxId', 'greeting', 'maxBindings']);

function isOptional(view: FormView, path: FieldPath): boolean {
  if (view.readOnly || isRequired(view.draft, path, view.drafts.policy)) return false;
  if (customName(path) !== undefined) return customFieldOf(view, path)?.kind !== 'boolean';
  return !withDefault.has(path) && !answered.has(fieldSpec(path as UserField).kind);
}

const optionalMark = (view: FormView, path: FieldPath): unknown =>
  // The blank belongs to the text: screen readers are not told of one that stands alone.
  isOptional(view, path) ? html`<span class="optional">${` ${view.words.text('common.optional')}`}</span>` : nothing;

export function label(view: FormView, path: FieldPath): TemplateResult {
  const id = idOf(path);
  return html`<label class="label" for=${id} id=${`${id}-label`}
    >${view.words.field(path)}${optionalMark(view, path)}</label
  >`;
}

/** Names what has no single control. */
export function groupLabel(view: FormView, path: FieldPath): TemplateResult {
  return html`<span class="label" id=${`${idOf(path)}-label`}>${view.words.field(path)}</span>`;
}

export interface Notes {
  readonly hint?: unknown;
  readonly warning?: string | undefined;
  /** Said elsewhere. */
  readonly withoutError?: boolean;
}

/** What is wrong, what to mind, what helps: in this order, under the field. */
export function notes(view: FormView, path: FieldPath, { hint, warning, withoutError }: Notes = {}): TemplateResult {
  const error = withoutError ? '' : errorOf(view, path);
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

/** While the focus stays inside an editor of several controls, the field has not been left (F1). */
export function stayInside(event: FocusEvent): void {
  const inside = event.currentTarget as HTMLElement;
  if (event.relatedTarget instanceof Node && inside.contains(event.relatedTarget)) event.stopPropagation();
}

/** Takes the focus to a control that the next rendering brings. */
export async function focusLater(within: EventTarget | null, selector: string): Promise<void> {
  const root = (within as HTMLElement).getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  await (root.host as Partial<{ updateComplete: Promise<unknown> }>).updateComplete;
  root.querySelector<HTMLElement>(selector)?.focus();
}
