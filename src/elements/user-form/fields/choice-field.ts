import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ChevronDown } from 'lucide';
import { ringChoices, ringSeconds, type RingChoice } from '../../../core/calls/ring-time.js';
import { choicesOf } from '../../../core/rules/check.js';
import { isRequired, valueAt } from '../../../core/rules/draft.js';
import { fieldSpec, type FieldPath, type UserField } from '../../../core/user.js';
import type { StringsController } from '../../../controllers/strings-controller.js';
import { icon } from '../../icon.js';
import { errorOf, idOf, type FormView } from '../form-view.js';
import { label, notes, textOf, type Notes } from './field-parts.js';

type ChoiceField = 'role' | 'licence' | 'phoneType' | 'noAnswer';

export interface Option {
  readonly value: string;
  readonly text: unknown;
}

export interface SelectOptions extends Notes {
  readonly options: readonly Option[];
  readonly current: string;
  /** For values that are no text; absent, the form reads the control. */
  readonly choose?: (value: string) => void;
  readonly more?: unknown;
}

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
        aria-required=${isRequired(view.draft, path, view.drafts.policy)}
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
  if (field === 'noAnswer') return withDefault(view, field, options, 'voicemail');
  if (!current) options.unshift({ value: '', text: words.text('form.empty-value') });
  const hasFullControl = field === 'licence' && drafts.policy.fullControlLicences.includes(draft.values.licence ?? '');
  const hint = hasFullControl ? words.text('form.hint.licence-admin') : undefined;
  return selectField(view, field, { options, current, hint });
}

/** R17: in rings, kept in seconds; an odd value is a choice of its own and is not rewritten. */
export function ringTimeField(view: FormView): TemplateResult {
  const { words, draft, drafts } = view;
  const kept = draft.values.callTimeout;
  const choices = ringChoices(drafts.policy, typeof kept === 'number' ? kept : undefined);
  const options = choices.map((choice) => ({ value: String(choice.seconds), text: ringTimeText(words, choice) }));
  return withDefault(view, 'callTimeout', options, String(ringSeconds({}, drafts.policy)), Number);
}

export function ringTimeText(words: StringsController, { rings, seconds, exact }: RingChoice): string {
  if (rings === 0) return words.text('form.seconds', { count: seconds });
  return words.text(exact ? 'form.rings' : 'form.rings-about', { count: rings, seconds });
}

/** Where nothing is set, the default is what counts; chosen again, nothing is set as before. */
function withDefault(
  view: FormView,
  field: UserField,
  options: readonly Option[],
  initial: string,
  read: (value: string) => unknown = (value) => value,
): TemplateResult {
  const wasUnset = valueAt(view.draft.initial, field) === undefined;
  return selectField(view, field, {
    options,
    current: textOf(view, field) || initial,
    choose: (value) => view.edit(field, wasUnset && value === initial ? undefined : read(value)),
  });
}
