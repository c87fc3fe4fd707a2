import { html, type TemplateResult } from 'lit';
import { CircleAlert } from 'lucide';
import type { HostFieldsController } from '../../controllers/host-fields-controller.js';
import { valueAt } from '../../core/rules/draft.js';
import type { FieldPath } from '../../core/user.js';
import { icon } from '../icon.js';
import { valueText } from './fields/value-text.js';
import type { FormView } from './form-view.js';

/** F4: the host's own controls, and what is wrong with them, which can stand only after them, but stays in view. To be read, as text. */
export function hostFields(view: FormView, fields: HostFieldsController): TemplateResult {
  const { words, readOnly, shown } = view;
  const { paths } = fields;
  const wrong = shown.filter(({ field }) => field !== undefined && fields.has(field));
  return html`<div class="host-fields" ?hidden=${paths.length === 0}>
    ${readOnly ? paths.map((path) => asText(view, path, fields.label(path))) : undefined}
    <div class="slotted" ?hidden=${readOnly}><slot name="fields" @slotchange=${fields.slotchange}></slot></div>
    <div class="notes">
      ${wrong.map((issue) => html`<div class="error">${icon(CircleAlert)}<span>${words.issue(issue)}</span></div>`)}
    </div>
  </div>`;
}

function asText(view: FormView, path: FieldPath, label: string): TemplateResult {
  const text = valueText(view, path, valueAt(view.draft.values, path));
  return html`<div class="field" part="field">
    <span class="label">${label}</span>
    <span class="fixed-value ${text ? '' : 'muted'}" dir="auto">${text || view.words.text('form.empty-value')}</span>
  </div>`;
}
