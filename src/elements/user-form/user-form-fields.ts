import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { html as staticHtml, type StaticValue } from 'lit/static-html.js';
import { ChevronDown, CircleAlert, CircleCheck, Copy, Eye, EyeOff, TriangleAlert } from 'lucide';
import type { DraftController } from '../../controllers/draft-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { choicesOf } from '../../core/rules/check.js';
import { changedFields, derivedUsername, isRequired, secretWarning, type UserDraft } from '../../core/rules/draft.js';
import type { Issue } from '../../core/issue.js';
import { fieldSpec, isSecretField, type SecretField, type UserField, type UserValues } from '../../core/user.js';
import type { UserDirectory } from '../../data/directory.js';
import { icon } from '../icon.js';

/** What a field needs to be shown. */
export interface FormView {
  readonly words: StringsController;
  readonly drafts: DraftController;
  readonly draft: UserDraft;
  readonly shown: readonly Issue[];
  readonly directory: UserDirectory | undefined;
  readonly readOnly: boolean;
  readonly picker: StaticValue;
  /** Secrets that a person asked to see. */
  readonly revealed: ReadonlySet<SecretField>;
  readonly reveal: (field: SecretField) => void;
  readonly copy: (field: UserField, text: string) => void;
}

export function formField(view: FormView, field: UserField): TemplateResult {
  if (isSecretField(field)) return secretField(view, field);
  if (view.readOnly) return readOnlyField(view, field);
  if (field === 'extension') return extensionField(view);
  if (field === 'username' && view.draft.user?.username !== undefined) return fixedUsername(view);
  return fieldSpec(field).kind === 'choice' ? choiceField(view, field) : textField(view, field);
}

function textOf({ draft }: FormView, field: UserField): string {
  const value: unknown = draft.values[field as keyof UserValues];
  return typeof value === 'string' ? value : '';
}

/** The sentence of the first mistake that may be shown. */
export function errorOf(view: FormView, field: UserField): string {
  const issue = view.shown.find((candidate) => candidate.field === field);
  return issue ? view.words.issue(issue) : '';
}

function label(view: FormView, field: UserField): TemplateResult {
  const { words, draft, drafts, readOnly } = view;
  // A choice always has a value, so there is nothing optional about it.
  const optional = !readOnly && fieldSpec(field).kind !== 'choice' && !isRequired(draft, field, drafts.policy);
  return html`<label class="label" for=${field} id=${`${field}-label`}
    >${words.field(field)}
    ${optional ? html`<span class="optional">${words.text('common.optional')}</span>` : nothing}</label
  >`;
}

/** What is wrong, what to mind, what helps: in this order, under the field. */
function notes(view: FormView, field: UserField, hint: unknown = nothing, warning = ''): TemplateResult {
  const error = errorOf(view, field);
  return html`<div id=${`${field}-notes`} class="notes">
    ${error ? html`<div class="error">${icon(CircleAlert)}<span>${error}</span></div>` : nothing}
    ${warning ? html`<div class="warning">${icon(TriangleAlert)}<span>${warning}</span></div>` : nothing}
    ${hint === nothing ? nothing : html`<div class="hint">${hint}</div>`}
  </div>`;
}

const identifiers: ReadonlySet<UserField> = new Set(['mobile', 'sipUsername', 'authName', 'email', 'username']);

function textField(view: FormView, field: UserField): TemplateResult {
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
    ${notes(view, field, hintOf(view, field), field === 'email' ? loginWarning(view) : '')}
  </div>`;
}

/** What will be kept where nothing is written. */
function placeholder({ draft }: FormView, field: UserField): string | undefined {
  if (field === 'username') return derivedUsername(draft);
  if (field === 'sipUsername') return draft.values.extension;
  if (field === 'authName') return draft.values.sipUsername ?? draft.values.extension;
  return undefined;
}

function hintOf({ words }: FormView, field: UserField): unknown {
  if (field === 'email' || field === 'username' || field === 'mobile') return words.text(`form.hint.${field}`);
  if (field === 'sipUsername') return words.text('form.hint.follows-extension');
  return nothing;
}

/** R13: the address is the sign-in, so who changes it hears so before saving. */
function loginWarning({ words, draft }: FormView): string {
  if (!draft.user?.email || !changedFields(draft).includes('email')) return '';
  const email = draft.values.email;
  return email ? words.text('form.login-changes', { email }) : words.text('form.login-goes');
}

function choiceField(view: FormView, field: UserField): TemplateResult {
  const { words, draft, drafts } = view;
  const current = textOf(view, field);
  const policy = choicesOf(field, drafts.policy)?.choices ?? fieldSpec(field).choices ?? [];
  // A value that the rules no longer know stays to be seen, and may stay.
  const choices = current && !policy.includes(current) ? [...policy, current] : policy;
  const hint =
    field === 'licence' && draft.values.licence === 'admin' ? words.text('form.hint.licence-admin') : nothing;
  return html`<div class="field" part="field">
    ${label(view, field)}
    <div class="select-box">
      <select
        class="select"
        id=${field}
        data-field=${field}
        autocomplete="off"
        aria-invalid=${errorOf(view, field) ? 'true' : 'false'}
        aria-describedby=${`${field}-notes`}
        .value=${live(current)}
      >
        ${current ? nothing : html`<option value="">${words.text('form.empty-value')}</option>`}
        ${choices.map(
          (choice) =>
            html`<option value=${choice} ?selected=${choice === current}>
              ${words.choice(field as 'role' | 'licence' | 'phoneType', choice)}
            </option>`,
        )}
      </select>
      ${icon(ChevronDown)}
    </div>
    ${notes(view, field, hint)}
  </div>`;
}

function extensionField(view: FormView): TemplateResult {
  const { words, draft, drafts, directory } = view;
  const required = isRequired(draft, 'extension', drafts.policy);
  // The picker says itself whose number it is; what it cannot know comes from the draft.
  const own = view.shown.find(({ field, code }) => field === 'extension' && code.startsWith('required'));
  return staticHtml`<${view.picker}
    part="field"
    data-field="extension"
    label=${words.text('field.extension')}
    for-user=${draft.user?.id ?? nothing}
    .directory=${directory}
    .value=${textOf(view, 'extension')}
    .problem=${own ? words.issue(own) : ''}
    ?required=${required}
  >
    ${required ? nothing : html`<span slot="label-suffix">${words.text('common.optional')}</span>`}
    ${
      drafts.suggestion !== undefined && drafts.suggestion === draft.values.extension
        ? html`<span slot="hint">${words.text('form.hint.extension')}</span>`
        : nothing
    }
  </${view.picker}>`;
}

/** R12: not a disabled control, but text with the reason and a way to take it along. */
function fixedUsername(view: FormView): TemplateResult {
  const { words, copy } = view;
  const username = textOf(view, 'username');
  return html`<div class="field" part="field">
    <span class="label" id="username-label">${words.text('field.username')}</span>
    <div class="with-buttons" role="group" aria-labelledby="username-label" aria-describedby="username-notes">
      <span class="fixed-value" dir="ltr">${username}</span>
      ${copyButton(view, 'username', () => copy('username', username))}
    </div>
    ${notes(view, 'username', words.text('form.hint.username-fixed'))}
  </div>`;
}

function copyButton({ words }: FormView, field: UserField, run: () => void): TemplateResult {
  const name = words.text('form.copy', { field: words.field(field) });
  return html`<button class="button icon-only" type="button" aria-label=${name} title=${name} @click=${run}>
    ${icon(Copy)}
  </button>`;
}

/** Says that a secret is there, never what it is; shows only what was just typed or generated (R60). */
function secretField(view: FormView, field: SecretField): TemplateResult {
  const kept = view.draft.user?.secrets[field];
  if (view.readOnly || (kept && view.draft.secrets[field] === undefined)) return keptSecret(view, field);
  const secret = view.draft.secrets[field] ?? '';
  const { words, draft, drafts, revealed, reveal, copy } = view;
  const name = words.field(field);
  const isShown = revealed.has(field);
  const warning = errorOf(view, field) ? undefined : secretWarning(draft, field, drafts.policy);
  const toggle = words.text(isShown ? 'form.secret.hide' : 'form.secret.show', { field: name });
  return html`<div class="field" part="field">
    ${label(view, field)}
    <div class="with-buttons">
      <input
        class="input secret"
        id=${field}
        data-field=${field}
        type=${isShown ? 'text' : 'password'}
        autocomplete="new-password"
        autocapitalize="off"
        spellcheck="false"
        dir="ltr"
        aria-required=${isRequired(draft, field, drafts.policy)}
        aria-invalid=${errorOf(view, field) ? 'true' : 'false'}
        aria-describedby=${`${field}-notes`}
        .value=${live(secret)}
      />
      <button class="button icon-only" type="button" aria-label=${toggle} title=${toggle} @click=${() => reveal(field)}>
        ${icon(isShown ? EyeOff : Eye)}
      </button>
      ${secret ? copyButton(view, field, () => copy(field, secret)) : nothing}
    </div>
    ${notes(view, field, secret ? words.text('form.secret.new') : nothing, warning ? words.issue(warning) : '')}
    <div class="links">
      <button class="button link" type="button" @click=${() => drafts.generate(field)}>
        ${words.text('form.secret.generate')}
      </button>
      ${
        draft.user?.secrets[field]
          ? html`<button class="button link" type="button" @click=${() => drafts.editSecret(field, undefined)}>
              ${words.text('form.secret.keep')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

function keptSecret(view: FormView, field: SecretField): TemplateResult {
  const { words, draft, drafts, readOnly } = view;
  const state = draft.user?.secrets[field] ?? 'none';
  const mark = state === 'set' ? icon(CircleCheck) : state === 'weak' ? icon(TriangleAlert) : nothing;
  return html`<div class="field" part="field" data-field=${field} role="group" aria-labelledby=${`${field}-label`}>
    <span class="label" id=${`${field}-label`}>${words.field(field)}</span>
    <div class="kept-secret ${state}">${mark}<span>${words.text(`form.secret.${state}`)}</span></div>
    ${notes(view, field)}
    ${
      readOnly
        ? nothing
        : html`<div class="links">
            <button class="button link" type="button" @click=${() => drafts.editSecret(field, '')}>
              ${words.text('form.secret.replace')}
            </button>
            <button class="button link" type="button" @click=${() => drafts.generate(field)}>
              ${words.text('form.secret.generate')}
            </button>
          </div>`
    }
  </div>`;
}

function readOnlyField(view: FormView, field: UserField): TemplateResult {
  const { words } = view;
  const value = textOf(view, field);
  const isChoice = fieldSpec(field).kind === 'choice';
  const text = isChoice && value ? words.choice(field as 'role' | 'licence' | 'phoneType', value) : value;
  return html`<div class="field" part="field">
    <span class="label">${words.field(field)}</span>
    ${
      text
        ? html`<span class="fixed-value ${field === 'extension' || field === 'mobile' ? 'number' : ''}" dir="auto"
            >${text}</span
          >`
        : html`<span class="fixed-value muted">${words.text('form.empty-value')}</span>`
    }
  </div>`;
}
