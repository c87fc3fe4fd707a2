import { fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/define/user-form.js';
import type { PolicyInput } from '../../../src/core/policy.js';
import type { FormMode, UserForm } from '../../../src/elements/user-form/user-form.js';
import { smallCompany, type SmallCompany } from '../../fixtures/small-company.js';
import { UserFormHarness } from '../../harness/user-form-harness.js';

export interface Stage {
  readonly company: SmallCompany;
  readonly element: UserForm;
  readonly form: UserFormHarness;
}

export interface StageOptions {
  readonly policy?: PolicyInput;
  /** Whose form it is; nobody's is a new user's. */
  readonly name?: string;
  readonly mode?: FormMode;
  /** The host's own fields, in the slot. */
  readonly slotted?: unknown;
  readonly company?: SmallCompany;
  readonly guard?: 'page';
}

/** As part of the page, with the user in it. */
export async function inline(options: StageOptions = {}): Promise<Stage> {
  const company = options.company ?? (await smallCompany(options.policy));
  const userId = options.name && (await company.user(options.name)).id;
  const element = await fixture<UserForm>(
    html`<user-form
      .directory=${company.directory}
      .userId=${userId || undefined}
      .mode=${options.mode}
      .guard=${options.guard}
      >${options.slotted}</user-form
    >`,
  );
  const form = new UserFormHarness(element);
  await form.ready();
  const isNew = !userId && company.directory.policy.permissions.create;
  if (isNew) await until(() => form.control('extension').value !== '', 'an extension is suggested');
  return { company, element, form };
}

/** Over the page, closed. */
export async function drawer(options: StageOptions = {}): Promise<Stage & { opener: HTMLButtonElement }> {
  const company = options.company ?? (await smallCompany(options.policy));
  const host = await fixture(html`
    <div>
      <button>Open</button>
      <user-form presentation="drawer" .directory=${company.directory}>${options.slotted}</user-form>
    </div>
  `);
  const element = host.querySelector('user-form')!;
  await element.updateComplete;
  return { company, element, form: new UserFormHarness(element), opener: host.querySelector('button')! };
}

/** As long as a busy machine needs. */
export const until = (fact: () => unknown, what = 'it comes true'): Promise<void> =>
  waitUntil(fact, what, { timeout: 8000 });
