import { html, type TemplateResult } from 'lit';
import type { FieldLeaveController } from '../../controllers/field-leave-controller.js';
import type { PhoneNumbersController } from '../../controllers/phone-numbers-controller.js';
import type { ModalController } from '../../controllers/modal-controller.js';
import type { FormInput } from './form-input.js';
import type { FormPresentation } from './user-form-options.js';

/** What the form stands on: the page itself, or a drawer or dialog over it. */
export function formSurface(presentation: FormPresentation, modal: ModalController, content: unknown): unknown {
  if (presentation === 'inline') return content;
  return html`<dialog
    id="surface"
    class=${presentation === 'drawer' ? 'drawer' : 'dialog form-dialog'}
    part="dialog"
    aria-labelledby="title"
    tabindex="-1"
    @keydown=${modal.keydown}
    @cancel=${modal.cancel}
    @close=${modal.close}
    @pointerdown=${modal.pointerdown}
    @click=${modal.click}
  >
    ${content}
  </dialog>`;
}

export interface FormShell {
  readonly saving: boolean;
  readonly input: FormInput;
  readonly leaving: FieldLeaveController;
  readonly phone: PhoneNumbersController;
  readonly save: (event: Event) => void;
  readonly header: TemplateResult;
  readonly body: TemplateResult;
  readonly footer: TemplateResult;
}

/** Title, what scrolls, and buttons that stay in view. */
export function formShell(shell: FormShell): TemplateResult {
  const { saving, input, leaving, phone, save, header, body, footer } = shell;
  return html`<form
    class="shell"
    novalidate
    autocomplete="off"
    aria-labelledby="title"
    aria-busy=${saving}
    @submit=${save}
    @input=${input.input}
    @change=${input.hostInput}
    @keydown=${input.keydown}
    @focusin=${phone.focusin}
    @focusout=${leaving.focusout}
    @pointerdown=${leaving.pointerdown}
  >
    ${header}
    <div class="scroll">
      <p class="visually-hidden" role="status" id="announced">${input.announced}</p>
      <div class="body" ?inert=${saving}>${body}</div>
    </div>
    ${footer}
  </form>`;
}
