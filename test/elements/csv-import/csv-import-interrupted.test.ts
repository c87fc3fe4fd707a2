import { expect, fixture, html } from '@open-wc/testing';
import type { UserChange } from '../../../src/core/change.js';
import { DirectoryError } from '../../../src/core/errors.js';
import type { PolicyInput } from '../../../src/core/policy.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { ImportSession } from '../../../src/data/import-session.js';
import type { CsvImport } from '../../../src/elements/csv-import/csv-import.js';
import { UserAdmin } from '../../../src/elements/user-admin/user-admin.js';
import { CsvImportHarness } from '../../harness/csv-import-harness.js';
import './import-stage.js';

if (!customElements.get('user-admin')) UserAdmin.define();

const tenantId = 'tenant-a';
const policy: PolicyInput = { extension: { maxLength: 8 } };
let names = 0;
const newName = (): string => `csv-import-interrupted-${Date.now()}-${names++}`;
const fileFrom = (first: number): string =>
  `name,extension\n${Array.from({ length: 2100 }, (_, at) => `Person ${at},${first + at}`).join('\n')}\n`;
const file = fileFrom(100_000);

async function directoryOver(open: () => Promise<UserAdapter> | UserAdapter): Promise<UserDirectory> {
  const directory = new UserDirectory({ tenantId, open });
  await directory.configure(policy);
  return directory;
}

const kept = (databaseName: string): Promise<UserDirectory> =>
  directoryOver(() => openIndexedDBAdapter({ tenantId, databaseName }));

/** An import of staff.csv that was killed after 2,000 of 2,100 rows. */
async function interrupt(databaseName: string, text = file): Promise<void> {
  const directory = await kept(databaseName);
  let writes = 0;
  await new Promise<void>((killed) => {
    const session = new ImportSession(directory, {
      submit: (changes, options) => {
        if (writes++ === 0) return directory.submit(changes, options);
        killed();
        return new Promise(() => undefined);
      },
    });
    void session.load(text, { name: 'staff.csv' }).then(() => session.start());
  });
  await directory.close();
}

async function until(holds: () => unknown): Promise<void> {
  while (!holds()) await new Promise(requestAnimationFrame);
}

async function stage(directory: UserDirectory): Promise<CsvImportHarness> {
  return new CsvImportHarness(await fixture<CsvImport>(html`<csv-import .directory=${directory}></csv-import>`));
}

/** An import of staff.csv whose second write was refused. */
async function stopped(directory: UserDirectory): Promise<CsvImportHarness> {
  const adapter = await directory.ready();
  const { write } = adapter;
  let writes = 0;
  adapter.write = (changes, options) =>
    writes++ === 1 ? Promise.reject(new DirectoryError('connection-lost')) : write.call(adapter, changes, options);
  const page = await stage(directory);
  await page.element.load(new File([file], 'staff.csv'));
  await page.press('Import 2,100 users');
  await until(() => page.heading === 'Stopped before the end');
  return page;
}

const cards = (page: CsvImportHarness): readonly HTMLElement[] => [
  ...page.root.querySelectorAll<HTMLElement>('[data-interrupted]'),
];
const date = new Intl.DateTimeFormat(document.documentElement.lang || 'en', { day: 'numeric', month: 'short' });

describe('csv-import, interrupted', function () {
  this.timeout(60_000);

  it('I7: offers to go on with an import that was interrupted, and ends it as if it had not been', async () => {
    const name = newName();
    await interrupt(name);
    const directory = await kept(name);
    const page = await stage(directory);
    await until(() => cards(page).length === 1);
    expect(cards(page)[0]!.querySelector('p')!.textContent).to.equal(
      `staff.csv stopped at 2,000 of 2,100 rows on ${date.format(new Date())}.`,
    );
    let ended: unknown;
    page.element.addEventListener('import-end', ({ counts }) => (ended = counts));
    page.button('Continue').focus();
    await page.press('Continue');
    await page.step('done');
    expect(ended).to.deep.equal({ created: 2100, updated: 0, unchanged: 0, skipped: 0, failed: 0 });
    expect(page.heading).to.equal('Imported 2,100 users');
    expect(page.rows[0]!.cells['Display name']).to.equal('Person 0');
    expect(page.focused, 'who works here is led on').to.equal(page.root.querySelector('[data-heading]'));
    await page.press('Import another file');
    await page.step('choose');
    expect(cards(page)).to.have.length(0);
    await directory.close();
  });

  it('I7: leaves an interrupted import be without a question, and says what is not imported', async () => {
    const name = newName();
    await interrupt(name);
    const directory = await kept(name);
    const page = await stage(directory);
    await until(() => cards(page).length === 1);
    const leave = page.button('Leave it');
    const described = leave.getAttribute('aria-describedby')!.split(' ');
    expect(described.map((id) => page.root.getElementById(id)!.textContent).join(' ')).to.match(
      /staff\.csv.*not imported/,
    );
    const region = page.root.querySelector('[data-left]');
    leave.focus();
    await page.press('Leave it');
    await until(() => cards(page).length === 0);
    expect(page.root.querySelector('[data-left]')!.textContent).to.equal('Left as it is. 100 rows were not imported.');
    expect(page.root.querySelector('[data-left]'), 'a live region that came with its text says nothing').to.equal(
      region,
    );
    expect(page.focused).to.equal(page.root.querySelector('[data-heading]'));
    expect((await directory.list({ limit: 0 })).total).to.equal(2000);
    await directory.close();
  });

  it('I7: the second click of a double click leaves no other import be', async () => {
    const name = newName();
    await interrupt(name);
    await interrupt(name, fileFrom(200_000));
    const directory = await kept(name);
    const page = await stage(directory);
    await until(() => cards(page).length === 2);
    const click = (detail: number): boolean =>
      page
        .button('Leave it')
        .dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, detail }));
    click(1);
    await until(() => cards(page).length === 1);
    click(2);
    await (await directory.imports())!.list();
    await page.settled();
    expect(cards(page)).to.have.length(1);
    expect(await (await directory.imports())!.list()).to.have.length(1);
    await directory.close();
  });

  it('R64: who may not import is offered none', async () => {
    const name = newName();
    await interrupt(name);
    const directory = await kept(name);
    await directory.configure({ ...policy, permissions: { import: false } });
    const page = await stage(directory);
    await (await directory.imports())!.list();
    await page.settled();
    expect(cards(page)).to.have.length(0);
    await directory.close();
  });

  it('R54: a store that refuses in the midst stops the import, says why, and both ways on lead to the end', async () => {
    for (const [press, created] of [
      ['Continue', 2100],
      ['Finish here', 2000],
    ] as const) {
      const adapter = createMemoryAdapter({ tenantId });
      const { write } = adapter;
      let writes = 0;
      adapter.write = (changes: readonly UserChange[], options) => {
        if (writes++ !== 1) return write.call(adapter, changes, options);
        return Promise.reject(new DirectoryError('quota'));
      };
      const page = await stage(await directoryOver(() => adapter));
      await page.element.load(file);
      const counts: unknown[] = [];
      page.element.addEventListener('import-end', (event) => counts.push(event.counts.created));
      await page.press('Import 2,100 users');
      await until(() => page.heading === 'Stopped before the end');
      expect(page.element.step).to.equal('import');
      expect(page.root.querySelector('.progress-count')!.textContent).to.equal('2,000 of 2,100 users');
      expect(page.problem).to.match(/full|space/i);
      expect(page.announcement).to.equal('Stopped at 2,000 of 2,100 users.');
      expect(counts).to.deep.equal([]);
      await page.press(press);
      await page.step('done');
      expect(counts).to.deep.equal([created]);
      expect(page.heading).to.equal(`Imported ${created.toLocaleString('en')} users`);
    }
  });

  it('I7: a stopped import that is left is offered again', async () => {
    const directory = await kept(newName());
    const page = await stopped(directory);
    await page.press('Close the import');
    await until(() => cards(page).length === 1);
    expect(cards(page)[0]!.textContent).to.contain('staff.csv stopped at 2,000 of 2,100 rows');
    await directory.close();
  });

  it('I7: a stopped import whose page is gone is offered elsewhere; one whose page is only moved is not', async () => {
    const directory = await kept(newName());
    const page = await stopped(directory);
    const { imports } = await directory.ready();
    const elsewhere = document.createElement('div');
    page.element.parentElement!.append(elsewhere);
    elsewhere.append(page.element);
    await new Promise((resolve) => setTimeout(resolve));
    expect(await imports!.list()).to.deep.equal([]);
    page.element.remove();
    while ((await imports!.list()).length === 0) await new Promise(requestAnimationFrame);
    await directory.close();
  });

  it('I7: the page of users says that an import was interrupted, and leads there', async () => {
    const name = newName();
    await interrupt(name);
    const directory = await kept(name);
    const admin = await fixture<UserAdmin>(html`<user-admin .directory=${directory}></user-admin>`);
    const notice = (): HTMLElement | null => admin.shadowRoot!.querySelector('.notice');
    await until(notice);
    expect(notice()!.querySelector('.text')!.textContent).to.equal(
      'The import of staff.csv was interrupted at 2,000 of 2,100 rows.',
    );
    notice()!.querySelector<HTMLButtonElement>('.act')!.click();
    await until(() => admin.importer);
    const page = new CsvImportHarness(admin.importer!);
    await until(() => cards(page).length === 1);
    expect(notice()).to.equal(null);
    await directory.close();
  });
});
