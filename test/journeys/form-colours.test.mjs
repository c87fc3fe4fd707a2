// Issue 3, "Must show" 4: the form is clean for axe in light, in dark and in forced colours, which a page cannot bring about
// by itself; every story is judged so too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { openBrowser, root, serve } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const host = `<!doctype html><html lang="en"><title>Colours</title>
<script type="module" src="/pbx-user-kit.js"></script>
<main><h1>Colours Ltd</h1>
<user-directory tenant="colours"><user-form></user-form></user-directory></main>`;
const colours = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
  { colorScheme: 'dark', forcedColors: 'active' },
];

describe('The form in all colours', () => {
  let site, browser, page;
  before(async () => {
    site = await serve({ '/': join(root, 'dist/cdn'), '/host.html': host });
    browser = await openBrowser({ reducedMotion: 'reduce' });
    ({ page } = await browser.page(`${site.url}host.html`));
    // A host's ground, which axe would else take for white.
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = 'light dark';
      document.documentElement.style.backgroundColor = document.body.style.backgroundColor = 'Canvas';
    });
    await page.evaluate(axe);
    await page.getByLabel('Display name').waitFor();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const unfold = () =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector('user-form');
      for (const details of shadowRoot.querySelectorAll('details')) details.open = true;
    });
  const judge = async () => {
    await unfold();
    const found = [];
    for (const media of colours) {
      await page.emulateMedia(media);
      const violations = await page.evaluate(async () => {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const { violations: all } = await globalThis.axe.run('user-form');
        return all.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`));
      });
      found.push(...violations.map((violation) => `${media.colorScheme}, forced ${media.forcedColors}: ${violation}`));
    }
    assert.deepEqual(found, []);
  };
  const show = (mode) =>
    page.evaluate(async (wanted) => {
      const form = document.querySelector('user-form');
      const { users } = await form.source.current.list({});
      [form.userId, form.mode] = [users[0].id, wanted];
    }, mode);

  it('A1: of a new user', judge);

  it('A1: with mistakes', async () => {
    await page.getByRole('button', { name: 'Add user', exact: true }).click();
    await page.locator('[part=summary]').waitFor();
    await judge();
  });

  it('A1: of a user who is there, edited, with a privacy warning', async () => {
    await page.getByLabel('Display name').fill('Ana Ruiz');
    await page.locator('input[data-field=email]').fill('ana@colours.example');
    await page.getByRole('button', { name: 'Add user', exact: true }).click();
    await page.getByText('Ana Ruiz was added.').waitFor();
    await show('edit');
    await page.getByRole('button', { name: 'Save changes' }).waitFor();
    await unfold();
    await page.getByRole('switch', { name: 'Texting' }).click();
    await page.getByText('I have read this').waitFor();
    await judge();
  });

  it('A1: to be read, with its history', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Discard' }).click();
    await show('view');
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    await judge();
  });
});
