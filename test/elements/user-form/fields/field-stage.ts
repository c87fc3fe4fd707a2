import { fixture, html } from '@open-wc/testing';
import '../../../../src/define/user-form.js';
import type { UserChange } from '../../../../src/core/change.js';
import type { PolicyInput } from '../../../../src/core/policy.js';
import type { ResourceInput } from '../../../../src/core/resource.js';
import type { FieldPath, User } from '../../../../src/core/user.js';
import type { UserForm } from '../../../../src/elements/user-form/user-form.js';
import { smallCompany, type SmallCompany } from '../../../fixtures/small-company.js';
import { UserFormHarness } from '../../../harness/user-form-harness.js';

export interface FieldStage {
  readonly company: SmallCompany;
  readonly element: UserForm;
  readonly form: FieldForm;
  /** What was asked of the adapter last. */
  readonly asked: () => UserChange & { readonly kind: 'create' | 'update' };
}

export interface FieldStageOptions {
  readonly policy?: PolicyInput;
  /** Whose form; absent, a new user's. */
  readonly name?: string;
  readonly mode?: 'view';
  /** What the user has beside what the small company gives. */
  readonly values?: Record<string, unknown>;
  readonly secrets?: Record<string, string>;
  /** Owners by their names. */
  readonly resources?: readonly ResourceInput[];
}

/** A form with every section open, over four people and what stands around them. */
export async function fieldStage(options: FieldStageOptions = {}): Promise<FieldStage> {
  const { policy, name, mode, values, secrets, resources = [] } = options;
  const company = await smallCompany(policy);
  const { users } = await company.directory.list({});
  const idOf = (owner: string): string => users.find(({ displayName }) => displayName === owner)!.id;
  const puts = resources.map((resource) => ({
    kind: 'put' as const,
    resource:
      resource.kind === 'mailbox' && resource.ownerId !== undefined
        ? { ...resource, ownerId: idOf(resource.ownerId) }
        : resource,
  }));
  const issues = await company.adapter.resources!.write(puts);
  if (issues.length > 0) throw new Error(`the resources are refused: ${JSON.stringify(issues)}`);
  const userId = name && idOf(name);
  if (name && (values || secrets)) await prepare(company, await company.user(name), values, secrets);
  const element = await fixture<UserForm>(
    html`<user-form .directory=${company.directory} .userId=${userId || undefined} .mode=${mode}></user-form>`,
  );
  const form = new FieldForm(element);
  await form.ready();
  await form.settled();
  form.unfold();
  const asked = (): ReturnType<FieldStage['asked']> =>
    company.written.at(-1) as UserChange & { kind: 'create' | 'update' };
  return { company, element, form, asked };
}

async function prepare(
  { adapter, written }: SmallCompany,
  user: User,
  values: Record<string, unknown> = {},
  secrets: Record<string, string> = {},
): Promise<void> {
  const acknowledged = ['voiceMessageEmails', 'smsEnabled'] as const;
  const [result] = await adapter.write([
    { kind: 'update', id: user.id, base: user.version, values, secrets, acknowledged },
  ]);
  if (!result?.ok) throw new Error(`the user is refused: ${JSON.stringify(result?.issues)}`);
  (written as UserChange[]).length = 0;
}

/** The form with what its richer editors are made of. */
export class FieldForm extends UserFormHarness {
  unfold(): void {
    for (const details of this.root.querySelectorAll('details')) details.open = true;
  }
  override control(path: FieldPath): HTMLInputElement {
    return super.control(path as 'notes');
  }
  field(path: FieldPath): HTMLElement {
    return this.control(path).closest<HTMLElement>('.field')!;
  }
  select(path: FieldPath): HTMLSelectElement {
    return this.control(path) as unknown as HTMLSelectElement;
  }
  options(path: FieldPath): readonly string[] {
    return [...this.select(path).options].map(({ text }) => text.trim());
  }
  chosen(path: FieldPath): string {
    return this.select(path).selectedOptions[0]?.text.trim() ?? '';
  }
  async choose(path: FieldPath, text: string): Promise<void> {
    const select = this.select(path);
    const option = [...select.options].find((candidate) => candidate.text.trim() === text);
    if (!option) throw new Error(`${path} has no "${text}"`);
    select.focus();
    select.value = option.value;
    select.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settled();
  }
  async type(control: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
    control.focus();
    control.value = text;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settled();
  }
  async blur(): Promise<void> {
    (this.root.activeElement as HTMLElement | null)?.blur();
    await this.settled();
  }
  /** What is read aloud with a control, beside its name. */
  description(control: Element): string {
    const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
    return clean(ids.map((id) => this.root.getElementById(id)?.textContent ?? '').join(' '));
  }
  text(selector: string): string {
    return clean(this.root.querySelector(selector)?.textContent ?? '');
  }
  /** A value that stands as text, by the name of its field. */
  readOnly(name: string): string {
    const label = [...this.root.querySelectorAll('.field > .label')].find((each) => clean(each.textContent) === name);
    return clean(label?.parentElement?.querySelector('.fixed-value, .kept-secret')?.textContent ?? '');
  }
  summaryOf(section: string): string {
    const title = this.root.querySelector(`#section-${section}`);
    return clean(title?.closest('summary')?.querySelector('.muted')?.textContent ?? '');
  }
  destinations(): readonly HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('.destination input')];
  }
  async mode(name: string): Promise<void> {
    const label = [...this.root.querySelectorAll<HTMLLabelElement>('.modes label')].find(
      (each) => clean(each.textContent) === name,
    )!;
    label.click();
    await this.settled();
  }
}

const clean = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
