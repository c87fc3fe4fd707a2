import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ChevronDown } from 'lucide';
import { choicesOf } from '../../../core/rules/check.js';
import { fieldSpec, type FieldPath, type UserField } from '../../../core/user.js';
import { icon } from '../../icon.js';
import { errorOf, idOf, type FormView } from '../form-view.js';
import { label, notes, textOf, type Option, type SelectOptions } from './field-parts.js';

type ChoiceField = 'role' | 'licence' | 'phoneType' | 'noAnswer';

/** One of several, in the browser's own list. */
export function selectField(view: FormView, path: FieldPath, select: SelectOptions): TemplateResult {
  const { options, current, choose } = select;
  const id = idOf(path);
  const onInput = (event: Event): void => {
    if (!choose) return;
    event.stopPropagation();
    choose((event.target as HTMLSelectElement).value);
  };
  return html`<div class="field" part="field">
    ${label(view, path)}
    <div class="select-box">
      <select
        class="select"
        id=${id}
        data-field=${path}
        autocomplete="off"
        aria-invalid=${errorOf(view, path) ? 'true' : 'false'}
        aria-describedby=${`${id}-notes`}
        .value=${live(current)}
        @input=${onInput}
      >
        ${options.map(
          ({ value, text }) => html`<option value=${value} ?selected=${value === current}>${text}</option>`,
        )}
      </select>
      ${icon(ChevronDown)}
    </div>
    ${notes(view, path, select)} ${select.more}
  </div>`;
}

/** A choice of the policy's or of the kit's. */
export function choiceField(view: FormView, field: UserField): TemplateResult {
  const { words, draft, drafts } = view;
  const current = textOf(view, field);
  const known = choicesOf(field, drafts.policy)?.choices ?? fieldSpec(field).choices ?? [];
  // A value that the rules no longer know stays to be seen, and may stay.
  const choices = current && !known.includes(current) ? [...known, current] : known;
  const options: Option[] = choices.map((value) => ({ value, text: words.choice(field as ChoiceField, value) }));
  if (!current) options.unshift({ value: '', text: words.text('form.empty-value') });
  const hasFullControl = field === 'licence' && drafts.policy.fullControlLicences.includes(draft.values.licence ?? '');
  return selectField(view, field, {
    options,
    current,
    hint: hasFullControl && words.text('form.hint.licence-admin'),
  });
}
