import { noMailbox } from '../../../core/resource.js';
import { isChanged } from '../../../core/rules/draft.js';
import type { LaidSection } from '../../../core/rules/form-layout.js';
import { customName, fieldSpec, isSecretField, type FieldPath, type UserField } from '../../../core/user.js';
import type { FormView } from '../form-view.js';
import { callSentenceLater } from './call-sentence.js';
import { listOf } from './email-list-field.js';
import { valueOf } from './field-parts.js';
import { isOn, isOnByDefault } from './switch-field.js';
import { valueText } from './value-text.js';

/** What is set in a folded section, in one line; text, or text that is completed when names are known. */
export function sectionSummary(view: FormView, section: LaidSection): unknown {
  if (section.id === 'sip') return sipSummary(view);
  const fields = section.rows.flat();
  if (section.id === 'calls' && fields.includes('forwarding')) return callSentenceLater(view, view.draft.values);
  const parts = fields.flatMap((path) => partOf(view, path));
  return parts.length > 0 ? parts.join(' · ') : view.words.text('form.empty-value');
}

function partOf(view: FormView, path: FieldPath): readonly string[] {
  const { words } = view;
  const field = words.field(path);
  const value = valueOf(view, path);
  if (isSecretField(path)) {
    const { draft } = view;
    const isSet = isChanged(draft, path) ? draft.secrets[path] !== '' : draft.user?.secrets[path] !== undefined;
    return isSet || draft.secrets[path] ? [words.text('form.summary.set', { field })] : [];
  }
  const kind = customName(path) === undefined ? fieldSpec(path as UserField).kind : undefined;
  if (kind === 'boolean') return switchPart(view, path, field);
  if (kind === 'emails') {
    const count = listOf(view, path as UserField).length;
    if (count === 0) return [];
    return [words.text('form.summary.pair', { field, value: words.number(count) })];
  }
  if (path === 'mailboxId') {
    if (value === undefined) return [];
    return [value === noMailbox ? words.text('form.mailbox.none') : valueText(view, path, value)];
  }
  if (path === 'greeting') return value === undefined ? [] : [words.text('form.summary.set', { field })];
  const text = valueText(view, path, value);
  if (text === '') return [];
  return kind === 'integer' || customName(path) !== undefined
    ? [words.text('form.summary.pair', { field, value: text })]
    : [shortened(text)];
}

/** What is as it always is goes without saying, but voicemail is what its section is about. */
function switchPart(view: FormView, path: FieldPath, field: string): readonly string[] {
  const on = isOn(view, path);
  if (on === isOnByDefault(path) && path !== 'voicemailEnabled') return [];
  return [view.words.text(on ? 'form.summary.on' : 'form.summary.off', { field })];
}

const shortened = (text: string): string => (text.length > 60 ? `${[...text].slice(0, 59).join('')}…` : text);

/** The name that a phone registers with, and whether there is a password. */
function sipSummary({ words, draft }: FormView): string {
  const typed = draft.secrets.sipPassword;
  const isGenerated = typed !== undefined && typed === draft.initialSecrets.sipPassword;
  const state = typed ? (isGenerated ? 'generated' : 'typed') : (draft.user?.secrets.sipPassword ?? 'none');
  const name = draft.values.sipUsername ?? draft.values.extension;
  const password = words.text(`form.sip.${state}`);
  return name ? `${name} · ${password}` : password;
}
