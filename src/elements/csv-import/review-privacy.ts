import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ShieldAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { ImportPlan } from '../../core/import/import-plan.js';
import type { Policy, PrivacyField } from '../../core/policy.js';
import type { ImportSession } from '../../data/import-session.js';
import { icon } from '../icon.js';

/** The warnings that the plan needs and nobody has acknowledged yet: until then the import is held (R16). */
export function openWarnings({ privacy, options }: ImportPlan): readonly PrivacyField[] {
  return privacy.flatMap(({ field }) => (options.acknowledged?.includes(field) ? [] : [field]));
}

/** What is at stake in this file, and a box to tick for each. The wording is the policy's; the kit claims nothing more. */
export function privacyWarnings(
  words: StringsController,
  session: ImportSession,
  plan: ImportPlan,
  policy: Policy | undefined,
): TemplateResult | typeof nothing {
  if (plan.privacy.length === 0) return nothing;
  const open = openWarnings(plan);
  return html`${plan.privacy.map(({ field, rows }) => {
    const own = policy?.privacy.find((warning) => warning.field === field)?.text;
    const acknowledge = (event: Event): void => session.acknowledge(field, (event.target as HTMLInputElement).checked);
    return html`<div class="privacy" role="group" aria-labelledby="privacy-${field}-title">
      ${icon(ShieldAlert)}
      <div class="privacy-text">
        <strong id="privacy-${field}-title"
          >${words.text('import.privacy.title', { field: words.field(field), count: rows })}</strong
        >
        <p id="privacy-${field}-text">${own ?? words.text(`import.privacy.${field}`)}</p>
        <label class="privacy-box"
          ><input
            class="checkbox"
            type="checkbox"
            data-privacy=${field}
            aria-required="true"
            aria-describedby="privacy-${field}-text"
            .checked=${live(!open.includes(field))}
            @change=${acknowledge}
          />${words.text('import.privacy.read')}</label
        >
      </div>
    </div>`;
  })}`;
}
