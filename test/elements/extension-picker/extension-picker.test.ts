import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/define/extension-picker.js';
import type { PolicyInput } from '../../../src/core/policy.js';
import type { ExtensionPicker } from '../../../src/elements/extension-picker/extension-picker.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { smallCompany, type SmallCompany } from '../../fixtures/small-company.js';
import { ExtensionPickerHarness } from '../../harness/extension-picker-harness.js';

interface Setting {
  readonly company: SmallCompany;
  readonly element: ExtensionPicker;
  readonly picker: ExtensionPickerHarness;
}

async function picker(
  options: { policy?: PolicyInput; forUser?: string; template?: (company: SmallCompany) => unknown } = {},
): Promise<Setting> {
  const company = await smallCompany(options.policy);
  const forUser = options.forUser === undefined ? undefined : (await company.user(options.forUser)).id;
  const host = await fixture(
    html`<div>
      ${
        options.template?.(company) ??
        html`<extension-picker
          label="Extension"
          .directory=${company.directory}
          .forUser=${forUser}
        ></extension-picker>`
      }
    </div>`,
  );
  const element = host.querySelector('extension-picker')!;
  const harness = new ExtensionPickerHarness(element);
  await harness.settled();
  return { company, element, picker: harness };
}

const events = (element: Element): string[] => {
  const heard: string[] = [];
  for (const type of ['input', 'change'])
    element.addEventListener(type, (event) => heard.push(`${type}:${(event.target as ExtensionPicker).value}`));
  return heard;
};

describe('<extension-picker>', () => {
  describe('suggests', () => {
    it('R24: the next free number by the rules', async () => {
      const { element } = await picker();
      expect(await element.suggestNext()).to.equal('100');
    });

    it('R24: the next free number of the range', async () => {
      const { element } = await picker({ policy: { extension: { ranges: [{ from: '101', to: '199' }] } } });
      expect(await element.suggestNext()).to.equal('102');
    });

    it("'' when no number is free", async () => {
      const { element } = await picker({ policy: { extension: { ranges: [{ from: '103', to: '104' }] } } });
      expect(await element.suggestNext()).to.equal('');
    });

    it('asks the store, however early it is called', async () => {
      const { directory } = await smallCompany();
      const element = document.createElement('extension-picker');
      element.directory = directory;
      expect(await element.suggestNext()).to.equal('100');
    });

    it('R24: what is next from what was typed, then the next of all, then free ones', async () => {
      const { picker: seen } = await picker();
      await seen.type('103');
      expect(seen.group('Suggested')).to.deep.equal(['105', '100']);
      expect(seen.options[0]).to.deep.include({ number: '105', why: 'next free from 103' });
      expect(seen.group('Free').slice(0, 2)).to.deep.equal(['106', '107']);
    });
  });

  describe('shows who holds a number', () => {
    it('R20: owners of taken numbers, deactivated ones named as such', async () => {
      const { picker: seen } = await picker();
      await seen.type('10');
      const taken = seen.options.filter(({ group }) => group === 'Taken');
      expect(taken).to.deep.equal([
        { group: 'Taken', number: '101', why: 'Ana Ruiz', disabled: true },
        { group: 'Taken', number: '103', why: 'Björn Åkesson', disabled: true },
        { group: 'Taken', number: '104', why: 'Chloë Martin, deactivated', disabled: true },
      ]);
    });

    it('R21: reserved numbers with their reason', async () => {
      const { picker: seen } = await picker();
      await seen.type('911');
      expect(seen.options.filter(({ group }) => group === 'Reserved')).to.deep.equal([
        { group: 'Reserved', number: '911', why: 'emergency number', disabled: true },
      ]);
      expect(seen.message).to.equal('Extension 911 is reserved. Choose another.');
    });

    it('R20: says at once whose number was typed, and takes the next free one at a press', async () => {
      const { picker: seen, element } = await picker();
      const heard = events(element);
      await seen.type('101');
      expect(seen.message).to.equal('Extension 101 belongs to Ana Ruiz.');
      const [use] = [...seen.root.querySelectorAll<HTMLElement>('#message button')];
      expect(use!.textContent!.trim(), 'it is said once').to.equal('Use 102, the next free one');
      expect(getComputedStyle(use!).paddingInlineStart, 'the ring is around the words').to.equal('0px');
      expect(element.validationMessage).to.equal('Extension 101 belongs to Ana Ruiz. Use 102, the next free one.');
      expect(seen.control.getAttribute('aria-invalid')).to.equal('true');
      expect(element.matches(':state(taken)')).to.equal(true);
      await seen.useNext();
      expect(element.value).to.equal('102');
      expect(seen.message).to.equal('');
      expect(heard.slice(-2)).to.deep.equal(['input:102', 'change:102']);
      expect(element.matches(':state(free)')).to.equal(true);
    });

    it('R20: does not offer a next number where none is free', async () => {
      const { picker: seen } = await picker({ policy: { extension: { ranges: [{ from: '103', to: '104' }] } } });
      await seen.type('103');
      expect(seen.message).to.equal('Extension 103 belongs to Björn Åkesson, and no other extension is free.');
      expect(seen.root.querySelectorAll('#message button')).to.have.length(0);
    });

    it("a user's own number is free to that user", async () => {
      const { picker: seen, element } = await picker({ forUser: 'Ana Ruiz' });
      element.value = '101';
      await seen.settled();
      expect(element.checkValidity()).to.equal(true);
      await seen.type('103');
      expect(element.checkValidity()).to.equal(false);
    });

    it('R27: a number that somebody takes meanwhile is refused on the spot, with the owner and another suggestion', async () => {
      const { picker: seen, element, company } = await picker();
      await seen.type('102');
      expect(element.validity.valid).to.equal(true);
      await company.directory.submit([
        { kind: 'create', values: { displayName: 'Dee', extension: '102', status: 'deactivated' } },
      ]);
      await seen.settled();
      expect(seen.message).to.equal('Extension 102 belongs to Dee.');
    });
  });

  describe('R21, R22: judges the number itself', () => {
    it('keeps leading zeros, and takes the digits of other scripts', async () => {
      const { element } = await picker();
      element.value = '0012';
      expect(element.value).to.equal('0012');
      element.value = ' ٤٢１ ';
      expect(element.value).to.equal('421');
    });

    it('refuses letters, wrong lengths and numbers outside the range, each in its own words', async () => {
      const { element } = await picker({ policy: { extension: { ranges: [{ from: '100', to: '199' }] } } });
      const said = async (value: string): Promise<string> => {
        element.value = value;
        await new ExtensionPickerHarness(element).settled();
        return element.validationMessage;
      };
      expect(await said('1a1')).to.equal('Extension “1a1” may hold only the digits 0 to 9.');
      expect(element.validity.patternMismatch).to.equal(true);
      expect(await said('1')).to.equal('Extension 1 must have 2 to 4 digits.');
      expect(await said('250')).to.equal('Extension 250 is outside the allowed range 100–199.');
    });

    it('F1: says that a number is too short only after the field is left', async () => {
      const { picker: seen } = await picker();
      await seen.type('1');
      expect(seen.message).to.equal('');
      await seen.press('Tab');
      expect(seen.message).to.equal('Extension 1 must have 2 to 4 digits.');
      await seen.type('15');
      expect(seen.message).to.equal('');
    });
  });

  describe('E2: keyboard', () => {
    it('opens with Down, walks, jumps with Home and End, goes round, and chooses with Enter', async () => {
      const { picker: seen, element } = await picker();
      const heard = events(element);
      element.focus();
      expect(seen.isOpen).to.equal(false);
      await seen.press('ArrowDown');
      expect(seen.isOpen).to.equal(true);
      expect(seen.active).to.equal('100');
      await seen.press('ArrowDown');
      expect(seen.active).to.equal('102');
      await seen.press('End');
      const last = seen.options.at(-1)!.number;
      expect(seen.active).to.equal(last);
      await seen.press('ArrowDown');
      expect(seen.active).to.equal('100');
      await seen.press('ArrowUp');
      expect(seen.active).to.equal(last);
      await seen.press('Home', 'ArrowDown', 'Enter');
      expect(element.value).to.equal('102');
      expect(seen.isOpen).to.equal(false);
      expect(heard).to.deep.equal(['input:102', 'change:102']);
      expect(seen.hasFocus).to.equal(true);
    });

    it('Alt+Down opens without moving, Alt+Up and Escape close and keep what was typed', async () => {
      const { picker: seen, element } = await picker();
      await seen.type('10');
      await seen.press('Escape');
      expect(seen.isOpen).to.equal(false);
      expect(element.value).to.equal('10');
      await seen.pressWithAlt('ArrowDown');
      expect(seen.isOpen).to.equal(true);
      expect(seen.active).to.equal('');
      await seen.pressWithAlt('ArrowUp');
      expect(seen.isOpen).to.equal(false);
    });

    it('Escape is spent on the list; the next one is free for the dialog around it', async () => {
      const { picker: seen, element } = await picker();
      const left: boolean[] = [];
      element.addEventListener('keydown', (event) => left.push(event.defaultPrevented));
      await seen.open();
      await seen.press('Escape', 'Escape');
      expect(left).to.deep.equal([true, false]);
    });

    it('taken numbers can be reached and read, but not chosen', async () => {
      const { picker: seen, element } = await picker();
      await seen.type('10');
      while (seen.active !== '101') await seen.press('ArrowUp');
      await seen.press('Enter');
      expect(element.value).to.equal('10');
      expect(seen.isOpen).to.equal(true);
    });

    it('Home and End belong to the caret while nothing in the list is active', async () => {
      const { picker: seen } = await picker();
      await seen.type('10');
      await seen.press('Home');
      expect(seen.active).to.equal('');
      expect(seen.control.selectionStart).to.equal(0);
    });

    it('leaving the field closes the list and settles the value once', async () => {
      const { picker: seen, element } = await picker();
      const heard = events(element);
      await seen.type('12');
      await seen.press('Tab');
      expect(seen.isOpen).to.equal(false);
      expect(heard).to.deep.equal(['input:1', 'input:12', 'change:12']);
    });

    it('a click chooses and keeps the focus in the field; a click on a taken number does nothing', async () => {
      const { picker: seen, element } = await picker();
      await seen.type('10');
      await seen.click('101');
      expect(element.value).to.equal('10');
      await seen.click('100');
      expect(element.value).to.equal('100');
      expect(seen.hasFocus).to.equal(true);
    });

    it('says how many there are', async () => {
      const { picker: seen } = await picker();
      await seen.type('911');
      await seen.type('10');
      expect(seen.announcement).to.match(/^\d+ extensions, use the arrow keys\.$/);
    });
  });

  describe('E1: a form control', () => {
    const inForm = (attributes: { required?: boolean; value?: string; disabled?: boolean } = {}) =>
      picker({
        template: ({ directory }) =>
          html`<form>
            <label for="ext">Number</label>
            <fieldset ?disabled=${attributes.disabled}>
              <extension-picker
                id="ext"
                name="extension"
                value=${attributes.value ?? ''}
                ?required=${attributes.required}
                .directory=${directory}
              ></extension-picker>
            </fieldset>
            <button>Save</button>
          </form>`,
      });
    const formOf = (element: ExtensionPicker): HTMLFormElement => element.form!;

    it('is in FormData under its name, at once', async () => {
      const { element } = await inForm({ value: '0123' });
      const data = (): unknown => new FormData(formOf(element)).get('extension');
      expect(data()).to.equal('0123');
      element.value = '105';
      expect(data()).to.equal('105');
    });

    it('goes back to its attribute on reset', async () => {
      const { element, picker: seen } = await inForm({ value: '105' });
      await seen.type('101');
      formOf(element).reset();
      await seen.settled();
      expect(element.value).to.equal('105');
      expect(seen.control.value).to.equal('105');
      expect(seen.message).to.equal('');
    });

    it('is restored by the browser', async () => {
      const { element } = await inForm();
      element.formStateRestoreCallback('106');
      expect(element.value).to.equal('106');
      expect(new FormData(formOf(element)).get('extension')).to.equal('106');
    });

    it('keeps a form from being submitted while it is required and empty', async () => {
      const { element, picker: seen } = await inForm({ required: true });
      expect(formOf(element).checkValidity()).to.equal(false);
      expect(element.validity.valueMissing).to.equal(true);
      await seen.settled();
      expect(seen.message).to.equal('Extension is missing. Enter it.');
      element.value = '105';
      await seen.settled();
      expect(formOf(element).checkValidity()).to.equal(true);
    });

    it('keeps a form from being submitted with a number that belongs to somebody', async () => {
      const { element, picker: seen } = await inForm();
      await seen.type('101');
      expect(formOf(element).reportValidity()).to.equal(false);
      expect(element.validationMessage).to.contain('belongs to Ana Ruiz');
    });

    it('Enter submits the form, after it is known whose number it is', async () => {
      const { element, picker: seen } = await inForm();
      const form = formOf(element);
      let submitted = 0;
      form.addEventListener('submit', (event) => (event.preventDefault(), submitted++));
      seen.control.focus();
      await sendKeys({ type: '101' });
      await sendKeys({ press: 'Enter' });
      await seen.settled();
      expect(submitted).to.equal(0);
      await seen.type('105');
      const submission = oneEvent(form, 'submit');
      await sendKeys({ press: 'Enter' });
      await submission;
      expect(submitted).to.equal(1);
    });

    it('Enter presses the form’s submit button, as in any text field: its name is submitted, disabled it holds all back', async () => {
      const { element, picker: seen } = await inForm({ value: '105' });
      const form = formOf(element);
      const button = form.querySelector('button')!;
      let submitter: HTMLElement | null = null;
      let submitted = 0;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        submitted++;
        submitter = event.submitter;
      });
      element.focus();
      button.disabled = true;
      await seen.press('Enter');
      expect(submitted).to.equal(0);
      button.disabled = false;
      await seen.press('Enter');
      expect(submitted).to.equal(1);
      expect(submitter === button, 'the button is the submitter').to.equal(true);
    });

    it('select() is a method, and selects what is entered', async () => {
      const { element, picker: seen } = await inForm({ value: '105' });
      expect(Object.hasOwn(element, 'select')).to.equal(false);
      element.select();
      expect([seen.control.selectionStart, seen.control.selectionEnd]).to.deep.equal([0, 3]);
    });

    it('is disabled with its fieldset, leaves FormData, and comes back', async () => {
      const { element, picker: seen } = await inForm({ value: '105', disabled: true });
      expect(seen.control.disabled).to.equal(true);
      expect(new FormData(formOf(element)).has('extension')).to.equal(false);
      element.closest('fieldset')!.disabled = false;
      await seen.settled();
      expect(seen.control.disabled).to.equal(false);
      expect(new FormData(formOf(element)).get('extension')).to.equal('105');
    });

    it('a click on its label focuses it, and the label names it', async () => {
      const { element, picker: seen } = await inForm();
      expect(element.labels.length).to.equal(1);
      expect(seen.control.getAttribute('aria-label')).to.equal('Number');
      document.querySelector<HTMLLabelElement>('label[for=ext]')!.click();
      expect(seen.hasFocus).to.equal(true);
    });

    it('cannot be edited while read-only, and has no list', async () => {
      const { element, picker: seen } = await inForm({ value: '105' });
      element.readOnly = true;
      await seen.settled();
      element.focus();
      await seen.press('ArrowDown');
      expect(seen.isOpen).to.equal(false);
      expect(seen.control.readOnly).to.equal(true);
    });

    it('shows a verdict from elsewhere until the number is edited', async () => {
      const { element, picker: seen } = await inForm({ value: '105' });
      element.setCustomValidity('The server says no.');
      await seen.settled();
      expect(seen.message).to.equal('The server says no.');
      expect(element.validity.customError).to.equal(true);
      await seen.type('106');
      expect(element.checkValidity()).to.equal(true);
    });
  });

  describe('holds', () => {
    it('E2: 100,000 extensions: the list is a window, not the inventory', async () => {
      const users = Array.from({ length: 100_000 }, (_, at) => ({
        id: `u${at}`,
        version: '1',
        tenantId: 'big',
        displayName: `User ${at}`,
        extension: String(100_000 + at),
        status: 'activated' as const,
        secrets: {},
        createdAt: '',
        updatedAt: '',
      }));
      const directory = new UserDirectory({
        tenantId: 'big',
        open: () => createMemoryAdapter({ tenantId: 'big', users }),
      });
      await directory.configure({ extension: { maxLength: 6, ranges: [{ from: '100000', to: '299999' }] } });
      const element = await fixture<ExtensionPicker>(
        html`<extension-picker .directory=${directory}></extension-picker>`,
      );
      const seen = new ExtensionPickerHarness(element);
      expect(await element.suggestNext()).to.equal('200000');
      await seen.type('1234');
      expect(seen.group('Suggested')).to.include('200000');
      expect(seen.group('Taken')[0]).to.equal('123400');
      expect(seen.options.length).to.be.lessThan(40);
      await seen.type('123456');
      expect(seen.message).to.equal('Extension 123456 belongs to User 23456.');
    });

    it('the latest question wins, whatever order the answers come in', async () => {
      const { company, element, picker: seen } = await picker();
      const real = company.adapter.extensions!.bind(company.adapter);
      const held: (() => void)[] = [];
      company.adapter.extensions = async (search, options) => {
        if (search.describe?.[0] === '101') await new Promise<void>((resolve) => held.push(resolve));
        return real(search, options);
      };
      element.value = '101';
      element.value = '103';
      await seen.settled();
      held.forEach((release) => release());
      await new Promise((resolve) => setTimeout(resolve));
      await seen.settled();
      expect(element.matches(':state(taken)')).to.equal(true);
      expect(seen.message).to.equal('Extension 103 belongs to Björn Åkesson.');
    });

    it('R54: when the store cannot be asked, a number can still be typed and is judged by itself', async () => {
      const { company, element, picker: seen } = await picker();
      company.adapter.extensions = () => Promise.reject(new Error('gone'));
      await seen.type('101');
      expect(element.validity.valid).to.equal(true);
      expect(seen.list.textContent).to.contain('cannot be listed right now');
      await seen.type('1');
      expect(element.validity.valid).to.equal(false);
    });

    it('no two: names are read out with the option, the owner included', async () => {
      const { picker: seen } = await picker();
      await seen.type('101');
      const option = seen.root.getElementById('option-101')!;
      expect(option.getAttribute('role')).to.equal('option');
      expect(option.textContent).to.contain('Ana Ruiz');
    });
  });

  describe('A1', () => {
    it('is accessible closed, open and with a mistake', async () => {
      const { element, picker: seen } = await picker();
      await expect(element).to.be.accessible();
      await seen.type('101');
      await expect(element).to.be.accessible();
    });
  });
});
