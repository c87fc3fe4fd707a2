import { expect } from '@open-wc/testing';
import type { ResourceInput } from '../../../../src/core/resource.js';
import { isSecretField, userFields, type UserField } from '../../../../src/core/user.js';
import { fieldStage } from './field-stage.js';

const resources: readonly ResourceInput[] = [
  { kind: 'branch', id: 'b1', name: 'Hamburg' },
  { kind: 'number', id: '+493012345670', name: 'Reception', texting: true },
  { kind: 'location', id: 'l1', name: 'Head office', address: 'Hafenstraße 1' },
  { kind: 'fax-account', id: 'f1', name: 'Fax' },
  { kind: 'mailbox', id: 'm1', name: 'Sales', messages: 0 },
];

/** What a person writes or chooses, and what is kept of it. */
const entries: Partial<Record<UserField, readonly [typed: string, kept: unknown]>> = {
  displayName: ['Dee van Dyke', 'Dee van Dyke'],
  givenName: ['Dee', 'Dee'],
  familyName: ['Dyke', 'Dyke'],
  extension: ['245', '245'],
  phoneType: ['Desk phone', 'deskphone'],
  username: ['dee.dyke', 'dee.dyke'],
  email: ['dee@nordlicht.example', 'dee@nordlicht.example'],
  licence: ['Admin', 'admin'],
  branchId: ['Hamburg', 'b1'],
  sipUsername: ['sip-dee', 'sip-dee'],
  authName: ['auth-dee', 'auth-dee'],
  sipPassword: ['Kx8vRt2mPq4w', 'Kx8vRt2mPq4w'],
  portalPassword: ['Sommer-2026-Wind', 'Sommer-2026-Wind'],
  mobile: ['+491701234567', '+491701234567'],
  callerIdName: ['Nordlicht', 'Nordlicht'],
  callerIdNumber: ['+493012345670 · Reception', '+493012345670'],
  callTimeout: ['6 rings (30 seconds)', 30],
  noAnswer: ['Hang up', 'hang-up'],
  mailboxId: ['Sales (shared)', 'm1'],
  voicemailPin: ['918273', '918273'],
  notifyEmails: ['a@nordlicht.example, b@nordlicht.example', ['a@nordlicht.example', 'b@nordlicht.example']],
  voiceMessageEmails: ['c@nordlicht.example', ['c@nordlicht.example']],
  locationId: ['Head office', 'l1'],
  faxAccountId: ['Fax', 'f1'],
  onCallPin: ['564738', '564738'],
  onCallRemindMinutes: ['15', 15],
  smsNumber: ['+493012345670 · Reception', '+493012345670'],
  maxBindings: ['3', 3],
  company: ['Nordlicht GmbH', 'Nordlicht GmbH'],
  position: ['Captain', 'Captain'],
  department: ['Harbour', 'Harbour'],
  phone: ['+494012345', '+494012345'],
  notes: ['Desk 4', 'Desk 4'],
};
const switches = { doNotDisturb: true, voicemailEnabled: false, smsEnabled: true, mobileStun: true };
/** Edited by more than one control, or only given back; they have tests of their own. */
const elsewhere: readonly UserField[] = ['status', 'role', 'forwarding', 'greeting', 'custom'];

describe('every field of a user in the form (SPEC §3)', () => {
  it('R10: each is filled in, and asked for as it is to be kept', async () => {
    // Role fax and its account, on-call for it too: the form shows everything at once.
    const { form, asked } = await fieldStage({
      resources,
      policy: { form: { reveal: [] }, roles: { choices: ['user'], initial: 'user' }, privacy: [] },
    });
    for (const [field, [typed]] of Object.entries(entries) as [UserField, readonly [string, unknown]][]) {
      if (field === 'extension') await form.picker.type(typed);
      else if (form.control(field).localName === 'select') await form.choose(field, typed);
      else await form.type(form.control(field), typed);
    }
    for (const field of Object.keys(switches) as (keyof typeof switches)[]) {
      form.control(field).click();
      await form.settled();
    }
    await form.save();
    const { values, secrets } = asked();
    const asks: Record<string, unknown> = { ...values, ...secrets };
    for (const { name } of userFields) {
      if (elsewhere.includes(name)) continue;
      const kept = name in switches ? switches[name as keyof typeof switches] : entries[name]?.[1];
      expect(kept, `${name} is tried here`).to.not.equal(undefined);
      expect(asks[name], name).to.deep.equal(kept);
      expect(name in (secrets ?? {}), `${name} is a secret`).to.equal(isSecretField(name));
    }
  });
});

describe('odd data in the form', () => {
  const names = {
    emoji: '👩🏽‍🚀 Zoë 🏳️‍🌈',
    'right to left': 'محمد الأمين (משה)',
    '128 characters': '山'.repeat(128),
    markup: '<img src=x onerror="alert(1)">&amp;${name}',
  };
  for (const [what, name] of Object.entries(names))
    it(`R61: a name with ${what} is text wherever it stands, and is kept as it was written`, async () => {
      const { form, asked, company } = await fieldStage({ policy: { requiredToActivate: [] } });
      await form.type(form.control('displayName'), name);
      await form.save();
      expect(asked().values.displayName).to.equal(name);
      const saved = await company.user(name);
      expect(saved.displayName).to.equal(name);
      const read = await fieldStage({ name: 'Ana Ruiz', values: { displayName: name }, mode: 'view' });
      expect(read.form.title).to.equal(name);
      expect(read.form.readOnly('Display name')).to.equal(name);
      expect(read.form.root.querySelectorAll('img, script')).to.have.length(0);
      const edited = await fieldStage({ name: 'Ana Ruiz', values: { displayName: name } });
      expect(edited.form.title).to.equal(name);
      expect(edited.form.control('displayName').value).to.equal(name);
      expect(edited.element.dirty).to.equal(false);
    });

  it('P2: a name one character too long is refused in words, and nothing is written', async () => {
    const { form, company } = await fieldStage({ policy: { requiredToActivate: [] } });
    await form.type(form.control('displayName'), '👋'.repeat(129));
    await form.save();
    expect(form.error('displayName')).to.contain('128 characters');
    expect(company.written).to.have.length(0);
  });
});
