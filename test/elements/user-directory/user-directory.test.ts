import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { defineElements, type UserDirectoryElement, type UserTable } from '../../../src/elements/index.js';
import { cast } from '../../fixtures/sample-users.js';

const namesIn = (table: UserTable): string[] =>
  [...table.shadowRoot!.querySelectorAll('[role=rowheader]')].map((cell) => cell.textContent.trim());

describe('<user-directory>', () => {
  before(() => defineElements());

  const adapterOf = (tenantId: string, count: number) =>
    createMemoryAdapter({ tenantId, users: cast.slice(0, count).map((user) => ({ ...user, tenantId })) });

  it('gives everything inside it one directory', async () => {
    const provider = await fixture<UserDirectoryElement>(html`
      <user-directory tenant="acme" .adapter=${adapterOf('acme', 2)}>
        <user-table></user-table><user-form></user-form>
      </user-directory>
    `);
    const table = provider.querySelector<UserTable>('user-table')!;
    await waitUntil(() => namesIn(table).length === 2);
    expect(provider.directory?.tenantId).to.equal('acme');
  });

  it('R52: two providers on one page never show each other’s users', async () => {
    const page = await fixture(html`
      <div>
        <user-directory tenant="a" .adapter=${adapterOf('a', 1)}><user-table></user-table></user-directory>
        <user-directory tenant="b" .adapter=${adapterOf('b', 3)}><user-table></user-table></user-directory>
      </div>
    `);
    const [a, b] = [...page.querySelectorAll<UserTable>('user-table')];
    await waitUntil(() => namesIn(a!).length === 1 && namesIn(b!).length === 3);
  });

  it('R52: an adapter of another tenant is refused', async () => {
    const provider = await fixture<UserDirectoryElement>(html`
      <user-directory tenant="acme" .adapter=${adapterOf('other', 1)}></user-directory>
    `);
    const refusal = await provider.directory!.ready().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).to.be.instanceOf(TypeError);
  });

  it('R52: nothing inside falls back to the page’s own store while the provider has no directory yet', async () => {
    const opened: string[] = [];
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (this: IDBFactory, name: string, version?: number) {
      opened.push(name);
      return open.call(this, name, version);
    };
    try {
      const provider = document.createElement('user-directory') as UserDirectoryElement;
      provider.tenant = 'late';
      const table = document.createElement('user-table') as UserTable;
      provider.append(table);
      document.body.append(provider);
      provider.adapter = () => adapterOf('late', 2);
      await waitUntil(() => namesIn(table).length === 2);
      provider.remove();
    } finally {
      IDBFactory.prototype.open = open;
    }
    expect(opened).to.deep.equal([]);
  });

  it('policy: uses what is right, warns once of what is wrong with its path, and opens no store before it stands', async () => {
    const warnings: string[] = [];
    const original = console.warn;
    console.warn = (text: string) => warnings.push(text);
    try {
      const provider = await fixture<UserDirectoryElement>(html`
        <user-directory
          tenant="acme"
          .adapter=${adapterOf('acme', 1)}
          .policy=${{ seats: 5, extension: { maxLength: 'six' } } as never}
        ></user-directory>
      `);
      await provider.directory!.ready();
      expect(provider.directory!.policy.seats).to.equal(5);
      expect(provider.directory!.policy.extension.maxLength).to.equal(4);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include('extension.maxLength');
    } finally {
      console.warn = original;
    }
  });

  it('A2: replaces single sentences of everything inside', async () => {
    const provider = await fixture<UserDirectoryElement>(html`
      <user-directory tenant="acme" .adapter=${adapterOf('acme', 1)} .strings=${{ 'table.label': 'Colleagues' }}>
        <user-table></user-table>
      </user-directory>
    `);
    const table = provider.querySelector<UserTable>('user-table')!;
    await waitUntil(() => namesIn(table).length === 1);
    expect(table.shadowRoot!.querySelector('[role=grid]')!.getAttribute('aria-label')).to.equal('Colleagues');
  });

  it('a table that was there before its provider was defined still finds it', async () => {
    const holder = await fixture(html`<div></div>`);
    const provider = document.createElement('late-user-directory');
    const table = document.createElement('user-table') as UserTable;
    provider.append(table);
    holder.append(provider);
    await table.updateComplete;
    Object.assign(provider, { tenant: 'acme', adapter: adapterOf('acme', 2) });
    const { UserDirectoryElement } = await import('../../../src/elements/user-directory/user-directory.js');
    UserDirectoryElement.define({ prefix: 'late-' });
    await waitUntil(() => namesIn(table).length === 2);
  });
});
