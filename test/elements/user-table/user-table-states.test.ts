import { aTimeout, expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { AdapterNews, UserAdapter } from '../../../src/data/adapter.js';
import { cast, sampleUsers } from '../../fixtures/sample-users.js';
import { adapterWith } from '../../fixtures/adapter-with.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { UserTableHarness } from '../../harness/user-table-harness.js';

describe('<user-table> states', () => {
  it('T9: shows the outline of rows until the first answer', async () => {
    let answer: () => void = () => undefined;
    const table = await UserTableHarness.create({
      adapter: (adapter) =>
        adapterWith(adapter, {
          list: async (query) => {
            await new Promise<void>((resolve) => (answer = resolve));
            return adapter.list(query);
          },
        }),
    });
    expect(table.rows.length).to.equal(8);
    expect(table.rows.every((row) => row.getAttribute('aria-busy') === 'true')).to.equal(true);
    expect(table.grid.getAttribute('aria-rowcount')).to.equal('-1');
    answer();
    await table.until(() => table.names.includes('Ana Ruiz'), 'the rows');
  });

  it('T9: first run teaches in one sentence and offers two roads', async () => {
    const table = await UserTableHarness.create({ users: [] });
    const wishes: string[] = [];
    table.table.addEventListener('import-open-request', ({ type }) => wishes.push(type));
    table.table.addEventListener('user-open-request', ({ type, userId }) => wishes.push(`${type} ${userId ?? 'new'}`));
    await table.press('Import a file');
    await table.press('Add one user');
    expect(wishes).to.deep.equal(['import-open-request', 'user-open-request new']);
    expect(table.searchField).to.equal(null);
  });

  it('T9: asks another element of the page for the form and the import, unless the host prevents it', async () => {
    const table = await UserTableHarness.create();
    const requests: unknown[] = [];
    table.directory.handle((request) => requests.push(request) > 0);
    await table.press('Edit Ana Ruiz');
    expect(requests).to.deep.equal([{ kind: 'open-user', id: 'ana' }]);
    table.table.addEventListener('user-open-request', (event) => event.preventDefault());
    await table.press('Edit Ana Ruiz');
    expect(requests.length).to.equal(1);
  });

  it('T9: nothing found offers to show all again', async () => {
    const table = await UserTableHarness.create();
    await table.search('zzz');
    expect(table.root.querySelector('.state h2')!.textContent.trim()).to.equal('No user matches “zzz”');
    await table.press('Show all users');
    expect(table.names.length).to.equal(5);
    expect(table.focus).to.equal('search');
  });

  it('T9, R54: an error says what happened, and Try again tries again', async () => {
    let broken = true;
    const table = await UserTableHarness.create({
      adapter: (adapter) =>
        adapterWith(adapter, {
          list: async (query) => {
            if (broken) throw new DirectoryError('unavailable');
            return adapter.list(query);
          },
        }),
    });
    expect(table.root.querySelector('.state')!.textContent).to.contain('The users cannot be reached right now.');
    table.button('Try again').focus();
    await table.press('Try again');
    expect(table.root.activeElement?.textContent.trim(), 'while it fails, it can be tried again').to.equal('Try again');
    broken = false;
    await table.press('Try again');
    expect(table.names.length).to.equal(5);
    expect(table.focus, 'its button is gone, and the focus is not').to.equal('search');
  });

  it('T9: a store that cannot be opened is told once, in the place of the rows', async () => {
    const directory = new UserDirectory({
      tenantId: 'acme',
      open: () => Promise.reject(new DirectoryError('unavailable')),
    });
    const table = await UserTableHarness.create({ directory });
    await table.until(() => table.root.querySelector('.state'), 'the failure');
    await table.settled();
    expect(table.notices).to.deep.equal([]);
    await table.press('Try again');
    expect(table.notices).to.deep.equal([]);
  });

  it('R54: an error after the first answer leaves the rows and says so', async () => {
    let broken = false;
    const table = await UserTableHarness.create({
      adapter: (adapter) =>
        adapterWith(adapter, {
          list: async (query) => {
            if (broken) throw new DirectoryError('connection-lost');
            return adapter.list(query);
          },
        }),
    });
    broken = true;
    await table.search('ana');
    expect(table.names.length).to.equal(5);
    expect(table.notices[0]).to.contain('The connection to the browser’s storage was lost.');
    broken = false;
    await table.press('Try again');
    expect(table.names).to.deep.equal(['Ana Ruiz']);
    expect(table.notices).to.deep.equal([]);
  });

  it('T9, R54: a store that is unwell is a notice until it is well again', async () => {
    let tell: (news: AdapterNews) => void = () => undefined;
    const table = await UserTableHarness.create({
      adapter: (adapter) => adapterWith(adapter, { watch: (listener) => ((tell = listener), () => undefined) }),
    });
    tell({ kind: 'state', error: new DirectoryError('storage-blocked') });
    await table.settled();
    expect(table.notices[0]).to.contain('does not allow storage here');
    tell({ kind: 'state' });
    await table.settled();
    expect(table.notices).to.deep.equal([]);
  });

  it('T8: is cards where its container is narrow, with the same actions in the same order', async () => {
    const table = await UserTableHarness.create({ width: 320, users: sampleUsers(300) });
    expect(table.root.querySelector<HTMLElement>('.head')!.offsetHeight).to.equal(0);
    const [first] = table.rowsInView;
    expect(first!.offsetHeight).to.be.above(100);
    expect(first!.querySelectorAll('button, input').length).to.be.at.least(4);
    expect(table.scroller.scrollWidth).to.equal(table.scroller.clientWidth);
    await table.scrollTo(20_000);
    expect(table.rowsInView.length).to.be.at.least(2);
  });

  it('T8: cards have no headers to go to, and can be sorted by a field', async () => {
    const table = await UserTableHarness.create({ width: 360 });
    table.searchField.focus();
    await table.keys('ArrowDown', 'ArrowUp', 'ArrowRight');
    expect(table.focus).to.equal('0:1');
    const select = table.root.querySelector('select')!;
    select.value = 'displayName descending';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await table.settled();
    expect(table.names[0]).to.equal('Élodie Dubois');
  });

  it('T8: keeps the same row on top when it becomes cards', async () => {
    const table = await UserTableHarness.create({ users: sampleUsers(300) });
    await table.scrollTo(44 * 100);
    const name = table.rowsInView[0]!.querySelector('.name')!.textContent;
    table.table.parentElement!.style.inlineSize = '360px';
    await table.laidOut();
    expect(table.rowsInView[0]!.querySelector('.name')!.textContent).to.equal(name);
  });

  it('is as high as its rows where the container gives no height, and scrolls inside where there are many', async () => {
    const few = await UserTableHarness.create();
    few.table.parentElement!.style.blockSize = 'auto';
    await few.laidOut();
    expect(few.scroller.scrollHeight).to.equal(few.scroller.clientHeight);
    const many = await UserTableHarness.create({ users: sampleUsers(300) });
    many.table.parentElement!.style.blockSize = 'auto';
    await many.laidOut();
    expect(many.scroller.clientHeight).to.be.below(innerHeight);
    expect(many.scroller.scrollHeight).to.be.above(13_000);
  });

  it('R31: the clock of a notice stands while it is read', async () => {
    const table = await UserTableHarness.create();
    table.table.addEventListener('user-change', () => undefined);
    const { notices } = (table.table as unknown as { noticeboard: { notices: { show(n: object): void } } }).noticeboard;
    notices.show({ key: 'brief', text: 'Brief', seconds: 0.05 });
    await table.settled();
    const card = table.root.querySelector<HTMLElement>('.notice')!;
    card.dispatchEvent(new PointerEvent('pointerenter'));
    await aTimeout(120);
    expect(table.notices).to.deep.equal(['Brief']);
    card.dispatchEvent(new PointerEvent('pointerleave'));
    await table.until(() => table.notices.length === 0, 'the end');
  });

  it('A1: passes axe as a list and as cards', async () => {
    const list = await UserTableHarness.create({ users: cast });
    await expect(list.table).to.be.accessible();
    const cards = await UserTableHarness.create({ users: cast, width: 340 });
    await expect(cards.table).to.be.accessible();
  }).timeout(30_000);

  it('R62: sets no style attribute from a template', async () => {
    const table = await UserTableHarness.create();
    const styled = [...table.root.querySelectorAll('[style]')].map((element) => element.className);
    expect(new Set(styled)).to.deep.equal(new Set(['scroller', 'body', 'row ']));
  });

  describe('P4: after a loss', () => {
    const reset = new DirectoryError('store-reset', { loss: { before: 1284, now: 0, at: '2026-11-20T16:42:00.000Z' } });
    const damaged = new DirectoryError('store-damaged', {
      loss: { before: 290, now: 5, at: '2026-11-20T16:42:00.000Z' },
    });

    /** A store in that state until the loss is acknowledged. */
    const lost = (error: DirectoryError) => (adapter: UserAdapter) => {
      let listener: (news: AdapterNews) => void = () => undefined;
      return adapterWith(adapter, {
        watch: (told) => {
          listener = told;
          listener({ kind: 'state', error });
          return () => undefined;
        },
        acknowledgeLoss: async () => listener({ kind: 'state' }),
      });
    };

    it('an empty store is no first run: it says how many users there were and when, with the roads out', async () => {
      const table = await UserTableHarness.create({ users: [], adapter: lost(reset) });
      const state = table.root.querySelector('.state')!;
      expect(state.getAttribute('role')).to.equal('alert');
      expect(state.textContent)
        .to.contain('The users saved here are gone')
        .and.contain('1,284 users')
        .and.contain('2026');
      expect(state.textContent).not.to.contain('No users yet');
      const wishes: string[] = [];
      table.table.addEventListener('import-open-request', ({ type }) => wishes.push(type));
      await table.press('Import a file');
      expect(wishes).to.deep.equal(['import-open-request']);
      await table.press('Go on with what is here');
      await table.until(
        () => table.root.querySelector('.state')!.textContent.includes('No users yet'),
        'the first run',
      );
    });

    it('users that are left stay in use below the notice, until somebody goes on with them', async () => {
      const table = await UserTableHarness.create({ adapter: lost(damaged) });
      expect(table.names.length).to.equal(5);
      expect(table.root.querySelector('[part=loss]')!.textContent).to.contain('of 290 users, 5 can be used');
      await table.press('Go on with what is here');
      await table.until(() => table.root.querySelector('[part=loss]') === null, 'the notice to go');
      expect([table.names.length, table.focus]).to.deep.equal([5, 'search']);
    });

    it('A1: a loss that another tab goes on with takes its buttons along, and not the focus', async () => {
      let tell: (news: AdapterNews) => void = () => undefined;
      const table = await UserTableHarness.create({
        adapter: (adapter) =>
          adapterWith(adapter, {
            watch: (listener) => {
              tell = listener;
              listener({ kind: 'state', error: damaged });
              return () => undefined;
            },
          }),
      });
      table.button('Go on with what is here').focus();
      tell({ kind: 'state' });
      await table.until(() => table.root.querySelector('[part=loss]') === null, 'the notice to go');
      expect(table.focus).to.equal('search');
    });

    it('R64: who may not alter users is told, and offered nothing', async () => {
      const policy = { permissions: { create: false, import: false } };
      const table = await UserTableHarness.create({ users: [], policy, adapter: lost(reset) });
      expect(table.root.querySelector('.state')!.textContent).to.contain('The users saved here are gone');
      expect(table.root.querySelectorAll('.state .button').length).to.equal(0);
    });
  });
});
