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
    expect(refusal).to.have.property('code', 'wrong-tenant');
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

  it('leaves an adapter open that the host gave, and closes one that it opened itself', async () => {
    const closed: string[] = [];
    const watched = (name: string) =>
      Object.assign(adapterOf('acme', 1), { close: async () => void closed.push(name) });
    const given = watched('given');
    const provider = await fixture<UserDirectoryElement>(
      html`<user-directory tenant="acme" .adapter=${given}></user-directory>`,
    );
    await provider.directory!.ready();
    provider.tenantName = 'Acme Ltd';
    provider.adapter = () => watched('opened');
    await provider.updateComplete;
    await provider.directory!.ready();
    const { directory } = provider;
    provider.remove();
    await waitUntil(() => closed.length > 0);
    expect(closed).to.deep.equal(['opened']);
    expect(directory!.supports).to.equal(undefined);
  });

  it('keeps its directory when it is moved in the page, and opens anew when it comes back later', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <p></p>
        <section></section>
      </div>`,
    );
    const provider = document.createElement('user-directory') as UserDirectoryElement;
    provider.tenant = 'acme';
    provider.adapter = () => adapterOf('acme', 2);
    const table = document.createElement('user-table') as UserTable;
    provider.append(table);
    page.querySelector('p')!.append(provider);
    await waitUntil(() => namesIn(table).length === 2);
    const { directory } = provider;
    page.querySelector('section')!.append(provider);
    await provider.updateComplete;
    expect(provider.directory).to.equal(directory);
    provider.remove();
    await waitUntil(() => provider.directory === undefined);
    page.append(provider);
    await waitUntil(() => namesIn(table).length === 2);
    expect(provider.directory).not.to.equal(directory);
  });

  it('A3: its theme and density reach what is inside', async () => {
    const provider = await fixture<UserDirectoryElement>(html`
      <user-directory tenant="acme" theme="dark" density="compact" .adapter=${adapterOf('acme', 1)}>
        <user-table></user-table>
      </user-directory>
    `);
    const table = provider.querySelector<UserTable>('user-table')!;
    await waitUntil(() => namesIn(table).length === 1);
    expect(getComputedStyle(table).colorScheme).to.equal('dark');
    expect(getComputedStyle(table).getPropertyValue('--_density').trim()).to.equal('-1');
  });
});
