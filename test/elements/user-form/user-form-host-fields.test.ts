import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { drawer, inline, until, type Stage } from './form-stage.js';

const fields = html`<label slot="fields">Badge <input name="badge" required /></label>
  <div slot="fields">
    <label><input type="checkbox" name="parking" /> Parking space</label>
    <label>Desk <input type="number" name="desk" /></label>
    <label
      >Floor
      <select name="floor">
        <option value="">None</option>
        <option value="2">Second</option>
      </select></label
    >
  </div>`;

type Named = HTMLInputElement & HTMLSelectElement;
const control = ({ element }: Stage, name: string): Named => element.querySelector<Named>(`[name=${name}]`)!;

/** The host’s field that has the focus. */
const focused = (): string | null | undefined => document.activeElement?.getAttribute('name');

/** What is said under them. */
const errors = ({ form }: Stage): readonly string[] =>
  [...form.root.querySelectorAll('.host-fields .error')].map((error) => error.textContent!.trim());

/** As a person does. */
async function fill(stage: Stage, name: string, value: string | boolean): Promise<void> {
  const field = control(stage, name);
  field.focus();
  if (typeof value === 'boolean') field.click();
  else {
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }
  await stage.form.settled();
}

async function keep(stage: Stage, custom: Record<string, string | number | boolean>): Promise<void> {
  const { company } = stage;
  const ana = await company.user('Ana Ruiz');
  await company.directory.submit([{ kind: 'update', id: ana.id, base: ana.version, values: { custom } }]);
}

describe('<user-form>: fields of the host (F4)', () => {
  it('F4: take part in the value, each as what it is', async () => {
    const stage = await inline({ slotted: fields });
    const { form, company } = stage;
    await form.switch();
    await form.fill('displayName', 'Dee');
    await fill(stage, 'badge', 'B-7');
    await fill(stage, 'parking', true);
    await fill(stage, 'desk', '12');
    await form.save();
    expect((await company.user('Dee')).custom).to.deep.equal({ badge: 'B-7', parking: true, desk: 12 });
  });

  it('F4: show what is kept, and are dirty by value', async () => {
    const stage = await inline({ name: 'Ana Ruiz', slotted: fields });
    const { element } = stage;
    await keep(stage, { badge: 'B-7', parking: true, desk: 12, floor: '2' });
    await until(() => control(stage, 'badge').value === 'B-7');
    expect(control(stage, 'parking').checked).to.equal(true);
    expect(control(stage, 'desk').value).to.equal('12');
    expect(control(stage, 'floor').value).to.equal('2');
    expect(element.dirty).to.equal(false);
    await fill(stage, 'badge', 'B-8');
    expect(element.dirty).to.equal(true);
    await fill(stage, 'badge', 'B-7');
    expect(element.dirty).to.equal(false);
  });

  it('F4: a box ticked and unticked is no edit', async () => {
    const stage = await inline({ name: 'Ana Ruiz', slotted: fields });
    await fill(stage, 'parking', true);
    expect(stage.element.dirty).to.equal(true);
    await fill(stage, 'parking', true);
    expect(stage.element.dirty).to.equal(false);
  });

  it('F4, F1: their own validity keeps the user from being saved, in their words, with the focus on them', async () => {
    const stage = await inline({ name: 'Ana Ruiz', slotted: fields });
    const { form, company } = stage;
    await form.fill('mobile', '+491701');
    expect(errors(stage), 'not before somebody saves').to.deep.equal([]);
    await form.save();
    const { validationMessage } = control(stage, 'badge');
    expect(form.summary).to.deep.equal([`Badge: ${validationMessage}`]);
    expect(errors(stage)).to.deep.equal([`Badge: ${validationMessage}`]);
    expect(focused()).to.equal('badge');
    expect(control(stage, 'badge').getAttribute('aria-invalid')).to.equal('true');
    expect(company.written).to.have.length(0);
    await fill(stage, 'badge', 'B-7');
    expect(control(stage, 'badge').hasAttribute('aria-invalid')).to.equal(false);
    await form.save();
    expect((await company.user('Ana Ruiz')).custom).to.deep.equal({ badge: 'B-7' });
  });

  it('F4, F1: what is said about them is in view when saving is refused', async () => {
    const many = html`${[...Array(30).keys()].map(
      (at) => html`<label slot="fields">Field ${at} <input name="field${at}" ?required=${at === 3} /></label>`,
    )}`;
    const stage = await drawer({ slotted: many });
    const { form, element, company } = stage;
    await element.show({ userId: (await company.user('Ana Ruiz')).id });
    await form.ready();
    await form.fill('mobile', '+491701');
    await form.save();
    await until(() => focused() === 'field3');
    const [note] = [...form.root.querySelectorAll('.host-fields .error')];
    const scroll = form.root.querySelector('.scroll')!.getBoundingClientRect();
    const { top, bottom } = note!.getBoundingClientRect();
    expect(top).to.be.at.least(scroll.top);
    expect(bottom).to.be.at.most(scroll.bottom);
    const field = control(stage, 'field3').getBoundingClientRect();
    expect(field.bottom, 'and so is the field').to.be.greaterThan(scroll.top);
    void element.hide({ discard: true });
  });

  it('F4, F1: a control of the host is marked in red where it is wrong', async () => {
    const slotted = html`<input slot="fields" name="badge" aria-label="Badge" required />`;
    const stage = await inline({ name: 'Ana Ruiz', slotted });
    const right = getComputedStyle(control(stage, 'badge')).borderColor;
    await stage.form.fill('mobile', '+491701');
    await stage.form.save();
    expect(control(stage, 'badge').ariaInvalid).to.equal('true');
    expect(getComputedStyle(control(stage, 'badge')).borderColor).to.not.equal(right);
  });

  it('F2: what a server refuses lands on the host’s field', async () => {
    const stage = await inline({ name: 'Ana Ruiz', slotted: fields });
    const { form, element } = stage;
    await fill(stage, 'badge', 'B-0');
    await element.showProblem({ errors: [{ detail: 'Badge B-0 is lost.', pointer: '#/custom/badge' }] });
    await form.settled();
    expect(form.summary).to.deep.equal(['Badge B-0 is lost.']);
    expect(focused()).to.equal('badge');
    await fill(stage, 'badge', 'B-1');
    expect(errors(stage)).to.deep.equal([]);
  });

  it('the host still hears its own events, and no others', async () => {
    const stage = await inline({ slotted: fields });
    const heard: string[] = [];
    const listen = (event: Event): unknown => heard.push((event.target as Named).name);
    document.addEventListener('input', listen);
    await fill(stage, 'badge', 'B-7');
    await stage.form.fill('displayName', 'Dee');
    document.removeEventListener('input', listen);
    expect(heard).to.deep.equal(['badge']);
  });

  it('Enter in them saves', async () => {
    const stage = await inline({ name: 'Ana Ruiz', slotted: fields });
    await fill(stage, 'badge', 'B-7');
    await sendKeys({ press: 'Enter' });
    await until(() => stage.company.written.length > 0);
    expect((await stage.company.user('Ana Ruiz')).custom).to.deep.equal({ badge: 'B-7' });
  });

  it('are read as text in a view', async () => {
    const stage = await inline({ name: 'Ana Ruiz', mode: 'view', slotted: fields });
    await keep(stage, { badge: 'B-7', parking: true });
    await until(() => /B-7/.test(stage.form.root.querySelector('.host-fields')!.textContent!));
    expect(stage.form.root.querySelector('.host-fields .label')!.textContent).to.equal('Badge');
    expect(control(stage, 'badge').checkVisibility()).to.equal(false);
  });

  it('their names are those of the page, also before leaving', async () => {
    const stage = await drawer({ slotted: fields });
    const { form, element } = stage;
    await element.show();
    await fill(stage, 'badge', 'B-7');
    void element.hide();
    await form.settled();
    expect(form.question!.textContent).to.contain('Not saved yet: Badge.');
    await form.click('Discard');
  });

  it('begin anew for the next user, with what they hold by themselves', async () => {
    const slotted = html`<label slot="fields">Site <input name="site" value="Kiel" /></label>`;
    const stage = await inline({ slotted });
    const { form, element, company } = stage;
    expect(element.dirty).to.equal(false);
    await form.switch();
    await form.fill('displayName', 'Dee');
    await fill(stage, 'site', 'Bonn');
    await form.click('Save and add another');
    await until(() => control(stage, 'site').value === 'Kiel');
    expect((await company.user('Dee')).custom).to.deep.equal({ site: 'Bonn' });
    expect(element.dirty).to.equal(false);
  });

  it('F4: by schema, stand in the form as the policy says, and are required as it says', async () => {
    const customFields = [{ name: 'costCentre', label: 'Cost centre', kind: 'text' as const, required: true }];
    const { form, company } = await inline({ policy: { customFields } });
    await form.switch();
    await form.fill('displayName', 'Dee');
    await form.save();
    expect(form.summary).to.deep.equal(['Cost centre is missing. Enter it.']);
    expect(form.focused).to.equal('custom.costCentre');
    await form.fill('custom.costCentre' as 'mobile', 'DE-100');
    await form.save();
    expect((await company.user('Dee')).custom).to.deep.equal({ costCentre: 'DE-100' });
  });

  it('A1: is accessible with them, wrong and right', async () => {
    const stage = await inline({ name: 'Ana Ruiz', slotted: fields });
    await stage.form.fill('mobile', '1');
    await stage.form.save();
    await expect(stage.element).to.be.accessible();
  });
});
