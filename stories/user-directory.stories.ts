import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/user-directory.js';
import '../src/define/user-table.js';
import { createMemoryAdapter } from '../src/data/adapters/memory.js';
import type { Strings } from '../src/strings/en.js';
import { sampleUsers } from '../test/fixtures/sample-users.js';

interface Arguments {
  strings: Partial<Strings>;
}

/** Provides what is inside it with one directory: whose users, where they are kept, by which rules, in which words. */
const meta: Meta<Arguments> = {
  title: 'Elements/User directory',
  component: 'user-directory',
  args: { strings: {} },
  render: ({ strings }) =>
    html`<user-directory
      tenant="acme"
      tenant-name="Acme Ltd"
      .adapter=${() => createMemoryAdapter({ tenantId: 'acme', users: sampleUsers(8) })}
      .strings=${strings}
    >
      <user-table></user-table>
    </user-directory>`,
};
export default meta;
type Story = StoryObj<Arguments>;

export const OneTenant: Story = {};
export const OwnWords: Story = {
  args: {
    strings: {
      'table.label': 'Colleagues',
      'table.searchHint': 'Find a colleague',
      'status.activated': 'On',
      'status.deactivated': 'Off',
    },
  },
};
