import type { DraftController } from '../../controllers/draft-controller.js';
import type { HostFieldsController } from '../../controllers/host-fields-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { valueAt } from '../../core/rules/draft.js';
import { revealedFields } from '../../core/rules/form-layout.js';
import { isSecretField, type FieldPath, type SecretField } from '../../core/user.js';
import type { FormFocus } from './form-focus.js';

export interface FormInputOptions {
  readonly host: HTMLElement & { requestUpdate(): void };
  readonly drafts: DraftController;
  readonly hostFields: HostFieldsController;
  readonly words: StringsController;
  readonly focus: FormFocus;
  readonly submit: () => void;
}

const revealing: ReadonlySet<FieldPath> = new Set(['status', 'licence', 'role']);

/** What is typed into the form: its own controls, and the host's in the slot (F4). */
export class FormInput {
  readonly #options: FormInputOptions;
  /** Said politely: how many fields a choice has brought (R14). */
  announced = '';
  /** Activation was asked for, so that what is missing is listed (R3). */
  asked = false;
  /** Secrets that a person asked to see (R60). */
  revealed: ReadonlySet<SecretField> = new Set();

  constructor(options: FormInputOptions) {
    this.#options = options;
  }

  /** Another user is shown, perhaps in order to be activated. */
  begin(asked: boolean): void {
    this.asked = asked;
    this.announced = '';
    this.revealed = new Set();
  }

  readonly input = (event: Event): void => {
    const control = event.target as HTMLInputElement;
    if (!this.#isOwn(control)) return this.hostInput(event);
    // What is typed here is the form's own affair, and may be a secret (R60).
    event.stopPropagation();
    const field = control.dataset['field'] as FieldPath | undefined;
    if (field === 'status') this.#switch(control.checked);
    else if (field) this.edit(field, control.value);
  };

  /** The host's own event goes its way: it may be listened to. */
  readonly hostInput = (event: Event): void => {
    const { hostFields, drafts } = this.#options;
    const path = this.#isOwn(event.target as Node) ? undefined : hostFields.pathOf(event.target);
    if (!path || !drafts.draft) return;
    const value = hostFields.valueOf(path);
    // A box that nobody had ticked, and that is not ticked after all, says nothing.
    const isNothing = value === false && valueAt(drafts.draft.initial, path) === undefined;
    drafts.edit(path, isNothing ? undefined : value);
  };

  /** The host's fields stand in no form of the page, or in one that is not meant: Enter in them saves this user. */
  readonly keydown = (event: KeyboardEvent): void => {
    const control = event.target as HTMLElement;
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented || this.#isOwn(control)) return;
    if (!(control instanceof HTMLInputElement) || !this.#options.hostFields.pathOf(control)) return;
    event.preventDefault();
    this.#options.submit();
  };

  readonly edit = (path: FieldPath, value: unknown): void => {
    const { drafts, host } = this.#options;
    const before = this.#revealed();
    if (isSecretField(path)) drafts.editSecret(path, value as string | undefined);
    else drafts.edit(path, value);
    if (!revealing.has(path)) return;
    const count = this.#revealed().filter((field) => !before.includes(field)).length;
    const key = `form.revealed.${path as 'status' | 'licence' | 'role'}` as const;
    this.announced = count > 0 ? this.#options.words.text(key, { count }) : '';
    host.requestUpdate();
  };

  readonly reveal = (field: SecretField): void => {
    const revealed = new Set(this.revealed);
    if (!revealed.delete(field)) revealed.add(field);
    this.revealed = revealed;
    this.#options.host.requestUpdate();
  };

  /** R3: turning it on lists exactly what is missing and takes the focus to the first of it. */
  #switch(on: boolean): void {
    this.edit('status', on ? 'activated' : 'deactivated');
    this.asked = on;
    if (on) this.#options.focus.missing();
  }

  #revealed(): readonly FieldPath[] {
    const { draft, policy } = this.#options.drafts;
    return draft ? revealedFields(policy, draft.values) : [];
  }

  #isOwn(node: Node): boolean {
    return node.getRootNode() === this.#options.host.shadowRoot;
  }
}
