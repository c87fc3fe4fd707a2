import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { defaultPolicy } from '../../src/core/policy.js';
import { parsePolicy } from '../../src/core/policy-schema.js';

describe('parsePolicy', () => {
  it('nothing said is the default, with no problem', () => {
    for (const input of [
      undefined,
      {},
      { extension: {} },
      { extension: undefined, seats: undefined },
      { roles: { initial: undefined } },
    ])
      expect(parsePolicy(input)).to.deep.equal({ policy: defaultPolicy, problems: [] });
  });

  it('takes what is right and completes it', () => {
    const { policy, problems } = parsePolicy({
      seats: 50,
      currentUserId: 'me',
      extension: { required: true, maxLength: 6, ranges: [{ from: '200', to: '299' }] },
      roles: { choices: ['boss', 'staff'], initial: 'staff' },
      nameOrder: 'family-given',
    });
    expect(problems).to.deep.equal([]);
    expect(policy).to.deep.include({ seats: 50, currentUserId: 'me', nameOrder: 'family-given' });
    expect(policy.extension).to.deep.equal({
      ...defaultPolicy.extension,
      required: true,
      maxLength: 6,
      ranges: [{ from: '200', to: '299' }],
    });
    expect(policy.roles).to.deep.equal({ choices: ['boss', 'staff'], initial: 'staff' });
  });

  it('a wrong part is named by its path and falls back, the rest is used', () => {
    const { policy, problems } = parsePolicy({
      seats: -1,
      undoSeconds: 5,
      extension: { minLength: '3', maxLength: 5, reserved: [{ extension: '1', reason: 'because' }] },
      requiredToActivate: ['email', 'shoeSize'],
      sipPassword: 'strong',
      protectedRoles: [''],
    });
    expect(problems.map((problem) => problem.split(':')[0])).to.have.members([
      'seats',
      'undoSeconds',
      'extension.minLength',
      'extension.reserved.0.reason',
      'requiredToActivate.1',
      'sipPassword',
      'protectedRoles.0',
    ]);
    expect(policy).to.deep.equal({ ...defaultPolicy, extension: { ...defaultPolicy.extension, maxLength: 5 } });
  });

  it('a setting that does not exist is named', () => {
    const { policy, problems } = parsePolicy({
      seat: 5,
      extension: { lenght: 3 },
      toString: 1,
      roles: { constructor: 1 },
    });
    expect(policy).to.deep.equal(defaultPolicy);
    expect(problems).to.have.length(4);
    expect(problems[0]).to.match(/^seat: is not a setting; known are currentUserId, seats/);
    expect(problems[1]).to.match(/^extension\.lenght: is not a setting/);
  });

  it('what is no object at all is the default', () => {
    for (const input of [null, 'policy', 7, []])
      expect(parsePolicy(input)).to.deep.equal({ policy: defaultPolicy, problems: ['policy: expected an object'] });
    expect(parsePolicy({ extension: [] }).problems).to.deep.equal(['extension: expected an object']);
  });

  it('the longest may not be shorter than the shortest', () => {
    const { policy, problems } = parsePolicy({ extension: { minLength: 6 }, voicemailPin: { maxLength: 3 } });
    expect(problems).to.deep.equal([
      'extension.minLength: expected at most maxLength 4',
      'voicemailPin.minLength: expected at most maxLength 3',
    ]);
    expect(policy).to.deep.equal(defaultPolicy);
  });

  it('R21: a range that cannot be is left out', () => {
    const ranges = [
      { from: '200', to: '299' },
      { from: '99', to: '100' },
      { from: '300', to: '299' },
      { from: '10000', to: '19999' },
    ];
    const { policy, problems } = parsePolicy({ extension: { ranges } });
    expect(policy.extension.ranges).to.deep.equal([{ from: '200', to: '299' }]);
    expect(problems.map((problem) => problem.split(':')[0])).to.deep.equal(
      [1, 2, 3].map((at) => `extension.ranges.${at}`),
    );
  });

  it('new choices begin with the first unless they say otherwise', () => {
    expect(parsePolicy({ roles: { choices: ['boss', 'staff'] } })).to.deep.include({ problems: [] });
    expect(parsePolicy({ roles: { choices: ['boss', 'staff'] } }).policy.roles.initial).to.equal('boss');
    const wrong = parsePolicy({ roles: { choices: ['boss'], initial: 'user' } });
    expect([wrong.policy.roles.initial, wrong.problems]).to.deep.equal([
      'boss',
      ['roles.initial: expected one of boss'],
    ]);
  });

  it('whatever a host sets, nothing is thrown and the policy can be used', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (extension, roles, rest) => {
        const input = typeof rest === 'object' ? { ...rest, extension, roles } : { extension, roles };
        const { policy } = parsePolicy(input);
        expect(policy.extension.minLength).to.be.at.most(policy.extension.maxLength);
        expect(policy.roles.choices).to.include(policy.roles.initial);
        expect(parsePolicy(policy).problems).to.deep.equal([]);
      }),
    );
  });
});
