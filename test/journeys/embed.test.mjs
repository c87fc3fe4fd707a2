// Issue 2, "Must show" 3: a plain page, one script tag from the built single file, a strict policy.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { fixture, openBrowser, root, serve } from './site.mjs';

const plain = `<!doctype html><html lang="en"><title>Host</title>
<script type="module" src="/pbx-user-kit.js"></script>
<user-admin></user-admin>`;
const apart = `<!doctype html><html lang="en"><title>Host</title>
<script type="module" src="/pbx-user-kit.js"></script>
<user-table></user-table><user-form presentation="drawer"></user-form>`;
const sandboxed = `<!doctype html><html lang="en"><title>Host</title><iframe sandbox="allow-scripts" src="/plain.html" width="1000" height="700"></iframe>`;

describe('One script tag on a plain page', () => {
  let site, browser;
  before(async () => {
    site = await serve({
      '/': join(root, 'dist/cdn'),
      '/plain.html': plain,
      '/apart.html': apart,
      '/sandboxed.html': sandboxed,
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it('P10, R62: <user-admin> imports, adds and finds under a strict policy with no report and no complaint', async () => {
    const { page, complaints, violations } = await browser.page(`${site.url}plain.html`);
    await page.getByRole('button', { name: 'Import a file' }).click();
    await page.locator('csv-import input[type=file]').setInputFiles(fixture('systems/vodia.csv'));
    await page.getByRole('button', { name: 'Import 1 user' }).click();
    await page.getByRole('button', { name: 'Show users' }).click();
    await page.getByRole('rowheader', { name: 'Ada Byron' }).waitFor();
    await page.getByRole('button', { name: 'Add user' }).first().click();
    await page.getByRole('dialog').getByLabel('Display name').fill('Zoë Müller');
    await page.getByRole('dialog').getByRole('switch').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Add user' }).click();
    await page.getByRole('rowheader', { name: 'Zoë Müller' }).waitFor();
    assert.deepEqual([...complaints, ...(await violations())], []);
    await page.close();
  });

  it('A1: the heading, the search and the table are found by their roles', async () => {
    const { page } = await browser.page(`${site.url}plain.html`);
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
    await page.getByRole('searchbox', { name: 'Search users' }).waitFor();
    await page.getByRole('grid', { name: 'Users' }).waitFor();
    await page.close();
  });

  it('a table and a form on one page need no wiring', async () => {
    const { page, complaints } = await browser.page(`${site.url}apart.html`);
    await page.getByRole('button', { name: 'Edit Ada Byron' }).click();
    await page.getByRole('dialog').getByLabel('Display name').fill('Ada Lovelace');
    await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('rowheader', { name: 'Ada Lovelace' }).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it('P14: where storage is blocked it says so, and works until the page closes', async () => {
    const { page } = await browser.page(`${site.url}sandboxed.html`);
    const frame = page.frameLocator('iframe');
    await frame
      .getByText('This browser does not allow storage here. Users are kept only until this page closes.')
      .first()
      .waitFor();
    await frame.getByRole('button', { name: 'Add one user' }).click();
    await frame.getByRole('dialog').getByLabel('Display name').fill('Ana Ruiz');
    await frame.getByRole('dialog').getByRole('switch').click();
    await frame.getByRole('dialog').getByRole('button', { name: 'Add user' }).click();
    await frame.getByRole('rowheader', { name: 'Ana Ruiz' }).waitFor();
    await page.close();
  });
});
