import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/user-picker.js';
import { DirectoryError } from '../src/core/errors.js';
import type { UserAdapter } from '../src/data/adapter.js';
import { createMemoryAdapter } from '../src/data/adapters/memory.js';
import { UserDirectory } from '../src/data/directory.js';
import type { UserPicker } from '../src/elements/user-picker/user-picker.js';
import { adapterWith } from '../test/fixtures/adapter-with.js';
import { cast, sampleUsers } from '../test/fixtures/sample-users.js';

interface Arguments {
  label: string;
  value: string;
  problem: string;
  required: boolean;
  disabled: boolean;
}

function directoryOf(users = cast, wrap: (adapter: UserAdapter) => UserAdapter = (it) => it): UserDirectory {
  const now = (): string => '2026-11-22T09:00:00.000Z';
  return new UserDirectory({
    tenantId: 'acme',
    open: () => wrap(createMemoryAdapter({ tenantId: 'acme', users, now })),
  });
}

/** A form control for one user, found by name or extension. Its value is the user's id. */
const meta: Meta<Arguments> = {
  title: 'Elements/User picker',
  component: 'user-picker',
  args: { label: 'Who takes over', value: '', problem: '', required: false, disabled: false },
  loaders: [() => ({ directory: directoryOf() })],
  render: (args, { loaded }) => {
    const frame = document.createElement('div');
    frame.style.maxInlineSize = '360px';
    frame.style.minBlockSize = '360px';
    const picker = document.createElement('user-picker') as UserPicker;
    Object.assign(picker, { ...args, directory: (loaded as { directory: UserDirectory }).directory });
    frame.append(picker);
    return html`${frame}`;
  },
};
export default meta;
type Story = StoryObj<Arguments>;

const open = async (canvas: HTMLElement, typed?: string): Promise<void> => {
  const picker = canvas.querySelector<UserPicker>('user-picker')!;
  await picker.updateComplete;
  const control = picker.shadowRoot!.querySelector('input')!;
  picker.focus();
  control.click();
  await picker.updateComplete;
  if (typed === undefined) return;
  control.value = typed;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await picker.updateComplete;
};

export const Empty: Story = {};
export const Chosen: Story = { args: { value: 'carla' } };

/** By name; who is deactivated is marked. */
export const Open: Story = { play: ({ canvasElement }) => open(canvasElement) };

/** More match than are listed. */
export const Many: Story = {
  loaders: [() => ({ directory: directoryOf(sampleUsers(200)) })],
  play: ({ canvasElement }) => open(canvasElement, 'an'),
};

export const NobodyFound: Story = { play: ({ canvasElement }) => open(canvasElement, 'nobody of this name') };

export const Unavailable: Story = {
  loaders: [
    () => ({
      directory: directoryOf(cast, (adapter) =>
        adapterWith(adapter, { list: () => Promise.reject(new DirectoryError('unavailable')) }),
      ),
    }),
  ],
  play: ({ canvasElement }) => open(canvasElement),
};

export const Refused: Story = {
  args: { value: 'ben', problem: 'The user who was to take over is no longer there. Choose another.' },
};
export const Disabled: Story = { args: { value: 'ben', disabled: true } };
