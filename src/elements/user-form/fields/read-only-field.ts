import { html, type TemplateResult } from 'lit';
import { ringSeconds } from '../../../core/calls/ring-time.js';
import { customName, fieldSpec, type FieldPath, type UserField } from '../../../core/user.js';
import type { FormView } from '../form-view.js';
import { callSentenceLater } from './call-sentence.js';
import { customFieldOf, valueOf } from './field-parts.js';
import { privacyNote } from './privacy-note.js';
import { isOn } from './switch-field.js';
import { valueText } from './value-text.js';

const numberKinds: ReadonlySet<string> = new Set(['digits', 'phone']);
const kindOf = (path: FieldPath): string | undefined =>
  customName(path) === undefined ? fieldSpec(path as UserField).kind : undefined;

/** What is set, as text; where nothing is, what counts then. */
export function readOnlyField(view: FormView, path: FieldPath): TemplateResult {
  const text = readOnlyText(view, path);
  const kind = kindOf(path);
  const isPrivate = path === 'smsEnabled' || path === 'voiceMessageEmails';
  return html`<div class="field" part="field">
    <span class="label">${view.words.field(path)}</span>
    ${
      text
        ? html`<span
            class="fixed-value ${kind && numberKinds.has(kind) ? 'number' : ''} ${path === 'notes' ? 'lines' : ''}"
            dir="auto"
            >${text}</span
          >`
        : html`<span class="fixed-value muted">${view.words.text('form.empty-value')}</span>`
    }
    ${isPrivate ? privacyNote(view, path, path === 'smsEnabled' ? isOn(view, path) : text !== '') : ''}
  </div>`;
}

function readOnlyText(view: FormView, path: FieldPath): unknown {
  const { words, draft, drafts } = view;
  if (path === 'forwarding') return callSentenceLater(view, draft.values);
  const isSwitch = kindOf(path) === 'boolean' || customFieldOf(view, path)?.kind === 'boolean';
  if (isSwitch) return valueText(view, path, isOn(view, path));
  const value = valueOf(view, path);
  if (path === 'callTimeout') return valueText(view, path, value ?? ringSeconds({}, drafts.policy));
  if (path === 'noAnswer') return valueText(view, path, value ?? 'voicemail');
  if (path === 'mailboxId' && value === undefined) return words.text('form.mailbox.own');
  if (path === 'greeting' && value === undefined) return words.text('form.greeting.system');
  return valueText(view, path, value);
}
