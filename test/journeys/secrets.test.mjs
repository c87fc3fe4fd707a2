// Issue 3, "Must show" 3: strings put into every secret are found nowhere but in the two places made for secrets.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { openBrowser, root, serve, until } from './site.mjs';
import { findLeaks, recordLeaks } from './watch-secrets.mjs';

const sip = 'cAnArY-sip-7Kq2!x';
const portal = 'cAnArY-portal-9Zt4!y';
const voicemail = '8305174926';
const onCall = '6194028357';
const imported = 'cAnArY-import-3Wm8!z';
const replaced = 'cAnArY-again-5Hr6!w';
const canaries = [sip, portal, voicemail, onCall, imported, replaced];

describe('Secrets stay on the write path', () => {
  let site, browser, tab, form;
  before(async () => {
    site = await serve({ '/': join(root, 'demo-static') });
    browser = await openBrowser({ acceptDownloads: true });
    await browser.context.addInitScript(recordLeaks);
    tab = await browser.page(site.url);
    form = tab.page.getByRole('dialog');
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const nowhere = async (page = tab.page) => assert.deepEqual(await findLeaks(page, canaries), []);
  const row = (name) => tab.page.getByRole('row').filter({ has: tab.page.getByRole('rowheader', { name }) });
  const unfold = async (heading) => {
    const summary = form
      .locator('summary')
      .filter({ has: tab.page.getByRole('heading', { name: heading, exact: true }) });
    if (!(await summary.evaluate((element) => element.parentElement.open))) await summary.click();
  };
  const typeSecrets = async () => {
    await form.getByLabel('Role').selectOption('manager');
    for (const heading of ['SIP credentials', 'Voicemail', 'On call']) await unfold(heading);
    await form.locator('input[data-field=sipPassword]').fill(sip);
    await form.locator('input[data-field=portalPassword]').fill(portal);
    await form.locator('input[data-field=voicemailPin]').fill(voicemail);
    await form.locator('input[data-field=onCallPin]').fill(onCall);
  };

  it('finds a canary that is put where it must not be', async () => {
    await tab.page.evaluate((canary) => document.body.setAttribute('data-leak', canary), sip);
    assert.equal((await findLeaks(tab.page, canaries)).length, 1);
    await tab.page.evaluate(() => document.body.removeAttribute('data-leak'));
    await nowhere();
  });

  it('R60: while they are typed, shown and hidden again', async () => {
    await tab.page.getByRole('button', { name: 'Add one user' }).click();
    await form.getByLabel('Display name').fill('Ada Byron');
    await typeSecrets();
    await form.getByRole('button', { name: 'Show SIP password' }).click();
    await form.getByRole('button', { name: 'Hide SIP password' }).click();
    await nowhere();
  });

  it('R60, F3: in the draft that is kept of a new user', async () => {
    const isKept = async () => {
      const database = await new Promise((done) => {
        const request = indexedDB.open('pbx-user-kit');
        request.onsuccess = () => done(request.result);
      });
      const count = await new Promise((done) => {
        const request = database.transaction('drafts').objectStore('drafts').count();
        request.onsuccess = () => done(request.result);
      });
      database.close();
      return count > 0;
    };
    await until(() => tab.page.evaluate(isKept), 'the draft is kept');
    await nowhere();
    await tab.page.reload();
    await tab.page.getByRole('button', { name: 'Add one user' }).click();
    await form.getByRole('button', { name: 'Continue' }).click();
    assert.equal(await form.getByLabel('Display name').inputValue(), 'Ada Byron');
    for (const field of ['sipPassword', 'portalPassword', 'voicemailPin', 'onCallPin'])
      assert.ok(!canaries.includes(await form.locator(`input[data-field=${field}]`).inputValue()));
    await nowhere();
  });

  it('R60: when they are saved, refused and saved again', async () => {
    await typeSecrets();
    await form.locator('input[data-field=email]').fill('not an address');
    await form.getByRole('button', { name: 'Add user', exact: true }).click();
    await form.locator('[part=summary]').waitFor();
    await nowhere();
    await form.locator('input[data-field=email]').fill('ada@example.com');
    await form.getByRole('button', { name: 'Add user', exact: true }).click();
    await row('Ada Byron').waitFor();
    await nowhere();
  });

  it('R53, R60: when one is replaced, and in the history of the user', async () => {
    await tab.page.getByRole('button', { name: 'Edit Ada Byron' }).click();
    await unfold('SIP credentials');
    await form.locator('[data-field=sipPassword]').getByRole('button', { name: 'Replace' }).click();
    await form.locator('input[data-field=sipPassword]').fill(replaced);
    await form.getByRole('button', { name: 'Save changes' }).click();
    await form.waitFor({ state: 'hidden' });
    await tab.page.getByRole('button', { name: 'More actions for Ada Byron' }).click();
    await tab.page.getByRole('menuitem', { name: 'History' }).click();
    await form.getByText('SIP password', { exact: false }).first().waitFor();
    await nowhere();
    await tab.page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  });

  it('R60: when a user is removed and comes back', async () => {
    await tab.page.getByRole('button', { name: 'More actions for Ada Byron' }).click();
    await tab.page.getByRole('menuitem', { name: 'Remove' }).click();
    await tab.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await row('Ada Byron').waitFor({ state: 'detached' });
    await nowhere();
    await tab.page.getByRole('button', { name: 'Undo' }).last().click();
    await row('Ada Byron').waitFor();
    await nowhere();
  });

  it('R60: when they come in a file', async () => {
    await tab.page.getByRole('button', { name: 'Import' }).first().click();
    await tab.page.locator('csv-import input[type=file]').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `Display name,Extension,E-mail,SIP password,Voicemail PIN\nBen Okafor,204,ben@example.com,${imported},${voicemail}\n`,
      ),
    });
    await tab.page.getByRole('button', { name: 'Import 1 user' }).waitFor();
    await nowhere();
    await tab.page.getByRole('button', { name: 'Import 1 user' }).click();
    await tab.page.getByRole('button', { name: 'Show users' }).click();
    await row('Ben Okafor').waitFor();
    await nowhere();
  });

  it('P9: and the secrets are where they belong', async () => {
    const kept = await tab.page.evaluate(async () => {
      const database = await new Promise((done) => {
        const request = indexedDB.open('pbx-user-kit');
        request.onsuccess = () => done(request.result);
      });
      const all = await new Promise((done) => {
        const request = database.transaction('secrets').objectStore('secrets').getAll();
        request.onsuccess = () => done(request.result);
      });
      database.close();
      return JSON.stringify(all);
    });
    for (const canary of [replaced, portal, voicemail, onCall, imported]) assert.ok(kept.includes(canary), canary);
  });
});
