import { expect } from '@open-wc/testing';
import type { UserPatch } from '../../../src/core/change.js';
import type { Location, ResourceInput, ResourceKind } from '../../../src/core/resource.js';
import type { User } from '../../../src/core/user.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { DirectoryError } from '../../../src/core/errors.js';
import { adapterWith } from '../../fixtures/adapter-with.js';
import { cast, sampleUser } from '../../fixtures/sample-users.js';
import { memoryDirectory, UserTableHarness, type TableSetting } from '../../harness/user-table-harness.js';

const policy = { warnWithoutLocation: true };
const dock: Location = { kind: 'location', id: 'dock', version: '1', name: 'Dock' };
const placed = sampleUser('placed', { displayName: 'Pia Placed', extension: '140', locationId: 'dock' });
const setting: TableSetting = { users: [...cast, placed], resources: [dock], policy };

const put = async ({ directory }: UserTableHarness, resource: ResourceInput): Promise<void> => {
  const issues = await (await directory.ready()).resources!.write([{ kind: 'put', resource }]);
  expect(issues).to.deep.equal([]);
};
const update = async (table: UserTableHarness, id: User['id'], values: UserPatch): Promise<void> => {
  const user = (await table.directory.get(id))!;
  const [result] = await table.directory.submit([{ kind: 'update', id, base: user.version, values }]);
  expect(result!.ok).to.equal(true);
  await table.settled();
};

/** Writes down what is asked about what stands around the users, and may refuse to tell. */
function listening(): {
  asked: (readonly ResourceKind[] | undefined)[];
  refuse?: boolean;
  wrap: TableSetting['adapter'];
} {
  const ear: ReturnType<typeof listening> = { asked: [], wrap: undefined };
  ear.wrap = (adapter): UserAdapter => {
    const { resources } = adapter;
    return adapterWith(adapter, {
      resources: {
        list: async (kinds, options) => {
          ear.asked.push(kinds);
          if (ear.refuse) throw new DirectoryError('unavailable');
          return resources!.list(kinds, options);
        },
        write: (changes, options) => resources!.write(changes, options),
      },
    });
  };
  return ear;
}

describe('<user-table> missing location', () => {
  it('locationId: missing with a phone, its row warns where the policy says so', async () => {
    const table = await UserTableHarness.create(setting);
    expect(table.locationWarning('Ana Ruiz')).to.equal('No location');
    expect(table.locationWarning('Ben Okafor'), 'deactivated, with a phone').to.equal('No location');
    expect(table.locationWarning('Đorđe Novák'), 'without a phone').to.equal('');
    expect(table.locationWarning('Pia Placed')).to.equal('');
  });

  it('locationId “where policy says so”: else no row warns and nothing is asked', async () => {
    const ear = listening();
    const table = await UserTableHarness.create({ ...setting, policy: {}, adapter: ear.wrap! });
    await put(table, { ...dock, name: 'Dock 2' });
    await table.settled();
    expect(table.locationWarning('Ana Ruiz')).to.equal('');
    expect(ear.asked).to.deep.equal([]);
  });

  it('A1: the warning is a shape with a word for who cannot see it, and its tip is the whole sentence', async () => {
    const table = await UserTableHarness.create(setting);
    const warning = table.cell('Ana Ruiz', 'extension').querySelector('.location-missing')!;
    expect(warning.querySelector('svg')!.getAttribute('aria-hidden')).to.equal('true');
    expect(warning.querySelector('svg')!.getBoundingClientRect().width).to.equal(16);
    expect(warning.getAttribute('title')).to.match(/^Without a location, emergency services cannot tell/);
    expect(table.text('Ana Ruiz', 'extension')).to.equal('101 No location');
    expect(table.names, 'the name of the row stays the user’s').to.include('Ana Ruiz');
  });

  it('T8: on a card of 360 px its word is seen, and nothing runs over', async () => {
    for (const direction of ['ltr', 'rtl']) {
      const table = await UserTableHarness.create({ ...setting, width: 360 });
      table.table.dir = direction;
      await table.laidOut();
      const cell = table.cell('Ana Ruiz', 'extension');
      const [word, extension, row] = [cell.querySelector('.location-word')!, cell, table.row('Ana Ruiz')].map((each) =>
        each.getBoundingClientRect(),
      );
      expect(word!.width).to.be.greaterThan(40);
      expect(word!.left).to.be.at.least(extension!.left);
      expect(word!.right).to.be.at.most(extension!.right);
      expect(row!.width).to.be.at.most(360);
      const role = table.cell('Ana Ruiz', 'role').getBoundingClientRect();
      expect(direction === 'ltr' ? role.left >= extension!.right : role.right <= extension!.left).to.equal(true);
    }
  });

  it('locationId “default: tenant default”: the warnings go when there is a default location, and come back', async () => {
    const table = await UserTableHarness.create(setting);
    await put(table, { ...dock, isDefault: true });
    await table.until(() => table.locationWarning('Ana Ruiz') === '', 'no warning');
    await put(table, { ...dock, isDefault: false });
    await table.until(() => table.locationWarning('Ana Ruiz') !== '', 'a warning');
  });

  it('locationId: the warning goes when the user gets a location, and comes back', async () => {
    const table = await UserTableHarness.create(setting);
    await update(table, 'ana', { locationId: 'dock' });
    expect(table.locationWarning('Ana Ruiz')).to.equal('');
    expect(table.locationWarning('Ben Okafor')).to.equal('No location');
    await update(table, 'placed', { locationId: null });
    expect(table.locationWarning('Pia Placed')).to.equal('No location');
  });

  it('locationId: the policy may come to say so, and cease to', async () => {
    const ear = listening();
    const table = await UserTableHarness.create({ ...setting, policy: {}, adapter: ear.wrap! });
    await table.directory.configure({ extension: { maxLength: 6 }, ...policy });
    await table.until(() => table.locationWarning('Ana Ruiz') === 'No location', 'a warning');
    await table.directory.configure({ extension: { maxLength: 6 } });
    await table.settled();
    expect(table.locationWarning('Ana Ruiz')).to.equal('');
    expect(ear.asked).to.deep.equal([['location']]);
  });

  it('the default location is asked for once, whatever changes among the users, and again with what is around', async () => {
    const ear = listening();
    const table = await UserTableHarness.create({ ...setting, adapter: ear.wrap! });
    await update(table, 'ana', { company: 'Acme' });
    await table.search('ana');
    expect(ear.asked).to.deep.equal([['location']]);
    await put(table, { ...dock, isDefault: true });
    await table.settled();
    expect(ear.asked).to.deep.equal([['location'], ['location']]);
  });

  it('where nothing is kept around the users, nobody has a location; where it cannot be told, nobody is warned of', async () => {
    const without = memoryDirectory({
      ...setting,
      adapter: (adapter) =>
        new Proxy(adapter, {
          get: (target, name) => {
            const value: unknown = name === 'resources' ? undefined : Reflect.get(target, name, target);
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          },
        }),
    });
    const none = await UserTableHarness.create({ directory: without });
    expect(none.locationWarning('Ana Ruiz')).to.equal('No location');
    const ear = listening();
    ear.refuse = true;
    const table = await UserTableHarness.create({ ...setting, adapter: ear.wrap! });
    expect(table.locationWarning('Ana Ruiz')).to.equal('');
    ear.refuse = false;
    await put(table, { ...dock, name: 'Dock 2' });
    await table.until(() => table.locationWarning('Ana Ruiz') === 'No location', 'a warning');
  });
});
