import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CustomField } from '../../../core/policy.js';
import { isRequired } from '../../../core/rules/draft.js';
import type { FieldPath } from '../../../core/user.js';
import { errorOf, idOf, type FormView } from '../form-view.js';
import { selectField } from './choice-field.js';
import { customFieldOf, label, notes, textOf } from './field-parts.js';
import { numberInput, numberOf } from './number-field.js';
import { switchField } from './switch-field.js';

/** One of the host's own fields, as its policy describes it (F4). */
export function customField(view: FormView, path: FieldPath): TemplateResult {
  const field = customFieldOf(view, path);
  const hint = field?.hint;
  if (field?.kind === 'boolean') return switchField(view, path, { hint });
  if (field?.kind === 'number') return numberInput(view, path, { hint, inputmode: 'decimal', read: decimalOf });
  return field?.kind === 'choice' ? customChoice(view, path, field) : customText(view, path, hint);
}

const decimalOf = (text: string): number | string | undefined => numberOf(text, /^-?\d+([.]\d+)?$/);

function customChoice(view: FormView, path: FieldPath, { choices = [], hint }: CustomField): TemplateResult {
  const current = textOf(view, path);
  const known = current && !choices.includes(current) ? [...choices, current] : choices;
  const options = [
    { value: '', text: view.words.text('form.empty-value') },
    ...known.map((value) => ({ value, text: value })),
  ];
  return selectField(view, path, { options, current, hint });
}

function customText(view: FormView, path: FieldPath, hint: string | undefined): TemplateResult {
  const id = idOf(path);
  return html`<div class="field" part="field">
    ${label(view, path)}
    <input
      class="input"
      id=${id}
      data-field=${path}
      autocomplete="off"
      dir="auto"
      aria-required=${isRequired(view.draft, path, view.drafts.policy)}
      aria-invalid=${errorOf(view, path) ? 'true' : 'false'}
      aria-describedby=${`${id}-notes`}
      .value=${live(textOf(view, path))}
    />
    ${notes(view, path, { hint })}
  </div>`;
}
