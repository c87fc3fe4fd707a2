import { expect, waitUntil } from '@open-wc/testing';
import { fieldStage, type FieldForm } from './field-stage.js';

/** The numbering plans have come. */
const canRead = (form: FieldForm, hint: string): Promise<void> =>
  waitUntil(() => form.hint('mobile').includes(hint), `the hint says ${hint}`, { timeout: 15_000 });

describe('lines of text in the form', () => {
  it('R15: shows how callers spell the name on the keypad, while it is typed', async () => {
    const { form } = await fieldStage();
    expect(form.hint('displayName')).to.equal('');
    await form.fill('displayName', 'Ana Ruiz');
    expect(form.hint('displayName')).to.equal('Dial by name: 7849262 (RUIZANA)');
    await form.fill('displayName', '山田 太郎');
    expect(form.hint('displayName')).to.equal('');
  });

  it('R15: by the given name where the policy says so', async () => {
    const { form } = await fieldStage({ policy: { dialByName: 'given-name' } });
    await form.fill('displayName', 'Ana Ruiz');
    expect(form.hint('displayName')).to.equal('Dial by name: 2627849 (ANARUIZ)');
  });

  it('counts the caller ID name, warns above what carriers show, and refuses what is too long', async () => {
    const { form, company } = await fieldStage({ name: 'Ana Ruiz' });
    await form.fill('callerIdName', 'Nordlicht GmbH');
    expect(form.hint('callerIdName')).to.equal('Left empty, the carrier decides. 14 of 15 characters.');
    expect(form.warning('callerIdName')).to.equal('');
    await form.fill('callerIdName', 'Nordlicht GmbH 🙂');
    expect(form.hint('callerIdName')).to.contain('16 of 15');
    expect(form.warning('callerIdName')).to.equal('Many carriers show only the first 15 characters.');
    await form.fill('callerIdName', 'x'.repeat(36));
    await form.save();
    expect(form.error('callerIdName')).to.equal('Caller ID name can be 35 characters at most.');
    expect(company.written).to.have.length(0);
  });

  it('notes have lines, and keep them', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz' });
    await form.type(form.control('notes'), 'Desk 4\nKey 12');
    await form.save();
    expect(asked().values).to.deep.equal({ notes: 'Desk 4\nKey 12' });
  });

  it('whole numbers: bounds in the hint, digits on the keyboard, what is none is named', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz' });
    const devices = form.control('maxBindings');
    expect(devices.inputMode).to.equal('numeric');
    expect(form.hint('maxBindings')).to.equal('From 1 to 100.');
    await form.type(devices, 'many');
    await form.blur();
    expect(form.error('maxBindings')).to.equal('“many” is not a whole number. Devices at once takes digits only.');
    expect(devices.value).to.equal('many');
    await form.type(devices, '101');
    await form.blur();
    expect(form.error('maxBindings')).to.equal('Devices at once must be between 1 and 100.');
    await form.type(devices, ' 5 ');
    await form.save();
    expect(asked().values).to.deep.equal({ maxBindings: 5 });
  });

  it('F3: a number that is cleared is unsaved, one that was never there is not', async () => {
    const { form, element, asked } = await fieldStage({ name: 'Ana Ruiz', values: { maxBindings: 3 } });
    await form.type(form.control('maxBindings'), '');
    expect(element.dirty).to.equal(true);
    await form.type(form.control('maxBindings'), '3');
    expect(element.dirty).to.equal(false);
    await form.type(form.control('maxBindings'), '');
    await form.save();
    expect(asked().values).to.deep.equal({ maxBindings: null });
  });
});

describe('telephone numbers in the form', () => {
  it('a national number is kept as E.164 when it is left, and its country is said', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz', policy: { country: 'DE' } });
    expect(form.hint('mobile')).to.contain('With the country code');
    await form.type(form.control('mobile'), '0170 1234567');
    await canRead(form, 'Germany: 0170 1234567');
    expect(form.control('mobile').value).to.equal('0170 1234567');
    await form.blur();
    expect(form.control('mobile').value).to.equal('+491701234567');
    expect(form.hint('mobile')).to.equal('Germany: 0170 1234567');
    await form.save();
    expect(asked().values).to.deep.equal({ mobile: '+491701234567' });
  });

  it('an extension, a national number of no known country and nonsense stay as typed', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    await form.type(form.control('mobile'), '+49 170 1234567');
    await canRead(form, 'Germany');
    for (const typed of ['103', '0170 1234567', '+49 170', '(030) 12']) {
      await form.type(form.control('mobile'), typed);
      await form.blur();
      expect(form.control('mobile').value).to.equal(typed);
    }
  });

  it('what was not edited here is not rewritten', async () => {
    const { form, element } = await fieldStage({ name: 'Ana Ruiz', values: { mobile: '+49 170 1234567' } });
    form.control('mobile').focus();
    await canRead(form, 'Germany: 0170 1234567');
    await form.blur();
    expect(form.control('mobile').value).to.equal('+49 170 1234567');
    expect(element.dirty).to.equal(false);
  });

  it('R18: a destination is kept as E.164 when it is left, an extension as it is', async () => {
    const { form, asked } = await fieldStage({ name: 'Ana Ruiz', policy: { country: 'DE' } });
    await form.mode('Forward');
    await form.type(form.destinations()[0]!, '030 12345678');
    await waitUntil(() => form.text('#forwarding-destination-0-whose') === 'Germany: 030 12345678', 'it is read', {
      timeout: 15_000,
    });
    await form.click('Add a destination');
    expect(form.destinations()[0]!.value).to.equal('+493012345678');
    await form.type(form.destinations()[1]!, '103');
    await form.blur();
    await form.save();
    expect(asked().values).to.deep.equal({
      forwarding: { mode: 'forward', destinations: ['+493012345678', '103'] },
    });
  });

  it('a number runs from left to right in every language', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    for (const path of ['mobile', 'phone', 'callerIdNumber'] as const) {
      expect(form.control(path).dir).to.equal('ltr');
      expect(form.control(path).inputMode).to.equal('tel');
    }
  });
});
