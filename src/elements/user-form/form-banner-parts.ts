import { html, nothing, type TemplateResult } from 'lit';
import { CircleAlert, FilePenLine, TriangleAlert } from 'lucide';
import type { DraftController } from '../../controllers/draft-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { isBlocking, type Issue } from '../../core/issue.js';
import { composeName } from '../../core/person-name.js';
import { inFormOrder, type LaidSection } from '../../core/rules/form-layout.js';
import { typedUser, type TypedUser } from '../../core/rules/draft.js';
import { can } from '../../core/rules/permissions.js';
import type { KeptDraft } from '../../data/adapter.js';
import { icon } from '../icon.js';
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
    <div class="with-icon">
      ${icon(loss ? CircleAlert : polite ? FilePenLine : TriangleAlert)}
      <div role=${polite ? 'status' : 'alert'}>${text}</div>
    </div>
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
export function noUser(words: StringsController, drafts: DraftController, retry: () => void): TemplateResult {
  const { state, error, gone } = drafts;
  if (state === 'missing') {
    const text = gone === undefined ? words.text('error.not-found') : words.text('form.gone.unedited', { name: gone });
    return banner(text, { loss: true });
  }
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
export function draftBanners(
  words: StringsController,
  drafts: DraftController,
  focus: FocusField,
  addAsNew: (typed: TypedUser) => void,
): TemplateResult {
  const { error, merged, draft, keeper, gone, policy } = drafts;
  if (gone !== undefined) {
    const actions = can(policy, 'create')
      ? [{ label: words.text('form.gone.add'), run: () => addAsNew(typedUser(draft!)) }]
      : [];
    return banner(words.text('form.gone', { name: gone }), { loss: true, actions });
  }
  const fields = draft?.overtaken.map((field) => words.field(field)) ?? [];
  const said = fields.length > 0 ? words.text('form.merged-fields', { fields }) : words.text('form.merged');
  return html`${error ? banner(words.error(error), { loss: true }) : nothing} ${merged ? banner(said) : nothing}
  ${keeper.offered ? keptBanner(words, drafts, keeper.offered, focus) : nothing}`;
}

/** Whose draft it is. The buttons go with the banner, so the focus is taken to where a new user begins. */
function keptBanner(
  words: StringsController,
  drafts: DraftController,
  kept: KeptDraft,
  focus: FocusField,
): TemplateResult {
  const andFocus = (act: () => unknown) => (): void => {
    void act();
    focus('displayName');
  };
  const actions = [
    { label: words.text('form.kept.continue'), run: andFocus(() => drafts.resume()) },
    { label: words.text('form.discard'), run: andFocus(() => drafts.keeper.decline()) },
  ];
  return banner(keptText(words, drafts, kept), { polite: true, actions });
}

/** The time, with the day where it was not today. */
function keptText(words: StringsController, { policy }: DraftController, { at, values }: KeptDraft): string {
  const then = new Date(at);
  const isToday = then.toDateString() === new Date().toDateString();
  const format = new Intl.DateTimeFormat(words.locale, {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'medium' }),
  });
  const name = values.displayName ?? composeName(values, policy.nameOrder) ?? words.text('form.kept.nobody');
  return words.text(isToday ? 'form.kept' : 'form.kept-earlier', { name, when: format.format(then) });
}

export interface SummaryState {
  readonly problems: readonly Issue[];
  readonly sections: readonly LaidSection[];
  readonly focus: (issue: Issue) => void;
  /** An issue in one sentence. */
  readonly text: (issue: Issue) => string;
}

/** All that keeps the user from being saved, each with a way to its field (F1, F2). */
export function errorSummary(words: StringsController, state: SummaryState): TemplateResult | typeof nothing {
  const { problems, sections, focus } = state;
  const blocking = inFormOrder(problems.filter(isBlocking), (issue) => issue.field, sections);
  const count = blocking.length;
  if (count === 0) return nothing;
  return html`<div class="summary" part="summary" id="problems" tabindex="-1">
    <div class="with-icon" role="alert">
      ${icon(CircleAlert)}
      <div>
        <h3>${words.text('form.problems', { count })}</h3>
        <ul>
          ${blocking.map((issue) => {
            const text = state.text(issue);
            return html`<li>${issue.field ? fieldLink(issue.field, text, () => focus(issue)) : text}</li>`;
          })}
        </ul>
      </div>
    </div>
  </div>`;
}
