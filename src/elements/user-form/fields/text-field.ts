import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dialByName } from '../../../core/calls/dial-by-name.js';
import { changedFields, derivedUsername, isRequired } from '../../../core/rules/draft.js';
import { fieldSpec, type UserField } from '../../../core/user.js';
import { errorOf, type FormView } from '../form-view.js';
import { copyButton, label, notes, textOf } from './field-parts.js';
import { keepAsDialled, phoneHint } from './phone-parts.js';

/** Characters of a name that carriers show (CNAM). */
const shownByCarriers = 15;

const identifiers: ReadonlySet<UserField> = new Set(['sipUsername', 'authName', 'email', 'username']);
const names: ReadonlySet<UserField> = new Set(['displayName', 'givenName', 'familyName', 'company', 'callerIdName']);
const inputModes: Readonly<Record<string, string>> = { email: 'email', phone: 'tel' };

/** A line of text; of a telephone number, understood when it is left. */
export function textField(view: FormView, field: UserField): TemplateResult {
  const { kind } = fieldSpec(field);
  const isPhone = kind === 'phone';
  return html`<div class="field" part="field">
    ${label(view, field)}
    <input
      class="input ${isPhone ? 'number' : ''}"
      id=${field}
      data-field=${field}
      autocomplete="off"
      inputmode=${inputModes[kind] ?? 'text'}
      autocapitalize=${names.has(field) ? 'words' : isPhone || identifiers.has(field) ? 'off' : 'sentences'}
      spellcheck="false"
      dir=${isPhone || identifiers.has(field) ? 'ltr' : 'auto'}
      placeholder=${placeholder(view, field) ?? nothing}
      aria-required=${isRequired(view.draft, field, view.drafts.policy)}
      aria-invalid=${errorOf(view, field) ? 'true' : 'false'}
      aria-describedby=${`${field}-notes`}
      .value=${live(textOf(view, field))}
      @focusout=${isPhone ? () => keepAsDialled(view, field) : nothing}
    />
    ${notes(view, field, { hint: hintOf(view, field), warning: warningOf(view, field) })}
  </div>`;
}

/** Several lines. */
export function notesField(view: FormView, field: UserField): TemplateResult {
  return html`<div class="field" part="field">
    ${label(view, field)}
    <textarea
      class="input"
      id=${field}
      data-field=${field}
      rows="3"
      autocomplete="off"
      dir="auto"
      aria-required=${isRequired(view.draft, field, view.drafts.policy)}
      aria-invalid=${errorOf(view, field) ? 'true' : 'false'}
      aria-describedby=${`${field}-notes`}
      .value=${live(textOf(view, field))}
    ></textarea>
    ${notes(view, field)}
  </div>`;
}

/** What will be kept where nothing is written. */
function placeholder({ draft }: FormView, field: UserField): string | undefined {
  if (field === 'username') return derivedUsername(draft);
  if (field === 'sipUsername') return draft.values.extension;
  if (field === 'authName') return draft.values.sipUsername ?? draft.values.extension;
  return undefined;
}

function hintOf(view: FormView, field: UserField): string | undefined {
  const { words } = view;
  if (field === 'displayName') return spelledName(view);
  if (field === 'email' || field === 'username') return words.text(`form.hint.${field}`);
  if (field === 'sipUsername') return words.text('form.hint.follows-extension');
  if (field === 'callerIdName') {
    const count = [...textOf(view, field)].length;
    return words.text('form.hint.callerIdName', { count, max: shownByCarriers });
  }
  const read = fieldSpec(field).kind === 'phone' ? phoneHint(view, textOf(view, field)) : undefined;
  return read ?? (field === 'mobile' ? words.text('form.hint.mobile') : undefined);
}

/** R15: how callers reach this user by spelling the name. */
function spelledName({ words, draft, drafts }: FormView): string | undefined {
  const dial = dialByName(draft.values, drafts.policy);
  return dial && words.text('form.dial-by-name', { key: begun(dial.key), spelled: begun(dial.spelled) });
}

/** More keys than that nobody presses. */
const mostKeys = 16;
const begun = (keys: string): string => (keys.length > mostKeys ? `${keys.slice(0, mostKeys)}…` : keys);

function warningOf(view: FormView, field: UserField): string | undefined {
  if (field === 'email') return loginWarning(view);
  if (field !== 'callerIdName' || [...textOf(view, field)].length <= shownByCarriers) return undefined;
  return view.words.text('form.callerIdName-warning', { max: shownByCarriers });
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
