import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { UserForm } from '../../../src/elements/user-form/user-form.js';
import { smallCompany, type SmallCompany } from '../../fixtures/small-company.js';
import { UserFormHarness } from '../../harness/user-form-harness.js';

const door = new URL('../../../src/define/user-form.ts', import.meta.url).href;

/** The form of Ana in a frame whose sandbox lets scripts run, but forms not be submitted. */
async function sandboxed(): Promise<{ company: SmallCompany; form: UserFormHarness; frame: HTMLIFrameElement }> {
  const company = await smallCompany();
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="Host" sandbox="allow-scripts allow-same-origin" srcdoc="A host"></iframe>`,
  );
  const isLoaded = (page: Document | null): boolean => page?.URL === 'about:srcdoc' && page.readyState === 'complete';
  await waitUntil(() => isLoaded(frame.contentDocument), 'the frame is loaded', { timeout: 8000 });
  const page = frame.contentDocument!;
  const script = Object.assign(page.createElement('script'), { type: 'module', src: door });
  page.head.append(script);
  await frame.contentWindow!.customElements.whenDefined('user-form');
  const element = page.createElement('user-form') as UserForm;
  element.directory = company.directory;
  element.userId = (await company.user('Ana Ruiz')).id;
  page.body.append(element);
  const form = new UserFormHarness(element);
  await form.ready();
  return { company, form, frame };
}

describe('<user-form> in a sandbox without allow-forms', () => {
  const savedBy = async (press: (form: UserFormHarness) => Promise<unknown> | void): Promise<void> => {
    const { company, form, frame } = await sandboxed();
    let submitted = 0;
    form.form.addEventListener('submit', () => submitted++);
    await form.fill('mobile', '+491701');
    frame.contentWindow!.focus();
    await press(form);
    await waitUntil(() => company.written.length > 0, 'it is saved', { timeout: 8000 });
    await form.settled();
    expect(company.written).to.have.length(1);
    expect(await company.user('Ana Ruiz')).to.include({ mobile: '+491701' });
    expect(submitted, 'the browser fires no submit').to.equal(0);
  };

  it('the button saves', () => savedBy((form) => form.saveButton.click()));

  it('Enter in a field saves', () =>
    savedBy((form) => {
      form.control('mobile').focus();
      return sendKeys({ press: 'Enter' });
    }));

  it('Enter in the extension saves', () =>
    savedBy(async (form) => {
      form.picker.element.focus();
      await form.picker.press('Enter');
    }));
});

describe('<user-form> on a page that may submit forms', () => {
  it('the button saves once', async () => {
    await import('../../../src/define/user-form.js');
    const company = await smallCompany();
    const { id } = await company.user('Ana Ruiz');
    const element = await fixture<UserForm>(
      html`<user-form .directory=${company.directory} .userId=${id}></user-form>`,
    );
    const form = new UserFormHarness(element);
    await form.ready();
    let asked = 0;
    element.addEventListener('user-change-request', () => asked++);
    await form.fill('mobile', '+491701');
    form.saveButton.click();
    await waitUntil(() => company.written.length > 0);
    await form.settled();
    expect(asked).to.equal(1);
  });

  it('a submit that the page asks for saves too', async () => {
    await import('../../../src/define/user-form.js');
    const company = await smallCompany();
    const { id } = await company.user('Ana Ruiz');
    const element = await fixture<UserForm>(
      html`<user-form .directory=${company.directory} .userId=${id}></user-form>`,
    );
    const form = new UserFormHarness(element);
    await form.ready();
    await form.fill('mobile', '+491701');
    form.form.requestSubmit();
    await waitUntil(() => company.written.length > 0);
    expect(await company.user('Ana Ruiz')).to.include({ mobile: '+491701' });
  });
});
