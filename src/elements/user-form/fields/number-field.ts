import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isRequired } from '../../../core/rules/draft.js';
import { fieldSpec, type FieldPath, type UserField } from '../../../core/user.js';
import { errorOf, idOf, type FormView } from '../form-view.js';
import { label, notes, textOf } from './field-parts.js';

/** What was typed as a number; what is none stays text, so that the rules can name it. */
export function numberOf(text: string, pattern = /^\d+$/): number | string | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  return pattern.test(typed) ? Number(typed) : text;
}

/** A whole number with its bounds. */
export function integerField(view: FormView, field: UserField): TemplateResult {
  const { min, max } = fieldSpec(field);
  const { words } = view;
  const bounds = words.text('form.hint.integer', { min: min!, max: max! });
  const hint = field === 'onCallRemindMinutes' ? words.text('form.hint.onCallRemindMinutes') : bounds;
  return numberInput(view, field, { hint, inputmode: 'numeric', read: numberOf });
}

export interface NumberInput {
  readonly hint?: string | undefined;
  readonly inputmode: 'numeric' | 'decimal';
  readonly read: (text: string) => number | string | undefined;
}

export function numberInput(view: FormView, path: FieldPath, { hint, inputmode, read }: NumberInput): TemplateResult {
  const id = idOf(path);
  const onInput = (event: Event): void => {
    event.stopPropagation();
    view.edit(path, read((event.target as HTMLInputElement).value));
  };
  return html`<div class="field" part="field">
    ${label(view, path)}
    <input
      class="input short"
      id=${id}
      data-field=${path}
      autocomplete="off"
      inputmode=${inputmode}
      dir="ltr"
      aria-required=${isRequired(view.draft, path, view.drafts.policy)}
      aria-invalid=${errorOf(view, path) ? 'true' : 'false'}
      aria-describedby=${`${id}-notes`}
      .value=${live(textOf(view, path))}
      @input=${onInput}
    />
    ${notes(view, path, { hint })}
  </div>`;
}
