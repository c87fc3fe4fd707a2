import { expect } from '@open-wc/testing';
import type { Issue } from '../../../src/core/issue.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import type { Resource } from '../../../src/core/resource.js';
import { judgeWrite } from '../../../src/core/rules/judge.js';
import type { Judgement } from '../../../src/core/rules/judgement.js';
import type { UserPatch } from '../../../src/core/change.js';
import type { User } from '../../../src/core/user.js';
import { judgeContext, sampleUser } from '../../fixtures/index-users.js';
import { lookupWith, sampleResource } from '../../fixtures/lookup-with.js';

const resources = [
  sampleResource({ kind: 'branch', id: 'berlin' }),
  sampleResource({ kind: 'location', id: 'main-street' }),
  sampleResource({ kind: 'fax-account', id: 'fax-1' }),
  sampleResource({ kind: 'mailbox', id: 'box-1' }),
  sampleResource({ kind: 'number', id: '+493012345' }),
  sampleResource({ kind: 'number', id: '+493012346', texting: false }),
  sampleResource({ kind: 'number', id: '+493012347', texting: true }),
  sampleResource({ kind: 'number', id: '0800123' }),
];

interface Around {
  readonly users?: readonly Partial<User>[];
  readonly resources?: readonly Resource[] | undefined;
  readonly policy?: Partial<Policy>;
}

const acknowledged = ['voiceMessageEmails', 'smsEnabled'] as const;

function create(values: UserPatch, { users, resources: known = resources, policy }: Around = {}): Judgement {
  const change = { kind: 'create', values: { displayName: 'Ann', ...values }, acknowledged } as const;
  return judgeWrite(lookupWith(users, known), change, judgeContext(policy));
}

function update(
  user: Partial<User>,
  values: UserPatch,
  { users = [], resources: known = resources, policy }: Around = {},
): Judgement {
  const ann = sampleUser({ id: 'ann', ...user });
  const change = { kind: 'update', id: 'ann', base: '1', values, acknowledged } as const;
  return judgeWrite(lookupWith([ann, ...users], known), change, judgeContext(policy));
}

const issuesOf = (judgement: Judgement): readonly Issue[] => (judgement.ok ? [] : judgement.issues);
const after = (judgement: Judgement): Partial<User> => (judgement.ok ? judgement.after! : {});

describe('references', () => {
  it('what stands around the users is found by its kind', () => {
    const values = { branchId: 'berlin', locationId: 'main-street', faxAccountId: 'fax-1', mailboxId: 'box-1' };
    expect(issuesOf(create(values))).to.deep.equal([]);
    expect(issuesOf(update({}, values))).to.deep.equal([]);
    const crossed = { branchId: 'main-street', locationId: 'berlin', faxAccountId: 'box-1', mailboxId: 'gone' };
    const refused = Object.entries(crossed).map(([field, value]) => ({
      code: 'reference-unknown',
      field,
      params: { value },
    }));
    expect(issuesOf(create(crossed))).to.deep.equal(refused);
    expect(issuesOf(update({}, crossed))).to.deep.equal(refused);
  });

  it('R33: no mailbox is none to look for, and only of mailboxes', () => {
    expect(issuesOf(create({ mailboxId: 'none' }))).to.deep.equal([]);
    expect(issuesOf(create({ branchId: 'none' })).map(({ field }) => field)).to.deep.equal(['branchId']);
  });

  it('a kind of which nothing is known is not judged', () => {
    const values = {
      branchId: 'x',
      locationId: 'x',
      faxAccountId: 'x',
      mailboxId: 'x',
      callerIdNumber: '+49 1',
      smsNumber: '02',
    };
    expect(issuesOf(create(values, { resources: [] }))).to.deep.equal([]);
    const { resources: _, ...nothing } = lookupWith([]);
    const change = { kind: 'create', values: { displayName: 'Ann', ...values } } as const;
    expect(after(judgeWrite(nothing, change, judgeContext()))).to.include(values);
    const only = create(values, { resources: [sampleResource({ kind: 'branch', id: 'berlin' })] });
    expect(issuesOf(only).map(({ field }) => field)).to.deep.equal(['branchId']);
  });

  it('what was kept before may stay, and be cleared', () => {
    const kept = { locationId: 'gone', callerIdNumber: '+4900000' };
    expect(issuesOf(update(kept, { company: 'Acme' }))).to.deep.equal([]);
    expect(issuesOf(update(kept, { locationId: null, callerIdNumber: null }))).to.deep.equal([]);
  });
});

describe('the tenant’s numbers', () => {
  it('a number is known by its digits and kept as the tenant’s own', () => {
    for (const written of ['+493012345', '+49 (30) 123-45', '49 30 12345'])
      expect(after(create({ callerIdNumber: written })).callerIdNumber, written).to.equal('+493012345');
    expect(after(update({}, { smsNumber: '+49 30 123 47' })).smsNumber).to.equal('+493012347');
    expect(after(create({ callerIdNumber: '0800 123' })).callerIdNumber).to.equal('0800123');
    expect(after(create({ mobile: '+49 30 12345' })).mobile).to.equal('+49 30 12345');
  });

  it('the same number written otherwise changes nothing', () => {
    const judgement = update({ callerIdNumber: '+493012345' }, { callerIdNumber: '+49 30 12345' });
    expect(judgement.ok && judgement.kind).to.equal('unchanged');
  });

  it('another number is refused', () => {
    for (const value of ['+493012399', '030 12345', '+0800123']) {
      expect(issuesOf(create({ callerIdNumber: value }))).to.deep.equal([
        { code: 'number-not-owned', field: 'callerIdNumber', params: { value } },
      ]);
      expect(issuesOf(update({}, { smsNumber: value }))).to.deep.equal([
        { code: 'number-not-owned', field: 'smsNumber', params: { value } },
      ]);
    }
    const known = [sampleResource({ kind: 'location', id: '123' }), ...resources];
    expect(issuesOf(create({ callerIdNumber: '123' }, { resources: known }))[0]?.code).to.equal('number-not-owned');
  });

  it('a number that does not text can be shown, but not texted from; those that can are named', () => {
    expect(issuesOf(create({ callerIdNumber: '+493012346' }))).to.deep.equal([]);
    const params = { value: '+493012346', expected: ['+493012345', '+493012347', '0800123'] };
    expect(issuesOf(create({ smsNumber: '+49 30 12346' }))).to.deep.equal([
      { code: 'not-a-choice', field: 'smsNumber', params },
    ]);
    const numbers = Array.from({ length: 7 }, (_, at) => sampleResource({ kind: 'number', id: `+4900${at}` }));
    const many = create({ smsNumber: '+493012346' }, { resources: [...resources.slice(5, 6), ...numbers] });
    expect(issuesOf(many)[0]?.params?.['expected']).to.deep.equal(['+49000', '+49001', '+49002', '+49003', '+49004']);
  });

  it('what is no phone number is refused as that', () => {
    expect(issuesOf(create({ callerIdNumber: 'call me' })).map(({ code }) => code)).to.deep.equal([
      'not-a-phone-number',
    ]);
    expect(issuesOf(create({ callerIdNumber: 7 as never })).map(({ code }) => code)).to.deep.equal([
      'not-a-phone-number',
    ]);
  });
});

describe('texting', () => {
  const needed = [{ code: 'required', field: 'smsNumber' }];

  it('needs a number, whichever of the two is touched', () => {
    expect(issuesOf(create({ smsEnabled: true }))).to.deep.equal(needed);
    expect(issuesOf(create({ smsEnabled: true, smsNumber: '+493012347' }))).to.deep.equal([]);
    expect(issuesOf(create({ smsEnabled: false }))).to.deep.equal([]);
    expect(issuesOf(create({ smsEnabled: true, branchId: 'gone' })).map(({ field }) => field)).to.deep.equal([
      'branchId',
      'smsNumber',
    ]);
    expect(issuesOf(update({}, { smsEnabled: true }))).to.deep.equal(needed);
    const on = { smsEnabled: true, smsNumber: '+493012347' };
    expect(issuesOf(update(on, { smsNumber: null }))).to.deep.equal(needed);
    expect(issuesOf(update(on, { smsNumber: null, smsEnabled: false }))).to.deep.equal([]);
  });

  it('what was kept without one does not stop other edits', () => {
    expect(issuesOf(update({ smsEnabled: true }, { company: 'Acme' }))).to.deep.equal([]);
  });

  it('a number that is wrong is not asked for besides', () => {
    expect(issuesOf(create({ smsEnabled: true, smsNumber: 'x' })).map(({ code }) => code)).to.deep.equal([
      'not-a-phone-number',
    ]);
  });
});

describe('forwarding', () => {
  const forwarding = (
    ...destinations: string[]
  ): Pick<UserPatch, 'forwarding'> & { forwarding: NonNullable<User['forwarding']> } => ({
    forwarding: { mode: 'forward', destinations },
  });
  const bob = { id: 'bob', displayName: 'Bob', extension: '102', ...forwarding('101') };

  it('R18: calls that would come back are refused, with the way they go', () => {
    const path = ['Ann', 'Bob'];
    const refused = [{ code: 'forwarding-cycle', field: 'forwarding', params: { path } }];
    expect(issuesOf(create({ extension: '101', ...forwarding('102') }, { users: [bob] }))).to.deep.equal(refused);
    const ann = { displayName: 'Ann', extension: '101' };
    expect(issuesOf(update(ann, forwarding('102'), { users: [bob] }))).to.deep.equal(refused);
    expect(
      issuesOf(update({ ...ann, extension: '103', ...forwarding('102') }, { extension: '101' }, { users: [bob] })),
    ).to.deep.equal(refused);
    expect(issuesOf(update(ann, forwarding('101')))).to.deep.equal([
      { code: 'forwarding-to-self', field: 'forwarding', params: { value: '101' } },
    ]);
    expect(
      issuesOf(update(ann, forwarding('102', '104'), { users: [{ ...bob, ...forwarding('105') }] })),
    ).to.deep.equal([]);
  });

  it('R18: a cycle that was kept before does not stop other edits', () => {
    const ann = { displayName: 'Ann', extension: '101', ...forwarding('102') };
    expect(issuesOf(update(ann, { company: 'Acme' }, { users: [bob] }))).to.deep.equal([]);
    expect(issuesOf(update(ann, { forwarding: null }, { users: [bob] }))).to.deep.equal([]);
  });

  it('R20: a destination that is no user’s ends there, whatever its id', () => {
    const change = { kind: 'create', values: { displayName: 'Ann', extension: '101', ...forwarding('200') } } as const;
    const lookup = lookupWith([{ ...bob, extension: '300' }]);
    const judgeWith = (kind?: 'menu'): Judgement => {
      const holder = { id: 'bob', displayName: 'Reception', ...(kind && { kind }) };
      const owner = (extension: string): typeof holder | undefined => (extension === '200' ? holder : undefined);
      return judgeWrite({ ...lookup, owner }, change, judgeContext());
    };
    expect(issuesOf(judgeWith('menu'))).to.deep.equal([]);
    expect(issuesOf(judgeWith()).map(({ code }) => code)).to.deep.equal(['forwarding-cycle']);
  });
});

describe('location', () => {
  const policy = { warnWithoutLocation: true };
  const warning = [{ code: 'location-missing', field: 'locationId', level: 'warning' }];
  const warningsOf = (judgement: Judgement): unknown => (judgement.ok ? judgement.warnings : 'refused');

  it('a user with an extension and no location is warned about, and kept', () => {
    expect(warningsOf(create({ extension: '101' }, { policy }))).to.deep.equal(warning);
    expect(warningsOf(create({ extension: '101' }, { policy, resources: undefined }))).to.deep.equal(warning);
    expect(warningsOf(update({ extension: '101' }, { company: 'Acme' }, { policy }))).to.deep.equal(warning);
    const change = { kind: 'create', values: { displayName: 'Ann', extension: '101' } } as const;
    expect(warningsOf(judgeWrite(lookupWith([]), change, judgeContext(policy)))).to.deep.equal(warning);
  });

  it('nobody is warned about who has one, needs none, or is where everybody is', () => {
    expect(warningsOf(create({ extension: '101', locationId: 'main-street' }, { policy }))).to.equal(undefined);
    expect(warningsOf(create({}, { policy }))).to.equal(undefined);
    expect(warningsOf(create({ extension: '101' }))).to.equal(undefined);
    const known = [...resources, sampleResource({ kind: 'location', id: 'head-office', isDefault: true })];
    expect(warningsOf(create({ extension: '101' }, { policy, resources: known }))).to.equal(undefined);
    expect(defaultPolicy.warnWithoutLocation).to.equal(false);
  });
});
