import { expect } from '@open-wc/testing';
import axe from 'axe-core';
import type { PolicyInput } from '../../../../src/core/policy.js';
import type { ResourceInput } from '../../../../src/core/resource.js';
import { fieldStage, type FieldStage } from './field-stage.js';

const resources: readonly ResourceInput[] = [
  { kind: 'branch', id: 'b1', name: 'Hamburg' },
  { kind: 'number', id: '+493012345670', name: 'Reception', texting: true },
  { kind: 'location', id: 'l1', name: 'Head office', address: 'Hafenstraße 1\n20457 Hamburg' },
  { kind: 'mailbox', id: 'm1', name: 'Sales', messages: 3 },
];
const policy: PolicyInput = {
  warnWithoutLocation: true,
  customFields: [
    { name: 'badge', label: 'Badge', kind: 'text' },
    { name: 'floor', label: 'Floor', kind: 'number' },
    { name: 'vip', label: 'VIP', kind: 'boolean' },
    { name: 'team', label: 'Team', kind: 'choice', choices: ['red', 'blue'] },
  ],
};
const values = {
  forwarding: { mode: 'sequential', destinations: ['104', '+493012345678'] },
  voiceMessageEmails: ['ana@nordlicht.example'],
  greeting: 'ana.wav',
  smsEnabled: true,
  smsNumber: '+493012345670',
};

/** Every editor there is, some of them with something wrong. */
async function wrong(): Promise<FieldStage> {
  const stage = await fieldStage({
    name: 'Björn Åkesson',
    policy,
    resources,
    values,
    secrets: { onCallPin: '918273' },
  });
  const { form } = stage;
  await form.type(form.control('voiceMessageEmails'), 'nobody');
  await form.type(form.control('maxBindings'), 'many');
  await form.type(form.control('voicemailPin'), '1234');
  await form.type(form.destinations()[1]!, '103');
  form.control('mobileStun').click();
  await form.save();
  return stage;
}

async function violations({ element }: FieldStage): Promise<readonly string[]> {
  const { violations: found } = await axe.run(element, {
    // Landmarks and headings are the page's.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describe('the fields are for everybody (A1)', () => {
  for (const theme of ['light', 'dark'] as const)
    it(`A1: axe finds nothing, edited or read, with mistakes and without (${theme})`, async () => {
      for (const stage of [
        await wrong(),
        await fieldStage({ name: 'Ana Ruiz', mode: 'view', policy, resources, values }),
      ]) {
        stage.element.theme = theme;
        stage.element.parentElement!.style.background = theme === 'dark' ? '#16181d' : '#fff';
        await stage.form.settled();
        expect(await violations(stage)).to.deep.equal([]);
      }
    });

  it('A1: every control has a name, and one that stands for its field', async () => {
    const { form } = await wrong();
    const controls = [...form.root.querySelectorAll<HTMLInputElement>('.section :is(input, select, textarea)')];
    expect(controls.length).to.be.greaterThan(35);
    for (const control of controls) {
      const name = control.getAttribute('aria-label') ?? control.labels?.[0]?.textContent ?? '';
      expect(name.trim(), control.id).to.not.equal('');
      expect(control.id, name).to.not.equal('');
    }
    const ids = [...form.root.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).to.deep.equal([]);
  });

  it('A1: what describes a control is there', async () => {
    const { form } = await wrong();
    for (const control of form.root.querySelectorAll('[aria-describedby], [aria-labelledby]'))
      for (const attribute of ['aria-describedby', 'aria-labelledby'])
        for (const id of control.getAttribute(attribute)?.split(' ') ?? [])
          expect(form.root.getElementById(id), `${attribute} ${id}`).to.not.equal(null);
  });

  for (const dir of ['ltr', 'rtl'] as const)
    it(`A1: at 320 px nothing stands out at the side, and targets are large enough (${dir})`, async () => {
      const { form, element } = await wrong();
      const frame = element.parentElement!;
      frame.dir = dir;
      frame.style.inlineSize = '320px';
      await form.settled();
      const { left, right } = frame.getBoundingClientRect();
      for (const control of form.root.querySelectorAll<HTMLElement>(
        '.section :is(input, select, textarea, button, p)',
      )) {
        const box = control.getBoundingClientRect();
        if (control.closest('.visually-hidden') || box.width === 0) continue;
        expect(box.left, control.outerHTML).to.be.at.least(left - 0.5);
        expect(box.right, control.outerHTML).to.be.at.most(right + 0.5);
      }
      for (const button of form.root.querySelectorAll('.section button')) {
        const box = button.getBoundingClientRect();
        expect(Math.min(box.width, box.height), button.outerHTML).to.be.at.least(24);
      }
    });
});
