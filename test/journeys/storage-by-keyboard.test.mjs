// Backups, losses and interrupted imports, by keys and by what a screen reader says, in the built file.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { keyboardOf } from './keyboard.mjs';
import { openBrowser, root, serve } from './site.mjs';

const host = `<!doctype html><html lang="en"><title>Keys</title>
<script type="module" src="/pbx-user-kit.js"></script>
<user-admin tenant="keys" tenant-name="Keys Ltd"></user-admin>`;

/** More than are written at once. */
const staff = 2100;
const csv = `Name,Extension\n${Array.from({ length: staff }, (_, at) => `Person ${at},${1000 + at}`).join('\n')}\n`;

/** In the page: users come from elsewhere. */
async function add(names) {
  const { openIndexedDBAdapter } = await import('/pbx-user-kit.js');
  const adapter = await openIndexedDBAdapter({ tenantId: 'keys' });
  const secrets = { sipPassword: 'kept-secret-of-them' };
  await adapter.write(names.map((displayName) => ({ kind: 'create', values: { displayName }, secrets })));
  await adapter.close();
}

/** In the page: who is kept. */
async function kept() {
  const { openIndexedDBAdapter } = await import('/pbx-user-kit.js');
  const adapter = await openIndexedDBAdapter({ tenantId: 'keys' });
  const { users, total } = await adapter.list({ limit: 5 });
  await adapter.close();
  return { total, names: users.map(({ displayName }) => displayName) };
}

/** In the page: the browser takes its room back. */
const evict = () =>
  new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase('pbx-user-kit');
    request.onsuccess = () => done();
    request.onerror = request.onblocked = () => failed(new Error('the database is still held'));
  });

/** In the page: an import gets as far as its second write, and stays there. */
async function beginImport(text) {
  const admin = document.querySelector('user-admin');
  let requests = 0;
  const isHeld = new Promise((resolve) => {
    admin.addEventListener('user-change-request', (event) => {
      if (++requests < 2) return;
      event.waitUntil(new Promise(() => {}));
      resolve();
    });
  });
  admin.showImport();
  await admin.updateComplete;
  await admin.importer.load(new File([text], 'staff.csv'));
  void admin.importer.start();
  await isHeld;
}

describe('Backups, losses and interrupted imports by keyboard alone', () => {
  let site, browser, tab, page, keys, folder;
  before(async () => {
    site = await serve({
      '/': join(root, 'dist/cdn'),
      '/host.html': host,
      '/empty.html': '<!doctype html><title>-</title>',
    });
    folder = await mkdtemp(join(tmpdir(), 'pbx-backups-'));
    browser = await openBrowser({ acceptDownloads: true });
    tab = await browser.page(`${site.url}host.html`);
    page = tab.page;
    keys = await keyboardOf(page);
    await page.evaluate(add, ['Ana Ruiz', 'Ben Okafor']);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const file = () => join(folder, 'users.backup.ndjson');
  const opener = ['button', 'Stored in this browser'];
  const closed = () => page.getByRole('dialog').waitFor({ state: 'hidden' });
  const panel = async () => {
    await keys.use(...opener);
    await keys.comes('heading', 'Where your users are kept');
  };
  const saved = async (button) => {
    const download = page.waitForEvent('download');
    await keys.use('button', button);
    return download;
  };
  /** In the dialog: the browser's own choice of a file is not the page's. */
  const choose = async () => {
    const chooser = page.waitForEvent('filechooser');
    await keys.use('button', 'Restore from a backup…');
    await (await chooser).setFiles(file());
  };
  /** The page is opened again after the browser has taken its room back. */
  const lose = async () => {
    await page.goto(`${site.url}empty.html`);
    await page.evaluate(evict);
    await page.goto(`${site.url}host.html`);
    await page.getByRole('alert').filter({ hasText: 'The users saved here are gone' }).waitFor();
  };

  it('R55: downloads a backup, and hears what is in it', async () => {
    await panel();
    const download = await saved('Download backup');
    await download.saveAs(file());
    await keys.comes('button', 'Download backup');
    await page
      .getByRole('status')
      .filter({ hasText: `${download.suggestedFilename()} holds 2 users.` })
      .waitFor();
    await keys.press('Escape');
    await closed();
    await keys.comes(...opener);
  });

  it('R60: takes the passwords along only after a second question, and may leave it', async () => {
    await panel();
    await keys.use('checkbox', 'With passwords and PINs');
    assert.match((await keys.heard()).description, /plain text/);
    await keys.use('button', 'Download backup');
    await keys.comes('heading', 'Download passwords and PINs?');
    await keys.use('button', 'Cancel');
    await keys.comes('button', 'Download backup');
    await keys.press('Enter');
    await keys.comes('heading', 'Download passwords and PINs?');
    const download = await saved('Download with passwords');
    assert.match(download.suggestedFilename(), /-with-passwords\.backup\.ndjson$/);
    await keys.comes('button', 'Download backup');
    await keys.use('button', 'Close');
    await closed();
    await keys.comes(...opener);
  });

  it('R55, R30: restores a backup after typing how many users it replaces', async () => {
    await page.evaluate(add, ['Cleo Park']);
    await page.getByRole('rowheader', { name: 'Cleo Park' }).waitFor();
    await panel();
    await choose();
    await keys.comes('heading', 'Replace 3 users with this backup?');
    await keys.fill('textbox', /^Type 3/, '30');
    await keys.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'That is not 3.' }).waitFor();
    const field = await keys.comes('textbox', /^Type 3/);
    assert.match(field.description, /Nothing has been replaced/);
    await keys.fill('textbox', /^Type 3/, '3');
    await keys.press('Enter');
    await keys.comes('heading', '2 users are back');
    await keys.use('button', 'Close');
    await closed();
    await keys.comes(...opener);
    assert.deepEqual((await page.evaluate(kept)).names, ['Ana Ruiz', 'Ben Okafor']);
  });

  it('P4: restores out of a loss, and is then in the table', async () => {
    await lose();
    await keys.use('button', 'Restore from a backup…');
    await keys.comes('heading', 'Where your users are kept');
    await choose();
    await keys.comes('heading', 'Restore 2 users?');
    await keys.use('button', 'Restore 2 users');
    await keys.comes('heading', '2 users are back');
    await keys.press('Escape');
    await closed();
    await keys.comes('searchbox', 'Search users');
    assert.equal((await page.evaluate(kept)).total, 2);
  });

  it('P4: goes on after a loss with what is there, and is not told of it again', async () => {
    await lose();
    await keys.use('button', 'Go on with what is here');
    await keys.comes('button', 'Import a file');
    await page.reload();
    await page.getByRole('heading', { name: 'No users yet' }).waitFor();
    assert.equal(await page.getByRole('alert').filter({ hasText: 'gone' }).count(), 0);
  });

  it('I7: goes on with an import that was interrupted, to its last row', async () => {
    await page.evaluate(beginImport, csv);
    await page.reload();
    await page.getByText('The import of staff.csv was interrupted at 2,000 of 2,100 rows.').waitFor();
    await keys.use('button', 'Open the import');
    await keys.comes('heading', 'Choose a file');
    const goOn = await keys.to('button', 'Continue');
    assert.match(goOn.description, /^staff\.csv stopped at 2,000 of 2,100 rows/);
    await keys.press('Enter');
    await keys.comes('heading', 'Imported 2,100 users');
    assert.equal((await page.evaluate(kept)).total, staff);
  });

  it('A1: no stop was without a name, and nothing was complained about', async () => {
    assert.deepEqual(keys.nameless, []);
    assert.deepEqual([...tab.complaints, ...(await tab.violations())], []);
  });
});
