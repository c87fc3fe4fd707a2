import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/define/user-form.js';
import { DirectoryError } from '../../../src/core/errors.js';
import type { PolicyInput } from '../../../src/core/policy.js';
import type { FormShowOptions, UserForm } from '../../../src/elements/user-form/user-form.js';
import type { UserFormCloseEvent } from '../../../src/elements/events.js';
import { smallCompany, type SmallCompany } from '../../fixtures/small-company.js';
import { UserFormHarness } from '../../harness/user-form-harness.js';

interface Setting {
  readonly company: SmallCompany;
  readonly element: UserForm;
  readonly form: UserFormHarness;
}

async function inline(options: { policy?: PolicyInput; name?: string; mode?: 'view' } = {}): Promise<Setting> {
  const company = await smallCompany(options.policy);
  const userId = options.name && (await company.user(options.name)).id;
  const element = await fixture<UserForm>(
    html`<user-form .directory=${company.directory} .userId=${userId || undefined} .mode=${options.mode}></user-form>`,
  );
  const form = new UserFormHarness(element);
  await form.ready();
  if (!userId) await until(() => form.control('extension').value !== '', 'an extension is suggested');
  return { company, element, form };
}

async function drawer(options: { policy?: PolicyInput } = {}): Promise<Setting & { opener: HTMLButtonElement }> {
  const company = await smallCompany(options.policy);
  const host = await fixture(html`
    <div>
      <button>Open</button>
      <user-form presentation="drawer" .directory=${company.directory}></user-form>
    </div>
  `);
  const element = host.querySelector('user-form')!;
  await element.updateComplete;
  return { company, element, form: new UserFormHarness(element), opener: host.querySelector('button')! };
}

/** As long as a busy machine needs. */
const until = (fact: () => unknown, what = 'it comes true'): Promise<void> => waitUntil(fact, what, { timeout: 8000 });

const formClose = (element: UserForm): Promise<UserFormCloseEvent> =>
  new Promise((resolve) => element.addEventListener('user-form-close', resolve, { once: true }));

/** The last thing that was asked of the adapter. */
const asked = (company: SmallCompany) => company.written.at(-1);

describe('<user-form>', () => {
  describe('a new user', () => {
    it('is activated by default, with the next free extension, a generated SIP password and PIN', async () => {
      const { form } = await inline();
      expect(form.title).to.equal('Add user');
      expect(form.status.checked).to.equal(true);
      expect(form.control('extension').value).to.equal('100');
      expect(form.control('sipPassword').value).to.match(/^\S{20}$/);
      expect(form.control('voicemailPin').value).to.match(/^\d{6}$/);
      expect(form.element.dirty).to.equal(false);
    });

    it('is added with what was filled in; the rest follows from it', async () => {
      const { form, company, element } = await inline();
      await form.fill('displayName', 'Dee van Dyke');
      expect(form.control('givenName').value).to.equal('Dee');
      expect(form.control('familyName').value).to.equal('van Dyke');
      await form.fill('email', 'Dee@nordlicht.example');
      expect(form.control('username').placeholder).to.equal('dee@nordlicht.example');
      const closed = formClose(element);
      await form.save();
      const dee = await company.user('Dee van Dyke');
      expect((await closed).savedUserId).to.equal(dee.id);
      expect(dee).to.deep.include({
        status: 'activated',
        extension: '100',
        username: 'dee@nordlicht.example',
        givenName: 'Dee',
        familyName: 'van Dyke',
        secrets: { sipPassword: 'set', voicemailPin: 'set' },
      });
      expect(form.notices).to.deep.equal(['Dee van Dyke was added.']);
    });

    it('R2: deactivated, is saved with nothing but a name', async () => {
      const { form, company } = await inline();
      await form.switch();
      await form.fill('displayName', 'Fax room');
      await form.save();
      expect(await company.user('Fax room')).to.include({ status: 'deactivated' });
    });

    it('goes into the branch whose page it is', async () => {
      const company = await smallCompany();
      const { UserDirectory } = await import('../../../src/data/directory.js');
      const directory = new UserDirectory({ tenantId: 'nordlicht', branchId: 'kiel', open: () => company.adapter });
      const element = await fixture<UserForm>(html`<user-form .directory=${directory}></user-form>`);
      const form = new UserFormHarness(element);
      await form.ready();
      await form.switch();
      await form.fill('displayName', 'Dee');
      await form.save();
      expect((await company.user('Dee')).branchId).to.equal('kiel');
    });
  });

  describe('R3: activating', () => {
    it('lists exactly what is missing and takes the focus to the first of it', async () => {
      const { form } = await inline({ name: 'Zoë Extra' });
      await form.switch();
      expect(form.missing, 'a username follows from the e-mail').to.deep.equal(['E-mail', 'Extension', 'SIP password']);
      expect(form.focused).to.equal('email');
    });

    it('R12: a username is asked for where no e-mail would give one', async () => {
      const { form } = await inline({ name: 'Zoë Extra', policy: { requiredToActivate: ['username', 'sipPassword'] } });
      await form.switch();
      expect(form.missing).to.deep.equal(['Username', 'SIP password']);
    });

    it('R3: of an activated user a role says itself what it needs', async () => {
      const { form } = await inline({ name: 'Ana Ruiz' });
      await form.fill('role', 'fax');
      await form.save();
      expect(form.summary).to.deep.equal(['Fax account is needed for the role Fax.']);
    });

    it('the list shrinks while it is worked off, and says when nothing is missing', async () => {
      const { form } = await inline({ name: 'Zoë Extra' });
      await form.switch();
      await form.fill('email', 'zoe@nordlicht.example');
      expect(form.missing).to.deep.equal(['Extension', 'SIP password']);
      await form.fill('extension', '120');
      await form.fill('sipPassword', 'Kx8vRt2mPq4w');
      expect(form.missing).to.deep.equal([]);
      expect(form.root.querySelector('.missing')!.textContent).to.contain('Nothing is missing.');
      await form.save();
      expect(form.summary).to.deep.equal([]);
    });

    it('a name in the list leads to its field, also into the folded section', async () => {
      const { form } = await inline({ name: 'Zoë Extra' });
      await form.switch();
      await form.click('SIP password');
      expect(form.focused).to.equal('sipPassword');
      expect(form.control('sipPassword').closest('details')!.open).to.equal(true);
    });

    it('asked for from elsewhere, opens with the switch on and the focus on the first missing field', async () => {
      const { form, element, company } = await drawer();
      await element.show({ userId: (await company.user('Zoë Extra')).id, intent: 'activate' });
      await form.settled();
      expect(form.status.checked).to.equal(true);
      expect(form.missing).to.deep.equal(['E-mail', 'Extension', 'SIP password']);
      expect(form.focused).to.equal('email');
    });

    it('R3: who is activated already is told what that needs, not what stands before it', async () => {
      const { form } = await inline({ name: 'Ana Ruiz' });
      expect(form.status.checked).to.equal(true);
      await form.fill('email', '');
      await form.save();
      expect(form.error('email')).to.equal('E-mail is needed for as long as this user is activated.');
      expect(form.summary).to.deep.equal([form.error('email')]);
    });

    it('is refused with the missing fields on their fields and in the summary', async () => {
      const { form, company } = await inline({ name: 'Zoë Extra' });
      await form.switch();
      await form.save();
      expect(form.summary).to.have.length(3);
      expect(form.error('email')).to.equal('E-mail is needed before this user can be activated.');
      expect(form.error('extension')).to.equal('Extension is needed before this user can be activated.');
      expect(company.written).to.have.length(0);
    });

    it('turning it off again forgets what was missing', async () => {
      const { form } = await inline({ name: 'Zoë Extra' });
      await form.switch();
      await form.switch();
      expect(form.missing).to.deep.equal([]);
      expect(form.element.dirty).to.equal(false);
    });

    it('R8: deactivating says that everything is kept', async () => {
      const { form } = await inline({ name: 'Ana Ruiz' });
      await form.switch();
      expect(form.hint('status')).to.contain('Everything is kept, the extension included.');
    });
  });

  describe('R5: the billed change', () => {
    it('stands beside the button before saving, with the seats where the policy has some', async () => {
      const { form } = await inline({ policy: { seats: 50 } });
      await until(() => form.billed !== '');
      expect(form.billed).to.equal('+1 activated, 2 → 3 of 50 seats');
      await form.switch();
      expect(form.billed).to.equal('');
    });

    it('counts down for one who is deactivated', async () => {
      const { form } = await inline({ name: 'Ana Ruiz' });
      await form.switch();
      await until(() => form.billed !== '');
      expect(form.billed).to.equal('−1 activated, 2 → 1');
    });

    it('refuses what the seats do not allow, naming the numbers', async () => {
      const { form } = await inline({ policy: { seats: 2 } });
      await form.fill('displayName', 'Dee');
      await form.fill('email', 'dee@nordlicht.example');
      await form.save();
      expect(form.error('status')).to.contain('3 activated users, but only 2 seats');
      expect(form.focused).to.equal('status');
    });
  });

  describe('F1: mistakes', () => {
    it('are shown after leaving the field, not while typing, and go while typing', async () => {
      const { form } = await inline();
      await form.fill('email', 'dee@');
      expect(form.error('email')).to.equal('');
      await form.leave('email');
      expect(form.error('email')).to.equal('“dee@” is not an e-mail address. Write it like name@example.com.');
      expect(form.control('email').getAttribute('aria-invalid')).to.equal('true');
      await form.fill('email', 'dee@n');
      expect(form.error('email')).to.equal('');
    });

    it('a field only passed through is not scolded', async () => {
      const { form } = await inline();
      await form.leave('displayName');
      expect(form.error('displayName')).to.equal('');
    });

    it('on submit, are summed up in the order of the form, in the same words, with a way to each; the first has the focus', async () => {
      const { form } = await inline();
      await form.fill('mobile', 'call me');
      await form.save();
      expect(form.summary).to.deep.equal([
        'Display name is missing. Enter it.',
        'E-mail is needed before this user can be activated.',
        '“call me” is not a phone number or an extension.',
      ]);
      expect(form.summary[0]).to.equal(form.error('displayName'));
      expect(form.focused).to.equal('displayName');
      await form.click(form.summary[2]!);
      expect(form.focused).to.equal('mobile');
      expect(form.root.querySelectorAll('.summary [role=alert]')).to.have.length(1);
    });

    it('controls are named by their labels and described by what is said about them', async () => {
      const { form } = await inline();
      const email = form.control('email');
      expect(form.root.querySelector(`label[for=${email.id}]`)!.textContent).to.contain('E-mail');
      expect(email.getAttribute('aria-describedby')).to.equal('email-notes');
      expect(form.root.querySelector('form')!.noValidate).to.equal(true);
    });

    it("the administrator's own data is not filled in", async () => {
      const { form } = await inline();
      const tokens = [...form.root.querySelectorAll('form input:not([type=checkbox], [type=radio])')].map((input) =>
        input.getAttribute('autocomplete'),
      );
      expect(new Set(tokens)).to.deep.equal(new Set(['off', 'new-password']));
      expect(form.control('sipPassword').autocomplete).to.equal('new-password');
    });
  });

  describe('F2: what the directory refuses', () => {
    it('P2: lands on its field, in words that name the owner', async () => {
      const { form } = await inline();
      await form.fill('displayName', 'Dee');
      await form.fill('email', 'ana@nordlicht.example');
      await form.save();
      expect(form.error('email')).to.equal('E-mail ana@nordlicht.example belongs to Ana Ruiz. Use another address.');
      expect(form.focused).to.equal('email');
    });

    it('what belongs to no field stands in the summary', async () => {
      const { form, company } = await inline({ name: 'Ana Ruiz' });
      company.adapter.write = () => Promise.resolve([{ ok: false, issues: [{ code: 'own-account' }] }]);
      await form.fill('mobile', '+491701');
      await form.save();
      expect(form.summary).to.deep.equal(['You cannot remove yourself.']);
    });

    it('R54: says what to do when the store refuses, and keeps what was typed', async () => {
      const { form, company } = await inline({ name: 'Ana Ruiz' });
      company.adapter.write = () => Promise.reject(new DirectoryError('quota'));
      await form.fill('mobile', '+491701');
      await form.save();
      expect(form.banners[0]).to.contain('This browser has no more room.');
      expect(form.control('mobile').value).to.equal('+491701');
      expect(form.element.dirty).to.equal(true);
    });

    it('R27: a suggested number taken between opening and saving: the owner is named, the next offered, nothing written', async () => {
      const { form, company } = await inline();
      await form.fill('displayName', 'Dee');
      await form.fill('email', 'dee@nordlicht.example');
      const { adapter } = company;
      // Another tab, of which this one has not heard yet.
      const write = adapter.write.bind(adapter);
      adapter.write = async (changes, options) => {
        adapter.write = write;
        await write([{ kind: 'create', values: { displayName: 'Eve', extension: '100', status: 'deactivated' } }]);
        return write(changes, options);
      };
      await form.save();
      await form.picker.settled();
      expect(form.picker.message).to.equal('Extension 100 belongs to Eve.');
      expect(form.focused).to.equal('extension');
      expect(await company.user('Dee')).to.equal(undefined);
      await form.picker.useNext();
      await form.save();
      expect(await company.user('Dee')).to.include({ extension: '102' });
    });

    it('the host can take over, and then nothing is written', async () => {
      const { form, company, element } = await inline({ name: 'Ana Ruiz' });
      element.addEventListener('user-change-request', (event) => event.preventDefault());
      await form.fill('mobile', '+491701');
      expect(await element.submit()).to.equal(undefined);
      expect(company.written).to.have.length(0);
    });
  });

  describe('an existing user', () => {
    it('F3: is dirty by value, and saves only what differs', async () => {
      const { form, company, element } = await inline({ name: 'Ana Ruiz' });
      await form.fill('mobile', '+491701');
      expect(element.dirty).to.equal(true);
      expect(element.matches(':state(unsaved)')).to.equal(true);
      await form.fill('mobile', '');
      expect(element.dirty).to.equal(false);
      await form.fill('mobile', '+491702');
      await form.save();
      expect(asked(company)).to.deep.include({ kind: 'update', values: { mobile: '+491702' } });
    });

    it('writes nothing when nothing differs', async () => {
      const { form, company } = await inline({ name: 'Ana Ruiz' });
      await form.save();
      expect(company.written).to.have.length(0);
    });

    it('R12: shows the username as text with the reason and a copy button', async () => {
      const { form } = await inline({ name: 'Ana Ruiz' });
      expect(form.root.querySelectorAll('input[data-field=username]')).to.have.length(0);
      expect(form.root.querySelector('.fixed-value')!.textContent).to.equal('ana@nordlicht.example');
      expect(form.hint('username')).to.contain('cannot change');
      expect(form.button('Copy Username')).to.be.instanceOf(HTMLButtonElement);
    });

    it('R13: says that the sign-in changes with the e-mail, before saving', async () => {
      const { form } = await inline({ name: 'Ana Ruiz' });
      expect(form.warning('email')).to.equal('');
      await form.fill('email', 'ana.ruiz@nordlicht.example');
      expect(form.warning('email')).to.equal(
        'The sign-in changes with it. From now on this person signs in as ana.ruiz@nordlicht.example.',
      );
      await form.fill('email', 'ana@nordlicht.example');
      expect(form.warning('email')).to.equal('');
    });

    it('R14: says that the admin licence means full control', async () => {
      const { form } = await inline({ name: 'Ana Ruiz' });
      await form.fill('licence', 'admin');
      expect(form.hint('licence')).to.contain('full control');
    });

    it('keeps a role that the policy no longer knows', async () => {
      const { form, company } = await inline({
        name: 'Björn Åkesson',
        policy: { roles: { choices: ['user'], initial: 'user' } },
      });
      expect(form.control('role').value).to.equal('manager');
      await form.fill('mobile', '+491701');
      await form.save();
      expect(await company.user('Björn Åkesson')).to.include({ role: 'manager', mobile: '+491701' });
    });

    it('R50, R51: somebody else changed it: said at once and taken over, nothing lost', async () => {
      const { form, company } = await inline({ name: 'Ana Ruiz' });
      const ana = await company.user('Ana Ruiz');
      await form.fill('mobile', '+491701');
      await company.directory.submit([{ kind: 'update', id: ana.id, base: ana.version, values: { role: 'agent' } }]);
      await until(() => form.banners.length > 0);
      expect(form.banners[0]).to.equal(
        'Someone else changed Role in the meantime. The new values are taken over, and nothing of yours is lost.',
      );
      expect(form.focused, 'the focus stays').to.equal('mobile');
      expect(form.control('role').value).to.equal('agent');
      expect(form.control('mobile').value).to.equal('+491701');
      await form.save();
      expect(await company.user('Ana Ruiz')).to.include({ role: 'agent', mobile: '+491701' });
    });

    it('R51: without an edit, shows what others change as they change it', async () => {
      const { form, company } = await inline({ name: 'Ana Ruiz' });
      const ana = await company.user('Ana Ruiz');
      await company.directory.submit([{ kind: 'update', id: ana.id, base: ana.version, values: { mobile: '+49 1' } }]);
      await until(() => form.control('mobile').value === '+49 1');
      expect(form.banners).to.deep.equal([]);
    });

    it('R50: what was typed stays to be read when somebody else has removed the user', async () => {
      const { form, company } = await inline({ name: 'Ana Ruiz' });
      const ana = await company.user('Ana Ruiz');
      await form.fill('mobile', '+491701');
      await company.directory.submit([{ kind: 'remove', id: ana.id, base: ana.version }]);
      await until(() => form.banners.length > 0);
      expect(form.banners[0]).to.contain('no longer there');
      expect(form.control('mobile').value).to.equal('+491701');
      expect(form.banners[0]).to.contain('Ana Ruiz');
      const buttons = [...form.root.querySelectorAll('.footer button')].map((button) => button.textContent!.trim());
      expect(buttons, 'there is nothing to save').to.deep.equal(['Close']);
      const { length } = company.written;
      await form.save();
      expect(company.written).to.have.length(length);
      await company.directory.submit([{ kind: 'restore', id: ana.id }]);
      await until(() => form.banners.length === 0, 'the user is back as it was');
      await form.save();
      expect(await company.user('Ana Ruiz')).to.include({ mobile: '+491701' });
    });

    it('R50: who was removed elsewhere can be added as a new user, with what was typed', async () => {
      const { form, company, element } = await inline({ name: 'Ana Ruiz' });
      const ana = await company.user('Ana Ruiz');
      await form.fill('mobile', '+491701');
      await company.directory.submit([{ kind: 'remove', id: ana.id, base: ana.version }]);
      await until(() => form.banners.length > 0);
      await form.click('Add as a new user');
      await until(() => form.title === 'Add user' && form.focused === 'displayName');
      expect(element.dirty).to.equal(true);
      expect(form.control('displayName').value).to.equal('Ana Ruiz');
      expect(form.control('mobile').value).to.equal('+491701');
      expect(form.control('extension').value).to.equal('101');
      expect(form.banners).to.deep.equal([]);
      await form.save();
      await until(() => company.written.at(-1)!.kind === 'create');
      const again = await company.user('Ana Ruiz');
      expect(again).to.include({ mobile: '+491701', extension: '101', username: 'ana@nordlicht.example' });
      expect(again.id).to.not.equal(ana.id);
    });

    it('R64: who may not add users is not offered it', async () => {
      const { form, company } = await inline({ name: 'Ana Ruiz', policy: { permissions: { create: false } } });
      const ana = await company.user('Ana Ruiz');
      await form.fill('mobile', '+491701');
      await company.adapter.write([{ kind: 'remove', id: ana.id, base: ana.version }]);
      await company.directory.submit([{ kind: 'update', id: ana.id, base: ana.version, values: { mobile: '1' } }]);
      await form.save();
      await until(() => form.banners.length > 0);
      expect(form.root.querySelectorAll('.banner button')).to.have.length(0);
    });

    it('says when somebody else has removed it', async () => {
      const { form, company } = await inline({ name: 'Ana Ruiz' });
      const ana = await company.user('Ana Ruiz');
      await company.directory.submit([{ kind: 'remove', id: ana.id, base: ana.version }]);
      await until(() => form.banners.length > 0);
      expect(form.banners[0]).to.contain('Ana Ruiz is no longer there');
    });
  });

  describe('view', () => {
    it('R11: shows the same fields as text, and leads to editing', async () => {
      const { form } = await inline({ name: 'Ana Ruiz', mode: 'view' });
      expect(form.root.querySelectorAll('form input, form select')).to.have.length(0);
      expect(form.root.textContent).to.contain('ana@nordlicht.example');
      expect(form.root.querySelector('.status')!.textContent).to.equal('Activated');
      await form.click('Edit');
      expect(form.control('email').value).to.equal('ana@nordlicht.example');
    });
  });

  describe('F5: drawer', () => {
    it('opens by itself when another element asks the directory for a user', async () => {
      const { form, company } = await drawer();
      const ana = await company.user('Ana Ruiz');
      expect(company.directory.request({ kind: 'open-user', id: ana.id, field: 'mobile' })).to.equal(true);
      await form.ready();
      await form.settled();
      expect(form.dialog.matches(':modal')).to.equal(true);
      expect(form.title).to.equal('Ana Ruiz');
      expect(form.focused).to.equal('mobile');
    });

    it('does not offer itself inline, nor after it has left the page', async () => {
      const { company } = await inline();
      expect(company.directory.request({ kind: 'open-user' })).to.equal(false);
      const other = await drawer();
      other.element.remove();
      expect(other.company.directory.request({ kind: 'open-user' })).to.equal(false);
    });

    it('a new user begins at the name; the focus goes back to the opener', async () => {
      const { form, element, opener } = await drawer();
      opener.focus();
      await element.show();
      await form.settled();
      expect(form.focused).to.equal('displayName');
      const closed = formClose(element);
      await form.press('Escape');
      expect((await closed).savedUserId).to.equal(undefined);
      await form.settled();
      expect(form.dialog.open).to.equal(false);
      expect(document.activeElement === opener, 'the opener has the focus').to.equal(true);
    });

    it('F3: Escape with an edit asks first; keeping keeps it, discarding closes', async () => {
      const { form, element } = await drawer();
      await element.show();
      await form.fill('displayName', 'Dee');
      await form.press('Escape');
      expect(form.question!.textContent).to.contain('Discard your changes?');
      expect(form.question!.textContent).to.contain('Not saved yet: Display name and First name.');
      await form.click('Keep editing');
      expect(form.isAsking).to.equal(false);
      expect(form.control('displayName').value).to.equal('Dee');
      await form.press('Escape');
      await form.press('Escape');
      expect(form.isAsking, 'Escape answers: keep').to.equal(false);
      expect(element.open).to.equal(true);
      await form.press('Escape');
      await form.click('Discard');
      expect(element.open).to.equal(false);
      expect(form.dialog.open).to.equal(false);
    });

    it('F3: a press on the backdrop asks too', async () => {
      const { form, element } = await drawer();
      await element.show();
      await form.fill('displayName', 'Dee');
      for (const type of ['pointerdown', 'click'])
        form.dialog.dispatchEvent(new PointerEvent(type, { clientX: 1, clientY: 1, bubbles: true }));
      await form.settled();
      expect(form.isAsking).to.equal(true);
      expect(await element.hide()).to.equal(false);
      await form.click('Discard');
    });

    it('F3: closed by the browser without being asked, it comes back with the edit and asks', async () => {
      const { form, element } = await drawer();
      await element.show();
      await form.fill('displayName', 'Dee');
      form.dialog.close();
      await oneEvent(form.dialog, 'close');
      await form.settled();
      expect(form.isAsking).to.equal(true);
      expect(form.dialog.open).to.equal(true);
      expect(form.control('displayName').value).to.equal('Dee');
      await form.click('Discard');
      expect(element.open).to.equal(false);
    });

    it('the host may close it without a question', async () => {
      const { form, element } = await drawer();
      await element.show();
      await form.fill('displayName', 'Dee');
      expect(await element.hide({ discard: true })).to.equal(true);
      expect(form.isAsking).to.equal(false);
    });

    it('what was typed and generated is gone when it opens again', async () => {
      const { form, element } = await drawer();
      await element.show();
      await form.fill('displayName', 'Dee');
      const first = form.control('sipPassword').value;
      await element.hide({ discard: true });
      await element.show();
      expect(form.control('displayName').value).to.equal('');
      expect(form.control('sipPassword').value).to.not.equal(first);
    });

    it('is left and entered by the same API as a dialog', async () => {
      const { form, element, company } = await drawer();
      element.presentation = 'dialog';
      const shown: FormShowOptions = { userId: (await company.user('Ana Ruiz')).id };
      await element.show(shown);
      expect(form.dialog.matches(':modal')).to.equal(true);
      expect(await element.hide()).to.equal(true);
      expect(form.dialog.open).to.equal(false);
    });
  });

  describe('moved within the page', () => {
    const elsewhere = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<section></section>`);

    it('keeps a new user as far as it is filled in, and can still be saved', async () => {
      const { form, element, company } = await inline();
      await form.fill('displayName', 'Dee');
      await form.fill('email', 'dee@nordlicht.example');
      const generated = form.control('sipPassword').value;
      (await elsewhere()).append(element);
      await form.settled();
      expect(form.control('displayName').value).to.equal('Dee');
      expect(form.control('sipPassword').value).to.equal(generated);
      expect(element.dirty).to.equal(true);
      await form.save();
      expect(await company.user('Dee')).to.include({ status: 'activated', email: 'dee@nordlicht.example' });
    });

    it('keeps the edit of a user, and still hears of others’ changes', async () => {
      const { form, element, company } = await inline({ name: 'Ana Ruiz' });
      await form.fill('mobile', '+491701');
      (await elsewhere()).append(element);
      await form.settled();
      expect(form.title).to.equal('Ana Ruiz');
      expect(form.control('mobile').value).to.equal('+491701');
      const ana = await company.user('Ana Ruiz');
      await company.directory.submit([{ kind: 'update', id: ana.id, base: ana.version, values: { role: 'agent' } }]);
      await until(() => form.banners.length > 0);
    });

    it('as a drawer, stays open and modal with what was typed', async () => {
      const { form, element } = await drawer();
      await element.show();
      await form.fill('displayName', 'Dee');
      (await elsewhere()).append(element);
      await form.settled();
      expect(form.dialog.matches(':modal')).to.equal(true);
      expect(form.control('displayName').value).to.equal('Dee');
      await element.hide({ discard: true });
    });

    it('R60: taken from the page, forgets what was typed, and begins anew when it comes back', async () => {
      const { form, element } = await inline();
      await form.fill('displayName', 'Dee');
      const generated = form.control('sipPassword').value;
      const place = element.parentElement!;
      element.remove();
      await form.settled();
      expect(element.dirty).to.equal(false);
      place.append(element);
      await form.ready();
      expect(form.control('displayName').value).to.equal('');
      expect(form.control('sipPassword').value).to.not.equal(generated);
    });

    it('F3: taken from the page while it asks, answers that nobody leaves', async () => {
      const { form, element } = await inline();
      await form.fill('displayName', 'Dee');
      const leaving = element.hide();
      await form.settled();
      element.remove();
      expect(await leaving).to.equal(false);
    });
  });

  describe('keyboard only', () => {
    it('fills and saves without a mouse', async () => {
      const { form, element, company, opener } = await drawer();
      opener.focus();
      await element.show();
      await form.settled();
      await sendKeys({ type: 'Dee' });
      for (let tab = 0; tab < 3; tab++) await sendKeys({ press: 'Tab' });
      expect(form.focused).to.equal('email');
      await sendKeys({ type: 'dee@nordlicht.example' });
      const closed = formClose(element);
      await sendKeys({ press: 'Enter' });
      await closed;
      expect(await company.user('Dee')).to.include({ status: 'activated', email: 'dee@nordlicht.example' });
      await form.settled();
      expect(document.activeElement === opener, 'the opener has the focus').to.equal(true);
    });

    it('Enter in the extension saves too, and first chooses from an open list', async () => {
      const { form, element, company } = await drawer();
      await element.show({ userId: (await company.user('Chloë Martin')).id, field: 'extension' });
      await form.settled();
      await form.picker.type('11');
      await form.picker.press('ArrowDown', 'Enter');
      expect(element.open).to.equal(true);
      const closed = formClose(element);
      await sendKeys({ press: 'Enter' });
      await closed;
      expect((await company.user('Chloë Martin')).extension).to.equal('11');
    });
  });

  describe('R60: secrets', () => {
    it('says that one is set, and never what it is', async () => {
      const { form } = await inline({ name: 'Ana Ruiz' });
      const section = form.control('sipPassword');
      expect(section.textContent).to.contain('Set. It cannot be shown again, only replaced.');
      expect(section.querySelectorAll('input')).to.have.length(0);
    });

    it('replaces it, or keeps the current one after all', async () => {
      const { form, element, company } = await inline({ name: 'Ana Ruiz' });
      await form.clickOf('sipPassword', 'Replace');
      await form.fill('sipPassword', 'Kx8vRt2mPq4w');
      expect(element.dirty).to.equal(true);
      await form.click('Keep the current one');
      expect(element.dirty).to.equal(false);
      await form.clickOf('sipPassword', 'Generate');
      await form.save();
      const change = asked(company);
      expect(change?.kind === 'update' && change.values).to.deep.equal({});
      expect(change?.kind === 'update' && change.secrets?.sipPassword).to.match(/^\S{20}$/);
    });

    it('shows what was just typed only when asked, and hides it again', async () => {
      const { form } = await inline();
      expect(form.control('sipPassword').type).to.equal('password');
      await form.click('Show SIP password');
      expect(form.control('sipPassword').type).to.equal('text');
      await form.click('Hide SIP password');
      expect(form.control('sipPassword').type).to.equal('password');
    });

    it('a canary is in no attribute, text, event or log, shown or hidden, saved or refused', async () => {
      const canary = 'canary-Kx8vRt2mPq4w';
      const { form, element, company } = await drawer();
      const heard: string[] = [];
      const tell = (event: Event): unknown => heard.push(JSON.stringify({ ...event }));
      for (const type of ['user-change-request', 'user-change', 'user-change-error', 'user-form-close'])
        document.addEventListener(type, tell);
      const typed: Event[] = [];
      document.addEventListener('input', (event) => typed.push(event), { once: true });
      await element.show();
      await form.fill('displayName', 'Dee');
      await form.fill('email', 'ana@nordlicht.example');
      await form.fill('sipPassword', canary);
      await form.click('Show SIP password');
      expect(everything(element)).to.not.contain(canary);
      await form.save();
      expect(form.error('email')).to.contain('belongs to Ana Ruiz');
      await form.fill('email', 'dee@nordlicht.example');
      await form.save();
      const dee = await company.user('Dee');
      expect(JSON.stringify(dee)).to.not.contain(canary);
      expect(asked(company)).to.have.nested.property('secrets.sipPassword', canary);
      expect(heard.length).to.be.greaterThan(3);
      expect(heard.join()).to.not.contain(canary);
      expect(heard.join()).to.contain('sipPassword');
      expect(typed).to.deep.equal([]);
      expect(everything(element)).to.not.contain(canary);
    });
  });

  describe('A1', () => {
    it('is accessible empty, with mistakes, with a drawer and as a view', async () => {
      const { form, element } = await inline();
      await expect(element).to.be.accessible();
      await form.save();
      await expect(element).to.be.accessible();
      const other = await drawer();
      await other.element.show({ userId: (await other.company.user('Zoë Extra')).id, intent: 'activate' });
      await expect(other.element).to.be.accessible();
      await other.element.hide({ discard: true });
      const viewed = await inline({ name: 'Ana Ruiz', mode: 'view' });
      await expect(viewed.element).to.be.accessible();
    });
  });

  it('A4: works behind a prefix, with its own picker', async () => {
    const { UserForm: Form } = await import('../../../src/elements/user-form/user-form.js');
    Form.define({ prefix: 'acme-' });
    const { directory } = await smallCompany();
    const element = document.createElement('acme-user-form') as UserForm;
    element.directory = directory;
    document.body.append(element);
    const form = new UserFormHarness(element);
    await form.ready();
    expect(form.root.querySelectorAll('acme-extension-picker')).to.have.length(1);
    element.remove();
  });
});

/** All that is written in a shadow tree, attributes included, in all roots below. */
function everything(element: Element): string {
  const roots = [element, ...element.shadowRoot!.querySelectorAll('*')].flatMap((each) => each.shadowRoot ?? []);
  return element.outerHTML + roots.map((root) => root.innerHTML).join('');
}
