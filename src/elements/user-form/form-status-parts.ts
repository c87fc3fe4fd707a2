import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { CircleCheck, TriangleAlert } from 'lucide';
import { missingFields } from '../../core/rules/draft.js';
import { inFormOrder, type LaidSection } from '../../core/rules/form-layout.js';
import { can } from '../../core/rules/permissions.js';
import type { Issue } from '../../core/issue.js';
import type { FieldPath } from '../../core/user.js';
import { icon } from '../icon.js';
import { errorOf, type FormView } from './form-view.js';

/** Takes the focus to a field. */
export type FocusField = (field: FieldPath) => void;

/** What is still missing, as it is listed (R3). */
export const missingInOrder = (issues: readonly Issue[], sections: readonly LaidSection[]): readonly FieldPath[] =>
  inFormOrder(missingFields(issues), (field) => field, sections);

export function fieldLink(field: FieldPath, text: string, focus: FocusField): TemplateResult {
  const go = (event: Event): void => {
    event.preventDefault();
    focus(field);
  };
  return html`<a href=${`#${field}`} @click=${go}>${text}</a>`;
}

/** The switch that decides what the rest must hold (R2, R3), and what is missing when it was asked for. */
export function statusBlock(
  view: FormView,
  sections: readonly LaidSection[],
  asked: boolean,
  focus: FocusField,
): TemplateResult {
  const { words, draft, drafts } = view;
  const isOn = draft.values.status === 'activated';
  if (view.readOnly || !can(drafts.policy, 'activate')) return statusText(view);
  const off = drafts.policy.extension.required ? 'form.status.off-extension' : 'form.status.off';
  const leaves = !isOn && draft.user?.status === 'activated';
  const error = errorOf(view, 'status');
  return html`<div class="status-row" part="section">
    <input
      class="switch"
      type="checkbox"
      role="switch"
      id="status"
      data-field="status"
      aria-describedby="status-notes"
      .checked=${live(isOn)}
    />
    <label class="label" for="status">${words.text('status.activated')}</label>
    <div id="status-notes" class="notes">
      <p class="hint">
        ${words.text(isOn ? 'form.status.on' : off)} ${leaves ? words.text('form.status.deactivating') : nothing}
      </p>
      ${error ? html`<p class="error">${icon(TriangleAlert)}<span>${error}</span></p>` : nothing}
    </div>
    ${isOn && asked ? missingList(view, sections, focus) : nothing}
  </div>`;
}

/** Where it cannot be switched: to be read, with the reason where one would expect the switch (R64). */
function statusText({ words, draft, drafts, readOnly }: FormView): TemplateResult {
  const status = draft.values.status ?? '';
  const reason = !readOnly && !can(drafts.policy, 'activate');
  return html`<div class="status-text" part="section">
    <span class="status ${status}">${words.choice('status', status)}</span>
    ${reason ? html`<p class="hint">${words.text('form.status.not-permitted')}</p>` : nothing}
  </div>`;
}

function missingList({ words, drafts }: FormView, sections: readonly LaidSection[], focus: FocusField): TemplateResult {
  const fields = missingInOrder(drafts.issues, sections);
  if (fields.length === 0)
    return html`<div class="missing complete">${icon(CircleCheck)}<span>${words.text('form.complete')}</span></div>`;
  return html`<div class="missing" part="missing">
    <p id="missing-title">${words.text('form.missing')}</p>
    <ul aria-labelledby="missing-title">
      ${fields.map((field) => html`<li>${fieldLink(field, words.field(field), focus)}</li>`)}
    </ul>
  </div>`;
}
