import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/user-admin.js';
import { DirectoryError } from '../src/core/errors.js';
import { defaultPolicy, type Permissions, type Policy } from '../src/core/policy.js';
import type { User } from '../src/core/user.js';
import type { UserAdapter } from '../src/data/adapter.js';
import { createMemoryAdapter } from '../src/data/adapters/memory.js';
import { UserDirectory } from '../src/data/directory.js';
import type { UserAdmin } from '../src/elements/user-admin/user-admin.js';
import { adapterWith } from '../test/fixtures/adapter-with.js';
import { sampleUsers } from '../test/fixtures/sample-users.js';

interface Arguments {
  tenantName: string;
  width: string;
}

function directoryOf(
  users: readonly User[],
  policy: Policy = defaultPolicy,
  adapted: (adapter: UserAdapter) => UserAdapter = (adapter) => adapter,
): UserDirectory {
  const now = (): string => '2026-11-22T09:00:00.000Z';
  return new UserDirectory({
    tenantId: 'acme',
    policy,
    open: () => adapted(createMemoryAdapter({ tenantId: 'acme', users, policy, now })),
  });
}

/** The whole page, assembled: what most hosts drop in. */
const meta: Meta<Arguments> = {
  title: 'Elements/User admin',
  component: 'user-admin',
  args: { tenantName: 'Acme Ltd', width: '100%' },
  loaders: [() => ({ directory: directoryOf(sampleUsers(40)) })],
  render: ({ tenantName, width }, { loaded }) => {
    const admin = document.createElement('user-admin') as UserAdmin;
    Object.assign(admin, { tenantName, directory: (loaded as { directory: UserDirectory }).directory });
    admin.style.blockSize = '680px';
    admin.style.inlineSize = width;
    return html`${admin}`;
  },
};
export default meta;
type Story = StoryObj<Arguments>;

const readOnly: Permissions = {
  ...defaultPolicy.permissions,
  create: false,
  edit: false,
  activate: false,
  remove: false,
  import: false,
  secrets: false,
};

export const FortyUsers: Story = {};
export const FirstRun: Story = { loaders: [() => ({ directory: directoryOf([]) })] };
export const WithSeats: Story = {
  loaders: [() => ({ directory: directoryOf(sampleUsers(40), { ...defaultPolicy, seats: 50 }) })],
};
export const Narrow: Story = { args: { width: '360px' } };

/** Who may only look: nothing to add, import, switch or remove. */
export const ReadOnly: Story = {
  loaders: [() => ({ directory: directoryOf(sampleUsers(40), { ...defaultPolicy, permissions: readOnly }) })],
};

/** A newer version of the kit has written the store: all can be looked at, nothing begun, and a notice says what to do. */
export const NewerVersion: Story = {
  loaders: [
    () => ({
      directory: directoryOf(sampleUsers(40), defaultPolicy, (adapter) =>
        adapterWith(adapter, {
          watch: (listener) => {
            listener({ kind: 'state', error: new DirectoryError('newer-schema') });
            return () => undefined;
          },
        }),
      ),
    }),
  ],
};

/** Where the users are kept, with what downloads and restores backups. */
export const WhereKept: Story = {
  play: async ({ canvasElement }) => {
    const admin = canvasElement.querySelector<UserAdmin>('user-admin')!;
    await admin.directory!.ready();
    await admin.showStorage();
  },
};
