import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/define/user-form.js';
import type { UserPatch } from '../src/core/change.js';
import { DirectoryError } from '../src/core/errors.js';
import type { UserField } from '../src/core/user.js';
import type { FormMode, FormPresentation, UserForm } from '../src/elements/user-form/user-form.js';
import { smallCompany, type SmallCompany } from '../test/fixtures/small-company.js';

interface Arguments {
  mode: FormMode | undefined;
  presentation: FormPresentation;
  /** Whose form it is; nobody's is a new user's. */
  name: string;
}

/** Adds, edits and shows one user: as part of a page, as a drawer, or as a dialog. */
const meta: Meta<Arguments> = {
  title: 'Elements/User form',
  component: 'user-form',
  args: { mode: undefined, presentation: 'inline', name: '' },
  argTypes: {
    mode: { control: 'inline-radio', options: ['create', 'edit', 'view', 'settings'] },
    presentation: { control: 'inline-radio', options: ['inline', 'drawer', 'dialog'] },
    name: { control: 'select', options: ['', 'Ana Ruiz', 'Björn Åkesson', 'Chloë Martin', 'Zoë Extra'] },
  },
  loaders: [
    async ({ args }) => {
      const company = await smallCompany({ seats: 50 });
      return { company, user: args.name ? await company.user(args.name) : undefined };
    },
  ],
  render: (args, { loaded }) => {
    const { company, user } = loaded as { company: SmallCompany; user?: { id: string } };
    return html`<div class="story-page">
      ${
        args.presentation === 'inline'
          ? nothing
          : html`<button
              @click=${(event: Event) =>
                void (event.target as HTMLElement)
                  .parentElement!.querySelector('user-form')!
                  .show({ userId: user?.id })}
            >
              ${user ? 'Open the user' : 'Add a user'}
            </button>`
      }
      <user-form
        .directory=${company.directory}
        .userId=${user?.id}
        .mode=${args.mode}
        .presentation=${args.presentation}
      ></user-form>
    </div>`;
  },
  decorators: [
    (story) =>
      html`<style>
          .story-page {
            padding: 24px;
          }
        </style>
        ${story()}`,
  ],
};
export default meta;
type Story = StoryObj<Arguments>;

async function formIn(canvas: HTMLElement): Promise<UserForm> {
  const form = canvas.querySelector('user-form')!;
  for (let turn = 0; turn < 20 && !form.shadowRoot?.querySelector('.section-title'); turn++)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  return form;
}

/** As a person fills it in. */
async function fill(form: UserForm, field: UserField, value: string): Promise<void> {
  const control = form.shadowRoot!.querySelector<HTMLInputElement>(`[data-field='${field}']`)!;
  control.value = value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await form.updateComplete;
}

/** Somebody else changes a user. */
async function change(company: SmallCompany, name: string, values: UserPatch): Promise<void> {
  const { id, version } = await company.user(name);
  await company.directory.submit([{ kind: 'update', id, base: version, values }]);
}

/** Activated by default, the next free extension and a generated SIP password in place. */
export const NewUser: Story = {};

/** The username cannot change any more, secrets are only known to be set. */
export const Edit: Story = { args: { name: 'Ana Ruiz' } };

/** Turning the switch on lists what is missing and takes the focus to the first of it (R3). */
export const Activating: Story = {
  args: { name: 'Zoë Extra' },
  play: async ({ canvasElement }) => {
    const form = await formIn(canvasElement);
    form.shadowRoot!.querySelector<HTMLInputElement>('[role=switch]')!.click();
  },
};

/** Nothing filled in, and saved: a summary with a way to each field, the same words at the fields (F1). */
export const Problems: Story = {
  play: async ({ canvasElement }) => void (await (await formIn(canvasElement)).submit()),
};

/** The e-mail is the sign-in, so changing it warns (R13). */
export const ChangedEmail: Story = {
  args: { name: 'Ana Ruiz' },
  play: async ({ canvasElement }) => fill(await formIn(canvasElement), 'email', 'ana.ruiz@nordlicht.example'),
};

/** What the directory refuses lands on its field and names the owner (F2). */
export const TakenEmail: Story = {
  play: async ({ canvasElement }) => {
    const form = await formIn(canvasElement);
    await fill(form, 'displayName', 'Dee van Dyke');
    await fill(form, 'email', 'ana@nordlicht.example');
    await form.submit();
  },
};

/** Somebody else has changed another field meanwhile: it is taken over, and nothing is lost (R50). */
export const ChangedElsewhere: Story = {
  args: { name: 'Ana Ruiz' },
  play: async ({ canvasElement, loaded }) => {
    const form = await formIn(canvasElement);
    const { company } = loaded as { company: SmallCompany };
    await fill(form, 'mobile', '+49 170 1234567');
    await change(company, 'Ana Ruiz', { role: 'agent' });
  },
};

/** Both have changed the same fields: it is decided one by one, and nothing is saved before that (R50). */
export const Conflict: Story = {
  args: { name: 'Ana Ruiz' },
  play: async ({ canvasElement, loaded }) => {
    const form = await formIn(canvasElement);
    const { company } = loaded as { company: SmallCompany };
    await fill(form, 'mobile', '+49 170 1234567');
    await fill(form, 'email', 'ana.ruiz@nordlicht.example');
    await change(company, 'Ana Ruiz', { mobile: '+49 170 7654321', email: 'ruiz@nordlicht.example', role: 'agent' });
  },
};

/** All seats are taken: the note beside the button says so before the directory does (R5). */
export const NoSeatLeft: Story = {
  loaders: [async () => ({ company: await smallCompany({ seats: 2 }) })],
};

/** The store refuses; what was typed stays (R54). */
export const StoreFull: Story = {
  args: { name: 'Ana Ruiz' },
  play: async ({ canvasElement, loaded }) => {
    const form = await formIn(canvasElement);
    const { company } = loaded as { company: SmallCompany };
    company.adapter.write = () => Promise.reject(new DirectoryError('quota'));
    await fill(form, 'mobile', '+49 170 1234567');
    await form.submit();
  },
};

/** Begun in an earlier visit and not saved: offered, not forced (F3). */
export const KeptDraft: Story = {
  loaders: [
    async () => {
      const company = await smallCompany({ seats: 50 });
      const values = { displayName: 'Dee van Dyke', email: 'dee@nordlicht.example' };
      await company.adapter.drafts!.put('new-user/nordlicht/', { at: '2026-11-20T14:02:00.000Z', values });
      return { company };
    },
  ],
};

/** Calls and voicemail only, nothing folded (R41). */
export const Settings: Story = { args: { name: 'Ana Ruiz', mode: 'settings' } };

/** A colleague like another one: what they share is filled in, what is the person's own is not (R11). */
export const Duplicate: Story = {
  args: { presentation: 'drawer' },
  play: async ({ canvasElement, loaded }) => {
    const { company } = loaded as { company: SmallCompany };
    const { id } = await company.user('Björn Åkesson');
    await canvasElement.querySelector('user-form')!.show({ duplicateOf: id });
  },
};

/** What changed, when and who did it; secrets by name only (R53). */
export const History: Story = {
  args: { presentation: 'drawer' },
  play: async ({ canvasElement, loaded }) => {
    const { company } = loaded as { company: SmallCompany };
    const { id } = await company.user('Björn Åkesson');
    await company.directory.configure({ currentUserId: id });
    await change(company, 'Ana Ruiz', { role: 'agent', mobile: '+49 170 1234567' });
    await change(company, 'Ana Ruiz', { forwarding: { mode: 'forward', destinations: ['103'] } });
    const ana = await company.user('Ana Ruiz');
    await canvasElement.querySelector('user-form')!.show({ userId: ana.id, intent: 'history' });
  },
};

/** A part of the trail came to harm: what is lost is told, and nothing is guessed (P4). */
export const HistoryDamaged: Story = {
  args: { presentation: 'drawer' },
  play: async ({ canvasElement, loaded }) => {
    const { company } = loaded as { company: SmallCompany };
    const all = company.adapter.history!.bind(company.adapter);
    const at = '2026-11-22T09:00:00.000Z';
    company.adapter.history = async (query) => [{ kind: 'unreadable', id: '', at }, ...(await all(query))];
    const ana = await company.user('Ana Ruiz');
    await canvasElement.querySelector('user-form')!.show({ userId: ana.id, intent: 'history' });
  },
};

/** Two fields of the host in the slot, one of them not filled in (F4). */
export const HostFields: Story = {
  args: { name: 'Ana Ruiz' },
  render: (_, { loaded }) => {
    const { company, user } = loaded as { company: SmallCompany; user: { id: string } };
    return html`<div class="story-page">
      <user-form .directory=${company.directory} .userId=${user.id}>
        <label slot="fields">Cost centre <input name="costCentre" required /></label>
        <label slot="fields"><input type="checkbox" name="parking" /> Parking space</label>
      </user-form>
    </div>`;
  },
  play: async ({ canvasElement }) => {
    const form = await formIn(canvasElement);
    await fill(form, 'mobile', '+49 170 1234567');
    await form.submit();
  },
};

/** A server's problem details land on the fields that they name (F2). */
export const RefusedByServer: Story = {
  args: { name: 'Ana Ruiz' },
  play: async ({ canvasElement }) => {
    const problem = {
      title: 'The user cannot be saved',
      errors: [
        { detail: 'The address is not in our directory.', pointer: '#/email' },
        { detail: 'The contract has ended.' },
      ],
    };
    await (await formIn(canvasElement)).showProblem(problem);
  },
};

/** Who may not activate sees the status with the reason (R64). */
export const NotPermittedToActivate: Story = {
  loaders: [async () => ({ company: await smallCompany({ permissions: { activate: false } }) })],
};

/** Who may not add users is told so (R64). */
export const NotPermittedToCreate: Story = {
  loaders: [async () => ({ company: await smallCompany({ permissions: { create: false } }) })],
};

/** The same form, to look at. */
export const View: Story = { args: { name: 'Björn Åkesson', mode: 'view' } };

/** Over the page; opens by itself when a table on the same page asks for it. */
export const Drawer: Story = {
  args: { presentation: 'drawer', name: 'Ana Ruiz' },
  play: ({ canvasElement }) => canvasElement.querySelector('button')!.click(),
};

export const Dialog: Story = {
  args: { presentation: 'dialog', name: 'Ana Ruiz' },
  play: ({ canvasElement }) => canvasElement.querySelector('button')!.click(),
};

/** Escape with an edit asks first (F3). */
export const UnsavedChanges: Story = {
  args: { presentation: 'drawer' },
  play: async ({ canvasElement }) => {
    const form = canvasElement.querySelector('user-form')!;
    await form.show();
    await fill(form, 'displayName', 'Dee van Dyke');
    void form.hide();
  },
};

/** While the directory is opening. */
export const Loading: Story = {
  loaders: [
    async () => {
      const company = await smallCompany();
      company.adapter.get = () => new Promise(() => undefined);
      return { company, user: await company.user('Ana Ruiz') };
    },
  ],
  args: { name: 'Ana Ruiz' },
};
