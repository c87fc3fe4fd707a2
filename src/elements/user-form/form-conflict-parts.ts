import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DraftConflict } from '../../core/rules/draft.js';
import { valueText } from './fields/value-text.js';
import type { FormView } from './form-view.js';

/**
 * R50: fields that two people changed differently, one beside the other. Nothing is decided beforehand, and it can be
 * decided again until the user is saved.
 */
export function conflictPanel(view: FormView): TemplateResult | typeof nothing {
  const { draft, words, readOnly } = view;
  if (readOnly || draft.conflicts.length === 0) return nothing;
  return html`<section class="section conflicts" part="conflicts" aria-labelledby="conflicts-title">
    <div class="section-heading">
      <h3 class="section-title" id="conflicts-title">
        ${words.text('form.conflicts', { count: draft.conflicts.length })}
      </h3>
      <p class="muted" id="conflicts-intro">${words.text('form.conflicts.intro')}</p>
    </div>
    ${draft.conflicts.map((conflict) => conflictChoice(view, conflict))}
  </section>`;
}

function conflictChoice(view: FormView, conflict: DraftConflict): TemplateResult {
  const { words } = view;
  const { field, base } = conflict;
  const before = words.text('form.conflict.before', { value: readable(view, field, base) });
  return html`<fieldset class="conflict" data-conflict=${field} aria-describedby=${`conflict-${field}-before`}>
    <legend class="label">${words.field(field)}</legend>
    ${side(view, conflict, 'mine')}${side(view, conflict, 'theirs')}
    <p class="hint" id=${`conflict-${field}-before`} dir="auto">${before}</p>
  </fieldset>`;
}

function side(view: FormView, conflict: DraftConflict, choice: 'mine' | 'theirs'): TemplateResult {
  const { words, drafts } = view;
  const { field } = conflict;
  const id = `conflict-${field}-${choice}`;
  return html`<div class="choice">
    <input
      type="radio"
      class="radio"
      id=${id}
      name=${`conflict-${field}`}
      value=${choice}
      .checked=${live(conflict.choice === choice)}
      @change=${() => drafts.resolve(field, choice)}
    />
    <label for=${id}
      ><span class="whose">${words.text(`form.conflict.${choice}`)}</span>
      <bdi class="value">${readable(view, field, conflict[choice])}</bdi></label
    >
  </div>`;
}

const readable = (view: FormView, field: DraftConflict['field'], value: unknown): string =>
  valueText(view, field, value) || view.words.text('form.empty-value');
