// Issue 3, "Must show" 4: every task of the form, by keys and by what a screen reader says, in the built file.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { join } from 'node:path';
import { keyboardOf } from './keyboard.mjs';
import { openBrowser, root, serve, until } from './site.mjs';

const host = `<!doctype html><html lang="en"><title>Keys</title>
<script type="module" src="/pbx-user-kit.js"></script>
<h1>Keys Ltd</h1>
<button>New user</button>
<user-directory tenant="keys" tenant-name="Keys Ltd">
  <user-table></user-table>
  <user-form presentation="drawer"><label slot="fields">Cost centre <input name="costCentre" /></label></user-form>
</user-directory>`;

/** In the page: the tenant before the journey begins. */
async function settle() {
  const { openIndexedDBAdapter } = await import('/pbx-user-kit.js');
  const adapter = await openIndexedDBAdapter({ tenantId: 'keys' });
  const resource = (each) => ({ kind: 'put', resource: each });
  await adapter.resources.write([
    resource({ kind: 'number', id: '+493012345670', name: 'Reception', texting: true }),
    resource({ kind: 'location', id: 'home', name: 'Head office', address: '1 Long Road' }),
    resource({ kind: 'mailbox', id: 'desk', name: 'Front desk', messages: 0 }),
  ]);
  const person = (displayName, extension, values) => ({
    kind: 'create',
    values: { displayName, extension, ...values },
    secrets: { sipPassword: 'kept-secret-of-them' },
  });
  await adapter.write([
    person('Ana Ruiz', '101', { status: 'activated', email: 'ana@keys.example', company: 'Keys Ltd', callTimeout: 30 }),
    person('Ben Okafor', '102', { status: 'deactivated' }),
  ]);
  await adapter.close();
}

const ofTheStore = new Set(['id', 'version', 'tenantId', 'createdAt', 'updatedAt', 'activatedAt']);

/** In the page: what is kept of a user. */
async function kept(name) {
  const { openIndexedDBAdapter } = await import('/pbx-user-kit.js');
  const adapter = await openIndexedDBAdapter({ tenantId: 'keys' });
  const { users } = await adapter.list({});
  await adapter.close();
  return users.find(({ displayName }) => displayName === name);
}

/** In the page: whether a draft of that name is kept. */
async function begun(name) {
  const { openIndexedDBAdapter } = await import('/pbx-user-kit.js');
  const adapter = await openIndexedDBAdapter({ tenantId: 'keys' });
  const draft = await adapter.drafts.get('new-user/keys/');
  await adapter.close();
  return draft?.values.displayName === name;
}

/** In the page: somebody else changes a user. */
async function changeElsewhere({ name, values }) {
  const { openIndexedDBAdapter } = await import('/pbx-user-kit.js');
  const adapter = await openIndexedDBAdapter({ tenantId: 'keys' });
  const { users } = await adapter.list({});
  const user = users.find(({ displayName }) => displayName === name);
  const [result] = await adapter.write([{ kind: 'update', id: user.id, base: user.version, values }]);
  await adapter.close();
  return result.ok;
}

describe('The form by keyboard alone', () => {
  let site, browser, tab, page, keys;
  before(async () => {
    site = await serve({ '/': join(root, 'dist/cdn'), '/host.html': host });
    browser = await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'] });
    tab = await browser.page(`${site.url}host.html`);
    page = tab.page;
    await page.evaluate(settle);
    await arrive();
    keys = await keyboardOf(page);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const arrive = async () => {
    await page.reload();
    await page.evaluate(() => {
      document.querySelector('button').onclick = () => document.querySelector('user-form').show();
    });
    await page.getByRole('rowheader', { name: 'Ana Ruiz' }).waitFor();
  };
  const form = () => page.getByRole('dialog');
  const closed = () => form().waitFor({ state: 'hidden' });
  const newUser = async () => {
    await keys.use('button', 'New user');
    await keys.comes('textbox', 'Display name');
  };
  /** To the user's name in the table, by way of the search. */
  const find = async (name) => {
    await keys.fill('searchbox', 'Search users', name);
    await page.waitForFunction(
      (count) => document.querySelector('user-table').shadowRoot.querySelectorAll('[role=rowheader]').length === count,
      1,
    );
    await keys.press('ArrowDown', 'Home');
    await keys.comes('button', name);
  };
  const openUser = async (name) => {
    await find(name);
    await keys.press('Enter');
    await keys.comes('heading', name);
  };
  const fromMenu = async (name, item) => {
    await find(name);
    await keys.press('End', 'Enter');
    await keys.to('button', `More actions for ${name}`, 'ArrowRight');
    await keys.press('Enter');
    await keys.to('menuitem', item, 'ArrowDown');
    await keys.press('Enter');
    await form().waitFor();
  };

  it('R11: adds a user, with an editor of every kind and both privacy warnings read', async () => {
    await newUser();
    await keys.type('Cleo Park');
    await keys.fill('textbox', 'E-mail', 'cleo@keys.example');
    await keys.fill('combobox', 'Extension', '11');
    await keys.press('ArrowDown', 'Enter');
    assert.equal((await keys.heard()).value, '11');
    await keys.choose('Phone type', 'desk');
    await keys.choose('Role', 'man');
    await keys.use('DisclosureTriangle', /^Calls/);
    await keys.choose('Ring time', '3');
    await keys.to('radio', 'Ring my phone');
    await keys.press('ArrowDown', 'ArrowDown');
    await keys.comes('radio', 'Ring one after another');
    await keys.fill('textbox', 'Destination 1 of 1', '101');
    await keys.use('button', 'Add a destination');
    await keys.comes('textbox', 'Destination 2 of 2');
    await keys.type('+493012345679');
    await keys.use('button', 'Move destination 2 up');
    await keys.use('switch', 'Do not disturb');
    await keys.use('DisclosureTriangle', /^Voicemail/);
    await keys.choose('Mailbox', 'fr');
    const pin = await keys.to('textbox', 'Voicemail PIN');
    assert.match(pin.value, /^•+$/);
    await keys.use('button', 'Show Voicemail PIN');
    await keys.fill('textbox', 'Voice message e-mails', 'cleo@keys.example; ops@keys.example');
    await keys.use('checkbox', 'I have read this');
    await keys.use('DisclosureTriangle', /^Caller ID/);
    await keys.choose('Caller ID number', '+49');
    await keys.use('DisclosureTriangle', /^Texting/);
    await keys.use('switch', 'Texting');
    await keys.use('checkbox', 'I have read this');
    await keys.choose('Texting number', '+49');
    await keys.use('DisclosureTriangle', /^Location/);
    await keys.choose('Location', 'head');
    await keys.use('DisclosureTriangle', /^On call/);
    await keys.fill('textbox', 'On-call reminder in minutes', '15');
    await keys.use('DisclosureTriangle', /^Devices/);
    await keys.fill('textbox', 'Devices at once', '3');
    await keys.use('switch', 'Mobile STUN');
    assert.match((await keys.heard()).description, /Ask support before you change this/);
    await keys.use('DisclosureTriangle', /^Organisation/);
    await keys.fill('textbox', 'Notes', 'Desk 4');
    await keys.fill('textbox', 'Cost centre', 'DE-042');
    await keys.press('Enter');
    await closed();
    await keys.comes('button', 'New user');
    const cleo = Object.entries(await page.evaluate(kept, 'Cleo Park')).filter(([field]) => !ofTheStore.has(field));
    assert.deepEqual(Object.fromEntries(cleo), {
      displayName: 'Cleo Park',
      email: 'cleo@keys.example',
      username: 'cleo@keys.example',
      givenName: 'Cleo',
      familyName: 'Park',
      extension: '11',
      phoneType: 'deskphone',
      role: 'manager',
      licence: 'voice',
      status: 'activated',
      callTimeout: 15,
      forwarding: { mode: 'sequential', destinations: ['+493012345679', '101'] },
      doNotDisturb: true,
      mailboxId: 'desk',
      voiceMessageEmails: ['cleo@keys.example', 'ops@keys.example'],
      callerIdNumber: '+493012345670',
      smsEnabled: true,
      smsNumber: '+493012345670',
      locationId: 'home',
      onCallRemindMinutes: 15,
      maxBindings: 3,
      mobileStun: true,
      notes: 'Desk 4',
      custom: { costCentre: 'DE-042' },
      secrets: { sipPassword: 'set', voicemailPin: 'set' },
    });
  });

  it('F1, R11: hears what is wrong, goes to it from the summary, saves and adds another', async () => {
    await newUser();
    await keys.press('Enter');
    const first = await keys.comes('textbox', 'Display name');
    assert.match(first.description, /Display name is missing/);
    await keys.to('link', /^E-mail/, 'Shift+Tab');
    await keys.press('Enter');
    await keys.comes('textbox', 'E-mail');
    await keys.type('dan@keys.example');
    await keys.fill('textbox', 'Display name', 'Dan Roe', 'Shift+Tab');
    await keys.use('button', 'Save and add another');
    await page.getByText('Dan Roe was added.').waitFor();
    assert.equal((await keys.comes('textbox', 'Display name')).value, '');
    await keys.press('Escape');
    await closed();
    assert.equal((await page.evaluate(kept, 'Dan Roe')).status, 'activated');
  });

  it('R3: turns the switch on, is taken to what is missing, and saves', async () => {
    await openUser('Ben Okafor');
    await keys.use('switch', 'Activated');
    await keys.comes('textbox', 'E-mail');
    await keys.type('ben@keys.example');
    await keys.press('Enter');
    await closed();
    assert.equal((await page.evaluate(kept, 'Ben Okafor')).status, 'activated');
  });

  it('R12, R13, R60: edits: copies the login, is warned of the e-mail, replaces and generates a secret', async () => {
    await openUser('Ana Ruiz');
    await keys.fill('textbox', 'E-mail', 'ruiz@keys.example');
    assert.match((await keys.heard()).description, /this person signs in as ruiz@keys\.example/);
    await keys.use('button', 'Copy Username');
    await page.getByText('Username copied.').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'ana@keys.example');
    await keys.use('DisclosureTriangle', /^SIP credentials/);
    await keys.use('button', 'Replace: SIP password');
    await keys.comes('textbox', 'SIP password');
    await keys.use('button', 'Keep the current one: SIP password');
    await keys.use('button', 'Generate: SIP password');
    await keys.comes('textbox', 'SIP password');
    await keys.use('button', 'Save changes');
    await closed();
    await keys.comes('button', 'Ana Ruiz');
    assert.equal((await page.evaluate(kept, 'Ana Ruiz')).email, 'ruiz@keys.example');
  });

  it('R50: decides between two values of one field', async () => {
    await openUser('Ana Ruiz');
    await keys.fill('textbox', 'Mobile', '+491701234567');
    assert.ok(await page.evaluate(changeElsewhere, { name: 'Ana Ruiz', values: { mobile: '+491709999999' } }));
    await page.getByText('Both of you changed one field').waitFor();
    // Nothing is decided beforehand, so a group is entered at either end.
    await keys.to('radio', 'Theirs +491709999999', 'Shift+Tab');
    await keys.press('Space');
    await keys.use('button', 'Save changes');
    await closed();
    assert.equal((await page.evaluate(kept, 'Ana Ruiz')).mobile, '+491709999999');
  });

  it('R11: duplicates a colleague', async () => {
    await fromMenu('Ana Ruiz', 'Duplicate');
    await keys.comes('textbox', 'Display name');
    await keys.type('Eve Stone');
    await keys.fill('textbox', 'E-mail', 'eve@keys.example');
    await keys.press('Enter');
    await closed();
    const eve = await page.evaluate(kept, 'Eve Stone');
    assert.deepEqual([eve.company, eve.callTimeout, eve.email], ['Keys Ltd', 30, 'eve@keys.example']);
  });

  it('R41: changes the call settings', async () => {
    await fromMenu('Ben Okafor', 'Call settings');
    await keys.choose('When nobody answers', 'hang');
    await keys.use('button', 'Save changes');
    await closed();
    assert.equal((await page.evaluate(kept, 'Ben Okafor')).noAnswer, 'hang-up');
  });

  it('R11, R53: reads a user and what has changed, and goes from reading to editing', async () => {
    await fromMenu('Ana Ruiz', 'View');
    await keys.use('DisclosureTriangle', /^History/);
    await form().getByText('E-mail: ana@keys.example → ruiz@keys.example').waitFor();
    await keys.use('button', 'Edit');
    await keys.to('textbox', 'Display name');
    await keys.press('Escape');
    await closed();
  });

  it('F3: is asked before an edit is lost, keeps it, and then discards it', async () => {
    await newUser();
    await keys.type('Fay');
    await keys.press('Escape');
    await page.getByRole('alertdialog').waitFor();
    await keys.use('button', 'Keep editing');
    assert.equal((await keys.comes('textbox', 'Display name')).value, 'Fay');
    await keys.press('Escape');
    await keys.use('button', 'Discard');
    await closed();
    await keys.comes('button', 'New user');
  });

  it('F3: goes on with what was begun in an earlier visit', async () => {
    await newUser();
    await keys.type('Gus Hale');
    await until(() => page.evaluate(begun, 'Gus Hale'), 'the draft is kept');
    await arrive();
    await newUser();
    await keys.use('button', 'Continue', 'Shift+Tab');
    await keys.to('textbox', 'Display name');
    assert.equal((await keys.heard()).value, 'Gus Hale');
    await keys.fill('textbox', 'E-mail', 'gus@keys.example');
    await keys.press('Enter');
    await closed();
    assert.equal((await page.evaluate(kept, 'Gus Hale')).email, 'gus@keys.example');
  });

  it('A1: no stop was without a name, and nothing was complained about', async () => {
    assert.deepEqual(keys.nameless, []);
    assert.deepEqual([...tab.complaints, ...(await tab.violations())], []);
  });
});
