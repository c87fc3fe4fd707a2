import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/define/user-table.js';
import { DirectoryError } from '../src/core/errors.js';
import type { Permissions, Policy } from '../src/core/policy.js';
import { defaultPolicy } from '../src/core/policy.js';
import type { RemovalReference } from '../src/core/removal/plan-removal.js';
import type { Mailbox } from '../src/core/resource.js';
import type { User } from '../src/core/user.js';
import type { UserAdapter } from '../src/data/adapter.js';
import { createMemoryAdapter } from '../src/data/adapters/memory.js';
import { UserDirectory } from '../src/data/directory.js';
import type { UserPicker } from '../src/elements/user-picker/user-picker.js';
import type { UserTable } from '../src/elements/user-table/user-table.js';
import type { TableView } from '../src/elements/user-table/user-toolbar-parts.js';
import { adapterWith } from '../test/fixtures/adapter-with.js';
import { RemovalScript } from '../test/fixtures/removal-adapter.js';
import { cast, sampleUsers } from '../test/fixtures/sample-users.js';

interface Arguments {
  search: string;
  view: TableView;
  /** Height of what the table stands in; it fills it. */
  height: string;
  /** Width of what the table stands in. */
  width: string;
}

const policy: Policy = { ...defaultPolicy, seats: 50, extension: { ...defaultPolicy.extension, maxLength: 6 } };

const { permissions: all } = defaultPolicy;
const readOnly: Permissions = {
  ...all,
  create: false,
  edit: false,
  activate: false,
  remove: false,
  import: false,
  secrets: false,
};

function directoryOf(
  users: readonly User[],
  wrap: (adapter: UserAdapter) => UserAdapter = (it) => it,
  permissions = all,
): UserDirectory {
  return new UserDirectory({
    tenantId: 'acme',
    policy: { ...policy, permissions },
    open: () => wrap(createMemoryAdapter({ tenantId: 'acme', users, policy, now: () => '2026-11-22T09:00:00.000Z' })),
  });
}

const story = (users: readonly User[], wrap?: (adapter: UserAdapter) => UserAdapter): Pick<Story, 'loaders'> => ({
  loaders: [() => ({ directory: directoryOf(users, wrap) })],
});

/** The users of a tenant: search, filter, sort, and everything that can be done to one user from its row. */
const meta: Meta<Arguments> = {
  title: 'Elements/User table',
  component: 'user-table',
  args: { search: '', view: 'all', height: '560px', width: '100%' },
  argTypes: { view: { control: 'select', options: ['all', 'activated', 'deactivated', 'without-extension'] } },
  loaders: [() => ({ directory: directoryOf(sampleUsers(40)) })],
  render: ({ search, view, height, width }, { loaded }) => {
    const frame = document.createElement('div');
    frame.style.blockSize = height;
    frame.style.inlineSize = width;
    const table = document.createElement('user-table') as UserTable;
    Object.assign(table, { directory: (loaded as { directory: UserDirectory }).directory, search, view });
    frame.append(table);
    return html`${frame}`;
  },
};
export default meta;
type Story = StoryObj<Arguments>;

const tableIn = async (canvas: HTMLElement): Promise<ShadowRoot> => {
  const table = canvas.querySelector<UserTable>('user-table')!;
  const root = table.shadowRoot!;
  while (!root.querySelector('.body .name')) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await table.updateComplete;
  }
  return root;
};

const press = (root: ShadowRoot, label: string): void =>
  root.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click();

/** Forty users, in order of their names. */
export const Users: Story = {};

/** 100,000 users in memory: scroll, sort and type. */
export const Large: Story = story(sampleUsers(100_000));

/** In a narrow container rows become cards, with the same actions in the same order. */
export const Cards: Story = { args: { width: '360px' } };

/** Where the policy says so, a phone without a location warns in its row; whoever has a location does not. */
export const WithoutLocation: Story = {
  loaders: [
    () => ({
      directory: new UserDirectory({
        tenantId: 'acme',
        policy: { ...policy, warnWithoutLocation: true },
        open: () =>
          createMemoryAdapter({
            tenantId: 'acme',
            users: cast.map((user) => (user.id === 'carla' ? { ...user, locationId: 'dock' } : user)),
            resources: [{ kind: 'location', id: 'dock', version: '1', name: 'Dock' }],
          }),
      }),
    }),
  ],
};

/** On a card the warning has its word beside it. */
export const WithoutLocationCards: Story = { ...WithoutLocation, args: { width: '360px' } };

/** Nobody yet: one sentence, two roads. */
export const FirstRun: Story = story([]);

export const NothingFound: Story = { args: { search: 'nobody of this name' } };

/** The outline of rows until a slow store answers. */
export const Loading: Story = story(cast, (adapter) =>
  adapterWith(adapter, { list: () => new Promise(() => undefined) }),
);

/** A store that cannot be reached. */
export const Unavailable: Story = story(cast, (adapter) =>
  adapterWith(adapter, { list: () => Promise.reject(new DirectoryError('unavailable')) }),
);

/** Without storage the users are kept until the page closes, and a notice says so. */
export const StorageBlocked: Story = story(cast, (adapter) =>
  adapterWith(adapter, {
    watch: (listener) => {
      queueMicrotask(() => listener({ kind: 'state', error: new DirectoryError('storage-blocked') }));
      return () => undefined;
    },
  }),
);

const inState = (error: DirectoryError) => (adapter: UserAdapter) =>
  adapterWith(adapter, {
    watch: (listener) => {
      listener({ kind: 'state', error });
      return () => undefined;
    },
    acknowledgeLoss: async () => undefined,
  });

const lostAt = '2026-11-20T16:42:00.000Z';

/** The browser deleted what was kept: never shown as an empty table, and never as a first run. */
export const StoreReset: Story = story(
  [],
  inState(new DirectoryError('store-reset', { loss: { before: 1284, now: 0, at: lostAt } })),
);

/** An older state of the store came back: the users that are left, and what is missing. */
export const StoreRolledBack: Story = story(
  cast,
  inState(new DirectoryError('store-rolled-back', { loss: { before: 9, now: 5, at: lostAt } })),
);

/** A damaged part is set aside, the rest is shown and can be changed. */
export const StoreDamaged: Story = story(
  sampleUsers(40),
  inState(new DirectoryError('store-damaged', { loss: { before: 290, now: 40, at: lostAt } })),
);

/** The same where rows are cards. */
export const StoreDamagedCards: Story = { ...StoreDamaged, args: { width: '360px' } };

/** Another tab still uses an older version: the outline of rows until it lets go, and why. */
export const UpgradeBlocked: Story = story(cast, (adapter) =>
  adapterWith(inState(new DirectoryError('upgrade-blocked'))(adapter), { list: () => new Promise(() => undefined) }),
);

/** Ben lacks what R3 asks for: the switch goes back, and the notice names what is missing. */
export const CannotBeActivated: Story = {
  ...story(cast),
  play: async ({ canvasElement }) => press(await tableIn(canvasElement), 'Activated, Ben Okafor'),
};

/** The wish is shown at once and quietly marked until the store has answered. */
export const Pending: Story = {
  ...story(cast, (adapter) => adapterWith(adapter, { write: () => new Promise(() => undefined) })),
  play: async ({ canvasElement }) => press(await tableIn(canvasElement), 'Activated, Carla Meier'),
};

/** What cannot be done is shown with its reason. */
export const Menu: Story = {
  ...story(cast),
  play: async ({ canvasElement }) => press(await tableIn(canvasElement), 'More actions for Ana Ruiz'),
};

const askRemoval = async (canvas: HTMLElement): Promise<ShadowRoot> => {
  const root = await tableIn(canvas);
  press(root, 'More actions for Carla Meier');
  while (!root.querySelector('[role="menu"]:popover-open')) await new Promise((resolve) => setTimeout(resolve));
  root.querySelector<HTMLElement>('[role="menuitem"][data-action="remove"]')!.click();
  while (!root.querySelector('dialog.removal')) await new Promise((resolve) => setTimeout(resolve));
  return root;
};

/** Nothing refers to the user: what follows, how long it can be undone, and Cancel first. */
export const Remove: Story = {
  ...story(cast),
  play: async ({ canvasElement }) => void (await askRemoval(canvasElement)),
};

const aMailbox: Mailbox = {
  kind: 'mailbox',
  id: 'box',
  version: '1',
  name: 'Carla Meier',
  ownerId: 'carla',
  messages: 12,
};
const places: readonly RemovalReference[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((key): RemovalReference => ({
    kind: 'menu',
    id: `menu-${key}`,
    name: `Reception ${key}`,
    place: `Key ${key}`,
  })),
  { kind: 'group', id: 'sales', name: 'Sales' },
  { kind: 'device', id: 'desk', name: 'Desk phone, room 214' },
  { kind: 'user', id: 'ben', name: 'Ben Okafor', place: 'forwarding' },
];

/** A mailbox and places in menus and groups: what becomes of them is decided before, with nothing chosen. */
export const RemoveWithConsequences: Story = {
  ...story(cast, new RemovalScript({ mailboxes: [aMailbox], references: places }).wrap),
  play: async ({ canvasElement }) => void (await askRemoval(canvasElement)),
};

/** What was left open is said where it is decided; the mailbox and the places go to others. */
export const RemoveUndecided: Story = {
  ...story(cast, new RemovalScript({ mailboxes: [aMailbox], references: places.slice(-3) }).wrap),
  play: async ({ canvasElement }) => {
    const root = await askRemoval(canvasElement);
    root.querySelectorAll<HTMLElement>('dialog [type=radio]')[1]!.click();
    await root.querySelector<UserPicker>('user-picker')?.updateComplete;
    root.querySelector<HTMLElement>('dialog .danger')!.click();
  },
};

/** On a call: the alert goes by itself when the call ends. */
export const RemoveOnCall: Story = {
  ...story(cast, new RemovalScript({}, 'yes').wrap),
  play: async ({ canvasElement }) => void (await askRemoval(canvasElement)),
};

/** Nobody can tell of calls: removing anyway is said in so many words. */
export const RemoveUnknownUse: Story = {
  ...story(cast, new RemovalScript({}, 'unknown').wrap),
  play: async ({ canvasElement }) => void (await askRemoval(canvasElement)),
};

/** Who may only look: no switch, no pencil, no Assign; the menu offers what opens the user to be read. */
export const ReadOnly: Story = {
  loaders: [() => ({ directory: directoryOf(cast, undefined, readOnly) })],
};

/** Who may not see the users. */
export const NotPermitted: Story = {
  loaders: [() => ({ directory: directoryOf(cast, undefined, { ...readOnly, view: false }) })],
};

/** The next free number is ready; Enter takes it. */
export const Assign: Story = {
  ...story(cast),
  play: async ({ canvasElement }) => press(await tableIn(canvasElement), 'Assign an extension to Đorđe Novák'),
};
