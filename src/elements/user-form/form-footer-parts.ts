import { html, nothing, type TemplateResult } from 'lit';
import type { DraftController } from '../../controllers/draft-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { billedChange, changedFields, type UserDraft } from '../../core/rules/draft.js';
import { confirmDialog } from '../confirm-parts.js';
import type { FormView } from './form-view.js';
import type { FormMode } from './user-form-options.js';

export interface FooterActions {
  readonly mode: FormMode;
  readonly drafts: DraftController;
  /** False: the person may not do what the form is for (R64). */
  readonly permitted: boolean;
  /** Whether a user that is looked at may be altered. */
  readonly mayEdit: boolean;
  readonly close: () => void;
  readonly edit: () => void;
  readonly save: (event: Event) => void;
  readonly saveAndAnother: () => void;
}

export function formFooter(
  words: StringsController,
  view: FormView | undefined,
  actions: FooterActions,
): TemplateResult {
  const isSaved = actions.mode === 'view' || !view || !actions.permitted || actions.drafts.gone !== undefined;
  return html`<div class="footer" part="footer">
    ${view && !isSaved ? billedNote(view, view.draft) : nothing}
    <div class="actions">
      <button class="button" type="button" @click=${actions.close}>
        ${words.text(isSaved ? 'common.close' : 'common.cancel')}
      </button>
      ${actions.permitted ? mainButtons(words, actions) : nothing}
    </div>
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

/** They say what they do. */
function mainButtons(words: StringsController, actions: FooterActions): TemplateResult | typeof nothing {
  const { mode, drafts, mayEdit, edit } = actions;
  if (drafts.state === 'missing' || drafts.state === 'failed' || drafts.gone !== undefined) return nothing;
  if (mode !== 'view') return saveButtons(words, actions);
  // Until the rules are known nothing is offered that they may forbid (R64).
  if (!drafts.draft || !mayEdit) return nothing;
  return html`<button class="button primary" type="button" @click=${edit}>${words.text('form.edit')}</button>`;
}

function saveButtons(words: StringsController, actions: FooterActions): TemplateResult {
  const { mode, drafts, save, saveAndAnother } = actions;
  const { saving, state, undecided } = drafts;
  const key = saving ? 'form.saving' : mode === 'create' ? 'form.add' : 'form.save';
  const isWaiting = saving || state !== 'ready' || nothing;
  const another = html`<button class="button" type="button" aria-disabled=${isWaiting} @click=${saveAndAnother}>
    ${words.text('form.add-another')}
  </button>`;
  return html`${mode === 'create' ? another : nothing}
    <button
      class="button primary"
      type="submit"
      aria-disabled=${isWaiting}
      aria-describedby=${undecided.length > 0 ? 'conflicts-intro' : nothing}
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
