import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ExtensionPicker } from '../../../src/elements/extension-picker/extension-picker.js';
import { sampleUser } from '../../fixtures/sample-users.js';
import { UserTableHarness } from '../../harness/user-table-harness.js';

const picker = (table: UserTableHarness): ExtensionPicker =>
  table.dialog!.querySelector<ExtensionPicker>('[for-user]')!;

async function type(table: UserTableHarness, value: string): Promise<void> {
  picker(table).value = value;
  picker(table).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await table.settled();
}

describe('<user-table> extension', () => {
  it('T1: offers Assign where there is none', async () => {
    const table = await UserTableHarness.create();
    expect(table.text('Đorđe Novák', 'extension')).to.equal('Assign');
    expect(table.cell('Đorđe Novák', 'extension').querySelector('button')!.getAttribute('aria-label')).to.equal(
      'Assign an extension to Đorđe Novák',
    );
  });

  it('R25: assigns a number from the row', async () => {
    const table = await UserTableHarness.create();
    table.cell('Đorđe Novák', 'extension').querySelector('button')!.click();
    await table.until(() => table.dialog, 'the dialog');
    await type(table, '104');
    await table.press('Assign 104');
    expect(table.dialog).to.equal(null);
    expect(table.text('Đorđe Novák', 'extension')).to.equal('104');
    expect(table.notices).to.deep.equal(['Đorđe Novák now has extension 104.']);
    expect(table.focusedName).to.equal('Đorđe Novák');
  });

  it('R24: has the next free number ready where there is none, so that Enter assigns it', async () => {
    const table = await UserTableHarness.create();
    table.cell('Đorđe Novák', 'extension').querySelector('button')!.click();
    await table.until(() => table.dialog, 'the dialog');
    expect(picker(table).value).to.equal('100');
    await table.until(() => table.root.activeElement === picker(table), 'the focus in the picker');
    await table.keys('Enter');
    await table.until(() => !table.dialog, 'the end');
    expect(table.text('Đorđe Novák', 'extension')).to.equal('100');
  });

  it('R25: what was typed with real keys and entered closes the dialog for good', async () => {
    const table = await UserTableHarness.create();
    await table.choose('Carla Meier', 'Change extension');
    await table.until(() => table.dialog && table.root.activeElement === picker(table), 'the focus in the picker');
    await sendKeys({ type: '150' });
    await table.until(() => table.button('Change 103 to 150'));
    table.button('Change 103 to 150').click();
    await table.until(() => table.text('Carla Meier', 'extension') === '150', 'the number');
    await table.laidOut();
    expect(table.dialog).to.equal(null);
  });

  it('R20: a taken number is refused in the dialog, naming its owner and the next free one', async () => {
    const table = await UserTableHarness.create();
    await table.choose('Carla Meier', 'Change extension');
    await table.until(() => table.dialog, 'the dialog');
    await type(table, '101');
    await table.press('Change 103 to 101');
    expect(picker(table).validationMessage).to.match(
      /Extension 101 belongs to Ana Ruiz\. Use \d+, the next free one\./,
    );
    expect(table.text('Carla Meier', 'extension')).to.equal('103');
  });

  it('R27: a number that somebody else took in the meantime is refused, and nothing is half-written', async () => {
    const table = await UserTableHarness.create();
    await table.choose('Carla Meier', 'Change extension');
    await table.until(() => table.dialog, 'the dialog');
    await type(table, '150');
    await table.directory.submit([{ kind: 'create', values: { displayName: 'Faster', extension: '150' } }]);
    await table.press('Change 103 to 150');
    expect(picker(table).validationMessage).to.contain('belongs to Faster');
    expect((await table.directory.get('carla'))!.extension).to.equal('103');
  });

  it('R25: unassigning asks, naming user and number, frees it, and can be undone', async () => {
    const table = await UserTableHarness.create();
    await table.choose('Élodie Dubois', 'Unassign extension');
    await table.until(() => table.dialog, 'the question');
    expect(table.dialog!.querySelector('h2')!.textContent).to.equal('Unassign extension 1010 from Élodie Dubois?');
    await table.press('Unassign 1010');
    expect(table.text('Élodie Dubois', 'extension')).to.equal('Assign');
    expect(table.notices).to.deep.equal(['Extension 1010 no longer belongs to Élodie Dubois.']);
    await table.press('Undo');
    expect(table.text('Élodie Dubois', 'extension')).to.equal('1010');
  });

  it('R3: unassigning an activated user says that it is deactivated too, and does it in one change', async () => {
    const table = await UserTableHarness.create();
    await table.choose('Carla Meier', 'Unassign extension');
    await table.until(() => table.dialog, 'the question');
    expect(table.dialog!.textContent).to.contain('Carla Meier is deactivated too');
    await table.press('Unassign and deactivate');
    expect(table.text('Carla Meier', 'extension')).to.equal('Assign');
    expect(table.toggle('Carla Meier').checked).to.equal(false);
    await table.press('Undo');
    expect(table.text('Carla Meier', 'extension')).to.equal('103');
    expect(table.toggle('Carla Meier').checked).to.equal(true);
  });

  it('R25: where every user needs an extension, Unassign is disabled and says so', async () => {
    const table = await UserTableHarness.create({
      users: [sampleUser('x', { displayName: 'Xu', extension: '120' })],
      policy: { extension: { required: true } },
    });
    await table.openMenu('Xu');
    expect(table.item('Unassign').getAttribute('aria-disabled')).to.equal('true');
    expect(table.item('Unassign').textContent).to.contain('Every user here needs an extension.');
  });

  it('R22: an extension stands as it was given', async () => {
    const table = await UserTableHarness.create({ users: [sampleUser('x', { displayName: 'Xu', extension: '0071' })] });
    expect(table.text('Xu', 'extension')).to.equal('0071');
  });
});
