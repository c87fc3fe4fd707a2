import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CircleAlert, ShieldAlert } from 'lucide';
import type { PrivacyField } from '../../../core/policy.js';
import { neededAcknowledgements } from '../../../core/rules/draft.js';
import { icon } from '../../icon.js';
import type { FormView } from '../form-view.js';

/** What is said at the check box instead of under the field. */
export const isAskedToAcknowledge = ({ shown }: Pick<FormView, 'shown'>, field: PrivacyField): boolean =>
  shown.some((issue) => issue.field === field && issue.code === 'not-acknowledged');

/** R16: what is at stake while the field is on, and a box to tick before a change of it is saved. The kit claims nothing more. */
export function privacyNote(view: FormView, field: PrivacyField, isOn: boolean): TemplateResult | typeof nothing {
  const { words, draft, drafts } = view;
  const warning = drafts.policy.privacy.find((candidate) => candidate.field === field);
  if (!warning || !isOn) return nothing;
  const isNeeded = neededAcknowledgements(draft, drafts.policy).some((needed) => needed.field === field);
  const id = `${field}-privacy`;
  return html`<div
    class="privacy"
    role="group"
    aria-label=${words.text('form.privacy.title', { field: words.field(field) })}
  >
    ${icon(ShieldAlert)}
    <p id=${`${id}-text`}>${warning.text ?? words.text(`form.privacy.${field}`)}</p>
    ${isNeeded && !view.readOnly ? acknowledgement(view, field, id) : nothing}
  </div>`;
}

function acknowledgement(view: FormView, field: PrivacyField, id: string): TemplateResult {
  const { words, draft, drafts } = view;
  const issue = view.shown.find((candidate) => candidate.field === field && candidate.code === 'not-acknowledged');
  const onInput = (event: Event): void => {
    event.stopPropagation();
    drafts.acknowledge(field, (event.target as HTMLInputElement).checked);
  };
  return html`<div class="privacy-box">
    <input
      class="checkbox"
      type="checkbox"
      id=${id}
      data-field=${field}
      aria-required="true"
      aria-invalid=${issue ? 'true' : 'false'}
      aria-describedby=${`${id}-text ${id}-error`}
      .checked=${live(draft.acknowledged.has(field))}
      @input=${onInput}
    />
    <label for=${id}>${words.text('form.privacy.read')}</label>
    <div id=${`${id}-error`}>
      ${issue ? html`<div class="error">${icon(CircleAlert)}<span>${words.issue(issue)}</span></div>` : nothing}
    </div>
  </div>`;
}
