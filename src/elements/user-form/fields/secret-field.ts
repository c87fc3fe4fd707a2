import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CircleCheck, Eye, EyeOff, TriangleAlert } from 'lucide';
import { isRequired, secretWarning } from '../../../core/rules/draft.js';
import type { SecretField } from '../../../core/user.js';
import { icon } from '../../icon.js';
import { errorOf, type FormView } from '../form-view.js';
import { copyButton, label, notes } from './field-parts.js';

/** Says that a secret is there, never what it is; shows only what was just typed or generated (R60). */
export function secretField(view: FormView, field: SecretField): TemplateResult {
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
    ${notes(view, field, {
      hint: secret && words.text('form.secret.new'),
      warning: warning && words.issue(warning),
    })}
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
