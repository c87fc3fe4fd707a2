import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ringChoices, ringSeconds, ringsOf, secondsOf } from '../../../src/core/calls/ring-time.js';
import { defaultPolicy } from '../../../src/core/policy.js';

const policyWith = (ring: Partial<typeof defaultPolicy.ring>) => ({ ring: { ...defaultPolicy.ring, ...ring } });

describe('ring time', () => {
  it('R17: seconds are shown as the nearest number of rings', () => {
    const cases: [seconds: number, rings: number, exact: boolean][] = [
      [0, 0, true],
      [1, 1, false],
      [5, 1, true],
      [7, 1, false],
      [8, 2, false],
      [20, 4, true],
      [22, 4, false],
      [10800, 2160, true],
    ];
    for (const [seconds, rings, exact] of cases)
      expect(ringsOf(seconds, defaultPolicy), String(seconds)).to.deep.equal({ rings, exact });
  });

  it('R17: rings are kept as whole seconds, also of a ring that is none', () => {
    expect(secondsOf(4, defaultPolicy)).to.equal(20);
    expect(secondsOf(4, policyWith({ secondsPerRing: 6 }))).to.equal(24);
    const odd = policyWith({ secondsPerRing: 4.5 });
    expect(secondsOf(3, odd)).to.equal(14);
    expect(ringsOf(14, odd)).to.deep.equal({ rings: 3, exact: true });
  });

  it('R17: the policy says how long it rings where the user does not', () => {
    expect(ringSeconds({}, defaultPolicy)).to.equal(20);
    expect(ringSeconds({}, policyWith({ initialRings: 3, secondsPerRing: 6 }))).to.equal(18);
    expect(ringSeconds({ callTimeout: 0 }, defaultPolicy)).to.equal(0);
    expect(ringSeconds({ callTimeout: 17 }, defaultPolicy)).to.equal(17);
  });

  it('R17: offers 2 to 10 rings', () => {
    const choices = ringChoices(defaultPolicy);
    expect(choices.map(({ seconds }) => seconds)).to.deep.equal([10, 15, 20, 25, 30, 35, 40, 45, 50]);
    expect(choices[0]).to.deep.equal({ seconds: 10, rings: 2, exact: true });
    expect(ringChoices(defaultPolicy, 20)).to.deep.equal(choices);
  });

  it('R17: an odd value is a choice of its own, in its place', () => {
    const seconds = (current: number) => ringChoices(defaultPolicy, current).map((choice) => choice.seconds);
    expect(seconds(22)).to.deep.equal([10, 15, 20, 22, 25, 30, 35, 40, 45, 50]);
    expect(seconds(0)[0]).to.equal(0);
    expect(seconds(120).at(-1)).to.equal(120);
    expect(ringChoices(defaultPolicy, 22)[3]).to.deep.equal({ seconds: 22, rings: 4, exact: false });
  });

  it('R17: showing never rewrites: whatever is kept is among the choices, with its own seconds', () => {
    const anyPolicy = fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), fc.nat(20))
      .map(([secondsPerRing, minRings, more]) => policyWith({ secondsPerRing, minRings, maxRings: minRings + more }));
    fc.assert(
      fc.property(anyPolicy, fc.nat(10800), (policy, current) => {
        const choices = ringChoices(policy, current);
        expect(choices.filter(({ seconds }) => seconds === current)).to.have.length(1);
        for (const { seconds, rings, exact } of choices) expect(secondsOf(rings, policy) === seconds).to.equal(exact);
      }),
      { numRuns: 500 },
    );
  });
});
