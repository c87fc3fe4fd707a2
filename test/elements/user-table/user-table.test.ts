import { expect } from '@open-wc/testing';
import { sampleUsers } from '../../fixtures/sample-users.js';
import { UserTableHarness } from '../../harness/user-table-harness.js';

describe('<user-table> rows', () => {
  it('alone on a page, it brings its own form to add and edit', async () => {
    const table = await UserTableHarness.create();
    await table.choose('Carla Meier', 'Edit');
    const form = (): (HTMLElement & { open: boolean }) | null => table.root.querySelector('user-form');
    await table.until(() => form()?.open, 'the form');
  });

  it('alone on a page, it brings its own import too, and comes back from it', async () => {
    const table = await UserTableHarness.create({ users: [] });
    const button = [...table.root.querySelectorAll('button')].find((each) => /Import a file/.test(each.textContent));
    button!.click();
    await table.until(() => table.root.querySelector('dialog[open] csv-import'), 'the import');
    table.root.querySelector('csv-import')!.dispatchEvent(new Event('import-close', { bubbles: true }));
    await table.until(() => !table.root.querySelector('csv-import'), 'the table');
  });

  it('a form that the page has is used, and a host that cancels sees none', async () => {
    const table = await UserTableHarness.create();
    const asked: string[] = [];
    table.directory.handle(({ kind }) => asked.push(kind) > 0);
    await table.choose('Carla Meier', 'Edit');
    table.table.addEventListener('user-open-request', (event) => event.preventDefault());
    await table.choose('Carla Meier', 'Edit');
    expect(asked).to.deep.equal(['open-user']);
    expect(table.root.querySelector('user-form')).to.equal(null);
  });

  it('T1: shows name, e-mail, extension, role, licence, status, phone type and actions', async () => {
    const table = await UserTableHarness.create();
    expect(table.names).to.deep.equal(['Ana Ruiz', 'Ben Okafor', 'Carla Meier', 'Đorđe Novák', 'Élodie Dubois']);
    const fields = ['email', 'extension', 'role', 'licence', 'status', 'phoneType'];
    expect(fields.map((field) => table.text('Carla Meier', field))).to.deep.equal([
      'carla.meier@acme.example',
      '103',
      'User',
      'Voice',
      'Activated',
      'Desk phone',
    ]);
  });

  it('T4: says how many rows there are and which are shown, after scrolling too', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(5000) });
    expect(table.grid.getAttribute('aria-rowcount')).to.equal('5001');
    expect(table.rows.length).to.be.below(60);
    await table.scrollTo(44 * 3000);
    expect(table.rowsInView[0]!.getAttribute('aria-rowindex')).to.equal('3002');
  });

  it('T4: is filled in the very frame of the scroll, with nothing blank, at any speed', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(20000) });
    for (const top of [40, 400, 4000, 40_000, 400_000, 880_000, 3000, 0]) {
      table.scroller.scrollTop = top;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const shown = table.rowsInView;
      expect(shown.length, `at ${top}`).to.be.at.least(9);
      expect(shown.every((row) => row.querySelector('.name')?.textContent)).to.equal(true, `at ${top}`);
    }
  });

  it('T4: the rows fill the view without gaps, in the order of the document', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(3000) });
    for (const top of [123, 5000, 4900, 100_000, 90_000]) {
      await table.scrollTo(top);
      const indices = table.rows.map((row) => Number(row.getAttribute('aria-rowindex')) - 2);
      const inBody = indices.filter((index) => index !== 0);
      expect(inBody).to.deep.equal(inBody.map((_, i) => inBody[0]! + i));
      const edges = table.rowsInView.map((row) => row.getBoundingClientRect());
      edges.slice(1).forEach((box, i) => expect(box.top).to.be.closeTo(edges[i]!.bottom, 0.6));
    }
  });

  it('T4: recycles rows: what scrolls out at one end comes in at the other', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(3000) });
    await table.scrollTo(44 * 100);
    const before = new Set(table.rows);
    await table.scrollTo(44 * 140);
    expect(table.rows.filter((row) => !before.has(row))).to.deep.equal([]);
  });
});
