import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isPresent, missingToActivate, neededToActivate } from '../../../src/core/rules/activation.js';
import { judgeWrite } from '../../../src/core/rules/judge.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import { isSecretField, secretFields, type FieldPath, type User } from '../../../src/core/user.js';
import { judgeContext, sampleUser } from '../../fixtures/index-users.js';
import { lookupWith } from '../../fixtures/lookup-with.js';

describe('missingToActivate', () => {
  it('R3: names what is missing in the order of the policy', () => {
    expect(missingToActivate({}, defaultPolicy)).to.deep.equal(['username', 'email', 'extension', 'sipPassword']);
    const user = { username: 'ann', extension: '201', secrets: { sipPassword: 'set' } } as const;
    expect(missingToActivate(user, defaultPolicy)).to.deep.equal(['email']);
  });

  it('R3: a weak SIP password is as good as none, another weak secret will do', () => {
    const policy = { ...defaultPolicy, requiredToActivate: ['sipPassword', 'voicemailPin', 'locationId'] as const };
    const user = { secrets: { sipPassword: 'weak', voicemailPin: 'weak' } } as const;
    expect(missingToActivate(user, policy)).to.deep.equal(['sipPassword', 'locationId']);
  });

  it('R3: a role may need more, after what everybody needs, and each once', () => {
    const policy = { ...defaultPolicy, requiredToActivate: ['email'] as const };
    const requiredForRole = { fax: ['faxAccountId', 'email'], agent: [], undefined: ['notes'] } as const;
    const withRoles = { ...policy, requiredForRole };
    expect(neededToActivate('fax', withRoles)).to.deep.equal(['email', 'faxAccountId']);
    for (const role of ['agent', 'user', 'toString', undefined])
      expect(neededToActivate(role, withRoles), role).to.equal(policy.requiredToActivate);
    expect(missingToActivate({ role: 'fax', faxAccountId: 'fax-1' }, withRoles)).to.deep.equal(['email']);
    expect(neededToActivate('fax', defaultPolicy)).to.include('faxAccountId');
  });

  it('F4: a field of the host’s own is there when it says anything, no and 0 included', () => {
    expect(isPresent({ custom: { floor: 0, keyHolder: false } }, 'custom.floor')).to.equal(true);
    expect(isPresent({ custom: { floor: 0, keyHolder: false } }, 'custom.keyHolder')).to.equal(true);
    expect(isPresent({ custom: { floor: 0 } }, 'custom.toString')).to.equal(false);
    expect(isPresent({}, 'custom.floor')).to.equal(false);
    expect(isPresent({ doNotDisturb: false }, 'doNotDisturb')).to.equal(true);
    expect(isPresent({ secrets: {} }, 'onCallPin')).to.equal(false);
  });
});

/** Fields of which one fixed value is sound, and what a policy may ask of them. */
const values = {
  username: 'ann',
  email: 'ann@example.com',
  extension: '201',
  locationId: 'head-office',
  faxAccountId: 'fax-1',
  mobile: '+49 170 1234567',
  company: 'Acme',
  doNotDisturb: false,
} as const satisfies Partial<User>;
const customNames = ['badge', 'floor'] as const;
const paths: readonly FieldPath[] = [
  ...(Object.keys(values) as (keyof typeof values)[]),
  ...secretFields,
  ...customNames.map((name): FieldPath => `custom.${name}`),
];

const policies = fc
  .record({
    requiredToActivate: fc.uniqueArray(fc.constantFrom(...paths)),
    requiredForRole: fc.dictionary(fc.constantFrom('fax', 'user', 'agent'), fc.uniqueArray(fc.constantFrom(...paths))),
    required: fc.uniqueArray(fc.constantFrom(...paths), { maxLength: 3 }),
  })
  .map((rules): Policy => ({ ...defaultPolicy, ...rules }));

/** A login follows from the address at every write, so nobody is kept with an address and no login. */
const users = fc
  .record({
    role: fc.constantFrom('fax', 'user', 'agent', undefined),
    given: fc.subarray(Object.keys(values) as (keyof typeof values)[]),
    secrets: fc.dictionary(fc.constantFrom(...secretFields), fc.constantFrom('set', 'weak')),
    custom: fc.subarray([...customNames]),
  })
  .map(({ role, given, secrets, custom }): User => {
    const kept = given.includes('email') ? new Set([...given, 'username' as const]) : given;
    return sampleUser({
      id: 'ann',
      secrets,
      ...(role && { role }),
      ...(custom.length > 0 && { custom: Object.fromEntries(custom.map((name) => [name, 0])) }),
      ...Object.fromEntries([...kept].map((field) => [field, values[field]])),
    });
  });

describe('activate', () => {
  const change = { kind: 'update', id: 'ann', base: '1', values: { status: 'activated' } } as const;

  it('R3: for any policy and user it succeeds exactly when nothing is missing, and else names exactly what is', () => {
    let activated = 0;
    fc.assert(
      fc.property(users, policies, (user, policy) => {
        const missing = missingToActivate(user, policy);
        const judgement = judgeWrite(lookupWith([user]), change, judgeContext(policy));
        expect(judgement.ok).to.equal(missing.length === 0);
        if (judgement.ok) {
          activated++;
          expect(judgement.after).to.include({ status: 'activated', activatedAt: '2026-02-02T00:00:00.000Z' });
          return;
        }
        expect(judgement.issues.map(({ field }) => field)).to.deep.equal(missing);
        for (const { field, code } of judgement.issues) {
          const weak = field !== undefined && isSecretField(field) && user.secrets[field] === 'weak';
          expect(code).to.equal(weak ? 'secret-weak' : 'required-to-activate');
        }
      }),
      { numRuns: 2000 },
    );
    expect(activated).to.be.greaterThan(100);
  });

  it('R3: creating an activated user asks for the same as activating one', () => {
    fc.assert(
      fc.property(fc.subarray(Object.keys(values) as (keyof typeof values)[]), policies, (given, rules) => {
        const policy = { ...rules, required: [] };
        const asked = { displayName: 'Ann', ...Object.fromEntries(given.map((field) => [field, values[field]])) };
        const later = judgeWrite(lookupWith(), { kind: 'create', values: asked }, judgeContext(policy));
        const atOnce = judgeWrite(
          lookupWith(),
          { kind: 'create', values: { ...asked, status: 'activated' } },
          judgeContext(policy),
        );
        expect(later.ok).to.equal(true);
        const missing = later.ok ? missingToActivate(later.after!, policy) : [];
        expect(atOnce.ok ? [] : atOnce.issues.map(({ field }) => field)).to.deep.equal(missing);
      }),
      { numRuns: 500 },
    );
  });
});
