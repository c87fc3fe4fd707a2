// Issue 2, "Must show" 2 and 5: files of real systems go in untouched, files that cannot go in are refused in one sentence.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { fixture, openBrowser, root, serve } from './site.mjs';

const page = (tenant) => `<!doctype html><html lang="en"><title>Host</title>
<script type="module" src="/pbx-user-kit.js"></script>
<csv-import tenant="${tenant}"></csv-import>`;

/** What must be kept of the first row, to the character. */
const kept = {
  ringotel: {
    displayName: 'Ada Byron',
    extension: '101',
    sipUsername: '101',
    authName: '101',
    mobile: '+14155550101',
    phone: '+14155550100',
    company: 'Example Ltd',
    position: 'Engineer',
    department: 'R&D',
  },
  '3cx-v16-v18': {
    displayName: 'Ada Byron',
    givenName: 'Ada',
    familyName: 'Byron',
    extension: '101',
    email: 'ada@example.com',
    authName: 'aX9exampl1',
    voicemailEnabled: true,
  },
  'fusionpbx-extension-export': {
    displayName: 'Ada Byron',
    givenName: 'Ada',
    familyName: 'Byron',
    extension: '101',
    callTimeout: 30,
    doNotDisturb: false,
  },
  vodia: {
    displayName: 'Ada Byron',
    extension: '40',
    position: 'Engineer',
    mobile: '+14155550101',
    email: 'ada@example.com',
  },
  'google-workspace-29': {
    displayName: 'Ada Byron',
    givenName: 'Ada',
    familyName: 'Byron',
    email: 'ada@example.com',
    extension: '100',
  },
};

describe('The files of known systems', () => {
  let site, browser;
  const names = Object.keys(kept);
  before(async () => {
    site = await serve({
      '/': join(root, 'dist/cdn'),
      ...Object.fromEntries([...names, 'bad', 'again'].map((name) => [`/${name}.html`, page(name)])),
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const load = (tab, text) =>
    tab.evaluate(
      async (content) => {
        await customElements.whenDefined('csv-import');
        const element = document.querySelector('csv-import');
        await element.load(new File([new Uint8Array(content)], 'people.csv'));
        return { planned: element.plan?.counts, rows: element.plan?.rows.length };
      },
      [...text],
    );
  const users = (tab, tenant) =>
    tab.evaluate(async (name) => {
      const { openIndexedDBAdapter } = await import('/pbx-user-kit.js');
      const adapter = await openIndexedDBAdapter({ tenantId: name });
      return (await adapter.list({})).users;
    }, tenant);

  for (const name of names)
    it(`I2, P7: ${name} imports without touching the mapping, leading zeros and + intact`, async () => {
      const { page: tab, complaints } = await browser.page(`${site.url}${name}.html`);
      const { planned } = await load(tab, await readFile(fixture(`systems/${name}.csv`)));
      assert.equal(planned.problem, 0);
      const result = await tab.evaluate(() => document.querySelector('csv-import').start());
      assert.equal(result.counts.created, result.outcomes.length);
      const [first] = await users(tab, name);
      for (const [field, value] of Object.entries(kept[name])) assert.deepEqual(first[field], value, field);
      assert.deepEqual(complaints, []);
      await tab.close();
    });

  it('I8: the same file again changes nothing', async () => {
    const { page: tab } = await browser.page(`${site.url}google-workspace-29.html`);
    const { planned } = await load(tab, await readFile(fixture('systems/google-workspace-29.csv')));
    assert.deepEqual(planned, { create: 0, update: 0, unchanged: 1, skip: 0, problem: 0 });
    await tab.close();
  });

  const bad = {
    'nasty/xlsx-renamed.csv': /Excel workbook, not a CSV file\. Open it in Excel/,
    'nasty/empty.csv': /The file is empty\. Export it again/,
    'nasty/unclosed-quote.csv': /opens in line 2 is never closed/,
  };
  for (const [file, sentence] of Object.entries(bad))
    it(`${file} is refused in a sentence that says what to do, and nothing is written`, async () => {
      const { page: tab } = await browser.page(`${site.url}bad.html`);
      const { planned } = await load(tab, await readFile(fixture(file)));
      assert.equal(planned, undefined);
      await tab.getByText(sentence).first().waitFor();
      assert.deepEqual(await users(tab, 'bad'), []);
      await tab.close();
    });

  it('a file without names asks for the column that holds them, and nothing is written', async () => {
    const { page: tab } = await browser.page(`${site.url}bad.html`);
    const { planned } = await load(tab, new TextEncoder().encode('Extension,Colour\n101,red\n102,blue\n'));
    assert.equal(planned, undefined);
    await tab
      .getByText(/No column holds names\. Choose the column that does/)
      .first()
      .waitFor();
    assert.deepEqual(await users(tab, 'bad'), []);
    await tab.close();
  });
});
