import { expect } from '@open-wc/testing';
import type { SecretPatch, UserPatch } from '../../../src/core/change.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import { judgeWrite } from '../../../src/core/rules/judge.js';
import { requiredFields } from '../../../src/core/rules/judge-required.js';
import type { Judgement } from '../../../src/core/rules/judgement.js';
import type { User } from '../../../src/core/user.js';
import { judgeContext, sampleUser } from '../../fixtures/index-users.js';
import { lookupWith } from '../../fixtures/lookup-with.js';

const customFields = [
  { name: 'badge', label: 'Badge', kind: 'text', required: true },
  { name: 'floor', label: 'Floor', kind: 'number' },
] as const;

function create(values: UserPatch, policy: Partial<Policy>, secrets?: SecretPatch): readonly string[] {
  return issuesOf(
    judgeWrite(lookupWith(), { kind: 'create', values, ...(secrets && { secrets }) }, judgeContext(policy)),
  );
}

function update(
  user: Partial<User>,
  values: UserPatch,
  policy: Partial<Policy>,
  secrets?: SecretPatch,
): readonly string[] {
  const change = { kind: 'update', id: 'ann', base: '1', values, ...(secrets && { secrets }) } as const;
  return issuesOf(judgeWrite(lookupWith([sampleUser({ id: 'ann', ...user })]), change, judgeContext(policy)));
}

const issuesOf = (judgement: Judgement): readonly string[] =>
  judgement.ok ? [] : judgement.issues.map(({ field, code }) => `${field ?? ''}:${code}`);

describe('what every user needs', () => {
  it('R10: a name and a status, an extension where the policy wants one, what it names besides, each once', () => {
    expect(requiredFields(defaultPolicy)).to.deep.equal(['displayName', 'status']);
    const extension = { ...defaultPolicy.extension, required: true };
    const policy: Policy = {
      ...defaultPolicy,
      extension,
      required: ['company', 'displayName', 'custom.badge'],
      customFields,
    };
    expect(requiredFields(policy)).to.deep.equal(['displayName', 'extension', 'status', 'company', 'custom.badge']);
    expect(requiredFields(policy)).to.equal(requiredFields(policy));
  });

  it('R10: a new user is asked for all of it, activated or not', () => {
    const policy = { required: ['company', 'voicemailPin'] as const, customFields };
    expect(create({ displayName: 'Ann' }, policy)).to.deep.equal([
      'company:required',
      'voicemailPin:required',
      'custom.badge:required',
    ]);
    const whole = { displayName: 'Ann', company: 'Acme', custom: { badge: 'A' } };
    expect(create(whole, policy, { voicemailPin: '4711' })).to.deep.equal([]);
    expect(create(whole, { required: ['sipPassword'] }, { sipPassword: 'weak' })).to.deep.equal([]);
  });

  it('R10: what is there cannot be cleared, secrets and own fields included', () => {
    const policy = { required: ['company', 'voicemailPin'] as const, customFields };
    const ann = { company: 'Acme', custom: { badge: 'A', floor: 1 }, secrets: { voicemailPin: 'weak' } as const };
    expect(update(ann, { company: null, custom: { badge: null } }, policy, { voicemailPin: null })).to.deep.equal([
      'company:required',
      'voicemailPin:required',
      'custom.badge:required',
    ]);
    expect(update(ann, { custom: null }, policy)).to.deep.equal(['custom.badge:required']);
    expect(update(ann, { custom: { floor: null } }, policy)).to.deep.equal([]);
  });

  it('R10: a policy that has grown does not stop other edits', () => {
    const policy = { required: ['company', 'voicemailPin'] as const, customFields };
    expect(update({}, { department: 'Sales', custom: { floor: 2 } }, policy)).to.deep.equal([]);
  });

  it('a name that follows from its parts cannot be cleared with them', () => {
    const ann = { displayName: 'Ann', givenName: 'Ann' };
    expect(update(ann, { givenName: null }, {})).to.deep.equal(['displayName:required']);
  });

  it('F4: what is wrong is not asked for besides', () => {
    expect(create({ displayName: 'Ann', custom: { badge: 7 } }, { customFields })).to.deep.equal([
      'custom.badge:not-a-choice',
    ]);
    expect(create({ displayName: 'Ann', custom: 7 as never }, { customFields })).to.deep.equal(['custom:not-a-choice']);
    expect(create({ displayName: 'Ann', custom: 7 as never }, { required: ['company'] })).to.deep.equal([
      'custom:not-a-choice',
      'company:required',
    ]);
    const requiredToActivate = ['custom.badge', 'company'] as const;
    const values = { displayName: 'Ann', status: 'activated', custom: 7 as never } as const;
    expect(create(values, { requiredToActivate })).to.deep.equal([
      'custom:not-a-choice',
      'company:required-to-activate',
    ]);
  });

  it('R3: who is activated already is told of the role that needs something, not of activation', () => {
    const policy = { requiredToActivate: ['email'], requiredForRole: { fax: ['faxAccountId', 'email'] } } as const;
    const ann = { status: 'activated', role: 'user', email: 'ann@acme.example', username: 'ann' } as const;
    expect(update(ann, { role: 'fax' }, policy)).to.deep.equal(['faxAccountId:required-for-role']);
    expect(update(ann, { role: 'fax', email: null }, policy)).to.deep.equal([
      'email:required-to-activate',
      'faxAccountId:required-for-role',
    ]);
    expect(update({ ...ann, status: 'deactivated' }, { status: 'activated', role: 'fax' }, policy)).to.deep.equal([
      'faxAccountId:required-to-activate',
    ]);
    const nobody = { ...policy, requiredToActivate: [], requiredForRole: { user: ['company'] } } as const;
    const change = { kind: 'update', id: 'ann', base: '1', values: { role: 'user', company: null } } as const;
    const judgement = judgeWrite(
      lookupWith([sampleUser({ ...ann, id: 'ann', role: 'agent', company: 'Acme' })]),
      change,
      judgeContext(nobody),
    );
    expect(judgement.ok ? [] : judgement.issues).to.deep.equal([
      { code: 'required-for-role', field: 'company', params: { role: 'user' } },
    ]);
  });

  it('R3, R64: who may not create users is told so, and still what the user would need', () => {
    const permissions = { ...defaultPolicy.permissions, create: false };
    const values = { displayName: 'Ann', status: 'activated' } as const;
    expect(create(values, { permissions, requiredToActivate: ['email'] })).to.deep.equal([
      ':not-permitted',
      'email:required-to-activate',
    ]);
  });
});
