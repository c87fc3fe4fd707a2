import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { defineElements, type UserAdmin, type UserForm } from '../../../src/elements/index.js';
import { DirectoryError } from '../../../src/core/errors.js';
import type { Permissions } from '../../../src/core/policy.js';
import type { UserDirectory } from '../../../src/data/directory.js';
import { tellingAdapter } from '../../fixtures/telling-adapter.js';
import { memoryDirectory } from '../../harness/user-table-harness.js';

describe('<user-admin>', () => {
  before(() => defineElements());

  async function open(directory: UserDirectory = memoryDirectory()): Promise<UserAdmin> {
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    frame.style.blockSize = '640px';
    const admin = document.createElement('user-admin') as UserAdmin;
    admin.directory = directory;
    frame.append(admin);
    await waitUntil(() => countsOf(admin) !== '');
    return admin;
  }
  const countsOf = (admin: UserAdmin): string =>
    (admin.shadowRoot!.querySelector('.counts')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const button = (admin: UserAdmin, name: string): HTMLButtonElement =>
    [...admin.shadowRoot!.querySelectorAll('button')].find((each) => each.textContent.trim() === name)!;

  it('is rendered once for each thing that happens: Lit warns of no second rendering that the first one asked for', async () => {
    const admin = await open();
    admin.showImport();
    await admin.updateComplete;
    await admin.importer!.load('name,extension\nZoë Müller,450\n');
    await admin.importer!.updateComplete;
    const { litIssuedWarnings = new Set() } = globalThis as { litIssuedWarnings?: ReadonlySet<string> };
    const tags = /Element (user-admin|csv-import) scheduled an update/;
    expect([...litIssuedWarnings].filter((warning) => tags.test(warning))).to.deep.equal([]);
  });

  it('R6: the counts equal the store after every action', async () => {
    const directory = memoryDirectory();
    const admin = await open(directory);
    const { counts } = await directory.list({ limit: 0 });
    expect(countsOf(admin)).to.include(`${counts.total} users`).and.to.include(`${counts.activated} activated`);
    await directory.submit([{ kind: 'create', values: { displayName: 'Zoë Müller' } }]);
    await waitUntil(() => countsOf(admin).includes(`${counts.total + 1} users`));
  });

  it('P5: offers neither to add nor to import, nor to edit in the form, where a newer version has written', async () => {
    const { adapter, tell } = tellingAdapter();
    const directory = memoryDirectory({ adapter });
    const admin = await open(directory);
    expect([button(admin, 'Import'), button(admin, 'Add user')]).not.to.include(undefined);
    tell(new DirectoryError('newer-schema'));
    await admin.updateComplete;
    expect([button(admin, 'Import'), button(admin, 'Add user')]).to.deep.equal([undefined, undefined]);
    const form = admin.shadowRoot!.querySelector<UserForm>('user-form')!;
    directory.request({ kind: 'open-user', id: 'ana', intent: 'view' });
    await waitUntil(() => form.shadowRoot!.textContent.includes('Ana'));
    const buttons = [...form.shadowRoot!.querySelectorAll('.footer button')].map((each) => each.textContent.trim());
    expect(buttons).to.deep.equal(['Close']);
  });

  it('R5: shows the seats as numbers and a meter', async () => {
    const admin = await open(memoryDirectory({ policy: { seats: 50 } }));
    const meter = admin.shadowRoot!.querySelector('meter')!;
    expect(meter.max).to.equal(50);
    expect(countsOf(admin)).to.match(/\d+ of 50 seats/);
  });

  it('opens the form for a new user, unless the host cancels', async () => {
    const admin = await open();
    const form = admin.shadowRoot!.querySelector<HTMLElement & { open: boolean }>('user-form')!;
    admin.addEventListener('user-open-request', (event) => event.preventDefault(), { once: true });
    button(admin, 'Add user').click();
    expect(form.open).to.equal(false);
    button(admin, 'Add user').click();
    await waitUntil(() => form.open);
  });

  it('R64: hides Add and Import from who may not, and the counts from who may not look', async () => {
    const named = (admin: UserAdmin): readonly string[] =>
      [...admin.shadowRoot!.querySelectorAll('[slot="toolbar-end"]')].map((each) => each.textContent.trim());
    const permissions = (policy: Partial<Permissions>): UserDirectory =>
      memoryDirectory({ policy: { permissions: policy } });
    expect(named(await open(permissions({})))).to.deep.equal(['Import', 'Add user']);
    expect(named(await open(permissions({ create: false })))).to.deep.equal(['Import']);
    expect(named(await open(permissions({ import: false })))).to.deep.equal(['Add user']);
    const directory = permissions({});
    const admin = await open(directory);
    await directory.configure({ permissions: { view: false } });
    await admin.updateComplete;
    expect(countsOf(admin)).to.equal('');
  });

  it('shows the import as a page of its own and comes back to the button it was opened with', async () => {
    const admin = await open();
    button(admin, 'Import').click();
    await waitUntil(() => admin.importer !== null);
    expect(admin.shadowRoot!.querySelector<HTMLElement>('user-table')!.hidden).to.equal(true);
    admin.importer!.dispatchEvent(new Event('import-close', { bubbles: true }));
    await waitUntil(() => admin.importer === null);
    expect(admin.shadowRoot!.activeElement).to.equal(button(admin, 'Import'));
  });

  it('A1: the focus goes into the import when it opens', async () => {
    const admin = await open();
    button(admin, 'Import').click();
    await waitUntil(() => admin.importer?.shadowRoot?.activeElement);
    expect(admin.importer!.shadowRoot!.activeElement!.tagName).to.equal('H3');
  });

  it('A1: the focus is not lost where nobody is there yet: it comes back to the first run’s offer', async () => {
    const admin = await open(memoryDirectory({ users: [] }));
    const table = admin.shadowRoot!.querySelector('user-table')!;
    await waitUntil(() => table.shadowRoot!.querySelector('.state .button'));
    table.shadowRoot!.querySelector<HTMLElement>('.state .button')!.click();
    await waitUntil(() => admin.importer?.shadowRoot?.activeElement);
    admin.importer!.dispatchEvent(new Event('import-close', { bubbles: true }));
    await waitUntil(() => table.shadowRoot!.activeElement);
    expect(table.shadowRoot!.activeElement!.textContent).to.contain('Import a file');
  });

  it('R52, I1: what is inside waits for the tenant of the page, so that a file loaded at once is planned for it', async () => {
    const frame = await fixture<HTMLElement>(html`<div><user-admin tenant="early-file"></user-admin></div>`);
    const admin = frame.querySelector<UserAdmin>('user-admin')!;
    admin.showImport();
    await admin.updateComplete;
    await admin.importer!.load('Name,Extension\nAda Byron,101');
    expect(admin.importer!.plan?.counts.create).to.equal(1);
  });

  it('notices of the table stack at the page’s one place', async () => {
    const admin = await open();
    const table = admin.shadowRoot!.querySelector('user-table')!;
    table.shadowRoot!.querySelector<HTMLElement>('[role=switch]:not(:checked)')!.click();
    await waitUntil(() => admin.shadowRoot!.querySelector('[part=notice]'));
    expect(table.shadowRoot!.querySelector('[part=notice]')).to.equal(null);
  });

  it('A1: has no violation that axe can find', async () => {
    const admin = await open();
    await expect(admin).to.be.accessible();
  });
});
