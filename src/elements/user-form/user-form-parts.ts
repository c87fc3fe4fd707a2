import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ChevronDown, CircleCheck, TriangleAlert, X } from 'lucide';
import { billedChange, changedFields, type UserDraft } from '../../core/rules/draft.js';
import { isBlocking, type Issue } from '../../core/issue.js';
import type { FieldPath, UserField } from '../../core/user.js';
import type { DraftController } from '../../controllers/draft-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { confirmDialog } from '../confirm-parts.js';
import { icon } from '../icon.js';
import { errorOf, formField, type FormView } from './user-form-fields.js';
import type { FormMode } from './user-form-options.js';
import { formSections, inFormOrder, missingInOrder, type FormSection } from './user-form-sections.js';

export function formHeader(
  words: StringsController,
  title: string,
  subtitle: string | undefined,
  close: (() => void) | undefined,
): TemplateResult {
  return html`<div class="header" part="header">
    <div class="names">
      <h2 class="title" id="title">${title}</h2>
      ${subtitle ? html`<p class="muted">${subtitle}</p>` : nothing}
    </div>
    ${
      close
        ? html`<button class="button icon-only" type="button" aria-label=${words.text('common.close')} @click=${close}>
            ${icon(X, 20)}
          </button>`
        : nothing
    }
  </div>`;
}

/** The switch that decides what the rest must hold (R2, R3), and what is missing when it was asked for. */
export function statusBlock(view: FormView, asked: boolean, focus: (field: FieldPath) => void): TemplateResult {
  const { words, draft, drafts } = view;
  const isOn = draft.values.status === 'activated';
  if (view.readOnly)
    return html`<span class="status ${draft.values.status}"
      >${words.choice('status', draft.values.status ?? '')}</span
    >`;
  const off = drafts.policy.extension.required ? 'form.status.off-extension' : 'form.status.off';
  const leaves = !isOn && draft.user?.status === 'activated';
  const error = errorOf(view, 'status');
  return html`<div class="status-row" part="section">
    <input
      class="switch"
      type="checkbox"
      role="switch"
      id="status"
      data-field="status"
      aria-describedby="status-notes"
      .checked=${live(isOn)}
    />
    <label class="label" for="status">${words.text('status.activated')}</label>
    <div id="status-notes" class="notes">
      <p class="hint">
        ${words.text(isOn ? 'form.status.on' : off)} ${leaves ? words.text('form.status.deactivating') : nothing}
      </p>
      ${error ? html`<p class="error">${icon(TriangleAlert)}<span>${error}</span></p>` : nothing}
    </div>
    ${isOn && asked ? missingList(view, focus) : nothing}
  </div>`;
}

function missingList({ words, drafts }: FormView, focus: (field: FieldPath) => void): TemplateResult {
  const fields = missingInOrder(drafts.issues);
  if (fields.length === 0)
    return html`<div class="missing complete">${icon(CircleCheck)}<span>${words.text('form.complete')}</span></div>`;
  return html`<div class="missing" part="missing">
    <p id="missing-title">${words.text('form.missing')}</p>
    <ul aria-labelledby="missing-title">
      ${fields.map((field) => html`<li>${fieldLink(field, words.field(field), focus)}</li>`)}
    </ul>
  </div>`;
}

function fieldLink(field: FieldPath, text: string, focus: (field: FieldPath) => void): TemplateResult {
  const go = (event: Event): void => {
    event.preventDefault();
    focus(field);
  };
  return html`<a href=${`#${field}`} @click=${go}>${text}</a>`;
}

/** Takes the focus to a field, with what is said about it in view. */
export function showField(root: ParentNode, field: FieldPath): void {
  const control = root.querySelector<HTMLElement>(`[data-field='${field}']`);
  const details = control?.closest('details');
  if (details) details.open = true;
  control?.focus();
  (control?.closest('.field') ?? control)?.scrollIntoView({ block: 'nearest' });
}

export function formSection(view: FormView, section: FormSection): TemplateResult {
  const { words } = view;
  const title = html`<h3 class="section-title" id=${`section-${section.id}`}>
    ${words.text(`form.section.${section.id}`)}
  </h3>`;
  const intro = html`<p class="muted">${words.text(`form.section.${section.id}.intro`)}</p>`;
  const rows = section.rows.map(
    (row) =>
      html`<div class="row ${row.length > 1 ? 'pair' : ''}">
        ${row.map((field) => formField(view, field as UserField))}
      </div>`,
  );
  if (!section.folded)
    return html`<section class="section" part="section" aria-labelledby=${`section-${section.id}`}>
      <div class="section-heading">${title}${intro}</div>
      ${rows}
    </section>`;
  return html`<details class="section" part="section">
    <summary>
      <div class="section-heading">${title}<span class="muted">${sipSummary(view)}</span></div>
      ${icon(ChevronDown)}
    </summary>
    <div class="section-content">${intro}${rows}</div>
  </details>`;
}

/** What is set in the folded section: the name it registers with, and whether there is a password. */
function sipSummary({ words, draft }: FormView): string {
  const typed = draft.secrets.sipPassword;
  const isGenerated = typed !== undefined && typed === draft.initialSecrets.sipPassword;
  const state = typed ? (isGenerated ? 'generated' : 'typed') : (draft.user?.secrets.sipPassword ?? 'none');
  const name = draft.values.sipUsername ?? draft.values.extension;
  const password = words.text(`form.sip.${state}`);
  return name ? `${name} · ${password}` : password;
}

function formSkeleton(words: StringsController): TemplateResult {
  return html`<div class="section" role="status" aria-busy="true" aria-label=${words.text('common.loading')}>
    ${formSections.map(
      () =>
        html`<div class="skeleton short"></div>
          <div class="skeleton"></div>`,
    )}
  </div>`;
}

/** All that keeps the user from being saved, each with a way to its field (F1, F2). */
export function errorSummary(
  words: StringsController,
  issues: readonly Issue[],
  focus: (field: FieldPath) => void,
): TemplateResult | typeof nothing {
  const blocking = inFormOrder(issues.filter(isBlocking), (issue) => issue.field);
  if (blocking.length === 0) return nothing;
  return html`<div class="summary" part="summary" id="problems" tabindex="-1">
    <div role="alert">
      <h3>${words.text('form.problems', { count: blocking.length })}</h3>
      <ul>
        ${blocking.map(
          (issue) =>
            html`<li>${issue.field ? fieldLink(issue.field, words.issue(issue), focus) : words.issue(issue)}</li>`,
        )}
      </ul>
    </div>
  </div>`;
}

function banner(
  text: string,
  options: { loss?: boolean; action?: { label: string; run: () => void } } = {},
): TemplateResult {
  return html`<div class="banner ${options.loss ? 'loss' : ''}" part="banner" tabindex="-1">
    <div role="alert">${text}</div>
    ${
      options.action
        ? html`<button class="button" type="button" @click=${options.action.run}>${options.action.label}</button>`
        : nothing
    }
  </div>`;
}

/** R5: by how many billed users the tenant changes, before it does. */
function billedNote({ words, drafts }: FormView, draft: UserDraft): TemplateResult {
  const { counts, policy } = drafts;
  const by = billedChange(draft);
  if (!counts || by === 0) return html`<p class="billed muted" role="status"></p>`;
  const after = counts.activated + by;
  const { seats } = policy;
  const params = { change: by > 0 ? `+${by}` : `−${-by}`, before: counts.activated, after };
  const text =
    seats === undefined ? words.text('form.billed', params) : words.text('form.billed-seats', { ...params, seats });
  return html`<p class="billed ${seats !== undefined && after > seats && by > 0 ? 'over' : 'muted'}" role="status">
    ${text}
  </p>`;
}

/** While there is no user to show: it is on its way, it is gone, or the store does not answer. */
export function noUser(words: StringsController, { state, error }: DraftController, retry: () => void): TemplateResult {
  if (state === 'missing') return banner(words.text('error.not-found'), { loss: true });
  if (state !== 'failed' || !error) return formSkeleton(words);
  return banner(words.error(error), { loss: true, action: { label: words.text('common.retry'), run: retry } });
}

/** What happened to the user, or to the attempt to save it, while the form was open (R50, R54). */
export function draftBanners(words: StringsController, drafts: DraftController): TemplateResult {
  const { error, newer, conflicts } = drafts;
  const load = { label: words.text('form.load-newer'), run: () => drafts.takeNewer() };
  const fields = conflicts.map((field) => words.field(field));
  return html`${error ? banner(words.error(error), { loss: true }) : nothing}
  ${newer ? banner(words.text('form.newer'), { action: load }) : nothing}
  ${fields.length > 0 ? banner(words.text('form.conflicts', { fields })) : nothing}`;
}

export interface FooterActions {
  readonly mode: FormMode;
  readonly drafts: DraftController;
  readonly close: () => void;
  readonly edit: () => void;
  readonly save: (event: Event) => void;
}

export function formFooter(
  words: StringsController,
  view: FormView | undefined,
  actions: FooterActions,
): TemplateResult {
  const key = actions.mode === 'view' || !view ? 'common.close' : 'common.cancel';
  return html`<div class="footer" part="footer">
    ${view ? billedNote(view, view.draft) : nothing}
    <div class="actions">
      <button class="button" type="button" @click=${actions.close}>${words.text(key)}</button>
      ${mainButton(words, actions)}
    </div>
  </div>`;
}

/** Says what it does. */
function mainButton(
  words: StringsController,
  { mode, drafts, edit, save }: FooterActions,
): TemplateResult | typeof nothing {
  const { saving, state } = drafts;
  if (state === 'missing' || state === 'failed') return nothing;
  if (mode === 'view')
    return html`<button class="button primary" type="button" @click=${edit}>${words.text('form.edit')}</button>`;
  const key = saving ? 'form.saving' : mode === 'create' ? 'form.add' : 'form.save';
  return html`<button
    class="button primary"
    type="submit"
    aria-disabled=${saving || state !== 'ready' || nothing}
    @click=${save}
  >
    ${words.text(key)}
  </button>`;
}

/** F3: what would be lost, before it is. */
export function leaveQuestion(
  words: StringsController,
  draft: UserDraft | undefined,
  answer: (leave: boolean) => void,
): TemplateResult {
  const fields = draft ? changedFields(draft).map((field) => words.field(field)) : [];
  const question = {
    title: words.text('form.discard.title'),
    text: [words.text('form.discard.text', { fields })],
    confirm: words.text('form.discard'),
    cancel: words.text('form.keep-editing'),
    danger: true,
  };
  return confirmDialog(question, words, answer);
}
