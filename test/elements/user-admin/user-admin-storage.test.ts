import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { cast } from '../../fixtures/sample-users.js';
import { memoryDirectory, type TableSetting } from '../../harness/user-table-harness.js';
import { comesTrue, StorageHarness } from '../../harness/storage-harness.js';

describe('<user-admin>, where the users are kept', () => {
  const opened = async (setting: TableSetting = {}): Promise<StorageHarness> => {
    const directory = memoryDirectory(setting);
    await directory.ready();
    const panel = await StorageHarness.create(directory);
    if (panel.opener) await panel.open();
    return panel;
  };
  /** The page's users, as they were when the file was made, and one more since. */
  const grown = async (panel: StorageHarness): Promise<File> => {
    const file = await panel.download('Download backup');
    await panel.admin.directory!.submit([{ kind: 'create', values: { displayName: 'Zoë Müller' } }]);
    return file;
  };

  it('R55: says it quietly in the title line, and nothing where the store says nothing', async () => {
    const panel = await opened();
    expect(panel.opener!.textContent.trim()).to.equal('Kept until this page closes');
    expect(panel.text).to.include('When it closes, they are gone').and.to.include('No backup yet');
    const silent = (adapter: UserAdapter): UserAdapter => Object.assign(adapter, { storage: undefined });
    expect((await opened({ adapter: silent })).opener).to.equal(null);
  });

  it('R55: downloads a backup and remembers when', async () => {
    const panel = await opened();
    const file = await panel.download('Download backup');
    expect(file.name).to.match(/^users-acme-[\d-]+\.backup\.ndjson$/);
    await comesTrue(() => panel.text.includes('holds 5 users.'));
    expect(panel.text).to.include('Last backup:').and.not.to.include('No backup yet');
  });

  it('R60: passwords leave only after a second question, and the name of the file says so', async () => {
    const panel = await opened();
    panel.field('With passwords and PINs').click();
    await panel.admin.updateComplete;
    expect(panel.text).to.include('Whoever has it can make calls as any user');
    panel.button('Download backup')!.click();
    await panel.titled('Download passwords and PINs?');
    expect(panel.focused?.textContent).to.equal('Download passwords and PINs?');
    panel.button('Cancel')!.click();
    await panel.titled('Where your users are kept');
    expect(panel.text).to.include('No backup yet');
    panel.button('Download backup')!.click();
    await panel.titled('Download passwords and PINs?');
    const file = await panel.download('Download with passwords');
    expect(file.name).to.include('-with-passwords.backup');
    await panel.titled('Where your users are kept');
    expect(panel.field('With passwords and PINs').checked).to.equal(false);
  });

  it('R55, R30: replaces what is there by what the file holds, after its number was typed', async () => {
    const panel = await opened();
    panel.choose(await grown(panel));
    await panel.titled('Replace 6 users with this backup?');
    const rows = [...panel.dialog!.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).to.deep.equal([
      ['Users', '6', '5'],
      ['Activated', '2', '2'],
    ]);
    await expect(panel.admin).to.be.accessible();
    panel.button('Replace 6 users')!.click();
    await comesTrue(() => panel.text.includes('That is not 6. Nothing has been replaced.'));
    expect(panel.focused?.id).to.equal('storage-typed');
    expect((await panel.admin.directory!.list({})).total).to.equal(6);
    await panel.type(' 6 ');
    panel.button('Replace 6 users')!.click();
    await panel.titled('5 users are back');
    expect((await panel.admin.directory!.list({})).users.map(({ displayName }) => displayName)).not.to.include(
      'Zoë Müller',
    );
    await comesTrue(() => panel.admin.shadowRoot!.querySelector('.counts')!.textContent.includes('5 users'));
    panel.button('Close')!.click();
    await comesTrue(() => !panel.dialog);
    expect(panel.focused).to.equal(panel.opener);
  });

  it('R30: the number may be typed in other digits', async () => {
    const panel = await opened();
    panel.choose(await grown(panel));
    await panel.titled('Replace 6 users with this backup?');
    await panel.type('٦');
    panel.button('Replace 6 users')!.click();
    await panel.titled('5 users are back');
  });

  it('asks for no number where nobody would be replaced', async () => {
    const full = await opened();
    const file = await full.download('Download backup');
    const panel = await opened({ users: [] });
    panel.choose(file);
    await panel.titled('Restore 5 users?');
    panel.button('Restore 5 users')!.click();
    await panel.titled('5 users are back');
  });

  it('says what is wrong with a file in a sentence, and that nothing was replaced', async () => {
    const panel = await opened();
    const text = await (await panel.download('Download backup')).text();
    panel.choose(new File(['Name,Extension\n'], 'users.csv'));
    await panel.titled('This file cannot be restored');
    expect(panel.text).to.include('This file is no backup of users.').and.to.include('Nothing has been replaced.');
    panel.choose(new File([text.replace('Carla', 'Clara')], 'b.ndjson'));
    await comesTrue(() => panel.text.includes('Line 2 is not as it was written.'));
    await expect(panel.admin).to.be.accessible();
    panel.button('Back')!.click();
    await panel.titled('Where your users are kept');
  });

  it('R54: a store that refuses is told with what to do, and the panel is as before', async () => {
    const full = (adapter: UserAdapter): UserAdapter => {
      const refuse = (): Promise<never> => Promise.reject(new DirectoryError('quota'));
      return Object.assign(adapter, { backup: { ...adapter.backup!, restore: refuse } });
    };
    const panel = await opened({ adapter: full });
    panel.choose(await grown(panel));
    await panel.titled('Replace 6 users with this backup?');
    await panel.type('6');
    panel.button('Replace 6 users')!.click();
    await panel.titled('Where your users are kept');
    expect(panel.dialog!.querySelector('[role=alert]')!.textContent).to.include(
      'The users are as they were. This browser has no more room.',
    );
  });

  it('R64: offers only what the person may do', async () => {
    const names = (panel: StorageHarness): readonly string[] =>
      [...panel.dialog!.querySelectorAll('button, label')].map((each) => each.textContent.trim());
    const all = ['With passwords and PINs', 'Download backup', 'Restore from a backup…', 'Close'];
    expect(names(await opened())).to.deep.equal(all);
    const may = (permissions: object): Promise<StorageHarness> => opened({ users: cast, policy: { permissions } });
    expect(names(await may({ secrets: false }))).to.deep.equal(all.slice(1));
    expect(names(await may({ export: false }))).to.deep.equal(all.slice(2));
    expect(names(await may({ remove: false }))).to.deep.equal([all[0], all[1], all[3]]);
  });

  it('A1: has no violation that axe can find, and Escape leaves it', async () => {
    const panel = await opened();
    expect(panel.focused?.textContent.trim()).to.equal('Where your users are kept');
    await expect(panel.admin).to.be.accessible();
    panel.dialog!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true }));
    await comesTrue(() => !panel.dialog);
    expect(panel.focused).to.equal(panel.opener);
  });
});
