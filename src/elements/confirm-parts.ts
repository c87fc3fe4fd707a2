import { html, type TemplateResult } from 'lit';
import type { StringsController } from '../controllers/strings-controller.js';
import { topLayer } from './top-layer.js';

export interface Confirmation {
  /** The question, naming what it is about. */
  readonly title: string;
  /** What will happen, a sentence each. */
  readonly text: readonly string[];
  /** The verb on the button. */
  readonly confirm: string;
  /** Where “Cancel” would leave open what is cancelled. */
  readonly cancel?: string;
  /** Red, for loss only. */
  readonly danger?: boolean;
}

/**
 * A question that must be answered, as a native modal dialog for as long as it is rendered. `answer` is called once;
 * Escape and Cancel answer false. Cancel comes first, so that it has the focus. Escape is taken here, because a browser may
 * otherwise close the dialog below together with this one.
 */
export function confirmDialog(
  confirmation: Confirmation,
  words: StringsController,
  answer: (confirmed: boolean) => void,
): TemplateResult {
  const finish = (event: Event, confirmed: boolean): void => {
    event.preventDefault();
    const dialog = (event.currentTarget as HTMLElement).closest('dialog')!;
    if (!dialog.open) return;
    // The close event comes a frame late: the answer does not wait for it.
    dialog.close();
    answer(confirmed);
  };
  return html`<dialog
    class="dialog"
    part="dialog"
    role="alertdialog"
    aria-labelledby="confirm-title"
    aria-describedby="confirm-text"
    ${topLayer()}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && finish(event, false)}
    @cancel=${(event: Event) => finish(event, false)}
  >
    <div class="content">
      <h2 class="title" id="confirm-title">${confirmation.title}</h2>
      <div class="sentences" id="confirm-text">${confirmation.text.map((sentence) => html`<p>${sentence}</p>`)}</div>
      <div class="actions">
        <button class="button" type="button" @click=${(event: Event) => finish(event, false)}>
          ${confirmation.cancel ?? words.text('common.cancel')}
        </button>
        <button
          class="button ${confirmation.danger ? 'danger' : 'primary'}"
          type="button"
          @click=${(event: Event) => finish(event, true)}
        >
          ${confirmation.confirm}
        </button>
      </div>
    </div>
  </dialog>`;
}
