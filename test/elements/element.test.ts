import { expect } from '@open-wc/testing';
import { DirectoryError } from '../../src/core/errors.js';
import { UserChangeRequestEvent, type UserChangeErrorEvent, type UserChangeEvent } from '../../src/elements/events.js';
import { UserTableHarness } from '../harness/user-table-harness.js';

/** A table whose host is asked before each write. */
async function hosted(
  answer: (event: UserChangeRequestEvent) => void,
): Promise<{ table: UserTableHarness; heard: (UserChangeEvent | UserChangeErrorEvent)[] }> {
  const table = await UserTableHarness.create();
  const heard: (UserChangeEvent | UserChangeErrorEvent)[] = [];
  table.table.addEventListener('user-change-request', answer);
  table.table.addEventListener('user-change', (event) => heard.push(event));
  table.table.addEventListener('user-change-error', (event) => heard.push(event));
  return { table, heard };
}

const taken = {
  type: 'https://acme.example/problems/billing',
  title: 'Refused',
  status: 422,
  errors: [{ detail: 'The contract ends this month.', pointer: '#/status' }],
};

describe('user-change-request', () => {
  it('waitUntil holds the write until the host has answered, and shows the wish as pending', async () => {
    let allow: () => void = () => undefined;
    const { table, heard } = await hosted((event) =>
      event.waitUntil(new Promise<void>((resolve) => (allow = resolve))),
    );
    await table.flip('Carla Meier');
    expect(table.row('Carla Meier').getAttribute('aria-busy')).to.equal('true');
    expect(table.toggle('Carla Meier').checked).to.equal(false);
    expect((await table.directory.get('carla'))!.status).to.equal('activated');
    allow();
    await table.until(() => heard.length > 0, 'the event');
    expect(heard.map(({ type }) => type)).to.deep.equal(['user-change']);
    expect((await table.directory.get('carla'))!.status).to.equal('deactivated');
    expect(table.row('Carla Meier').hasAttribute('aria-busy')).to.equal(false);
  });

  it('F2: a resolved problem refuses the change with the issues it holds, and nothing is written', async () => {
    const { table, heard } = await hosted((event) => event.waitUntil(Promise.resolve(taken)));
    await table.flip('Carla Meier');
    await table.until(() => heard.length > 0, 'the event');
    expect(heard.map(({ type }) => type)).to.deep.equal(['user-change-error']);
    expect(heard[0]!.results).to.deep.equal([
      {
        ok: false,
        id: 'carla',
        issues: [{ code: 'refused', field: 'status', params: { detail: 'The contract ends this month.' } }],
      },
    ]);
    await table.settled();
    expect(table.notices).to.deep.equal(['Carla Meier was not changed. The contract ends this month.']);
    expect(table.toggle('Carla Meier').checked).to.equal(true);
    expect((await table.directory.get('carla'))!.status).to.equal('activated');
  });

  it('a problem refuses too where the host has taken over; without one it has, and nothing is said', async () => {
    let problem: unknown = taken;
    const { table, heard } = await hosted((event) => {
      event.preventDefault();
      event.waitUntil(Promise.resolve(problem));
    });
    await table.flip('Carla Meier');
    await table.until(() => heard.length === 1, 'the refusal');
    problem = undefined;
    await table.flip('Carla Meier');
    await table.until(() => !table.row('Carla Meier').hasAttribute('aria-busy'), 'the answer');
    expect(heard.map(({ type }) => type)).to.deep.equal(['user-change-error']);
    expect((await table.directory.get('carla'))!.status).to.equal('activated');
  });

  it('a rejection refuses as unavailable, with its cause; a DirectoryError as what it is', async () => {
    const cause = new TypeError('Failed to fetch');
    let reason: Error = cause;
    const { table, heard } = await hosted((event) => event.waitUntil(Promise.reject(reason)));
    await table.flip('Carla Meier');
    await table.until(() => heard.length === 1, 'the refusal');
    const [first] = heard[0]!.results;
    expect(first).to.have.property('ok', false);
    expect(first).to.have.nested.property('error.code', 'unavailable');
    expect(first).to.have.nested.property('error.cause', cause);
    reason = new DirectoryError('read-only');
    await table.flip('Carla Meier');
    await table.until(() => heard.length === 2, 'the refusal');
    expect(heard[1]!.results[0]).to.have.property('error', reason);
  });

  it('several calls all count: what each has against it is told together', async () => {
    const { table, heard } = await hosted((event) => {
      event.waitUntil(Promise.resolve({ title: 'First.' }));
      event.waitUntil(Promise.resolve({ id: 'fine' }));
      event.waitUntil(Promise.resolve({ title: 'Second.' }));
      event.waitUntil(Promise.reject(new Error('not reached')));
    });
    await table.flip('Carla Meier');
    await table.until(() => heard.length === 1, 'the refusal');
    const [result] = heard[0]!.results;
    const issues = result?.ok === false ? result.issues : [];
    expect(issues.map(({ params }) => params!['detail'])).to.deep.equal(['First.', 'Second.']);
    expect(result).not.to.have.property('error');
  });

  it('waitUntil after the event was heard is a loud mistake', async () => {
    let late: UserChangeRequestEvent | undefined;
    const { table } = await hosted((event) => (late = event));
    await table.flip('Carla Meier');
    expect(late!.awaited).to.equal(false);
    expect(() => late!.waitUntil(Promise.resolve())).to.throw(TypeError, 'waitUntil() comes too late');
  });

  it('R60: names the secrets of a change without holding them; acknowledgements and removal choices are told', () => {
    const event = new UserChangeRequestEvent([{ kind: 'remove', id: 'a', base: '1', mailbox: { kind: 'keep' } }]);
    expect(event.changes[0]).to.deep.equal({ kind: 'remove', id: 'a', base: '1', mailbox: { kind: 'keep' } });
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
  });
});
