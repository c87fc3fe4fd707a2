import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { HostFieldsController } from '../../controllers/host-fields-controller.js';
import type { UserHistoryController } from '../../controllers/user-history-controller.js';
import type { Issue } from '../../core/issue.js';
import type { TypedUser } from '../../core/rules/draft.js';
import type { LaidSection } from '../../core/rules/form-layout.js';
import type { FieldPath } from '../../core/user.js';
import { draftBanners, errorSummary } from './form-banner-parts.js';
import { conflictPanel } from './form-conflict-parts.js';
import type { FormFocus } from './form-focus.js';
import { historySection } from './form-history-parts.js';
import { hostFields } from './form-host-parts.js';
import { formSection } from './form-section-parts.js';
import { statusBlock } from './form-status-parts.js';
import { issueText, type FormView } from './form-view.js';
import type { FormMode } from './user-form-options.js';

export interface FormBody {
  readonly mode: FormMode;
  readonly sections: readonly LaidSection[];
  /** Activation was asked for, so that what is missing is listed (R3). */
  readonly asked: boolean;
  readonly focus: FormFocus;
  readonly hostFields: HostFieldsController;
  readonly history: UserHistoryController;
  /** What was entered of a user who is gone becomes a new one. */
  readonly addAsNew: (typed: TypedUser) => void;
}

/** From top to bottom: what happened, what is wrong, what to decide; the status; the fields; the host's own; the past. */
export function formBody(view: FormView, body: FormBody): TemplateResult {
  const { mode, sections, focus } = body;
  const { words, drafts } = view;
  const isWhole = mode !== 'settings';
  const fieldFocus = (field: FieldPath): void => void focus.field(field);
  const summary = {
    sections,
    problems: focus.problems,
    focus: (issue: Issue): void => void focus.issue(issue),
    text: (issue: Issue): string => issueText(view, issue),
  };
  return html`${draftBanners(words, drafts, fieldFocus, body.addAsNew)} ${errorSummary(words, summary)}
  ${conflictPanel(view)} ${isWhole ? statusBlock(view, sections, body.asked, fieldFocus) : nothing}
  ${repeat(
    sections,
    ({ id }) => id,
    (section) => formSection(view, section),
  )}
  ${isWhole ? hostFields(view, body.hostFields) : nothing}
  ${isWhole && mode !== 'create' ? historySection(view, body.history) : nothing}`;
}
