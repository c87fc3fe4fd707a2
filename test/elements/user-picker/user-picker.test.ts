import { expect, fixture, html } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { UserDirectory } from '../../../src/data/directory.js';
import { UserPicker } from '../../../src/elements/user-picker/user-picker.js';
import { adapterWith } from '../../fixtures/adapter-with.js';
import { cast, sampleUser, sampleUsers } from '../../fixtures/sample-users.js';
import { UserPickerHarness } from '../../harness/user-picker-harness.js';
import { memoryDirectory, type TableSetting } from '../../harness/user-table-harness.js';

interface Stage {
  readonly picker: UserPickerHarness;
  readonly form: HTMLFormElement;
  readonly directory: UserDirectory;
  readonly submits: () => number;
}

async function stage(setting: TableSetting = {}, attributes: Partial<UserPicker> = {}): Promise<Stage> {
  UserPicker.define();
  const directory = memoryDirectory(setting);
  const form = await fixture<HTMLFormElement>(html`<form lang="en"><button>Save</button></form>`);
  let submits = 0;
  form.addEventListener('submit', (event) => (event.preventDefault(), submits++));
  const element = document.createElement('user-picker') as UserPicker;
  Object.assign(element, { directory, name: 'heir', label: 'New owner', ...attributes });
  form.prepend(element);
  const picker = new UserPickerHarness(element);
  await picker.settled();
  return { picker, form, directory, submits: () => submits };
}

describe('<user-picker>', () => {
  it('E2: is a combobox with a name, a list in the same root, and the focus in the control', async () => {
    const { picker } = await stage();
    await picker.open();
    expect(picker.control.labels![0]!.textContent).to.equal('New owner');
    expect(picker.list.getAttribute('aria-label')).to.equal('New owner');
    expect(picker.isOpen).to.equal(true);
    expect(picker.root.activeElement).to.equal(picker.control);
    expect(picker.announcement).to.equal('5 users, use the arrow keys.');
    await expect(picker.element).to.be.accessible();
  });

  it('lists users by name with their number, and says who is deactivated', async () => {
    const { picker } = await stage();
    await picker.open();
    expect(picker.options).to.deep.equal([
      'Ana Ruiz101',
      'Ben Okafor102 · Deactivated',
      'Carla Meier103',
      'Đorđe Novák Deactivated',
      'Élodie Dubois1010 · Deactivated',
    ]);
  });

  it('finds by name, accents and case apart, and by extension', async () => {
    const { picker } = await stage();
    await picker.type('ELODIE');
    expect(picker.options).to.deep.equal(['Élodie Dubois1010 · Deactivated']);
    await picker.type('103');
    expect(picker.options).to.deep.equal(['Carla Meier103']);
  });

  it('chooses by keyboard: the value is the id, the control says who', async () => {
    const { picker, form } = await stage();
    const heard: string[] = [];
    for (const type of ['input', 'change']) form.addEventListener(type, () => heard.push(type));
    await picker.press('Tab');
    picker.element.focus();
    await picker.press('ArrowDown', 'ArrowDown');
    expect(picker.active).to.equal('Ben Okafor');
    await picker.press('Enter');
    expect(picker.isOpen).to.equal(false);
    expect(picker.element.value).to.equal('ben');
    expect(picker.element.user!.displayName).to.equal('Ben Okafor');
    expect(picker.control.value).to.equal('Ben Okafor (\u2068102\u2069)');
    expect(new FormData(form).get('heir')).to.equal('ben');
    expect(heard).to.deep.equal(['input', 'change']);
  });

  it('Enter takes the only one who fits, and then submits the form', async () => {
    const { picker, submits } = await stage();
    await picker.type('carla');
    await picker.press('Enter');
    expect(picker.element.value).to.equal('carla');
    expect(submits()).to.equal(0);
    await picker.press('Enter');
    expect(submits()).to.equal(1);
  });

  it('typing after a choice takes it back, and what is only typed is no choice', async () => {
    const { picker, form, submits } = await stage();
    await picker.choose('Carla');
    await picker.type('Nobody');
    expect(picker.element.value).to.equal('');
    expect(picker.remark).to.equal('No user matches “Nobody”. Type another name or extension.');
    await picker.press('Escape', 'Enter');
    expect(submits()).to.equal(0);
    expect(picker.message).to.equal('Choose a user from the list.');
    expect(picker.element.checkValidity()).to.equal(false);
    expect(picker.element.validity.customError).to.equal(true);
    expect(form.checkValidity()).to.equal(false);
  });

  it('says what is missing after leaving the field, not before', async () => {
    const { picker } = await stage();
    await picker.type('Zz');
    expect(picker.message).to.equal('');
    await picker.press('Tab');
    expect(picker.message).to.equal('Choose a user from the list.');
  });

  it('E1: required, disabled, reset and restore as any form control', async () => {
    const { picker, form } = await stage({}, { required: true });
    expect(picker.element.validity.valueMissing).to.equal(true);
    expect(picker.element.reportValidity()).to.equal(false);
    await picker.settled();
    expect(picker.message).to.equal('Choose a user from the list.');
    picker.element.formStateRestoreCallback('ana');
    await picker.settled();
    expect(picker.control.value).to.contain('Ana Ruiz');
    expect(picker.element.validationMessage).to.equal('');
    form.reset();
    await picker.settled();
    expect(picker.element.value).to.equal('');
    picker.element.formDisabledCallback(true);
    await picker.settled();
    expect(picker.control.disabled).to.equal(true);
    expect(picker.root.querySelector('.toggle')).to.equal(null);
  });

  it('never offers those who are excluded, and still fills the list', async () => {
    const { picker } = await stage({ users: sampleUsers(12) }, { exclude: ['u0', 'u1'] });
    await picker.open();
    expect(picker.options.length).to.equal(8);
    expect(picker.options.join()).not.to.contain('Ana Ruiz').and.not.to.contain('Ben Ruiz');
    expect(picker.remark).to.equal('Type on to find others.');
  });

  it('shows who a value means, and says when that user is gone', async () => {
    const { picker, directory } = await stage({}, { value: 'carla' });
    await picker.settled();
    expect(picker.control.value).to.contain('Carla Meier');
    const { version } = (await directory.get('carla'))!;
    await directory.submit([{ kind: 'update', id: 'carla', base: version, values: { displayName: 'Carla Huber' } }]);
    await picker.settled();
    expect(picker.control.value).to.contain('Carla Huber');
    picker.element.value = 'nobody';
    await picker.settled();
    expect(picker.element.validationMessage).to.equal('This user is no longer there. Choose another.');
  });

  it('R54: says when the users cannot be listed, and asks again on the next letter', async () => {
    let fails = true;
    const { picker } = await stage({
      adapter: (adapter) =>
        adapterWith(adapter, {
          list: (query, options) =>
            fails ? Promise.reject(new DirectoryError('unavailable')) : adapter.list(query, options),
        }),
    });
    await picker.open();
    expect(picker.remark).to.equal('The users cannot be listed right now. Type again to try once more.');
    fails = false;
    await picker.type('ben');
    expect(picker.options).to.deep.equal(['Ben Okafor102 · Deactivated']);
  });

  it('the latest question wins, whatever order the answers come in', async () => {
    const answers: (() => void)[] = [];
    const { picker } = await stage({
      adapter: (adapter) =>
        adapterWith(adapter, {
          list: async (query, options) => {
            const page = await adapter.list(query, options);
            if (query.search) await new Promise<void>((resolve) => answers.push(resolve));
            return page;
          },
        }),
    });
    picker.element.focus();
    for (const text of ['an', 'ben']) {
      picker.control.value = text;
      picker.control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await new Promise((resolve) => setTimeout(resolve));
    }
    answers.reverse().forEach((answer) => answer());
    await picker.settled();
    expect(picker.options).to.deep.equal(['Ben Okafor102 · Deactivated']);
  });

  it('names are text: markup, emoji and right-to-left', async () => {
    const name = '<img src=x onerror=alert(1)> 🎈 שרה';
    const { picker } = await stage({ users: [sampleUser('x', { displayName: name }), ...cast] });
    await picker.choose('<img');
    expect(picker.control.value).to.equal(name);
    expect(picker.root.querySelector('img')).to.equal(null);
  });

  it('shows a sentence from elsewhere until the choice changes', async () => {
    const { picker } = await stage();
    picker.element.problem = 'Not this one.';
    await picker.settled();
    expect(picker.message).to.equal('Not this one.');
    await picker.choose('Ana');
    expect(picker.message).to.equal('');
  });
});
