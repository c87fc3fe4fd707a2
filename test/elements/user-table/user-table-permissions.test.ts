import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { Permissions } from '../../../src/core/policy.js';
import type { DirectoryRequest } from '../../../src/data/directory.js';
import { adapterWith } from '../../fixtures/adapter-with.js';
import { tellingAdapter } from '../../fixtures/telling-adapter.js';
import { UserTableHarness, type TableSetting } from '../../harness/user-table-harness.js';

const allowed = (permissions: Partial<Permissions>, setting: TableSetting = {}): Promise<UserTableHarness> =>
  UserTableHarness.create({ ...setting, policy: { permissions } });

/** Without the reason below a label. */
const labels = (table: UserTableHarness): readonly string[] =>
  table.menuItems.map((item) => {
    const copy = item.cloneNode(true) as HTMLElement;
    copy.querySelector('.reason')?.remove();
    return copy.textContent.trim();
  });

/** What is asked of the page, in the place of its screens. */
function requests(table: UserTableHarness): readonly DirectoryRequest[] {
  const heard: DirectoryRequest[] = [];
  table.directory.handle((request) => heard.push(request) > 0);
  return heard;
}

describe('<user-table> row menu', () => {
  it('R11, R41: offers every road to the user, each with its intent', async () => {
    const table = await UserTableHarness.create();
    const asked = requests(table);
    const intents: unknown[] = [];
    table.table.addEventListener('user-open-request', ({ userId, intent }) => intents.push([userId, intent]));
    for (const label of ['Edit', 'View', 'Duplicate', 'Call settings', 'History'])
      await table.choose('Carla Meier', label);
    expect(asked).to.deep.equal([
      { kind: 'open-user', id: 'carla' },
      { kind: 'open-user', id: 'carla', intent: 'view' },
      { kind: 'open-user', id: 'carla', intent: 'duplicate' },
      { kind: 'open-user', id: 'carla', intent: 'settings' },
      { kind: 'open-user', id: 'carla', intent: 'history' },
    ]);
    expect(intents.map((each) => (each as unknown[])[1])).to.deep.equal([
      undefined,
      'view',
      'duplicate',
      'settings',
      'history',
    ]);
  });

  it('R53: no History where the store keeps none', async () => {
    const table = await UserTableHarness.create({
      adapter: (adapter) =>
        new Proxy(adapter, {
          get: (it, name) => (name === 'history' ? undefined : adapterWith(it, {})[name as 'name']),
        }),
    });
    await table.openMenu('Carla Meier');
    expect(labels(table)).to.include('View');
    expect(labels(table)).not.to.include('History');
  });
});

describe('<user-table> permissions', () => {
  it('R64: who may only look has no switch, no pencil and no Assign, and opens users to read them', async () => {
    const table = await allowed({ create: false, edit: false, activate: false, remove: false });
    expect(table.root.querySelectorAll('[role="switch"], .assign, .row .on-hover').length).to.equal(0);
    expect(table.text('Ana Ruiz', 'status')).to.equal('Activated');
    expect(table.text('Đorđe Novák', 'extension')).to.equal('');
    const asked = requests(table);
    await table.openMenu('Carla Meier');
    expect(labels(table)).to.deep.equal(['View', 'History']);
    await table.keys('Escape');
    table.row('Carla Meier').querySelector<HTMLElement>('.name')!.click();
    await table.settled();
    expect(asked).to.deep.equal([{ kind: 'open-user', id: 'carla', intent: 'view' }]);
    await expect(table.table).to.be.accessible();
  });

  it('P5: where a newer version has written, everything can be looked at and nothing begun, for as long as the store says so', async () => {
    const { adapter, tell } = tellingAdapter();
    const table = await UserTableHarness.create({ adapter });
    const asked = requests(table);
    expect(table.root.querySelectorAll('[role="switch"]').length).to.be.greaterThan(0);
    tell(new DirectoryError('newer-schema'));
    await table.settled();
    expect(table.root.querySelectorAll('[role="switch"], .assign, .row .on-hover').length).to.equal(0);
    await table.openMenu('Carla Meier');
    expect(labels(table)).to.deep.equal(['View', 'History']);
    await table.keys('Escape');
    table.cell('Carla Meier', 'extension').focus();
    await table.keys('Delete');
    table.row('Carla Meier').querySelector<HTMLElement>('.name')!.click();
    await table.settled();
    expect(table.dialog).to.equal(null);
    expect(asked).to.deep.equal([{ kind: 'open-user', id: 'carla', intent: 'view' }]);
    tell();
    await table.settled();
    expect(table.root.querySelectorAll('[role="switch"]').length).to.be.greaterThan(0);
  });

  it('R64: without leave to edit, Enter on the extension opens the user to be read', async () => {
    const table = await allowed({ edit: false });
    const asked = requests(table);
    table.cell('Ana Ruiz', 'extension').focus();
    await table.keys('Enter');
    expect(asked).to.deep.equal([{ kind: 'open-user', id: 'ana', field: 'extension', intent: 'view' }]);
  });

  it('R64: every item of the menu has its permission', async () => {
    const without = async (permission: keyof Permissions): Promise<readonly string[]> => {
      const table = await allowed({ [permission]: false });
      await table.openMenu('Carla Meier');
      return labels(table);
    };
    const everything = await without('export');
    const lost = async (permission: keyof Permissions): Promise<readonly string[]> => {
      const left = await without(permission);
      return everything.filter((label) => !left.includes(label));
    };
    expect(await lost('edit')).to.deep.equal(['Edit', 'Call settings', 'Change extension', 'Unassign extension']);
    expect(await lost('create')).to.deep.equal(['Duplicate']);
    expect(await lost('activate')).to.deep.equal(['Deactivate']);
    expect(await lost('remove')).to.deep.equal(['Remove']);
  });

  it('R64: without leave to remove, the Delete key does nothing', async () => {
    const table = await allowed({ remove: false });
    table.toggle('Carla Meier').focus();
    await table.keys('Delete');
    expect(table.dialog).to.equal(null);
    expect(table.notices).to.deep.equal([]);
  });

  it('R64: the first run offers the roads that are open', async () => {
    const roads = async (permissions: Partial<Permissions>): Promise<readonly string[]> => {
      const table = await allowed(permissions, { users: [] });
      return [...table.root.querySelectorAll('.roads .button')].map((button) => button.textContent.trim());
    };
    expect(await roads({ import: false })).to.deep.equal(['Add one user']);
    expect(await roads({ create: false })).to.deep.equal(['Import a file']);
    const none = await allowed({ create: false, import: false }, { users: [] });
    expect(none.root.querySelector('.state')!.textContent).to.contain('Nobody has been added yet.');
  });

  it('R64: who may not see the users reads a sentence instead, until the policy allows it', async () => {
    const table = await allowed({ view: false });
    expect(table.root.querySelector('[role="grid"]')).to.equal(null);
    expect(table.root.querySelector('.state')!.textContent).to.contain('You may not see the users here');
    expect(table.root.textContent).not.to.contain('Carla');
    await table.directory.configure({});
    await table.laidOut();
    expect(table.names).to.include('Carla Meier');
  });
});
