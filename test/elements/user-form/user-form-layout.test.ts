import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../../src/define/user-form.js';
import type { UserForm } from '../../../src/elements/user-form/user-form.js';
import { smallCompany } from '../../fixtures/small-company.js';
import { UserFormHarness } from '../../harness/user-form-harness.js';
import { inline, until } from './form-stage.js';

const unbroken = 'W'.repeat(128);

/** In shadow roots too; what is not shown has no box. */
function* everyElement(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everyElement(element.shadowRoot);
  }
}

function beyond(form: UserFormHarness): readonly string[] {
  const edge = form.form.getBoundingClientRect().right + 0.5;
  return [...everyElement(form.form)]
    .filter((element) => element.getBoundingClientRect().right > edge && !element.closest('[popover]'))
    .map((element) => `${element.localName}.${element.getAttribute('class') ?? ''}`);
}

const borderOf = (control: Element): string => getComputedStyle(control).borderColor;

describe('<user-form>: its layout', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  for (const width of [320, 1280])
    it(`A1: at ${width} px nothing sticks out, however long a name is without a blank`, async () => {
      await setViewport({ width, height: 800 });
      const { form, company } = await inline();
      const chloë = await company.user('Chloë Martin');
      const change = { kind: 'update', id: chloë.id, base: chloë.version, values: { displayName: unbroken } } as const;
      await company.adapter.write([change]);
      for (const details of form.root.querySelectorAll('details')) details.open = true;
      await form.fill('displayName', unbroken);
      await form.fill('email', `${unbroken}@nordlicht`);
      await form.leave('email');
      await form.fill('extension', '104');
      form.root.querySelector<HTMLElement>('#forwarding-sequential')!.click();
      await form.settled();
      const destination = form.root.querySelector<HTMLInputElement>('.destination input')!;
      destination.value = '104';
      destination.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await until(() => form.root.querySelector('#forwarding-destination-0-whose')!.textContent!.includes('WWW'));
      await until(() => form.picker.message.includes('WWW'), 'the owner of the extension is named');
      expect(beyond(form)).to.deep.equal([]);
      await form.save();
      expect(beyond(form), 'with what is wrong').to.deep.equal([]);
    });

  it('R15: of a name longer than anybody dials, the first keys are shown', async () => {
    const { form } = await inline();
    await form.fill('displayName', unbroken);
    expect(form.hint('displayName')).to.equal(`Dial by name: ${'9'.repeat(16)}… (${'W'.repeat(16)}…)`);
  });

  it('F1: a wrong field keeps the red border while it has the focus, inside the ring', async () => {
    const { form } = await inline({ name: 'Ana Ruiz' });
    await form.fill('email', 'nobody');
    await form.leave('email');
    const control = form.control('email');
    await Promise.all(control.getAnimations().map(({ finished }) => finished));
    const wrong = borderOf(control);
    control.focus();
    await Promise.all(control.getAnimations().map(({ finished }) => finished));
    expect(control.matches(':focus-visible')).to.equal(true);
    expect(borderOf(control)).to.equal(wrong);
    expect(parseFloat(getComputedStyle(control).outlineOffset), 'the ring does not cover it').to.equal(0);
  });

  it('R18: where there is little room, the owner of a destination stands directly under it, above the buttons', async () => {
    await setViewport({ width: 320, height: 800 });
    const { form } = await inline({ name: 'Ana Ruiz' });
    for (const details of form.root.querySelectorAll('details')) details.open = true;
    form.root.querySelector<HTMLElement>('#forwarding-forward')!.click();
    await form.settled();
    const destination = form.root.querySelector<HTMLInputElement>('.destination input')!;
    destination.value = '103';
    destination.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    const whose = form.root.querySelector('#forwarding-destination-0-whose')!;
    await until(() => whose.textContent === 'Björn Åkesson');
    const remove = form.button('Remove destination 1').getBoundingClientRect();
    expect(whose.getBoundingClientRect().top).to.be.closeTo(destination.getBoundingClientRect().bottom, 8);
    expect(remove.top).to.be.at.least(whose.getBoundingClientRect().bottom);
  });

  it('A1: banners and the summary carry an icon beside their colour', async () => {
    const company = await smallCompany();
    const ana = await company.user('Ana Ruiz');
    const element = await fixture<UserForm>(
      html`<user-form .directory=${company.directory} .userId=${ana.id}></user-form>`,
    );
    const form = new UserFormHarness(element);
    await form.ready();
    await form.fill('displayName', '');
    await company.directory.submit([{ kind: 'update', id: ana.id, base: ana.version, values: { role: 'agent' } }]);
    await until(() => form.banners.length > 0);
    await form.save();
    for (const part of ['banner', 'summary'])
      expect(form.root.querySelector(`.${part} svg.icon`), part).to.not.equal(null);
  });
});
