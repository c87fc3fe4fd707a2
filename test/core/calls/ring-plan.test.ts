import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ringPlan, type RingPlan, type RingTarget } from '../../../src/core/calls/ring-plan.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import type { Forwarding, UserValues } from '../../../src/core/user.js';
import { anyCalledUser, findColleague, simulateCall, type SimulatedCall } from '../../fixtures/simulated-call.js';

const number = '+49 30 1234567';
const devices: RingTarget = { kind: 'devices' };
const outside: RingTarget = { kind: 'number', number };
const ana: RingTarget = { kind: 'user', extension: '101', userId: 'ana', name: 'Ana Ruiz', forwardsOn: false };

const planOf = (user: Partial<UserValues>): RingPlan => ringPlan(user, findColleague, defaultPolicy);
const to = (mode: Forwarding['mode'], ...destinations: string[]): Partial<UserValues> => ({
  status: 'activated',
  forwarding: { mode, destinations },
});

describe('ringPlan', () => {
  it('R18: without forwarding the devices ring, as long as the policy says, then voicemail answers', () => {
    expect(planOf({ status: 'activated' })).to.deep.equal({
      steps: [{ targets: [devices], seconds: 20 }],
      end: 'voicemail',
    });
    expect(planOf({})).to.deep.equal(planOf({ status: 'activated' }));
  });

  it('R18: ring my phone leaves kept destinations alone', () => {
    expect(planOf(to('ring-my-phone', number)).steps).to.deep.equal([{ targets: [devices], seconds: 20 }]);
  });

  it('R18: simultaneous rings devices and destinations together', () => {
    expect(planOf(to('simultaneous', number, '101')).steps).to.deep.equal([
      { targets: [devices, outside, ana], seconds: 20 },
    ]);
  });

  it('R18: sequential rings the devices for the timeout, then each destination for the timeout', () => {
    expect(planOf({ ...to('sequential', number, '101'), callTimeout: 35 }).steps).to.deep.equal([
      { targets: [devices], seconds: 35 },
      { targets: [outside], seconds: 35 },
      { targets: [ana], seconds: 35 },
    ]);
  });

  it('R18: forward rings the destinations only, one after another', () => {
    expect(planOf(to('forward', number, '101'))).to.deep.equal({
      steps: [
        { targets: [outside], seconds: 20 },
        { targets: [ana], seconds: 20 },
      ],
      end: 'voicemail',
    });
  });

  it('R18: a mode whose destination is not typed yet rings what is left', () => {
    expect(planOf(to('simultaneous', '', '  ')).steps).to.deep.equal([{ targets: [devices], seconds: 20 }]);
    expect(planOf(to('forward')).steps).to.deep.equal([]);
  });

  it('R18: what is typed twice or with blanks rings once', () => {
    expect(planOf(to('forward', ` ${number}`, number)).steps).to.deep.equal([{ targets: [outside], seconds: 20 }]);
  });

  it('R18: do not disturb leaves the devices out, and their step where they were alone in it', () => {
    const silent = { doNotDisturb: true };
    expect(planOf({ ...to('simultaneous', number), ...silent })).to.deep.equal({
      steps: [{ targets: [outside], seconds: 20 }],
      silent: 'do-not-disturb',
      end: 'voicemail',
    });
    expect(planOf({ ...to('sequential', number), ...silent }).steps).to.deep.equal([
      { targets: [outside], seconds: 20 },
    ]);
    expect(planOf({ ...to('simultaneous'), ...silent }).steps).to.deep.equal([]);
    expect(planOf({ status: 'activated', ...silent })).to.deep.equal({
      steps: [],
      silent: 'do-not-disturb',
      end: 'voicemail',
    });
  });

  it('R1: the devices of a deactivated user do not ring, disturbed or not', () => {
    const expected = { steps: [], silent: 'deactivated', end: 'voicemail' };
    expect(planOf({ status: 'deactivated' })).to.deep.equal(expected);
    expect(planOf({ status: 'deactivated', doNotDisturb: true })).to.deep.equal(expected);
  });

  it('R18: forward says nothing of silent devices, which would not ring anyway', () => {
    expect(planOf({ ...to('forward', number), doNotDisturb: true })).to.not.have.property('silent');
    expect(planOf({ ...to('forward', number), status: 'deactivated' })).to.not.have.property('silent');
    expect(planOf({ status: 'activated', doNotDisturb: false })).to.not.have.property('silent');
  });

  it('R17: a ring time of 0 seconds rings nobody', () => {
    expect(planOf({ ...to('sequential', number), callTimeout: 0 }).steps).to.deep.equal([]);
    expect(planOf({ ...to('sequential', number), callTimeout: 1 }).steps).to.have.length(2);
  });

  it('R18: without an answer the call ends in voicemail only where there is a mailbox that takes it', () => {
    const ends: [Partial<UserValues>, RingPlan['end']][] = [
      [{}, 'voicemail'],
      [{ noAnswer: 'voicemail', voicemailEnabled: true, mailboxId: 'shared' }, 'voicemail'],
      [{ noAnswer: 'hang-up' }, 'hang-up'],
      [{ voicemailEnabled: false }, 'hang-up'],
      [{ mailboxId: 'none' }, 'hang-up'],
    ];
    for (const [user, end] of ends) expect(planOf(user).end, JSON.stringify(user)).to.equal(end);
  });

  it('R18: knows whom a destination reaches, however it is written', () => {
    const targets = (destination: string): unknown => planOf(to('forward', destination)).steps[0]!.targets;
    expect(targets('1 01')).to.deep.equal([ana]);
    expect(targets('(1)-0.1/')).to.deep.equal([ana]);
    expect(targets('102')).to.deep.equal([
      { ...ana, extension: '102', userId: 'ben', name: 'Ben Okafor', forwardsOn: true },
    ]);
    expect(targets('103')).to.have.nested.property('[0].forwardsOn', false);
    expect(targets('7000')).to.deep.equal([{ kind: 'extension', extension: '7000' }]);
    expect(targets('70000')).to.deep.equal([{ kind: 'number', number: '70000' }]);
    expect(targets('(030) 555-1')).to.deep.equal([{ kind: 'number', number: '(030) 555-1' }]);
    expect(targets('+101')).to.deep.equal([{ kind: 'number', number: '+101' }]);
  });

  it('R22: a user with a longer extension than the policy gives today is found all the same', () => {
    const find = (extension: string) =>
      extension === '10001' ? { id: 'x', displayName: 'X', extension: '10001' } : undefined;
    expect(ringPlan(to('forward', '10001'), find, defaultPolicy).steps[0]!.targets).to.deep.equal([
      { kind: 'user', extension: '10001', userId: 'x', name: 'X', forwardsOn: false },
    ]);
  });

  it('R18: the plan of any user is what a call to that user shows, second by second', () => {
    fc.assert(
      fc.property(anyCalledUser, (user) => {
        expect(callOf(planOf(user))).to.deep.equal(simulateCall(user, 20));
      }),
      { numRuns: 2000 },
    );
  });
});

/** A plan as the simulator tells a call. */
function callOf({ steps, end }: RingPlan): SimulatedCall {
  let now = 0;
  const rings = steps.map(({ targets, seconds }) => ({ who: targets.map(dialled), from: now, to: (now += seconds) }));
  return { rings, end };
}

function dialled(target: RingTarget): string {
  if (target.kind === 'devices') return 'devices';
  return target.kind === 'number' ? target.number : target.extension;
}
