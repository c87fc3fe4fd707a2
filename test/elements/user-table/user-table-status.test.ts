import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { DirectoryError } from '../../../src/core/errors.js';
import { cast, sampleUser } from '../../fixtures/sample-users.js';
import { adapterWith } from '../../fixtures/adapter-with.js';
import { UserTableHarness } from '../../harness/user-table-harness.js';

/** An adapter whose writes wait until `go` is called. */
function waiting(): { wrap: (adapter: UserAdapter) => UserAdapter; go: (fail?: DirectoryError) => void } {
  let release: (fail?: DirectoryError) => void = () => undefined;
  const wrap = (adapter: UserAdapter): UserAdapter =>
    adapterWith(adapter, {
      async write(changes, options) {
        const fail = await new Promise<DirectoryError | undefined>((resolve) => (release = resolve));
        if (fail) throw fail;
        return adapter.write(changes, options);
      },
    });
  return { wrap, go: (fail) => release(fail) };
}

describe('<user-table> status switch', () => {
  it('A1: is a switch named after the user', async () => {
    const table = await UserTableHarness.create();
    const toggle = table.toggle('Ana Ruiz');
    expect(toggle.getAttribute('role')).to.equal('switch');
    expect(toggle.getAttribute('aria-label')).to.equal('Activated, Ana Ruiz');
    expect(toggle.checked).to.equal(true);
    expect(table.text('Ana Ruiz', 'status')).to.equal('Activated');
  });

  it('R3: names exactly what is missing, puts the switch back and leads to the first field', async () => {
    const table = await UserTableHarness.create();
    const wishes: unknown[] = [];
    table.table.addEventListener('user-open-request', ({ userId, field, intent }) =>
      wishes.push([userId, field, intent]),
    );
    await table.flip('Ben Okafor');
    expect(table.notices).to.deep.equal([
      'Ben Okafor cannot be activated yet. Missing: Username, E-mail, and SIP password.',
    ]);
    expect(table.toggle('Ben Okafor').checked).to.equal(false);
    await table.press('Fill in');
    expect(wishes).to.deep.equal([['ben', 'username', 'activate']]);
    expect(table.notices).to.deep.equal([]);
  });

  it('R5: shows the change of the billed users before and after', async () => {
    const table = await UserTableHarness.create({ policy: { seats: 5 } });
    expect(table.toggle('Élodie Dubois').getAttribute('aria-description')).to.equal('Billed users: 2 → 3 of 5 seats.');
    await table.flip('Élodie Dubois');
    expect(table.notices).to.deep.equal(['Élodie Dubois is activated. Billed users: 2 → 3 of 5 seats.']);
    expect(table.toggle('Élodie Dubois').checked).to.equal(true);
  });

  it('R5: a seat too many is refused with the numbers', async () => {
    const table = await UserTableHarness.create({ policy: { seats: 2 } });
    await table.flip('Élodie Dubois');
    expect(table.toggle('Élodie Dubois').checked).to.equal(false);
    expect(table.notices[0]).to.match(/3 activated users.*2 seats/);
  });

  it('R6: the counts of the filters follow at once', async () => {
    const table = await UserTableHarness.create();
    const count = (label: string): string => table.button(label).textContent.replace(/\s+/g, ' ').trim();
    await table.flip('Élodie Dubois');
    expect([count('Activated'), count('Deactivated')]).to.deep.equal(['Activated 3', 'Deactivated 2']);
  });

  it('R8: deactivating says that data and extension are kept', async () => {
    const table = await UserTableHarness.create();
    await table.flip('Carla Meier');
    expect(table.notices).to.deep.equal([
      'Carla Meier is deactivated. The data and extension 103 are kept. Billed users: 2 → 1.',
    ]);
    expect(table.text('Carla Meier', 'extension')).to.equal('103');
  });

  it('T7: shows the wish as pending at once, and confirms it', async () => {
    const { wrap, go } = waiting();
    const table = await UserTableHarness.create({ adapter: wrap });
    await table.flip('Carla Meier');
    expect(table.row('Carla Meier').getAttribute('aria-busy')).to.equal('true');
    expect(table.toggle('Carla Meier').checked).to.equal(false);
    go();
    await table.until(() => !table.row('Carla Meier').hasAttribute('aria-busy'), 'the verdict');
    expect(table.toggle('Carla Meier').checked).to.equal(false);
    expect(table.text('Carla Meier', 'status')).to.equal('Deactivated');
  });

  it('T7: puts the switch back with the reason when the store refuses', async () => {
    const { wrap, go } = waiting();
    const table = await UserTableHarness.create({ adapter: wrap });
    await table.flip('Carla Meier');
    go(new DirectoryError('quota'));
    await table.until(() => table.notices.length > 0, 'a notice');
    expect(table.toggle('Carla Meier').checked).to.equal(true);
    expect(table.row('Carla Meier').hasAttribute('aria-busy')).to.equal(false);
    expect(table.notices[0]).to.match(/^Carla Meier was not changed\. This browser has no more room/);
  });

  it('T7: a second click on a pending switch does nothing', async () => {
    const { wrap, go } = waiting();
    const table = await UserTableHarness.create({ adapter: wrap });
    let asked = 0;
    table.table.addEventListener('user-change-request', () => asked++);
    await table.flip('Carla Meier');
    await table.flip('Carla Meier');
    expect(asked).to.equal(1);
    expect(table.toggle('Carla Meier').checked).to.equal(false);
    go();
    await table.until(() => !table.row('Carla Meier').hasAttribute('aria-busy'));
  });

  it('T7: after a veto of the host the native checkbox is put back, and nothing is written', async () => {
    const table = await UserTableHarness.create();
    table.table.addEventListener('user-change-request', (event) => event.preventDefault());
    await table.flip('Carla Meier');
    expect(table.toggle('Carla Meier').checked).to.equal(true);
    expect(table.notices).to.deep.equal([]);
    expect((await table.directory.get('carla'))!.status).to.equal('activated');
  });

  it('R50: a change based on an old version is refused, and the row shows what is true', async () => {
    const table = await UserTableHarness.create({
      adapter: (adapter) =>
        adapterWith(adapter, {
          async write(changes, options) {
            const carla = cast[2]!;
            if (changes[0]!.kind === 'update' && changes[0]!.base === carla.version)
              await adapter.write([{ kind: 'update', id: 'carla', base: carla.version, values: { role: 'manager' } }]);
            return adapter.write(changes, options);
          },
        }),
    });
    await table.flip('Carla Meier');
    await table.until(() => table.text('Carla Meier', 'role') === 'Manager', 'the new role');
    expect(table.toggle('Carla Meier').checked).to.equal(true);
    expect(table.notices[0]).to.contain('Someone else changed this user');
  });

  it('activating can be undone from the notice and by Ctrl+Z', async () => {
    const table = await UserTableHarness.create();
    await table.flip('Élodie Dubois');
    await table.press('Undo');
    expect(table.toggle('Élodie Dubois').checked).to.equal(false);
    await table.flip('Élodie Dubois');
    table.toggle('Élodie Dubois').focus();
    await table.keys('Control+z');
    expect(table.toggle('Élodie Dubois').checked).to.equal(false);
  });

  it('R4: the menu says what it would change, and does the same as the switch', async () => {
    const table = await UserTableHarness.create({
      users: [...cast, sampleUser('x', { displayName: 'Xu', extension: '120' })],
    });
    await table.openMenu('Xu');
    expect(table.item('Activate').textContent).to.contain('Billed users: 2 → 3.');
    table.item('Activate').click();
    await table.settled();
    expect(table.toggle('Xu').checked).to.equal(true);
  });
});
