import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/user-admin.js';
import '../../src/define/user-form.js';
import type { UserForm } from '../../src/elements/user-form/user-form.js';
import { policies } from '../../test/fixtures/policies.js';
import { tenantWith } from '../../test/fixtures/tenant-with.js';

interface Arguments {
  /** Which of the five. */
  tenant: keyof typeof policies;
  /** Whose form is open; nobody's is a new user's. */
  name: string;
}

/**
 * The same elements under five tenants' rules. Everything that differs is policy: plain JSON, checked when it is set,
 * described by `pbx-user-kit/policy.schema.json`.
 */
const meta: Meta<Arguments> = {
  title: 'Tenants/One form, five tenants',
  args: { tenant: 'smallOffice', name: '' },
  argTypes: {
    tenant: { control: 'select', options: Object.keys(policies) },
    name: { control: 'text' },
  },
  loaders: [async ({ args }) => ({ company: await tenantWith(policies[args.tenant]) })],
  render: (args, { loaded }) => {
    const { company } = loaded as { company: Awaited<ReturnType<typeof tenantWith>> };
    const user = company.users.find(({ displayName }) => displayName === args.name);
    return html`<style>
        .story-page {
          padding: 24px;
        }
      </style>
      <div class="story-page"><user-form .directory=${company.directory} .userId=${user?.id}></user-form></div>`;
  },
};
export default meta;
type Story = StoryObj<Arguments>;

async function unfold(canvas: HTMLElement): Promise<void> {
  const form: UserForm = canvas.querySelector('user-form')!;
  for (let turn = 0; turn < 60 && !form.shadowRoot?.querySelector('details'); turn++)
    await new Promise((resolve) => requestAnimationFrame(resolve));
  for (const details of form.shadowRoot!.querySelectorAll('details')) details.open = true;
}

/** Eight seats, two-digit numbers, and only the fields that five people need. */
export const SmallOffice: Story = {};

/** Licences are called plans here; each reveals what it pays for, and the fiftieth seat is the last. */
export const HostedProvider: Story = { args: { tenant: 'hostedProvider' } };

/** Both ways out of the house are warned of in the clinic's own words, and nobody is without a location unseen. */
export const Clinic: Story = {
  args: { tenant: 'clinic', name: 'Maya Lindqvist' },
  play: ({ canvasElement }) => unfold(canvasElement),
};

/** Numbers come from a list, agents have a badge, and a ring lasts six seconds. */
export const CallCentre: Story = {
  args: { tenant: 'callCentre' },
  play: ({ canvasElement }) => unfold(canvasElement),
};

/** Six digits everywhere; callers spell the given name first. */
export const SixDigits: Story = { args: { tenant: 'sixDigits' } };
