import { expect } from '@open-wc/testing';
import { smallCompany } from '../../fixtures/small-company.js';
import { drawer, inline, until } from './form-stage.js';

describe('<user-form>: one form, several modes (R11)', () => {
  it('R10: shows the sections in the policy’s order, rarely used ones folded with a summary', async () => {
    const { form } = await inline({ name: 'Ana Ruiz' });
    expect(form.sections.slice(0, 4)).to.deep.equal(['Person', 'Phone', 'Sign-in and rights', 'Calls']);
    const calls = form.section('Calls')!;
    expect(calls.localName).to.equal('details');
    await until(() => /Rings the phone 20 s, then voicemail/.test(calls.querySelector('summary')!.textContent!));
  });

  it('R10: shows the sections of the tenant, under its titles', async () => {
    const sections = [
      { id: 'person', fields: ['displayName', 'email', 'extension'] as const },
      { id: 'desk', title: 'At the desk', fields: ['company'] as const, folded: true },
    ];
    const { form } = await inline({ name: 'Ana Ruiz', policy: { form: { sections } } });
    expect(form.sections.slice(0, 2)).to.deep.equal(['Person', 'At the desk']);
    expect(form.root.querySelectorAll('[data-field=mobile]')).to.have.length(0);
  });

  it('R14: a choice that brings fields says politely how many', async () => {
    const { form } = await inline({
      name: 'Ana Ruiz',
      policy: { form: { reveal: [{ fields: ['faxAccountId', 'position'], roles: ['fax'] }] } },
    });
    expect(form.announced).to.equal('');
    await form.fill('role', 'fax');
    expect(form.announced).to.equal('2 more fields for this role.');
    expect(form.root.querySelector('#announced')!.getAttribute('role')).to.equal('status');
    await form.fill('role', 'user');
    expect(form.announced).to.equal('');
  });

  it('R14: full control is said of the licences that the policy names', async () => {
    const { form } = await inline({ name: 'Ana Ruiz', policy: { fullControlLicences: ['voice'] } });
    expect(form.hint('licence')).to.contain('full control');
    await form.fill('licence', 'admin');
    expect(form.hint('licence')).to.equal('');
  });

  it('R11: “Save and add another” saves, says so, and begins anew at the name', async () => {
    const { form, element, company } = await drawer();
    await element.show();
    await form.fill('displayName', 'Dee');
    await form.fill('email', 'dee@nordlicht.example');
    await form.fill('role', 'agent');
    const password = form.control('sipPassword').value;
    await form.click('Save and add another');
    await until(() => form.control('displayName')?.value === '' && form.control('extension').value === '102');
    await form.settled();
    expect(await company.user('Dee')).to.include({ status: 'activated', role: 'agent', extension: '100' });
    expect(form.notices).to.deep.equal(['Dee was added.']);
    expect(element.open).to.equal(true);
    expect(element.dirty).to.equal(false);
    expect(form.focused).to.equal('displayName');
    expect(form.control('role').value).to.equal('user');
    expect(form.control('sipPassword').value).to.not.equal(password);
  });

  it('R11: “Save and add another” with a mistake stays and says it', async () => {
    const { form } = await inline();
    await form.click('Save and add another');
    expect(form.summary[0]).to.equal('Display name is missing. Enter it.');
    expect(form.focused).to.equal('displayName');
  });

  it('R11: a duplicate begins with what colleagues share, and with nothing of the person', async () => {
    const { form, element, company } = await drawer();
    const björn = await company.user('Björn Åkesson');
    await company.directory.submit([
      { kind: 'update', id: björn.id, base: björn.version, values: { department: 'Sales', notes: 'Knows Ana' } },
    ]);
    company.directory.request({ kind: 'open-user', id: björn.id, intent: 'duplicate' });
    await form.ready();
    await until(() => form.control('extension').value === '100');
    expect(form.title).to.equal('Add user');
    expect(form.root.querySelector('.names .muted')!.textContent).to.equal('A colleague like Björn Åkesson');
    expect(form.control('role').value).to.equal('manager');
    expect(form.control('department').value).to.equal('Sales');
    for (const field of ['displayName', 'email', 'username', 'notes'] as const)
      expect(form.control(field).value, field).to.equal('');
    expect(element.dirty).to.equal(false);
    await form.fill('displayName', 'Dee');
    await form.fill('email', 'dee@nordlicht.example');
    await form.save();
    expect(await company.user('Dee')).to.include({ role: 'manager', department: 'Sales', extension: '100' });
  });

  it('R41: settings show calls and voicemail only, unfolded, and save', async () => {
    const { form, company } = await inline({ name: 'Ana Ruiz', mode: 'settings' });
    expect(form.sections).to.deep.equal(['Calls', 'Voicemail', 'Caller ID']);
    expect(form.root.querySelectorAll('details, #status')).to.have.length(0);
    expect(form.title).to.equal('Ana Ruiz');
    await form.fill('callerIdName', 'Nordlicht');
    await form.save();
    expect(await company.user('Ana Ruiz')).to.include({ callerIdName: 'Nordlicht' });
  });

  it('R41: opened for settings, it shows settings; opened again without, the whole', async () => {
    const { form, element, company } = await drawer();
    const { id } = await company.user('Ana Ruiz');
    await element.show({ userId: id, intent: 'settings' });
    await form.ready();
    expect(form.sections[0]).to.equal('Calls');
    await element.hide();
    await element.show({ userId: id });
    expect(form.sections[0]).to.equal('Person');
  });

  it('R11: a view shows everything as text, secrets as set or not, nothing folded but the past', async () => {
    const { form } = await inline({ name: 'Ana Ruiz', mode: 'view' });
    expect(form.root.querySelectorAll('form input, form select, form textarea')).to.have.length(0);
    expect(form.sections).to.include.members(['Person', 'Calls', 'Voicemail', 'SIP credentials']);
    expect([...form.root.querySelectorAll('details')].map(({ id }) => id)).to.deep.equal(['history']);
    expect(form.control('sipPassword').textContent).to.contain('Set.');
    expect(form.control('voicemailPin').textContent).to.contain('Not set.');
  });

  it('R11: from the view to editing, the focus goes along', async () => {
    const { form } = await inline({ name: 'Ana Ruiz', mode: 'view' });
    await form.click('Edit');
    expect(form.focused).to.equal('displayName');
    expect(form.saveButton.textContent).to.contain('Save changes');
  });

  it('F5: opened to be read or edited, the title takes the focus', async () => {
    const { form, element, company } = await drawer();
    await element.show({ userId: (await company.user('Ana Ruiz')).id, intent: 'view' });
    await form.settled();
    expect(form.root.activeElement!.id).to.equal('title');
    expect(form.title).to.equal('Ana Ruiz');
  });

  it('says whose form it is when there is no such user any more', async () => {
    const company = await smallCompany();
    const { id, version } = await company.user('Ana Ruiz');
    await company.directory.submit([{ kind: 'remove', id, base: version }]);
    const { form, element } = await drawer({ company });
    await element.show({ userId: id });
    expect(form.title).to.equal('User not found');
    expect(form.root.querySelectorAll('.footer .primary')).to.have.length(0);
  });
});

describe('<user-form>: permissions (R64)', () => {
  it('R64: who may not edit reads, and is offered no button for it', async () => {
    const { form } = await inline({ name: 'Ana Ruiz', policy: { permissions: { edit: false } } });
    expect(form.root.querySelectorAll('form input')).to.have.length(0);
    expect(form.root.querySelectorAll('.footer .primary')).to.have.length(0);
    expect(form.button('Close')).to.be.instanceOf(HTMLButtonElement);
  });

  it('R64: who may not create is told so', async () => {
    const { form, element, company } = await inline({ policy: { permissions: { create: false } } });
    expect(form.banners).to.deep.equal(['You may not do this. Ask an administrator who may.']);
    expect(await element.submit()).to.equal(undefined);
    expect(company.written).to.have.length(0);
    expect(form.root.querySelectorAll('.footer .primary')).to.have.length(0);
  });

  it('R64: who may not activate sees the status with the reason, and adds deactivated users', async () => {
    const { form, company } = await inline({ policy: { permissions: { activate: false } } });
    expect(form.root.querySelectorAll('[role=switch]#status')).to.have.length(0);
    expect(form.root.querySelector('.status-text')!.textContent).to.contain('You may not activate');
    await form.fill('displayName', 'Dee');
    await form.save();
    expect(await company.user('Dee')).to.include({ status: 'deactivated' });
  });

  it('R64: who may not set secrets is not shown any', async () => {
    const { form } = await inline({ name: 'Ana Ruiz', policy: { permissions: { secrets: false } } });
    expect(form.root.querySelectorAll('[data-field=sipPassword]')).to.have.length(0);
  });

  it('R64: who may not see users is shown none', async () => {
    const { form } = await inline({ name: 'Ana Ruiz', policy: { permissions: { view: false } } });
    expect(form.banners).to.deep.equal(['You may not do this. Ask an administrator who may.']);
  });
});

describe('<user-form>: the past (R53)', () => {
  const policy = { currentUserId: '' };

  it('R53: what changed, when and who, newest first; secrets by name only', async () => {
    const company = await smallCompany();
    const björn = await company.user('Björn Åkesson');
    await company.directory.configure({ ...policy, currentUserId: björn.id });
    const ana = await company.user('Ana Ruiz');
    await company.directory.submit([
      {
        kind: 'update',
        id: ana.id,
        base: ana.version,
        values: { role: 'agent', custom: { badge: 'B-7' } },
        secrets: { voicemailPin: '739201' },
      },
    ]);
    const { form } = await inline({ company, name: 'Ana Ruiz' });
    await until(() => form.section('History'));
    expect(form.history, 'not before it is asked for').to.deep.equal([]);
    (form.section('History') as HTMLDetailsElement).open = true;
    await until(() => form.history.length > 0);
    expect(form.history[0]![0]).to.match(/^Nov 22, 2026, .* · by Björn Åkesson$/);
    expect(form.history[0]!.slice(1)).to.have.members([
      'Role: User → Agent',
      'badge: Not set → B-7',
      'Voicemail PIN: changed',
    ]);
    expect(form.history.at(-1)!.slice(1), 'what was given at first').to.have.members([
      'Added',
      'Display name: Ana Ruiz',
      'First name: Ana',
      'Last name: Ruiz',
      'Extension: 101',
      'Phone type: Softphone',
      'Username: ana@nordlicht.example',
      'E-mail: ana@nordlicht.example',
      'Role: User',
      'Licence: Voice',
      'Status: Activated',
      'SIP password: set',
    ]);
    expect(form.root.textContent).to.not.contain('739201');
  });

  it('R53: opened for it, it is unfolded, has the focus, and follows what happens', async () => {
    const { form, element, company } = await drawer();
    const ana = await company.user('Ana Ruiz');
    await element.show({ userId: ana.id, intent: 'history' });
    await until(() => form.history.length === 1);
    expect(form.root.activeElement!.closest('details')!.id).to.equal('history');
    await company.directory.submit([{ kind: 'update', id: ana.id, base: ana.version, values: { role: 'agent' } }]);
    await until(() => form.history.length === 2);
    expect(form.history[0]!).to.include('Role: User → Agent');
  });

  it('R53: is not offered where none is kept, nor for a new user', async () => {
    const company = await smallCompany();
    Object.defineProperty(company.adapter, 'history', { value: undefined });
    const { form } = await inline({ company, name: 'Ana Ruiz' });
    expect(form.section('History')).to.equal(undefined);
    const other = await inline();
    expect(other.form.section('History')).to.equal(undefined);
  });

  it('P4, R53: says what can no longer be read, and does not guess what was given before it', async () => {
    const company = await smallCompany();
    const all = company.adapter.history!.bind(company.adapter);
    const at = '2026-11-22T10:00:00.000Z';
    company.adapter.history = async (query) => [{ kind: 'unreadable', id: '', at }, ...(await all(query))];
    const { form } = await inline({ company, name: 'Ana Ruiz' });
    await until(() => form.section('History'));
    (form.section('History') as HTMLDetailsElement).open = true;
    await until(() => form.history.length === 2);
    const [lost, added] = form.history;
    expect(lost![0]).to.match(/^Nov 22, 2026, \d+:00.[AP]M$/);
    expect(lost![1]).to.contain('can no longer be read');
    expect(added!.slice(1)).to.deep.equal(['Added', 'SIP password: set']);
  });

  it('R53: says when it cannot be read', async () => {
    const company = await smallCompany();
    company.adapter.history = () => Promise.reject(new Error('no'));
    const { form } = await inline({ company, name: 'Ana Ruiz' });
    await until(() => form.section('History'));
    (form.section('History') as HTMLDetailsElement).open = true;
    await until(() => /cannot be reached/.test(form.section('History')!.textContent!));
  });

  it('A1: is accessible with the past unfolded', async () => {
    const { form, element } = await inline({ name: 'Ana Ruiz', mode: 'view' });
    await until(() => form.section('History'));
    (form.section('History') as HTMLDetailsElement).open = true;
    await until(() => form.history.length > 0);
    await expect(element).to.be.accessible();
  });
});
