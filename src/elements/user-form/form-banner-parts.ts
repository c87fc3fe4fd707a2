import { html, nothing, type TemplateResult } from 'lit';
import type { DraftController } from '../../controllers/draft-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { isBlocking, type Issue } from '../../core/issue.js';
import { inFormOrder, type LaidSection } from '../../core/rules/form-layout.js';
import type { FieldPath } from '../../core/user.js';
import { fieldLink, type FocusField } from './form-status-parts.js';

interface Action {
  readonly label: string;
  readonly run: () => void;
}

interface BannerOptions {
  readonly loss?: boolean;
  /** To be read when there is time; others are read out at once. */
  readonly polite?: boolean;
  readonly actions?: readonly Action[];
}

function banner(text: string, { loss, polite, actions = [] }: BannerOptions = {}): TemplateResult {
  return html`<div class="banner ${loss ? 'loss' : polite ? 'offer' : ''}" part="banner" tabindex="-1">
    <div role=${polite ? 'status' : 'alert'}>${text}</div>
    ${
      actions.length > 0
        ? html`<div class="links">
            ${actions.map(
              ({ label, run }) => html`<button class="button" type="button" @click=${run}>${label}</button>`,
            )}
          </div>`
        : nothing
    }
  </div>`;
}

/** While there is no user to show: it is on its way, it is gone, or the store does not answer. */
export function noUser(words: StringsController, { state, error }: DraftController, retry: () => void): TemplateResult {
  if (state === 'missing') return banner(words.text('error.not-found'), { loss: true });
  if (state !== 'failed' || !error) return formSkeleton(words);
  return banner(words.error(error), { loss: true, actions: [{ label: words.text('common.retry'), run: retry }] });
}

/** R64: the server would refuse it anyway. */
export const notPermitted = (words: StringsController): TemplateResult =>
  banner(words.issue({ code: 'not-permitted' }), { loss: true });

function formSkeleton(words: StringsController): TemplateResult {
  return html`<div class="section" role="status" aria-busy="true" aria-label=${words.text('common.loading')}>
    ${[1, 2, 3, 4].map(
      () =>
        html`<div class="skeleton short"></div>
          <div class="skeleton"></div>`,
    )}
  </div>`;
}

/** What happened to the user, or to the attempt to save it, while the form was open (R50, R54); and what was kept (F3). */
export function draftBanners(words: StringsController, drafts: DraftController): TemplateResult {
  const { error, merged, draft, keeper } = drafts;
  const fields = draft?.overtaken.map((field) => words.field(field)) ?? [];
  const said = fields.length > 0 ? words.text('form.merged-fields', { fields }) : words.text('form.merged');
  return html`${error ? banner(words.error(error), { loss: true }) : nothing} ${merged ? banner(said) : nothing}
  ${keeper.offered ? keptBanner(words, drafts, keeper.offered.at) : nothing}`;
}

function keptBanner(words: StringsController, drafts: DraftController, at: string): TemplateResult {
  const actions = [
    { label: words.text('form.kept.continue'), run: () => drafts.resume() },
    { label: words.text('form.discard'), run: () => void drafts.keeper.decline() },
  ];
  return banner(words.text('form.kept', { when: momentOf(at, words.locale) }), { polite: true, actions });
}

/** The time, with the day where it was not today. */
function momentOf(at: string, locale: string): string {
  const then = new Date(at);
  const isToday = then.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...(!isToday && { dateStyle: 'medium' }) }).format(then);
}

export interface SummaryState {
  readonly problems: readonly Issue[];
  readonly sections: readonly LaidSection[];
  /** Fields about which nobody has decided whose value stays (R50). */
  readonly undecided: readonly FieldPath[];
  readonly focus: (issue: Issue) => void;
  readonly focusConflict: FocusField;
}

/** All that keeps the user from being saved, each with a way to its field (F1, F2). */
export function errorSummary(words: StringsController, state: SummaryState): TemplateResult | typeof nothing {
  const { problems, sections, undecided, focus, focusConflict } = state;
  const blocking = inFormOrder(problems.filter(isBlocking), (issue) => issue.field, sections);
  const count = blocking.length + undecided.length;
  if (count === 0) return nothing;
  return html`<div class="summary" part="summary" id="problems" tabindex="-1">
    <div role="alert">
      <h3>${words.text('form.problems', { count })}</h3>
      <ul>
        ${undecided.map((field) => {
          const text = words.text('form.conflict.undecided', { field: words.field(field) });
          return html`<li>${fieldLink(field, text, focusConflict)}</li>`;
        })}
        ${blocking.map((issue) => {
          const text = words.issue(issue);
          return html`<li>${issue.field ? fieldLink(issue.field, text, () => focus(issue)) : text}</li>`;
        })}
      </ul>
    </div>
  </div>`;
}
