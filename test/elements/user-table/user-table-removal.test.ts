import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { RemovalReference } from '../../../src/core/removal/plan-removal.js';
import type { Mailbox, Resource } from '../../../src/core/resource.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { RemovalScript } from '../../fixtures/removal-adapter.js';
import { cast } from '../../fixtures/sample-users.js';
import { UserTableHarness } from '../../harness/user-table-harness.js';

const mailbox: Mailbox = {
  kind: 'mailbox',
  id: 'box',
  version: '1',
  name: 'Carla’s box',
  ownerId: 'carla',
  messages: 3,
};
const menu = (at: number): RemovalReference => ({ kind: 'menu', id: `m${at}`, name: `Menu ${at}`, place: `Key ${at}` });
const places: readonly RemovalReference[] = [
  { kind: 'user', id: 'ben', name: 'Ben Okafor', place: 'forwarding' },
  { kind: 'menu', id: 'm', name: 'Reception', place: 'Key 3' },
  { kind: 'group', id: 'g', name: 'Sales' },
  { kind: 'group', id: 'h', name: '<b>Support</b>' },
];

async function asking(script: RemovalScript, name = 'Carla Meier'): Promise<UserTableHarness> {
  const table = await UserTableHarness.create({ adapter: script.wrap });
  await table.askRemoval(name);
  return table;
}

const confirm = (table: UserTableHarness): HTMLElement => table.dialog!.querySelector<HTMLElement>('.danger')!;
const press = async (table: UserTableHarness): Promise<void> => {
  confirm(table).click();
  await table.settled();
};
const errors = (table: UserTableHarness): readonly string[] =>
  [...table.dialog!.querySelectorAll('.error')].map((each) => each.textContent.trim());
const rows = (table: UserTableHarness): readonly string[] =>
  [...table.dialog!.querySelectorAll('dl > div')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());

describe('<user-table> removal: what follows from it', () => {
  it('R33: forces a choice for a mailbox with no default, and names it with its messages', async () => {
    const script = new RemovalScript({ mailboxes: [mailbox] });
    const table = await asking(script);
    const radios = [...table.dialog!.querySelectorAll<HTMLInputElement>('[type=radio]')];
    expect(radios.map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    expect(table.sentences).to.contain('What becomes of the mailbox? Carla’s box, 3 messages');
    await press(table);
    expect(script.removals).to.deep.equal([]);
    expect(errors(table)).to.deep.equal(['Choose what becomes of the mailbox. Nothing is chosen for you.']);
    expect(table.root.activeElement).to.equal(radios[0]);
    expect(table.dialog!.querySelector('[role=radiogroup]')!.getAttribute('aria-invalid')).to.equal('true');
    await table.tick('Delete with its 3 messages');
    expect(errors(table)).to.deep.equal([]);
    await press(table);
    expect(script.removals).to.deep.equal([
      { kind: 'remove', id: 'carla', base: 'carla-1', mailbox: { kind: 'delete' } },
    ]);
    expect(table.dialog).to.equal(null);
  });

  it('R33: keeps it as a shared mailbox', async () => {
    const script = new RemovalScript({ mailboxes: [{ ...mailbox, messages: 0 }] });
    const table = await asking(script);
    expect(table.option('Delete').parentElement!.textContent.trim()).to.equal('Delete');
    await table.tick('Keep as a shared mailbox');
    await press(table);
    expect(script.removals[0]!.mailbox).to.deep.equal({ kind: 'keep' });
  });

  it('R33: hands it to another user, never to the one who goes', async () => {
    const script = new RemovalScript({ mailboxes: [mailbox] });
    const table = await asking(script);
    await table.tick('Hand to another user');
    const [picker] = table.pickers;
    await picker!.open();
    expect(picker!.options.join()).to.contain('Ben Okafor').and.not.to.contain('Carla Meier');
    await press(table);
    expect(picker!.message).to.equal('Choose who gets the mailbox.');
    expect(script.removals).to.deep.equal([]);
    await picker!.choose('Ben');
    await press(table);
    expect(script.removals[0]!.mailbox).to.deep.equal({ kind: 'hand-over', to: 'ben' });
  });

  it('R35: lists what refers to the user by kind with names and places, as text', async () => {
    const table = await asking(new RemovalScript({ references: places }));
    expect(table.sentences).to.contain('What refers to Carla Meier');
    expect(rows(table)).to.deep.equal([
      'Other user Ben Okafor (Forwarding)',
      'Menu Reception (Key 3)',
      'Groups Sales<b>Support</b>',
    ]);
    expect(table.dialog!.querySelector('b')).to.equal(null);
  });

  it('R35: a long list is folded after five with a count, and unfolds', async () => {
    const references = Array.from({ length: 12 }, (_, at) => menu(at + 1));
    const table = await asking(new RemovalScript({ references }));
    expect(table.dialog!.querySelectorAll('dd li').length).to.equal(5);
    await table.press('7 more');
    expect(table.dialog!.querySelectorAll('dd li').length).to.equal(12);
    expect(table.dialog!.querySelector('[data-more]')).to.equal(null);
  });

  it('R35: the places are cleared, or go to who takes over', async () => {
    const script = new RemovalScript({ references: places });
    const table = await asking(script);
    expect(table.option('Nobody: these places are cleared').checked).to.equal(true);
    expect(table.pickers).to.deep.equal([]);
    await table.tick('Another user');
    await press(table);
    expect(table.pickers[0]!.message).to.equal('Choose who takes over.');
    await table.pickers[0]!.choose('Đorđe');
    await press(table);
    expect(script.removals).to.deep.equal([{ kind: 'remove', id: 'carla', base: 'carla-1', successorId: 'dorde' }]);
  });

  it('R35: a user to whom nothing refers is asked about nothing, and Cancel has the focus', async () => {
    const script = new RemovalScript();
    const table = await asking(script);
    expect(table.dialog!.querySelector('fieldset')).to.equal(null);
    expect(table.root.activeElement!.textContent.trim()).to.equal('Cancel');
    await press(table);
    expect(script.removals).to.deep.equal([{ kind: 'remove', id: 'carla', base: 'carla-1' }]);
  });

  it('reading begins at the question where something is to be decided; Tab goes through it, Escape leaves', async () => {
    const table = await asking(new RemovalScript({ mailboxes: [mailbox], references: places }));
    expect(table.root.activeElement!.textContent.trim()).to.equal('Remove Carla Meier?');
    await table.keys('Tab');
    expect(table.root.activeElement).to.equal(table.option('Keep as a shared mailbox'));
    await table.keys('ArrowDown');
    expect(table.option('Hand to another user').checked).to.equal(true);
    await table.keys('Escape');
    expect(table.dialog).to.equal(null);
    expect(table.focusedName).to.equal('Carla Meier');
  });

  it('A1: is free of accessibility faults with everything in it', async () => {
    const script = new RemovalScript({ mailboxes: [mailbox], references: places }, 'unknown');
    const table = await asking(script);
    await table.tick('Hand to another user');
    await table.tick('Another user');
    await press(table);
    await expect(table.table).to.be.accessible();
  });

  it('R5: says what the removal of an activated user does to the billed users', async () => {
    const activated = await asking(new RemovalScript());
    expect(activated.sentences).to.contain('Billed users: 2 → 1.');
    const other = await asking(new RemovalScript(), 'Ben Okafor');
    expect(other.sentences).not.to.contain('Billed');
  });
});

describe('<user-table> removal: calls', () => {
  it('R34: refuses while the user is on a call, and the alert clears itself when the call ends', async () => {
    const script = new RemovalScript({}, 'yes');
    const table = await asking(script);
    expect(table.dialog!.querySelector('[role=alert]')!.textContent).to.contain('Carla Meier is on a call');
    expect(confirm(table).getAttribute('aria-disabled')).to.equal('true');
    await press(table);
    expect(script.removals).to.deep.equal([]);
    script.use('no', ['ben']);
    await table.settled();
    expect(table.dialog!.querySelector('[role=alert]')).not.to.equal(null);
    script.use('no', ['carla']);
    await table.settled();
    expect(table.dialog!.querySelector('[role=alert]')).to.equal(null);
    expect(table.dialog!.querySelector('[role=status]')!.textContent.trim()).to.equal('The call has ended.');
    expect(confirm(table).hasAttribute('aria-disabled')).to.equal(false);
    await press(table);
    expect(script.removals.length).to.equal(1);
    expect(script.watchers).to.equal(0);
  });

  it('R34: a call that begins while the question stands holds the button', async () => {
    const script = new RemovalScript({}, 'no');
    const table = await asking(script);
    script.use('yes');
    await table.settled();
    expect(confirm(table).getAttribute('aria-disabled')).to.equal('true');
  });

  it('R34: unknown is said as unknown and asks for an explicit “remove anyway”', async () => {
    const script = new RemovalScript({}, 'unknown');
    const table = await asking(script);
    expect(table.sentences).to.contain('Nobody can tell whether Carla Meier is on a call.');
    expect(confirm(table).textContent.trim()).to.equal('Remove Carla Meier anyway');
    await press(table);
    expect(script.removals).to.deep.equal([]);
    expect(errors(table)).to.deep.equal(['Tick this first, or wait until it is known.']);
    expect(table.root.activeElement).to.equal(table.option('Remove all the same'));
    await table.tick('Remove all the same');
    await press(table);
    expect(script.removals).to.deep.equal([{ kind: 'remove', id: 'carla', base: 'carla-1', despiteUnknownUse: true }]);
  });

  it('R34: what is refused at the moment of writing shows in the dialog, and nothing that was chosen is lost', async () => {
    const script = new RemovalScript({ mailboxes: [mailbox], references: places });
    const table = await asking(script);
    await table.tick('Delete with its 3 messages');
    await table.tick('Another user');
    await table.pickers[0]!.choose('Ben');
    script.answer = { ok: false, id: 'carla', issues: [{ code: 'in-use', params: { owner: 'Carla Meier' } }] };
    await press(table);
    expect(errors(table)).to.deep.equal([
      'Carla Meier is on a call and cannot be removed now. Wait until the call ends.',
    ]);
    expect(table.names).to.include('Carla Meier');
    expect(table.option('Delete with its 3 messages').checked).to.equal(true);
    await press(table);
    expect(script.removals[1]).to.deep.include({ mailbox: { kind: 'delete' }, successorId: 'ben' });
    expect(table.dialog).to.equal(null);
  });

  it('R34: a store that tells only in its refusal that nobody knows is asked again, with the box ticked', async () => {
    const script = new RemovalScript();
    const table = await asking(script);
    script.answer = { ok: false, id: 'carla', issues: [{ code: 'in-use-unknown', params: { owner: 'Carla Meier' } }] };
    await press(table);
    await table.tick('Remove all the same');
    await press(table);
    expect(script.removals[1]).to.have.property('despiteUnknownUse', true);
  });

  it('R34: where a call is known of but its end is not told, it can be asked again', async () => {
    const script = new RemovalScript({ inUse: 'yes' });
    const table = await asking(script);
    script.plan = { inUse: 'no' };
    await table.press('Try again');
    expect(confirm(table).hasAttribute('aria-disabled')).to.equal(false);
  });
});

describe('<user-table> removal: refusals', () => {
  it('R32: a refusal that only the store knows stands in the dialog, and the button is held', async () => {
    const script = new RemovalScript({
      refusal: { code: 'last-administrator', params: { owner: 'Carla Meier' } },
      mailboxes: [mailbox],
    });
    const table = await asking(script);
    expect(errors(table)[0]).to.contain('Carla Meier is the last administrator');
    expect(table.dialog!.querySelector('fieldset')).to.equal(null);
    await press(table);
    expect(script.removals).to.deep.equal([]);
  });

  it('R50: a stale removal says so, and then rests on what is there now', async () => {
    const script = new RemovalScript();
    const table = await asking(script);
    script.answer = { ok: false, id: 'carla', issues: [], error: new DirectoryError('stale') };
    await press(table);
    expect(errors(table)[0]).to.contain('Someone else changed this user in the meantime.');
    await press(table);
    expect(table.names).not.to.include('Carla Meier');
  });

  it('R51: what changes elsewhere shows in the question, and who is gone leaves nothing to ask', async () => {
    const script = new RemovalScript();
    const table = await asking(script);
    script.plan = { references: places };
    await table.directory.submit([
      { kind: 'update', id: 'carla', base: 'carla-1', values: { displayName: 'Carla Huber' } },
    ]);
    await table.settled();
    expect(table.sentences).to.contain('Remove Carla Huber?');
    expect(rows(table).length).to.equal(3);
    const { version } = (await table.directory.get('carla'))!;
    await table.directory.submit([{ kind: 'remove', id: 'carla', base: version }]);
    await table.settled();
    expect(table.dialog).to.equal(null);
    expect(table.notices.join()).to.contain('This user is no longer there.');
  });

  it('R33, R35: an heir or a successor who has gone is refused at its place', async () => {
    const script = new RemovalScript({ mailboxes: [mailbox], references: places });
    const table = await asking(script);
    await table.tick('Hand to another user');
    await table.tick('Another user');
    for (const picker of table.pickers) await picker.choose('Ben');
    script.answer = {
      ok: false,
      id: 'carla',
      issues: [{ code: 'mailbox-heir' }, { code: 'successor-unknown' }],
    };
    await press(table);
    expect(table.pickers.map(({ message }) => message)).to.deep.equal([
      'The user who was to get the mailbox is no longer there. Choose another.',
      'The user who was to take over is no longer there. Choose another.',
    ]);
  });

  it('R54: consequences that cannot be looked up are said, and can be asked for again', async () => {
    const script = new RemovalScript({ references: places });
    script.failure = new DirectoryError('unavailable');
    const table = await asking(script);
    expect(table.dialog!.querySelector('[role=alert]')!.textContent).to.contain(
      'The users cannot be reached right now.',
    );
    await press(table);
    expect(script.removals).to.deep.equal([]);
    script.failure = undefined;
    await table.press('Try again');
    expect(rows(table).length).to.equal(3);
  });

  it('a veto of the host closes the question and says nothing', async () => {
    const script = new RemovalScript();
    const table = await asking(script);
    table.table.addEventListener('user-change-request', (event) => event.preventDefault());
    await press(table);
    expect(table.dialog).to.equal(null);
    expect(table.notices).to.deep.equal([]);
    expect(script.removals).to.deep.equal([]);
  });

  it('F2: a host’s problem stands in the dialog', async () => {
    const table = await asking(new RemovalScript());
    table.table.addEventListener('user-change-request', (event) =>
      event.waitUntil(Promise.resolve({ title: 'Carla is on parental leave.', status: 409 })),
    );
    await press(table);
    await table.until(() => errors(table).length > 0, 'the refusal');
    expect(errors(table)).to.deep.equal(['Carla is on parental leave.']);
  });
});

describe('<user-table> removal: with a real store', () => {
  const resources: readonly Resource[] = [
    { ...mailbox, name: 'Carla' },
    { kind: 'menu', id: 'reception', version: '1', name: 'Reception', users: [{ userId: 'carla', place: 'Key 3' }] },
  ];

  async function withStore(): Promise<{ table: UserTableHarness; everything: () => Promise<string> }> {
    const users = cast.map((user) =>
      user.id === 'elodie' ? { ...user, forwarding: { mode: 'forward', destinations: ['103'] } as const } : user,
    );
    let id = 0;
    const adapter = createMemoryAdapter({
      tenantId: 'acme',
      users,
      resources,
      locale: 'en',
      newId: () => `new-${++id}`,
      now: () => '2026-11-22T09:00:00.000Z',
    });
    const directory = new UserDirectory({ tenantId: 'acme', open: () => adapter });
    const table = await UserTableHarness.create({ directory });
    const everything = async (): Promise<string> =>
      JSON.stringify([(await directory.list({})).users, await directory.resources()]);
    return { table, everything };
  }

  it('R31, R33, R35: names what the store knows, re-points it in one change, and Undo is the state before byte for byte', async () => {
    const { table, everything } = await withStore();
    const before = await everything();
    await table.askRemoval('Carla Meier');
    expect([...rows(table)].sort()).to.deep.equal(['Menu Reception (Key 3)', 'Other user Élodie Dubois']);
    await table.tick('Hand to another user');
    await table.pickers[0]!.choose('Ben');
    await table.tick('Another user');
    await table.pickers[1]!.choose('Ben');
    await press(table);
    await table.until(() => table.dialog === null, 'the end of the question');
    const [menuNow, boxNow] = [...(await table.directory.resources(['menu', 'mailbox']))!].sort((a, b) =>
      b.kind.localeCompare(a.kind),
    );
    expect(menuNow!.users).to.deep.equal([{ userId: 'ben', place: 'Key 3' }]);
    expect(boxNow).to.have.property('ownerId', 'ben');
    expect((await table.directory.get('elodie'))!.forwarding!.destinations).to.deep.equal(['102']);
    await table.press('Undo');
    await table.until(() => table.names.includes('Carla Meier'), 'the return');
    expect(await everything()).to.equal(before);
  });
});
