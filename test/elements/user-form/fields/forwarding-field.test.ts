import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { fieldStage, type FieldForm } from './field-stage.js';

const sentence = '#forwarding-sentence';

/** Types a telephone number and waits until it is read: what reads it is loaded when such a field is first entered. */
async function typeNumber(form: FieldForm, place: number, text: string, read: string): Promise<void> {
  await form.type(form.destinations()[place]!, text);
  await waitUntil(() => form.text(`#forwarding-destination-${place}-whose`) === read, 'the number is read', {
    timeout: 15_000,
  });
}

describe('the forwarding of a user (R18)', () => {
  it('R18: says what a caller experiences, and keeps the destinations when the mode changes', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    expect(form.text(sentence)).to.equal('Rings the phone 20 s, then voicemail.');
    expect(form.root.querySelector(sentence)!.getAttribute('role')).to.equal('status');
    expect(form.destinations()).to.have.length(0);
    await form.mode('Ring one after another');
    await typeNumber(form, 0, '+49 30 1234567', 'Germany: 030 1234567');
    expect(form.text(sentence)).to.equal('Rings the phone 20 s, then +49 30 1234567 for 20 s, then voicemail.');
    await form.mode('Ring my phone');
    expect(form.text(sentence)).to.equal('Rings the phone 20 s, then voicemail.');
    await form.mode('Forward');
    expect(form.destinations().map(({ value }) => value)).to.deep.equal(['+49 30 1234567']);
    expect(form.text(sentence)).to.equal('Rings +49 30 1234567 for 20 s, then voicemail.');
  });

  it('R18: each mode says in one line what it does', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    const radios = [...form.root.querySelectorAll<HTMLInputElement>('.modes input')];
    expect(radios.map((radio) => form.description(radio))).to.deep.equal([
      'Only the devices of this user ring.',
      'The devices and all destinations ring at the same time.',
      'First the devices ring, then each destination in turn.',
      'The devices stay silent; each destination rings in turn.',
    ]);
    expect(radios.filter(({ checked }) => checked).map(({ value }) => value)).to.deep.equal(['ring-my-phone']);
    expect(form.root.querySelector('.modes')!.getAttribute('role')).to.equal('radiogroup');
  });

  it('R18: shows whose extension a destination is, and names that person in the sentence', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    await form.mode('Ring together');
    const [first] = form.destinations();
    await form.type(first!, '103');
    expect(form.text('#forwarding-destination-0-whose')).to.equal('Björn Åkesson');
    expect(form.text(sentence)).to.equal('Rings the phone and Björn Åkesson (103) together for 20 s, then voicemail.');
    await form.type(first!, '555');
    expect(form.text('#forwarding-destination-0-whose')).to.equal('Nobody has this extension.');
    await form.type(first!, '+49 30 1');
    expect(form.text('#forwarding-destination-0-whose')).to.equal('');
  });

  it('R18: names a resource that has the extension', async () => {
    const { form } = await fieldStage({
      name: 'Ana Ruiz',
      resources: [{ kind: 'group', id: 'g1', name: 'Sales', extension: '200' }],
    });
    await form.mode('Forward');
    await form.type(form.destinations()[0]!, '200');
    expect(form.text('#forwarding-destination-0-whose')).to.equal('Sales');
  });

  it('R18: a mode that needs a destination refuses to save without one, and the focus goes there', async () => {
    const { form, company } = await fieldStage({ name: 'Ana Ruiz' });
    await form.mode('Forward');
    expect(form.error('forwarding')).to.equal('');
    await form.save();
    expect(company.written).to.have.length(0);
    expect(form.error('forwarding')).to.equal('Forward needs a destination. Add one, or choose Ring my phone.');
    expect(form.root.activeElement).to.equal(form.destinations()[0]);
    expect(form.destinations()[0]!.ariaInvalid).to.equal('true');
    expect(form.description(form.destinations()[0]!)).to.contain('Forward needs a destination.');
  });

  it('R18: the own extension and a cycle are named', async () => {
    const { form, company } = await fieldStage({ name: 'Ana Ruiz' });
    const björn = await company.user('Björn Åkesson');
    const forwarding = { mode: 'forward', destinations: ['101'] } as const;
    await company.adapter.write([{ kind: 'update', id: björn.id, base: björn.version, values: { forwarding } }]);
    await form.mode('Forward');
    await form.type(form.destinations()[0]!, '101');
    await form.save();
    expect(form.error('forwarding')).to.contain('101, which is this user’s own extension');
    await form.type(form.destinations()[0]!, '103');
    await form.save();
    expect(form.error('forwarding')).to.contain('Ana Ruiz and Björn Åkesson');
  });

  it('A1: destinations are added, moved and removed by keyboard, and the focus stays with them', async () => {
    const { form, asked } = await fieldStage({
      name: 'Ana Ruiz',
      values: { forwarding: { mode: 'sequential', destinations: ['103', '104'] } },
    });
    form.button('Add a destination').focus();
    await sendKeys({ press: 'Enter' });
    await form.settled();
    expect(form.root.activeElement).to.equal(form.destinations()[2]);
    await typeNumber(form, 2, '+49 30 1234567', 'Germany: 030 1234567');
    form.button('Move destination 3 up').focus();
    await sendKeys({ press: 'Enter' });
    await form.settled();
    expect(form.destinations().map(({ value }) => value)).to.deep.equal(['103', '+49301234567', '104']);
    expect(form.root.activeElement!.getAttribute('aria-label')).to.equal('Move destination 2 up');
    await sendKeys({ press: 'Enter' });
    await form.settled();
    expect(form.destinations().map(({ value }) => value)).to.deep.equal(['+49301234567', '103', '104']);
    expect(form.root.activeElement!.getAttribute('aria-label')).to.equal('Move destination 1 down');
    expect(form.button('Move destination 1 up').ariaDisabled).to.equal('true');
    expect(form.button('Move destination 3 down').ariaDisabled).to.equal('true');
    await form.click('Move destination 1 up');
    expect(form.destinations()[0]!.value).to.equal('+49301234567');
    await form.click('Move destination 2 down');
    expect(form.destinations().map(({ value }) => value)).to.deep.equal(['+49301234567', '104', '103']);
    await form.click('Remove destination 3');
    expect(form.root.activeElement).to.equal(form.destinations()[1]);
    await form.save();
    expect(asked().values).to.deep.equal({
      forwarding: { mode: 'sequential', destinations: ['+49301234567', '104'] },
    });
  });

  it('R18: the mobile is a destination in one click', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz', values: { mobile: '+491701234567' } });
    await form.mode('Ring together');
    const [add] = [...form.root.querySelectorAll<HTMLElement>('.destinations .links button')].slice(1);
    expect(add!.textContent!.replace(/[\u2066-\u2069]/g, '').trim()).to.equal('Add the mobile +491701234567');
    add!.click();
    await form.settled();
    expect(form.destinations().map(({ value }) => value)).to.deep.equal(['+491701234567']);
    expect(form.root.querySelectorAll('.destinations .links button')).to.have.length(1);
  });

  it('F3: back at what it was, nothing is unsaved', async () => {
    const { form, element } = await fieldStage({ name: 'Ana Ruiz' });
    await form.mode('Ring together');
    expect(element.dirty).to.equal(true);
    await form.mode('Ring my phone');
    expect(element.dirty).to.equal(false);
  });

  it('F1: moving about inside it is not leaving it', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    await form.mode('Forward');
    form.root.querySelector<HTMLElement>('#forwarding-forward')!.focus();
    form.destinations()[0]!.focus();
    await form.settled();
    expect(form.error('forwarding')).to.equal('');
    form.control('displayName').focus();
    await form.settled();
    expect(form.error('forwarding')).to.contain('Forward needs a destination.');
  });

  it('R18: a destination is judged when its row is left, an empty one is not', async () => {
    const { form } = await fieldStage({ name: 'Ana Ruiz' });
    await form.mode('Ring one after another');
    form.destinations()[0]!.focus();
    form.button('Add a destination').focus();
    await form.settled();
    expect(form.error('forwarding')).to.equal('');
    await form.type(form.destinations()[0]!, '101');
    expect(form.error('forwarding'), 'not while it is typed').to.equal('');
    form.button('Add a destination').focus();
    await form.settled();
    expect(form.error('forwarding')).to.contain('101, which is this user’s own extension');
    expect(form.destinations()[0]!.ariaInvalid).to.equal('true');
  });

  it('R18: nothing is promised to a caller while calls would go round in a circle', async () => {
    const { form, company } = await fieldStage({ name: 'Ana Ruiz' });
    const björn = await company.user('Björn Åkesson');
    const forwarding = { mode: 'forward', destinations: ['101'] } as const;
    await company.adapter.write([{ kind: 'update', id: björn.id, base: björn.version, values: { forwarding } }]);
    await form.mode('Forward');
    await form.type(form.destinations()[0]!, '101');
    expect(form.text(sentence)).to.contain('101, which is this user’s own extension');
    expect(form.summaryOf('calls')).to.contain('101, which is this user’s own extension');
    await form.type(form.destinations()[0]!, '103');
    await waitUntil(() => form.text(sentence).includes('for ever: Ana Ruiz and Björn Åkesson'), 'the circle is told', {
      timeout: 15_000,
    });
    await form.blur();
    expect(form.error('forwarding')).to.contain('Ana Ruiz and Björn Åkesson');
    expect(form.text(sentence), 'it is said once').to.equal('');
    await form.type(form.destinations()[0]!, '104');
    expect(form.text(sentence)).to.match(/^Rings /);
  });

  it('R18: folded, the section says the sentence; read only, so does the field', async () => {
    const values = { forwarding: { mode: 'forward', destinations: ['103'] } };
    const { form } = await fieldStage({ name: 'Ana Ruiz', values });
    expect(form.summaryOf('calls')).to.equal('Rings Björn Åkesson (103) for 20 s, then voicemail.');
    const viewed = await fieldStage({ name: 'Ana Ruiz', values, mode: 'view' });
    expect(viewed.form.readOnly('Forwarding')).to.equal('Rings Björn Åkesson (103) for 20 s, then voicemail.');
  });
});
