import { html, nothing, type TemplateResult } from 'lit';
import { ChevronDown } from 'lucide';
import { formSectionIds, type FormSectionId } from '../../core/policy.js';
import type { LaidSection } from '../../core/rules/form-layout.js';
import { icon } from '../icon.js';
import { formField } from './fields/form-field.js';
import { sectionSummary } from './fields/section-summary.js';
import type { FormView } from './form-view.js';

const isKits = (id: string): id is FormSectionId => (formSectionIds as readonly string[]).includes(id);

/** A section of the form; a folded one says in one line what is set in it. To be read, nothing is folded (R11). */
export function formSection(view: FormView, section: LaidSection): TemplateResult {
  const { words, readOnly } = view;
  const id = `section-${section.id}`;
  const kits = isKits(section.id) ? section.id : undefined;
  const title = section.title ?? (kits ? words.text(`form.section.${kits}`) : section.id);
  const heading = html`<h3 class="section-title" id=${id}>${title}</h3>`;
  const isIntroduced = kits && section.title === undefined && !readOnly;
  const intro = isIntroduced ? html`<p class="muted">${words.text(`form.section.${kits}.intro`)}</p>` : nothing;
  const rows = section.rows.map(
    (row) => html`<div class="row ${row.length > 1 ? 'pair' : ''}">${row.map((path) => formField(view, path))}</div>`,
  );
  if (!section.folded || readOnly)
    return html`<section class="section" part="section" aria-labelledby=${id}>
      <div class="section-heading">${heading}${intro}</div>
      ${rows}
    </section>`;
  return html`<details class="section" part="section">
    <summary>
      <div class="section-heading">${heading}<span class="muted">${sectionSummary(view, section)}</span></div>
      ${icon(ChevronDown)}
    </summary>
    <div class="section-content">${intro}${rows}</div>
  </details>`;
}
