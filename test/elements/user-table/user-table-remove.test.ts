import { expect } from '@open-wc/testing';
import { cast, sampleUser } from '../../fixtures/sample-users.js';
import { adapterWith } from '../../fixtures/adapter-with.js';
import { UserTableHarness } from '../../harness/user-table-harness.js';

describe('<user-table> remove', () => {
  it('R30: asks first, naming the user and what follows', async () => {
    const table = await UserTableHarness.create();
    await table.askRemoval('Carla Meier');
    expect(table.dialog!.matches(':modal')).to.equal(true);
    expect(table.sentences).to.contain('Remove Carla Meier?');
    expect(table.sentences).to.contain('extension 103 becomes free');
    expect(table.sentences).to.contain('You can undo this for 10 seconds.');
    expect(table.root.activeElement!.textContent.trim()).to.equal('Cancel');
  });

  it('R30: Escape and Cancel remove nobody and give the focus back', async () => {
    const table = await UserTableHarness.create();
    await table.askRemoval('Carla Meier');
    await table.keys('Escape');
    expect(table.dialog).to.equal(null);
    expect(table.focusedName).to.equal('Carla Meier');
    await table.askRemoval('Carla Meier');
    await table.press('Cancel');
    expect(table.names).to.include('Carla Meier');
    expect(table.focusedName).to.equal('Carla Meier');
  });

  it('R31: after removal the next row has the focus, and Undo brings the user back with everything', async () => {
    const table = await UserTableHarness.create();
    const before = await table.directory.get('carla');
    await table.remove('Carla Meier');
    expect(table.names).not.to.include('Carla Meier');
    expect(table.notices).to.deep.equal(['Carla Meier was removed.']);
    expect(table.focusedName).to.equal('Đorđe Novák');
    await table.press('Undo');
    expect(table.names).to.include('Carla Meier');
    expect(table.notices).to.deep.equal(['Carla Meier is back.']);
    const { version: _then, updatedAt: _old, ...kept } = before!;
    expect(await table.directory.get('carla')).to.include(kept);
  });

  it('R31: Undo in the notice takes the focus to the row that is back', async () => {
    const table = await UserTableHarness.create();
    await table.remove('Carla Meier');
    table.button('Undo').focus();
    await table.press('Undo');
    await table.until(() => table.focusedName === 'Carla Meier', 'the focus is on the row');
  });

  it('R31: where the row that is back is not in the list, the focus stays in the table', async () => {
    const table = await UserTableHarness.create();
    await table.remove('Carla Meier');
    await table.search('Novák');
    table.button('Undo').focus();
    await table.press('Undo');
    await table.until(() => table.focusedName === 'Đorđe Novák', 'the focus is on a row');
  });

  it('R31: the second click of a double click on Undo takes back nothing else', async () => {
    const table = await UserTableHarness.create();
    await table.remove('Ben Okafor');
    await table.remove('Carla Meier');
    for (const detail of [1, 2]) {
      const [undo] = [...table.root.querySelectorAll('.notice .act')].slice(-1);
      undo?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail }));
      await table.settled();
    }
    expect(table.names).to.include('Carla Meier').and.not.to.include('Ben Okafor');
  });

  it('R31: Ctrl+Z in the table is Undo', async () => {
    const table = await UserTableHarness.create();
    await table.remove('Carla Meier');
    await table.keys('Control+z');
    expect(table.names).to.include('Carla Meier');
  });

  it('R31: Undo stands as long as the policy says, never under 10 seconds', async () => {
    const table = await UserTableHarness.create({ policy: { undoSeconds: 30 } });
    await table.askRemoval('Carla Meier');
    expect(table.sentences).to.contain('for 30 seconds');
  });

  it('R31: without a store that can restore, the question says that it is final and no Undo is offered', async () => {
    const table = await UserTableHarness.create({
      adapter: (adapter) => adapterWith(adapter, { supports: { ...adapter.supports, restore: false } }),
    });
    await table.askRemoval('Carla Meier');
    expect(table.sentences).to.contain('This cannot be undone.');
    await table.press('Remove Carla Meier');
    expect(() => table.button('Undo')).to.throw();
  });

  it('R32: a protected role shows why on the disabled item, which does nothing', async () => {
    const table = await UserTableHarness.create();
    await table.openMenu('Ana Ruiz');
    const item = table.item('Remove');
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    expect(item.textContent).to.contain('Ana Ruiz has a protected role and cannot be removed.');
    item.click();
    await table.settled();
    expect(table.dialog).to.equal(null);
  });

  it('R32: nobody removes themselves', async () => {
    const table = await UserTableHarness.create({ policy: { currentUserId: 'carla' } });
    await table.openMenu('Carla Meier');
    expect(table.item('Remove').textContent).to.contain('You cannot remove yourself.');
  });

  it('R32: the last administrator stays, one of two may go', async () => {
    const admin = sampleUser('adm', { displayName: 'Zoë Admin', role: 'admin' });
    const last = await UserTableHarness.create({ users: [...cast.slice(1), admin] });
    await last.openMenu('Zoë Admin');
    expect(last.item('Remove').textContent).to.contain('last administrator');
    const one = await UserTableHarness.create({ users: [...cast, admin] });
    await one.openMenu('Zoë Admin');
    expect(one.item('Remove').hasAttribute('aria-disabled')).to.equal(false);
  });

  it('R32: the Delete key asks, or says why not', async () => {
    const table = await UserTableHarness.create();
    table.toggle('Ana Ruiz').focus();
    await table.keys('Delete');
    await table.until(() => table.notices.length > 0, 'the reason');
    expect(table.dialog).to.equal(null);
    table.toggle('Carla Meier').focus();
    await table.keys('Delete');
    await table.until(() => table.dialog, 'the question');
    expect(table.sentences).to.contain('Remove Carla Meier?');
  });

  it('T5: when the last user goes, the focus is on the first road in', async () => {
    const table = await UserTableHarness.create({ users: [cast[2]!] });
    await table.remove('Carla Meier');
    expect(table.root.querySelector('.state h2')!.textContent).to.equal('No users yet');
    expect(table.root.activeElement!.textContent.trim()).to.equal('Import a file');
  });
});
