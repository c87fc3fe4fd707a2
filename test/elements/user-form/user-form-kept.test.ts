import { expect } from '@open-wc/testing';
import type { KeptDraft } from '../../../src/data/adapter.js';
import { smallCompany, type SmallCompany } from '../../fixtures/small-company.js';
import { drawer, inline, until } from './form-stage.js';

const name = 'new-user/nordlicht/';
const kept = ({ adapter }: SmallCompany): Promise<KeptDraft | undefined> => adapter.drafts!.get(name);

async function withDraft(values: KeptDraft['values'], at = '2026-11-20T14:02:00.000Z'): Promise<SmallCompany> {
  const company = await smallCompany();
  await company.adapter.drafts!.put(name, { at, values });
  return company;
}

describe('<user-form>: a new user that is not saved yet (F3)', () => {
  it('F3: is kept while it is typed, without secrets', async () => {
    const { form, company } = await inline();
    await form.fill('displayName', 'Dee');
    await form.fill('sipPassword', 'canary-Kx8vRt2mPq4w');
    let draft: KeptDraft | undefined;
    await until(async () => (draft = await kept(company)) !== undefined);
    expect(draft!.values.displayName).to.equal('Dee');
    expect(JSON.stringify(draft)).to.not.contain('canary');
  });

  it('F3: typing on is kept once, and an edit taken back is not kept', async () => {
    const { form, company } = await inline();
    const puts: string[] = [];
    const { drafts } = company.adapter;
    const put = drafts!.put.bind(drafts);
    drafts!.put = (key, draft) => {
      puts.push(draft.values.displayName ?? '');
      return put(key, draft);
    };
    for (const text of ['D', 'De', 'Dee']) await form.fill('displayName', text);
    await until(() => puts.length > 0);
    expect(puts).to.deep.equal(['Dee']);
    await form.fill('displayName', '');
    await until(async () => (await kept(company)) === undefined, 'nothing is kept');
  });

  it('F3: is offered when a form for a new user opens, and continued as an edit', async () => {
    const company = await withDraft({ displayName: 'Dee van Dyke', email: 'dee@nordlicht.example', role: 'agent' });
    const { form, element } = await inline({ company });
    const said = form.root.querySelector('.banner [role=status]')!.textContent!;
    expect(said).to.match(/^Dee van Dyke was begun on Nov 20, 2026, .* and not saved\.$/);
    expect(form.control('displayName').value).to.equal('');
    await form.click('Continue');
    expect(form.control('displayName').value).to.equal('Dee van Dyke');
    expect(form.control('role').value).to.equal('agent');
    expect(element.dirty).to.equal(true);
    expect(form.root.querySelectorAll('.banner')).to.have.length(0);
    await form.save();
    expect(await company.user('Dee van Dyke')).to.include({ role: 'agent' });
    expect(await kept(company)).to.equal(undefined);
  });

  it('F3: the banner says whose draft it is, and at what time of today it was begun', async () => {
    const said = async (values: KeptDraft['values']): Promise<string> => {
      const company = await withDraft(values, new Date(new Date().setHours(10, 5)).toISOString());
      const { form } = await inline({ company });
      return form.root.querySelector('.banner [role=status]')!.textContent!;
    };
    expect(await said({ displayName: 'Dee' })).to.match(/^Dee was begun at 10:05\sAM and not saved\.$/);
    expect(await said({ givenName: 'Dee', familyName: 'Dyke' })).to.match(/^Dee Dyke was begun at/);
    expect(await said({ role: 'agent' })).to.match(/^A new user was begun at/);
  });

  for (const answer of ['Continue', 'Discard'])
    it(`F3: after ${answer} the focus is on the name, not lost`, async () => {
      const company = await withDraft({ displayName: 'Dee' });
      const { form } = await inline({ company });
      form.button(answer).focus();
      await form.press('Enter');
      await until(() => form.focused === 'displayName');
    });

  it('F3: what was typed meanwhile counts more than what was kept', async () => {
    const company = await withDraft({ displayName: 'Dee', email: 'dee@nordlicht.example' });
    const { form } = await inline({ company });
    await form.fill('displayName', 'Eve');
    await form.click('Continue');
    expect(form.control('displayName').value).to.equal('Eve');
    expect(form.control('email').value).to.equal('dee@nordlicht.example');
  });

  it('F3: while nobody has decided about it, it is neither replaced nor lost', async () => {
    const company = await withDraft({ displayName: 'Dee' });
    const { form } = await inline({ company });
    await form.switch();
    await form.fill('displayName', 'Eve');
    await form.save();
    expect(await company.user('Eve')).to.not.equal(undefined);
    expect((await kept(company))!.values.displayName).to.equal('Dee');
  });

  it('F3: declined, it is gone', async () => {
    const company = await withDraft({ displayName: 'Dee' });
    const { form } = await inline({ company });
    await form.click('Discard');
    await until(async () => (await kept(company)) === undefined);
    expect(form.root.querySelectorAll('.banner')).to.have.length(0);
    expect(form.control('displayName').value).to.equal('');
  });

  it('F3: given up with the question before leaving, it is gone too', async () => {
    const { form, element, company } = await drawer();
    await element.show();
    await form.fill('displayName', 'Dee');
    await until(async () => (await kept(company)) !== undefined);
    void element.hide();
    await form.settled();
    await form.click('Discard');
    await until(async () => (await kept(company)) === undefined);
  });

  it('F3: taken from the page, it is kept at once', async () => {
    const { form, element, company } = await inline();
    await form.fill('displayName', 'Dee');
    element.remove();
    await form.settled();
    expect((await kept(company))!.values.displayName).to.equal('Dee');
  });

  it('an existing user is not kept as a draft', async () => {
    const { form, element, company } = await inline({ name: 'Ana Ruiz' });
    await form.fill('mobile', '+491701');
    element.remove();
    await form.settled();
    expect(await kept(company)).to.equal(undefined);
  });
});

describe('<user-form>: leaving (F3)', () => {
  const isHeld = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

  it('F3: with guard="page" the browser asks while something is unsaved, and only then', async () => {
    const { form, element } = await inline({ name: 'Ana Ruiz', guard: 'page' });
    expect(isHeld()).to.equal(false);
    await form.fill('mobile', '+491701');
    expect(isHeld()).to.equal(true);
    await form.fill('mobile', '');
    expect(isHeld()).to.equal(false);
    await form.fill('mobile', '+491701');
    element.remove();
    expect(isHeld()).to.equal(false);
  });

  it('F3: without it the page is the host’s to guard', async () => {
    const { form } = await inline({ name: 'Ana Ruiz' });
    await form.fill('mobile', '+491701');
    expect(isHeld()).to.equal(false);
  });

  it('F3: a host that leads elsewhere asks first; leaving gives up what was typed', async () => {
    const { form, element } = await inline({ name: 'Ana Ruiz' });
    expect(await element.requestLeave()).to.equal(true);
    await form.fill('email', 'ana@else.example');
    const stays = element.requestLeave();
    await form.settled();
    await form.click('Keep editing');
    expect(await stays).to.equal(false);
    expect(form.control('email').value).to.equal('ana@else.example');
    const leaves = element.requestLeave();
    await form.settled();
    await form.click('Discard');
    expect(await leaves).to.equal(true);
    expect(element.dirty).to.equal(false);
    expect(form.control('email').value).to.equal('ana@nordlicht.example');
  });
});
