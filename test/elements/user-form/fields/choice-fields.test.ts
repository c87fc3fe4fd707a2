import { expect } from '@open-wc/testing';
import { fieldStage } from './field-stage.js';

describe('choices and switches in the form', () => {
  it('R17: ring time is chosen in rings and kept in seconds', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz' });
    expect(form.field('callTimeout').querySelector('label')!.textContent!.trim()).to.equal('Ring time');
    expect(form.options('callTimeout')).to.have.length(9);
    expect(form.options('callTimeout')[0]).to.equal('2 rings (10 seconds)');
    expect(form.chosen('callTimeout')).to.equal('4 rings (20 seconds)');
    await form.choose('callTimeout', '6 rings (30 seconds)');
    await form.save();
    expect(asked().values).to.deep.equal({ callTimeout: 30 });
  });

  it('R17: an odd time is a choice of its own, and showing it rewrites nothing', async () => {
    const { form, element, asked } = await fieldStage({ name: 'Ana Ruiz', values: { callTimeout: 23 } });
    expect(form.chosen('callTimeout')).to.equal('About 5 rings (23 seconds)');
    expect(element.dirty).to.equal(false);
    await form.fill('company', 'Nordlicht');
    await form.save();
    expect(asked().values).to.deep.equal({ company: 'Nordlicht' });
  });

  it('F3: the default chosen again is no change', async () => {
    const { form, element } = await fieldStage({ name: 'Ana Ruiz' });
    await form.choose('callTimeout', '6 rings (30 seconds)');
    expect(element.dirty).to.equal(true);
    await form.choose('callTimeout', '4 rings (20 seconds)');
    expect(element.dirty).to.equal(false);
    await form.choose('noAnswer', 'Hang up');
    expect(form.text('#forwarding-sentence')).to.equal('Rings the phone 20 s, then hangs up.');
    await form.choose('noAnswer', 'Voicemail');
    expect(element.dirty).to.equal(false);
  });

  it('switches are switches, with what they do', async () => {
    const { form, asked, element } = await fieldStage({ name: 'Ana Ruiz' });
    for (const path of ['doNotDisturb', 'voicemailEnabled', 'smsEnabled', 'mobileStun'] as const) {
      const control = form.control(path);
      expect(control.getAttribute('role')).to.equal('switch');
      expect(control.checked, path).to.equal(path === 'voicemailEnabled');
      expect(form.description(control)).to.not.equal('');
    }
    form.control('voicemailEnabled').click();
    await form.settled();
    expect(element.dirty).to.equal(true);
    form.control('voicemailEnabled').click();
    await form.settled();
    expect(element.dirty).to.equal(false);
    form.control('doNotDisturb').click();
    await form.settled();
    expect(form.text('#forwarding-sentence')).to.contain('stays silent while do not disturb is on');
    await form.save();
    expect(asked().values).to.deep.equal({ doNotDisturb: true });
  });

  it('the mobile STUN says to ask support first', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    expect(form.warning('mobileStun')).to.equal('');
    form.control('mobileStun').click();
    await form.settled();
    expect(form.warning('mobileStun')).to.equal(
      'Ask support before you change this. The mobile app must be reset afterwards.',
    );
  });

  it('R14: says of every licence of full control what it means, by policy', async () => {
    const { form } = await fieldStage({
      name: 'Ana Ruiz',
      policy: { licences: { choices: ['voice', 'boss'], initial: 'voice' }, fullControlLicences: ['boss'] },
    });
    expect(form.hint('licence')).to.equal('');
    await form.choose('licence', 'boss');
    expect(form.hint('licence')).to.equal('This licence gives full control of the phone system.');
  });
});

describe("the host's own fields in the form (F4)", () => {
  const customFields = [
    { name: 'badge', label: 'Badge', kind: 'text', hint: 'On the back', required: true },
    { name: 'floor', label: 'Floor', kind: 'number', max: 40 },
    { name: 'vip', label: 'VIP', kind: 'boolean' },
    { name: 'team', label: 'Team', kind: 'choice', choices: ['red', 'blue'] },
  ] as const;

  it('F4: each kind has its editor, takes part in dirty state, judgement and the submitted change', async () => {
    const { form, element, asked, company } = await fieldStage({
      name: 'Ana Ruiz',
      policy: { customFields },
      values: { custom: { badge: 'B-1' } },
    });
    expect(form.description(form.control('custom.badge'))).to.equal('On the back');
    expect(form.field('custom.badge').querySelector('label')!.textContent!.trim()).to.equal('Badge');
    await form.type(form.control('custom.badge'), '');
    await form.type(form.control('custom.floor'), 'top');
    await form.save();
    expect(company.written).to.have.length(0);
    expect(form.text('#custom-badge-notes .error')).to.equal('Badge is missing. Enter it.');
    expect(form.text('#custom-floor-notes .error')).to.contain('top');
    await form.type(form.control('custom.badge'), 'B-12');
    await form.type(form.control('custom.floor'), '-1.5');
    await form.choose('custom.team', 'blue');
    form.control('custom.vip').click();
    await form.settled();
    expect(element.dirty).to.equal(true);
    await form.save();
    expect(asked().values).to.deep.equal({ custom: { badge: 'B-12', floor: -1.5, team: 'blue', vip: true } });
  });

  it('F4: to be read, they are text', async () => {
    const { form } = await fieldStage({
      name: 'Ana Ruiz',
      mode: 'view',
      policy: { customFields },
      values: { custom: { badge: 'B-12', floor: 3, team: 'blue' } },
    });
    expect(['Badge', 'Floor', 'VIP', 'Team'].map((name) => form.readOnly(name))).to.deep.equal([
      'B-12',
      '3',
      'No',
      'blue',
    ]);
  });
});
