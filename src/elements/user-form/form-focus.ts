import type { LitElement } from 'lit';
import type { DraftController } from '../../controllers/draft-controller.js';
import type { HostFieldsController } from '../../controllers/host-fields-controller.js';
import { isBlocking, type Issue } from '../../core/issue.js';
import { inFormOrder, type LaidSection } from '../../core/rules/form-layout.js';
import { isSecretField, type FieldPath } from '../../core/user.js';
import { missingInOrder } from './form-status-parts.js';
import type { FormMode, FormShowOptions } from './user-form-options.js';

export interface FormFocusOptions {
  readonly host: LitElement;
  readonly drafts: DraftController;
  readonly hostFields: HostFieldsController;
  readonly sections: () => readonly LaidSection[];
}

/** Where the focus goes in the form: to what was asked for, to what is missing, to what is wrong (R3, F1, F5). */
export class FormFocus {
  readonly #options: FormFocusOptions;
  /** What kept the user from being saved when somebody last tried. */
  problems: readonly Issue[] = [];

  constructor(options: FormFocusOptions) {
    this.#options = options;
  }

  /** With what is said about the field in view, out of a folded section too. */
  readonly field = async (field: FieldPath): Promise<void> => {
    const { drafts, hostFields } = this.#options;
    const { draft } = drafts;
    // A secret that is kept has no field until it is replaced.
    if (isSecretField(field) && draft?.user?.secrets[field] && draft.secrets[field] === undefined)
      drafts.editSecret(field, '');
    await this.#rendered();
    if (hostFields.has(field)) return hostFields.focus(field);
    const controls = this.#all(`[data-field='${CSS.escape(field)}']`);
    show(controls.find(isWrong) ?? controls.find(isReachable) ?? controls[0]);
  };

  /** Of an issue: where it can be mended. A privacy warning is accepted beside its field (R16). */
  readonly issue = async (issue: Issue): Promise<void> => {
    const { field, code } = issue;
    if (field === undefined) return show(this.#all('.summary')[0]);
    const [box] = code === 'not-acknowledged' ? this.#all(`#${CSS.escape(field)}-privacy`) : [];
    if (box) show(box);
    else await this.field(field);
  };

  /** Where it is decided whose value stays (R50). */
  #conflict(field: FieldPath): void {
    const choices = this.#all(`[data-conflict='${CSS.escape(field)}'] input`);
    show(choices.find((choice) => choice.matches(':checked')) ?? choices[0]);
  }

  /** Another user is shown. */
  begin(): void {
    this.problems = [];
  }

  /** Sums up what keeps the user from being saved, and goes to the first of it in the order of the form. */
  async refused(): Promise<void> {
    const { drafts, sections } = this.#options;
    this.problems = drafts.shown;
    const [undecided] = drafts.undecided;
    await this.#rendered();
    if (undecided) return this.#conflict(undecided);
    const blocking = inFormOrder(drafts.shown.filter(isBlocking), (issue) => issue.field, sections());
    const first = blocking.find(({ field }) => field !== undefined);
    if (first) await this.issue(first);
    if (!first || !this.#hasFocus()) show(this.#all('.banner, .summary')[0]);
  }

  /** R3: to the first that activation still needs. */
  missing(): void {
    const [first] = this.#missing();
    if (first) void this.field(first);
  }

  /** The field asked for, else the first missing one of an activation, else the name of a new user, else the title (F5). */
  async opening({ field, intent }: Pick<FormShowOptions, 'field' | 'intent'>, mode: FormMode): Promise<void> {
    await this.#rendered();
    if (intent === 'history') return this.#history();
    const [missing] = intent === 'activate' ? this.#missing() : [];
    const first = field ?? missing ?? (mode === 'create' ? 'displayName' : undefined);
    if (first) await this.field(first);
    if (!first || !this.#hasFocus()) this.title();
  }

  title(): void {
    this.#all('#title')[0]?.focus();
  }

  /** What was changed last is in the page. */
  #rendered(): Promise<unknown> {
    this.#options.host.requestUpdate();
    return this.#options.host.updateComplete;
  }

  #missing(): readonly FieldPath[] {
    return missingInOrder(this.#options.drafts.issues, this.#options.sections());
  }

  /** Opened and in view (R53). */
  #history(): void {
    const details = this.#all('#history')[0];
    if (!(details instanceof HTMLDetailsElement)) return this.title();
    details.open = true;
    details.querySelector('summary')!.focus();
    details.scrollIntoView({ block: 'start' });
  }

  /** A field that is not shown takes no focus. */
  #hasFocus(): boolean {
    const { host } = this.#options;
    const active = host.shadowRoot!.activeElement;
    const around = (host.getRootNode() as Document | ShadowRoot).activeElement;
    return (active !== null && active.localName !== 'dialog') || (around !== host && host.contains(around));
  }

  #all(selector: string): readonly HTMLElement[] {
    return [...this.#options.host.renderRoot.querySelectorAll<HTMLElement>(selector)];
  }
}

function show(control: HTMLElement | undefined): void {
  const details = control?.closest('details');
  if (details) details.open = true;
  control?.focus();
  (control?.closest('.field, fieldset') ?? control)?.scrollIntoView({ block: 'nearest' });
}

/** Of several controls of a field, the one that the mistake is about. */
const isWrong = (control: HTMLElement): boolean => control.ariaInvalid === 'true';

/** A group that is only marked with the field's name takes no focus; what stands in it does. */
const isReachable = (control: HTMLElement): boolean => control.tabIndex >= 0 || control.localName.includes('-');
