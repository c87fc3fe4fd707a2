import { html, type TemplateResult } from 'lit';
import { customName, fieldSpec, type FieldPath, type UserField } from '../../../core/user.js';
import type { FormView } from '../form-view.js';
import { valueOf } from './field-parts.js';
import { valueText } from './value-text.js';

const numberKinds: ReadonlySet<string> = new Set(['digits', 'phone']);

/** What is set, as text. */
export function readOnlyField(view: FormView, path: FieldPath): TemplateResult {
  const text = valueText(view, path, valueOf(view, path));
  const isNumber = customName(path) === undefined && numberKinds.has(fieldSpec(path as UserField).kind);
  return html`<div class="field" part="field">
    <span class="label">${view.words.field(path)}</span>
    ${
      text
        ? html`<span class="fixed-value ${isNumber ? 'number' : ''}" dir="auto">${text}</span>`
        : html`<span class="fixed-value muted">${view.words.text('form.empty-value')}</span>`
    }
  </div>`;
}
