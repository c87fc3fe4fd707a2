import { html, nothing, type TemplateResult } from 'lit';
import { isChanged, valueAt } from '../../../core/rules/draft.js';
import type { FormView } from '../form-view.js';
import { focusLater, groupLabel, notes, textOf } from './field-parts.js';

/** Which greeting plays, and the way back to the system's (R42); a new one is recorded in the voicemail view. */
export function greetingField(view: FormView): TemplateResult {
  const { words, draft, readOnly } = view;
  const name = textOf(view, 'greeting');
  const isLetGo = !name && isChanged(draft, 'greeting');
  const text = name
    ? words.text('form.greeting.own', { name: fileName(name) })
    : words.text(isLetGo ? 'form.greeting.kept' : 'form.greeting.system');
  const set = (event: Event, value: unknown): void => {
    view.edit('greeting', value);
    void focusLater(event.currentTarget, '#greeting');
  };
  const button = (key: 'form.greeting.use-system' | 'form.greeting.keep-own', value: unknown): TemplateResult =>
    html`<button class="button link" type="button" id="greeting" @click=${(event: Event) => set(event, value)}>
      ${words.text(key)}
    </button>`;
  return html`<div
    class="field"
    part="field"
    data-field="greeting"
    tabindex="-1"
    role="group"
    aria-labelledby="greeting-label"
    aria-describedby="greeting-notes"
  >
    ${groupLabel(view, 'greeting')}
    <span class="fixed-value">${text}</span>
    ${notes(view, 'greeting')}
    ${
      readOnly || !(name || isLetGo)
        ? nothing
        : html`<div class="links">
            ${
              name
                ? button('form.greeting.use-system', undefined)
                : button('form.greeting.keep-own', valueAt(draft.initial, 'greeting'))
            }
          </div>`
    }
  </div>`;
}

/** The last part of a reference that is a path or an address. */
export const fileName = (reference: string): string => reference.split(/[?#]/)[0]!.split('/').at(-1) || reference;
