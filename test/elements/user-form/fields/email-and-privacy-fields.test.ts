import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { fieldStage, type FieldForm } from './field-stage.js';

const box = (form: FieldForm, field: string): HTMLInputElement | null =>
  form.root.querySelector<HTMLInputElement>(`#${field}-privacy`);

describe('lists of addresses in the form (R19)', () => {
  it('R19: takes commas, semicolons, new lines and pasted columns, and counts', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz' });
    expect(form.hint('notifyEmails')).to.contain('Whole columns can be pasted.');
    await form.type(form.control('notifyEmails'), 'a@x.example, b@x.example; c@x.example\nd@x.example\te@x.example');
    expect(form.hint('notifyEmails')).to.contain('5 addresses.');
    await form.save();
    expect(asked().values).to.deep.equal({
      notifyEmails: ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example', 'e@x.example'],
    });
  });

  it('R19: rewrites nothing under the cursor', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    const control = form.control('notifyEmails');
    control.focus();
    await sendKeys({ type: 'a@x.example, b@x' });
    await form.settled();
    expect(control.value).to.equal('a@x.example, b@x');
    await sendKeys({ type: '.example ;' });
    await form.settled();
    expect(control.value).to.equal('a@x.example, b@x.example ;');
  });

  it('R19: each bad address is named, when the field is left', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    await form.type(form.control('notifyEmails'), 'a@x.example, nobody, b@');
    expect(form.error('notifyEmails')).to.equal('');
    await form.blur();
    expect(form.error('notifyEmails')).to.equal(
      '“nobody” and “b@” are not e-mail addresses. Write them like name@example.com.',
    );
    expect(form.hint('notifyEmails')).to.contain('1 of 3 addresses is good.');
    expect(form.control('notifyEmails').ariaInvalid).to.equal('true');
  });

  it('R19: of several, only the good ones count', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    await form.type(form.control('notifyEmails'), 'a@x.example; c@z; foo bar@baz.com; b@x.example; c@x.example');
    expect(form.hint('notifyEmails')).to.contain('3 of 5 addresses are good.');
    await form.blur();
    expect(form.error('notifyEmails')).to.contain('“c@z” and “foo bar@baz.com” are not e-mail addresses.');
    await form.type(form.control('notifyEmails'), 'a@x.example; c@z');
    await form.blur();
    expect(form.error('notifyEmails')).to.equal('“c@z” is not an e-mail address. Write it like name@example.com.');
  });

  it('F3: shows what is kept line by line; cleared, it is cleared', async () => {
    const { form, asked, element } = await fieldStage({
      name: 'Ana Ruiz',
      values: { notifyEmails: ['a@x.example', 'b@x.example'] },
    });
    expect(form.control('notifyEmails').value).to.equal('a@x.example\nb@x.example');
    await form.type(form.control('notifyEmails'), 'a@x.example;b@x.example');
    expect(element.dirty).to.equal(false);
    await form.type(form.control('notifyEmails'), ' , ');
    await form.save();
    expect(asked().values).to.deep.equal({ notifyEmails: null });
  });
});

describe('privacy warnings in the form (R16)', () => {
  it('R16: stands beside the field while it is on, and is acknowledged before saving', async () => {
    const { form, asked, company } = await fieldStage({ name: 'Ana Ruiz' });
    expect(form.root.querySelector('.privacy')).to.equal(null);
    await form.type(form.control('voiceMessageEmails'), 'ana@nordlicht.example');
    expect(form.text('.privacy p')).to.contain('Recordings leave the phone system by e-mail');
    expect(form.root.querySelector('.privacy')!.getAttribute('aria-label')).to.equal('Privacy: Voice message e-mails');
    await form.save();
    expect(company.written).to.have.length(0);
    const control = box(form, 'voiceMessageEmails')!;
    expect(form.root.activeElement).to.equal(control);
    expect(control.ariaInvalid).to.equal('true');
    expect(form.description(control)).to.contain('Read the privacy note on Voice message e-mails');
    expect(form.error('voiceMessageEmails')).to.equal('');
    expect(form.control('voiceMessageEmails').ariaInvalid).to.equal('false');
    control.click();
    await form.settled();
    expect(control.ariaInvalid).to.equal('false');
    await form.save();
    expect(asked()).to.deep.include({
      values: { voiceMessageEmails: ['ana@nordlicht.example'] },
      acknowledged: ['voiceMessageEmails'],
    });
  });

  it('R16: going from the field to the box is not leaving it', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    await form.type(form.control('voiceMessageEmails'), 'ana@nordlicht.example');
    box(form, 'voiceMessageEmails')!.focus();
    await form.settled();
    expect(box(form, 'voiceMessageEmails')!.ariaInvalid).to.equal('false');
  });

  it('R16: an unchanged field is not asked about again, a changed one is', async () => {
    const { form } = await fieldStage({
      name: 'Ana Ruiz',
      values: { voiceMessageEmails: ['ana@nordlicht.example'] },
    });
    expect(form.text('.privacy p')).to.contain('Recordings');
    expect(box(form, 'voiceMessageEmails')).to.equal(null);
    await form.type(form.control('voiceMessageEmails'), 'ana@nordlicht.example, ben@nordlicht.example');
    box(form, 'voiceMessageEmails')!.click();
    await form.settled();
    expect(box(form, 'voiceMessageEmails')!.checked).to.equal(true);
    await form.type(form.control('voiceMessageEmails'), 'other@nordlicht.example');
    expect(box(form, 'voiceMessageEmails')!.checked).to.equal(false);
  });

  it('R16: texting has its own, in the words of the policy, as text', async () => {
    const text = '<b>Our</b> own words.';
    const { form, asked } = await fieldStage({
      name: 'Ana Ruiz',
      policy: { privacy: [{ field: 'smsEnabled', text }] },
    });
    await form.type(form.control('voiceMessageEmails'), 'ana@nordlicht.example');
    expect(form.root.querySelector('.privacy')).to.equal(null);
    form.control('smsEnabled').click();
    await form.settled();
    expect(form.text('.privacy p')).to.equal(text);
    await form.type(form.control('smsNumber'), '+493012345678');
    await form.save();
    expect(form.control('smsEnabled').ariaInvalid).to.equal('false');
    expect(box(form, 'smsEnabled')!.ariaInvalid).to.equal('true');
    await sendKeys({ press: 'Space' });
    await form.settled();
    await form.save();
    expect(asked()).to.deep.include({ acknowledged: ['smsEnabled'] });
  });

  it('R16: texting needs a number, and says so at the number', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    form.control('smsEnabled').click();
    await form.settled();
    box(form, 'smsEnabled')!.click();
    await form.settled();
    await form.save();
    expect(form.error('smsNumber')).to.equal('Texting number is missing. Enter it.');
  });

  it('R16: to be read, the warning stands without a box', async () => {
    const { form } = await fieldStage({
      name: 'Ana Ruiz',
      mode: 'view',
      values: { smsEnabled: true, smsNumber: '+493012345678' },
    });
    expect(form.text('.privacy p')).to.contain('Text messages travel unencrypted');
    expect(form.root.querySelectorAll('.privacy input')).to.have.length(0);
  });
});
