import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { html, type StaticValue } from 'lit/static-html.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { User } from '../../core/user.js';
import type { UserDirectory } from '../../data/directory.js';
import type { ExtensionPicker } from '../extension-picker/extension-picker.js';
import { topLayer } from '../top-layer.js';

export interface ExtensionDialogView {
  readonly user: User;
  readonly directory: UserDirectory;
  /** What the picker holds. */
  readonly value: string;
  /** What was refused when it was tried. */
  readonly refusal: string | undefined;
  readonly onInput: (value: string) => void;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** Assign a number, or change it: the picker in a dialog (R20–R25). */
export function extensionDialog(
  view: ExtensionDialogView,
  picker: StaticValue,
  words: StringsController,
): TemplateResult {
  const { user, value, refusal } = view;
  const { displayName: name, extension: from } = user;
  const close = (event: Event): void => {
    (event.currentTarget as HTMLElement).closest('dialog')!.close();
    view.onClose();
  };
  const take = (event: Event): void => view.onInput((event.target as HTMLElement & { value: string }).value);
  // By the click, which Enter in the field makes too: a sandboxed frame may hear of no submit.
  const submit = (event: Event): void => {
    event.preventDefault();
    view.onSubmit();
  };
  return html`<dialog class="dialog" part="dialog" aria-labelledby="extension-title" ${topLayer()} @close=${view.onClose}>
    <form class="content" novalidate>
      <h2 class="title" id="extension-title">
        ${words.text(from === undefined ? 'table.assignTitle' : 'table.changeTitle', { name })}
      </h2>
      <${picker}
        for-user=${user.id}
        .directory=${view.directory}
        .label=${words.text('field.extension')}
        .value=${value}
        .problem=${refusal ?? ''}
        ${ref(focusField)}
        @input=${take}
        @change=${take}
      ></${picker}>
      <div class="actions">
        <button class="button" type="button" @click=${close}>${words.text('common.cancel')}</button>
        <button class="button primary" type="submit" @click=${submit}>${verb(view, words)}</button>
      </div>
    </form>
  </dialog>`;
}

/** The number stands ready to be taken, or to be typed over. */
function focusField(element: Element | undefined): void {
  const field = element as ExtensionPicker | undefined;
  void field?.updateComplete.then(() => (field.focus(), field.select()));
}

function verb({ user, value }: ExtensionDialogView, words: StringsController): string {
  if (!value) return words.text('table.assign');
  const { extension: from } = user;
  return from === undefined
    ? words.text('table.assignNumber', { extension: value })
    : words.text('table.changeNumber', { from, extension: value });
}
