import { expect } from '@open-wc/testing';
import type { UserQuery } from '../../../src/core/query.js';
import { cast, sampleUser, sampleUsers } from '../../fixtures/sample-users.js';
import { adapterWith } from '../../fixtures/adapter-with.js';
import { UserTableHarness } from '../../harness/user-table-harness.js';

describe('<user-table> search, filter, sort', () => {
  it('T2: digits rank extension prefixes first', async () => {
    const room = sampleUser('room', { displayName: 'Aula 101', email: undefined, username: undefined });
    const table = await UserTableHarness.create({ users: [...cast, room] });
    await table.search('101');
    expect(table.names.slice(0, 2)).to.have.members(['Ana Ruiz', 'Élodie Dubois']);
    expect(table.names[2]).to.equal('Aula 101');
  });

  it('T2: folds accents and case', async () => {
    const table = await UserTableHarness.create();
    await table.search('ELODIE');
    expect(table.names).to.deep.equal(['Élodie Dubois']);
  });

  it('T2: answers while typing, in the next frame, and says politely how many it found', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(2000) });
    table.searchField.value = 'carla';
    table.searchField.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(table.names.every((name) => name.startsWith('Carla '))).to.equal(true);
    await table.search('carla ruiz');
    expect(table.status).to.match(/^\d+ users? found$/);
    expect(table.root.querySelector('[role="status"]')!.getAttribute('aria-live') ?? 'polite').to.equal('polite');
  });

  it('T2: starts at the top again', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(2000) });
    await table.scrollTo(40_000);
    await table.search('a');
    expect(table.scroller.scrollTop).to.equal(0);
    expect(table.rowsInView[0]!.getAttribute('aria-rowindex')).to.equal('2');
  });

  it('T3: filters with their counts', async () => {
    const table = await UserTableHarness.create();
    const chips = [...table.root.querySelectorAll('.chip')].map((chip) => chip.textContent.replace(/\s+/g, ' ').trim());
    expect(chips).to.deep.equal(['All 5', 'Activated 2', 'Deactivated 3', 'Without extension 1']);
    await table.press('Without extension');
    expect(table.names).to.deep.equal(['Đorđe Novák']);
    expect(table.button('Without extension').getAttribute('aria-pressed')).to.equal('true');
    await table.press('All');
    expect(table.names.length).to.equal(5);
  });

  it('T3: sorts by every column, numerically by extension, and says so', async () => {
    const users = ['2', '10', '0100', '100'].map((extension) =>
      sampleUser(`n${extension}`, { displayName: `N ${extension}`, extension }),
    );
    const table = await UserTableHarness.create({ users, policy: { extension: { minLength: 1 } } });
    expect(table.header('Name').getAttribute('aria-sort')).to.equal('ascending');
    await table.press('Extension');
    expect(table.names).to.deep.equal(['N 2', 'N 10', 'N 100', 'N 0100']);
    expect(table.header('Extension').getAttribute('aria-sort')).to.equal('ascending');
    expect(table.header('Name').hasAttribute('aria-sort')).to.equal(false);
    await table.press('Extension');
    expect(table.header('Extension').getAttribute('aria-sort')).to.equal('descending');
    expect(table.names[3]).to.equal('N 2');
  });

  it('T3: Enter on a header sorts and keeps the focus there', async () => {
    const table = await UserTableHarness.create();
    table.header('Role').querySelector('button')!.focus();
    await table.keys('Enter');
    expect(table.header('Role').getAttribute('aria-sort')).to.equal('ascending');
    expect(table.focus).to.equal('-1:3');
  });

  it('the host can set search, view and sort', async () => {
    const table = await UserTableHarness.create();
    table.table.view = 'deactivated';
    table.table.sort = { field: 'displayName', descending: true };
    await table.settled();
    expect(table.names).to.deep.equal(['Élodie Dubois', 'Đorđe Novák', 'Ben Okafor']);
    table.table.search = 'ben';
    await table.settled();
    expect(table.searchField.value).to.equal('ben');
    expect(table.names).to.deep.equal(['Ben Okafor']);
  });

  it('the latest answer wins: an older question is aborted, and its late answer is never shown', async () => {
    const asked: { query: UserQuery; signal: AbortSignal | undefined; answer: () => void }[] = [];
    const table = await UserTableHarness.create({
      adapter: (adapter) =>
        adapterWith(adapter, {
          async list(query, options) {
            if (query.search)
              await new Promise<void>((answer) => asked.push({ query, signal: options?.signal, answer }));
            return adapter.list(query);
          },
        }),
    });
    await table.search('ana');
    await table.laidOut();
    expect(table.names.length, 'the old rows stay').to.equal(5);
    expect(table.grid.getAttribute('aria-busy')).to.equal('true');
    await table.search('carla');
    expect(asked.map(({ query, signal }) => [query.search, signal!.aborted])).to.deep.equal([
      ['ana', true],
      ['carla', false],
    ]);
    asked[1]!.answer();
    await table.settled();
    asked[0]!.answer();
    await table.settled();
    expect(table.names).to.deep.equal(['Carla Meier']);
    expect(table.grid.getAttribute('aria-busy')).to.equal('false');
  });
});
