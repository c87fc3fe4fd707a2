import { html, nothing, type TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { isRequired } from '../../../core/rules/draft.js';
import { issueText, type FormView } from '../form-view.js';
import { textOf } from './field-parts.js';

/** The picker says itself whose number it is; what it cannot know comes from the draft. */
export function extensionField(view: FormView): TemplateResult {
  const { words, draft, drafts, directory } = view;
  const required = isRequired(draft, 'extension', drafts.policy);
  const own = view.shown.find(({ field, code }) => field === 'extension' && code.startsWith('required'));
  return staticHtml`<${view.picker}
    part="field"
    data-field="extension"
    label=${words.field('extension')}
    for-user=${draft.user?.id ?? nothing}
    .directory=${directory}
    .value=${textOf(view, 'extension')}
    .problem=${own ? issueText(view, own) : ''}
    ?required=${required}
  >
    ${required ? nothing : html`<span slot="label-suffix">${` ${words.text('common.optional')}`}</span>`}
    ${
      drafts.suggestion !== undefined && drafts.suggestion === draft.values.extension
        ? html`<span slot="hint">${words.text('form.hint.extension')}</span>`
        : nothing
    }
  </${view.picker}>`;
}
