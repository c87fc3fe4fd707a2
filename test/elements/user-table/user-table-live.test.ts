import { expect } from '@open-wc/testing';
import type { User } from '../../../src/core/user.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { cast, sampleUsers } from '../../fixtures/sample-users.js';
import { memoryDirectory, UserTableHarness } from '../../harness/user-table-harness.js';

const patch = (user: User, values: object) => [{ kind: 'update', id: user.id, base: user.version, values }] as const;

describe('<user-table> live changes', () => {
  it('R51: two tables of one directory show the same truth', async () => {
    const directory = memoryDirectory();
    const one = await UserTableHarness.create({ directory });
    const two = await UserTableHarness.create({ directory });
    await one.flip('Carla Meier');
    await two.settled();
    expect(two.toggle('Carla Meier').checked).to.equal(false);
    expect(two.button('Activated').textContent).to.contain('1');
  });

  it('T11: a change made elsewhere is shown without moving focus or scroll', async () => {
    const adapter = createMemoryAdapter({ tenantId: 'acme', users: sampleUsers(500), locale: 'en' });
    const directory = new UserDirectory({ tenantId: 'acme', open: () => adapter });
    const table = await UserTableHarness.create({ directory });
    await table.scrollTo(44 * 200);
    const target = table.rowsInView[3]!;
    const name = target.querySelector('.name')!.textContent!.trim();
    target.querySelector<HTMLElement>('.name')!.focus();
    await table.settled();
    const { focus } = table;
    const top = table.rowsInView[0]!.getBoundingClientRect().top;
    const first = table.rowsInView[0]!.textContent;
    const user = (await adapter.list({ search: name, limit: 1 })).users[0]!;
    await adapter.write(patch(user, { role: 'agent' }));
    await table.settled();
    expect(table.text(name, 'role')).to.equal('Agent');
    expect([table.focus, table.focusedName]).to.deep.equal([focus, name]);
    expect(table.rowsInView[0]!.getBoundingClientRect().top).to.equal(top);
    expect(table.rowsInView[0]!.textContent).to.equal(first);
  });

  it('T11: rows that come in above do not move what is being read, nor the focus', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(500) });
    await table.scrollTo(44 * 200);
    const read = table.rowsInView[2]!.querySelector<HTMLElement>('.name')!;
    read.focus();
    await table.settled();
    const name = read.textContent!.trim();
    const { top } = table.row(name).getBoundingClientRect();
    const creates = ['Aaa', 'Aab', 'Aac'].map((displayName) => ({ kind: 'create', values: { displayName } }) as const);
    await table.directory.submit(creates);
    await table.settled();
    expect(table.focusedName).to.equal(name);
    expect(table.row(name).getBoundingClientRect().top).to.equal(top);
    expect(table.grid.getAttribute('aria-rowcount')).to.equal('504');
  });

  it('T11: at the top, new rows come into view', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(100) });
    await table.directory.submit([{ kind: 'create', values: { displayName: 'Aaa' } }]);
    await table.settled();
    expect(table.names[0]).to.equal('Aaa');
    expect(table.scroller.scrollTop).to.equal(0);
  });

  it('T11: when the rows in view go, the list ends where it ends', async () => {
    const users = sampleUsers(60);
    const table = await UserTableHarness.create({ users });
    await table.scrollTo(44 * 50);
    const gone = users.slice(10).map(({ id, version }) => ({ kind: 'remove', id, base: version }) as const);
    await table.directory.submit(gone);
    await table.settled();
    expect(table.rowsInView.length).to.be.at.least(9);
    expect(table.grid.getAttribute('aria-rowcount')).to.equal('11');
  });

  it('R51: a wish on its way is shown as pending in every table', async () => {
    const directory = memoryDirectory();
    const one = await UserTableHarness.create({ directory });
    const two = await UserTableHarness.create({ directory });
    const carla = cast[2]!;
    const done = directory.submit(patch(carla, { status: 'deactivated' }));
    await Promise.all([one.table.updateComplete, two.table.updateComplete]);
    await done;
    await two.settled();
    expect(two.toggle('Carla Meier').checked).to.equal(false);
  });
});
