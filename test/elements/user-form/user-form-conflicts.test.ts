import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../../src/core/errors.js';
import type { UserPatch } from '../../../src/core/change.js';
import { inline, until, type Stage } from './form-stage.js';

/** Somebody else changes Ana in another tab. */
async function others({ company }: Stage, values: UserPatch): Promise<void> {
  const ana = await company.user('Ana Ruiz');
  await company.directory.submit([{ kind: 'update', id: ana.id, base: ana.version, values }]);
}

describe('<user-form>: two people change one user (R50)', () => {
  it('R50: asks field by field, decides nothing beforehand, and holds the save until it is decided', async () => {
    const stage = await inline({ name: 'Ana Ruiz' });
    const { form, company } = stage;
    await form.fill('mobile', '+491701');
    await others(stage, { mobile: '+491709', role: 'agent' });
    await until(() => form.sections.includes('Both of you changed one field'));
    const choices = form.conflict('Mobile');
    expect(Object.keys(choices)).to.deep.equal(['Yours +491701', 'Theirs +491709']);
    expect(Object.values(choices).some(({ checked }) => checked)).to.equal(false);
    expect(form.banners[0]).to.contain('Someone else changed Role');
    const written = company.written.length;
    await form.save();
    expect(company.written).to.have.length(written);
    expect(form.root.activeElement === choices['Yours +491701']).to.equal(true);
    expect(form.summary, 'it is said once').to.deep.equal([]);
    expect(form.root.querySelector('.footer p:not(:empty)')).to.equal(null);
    const why = form.saveButton.getAttribute('aria-describedby')!;
    expect(form.root.getElementById(why)!.textContent).to.contain('Nothing is saved before that.');
  });

  it('R50: theirs, once chosen, is what is kept; nothing of the rest is lost', async () => {
    const stage = await inline({ name: 'Ana Ruiz' });
    const { form, company } = stage;
    await form.fill('mobile', '+491701');
    await form.fill('familyName', 'Ruiz Prado');
    await others(stage, { mobile: '+491709', role: 'agent' });
    await until(() => form.conflict('Mobile')['Yours +491701']);
    await form.decide('Mobile', 'Theirs +491709');
    expect(form.control('mobile').value).to.equal('+491709');
    expect(form.summary).to.deep.equal([]);
    await form.save();
    expect(await company.user('Ana Ruiz Prado')).to.include({
      mobile: '+491709',
      role: 'agent',
      familyName: 'Ruiz Prado',
    });
  });

  it('R50: of a name that both changed only the display name is asked; its parts go with the choice', async () => {
    const stage = await inline({ name: 'Ana Ruiz' });
    const { form, company } = stage;
    await form.fill('displayName', 'Ana Prado');
    await others(stage, { displayName: 'Anna Ruiz' });
    await until(() => form.conflict('Display name')['Yours Ana Prado']);
    expect(form.root.querySelectorAll('.conflict')).to.have.length(1);
    expect(form.banners[0]).to.not.contain('First name');
    await form.decide('Display name', 'Theirs Anna Ruiz');
    expect(form.control('givenName').value).to.equal('Anna');
    expect(form.control('familyName').value).to.equal('Ruiz');
    await form.decide('Display name', 'Yours Ana Prado');
    expect(form.control('givenName').value).to.equal('Ana');
    expect(form.control('familyName').value).to.equal('Prado');
    await form.save();
    expect(await company.user('Ana Prado')).to.include({ givenName: 'Ana', familyName: 'Prado' });
  });

  it('R50: yours stays where it is chosen, and can be chosen again', async () => {
    const stage = await inline({ name: 'Ana Ruiz' });
    const { form, company } = stage;
    await form.fill('mobile', '+491701');
    await others(stage, { mobile: '+491709' });
    await until(() => form.conflict('Mobile')['Yours +491701']);
    await form.decide('Mobile', 'Theirs +491709');
    await form.decide('Mobile', 'Yours +491701');
    expect(form.control('mobile').value).to.equal('+491701');
    await form.save();
    expect(await company.user('Ana Ruiz')).to.include({ mobile: '+491701' });
  });

  it('R50: a stale write asks in the same way, with the focus on the first choice', async () => {
    const { form, company } = await inline({ name: 'Ana Ruiz' });
    const ana = await company.user('Ana Ruiz');
    const current = { ...ana, version: 'newer', mobile: '+491709' };
    company.adapter.get = () => Promise.resolve(current);
    company.adapter.write = () =>
      Promise.resolve([{ ok: false, id: ana.id, issues: [], error: new DirectoryError('stale', { current }) }]);
    await form.fill('mobile', '+491701');
    await form.save();
    expect(form.control('mobile').value, 'nothing of yours is lost').to.equal('+491701');
    expect(form.root.activeElement === form.conflict('Mobile')['Yours +491701']).to.equal(true);
    expect(form.banners[0]).to.contain('Someone else changed this user');
  });

  it('R50: a stale write over other fields is merged, said, and can be saved at once', async () => {
    const stage = await inline({ name: 'Ana Ruiz' });
    const { form, company } = stage;
    const { directory } = company;
    // This tab hears of the change only by the refusal.
    const { get } = directory;
    directory.get = () => new Promise(() => undefined);
    await form.fill('mobile', '+491701');
    await others(stage, { role: 'agent' });
    await form.save();
    directory.get = get;
    expect(form.banners[0]).to.contain('Someone else changed Role');
    await form.save();
    expect(await company.user('Ana Ruiz')).to.include({ role: 'agent', mobile: '+491701' });
  });

  it('R18, R50: forwarding is told as a caller would experience it', async () => {
    const stage = await inline({ name: 'Ana Ruiz' });
    const { form, element } = stage;
    await others(stage, { forwarding: { mode: 'forward', destinations: ['103'] } });
    await until(() => !element.dirty);
    await form.fill('mobile', '+491701');
    await others(stage, { forwarding: { mode: 'forward', destinations: ['104'] }, mobile: '+491709' });
    await until(() => form.conflict('Mobile')['Yours +491701']);
    expect(form.banners[0]).to.contain('Someone else changed Forwarding');
  });

  it('A1: is accessible while it is to be decided', async () => {
    const stage = await inline({ name: 'Ana Ruiz' });
    const { form, element } = stage;
    await form.fill('mobile', '+491701');
    await others(stage, { mobile: '+491709' });
    await until(() => form.conflict('Mobile')['Yours +491701']);
    await form.save();
    await expect(element).to.be.accessible();
  });
});
