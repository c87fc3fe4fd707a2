import type { LaidSection } from '../../../core/rules/form-layout.js';
import type { FormView } from '../form-view.js';

/** What is set in a folded section, in one line. */
export function sectionSummary(view: FormView, section: LaidSection): string {
  return section.id === 'sip' ? sipSummary(view) : '';
}

/** The name that a phone registers with, and whether there is a password. */
function sipSummary({ words, draft }: FormView): string {
  const typed = draft.secrets.sipPassword;
  const isGenerated = typed !== undefined && typed === draft.initialSecrets.sipPassword;
  const state = typed ? (isGenerated ? 'generated' : 'typed') : (draft.user?.secrets.sipPassword ?? 'none');
  const name = draft.values.sipUsername ?? draft.values.extension;
  const password = words.text(`form.sip.${state}`);
  return name ? `${name} · ${password}` : password;
}
