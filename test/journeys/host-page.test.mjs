// Issue 3, "Must show" 5: a host page in plain HTML with two fields of its own and a server that may refuse.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { openBrowser, root, serve } from './site.mjs';

describe('A host page with fields and a server of its own', () => {
  let site, browser, tab, form;
  before(async () => {
    site = await serve({ '/': join(root, 'demo-static') });
    browser = await openBrowser();
    tab = await browser.page(`${site.url}host.html`);
    form = tab.page.getByRole('dialog');
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it('F4: its fields take part in validation, in its own words', async () => {
    const { page } = tab;
    await page.getByRole('button', { name: 'Add one user' }).click();
    await form.getByLabel('Display name').fill('Ada Byron');
    await form.getByLabel('E-mail').first().fill('ada@example.com');
    await form.getByRole('button', { name: 'Add user', exact: true }).click();
    await form.locator('[part=summary]').waitFor();
    await form.locator('[part=summary]').getByText('fill', { exact: false }).first().waitFor();
    assert.equal(await page.getByRole('rowheader', { name: 'Ada Byron' }).count(), 0);
  });

  it('F2, RFC 9457: what its server refuses lands on the field, and nothing is written', async () => {
    const { page } = tab;
    await page.getByLabel('Cost centre').fill('DE-000');
    await page.getByLabel('Parking space').check();
    await form.getByRole('button', { name: 'Add user', exact: true }).click();
    await form.getByText('Cost centre DE-000 was closed in March. Use DE-100.').first().waitFor();
    assert.equal(await page.locator('#heard').textContent(), 'Refused: refused');
    assert.equal(await page.getByRole('rowheader', { name: 'Ada Byron' }).count(), 0);
    assert.equal(await page.getByLabel('Cost centre').evaluate((input) => document.activeElement === input), true);
  });

  it('F4: what it then accepts is kept with the user, and comes back', async () => {
    const { page } = tab;
    await page.getByLabel('Cost centre').fill('DE-100');
    await form.getByRole('button', { name: 'Add user', exact: true }).click();
    await page.getByRole('rowheader', { name: 'Ada Byron' }).waitFor();
    assert.equal(await page.locator('#heard').textContent(), 'Kept: Ada Byron');
    await page.reload();
    await page.getByRole('button', { name: 'Edit Ada Byron' }).click();
    await form.getByRole('button', { name: 'Save changes' }).waitFor();
    assert.equal(await page.getByLabel('Cost centre').inputValue(), 'DE-100');
    assert.equal(await page.getByLabel('Parking space').isChecked(), true);
  });

  it('F3, F4: an edit of its field is an edit, and taking it back is none', async () => {
    const { page } = tab;
    await page.getByLabel('Cost centre').fill('DE-200');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Keep editing' }).click();
    await page.getByLabel('Cost centre').fill('DE-100');
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  it('P10: complains about nothing, and no policy report comes', async () => {
    assert.deepEqual([...tab.complaints, ...(await tab.violations())], []);
  });
});
