import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { BackupFacet, UserAdapter } from '../../../src/data/adapter.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { cast } from '../../fixtures/sample-users.js';
import { adapterWith } from '../../fixtures/adapter-with.js';
import { comesTrue, StorageHarness } from '../../harness/storage-harness.js';
import { memoryDirectory, type TableSetting } from '../../harness/user-table-harness.js';

const opened = async (setting: TableSetting = {}): Promise<StorageHarness> => {
  const directory = memoryDirectory(setting);
  await directory.ready();
  const panel = await StorageHarness.create(directory);
  await panel.open();
  return panel;
};

/** An adapter whose backups do one thing otherwise. */
const backups =
  (other: (facet: BackupFacet) => Partial<BackupFacet>) =>
  (adapter: UserAdapter): UserAdapter =>
    adapterWith(adapter, { backup: { ...adapter.backup!, ...other(adapter.backup!) } });

/** Never ends by itself, and goes when it is stopped. */
const untilStopped = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)));

const second = (button: HTMLElement): boolean =>
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail: 2 }));

/** Of five users. */
const backupOf = async (): Promise<File> => {
  const { file } = await createMemoryAdapter({ tenantId: 'acme', users: cast }).backup!.create({ secrets: false });
  return new File([file], 'users-acme.backup.ndjson');
};

describe('<user-admin>, where the users are kept, in hasty hands', () => {
  it('A1: after a download the focus is on its button again, and how it ended is read out', async () => {
    const panel = await opened();
    const region = panel.said;
    panel.button('Download backup')!.focus();
    await panel.download('Download backup');
    await comesTrue(() => panel.text.includes('holds 5 users.'));
    expect(panel.focused).to.equal(panel.button('Download backup'));
    expect(panel.said, 'a live region that came with its text says nothing').to.equal(region);
    expect(region!.textContent).to.match(/^users-acme-.* holds 5 users\.$/);
  });

  it('A1: who leaves a question is where it was asked', async () => {
    const panel = await opened();
    panel.field('With passwords and PINs').click();
    panel.button('Download backup')!.click();
    await panel.titled('Download passwords and PINs?');
    panel.button('Cancel')!.click();
    await panel.titled('Where your users are kept');
    expect(panel.focused).to.equal(panel.button('Download backup'));
    panel.choose(new File(['Name,Extension\n'], 'users.csv'));
    await panel.titled('This file cannot be restored');
    panel.button('Back')!.click();
    await panel.titled('Where your users are kept');
    expect(panel.focused).to.equal(panel.button('Restore from a backup…'));
  });

  it('A1: to leave the choice of a file is not to leave the panel', async () => {
    const panel = await opened();
    const input = panel.dialog!.querySelector('input[type=file]')!;
    input.dispatchEvent(new Event('cancel', { bubbles: true }));
    await panel.admin.updateComplete;
    expect(panel.dialog?.open).to.equal(true);
  });

  it('R55: Escape stops a backup, says so, and nothing is downloaded', async () => {
    const panel = await opened({
      adapter: backups(({ create }) => ({
        // Ready at the very moment in which nobody wants it any more.
        create: async (options) => untilStopped(options?.signal).catch(() => create({ secrets: false })),
      })),
    });
    const saved: string[] = [];
    panel.catchDownloads((name) => saved.push(name));
    panel.button('Download backup')!.click();
    await panel.titled('Making the backup…');
    panel.escape();
    await panel.titled('Where your users are kept');
    expect(panel.text).to.include('Stopped. No backup was made.');
    expect(panel.said!.textContent).to.equal('Stopped. No backup was made.');
    expect(saved).to.deep.equal([]);
  });

  it('R54: a restore that is stopped half-way says that nothing was replaced', async () => {
    const file = await backupOf();
    const panel = await opened({
      adapter: backups(() => ({ restore: (_, options) => untilStopped(options?.signal) })),
    });
    panel.choose(file);
    await panel.titled('Replace 5 users with this backup?');
    await panel.type('5');
    panel.button('Replace 5 users')!.click();
    await panel.titled('Replacing the users…');
    expect(panel.text).to.include('0%');
    panel.button('Cancel')!.click();
    await panel.titled('Where your users are kept');
    expect(panel.text).to.include('Stopped. The users are as they were.');
    expect(panel.focused).to.equal(panel.button('Restore from a backup…'));
  });

  it('R60: the second click of a double click presses nothing that came under it', async () => {
    const panel = await opened();
    panel.field('With passwords and PINs').click();
    panel.button('Download backup')!.click();
    await panel.titled('Download passwords and PINs?');
    second(panel.button('Download with passwords')!);
    await panel.admin.updateComplete;
    expect(panel.title).to.equal('Download passwords and PINs?');
  });

  it('says of an empty file that it is empty', async () => {
    const panel = await opened();
    panel.choose(new File([], 'users-acme.backup.ndjson'));
    await panel.titled('This file cannot be restored');
    expect(panel.text).to.include('The file is empty.').and.not.to.include('its name ends in');
  });

  it('R52: names the tenants of a file and of the page as people know them, and takes it over when told to', async () => {
    const panel = await opened({ users: [] });
    panel.admin.tenantName = 'Acme Ltd';
    panel.button('Close')!.click();
    await comesTrue(() => !panel.dialog);
    await panel.open();
    panel.choose(await foreignBackup());
    await panel.titled('This file cannot be restored');
    expect(panel.text).to.include('This is a backup of Gamma, but the users here are those of Acme Ltd.');
    panel.button('Take it over for Acme Ltd')!.click();
    await panel.titled('Restore 0 users?');
  });

  it('P5: offers no restore where a newer version has written what is there', async () => {
    const error = new DirectoryError('newer-schema');
    const panel = await opened({
      adapter: (adapter) =>
        adapterWith(adapter, { watch: (listener) => (listener({ kind: 'state', error }), () => undefined) }),
    });
    expect(panel.button('Download backup')).not.to.equal(undefined);
    expect(panel.button('Restore from a backup…')).to.equal(undefined);
  });

  it('I7: replaces nothing while an import of the page goes on writing', async () => {
    const file = await backupOf();
    let goOn = (): void => undefined;
    const panel = await opened();
    panel.button('Close')!.click();
    panel.admin.addEventListener('user-change-request', (event) =>
      event.waitUntil(new Promise<void>((resolve) => (goOn = resolve))),
    );
    panel.admin.showImport();
    await panel.admin.updateComplete;
    const importer = panel.admin.importer!;
    await importer.load('name,extension\nZoë Müller,450\n');
    const ended = importer.start();
    await comesTrue(() => importer.step === 'import');
    await panel.open();
    expect(panel.text).to.include('An import is under way. Let it end or stop it, and then restore.');
    expect(panel.button('Restore from a backup…')).to.equal(undefined);
    drop(panel, file);
    await panel.admin.updateComplete;
    expect(panel.title).to.equal('Where your users are kept');
    goOn();
    await ended;
    await comesTrue(() => panel.button('Restore from a backup…'));
  });

  it('P4, A1: restored out of a loss, the focus is not lost with the button that began it', async () => {
    const file = await backupOf();
    const error = new DirectoryError('store-reset', { loss: { before: 5, now: 0, at: '2026-11-20T16:42:00.000Z' } });
    let tell: Parameters<NonNullable<UserAdapter['watch']>>[0] = () => undefined;
    const directory = memoryDirectory({
      users: [],
      adapter: (adapter) =>
        adapterWith(adapter, {
          watch: (listener) => {
            tell = listener;
            listener({ kind: 'state', error });
            return adapter.watch!(listener);
          },
        }),
    });
    await directory.ready();
    const panel = await StorageHarness.create(directory);
    const road = panel.admin.shadowRoot!.querySelector<HTMLElement>('[slot=loss-roads]')!;
    await comesTrue(() => road.checkVisibility());
    road.focus();
    road.click();
    await comesTrue(() => panel.dialog?.open);
    panel.choose(file);
    await panel.titled('Restore 5 users?');
    panel.button('Restore 5 users')!.click();
    await panel.titled('5 users are back');
    tell({ kind: 'state' });
    await comesTrue(() => !road.checkVisibility());
    panel.escape();
    await comesTrue(() => panel.focused?.localName === 'user-table', 'the focus is in the table');
  });
});

/** Made in a store of another tenant. */
async function foreignBackup(): Promise<File> {
  const adapter = createMemoryAdapter({ tenantId: 'gamma' });
  const { file } = await adapter.backup!.create({ secrets: false, tenantName: 'Gamma' });
  return new File([file], 'gamma.backup.ndjson');
}

function drop(panel: StorageHarness, file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  panel.dialog!.querySelector('.dropzone')!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
}
