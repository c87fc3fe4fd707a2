import { expect, waitUntil } from '@open-wc/testing';
import type { ResourceInput } from '../../../../src/core/resource.js';
import { fieldStage } from './field-stage.js';

const around: readonly ResourceInput[] = [
  { kind: 'branch', id: 'b1', name: 'Hamburg' },
  { kind: 'branch', id: 'b2', name: 'Kiel <b>Nord</b>' },
  { kind: 'number', id: '+493012345670', name: 'Reception', texting: true },
  { kind: 'number', id: '+493012345671', name: '+493012345671', texting: false },
  { kind: 'location', id: 'l1', name: 'Head office', address: 'Hafenstraße 1\n20457 Hamburg', isDefault: true },
  { kind: 'location', id: 'l2', name: 'Kiel', address: 'Kai 7\n24103 Kiel' },
  { kind: 'fax-account', id: 'f1', name: 'Fax Hamburg' },
  { kind: 'mailbox', id: 'm1', name: 'Sales', messages: 3 },
  { kind: 'mailbox', id: 'm2', name: 'Box 103', ownerId: 'Björn Åkesson', messages: 1 },
  { kind: 'mailbox', id: 'm3', name: 'Box 101', ownerId: 'Ana Ruiz', messages: 0 },
];

describe('references in the form', () => {
  it('one of what stands around the users is chosen by its name', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz', resources: around });
    expect(form.options('branchId')).to.deep.equal(['Not set', 'Hamburg', 'Kiel <b>Nord</b>']);
    await form.choose('branchId', 'Hamburg');
    await form.save();
    expect(asked().values).to.deep.equal({ branchId: 'b1' });
  });

  it('owned numbers are shown as numbers; only those that can text are offered for texting', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz', resources: around });
    expect(form.options('callerIdNumber')).to.deep.equal([
      'Number of the location',
      '+493012345671',
      '+493012345670 · Reception',
    ]);
    expect(form.options('smsNumber')).to.deep.equal(['Not set', '+493012345670 · Reception']);
    await form.choose('callerIdNumber', '+493012345671');
    await form.save();
    expect(asked().values).to.deep.equal({ callerIdNumber: '+493012345671' });
  });

  it('R33: the mailbox is the own one, none, or another with its owner', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz', resources: around });
    await waitUntil(() => form.options('mailboxId').includes('Box 103 (of Björn Åkesson)'), 'the owner is named');
    expect(form.options('mailboxId')).to.deep.equal([
      'Own mailbox',
      'No mailbox',
      'Box 103 (of Björn Åkesson)',
      'Sales (shared)',
    ]);
    expect(form.chosen('mailboxId')).to.equal('Own mailbox');
    await form.choose('mailboxId', 'No mailbox');
    expect(form.hint('mailboxId')).to.contain('no voicemail');
    expect(form.text('#forwarding-sentence')).to.equal('Rings the phone 20 s, then hangs up.');
    await form.save();
    expect(asked().values).to.deep.equal({ mailboxId: 'none' });
  });

  it('a location is for emergency calls: its address is shown, the default one named', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz', resources: around });
    expect(form.options('locationId')[0]).to.equal('Default: Head office');
    expect(form.hint('locationId')).to.equal('For emergency calls only. Hafenstraße 1 20457 Hamburg');
    await form.choose('locationId', 'Kiel');
    expect(form.hint('locationId')).to.equal('For emergency calls only. Kai 7 24103 Kiel');
  });

  it('a missing location is warned of where the policy says so, and keeps nobody from saving', async () => {
    const [, , , , , kiel] = around;
    const { form, asked } = await fieldStage({
      name: 'Ana Ruiz',
      resources: [kiel!],
      policy: { warnWithoutLocation: true },
    });
    expect(form.warning('locationId')).to.contain('emergency services cannot tell where this phone is');
    await form.fill('company', 'Nordlicht');
    await form.save();
    expect(asked().values).to.deep.equal({ company: 'Nordlicht' });
    const other = await fieldStage({ name: 'Ana Ruiz', resources: around, policy: { warnWithoutLocation: true } });
    expect(other.form.warning('locationId')).to.equal('');
  });

  it('where there are none, it says so; numbers may be typed', async () => {
    const { form } = await fieldStage({ name: 'Chloë Martin', values: { role: 'fax' } });
    expect(form.field('branchId').textContent).to.contain('There are no branches.');
    expect(form.field('locationId').textContent).to.contain('There are no locations.');
    expect(form.field('faxAccountId').textContent).to.contain('There are no fax accounts.');
    expect(form.control('callerIdNumber').localName).to.equal('input');
    expect(form.options('mailboxId')).to.deep.equal(['Own mailbox', 'No mailbox']);
    const texts = await fieldStage({ name: 'Ana Ruiz', resources: [around[3]!] });
    expect(texts.form.field('smsNumber').textContent).to.contain('There are no numbers that can be used here.');
  });

  it('what is no longer there stays to be seen', async () => {
    const { form, element } = await fieldStage({ name: 'Ana Ruiz', values: { branchId: 'b9' } });
    expect(form.chosen('branchId')).to.equal('b9 (no longer there)');
    expect(element.dirty).to.equal(false);
  });

  it('R3: a fax role needs its account before it is activated', async () => {
    const { form } = await fieldStage({ name: 'Chloë Martin', resources: around, values: { role: 'fax' } });
    await form.switch();
    expect(form.missing).to.include('Fax account');
    expect(form.control('faxAccountId').ariaRequired).to.equal('true');
  });

  it('R42: says which greeting plays, and gives the way back to the system’s', async () => {
    const none = await fieldStage({ name: 'Ana Ruiz' });
    expect(none.form.field('greeting').textContent).to.contain('The system greeting plays.');
    const { form, asked, element } = await fieldStage({
      name: 'Ana Ruiz',
      values: { greeting: 'https://audio.example/greetings/ana.wav?v=2' },
    });
    const said = form.field('greeting').querySelector('.fixed-value')!;
    expect(said.textContent, 'the name of a file does not turn the sentence').to.equal(
      'An own greeting plays: \u2068ana.wav\u2069',
    );
    expect(said.hasAttribute('dir')).to.equal(false);
    await form.click('Use the system greeting');
    expect(form.field('greeting').textContent).to.contain('The system greeting will play.');
    await form.click('Keep the own greeting');
    expect(element.dirty).to.equal(false);
    await form.click('Use the system greeting');
    await form.save();
    expect(asked().values).to.deep.equal({ greeting: null });
  });
});

describe('what is set in a folded section', () => {
  it('says in one line what differs from what is usual', async () => {
    const { form } = await fieldStage({
      name: 'Ana Ruiz',
      resources: around,
      secrets: { voicemailPin: '918273' },
      values: {
        mailboxId: 'm1',
        voiceMessageEmails: ['ana@nordlicht.example', 'b@nordlicht.example'],
        greeting: 'ana.wav',
        callerIdName: 'Nordlicht',
        callerIdNumber: '+493012345670',
        locationId: 'l2',
        maxBindings: 3,
        company: 'Nordlicht GmbH',
      },
    });
    expect(form.summaryOf('voicemail')).to.equal(
      'Voicemail on · Sales (shared) · Voicemail PIN set · Greeting set · Voice message e-mails: 2',
    );
    expect(form.summaryOf('caller-id')).to.equal('Nordlicht · +493012345670 · Reception');
    expect(form.summaryOf('location')).to.equal('Kiel');
    expect(form.summaryOf('devices')).to.equal('Devices at once: 3');
    expect(form.summaryOf('organisation')).to.equal('Nordlicht GmbH');
    expect(form.summaryOf('texting')).to.equal('Not set');
    expect(form.summaryOf('sip')).to.equal('101 · password set');
  });

  it('R11: to be read, every field says what counts', async () => {
    const { form } = await fieldStage({
      name: 'Ana Ruiz',
      mode: 'view',
      resources: around,
      values: { locationId: 'l2', branchId: 'b2', doNotDisturb: true, notes: 'One\nTwo', callTimeout: 25 },
    });
    const said = Object.fromEntries(
      ['Location', 'Branch', 'Do not disturb', 'Voicemail', 'Mailbox', 'Greeting', 'When nobody answers', 'Notes'].map(
        (name) => [name, form.readOnly(name)],
      ),
    );
    expect(said).to.deep.equal({
      Location: 'Kiel',
      Branch: 'Kiel <b>Nord</b>',
      'Do not disturb': 'Yes',
      Voicemail: 'Yes',
      Mailbox: 'Own mailbox',
      Greeting: 'The system greeting plays.',
      'When nobody answers': 'Voicemail',
      Notes: 'One Two',
    });
    expect(form.root.querySelectorAll('.section input, .section select, .section textarea')).to.have.length(0);
  });
});
