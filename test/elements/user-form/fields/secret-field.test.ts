import { expect } from '@open-wc/testing';
import { fieldStage } from './field-stage.js';

const canary = 'CANARY-2b6f';

describe('secrets in the form (R60)', () => {
  it('R60: what is kept is said to be set, and nothing of it is in the page', async () => {
    const { form } = await fieldStage({
      name: 'Ana Ruiz',
      secrets: { portalPassword: `${canary}-portal`, voicemailPin: '918273' },
    });
    expect(form.field('portalPassword').textContent).to.contain('Set. It cannot be shown again, only replaced.');
    expect(form.root.querySelector('input[data-field=voicemailPin]')).to.equal(null);
    const everything = form.root.innerHTML + [...form.root.querySelectorAll('input')].map(({ value }) => value).join();
    expect(everything).to.not.contain(canary);
    expect(everything).to.not.contain('918273');
  });

  it('R60: a generated PIN is hidden, shown when asked for, and is no weak one', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz' });
    await form.settled();
    form.buttonOf('voicemailPin', 'Generate').click();
    await form.settled();
    const pin = form.control('voicemailPin');
    expect(pin.value).to.match(/^\d{6}$/);
    expect(pin.type).to.equal('password');
    expect(pin.inputMode).to.equal('numeric');
    expect(form.warning('voicemailPin')).to.equal('');
    expect(form.root.activeElement).to.equal(pin);
    await form.click('Show Voicemail PIN');
    expect(form.control('voicemailPin').type).to.equal('text');
    await form.click('Hide Voicemail PIN');
    expect(form.control('voicemailPin').type).to.equal('password');
    expect(form.button('Copy Voicemail PIN')).to.be.instanceOf(HTMLButtonElement);
    const { value } = form.control('voicemailPin');
    await form.save();
    expect(asked().secrets).to.deep.equal({ voicemailPin: value });
  });

  it('R60: begun to be replaced and left empty, a secret keeps the form from being saved and says what to do', async () => {
    const { form, company, asked } = await fieldStage({ name: 'Ana Ruiz' });
    await form.clickOf('sipPassword', 'Replace: SIP password');
    await form.save();
    expect(form.error('sipPassword')).to.equal('Type or generate a new SIP password, or keep the current one.');
    expect(form.focused).to.equal('sipPassword');
    await form.type(form.control('mobile'), '+491701234567');
    await form.save();
    expect(company.written).to.have.length(0);
    await form.clickOf('sipPassword', 'Keep the current one: SIP password');
    await form.save();
    expect(asked()).to.not.have.property('secrets');
  });

  it('each secret is told what helps with it, and nothing about copying while it is wrong', async () => {
    const { form } = await fieldStage({ name: 'Björn Åkesson' });
    await form.clickOf('sipPassword', 'Generate: SIP password');
    expect(form.hint('sipPassword')).to.equal('Shown only here and only now. Copy it if a phone is set up by hand.');
    await form.type(form.control('portalPassword'), 'Sommer-2026-Wind');
    expect(form.hint('portalPassword')).to.equal('Shown only here and only now.');
    await form.type(form.control('voicemailPin'), '918273');
    expect(form.hint('voicemailPin')).to.equal('4 to 10 digits. Shown only here and only now.');
    await form.type(form.control('voicemailPin'), 'abc');
    await form.blur();
    expect(form.hint('voicemailPin')).to.equal('4 to 10 digits.');
    await form.type(form.control('sipPassword'), 'x'.repeat(129));
    await form.blur();
    expect(form.error('sipPassword')).to.contain('128 characters at most');
    expect(form.hint('sipPassword')).to.equal('');
  });

  it('a weak PIN is kept with a warning, one that is no PIN is refused', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    expect(form.hint('voicemailPin')).to.equal('4 to 10 digits.');
    await form.type(form.control('voicemailPin'), '1234');
    expect(form.warning('voicemailPin')).to.equal(
      'Voicemail PIN is too easy to guess. Use no repeated digit, no row like 1234, no pattern like 1212 or 2580, no year and not the extension.',
    );
    await form.type(form.control('voicemailPin'), 'abc');
    await form.blur();
    expect(form.error('voicemailPin')).to.equal('Voicemail PIN takes 4 to 10 digits.');
  });

  it('the on-call PIN must differ from the voicemail PIN, and says so beforehand', async () => {
    const { form } = await fieldStage({ name: 'Björn Åkesson' });
    expect(form.hint('onCallPin')).to.equal('4 to 10 digits, others than the voicemail PIN.');
    await form.type(form.control('voicemailPin'), '918273');
    await form.type(form.control('onCallPin'), '918273');
    await form.save();
    expect(form.error('onCallPin')).to.equal('On-call PIN must differ from the voicemail PIN.');
  });

  it('R60: an optional secret can be cleared, and that taken back', async () => {
    const { form, asked, element } = await fieldStage({ name: 'Ana Ruiz', secrets: { voicemailPin: '918273' } });
    form.buttonOf('voicemailPin', 'Clear').click();
    await form.settled();
    expect(form.field('voicemailPin').textContent).to.contain('Cleared when you save.');
    expect(form.root.activeElement).to.equal(form.field('voicemailPin'));
    expect(element.dirty).to.equal(true);
    form.buttonOf('voicemailPin', 'Keep the current one').click();
    await form.settled();
    expect(element.dirty).to.equal(false);
    form.buttonOf('voicemailPin', 'Clear').click();
    await form.settled();
    await form.save();
    expect(asked()).to.deep.include({ values: {}, secrets: { voicemailPin: null } });
  });

  it('R3: what registers the phone can be replaced, not cleared', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    const names = [...form.field('sipPassword').querySelectorAll('button')].map((button) => button.textContent.trim());
    expect(names).to.deep.equal(['Replace', 'Generate']);
  });

  it('without a portal password there is an invitation', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    expect(form.hint('portalPassword')).to.equal('Not set: this person gets an invitation and chooses a password.');
    await form.type(form.control('portalPassword'), 'Sommer-2026-Wind');
    expect(form.hint('portalPassword')).to.contain('Shown only here and only now.');
  });

  it('R64: who may not see to secrets is shown none', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz', policy: { permissions: { secrets: false } } });
    for (const field of ['sipPassword', 'portalPassword', 'voicemailPin', 'onCallPin'])
      expect(form.root.querySelector(`input[data-field=${field}]`), field).to.equal(null);
  });
});
