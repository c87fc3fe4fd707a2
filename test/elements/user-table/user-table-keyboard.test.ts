import { expect } from '@open-wc/testing';
import { cast, sampleUser, sampleUsers } from '../../fixtures/sample-users.js';
import { UserTableHarness } from '../../harness/user-table-harness.js';

const inFirstRow = async (setting: Parameters<typeof UserTableHarness.create>[0] = {}): Promise<UserTableHarness> => {
  const table = await UserTableHarness.create(setting);
  table.searchField.focus();
  await table.keys('ArrowDown');
  return table;
};

describe('<user-table> keyboard', () => {
  it('T5: the grid is one tab stop, and Tab leaves it', async () => {
    const table = await UserTableHarness.create();
    expect(table.tabStops.length).to.equal(1);
    table.searchField.focus();
    await table.keys('ArrowDown');
    expect(table.focus).to.equal('0:0');
    await table.keys('ArrowRight', 'ArrowDown');
    expect(table.tabStops.length).to.equal(1);
    await table.keys('Tab');
    expect(table.root.activeElement?.closest('[role="grid"]') ?? null).to.equal(null);
    await table.keys('Shift+Tab');
    expect(table.focus).to.equal('1:1');
  });

  const matrix: readonly [from: readonly string[], to: string][] = [
    [['ArrowDown'], '1:0'],
    [['ArrowDown', 'ArrowUp'], '0:0'],
    [['ArrowUp'], '-1:0'],
    [['ArrowUp', 'ArrowUp'], '-1:0'],
    [['ArrowRight'], '0:1'],
    [['ArrowRight', 'ArrowLeft', 'ArrowLeft'], '0:0'],
    [['End'], '0:7'],
    [['End', 'ArrowRight'], '0:7'],
    [['End', 'Home'], '0:0'],
    [['Control+End'], '199:7'],
    [['Control+End', 'ArrowDown'], '199:7'],
    [['Control+End', 'Control+Home'], '0:0'],
    [['PageDown'], '8:0'],
    [['PageDown', 'PageUp'], '0:0'],
    [['Control+End', 'PageDown'], '199:7'],
    [['ArrowUp', 'End', 'ArrowDown'], '0:7'],
  ];
  for (const [keys, to] of matrix)
    it(`T5: ${keys.join(', ')} goes to ${to}`, async () => {
      const table = await inFirstRow({ users: sampleUsers(200) });
      await table.keys(...keys);
      expect(table.focus).to.equal(to);
    });

  it('T5: the row that has the focus is in view', async () => {
    const table = await inFirstRow({ users: sampleUsers(200) });
    await table.keys('Control+End');
    expect(table.rowsInView).to.include(table.root.activeElement!.closest('[role="row"]'));
    await table.keys('PageUp', 'PageUp', 'ArrowUp');
    expect(table.rowsInView).to.include(table.root.activeElement!.closest('[role="row"]'));
  });

  it('A2: arrows follow the reading direction', async () => {
    const table = await UserTableHarness.create();
    table.table.parentElement!.dir = 'rtl';
    table.searchField.focus();
    await table.keys('ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowRight');
    expect(table.focus).to.equal('0:1');
  });

  it('T5: Enter and F2 lead into a cell with several controls, arrows along them, Escape back', async () => {
    const table = await inFirstRow();
    await table.keys('End', 'Enter');
    expect(table.root.activeElement!.getAttribute('aria-label')).to.equal('Edit Ana Ruiz');
    await table.keys('ArrowRight');
    expect(table.root.activeElement!.getAttribute('aria-label')).to.equal('More actions for Ana Ruiz');
    await table.keys('Escape');
    expect(table.root.activeElement!.getAttribute('role')).to.equal('gridcell');
    expect(table.focus).to.equal('0:7');
    await table.keys('F2');
    expect(table.root.activeElement!.getAttribute('aria-label')).to.equal('Edit Ana Ruiz');
  });

  it('T5: Enter on a text opens the form at that field', async () => {
    const table = await inFirstRow();
    const wishes: unknown[] = [];
    table.table.addEventListener('user-open-request', (event) => {
      event.preventDefault();
      wishes.push([event.userId, event.field]);
    });
    await table.keys('Enter', 'ArrowRight', 'F2', 'ArrowRight', 'ArrowRight', 'Enter');
    expect(wishes).to.deep.equal([
      ['ana', undefined],
      ['ana', 'email'],
      ['ana', 'role'],
    ]);
  });

  it('T7: Space turns the switch that has the focus', async () => {
    const table = await inFirstRow();
    await table.keys('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(table.root.activeElement!.getAttribute('aria-label')).to.equal('Activated, Carla Meier');
    await table.keys('Space');
    expect(table.text('Carla Meier', 'status')).to.equal('Deactivated');
    expect(table.focus).to.equal('2:5');
  });

  it('T5: a row that is scrolled far away keeps the focus, and the next arrow goes on from there', async () => {
    const table = await inFirstRow({ users: sampleUsers(5000) });
    await table.keys('ArrowDown', 'ArrowDown', 'ArrowRight');
    const { focusedName } = table;
    for (const top of [300, 900, 20_000, 150_000, 100_000, 40]) {
      await table.scrollTo(top);
      expect(table.focus, `at ${top}`).to.equal('2:1');
      expect(table.focusedName, `at ${top}`).to.equal(focusedName);
    }
    await table.scrollTo(100_000);
    await table.keys('ArrowDown');
    expect(table.focus).to.equal('3:1');
    expect(table.rowsInView).to.include(table.root.activeElement!.closest('[role="row"]'));
  });

  it('T5: scrolling never takes the focus from its element, not even for a moment', async () => {
    const table = await inFirstRow({ users: sampleUsers(5000) });
    await table.keys('ArrowDown', 'ArrowDown', 'ArrowDown');
    let left = 0;
    table.grid.addEventListener('focusout', () => left++);
    const down = Array.from({ length: 24 }, (_, i) => i * 132);
    const up = down.map((top) => top + 88).reverse();
    for (const top of [...down, ...up, 90_000, 0, 1200, 90_000, 600, 0]) {
      await table.scrollTo(top);
      expect(left, `at ${top}`).to.equal(0);
    }
  });

  it('T5: a filter that takes the row away leaves the tab stop in the grid', async () => {
    const table = await inFirstRow();
    await table.keys('ArrowDown', 'ArrowDown', 'ArrowDown');
    await table.search('ana');
    expect(table.names).to.deep.equal(['Ana Ruiz']);
    expect(table.tabStops.length).to.equal(1);
    table.searchField.focus();
    await table.keys('ArrowDown');
    expect(table.focus).to.equal('0:0');
  });

  it('T5: keeps the focus when a change moves its row elsewhere', async () => {
    const table = await inFirstRow();
    await table.keys('ArrowDown');
    expect(table.focusedName).to.equal('Ben Okafor');
    const ben = cast[1]!;
    await table.directory.submit([
      { kind: 'update', id: ben.id, base: ben.version, values: { displayName: 'Zoë Okafor' } },
    ]);
    await table.settled();
    expect(table.focusedName).to.equal('Zoë Okafor');
    expect(table.focus).to.equal('4:0');
  });

  it('“/” goes to the search field, Escape clears it', async () => {
    const table = await inFirstRow();
    await table.keys('/');
    expect(table.focus).to.equal('search');
    await table.search('carla');
    await table.keys('Escape');
    expect(table.names.length).to.equal(5);
  });

  it('the menu opens by Enter, moves by arrows and letters, closes by Escape and gives the focus back', async () => {
    const table = await inFirstRow({
      users: [...cast, sampleUser('x', { displayName: 'Aaron Xu', extension: '120' })],
    });
    await table.keys('End', 'Enter', 'ArrowRight', 'Enter');
    await table.until(() => table.root.querySelector('[role="menu"]:popover-open'), 'the menu');
    const label = (): string => table.root.activeElement!.textContent.trim();
    expect(label()).to.equal('Edit');
    await table.keys('ArrowUp');
    expect(label()).to.equal('Remove');
    await table.keys('u');
    expect(label()).to.equal('Unassign extension');
    await table.keys('Home', 'ArrowDown');
    expect(label()).to.equal('View');
    await table.keys('Escape');
    expect(table.menu.matches(':popover-open')).to.equal(false);
    expect(table.root.activeElement!.getAttribute('aria-label')).to.equal('More actions for Aaron Xu');
  });
});
