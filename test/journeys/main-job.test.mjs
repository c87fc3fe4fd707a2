// Issue 2, "Must show" 1: the main job from a file to people on their phones, in the built demo, under the strict policy.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { openBrowser, root, serve } from './site.mjs';

describe('The main job, in the built demo', () => {
  let site, browser, tab;
  before(async () => {
    site = await serve({ '/': join(root, 'demo-static') });
    browser = await openBrowser();
    tab = await browser.page(site.url);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const row = (name, page = tab.page) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  const notice = (text, page = tab.page) => page.getByRole('region', { name: 'Notices' }).getByText(text);

  it('I4, R5: shows the plan of ringotel.csv with its billed change, and nothing is written before', async () => {
    const { page } = tab;
    await page.getByText('No users yet').waitFor();
    await page.getByRole('button', { name: 'Try it with a sample' }).click();
    await page.getByRole('heading', { name: 'The plan' }).waitFor();
    await page.getByRole('button', { name: '2 to add' }).waitFor();
    await page.getByText('No change in billing: 0 activated').waitFor();
    await page.getByText('Ada Byron').first().waitFor();
    await page.locator('user-admin').getByText('0 users', { exact: true }).waitFor();
  });

  it('I7, I8: imports it, and every row is accounted for', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Import 2 users' }).click();
    await page.getByRole('heading', { name: 'Imported 2 users' }).waitFor();
    await page.getByText('Every row is accounted for.').waitFor();
    await page.getByRole('button', { name: 'Show users' }).click();
    await row('Ada Byron').waitFor();
    await page.locator('user-admin').getByText('2 users', { exact: true }).first().waitFor();
  });

  it('T2: finds by extension and by a name without its accents', async () => {
    const { page } = tab;
    const search = page.getByRole('searchbox', { name: 'Search users' });
    await search.fill('102');
    await row('Ada Byron').waitFor({ state: 'detached' });
    await row('BLF only desk').waitFor();
    await search.fill('àda býron');
    await row('BLF only desk').waitFor({ state: 'detached' });
    await row('Ada Byron').waitFor();
    await search.fill('');
    await row('BLF only desk').waitFor();
  });

  it('R3: refuses to activate who has no credentials, and lists exactly what is missing', async () => {
    await tab.page.getByRole('switch', { name: 'Activated, BLF only desk' }).click();
    await notice('BLF only desk cannot be activated yet. Missing: Username, E-mail, and SIP password.').waitFor();
    assert.equal(await tab.page.getByRole('switch', { name: 'Activated, BLF only desk' }).isChecked(), false);
  });

  it('R3, R5: activates who has credentials once the file’s missing e-mail is filled in', async () => {
    const { page } = tab;
    await page.getByRole('switch', { name: 'Activated, Ada Byron' }).click();
    await notice('Ada Byron cannot be activated yet. Missing: Username and E-mail.').waitFor();
    await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Fill in' }).last().click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'E-mail', exact: true }).fill('ada@example.com');
    await form.getByText('+1 activated, 0 → 1').waitFor();
    await form.getByRole('button', { name: 'Save changes' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.locator('user-admin').getByText('1 activated', { exact: true }).waitFor();
    assert.equal(await page.getByRole('switch', { name: 'Activated, Ada Byron' }).isChecked(), true);
  });

  it('R20, R24: refuses a taken extension, names the owner and offers the next free one', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'More actions for BLF only desk' }).click();
    await page.getByRole('menuitem', { name: 'Change extension' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('101');
    await dialog.getByText('Extension 101 belongs to Ada Byron.').first().waitFor();
    await dialog.getByRole('button', { name: 'Use 103' }).click();
    await dialog.getByRole('button', { name: 'Change 102 to 103' }).click();
    await row('BLF only desk').getByText('103').waitFor();
  });

  it('R30, R31: removes with a confirmation that names the user, and Undo brings everything back', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'More actions for Ada Byron' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Remove Ada Byron?' });
    await dialog.getByRole('button', { name: 'Remove Ada Byron' }).click();
    await row('Ada Byron').waitFor({ state: 'detached' });
    await page.locator('user-admin').getByText('0 activated', { exact: true }).waitFor();
    const removed = page.locator('[part=notice]').filter({ hasText: 'Ada Byron was removed.' });
    await removed.getByRole('button', { name: 'Undo' }).click();
    await row('Ada Byron').waitFor();
    assert.equal(await page.getByRole('switch', { name: 'Activated, Ada Byron' }).isChecked(), true);
  });

  it('P1: after a reload everything is as it was left', async () => {
    const { page } = tab;
    await page.reload();
    await row('Ada Byron').waitFor();
    await row('BLF only desk').getByText('103').waitFor();
    assert.equal(await page.getByRole('switch', { name: 'Activated, Ada Byron' }).isChecked(), true);
    await page.locator('user-admin').getByText('1 activated', { exact: true }).waitFor();
    await row('Ada Byron').getByText('ada@example.com').first().waitFor();
  });

  it('R51, T11: a change in one tab appears in the other, and the other keeps its focus', async () => {
    const other = await browser.page(site.url);
    await row('Ada Byron', other.page).waitFor();
    await tab.page.bringToFront();
    await tab.page.getByRole('searchbox', { name: 'Search users' }).focus();
    await other.page.getByRole('switch', { name: 'Activated, Ada Byron' }).click();
    await tab.page.locator('user-admin').getByText('0 activated', { exact: true }).waitFor();
    assert.equal(await tab.page.getByRole('switch', { name: 'Activated, Ada Byron' }).isChecked(), false);
    assert.equal(
      await tab.page
        .getByRole('searchbox', { name: 'Search users' })
        .evaluate((input) => input.getRootNode().activeElement === input),
      true,
    );
    assert.deepEqual([...other.complaints, ...(await other.violations())], []);
  });

  it('P10: complains about nothing, and no policy report comes, over the whole journey', async () => {
    assert.deepEqual([...tab.complaints, ...(await tab.violations())], []);
  });
});
