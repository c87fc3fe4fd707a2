import { expect } from '@open-wc/testing';
import type { UserChange } from '../../../src/core/change.js';
import type { Issue } from '../../../src/core/issue.js';
import { smallCompany, type SmallCompany } from '../../fixtures/small-company.js';
import { inline, until } from './form-stage.js';

interface Asked {
  readonly changes: readonly UserChange[];
  readonly signal: AbortSignal | undefined;
}

/** A company that remembers what it was asked before anything is written. */
async function listening(answer?: () => Promise<readonly (readonly Issue[])[]>): Promise<{
  company: SmallCompany;
  asked: Asked[];
}> {
  const company = await smallCompany();
  const check = company.adapter.check!.bind(company.adapter);
  const asked: Asked[] = [];
  company.adapter.check = (changes, options) => {
    asked.push({ changes, signal: options?.signal });
    return answer ? answer() : check(changes, options);
  };
  return { company, asked };
}

describe('<user-form>: asking while it is filled in (F1, F2)', () => {
  it('F2: says whose an address is as soon as the field is left, before anything is written', async () => {
    const { company, asked } = await listening();
    const { form } = await inline({ company });
    await form.fill('email', 'ana@nordlicht.example');
    await form.leave('email');
    await until(() => form.error('email') !== '');
    expect(form.error('email')).to.equal('E-mail ana@nordlicht.example belongs to Ana Ruiz. Use another address.');
    expect(company.written).to.have.length(0);
    expect(asked).to.have.length(1);
    await form.fill('email', 'dee@nordlicht.example');
    expect(form.error('email')).to.equal('');
  });

  it('R60: never asks with a secret, and only about what others can have something against', async () => {
    const { company, asked } = await listening();
    const { form } = await inline({ company });
    await form.fill('displayName', 'Dee');
    await form.fill('sipPassword', 'canary-Kx8vRt2mPq4w');
    await form.fill('email', 'dee@nordlicht.example');
    await until(() => asked.some(({ changes }) => JSON.stringify(changes).includes('dee@')));
    expect(JSON.stringify(asked)).to.not.contain('canary');
    expect(asked.at(-1)!.changes).to.deep.equal([
      {
        kind: 'create',
        values: { displayName: '-', status: 'deactivated', extension: '100', email: 'dee@nordlicht.example' },
      },
    ]);
  });

  it('fast typing is one question', async () => {
    const { company, asked } = await listening();
    const { form } = await inline({ company, name: 'Zoë Extra' });
    for (const text of ['z', 'zo', 'zoe', 'zoe@nordlicht.example']) await form.fill('email', text);
    await until(() => asked.length > 0);
    expect(asked).to.have.length(1);
    expect(asked[0]!.changes[0]).to.deep.include({ kind: 'update', values: { email: 'zoe@nordlicht.example' } });
  });

  it('a question that is overtaken is aborted, and its answer ignored', async () => {
    const answers: ((issues: readonly (readonly Issue[])[]) => void)[] = [];
    const { company, asked } = await listening(() => new Promise((resolve) => answers.push(resolve)));
    const { form } = await inline({ company, name: 'Zoë Extra' });
    await form.fill('email', 'ana@nordlicht.example');
    await until(() => answers.length === 1);
    await form.fill('email', 'zoe@nordlicht.example');
    expect(asked[0]!.signal!.aborted).to.equal(true);
    await until(() => answers.length === 2);
    answers[0]!([[{ code: 'email-taken', field: 'email', params: { value: 'x', owner: 'Ana Ruiz' } }]]);
    answers[1]!([[]]);
    await form.leave('email');
    await form.settled();
    expect(form.error('email')).to.equal('');
  });

  it('what was asked once is not asked again', async () => {
    const { company, asked } = await listening();
    const { form } = await inline({ company, name: 'Zoë Extra' });
    await form.fill('email', 'ana@nordlicht.example');
    await until(() => asked.length === 1);
    await form.fill('email', 'zoe@nordlicht.example');
    await until(() => asked.length === 2);
    await form.fill('email', 'ana@nordlicht.example');
    await form.leave('email');
    expect(form.error('email')).to.contain('belongs to Ana Ruiz');
    expect(asked).to.have.length(2);
  });

  it('what only displays nothing to others asks nothing', async () => {
    const { company, asked } = await listening();
    const { form } = await inline({ company, name: 'Ana Ruiz' });
    await form.fill('company', 'Nordlicht');
    await form.fill('email', 'ana@else.example');
    await until(() => asked.length > 0);
    expect(asked).to.have.length(1);
  });

  it('R18: a circle of forwarding is named before saving', async () => {
    const { company } = await listening();
    const björn = await company.user('Björn Åkesson');
    const forwarding = { mode: 'forward' as const, destinations: ['101'] };
    await company.directory.submit([{ kind: 'update', id: björn.id, base: björn.version, values: { forwarding } }]);
    const { form, element } = await inline({ company, name: 'Ana Ruiz' });
    await form.fill('extension', '103');
    await element.submit();
    await form.settled();
    expect(form.summary.join()).to.contain('Björn Åkesson');
  });

  it('what others said is not held against a save: they decide anew', async () => {
    const { company } = await listening(() =>
      Promise.resolve([[{ code: 'email-taken', field: 'email', params: { value: 'zoe', owner: 'Nobody' } }]]),
    );
    const { form } = await inline({ company, name: 'Zoë Extra' });
    await form.fill('email', 'zoe@nordlicht.example');
    await form.leave('email');
    await until(() => form.error('email') !== '');
    await form.save();
    expect(await company.user('Zoë Extra')).to.include({ email: 'zoe@nordlicht.example' });
  });
});

describe('<user-form>: a host’s server (F2, RFC 9457)', () => {
  it('F2: showProblem puts each problem on its field, the rest into the summary, with the focus on the first', async () => {
    const { form, element } = await inline({ name: 'Ana Ruiz' });
    await element.showProblem({
      title: 'Not saved',
      errors: [
        { detail: 'This address bounces.', pointer: '#/email' },
        { detail: 'The contract has ended.', pointer: '#/contract' },
      ],
    });
    await form.settled();
    expect(form.error('email')).to.equal('This address bounces.');
    expect(form.summary).to.deep.equal(['This address bounces.', 'The contract has ended.']);
    expect(form.focused).to.equal('email');
  });

  it('F2: what is no problem counts as a server that cannot be reached', async () => {
    const { form, element } = await inline({ name: 'Ana Ruiz' });
    await element.showProblem(undefined);
    await form.settled();
    expect(form.banners).to.deep.equal(['The users cannot be reached right now. Try again.']);
    expect(form.root.activeElement!.classList.contains('banner')).to.equal(true);
  });

  it('F2: what the server refused once does not stand in the way of the next attempt', async () => {
    const { form, element, company } = await inline({ name: 'Ana Ruiz' });
    await form.fill('company', 'Nordlicht');
    await element.showProblem({ detail: 'Come back later.' });
    await form.save();
    expect(await company.user('Ana Ruiz')).to.include({ company: 'Nordlicht' });
  });

  it('F2: a refusal that the form waited for is shown in it, and nothing is written', async () => {
    const { form, element, company } = await inline({ name: 'Ana Ruiz' });
    element.addEventListener('user-change-request', (event) =>
      event.waitUntil(Promise.resolve({ errors: [{ detail: 'Blocked.', pointer: '#/company' }] })),
    );
    await form.fill('company', 'Nordlicht');
    const results = await element.submit();
    await form.settled();
    expect(results![0]!.ok).to.equal(false);
    expect(form.summary).to.deep.equal(['Blocked.']);
    expect(form.focused).to.equal('company');
    expect((form.control('company').closest('details') as HTMLDetailsElement).open).to.equal(true);
    expect(company.written).to.have.length(0);
  });

  it('a host that takes over and is waited for has kept it: the form closes as saved', async () => {
    const { form, element, company } = await inline({ name: 'Ana Ruiz' });
    element.addEventListener('user-change-request', (event) => {
      event.preventDefault();
      event.waitUntil(Promise.resolve());
    });
    const closed = new Promise<string | undefined>((resolve) =>
      element.addEventListener('user-form-close', ({ savedUserId }) => resolve(savedUserId), { once: true }),
    );
    await form.fill('company', 'Nordlicht');
    expect(await element.submit()).to.equal(undefined);
    expect(await closed).to.equal((await company.user('Ana Ruiz')).id);
    expect(form.notices).to.deep.equal(['The changes to Ana Ruiz were saved.']);
    expect(company.written).to.have.length(0);
  });

  it('a host that takes over without being waited for decides itself when the form closes', async () => {
    const { form, element } = await inline({ name: 'Ana Ruiz' });
    element.addEventListener('user-change-request', (event) => event.preventDefault());
    await form.fill('company', 'Nordlicht');
    await form.save();
    expect(element.dirty).to.equal(true);
    expect(form.notices).to.deep.equal([]);
  });
});

describe('<user-form>: privacy warnings (R16)', () => {
  it('R16: keep the user from being saved until they are accepted, and travel with the change', async () => {
    const { form, company } = await inline({ name: 'Ana Ruiz' });
    await form.fill('voiceMessageEmails', 'ana@home.example');
    await form.save();
    expect(form.summary).to.have.length(1);
    expect(form.summary[0]).to.contain('tick');
    const box = form.root.activeElement as HTMLInputElement;
    expect(box.type).to.equal('checkbox');
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    expect(company.written).to.have.length(0);
    box.click();
    await form.save();
    expect(company.written.at(-1)).to.deep.include({ acknowledged: ['voiceMessageEmails'] });
  });
});
