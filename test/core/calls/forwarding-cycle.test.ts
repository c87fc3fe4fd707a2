import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Callee, FindCallee } from '../../../src/core/calls/callee.js';
import { checkForwarding } from '../../../src/core/calls/forwarding-cycle.js';
import type { Forwarding } from '../../../src/core/user.js';

type Mode = Forwarding['mode'];

const user = (extension: string, mode: Mode = 'ring-my-phone', ...destinations: string[]): Callee => ({
  id: `id-${extension}`,
  displayName: `User ${extension}`,
  extension,
  forwarding: { mode, destinations },
});
const among = (...users: readonly Callee[]): FindCallee => {
  const byExtension = new Map(users.map((each) => [each.extension, each]));
  return (extension) => byExtension.get(extension);
};
const cycle = (...extensions: string[]): object => ({
  code: 'forwarding-cycle',
  field: 'forwarding',
  params: { path: extensions.map((extension) => `User ${extension}`) },
});
const toSelf = { code: 'forwarding-to-self', field: 'forwarding', params: { value: '101' } };

describe('checkForwarding', () => {
  it('R18: a destination that is the own extension is named, however it is written', () => {
    for (const mode of ['simultaneous', 'sequential', 'forward'] as const)
      for (const own of ['101', ' 1 0-1 '])
        expect(checkForwarding(user('101', mode, '+49 30 1', own), among())).to.deep.equal(toSelf);
  });

  it('R18: a number outside is not the own extension', () => {
    for (const other of ['+101', '0101', '1010', '*101'])
      expect(checkForwarding(user('101', 'forward', other), among())).to.equal(undefined);
  });

  it('R18: what a user who rings the own phone has kept does no harm', () => {
    expect(checkForwarding(user('101', 'ring-my-phone', '101'), among())).to.equal(undefined);
    expect(checkForwarding({ id: 'x', extension: '101' }, among())).to.equal(undefined);
    const ben = user('102', 'ring-my-phone', '101');
    expect(checkForwarding(user('101', 'forward', '102'), among(ben))).to.equal(undefined);
  });

  it('R18: a cycle through others is named in its order, this user first', () => {
    const ben = user('102', 'simultaneous', '+49 30 1', '103');
    const carla = user('103', 'sequential', '101');
    expect(checkForwarding(user('101', 'forward', '102'), among(ben, carla))).to.deep.equal(cycle('101', '102', '103'));
    expect(checkForwarding(user('101', 'forward', '103'), among(ben, carla))).to.deep.equal(cycle('101', '103'));
  });

  it('R18: of several cycles the shortest is named, and oneself before any', () => {
    const ben = user('102', 'forward', '103');
    const carla = user('103', 'forward', '101');
    const find = among(ben, carla);
    expect(checkForwarding(user('101', 'forward', '102', '103'), find)).to.deep.equal(cycle('101', '103'));
    expect(checkForwarding(user('101', 'forward', '102', '101'), find)).to.deep.equal(toSelf);
  });

  it('R18: a cycle of other people is not this user’s matter', () => {
    const ben = user('102', 'forward', '103', '102');
    const carla = user('103', 'forward', '102');
    expect(checkForwarding(user('101', 'forward', '102'), among(ben, carla))).to.equal(undefined);
  });

  it('R18: who has no extension cannot be called back', () => {
    const { extension: _, ...without } = user('101', 'forward', '102');
    expect(checkForwarding(without, among(user('102', 'forward', '101')))).to.equal(undefined);
    const outside: Forwarding = { mode: 'forward', destinations: ['+49 30 1'] };
    expect(checkForwarding({ ...without, forwarding: outside }, among())).to.equal(undefined);
  });

  it('R18: what is kept of this user counts no more, only what is wished', () => {
    const kept = user('101', 'forward', '102');
    const ben = user('102', 'forward', '101');
    const moved = { ...kept, extension: '109' };
    expect(checkForwarding(moved, among(kept, ben))).to.equal(undefined);
    expect(
      checkForwarding({ ...kept, forwarding: { mode: 'forward', destinations: ['104'] } }, among(kept, ben)),
    ).to.equal(undefined);
    const keptToNew = { ...kept, forwarding: { mode: 'forward', destinations: ['109'] } as const };
    expect(checkForwarding(moved, among(keptToNew, ben))).to.equal(undefined);
    const toMoved = user('102', 'forward', '109');
    expect(checkForwarding(moved, among(kept, toMoved))).to.deep.equal(cycle('101', '102'));
  });

  it('R18: a new user, who has neither id nor name yet, is named by the extension', () => {
    const forwarding: Forwarding = { mode: 'forward', destinations: ['102'] };
    const issue = checkForwarding({ extension: '101', forwarding }, among(user('102', 'forward', '101')));
    expect(issue?.params).to.deep.equal({ path: ['101', 'User 102'] });
  });

  it('R18: asks only for what a keypad dials inside', () => {
    const asked: string[] = [];
    checkForwarding(user('101', 'forward', '+49 30 1', '1 02', '102', 'x'), (extension) => {
      asked.push(extension);
      return undefined;
    });
    expect(asked).to.deep.equal(['102']);
  });

  it('R18: a chain of 10,000 users is followed to its end, and asks for each once', () => {
    const chain = Array.from({ length: 10_000 }, (_, at) => user(`${10_000 + at}`, 'forward', `${10_001 + at}`));
    const find = among(...chain);
    let asked = 0;
    const counting: FindCallee = (extension) => (asked++, find(extension));
    expect(checkForwarding(chain[0]!, counting)).to.equal(undefined);
    expect(asked).to.equal(10_000);
    const last = { ...chain.at(-1)!, forwarding: { mode: 'forward', destinations: ['10000'] } as const };
    const path = checkForwarding(chain[0]!, among(...chain, last))?.params?.['path'] as string[];
    expect(path).to.have.length(10_000);
    expect([path[0], path[1], path.at(-1)]).to.deep.equal(['User 10000', 'User 10001', 'User 19999']);
  });

  it('R18: an issue is there exactly when a call can come back to where it was', () => {
    const extensions = ['1', '2', '3', '4', '5'];
    const anyForwarding = fc.record({
      mode: fc.constantFrom<Mode>('ring-my-phone', 'forward', 'simultaneous', 'sequential'),
      destinations: fc.subarray([...extensions, '9', '+1'], { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anyForwarding, { minLength: 5, maxLength: 5 }), (forwardings) => {
        const users = forwardings.map((forwarding, at) => ({ ...user(extensions[at]!), forwarding }));
        const find = among(...users);
        const issue = checkForwarding(users[0]!, find);
        expect(issue !== undefined).to.equal(comesBack(users));
        const path = issue?.params?.['path'] as string[] | undefined;
        const steps = path?.map((name) => find(name.slice(5))!) ?? [];
        steps.forEach(({ forwarding }, at) => {
          expect(forwarding!.destinations).to.include(steps[(at + 1) % steps.length]!.extension);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

/** Whether a call to the first user reaches that user again: reachability by repeated squaring of the table of who calls whom. */
function comesBack(users: readonly Callee[]): boolean {
  let reach = users.map(({ forwarding }) =>
    users.map(({ extension }) => forwarding!.mode !== 'ring-my-phone' && forwarding!.destinations.includes(extension!)),
  );
  for (let round = 0; round < 3; round++)
    reach = reach.map((row, from) =>
      row.map((direct, to) => direct || row.some((hop, via) => hop && reach[via]![to]!) || reach[from]![to]!),
    );
  return reach[0]![0]!;
}
