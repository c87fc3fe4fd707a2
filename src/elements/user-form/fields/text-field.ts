import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { changedFields, derivedUsername, isRequired } from '../../../core/rules/draft.js';
import { fieldSpec, type UserField } from '../../../core/user.js';
import { errorOf, type FormView } from '../form-view.js';
import { copyButton, label, notes, textOf } from './field-parts.js';

const identifiers: ReadonlySet<UserField> = new Set(['mobile', 'sipUsername', 'authName', 'email', 'username']);

export function textField(view: FormView, field: UserField): TemplateResult {
  const isIdentifier = identifiers.has(field);
  const { kind } = fieldSpec(field);
  return html`<div class="field" part="field">
    ${label(view, field)}
    <input
      class="input ${kind === 'phone' ? 'number' : ''}"
      id=${field}
      data-field=${field}
      autocomplete="off"
      inputmode=${kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text'}
      autocapitalize=${isIdentifier ? 'off' : 'words'}
      spellcheck="false"
      dir=${isIdentifier ? 'ltr' : 'auto'}
      placeholder=${placeholder(view, field) ?? nothing}
      aria-required=${isRequired(view.draft, field, view.drafts.policy)}
      aria-invalid=${errorOf(view, field) ? 'true' : 'false'}
      aria-describedby=${`${field}-notes`}
      .value=${live(textOf(view, field))}
    />
    ${notes(view, field, { hint: hintOf(view, field), warning: field === 'email' ? loginWarning(view) : '' })}
  </div>`;
}

/** What will be kept where nothing is written. */
function placeholder({ draft }: FormView, field: UserField): string | undefined {
  if (field === 'username') return derivedUsername(draft);
  if (field === 'sipUsername') return draft.values.extension;
  if (field === 'authName') return draft.values.sipUsername ?? draft.values.extension;
  return undefined;
}

function hintOf({ words }: FormView, field: UserField): string | undefined {
  if (field === 'email' || field === 'username' || field === 'mobile') return words.text(`form.hint.${field}`);
  return field === 'sipUsername' ? words.text('form.hint.follows-extension') : undefined;
}

/** R13: the address is the sign-in, so who changes it hears so before saving. */
function loginWarning({ words, draft }: FormView): string {
  if (!draft.user?.email || !changedFields(draft).includes('email')) return '';
  const email = draft.values.email;
  return email ? words.text('form.login-changes', { email }) : words.text('form.login-goes');
}

/** R12: not a disabled control, but text with the reason and a way to take it along. */
export function fixedUsername(view: FormView): TemplateResult {
  const { words, copy } = view;
  const username = textOf(view, 'username');
  return html`<div class="field" part="field">
    <span class="label" id="username-label">${words.field('username')}</span>
    <div class="with-buttons" role="group" aria-labelledby="username-label" aria-describedby="username-notes">
      <span class="fixed-value" dir="ltr">${username}</span>
      ${copyButton(view, 'username', () => copy('username', username))}
    </div>
    ${notes(view, 'username', { hint: words.text('form.hint.username-fixed') })}
  </div>`;
}
