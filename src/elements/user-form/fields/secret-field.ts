import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CircleCheck, Eye, EyeOff, TriangleAlert } from 'lucide';
import { isRequired, secretWarning } from '../../../core/rules/draft.js';
import { isPin } from '../../../core/rules/secret.js';
import type { SecretField } from '../../../core/user.js';
import type { StringKey } from '../../../strings/en.js';
import { icon } from '../../icon.js';
import { errorOf, type FormView } from '../form-view.js';
import { copyButton, focusLater, groupLabel, label, notes } from './field-parts.js';

/** Says that a secret is there, never what it is; shows only what was just typed or generated (R60). */
export function secretField(view: FormView, field: SecretField): TemplateResult {
  const { draft } = view;
  const isKept = draft.user?.secrets[field] !== undefined;
  if (view.readOnly || draft.cleared.has(field) || (isKept && draft.secrets[field] === undefined))
    return keptSecret(view, field);
  return html`<div class="field" part="field">
    ${label(view, field)}
    <div class="with-buttons">${secretInput(view, field)}${secretButtons(view, field)}</div>
    ${secretNotes(view, field)}
    <div class="links">
      ${link(view, field, 'form.secret.generate')} ${isKept ? link(view, field, 'form.secret.keep') : nothing}
    </div>
  </div>`;
}

function secretInput(view: FormView, field: SecretField): TemplateResult {
  const { draft, drafts, revealed } = view;
  return html`<input
    class="input secret"
    id=${field}
    data-field=${field}
    type=${revealed.has(field) ? 'text' : 'password'}
    inputmode=${isPin(field) ? 'numeric' : 'text'}
    autocomplete="new-password"
    autocapitalize="off"
    spellcheck="false"
    dir="ltr"
    aria-required=${isRequired(draft, field, drafts.policy)}
    aria-invalid=${errorOf(view, field) ? 'true' : 'false'}
    aria-describedby=${`${field}-notes`}
    .value=${live(draft.secrets[field] ?? '')}
  />`;
}

function secretButtons(view: FormView, field: SecretField): TemplateResult {
  const { words, draft, revealed, reveal, copy } = view;
  const isShown = revealed.has(field);
  const secret = draft.secrets[field];
  const toggle = words.text(isShown ? 'form.secret.hide' : 'form.secret.show', { field: words.field(field) });
  return html`<button
      class="button icon-only"
      type="button"
      aria-label=${toggle}
      title=${toggle}
      @click=${() => reveal(field)}
    >
      ${icon(isShown ? EyeOff : Eye)}
    </button>
    ${secret ? copyButton(view, field, () => copy(field, secret)) : nothing}`;
}

function secretNotes(view: FormView, field: SecretField): TemplateResult {
  const { words, draft, drafts } = view;
  const error = errorOf(view, field);
  const warning = error ? undefined : secretWarning(draft, field, drafts.policy);
  const isFine = draft.secrets[field] && !error && !warning;
  const hints = [
    isPin(field) ? pinHint(view, field) : '',
    isFine ? words.text('form.secret.new') : '',
    isFine && field === 'sipPassword' ? words.text('form.secret.by-hand') : '',
    !draft.secrets[field] && field === 'portalPassword' ? words.text('form.secret.portal-none') : '',
  ];
  return notes(view, field, { hint: hints.filter(Boolean).join(' '), warning: warning && words.issue(warning) });
}

/** What may be written. */
function pinHint({ words, drafts }: FormView, field: SecretField): string {
  const { minLength: min, maxLength: max } = drafts.policy.voicemailPin;
  return words.text(field === 'onCallPin' ? 'form.hint.pin-different' : 'form.hint.pin', { min, max });
}

/** What is kept, or shall be no more, and what can be done about it. */
function keptSecret(view: FormView, field: SecretField): TemplateResult {
  const { words, draft, readOnly } = view;
  const isCleared = draft.cleared.has(field);
  const state = isCleared ? 'none' : (draft.user?.secrets[field] ?? 'none');
  const mark = state === 'set' ? icon(CircleCheck) : state === 'weak' ? icon(TriangleAlert) : nothing;
  return html`<div
    class="field"
    part="field"
    data-field=${field}
    tabindex="-1"
    role="group"
    aria-labelledby=${`${field}-label`}
    aria-describedby=${`${field}-notes`}
  >
    ${groupLabel(view, field)}
    <div class="kept-secret ${state}">
      ${mark}<span>${words.text(isCleared ? 'form.secret.clearing' : stateText(field, state))}</span>
    </div>
    ${notes(view, field)} ${readOnly ? nothing : keptLinks(view, field, isCleared)}
  </div>`;
}

const stateText = (field: SecretField, state: 'set' | 'weak' | 'none'): StringKey =>
  field === 'portalPassword' && state === 'none' ? 'form.secret.portal-none' : `form.secret.${state}`;

function keptLinks(view: FormView, field: SecretField, isCleared: boolean): TemplateResult {
  const canClear = !isCleared && !isRequired(view.draft, field, view.drafts.policy) && field !== 'sipPassword';
  return html`<div class="links">
    ${link(view, field, 'form.secret.replace')} ${link(view, field, 'form.secret.generate')}
    ${canClear ? link(view, field, 'form.secret.clear') : nothing}
    ${isCleared ? link(view, field, 'form.secret.keep') : nothing}
  </div>`;
}

type Action = 'form.secret.replace' | 'form.secret.generate' | 'form.secret.clear' | 'form.secret.keep';

/** The button goes with what it does, so the focus is taken to what comes instead. */
function link({ words, drafts }: FormView, field: SecretField, action: Action): TemplateResult {
  const run = (event: Event): void => {
    if (action === 'form.secret.generate') drafts.generate(field);
    else if (action === 'form.secret.replace') drafts.editSecret(field, '');
    else drafts.editSecret(field, action === 'form.secret.clear' ? null : undefined);
    void focusLater(event.currentTarget, `[data-field='${field}']`);
  };
  const name = `${words.text(action)}: ${words.field(field)}`;
  return html`<button class="button link" type="button" aria-label=${name} @click=${run}>
    ${words.text(action)}
  </button>`;
}
