import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { PolicyInput } from '../src/core/policy.js';
import type { User, UserValues } from '../src/core/user.js';
import { DirectoryError } from '../src/core/errors.js';
import type { InterruptedImport, UserAdapter } from '../src/data/adapter.js';
import { createMemoryAdapter } from '../src/data/adapters/memory.js';
import { UserDirectory } from '../src/data/directory.js';
import type { CsvImport } from '../src/elements/csv-import/csv-import.js';
import '../src/define/csv-import.js';

const tenantId = 'stories';
const at = '2026-03-02T09:00:00.000Z';
const person = (id: string, values: Partial<UserValues> & { readonly displayName: string }): User => ({
  id,
  version: '1',
  tenantId,
  status: 'deactivated',
  secrets: {},
  createdAt: at,
  updatedAt: at,
  role: 'user',
  licence: 'voice',
  phoneType: 'softphone',
  ...values,
});
/** Whom the file meets: one it changes and one it leaves alone. */
const present: readonly User[] = [
  person('u1', { displayName: 'Ana Ruiz', extension: '101', department: 'Sales', email: 'ana@example.com' }),
  person('u2', { displayName: 'Bo Lindqvist', extension: '102', department: 'Support', mobile: '+14155550102' }),
];

const people = `name,extension,password,username,email,mobile,department,office
Ana Ruiz,101,,,ana@example.com,+14155550101,Marketing,North
Bo Lindqvist,102,,,,+14155550102,Support,North
Chidi Anagonye,103,not-a-real-Secret-1,chidi,chidi@example.com,+14155550103,Support,South
Désirée Müller,104,not-a-real-Secret-2,desiree,desiree@example.com,+14155550104,Sales,South
Eleanor Shellstrop,,not-a-real-Secret-3,eleanor,eleanor@example.com,,Sales,North
Fatima Al-Sayed,106,,fatima,fatima@example.com,,Sales,South
Gus Fring,104,not-a-real-Secret-4,gus,gus(at)example,,Operations,South
Hana Sato,,,,,,Reception,North
Ivo Novák,911,not-a-real-Secret-5,ivo,ivo@example.com,,Operations,North
José Ñáñez,110,not-a-real-Secret-6,jose,jose@example.com,+14155550110,Operations,South
`;

interface Setting {
  readonly users?: readonly User[];
  readonly policy?: PolicyInput;
  /** What kind of store it is. */
  readonly kind?: (adapter: UserAdapter) => UserAdapter;
}

/** Takes the first users and then rests, so that an import on its way can be looked at. */
const resting = (adapter: UserAdapter): UserAdapter => ({
  name: adapter.name,
  tenantId: adapter.tenantId,
  supports: adapter.supports,
  policy: adapter.policy,
  get: (id) => adapter.get(id),
  list: (query) => adapter.list(query),
  write: (_changes, options) => {
    setTimeout(() => options?.onProgress?.(3), 400);
    return new Promise(() => undefined);
  },
});

/** Has imports of other days that have not ended. */
const withInterrupted = (adapter: UserAdapter, list: readonly InterruptedImport[]): UserAdapter =>
  Object.assign(adapter, {
    imports: {
      begin: () => Promise.resolve(),
      list: () => Promise.resolve(list),
      take: () => new Promise(() => undefined),
      leave: () => undefined,
      end: () => Promise.resolve(),
    },
  } satisfies Pick<UserAdapter, 'imports'>);

/** Is full after the first write. */
function filling(adapter: UserAdapter): UserAdapter {
  const { write } = adapter;
  let writes = 0;
  adapter.write = (changes, options) =>
    writes++ === 0 ? write.call(adapter, changes, options) : Promise.reject(new DirectoryError('quota'));
  return adapter;
}

const show = ({ users = present, policy = { seats: 50 }, kind = (adapter) => adapter }: Setting = {}) => {
  const adapter = kind(createMemoryAdapter({ tenantId, users }));
  const directory = new UserDirectory({ tenantId, open: () => adapter });
  void directory.configure(policy);
  return html`<csv-import .directory=${directory}></csv-import>`;
};

const importOf = (canvas: HTMLElement): CsvImport => canvas.querySelector('csv-import')!;

/** Takes the file as far as a story wants to look. */
async function lead(
  element: CsvImport,
  to: CsvImport['step'],
  source: Blob | string = new File([people], 'people.csv'),
): Promise<void> {
  await element.load(source);
  if (to === 'columns' && element.step === 'review')
    element.shadowRoot!.querySelector<HTMLButtonElement>('[data-step=columns]')!.click();
  for (const next of ['columns', 'review'] as const) {
    if (to === next || element.step !== next) continue;
    element.shadowRoot!.querySelector<HTMLButtonElement>('[data-next]')!.click();
    while (element.step === next) await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  while (element.step !== to) await new Promise((resolve) => requestAnimationFrame(resolve));
}

const meta: Meta = {
  title: 'Elements/CSV import',
  component: 'csv-import',
  parameters: { docs: { story: { inline: false, iframeHeight: 760 } } },
};
export default meta;

/** The first step: choose, drop or paste. */
export const Choose: StoryObj = { render: () => show() };

/** A file that cannot be imported: what it is, and what to do. */
export const Problem: StoryObj = {
  render: () => show(),
  play: async ({ canvasElement }) =>
    importOf(canvasElement).load(new File(['PK\u0003\u0004\u0014\u0000'], 'people.csv')),
};

/** What was recognised, and what each column becomes. A guess asks; secrets are hidden. */
export const Columns: StoryObj = {
  render: () => show(),
  play: async ({ canvasElement }) =>
    lead(importOf(canvasElement), 'columns', new File([people.replace(',email,', ',online,')], 'people.csv')),
};

/** No column holds names: what is needed before a plan can be made. */
export const WithoutNames: StoryObj = {
  render: () => show(),
  play: async ({ canvasElement }) =>
    importOf(canvasElement).load(new File(['Extension,Mobile\n101,+14155550101\n102,+14155550102\n'], 'numbers.csv')),
};

/** The plan before the deed: added, changed, unchanged and refused rows, and the billed change. */
export const Review: StoryObj = {
  render: () => show(),
  play: async ({ canvasElement }) => lead(importOf(canvasElement), 'review'),
};

/** More activations than seats. */
export const ReviewOverSeats: StoryObj = {
  render: () => show({ policy: { seats: 1 } }),
  play: async ({ canvasElement }) => {
    const element = importOf(canvasElement);
    await lead(element, 'review');
    element.shadowRoot!.querySelector<HTMLButtonElement>('[data-activate=all]')!.click();
  },
};

/** Voice messages by e-mail: the import is held until the warning is acknowledged. */
export const ReviewPrivacy: StoryObj = {
  render: () => show(),
  play: async ({ canvasElement }) =>
    lead(
      importOf(canvasElement),
      'review',
      'name,extension,voice message e-mails\nAda Byron,111,ada@example.com\nChidi Anagonye,113,chidi@example.com\n',
    ),
};

/** Who may not import. */
export const NotPermitted: StoryObj = {
  render: () => show({ policy: { permissions: { import: false } } }),
};

/** 100,000 rows: only those in sight are rendered. */
export const ReviewLarge: StoryObj = {
  tags: ['!autodocs'],
  render: () => show({ users: [] }),
  play: async ({ canvasElement }) => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `Person ${i + 1},person${i + 1}@example.com`);
    await lead(importOf(canvasElement), 'review', `name,email\n${lines.join('\n')}\n`);
  },
};

/** Rows on their way, with pause and a way out. */
export const Importing: StoryObj = {
  render: () => show({ kind: resting }),
  play: async ({ canvasElement }) => lead(importOf(canvasElement), 'import'),
};

/** Imports of a tab that is gone: to go on with, or to let be. */
export const Interrupted: StoryObj = {
  render: () =>
    show({
      kind: (adapter) =>
        withInterrupted(adapter, [
          { id: '1', fileName: 'staff.csv', at, rows: 100_000, total: 100_000, done: 40_000 },
          { id: '2', at: '2026-02-27T09:00:00.000Z', rows: 2400, total: 2310, done: 2000 },
        ]),
    }),
};

/** The store is full: what is written stays, and the import may go on. */
export const Stopped: StoryObj = {
  render: () => show({ kind: filling, policy: { extension: { maxLength: 8 } } }),
  play: async ({ canvasElement }) => {
    const lines = Array.from({ length: 3000 }, (_, i) => `Person ${i + 1},person${i + 1}@example.com`);
    await lead(importOf(canvasElement), 'import', `name,email\n${lines.join('\n')}\n`);
  },
};

/** How each row ended, and why. */
export const Done: StoryObj = {
  render: () => show(),
  play: async ({ canvasElement }) => lead(importOf(canvasElement), 'done'),
};
