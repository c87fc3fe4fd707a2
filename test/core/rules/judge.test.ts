import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SecretPatch, UserChange, UserPatch } from '../../../src/core/change.js';
import { isSame } from '../../../src/core/rules/is-same.js';
import type { Judgement } from '../../../src/core/rules/judgement.js';
import type { Policy } from '../../../src/core/policy.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import { isSecretField, secretFields, userFields, type User } from '../../../src/core/user.js';
import { userSchema } from '../../../src/core/rules/user-schema.js';
import type { UserIndex } from '../../../src/core/users/user-index.js';
import { indexOf, judgeContext, sampleUser } from '../../fixtures/index-users.js';

const strong = 'q7Rtz4Lm2wXe';

function judge(users: UserIndex, change: UserChange, policy: Partial<Policy> = {}): Judgement {
  return users.judge(change, judgeContext(policy));
}

const create = (
  values: UserPatch,
  secrets?: UserChange extends infer C ? (C extends { secrets?: infer S } ? S : never) : never,
): UserChange => ({
  kind: 'create',
  values,
  ...(secrets && { secrets }),
});
const updateOf = (user: User, values: UserPatch, secrets?: { sipPassword?: string | null }): UserChange => ({
  kind: 'update',
  id: user.id,
  base: user.version,
  values,
  ...(secrets && { secrets }),
});

function accepted(judgement: Judgement): Judgement & { ok: true } {
  if (!judgement.ok) throw new Error(JSON.stringify(judgement));
  return judgement;
}
const issuesOf = (judgement: Judgement): string[] =>
  judgement.ok ? [] : judgement.issues.map(({ field, code }) => `${field ?? ''}:${code}`);

describe('judge: create', () => {
  it('completes a new user: choices of the policy, name parts, login from the e-mail, times', () => {
    const { kind, after } = accepted(judge(indexOf(), create({ displayName: 'Ann Meyer', email: 'Ann@Example.com' })));
    expect(kind).to.equal('create');
    expect(after).to.deep.equal({
      id: 'id-1',
      version: 'version-2',
      tenantId: 'tenant',
      displayName: 'Ann Meyer',
      givenName: 'Ann',
      familyName: 'Meyer',
      email: 'Ann@Example.com',
      username: 'ann@example.com',
      role: 'user',
      licence: 'voice',
      phoneType: 'softphone',
      status: 'deactivated',
      secrets: {},
      createdAt: '2026-02-02T00:00:00.000Z',
      updatedAt: '2026-02-02T00:00:00.000Z',
    });
  });

  it('composes the name from its parts where none is given', () => {
    const { after } = accepted(judge(indexOf(), create({ givenName: 'Ann', familyName: 'Meyer' })));
    expect(after?.displayName).to.equal('Ann Meyer');
  });

  it('keeps the id that was wished, and refuses one that exists', () => {
    const users = indexOf({ id: 'ann', version: '7' });
    expect(accepted(judge(users, { kind: 'create', id: 'bob', values: { displayName: 'Bob' } })).after?.id).to.equal(
      'bob',
    );
    const twin = judge(users, { kind: 'create', id: 'ann', values: { displayName: 'Bob' } });
    expect(twin.ok).to.equal(false);
    if (!twin.ok) expect([twin.error?.code, twin.error?.current?.version]).to.deep.equal(['stale', '7']);
  });

  it('R2: names what is required, an extension only where the policy wants one', () => {
    const extension = { ...defaultPolicy.extension, required: true };
    expect(issuesOf(judge(indexOf(), create({})))).to.deep.equal(['displayName:required']);
    expect(issuesOf(judge(indexOf(), create({ displayName: 'Ann' }), { extension }))).to.deep.equal([
      'extension:required',
    ]);
  });

  it('finds everything wrong at once, each in its field', () => {
    const users = indexOf({ displayName: 'Bob', extension: '201' });
    const values: UserPatch = { extension: '201', email: 'nope', role: 'pilot', callTimeout: -1, status: 'activated' };
    const judgement = judge(users, { kind: 'create', values, secrets: { voicemailPin: 'abcd', onCallPin: null } });
    expect(issuesOf(judgement)).to.have.members([
      'email:not-an-email',
      'role:not-a-choice',
      'callTimeout:out-of-bounds',
      'voicemailPin:secret-not-digits',
      'displayName:required',
      'extension:extension-taken',
      'sipPassword:required-to-activate',
    ]);
  });

  it('a bad value is not asked for twice', () => {
    expect(
      issuesOf(judge(indexOf(), create({ displayName: 'Ann', extension: '1', status: 'activated' }))),
    ).to.deep.equal([
      'extension:extension-length',
      'username:required-to-activate',
      'email:required-to-activate',
      'sipPassword:required-to-activate',
    ]);
  });

  it('R60: tells the state of each secret and hands the secrets on for writing', () => {
    const secrets = { sipPassword: strong, voicemailPin: '1111', portalPassword: '' };
    const { after, secrets: toWrite } = accepted(
      judge(indexOf(), { kind: 'create', values: { displayName: 'Ann' }, secrets }),
    );
    expect(after?.secrets).to.deep.equal({ sipPassword: 'set', voicemailPin: 'weak' });
    expect(toWrite).to.deep.equal({ sipPassword: strong, voicemailPin: '1111' });
  });

  it('a login that somebody else has is not derived', () => {
    const users = indexOf({ username: 'ann@example.com' });
    const { after } = accepted(judge(users, create({ displayName: 'Ann', email: 'ann@example.com' })));
    expect(after).not.to.have.property('username');
  });

  it('R60: a secret among the values, or an unknown field, is a mistake of the program', () => {
    const wrong =
      (values: object): (() => unknown) =>
      () =>
        judge(indexOf(), create(values));
    expect(wrong({ displayName: 'Ann', sipPassword: 'x' })).to.throw(TypeError, 'sipPassword');
    expect(wrong({ displayName: 'Ann', shoeSize: 44 })).to.throw(TypeError, 'shoeSize');
    const secrets = { displayName: 'Ann' } as never;
    expect(() => judge(indexOf(), { kind: 'create', values: {}, secrets })).to.throw(TypeError, 'displayName');
  });

  it('P4: so is an id that no store could read again', () => {
    for (const id of [5, '', null, {}])
      expect(() => judge(indexOf(), { ...create({ displayName: 'Ann' }), id: id as string })).to.throw(TypeError, 'id');
  });
});

describe('judge: update', () => {
  const ann = sampleUser({
    id: 'ann',
    displayName: 'Ann Meyer',
    givenName: 'Ann',
    familyName: 'Meyer',
    extension: '201',
    username: 'ann',
    email: 'ann@example.com',
    role: 'user',
    secrets: { sipPassword: 'set' },
  });

  it('changes what is named, clears what is null, keeps the rest', () => {
    const judgement = accepted(judge(indexOf(ann), updateOf(ann, { company: 'Acme', email: null })));
    const { email: _, ...kept } = ann;
    const { version, updatedAt } = judgement.after!;
    expect(judgement.after).to.deep.equal({ ...kept, company: 'Acme', version, updatedAt });
    expect([judgement.kind, judgement.before, version, updatedAt]).to.deep.equal([
      'update',
      ann,
      'version-1',
      '2026-02-02T00:00:00.000Z',
    ]);
  });

  it('R50: a stale base is refused with the current user, an unknown id is not found', () => {
    const stale = judge(indexOf(ann), { kind: 'update', id: 'ann', base: 'old', values: {} });
    const unknown = judge(indexOf(ann), { kind: 'remove', id: 'bob', base: '1' });
    expect(!stale.ok && [stale.error?.code, stale.error?.current]).to.deep.equal(['stale', ann]);
    expect(!unknown.ok && unknown.error?.code).to.equal('not-found');
  });

  it('what says the same changes nothing', () => {
    for (const values of [{}, { displayName: ' Ann Meyer ' }, { company: null }, { notifyEmails: [] }])
      expect(accepted(judge(indexOf(ann), updateOf(ann, values))).kind).to.equal('unchanged');
    const noPin = { kind: 'update', id: 'ann', base: '1', values: {}, secrets: { voicemailPin: null } } as const;
    expect(accepted(judge(indexOf(ann), noPin)).kind).to.equal('unchanged');
  });

  it('a secret is a change whatever it was', () => {
    const judgement = accepted(judge(indexOf(ann), updateOf(ann, {}, { sipPassword: strong })));
    expect([judgement.kind, judgement.secrets]).to.deep.equal(['update', { sipPassword: strong }]);
    const cleared = accepted(judge(indexOf(ann), updateOf(ann, {}, { sipPassword: null })));
    expect(cleared.after?.secrets).to.deep.equal({});
  });

  it('R12: the username is fixed once there is one', () => {
    expect(issuesOf(judge(indexOf(ann), updateOf(ann, { username: 'anna' })))).to.deep.equal([
      'username:username-fixed',
    ]);
    expect(issuesOf(judge(indexOf(ann), updateOf(ann, { username: null })))).to.deep.equal(['username:username-fixed']);
    const { username: _, ...nameless } = ann;
    expect(accepted(judge(indexOf(nameless), updateOf(nameless, { username: 'anna' }))).after?.username).to.equal(
      'anna',
    );
  });

  it('what is kept from older rules may stay, but not be chosen anew', () => {
    const pilot = { ...ann, role: 'pilot', extension: '7' };
    expect(accepted(judge(indexOf(pilot), updateOf(pilot, { company: 'Acme', role: 'pilot' }))).after?.role).to.equal(
      'pilot',
    );
    expect(issuesOf(judge(indexOf(ann), updateOf(ann, { role: 'pilot' })))).to.deep.equal(['role:not-a-choice']);
  });

  it('R3: an activated user may not lose what activation needs', () => {
    const active = { ...ann, status: 'activated' as const };
    expect(issuesOf(judge(indexOf(active), updateOf(active, { email: null })))).to.deep.equal([
      'email:required-to-activate',
    ]);
    const weak = judge(indexOf(active), updateOf(active, {}, { sipPassword: '201' }));
    expect(!weak.ok && weak.issues).to.deep.equal([{ code: 'secret-weak', field: 'sipPassword', params: { min: 8 } }]);
    expect(accepted(judge(indexOf(active), updateOf(active, { email: null, status: 'deactivated' }))).ok).to.equal(
      true,
    );
  });

  it('R3: what a grown policy misses in an activated user does not stop other edits', () => {
    const active = { ...ann, status: 'activated' as const };
    const policy = { requiredToActivate: ['locationId'] as const };
    expect(accepted(judge(indexOf(active), updateOf(active, { company: 'Acme' }), policy)).kind).to.equal('update');
    expect(issuesOf(judge(indexOf(ann), updateOf(ann, { status: 'activated' }), policy))).to.deep.equal([
      'locationId:required-to-activate',
    ]);
  });

  it('R8: deactivating keeps everything, also the time of activation', () => {
    const activatedAt = '2026-01-05T00:00:00.000Z';
    const active = { ...ann, status: 'activated' as const, activatedAt };
    const { after } = accepted(judge(indexOf(active), updateOf(active, { status: 'deactivated' })));
    expect([after?.activatedAt, after?.extension]).to.deep.equal([activatedAt, '201']);
    const again = accepted(judge(indexOf(after!), updateOf(after!, { status: 'activated' }))).after;
    expect(again?.activatedAt).to.equal('2026-02-02T00:00:00.000Z');
  });

  it('the name and the status cannot be cleared', () => {
    expect(issuesOf(judge(indexOf(ann), updateOf(ann, { displayName: null, status: null })))).to.have.members([
      'displayName:required',
      'status:required',
    ]);
  });

  it('R20: a taken number names its owner; without a free one there is no next', () => {
    const bob = sampleUser({ id: 'bob', displayName: 'Bob', extension: '202' });
    const extension = { ...defaultPolicy.extension, ranges: [{ from: '201', to: '202' }] };
    const judgement = judge(indexOf(ann, bob), updateOf(bob, { extension: '201' }), { extension });
    expect(!judgement.ok && judgement.issues).to.deep.equal([
      { code: 'extension-taken', field: 'extension', params: { value: '201', owner: 'Ann Meyer', ownerId: 'ann' } },
    ]);
  });

  it('P2: username and e-mail of another user are refused in any case', () => {
    const bob = sampleUser({ id: 'bob', displayName: 'Bob' });
    const judgement = judge(indexOf(ann, bob), updateOf(bob, { username: 'ANN', email: 'ANN@example.com' }));
    expect(issuesOf(judgement)).to.deep.equal(['username:username-taken', 'email:email-taken']);
    expect(accepted(judge(indexOf(ann), updateOf(ann, { email: 'ANN@EXAMPLE.COM' }))).kind).to.equal('update');
  });
});

describe('judge: secrets of one change', () => {
  const both = (voicemailPin: string | null, onCallPin: string | null): Judgement =>
    judge(indexOf(), { kind: 'create', values: { displayName: 'Ann' }, secrets: { voicemailPin, onCallPin } });

  it('the on-call PIN differs from the voicemail PIN', () => {
    const same = both('4711', '4711');
    expect(!same.ok && same.issues).to.deep.equal([{ code: 'pin-reused', field: 'onCallPin' }]);
    expect(accepted(both('4711', '4712')).secrets).to.deep.equal({ voicemailPin: '4711', onCallPin: '4712' });
    for (const [voicemail, onCall] of [
      ['4711', null],
      [null, '4711'],
      [null, null],
    ] as const)
      expect(both(voicemail, onCall).ok).to.equal(true);
    const ann = sampleUser({ secrets: { voicemailPin: 'set', onCallPin: 'set' } });
    const cleared = {
      kind: 'update',
      id: ann.id,
      base: '1',
      values: {},
      secrets: { voicemailPin: null, onCallPin: null },
    } as const;
    expect(judge(indexOf(ann), cleared).ok).to.equal(true);
    const again = { ...cleared, secrets: { voicemailPin: '4711', onCallPin: '4711' } };
    expect(issuesOf(judge(indexOf(ann), again))).to.deep.equal(['onCallPin:pin-reused']);
  });

  it('a weak PIN is kept as weak', () => {
    expect(accepted(both('1212', '2580')).after?.secrets).to.deep.equal({ voicemailPin: 'weak', onCallPin: 'weak' });
  });
});

describe('judge: what is kept', () => {
  const ann = sampleUser({ id: 'ann', custom: { badge: 'A', floor: 3 }, ...({ shoeSize: 44 } as object) });
  const customFields = [{ name: 'floor', label: 'Floor', kind: 'number', max: 9 }] as const;

  it('a field that this version does not know stays with the user', () => {
    const { after } = accepted(judge(indexOf(ann), updateOf(ann, { company: 'Acme' })));
    expect(after).to.include({ shoeSize: 44, company: 'Acme' });
  });

  it('F4: own fields are altered name by name, and those of no policy are kept', () => {
    const custom = (values: UserPatch['custom']): Judgement =>
      judge(indexOf(ann), updateOf(ann, { custom: values! }), { customFields });
    expect(accepted(custom({ floor: 4 })).after?.custom).to.deep.equal({ badge: 'A', floor: 4 });
    expect(accepted(custom({ badge: null, car: true })).after?.custom).to.deep.equal({ floor: 3, car: true });
    for (const nothing of [null, { badge: null, floor: ' ' }])
      expect(accepted(custom(nothing)).after).not.to.have.property('custom');
    for (const same of [{}, { badge: ' A ' }, { floor: 3, car: null }])
      expect(accepted(custom(same)).kind).to.equal('unchanged');
    expect(issuesOf(custom({ floor: 10, badge: '\u0000' }))).to.deep.equal([
      'custom.badge:control-character',
      'custom.floor:out-of-bounds',
    ]);
    expect(issuesOf(custom({ 'bad name': 1 }))).to.deep.equal(['custom:not-a-choice']);
    expect(ann.custom).to.deep.equal({ badge: 'A', floor: 3 });
  });

  it('F4: a new user has the own fields that say something', () => {
    const values = { displayName: 'Ann', custom: { badge: ' A ', floor: null } };
    expect(accepted(judge(indexOf(), create(values), { customFields })).after?.custom).to.deep.equal({ badge: 'A' });
    const nothing = accepted(judge(indexOf(), create({ ...values, custom: { badge: '' } }))).after;
    expect(nothing).not.to.have.property('custom');
    expect(issuesOf(judge(indexOf(), create({ ...values, custom: { floor: 10 } }), { customFields }))).to.deep.equal([
      'custom.floor:out-of-bounds',
    ]);
  });

  it('names of any script, emoji, markup and the longest are kept as written', () => {
    for (const name of [
      '😀'.repeat(128),
      'x'.repeat(128),
      'שרה כהן',
      'نورة العتيبي',
      '<img src=x onerror=alert(1)>',
      '👩‍💻 Ada',
      '=1+1',
    ]) {
      const { after } = accepted(judge(indexOf(), create({ displayName: name })));
      expect(after?.displayName).to.equal(name);
      expect(userSchema.safeParse(after).success).to.equal(true);
    }
    expect(issuesOf(judge(indexOf(), create({ displayName: '😀'.repeat(129) })))).to.deep.equal([
      'displayName:too-long',
    ]);
  });

  it('R16: the acknowledgements that count go with the user, and no others', () => {
    const values = { displayName: 'Ann', voiceMessageEmails: ['a@b.de'] };
    const acknowledged = ['smsEnabled', 'voiceMessageEmails'] as const;
    expect(issuesOf(judge(indexOf(), create(values)))).to.deep.equal(['voiceMessageEmails:not-acknowledged']);
    expect(accepted(judge(indexOf(), { kind: 'create', values, acknowledged })).acknowledged).to.deep.equal([
      'voiceMessageEmails',
    ]);
    expect(
      accepted(judge(indexOf(), { kind: 'create', values: { displayName: 'Bo' }, acknowledged })),
    ).not.to.have.property('acknowledged');
    const bob = sampleUser({ id: 'bob' });
    const update = {
      kind: 'update',
      id: 'bob',
      base: '1',
      values: { voiceMessageEmails: ['a@b.de'] },
      acknowledged,
    } as const;
    expect(accepted(judge(indexOf(bob), update)).acknowledged).to.deep.equal(['voiceMessageEmails']);
  });

  it('R64: what the person may not do is refused', () => {
    const may = (permissions: Partial<Policy['permissions']>): Partial<Policy> => ({
      permissions: { ...defaultPolicy.permissions, ...permissions },
    });
    const user = sampleUser({ id: 'ann' });
    expect(issuesOf(judge(indexOf(), create({ displayName: 'Ann' }), may({ create: false })))).to.deep.equal([
      ':not-permitted',
    ]);
    expect(issuesOf(judge(indexOf(user), updateOf(user, { company: 'A' }), may({ edit: false })))).to.deep.equal([
      ':not-permitted',
    ]);
    expect(
      issuesOf(judge(indexOf(user), updateOf(user, {}, { sipPassword: strong }), may({ secrets: false }))),
    ).to.deep.equal(['sipPassword:not-permitted']);
    expect(judge(indexOf(user), updateOf(user, { company: null }), may({ edit: false })).ok).to.equal(true);
    expect(
      judge(indexOf(), create({ displayName: 'Ann' }, { sipPassword: strong }), may({ secrets: false })).ok,
    ).to.equal(true);
  });

  it('an answer says no more than there is to say', () => {
    const made = accepted(judge(indexOf(), create({ displayName: 'Ann' }, { sipPassword: null })));
    expect(made).to.have.all.keys('ok', 'kind', 'after');
    const bob = sampleUser({ id: 'bob' });
    const altered = accepted(judge(indexOf(bob), updateOf(bob, { company: 'Acme' })));
    expect(altered).to.have.all.keys('ok', 'kind', 'before', 'after');
  });
});

describe('judge: robustness', () => {
  it('whatever stands in the fields, the judge answers and never throws', () => {
    const names = userFields.map(({ name }) => name);
    const values = fc.dictionary(fc.constantFrom(...names.filter((name) => !isSecretField(name))), fc.anything());
    const secrets = fc.dictionary(fc.constantFrom(...secretFields), fc.anything());
    const ann = sampleUser({ id: 'ann', status: 'activated' });
    fc.assert(
      fc.property(values, secrets, (anyValues, anySecrets) => {
        const asked = { values: anyValues as UserPatch, secrets: anySecrets as SecretPatch };
        for (const change of [
          { kind: 'create', ...asked },
          { kind: 'update', id: 'ann', base: '1', ...asked },
        ] as const) {
          const judgement = judge(indexOf(ann), change);
          if (judgement.ok)
            expect(userSchema.safeParse(judgement.after).success, JSON.stringify(judgement)).to.equal(true);
          else expect(judgement.issues).not.to.be.empty;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('judge: seats', () => {
  const full = { displayName: 'Bob', extension: '202', email: 'bob@example.com', status: 'activated' } as const;

  it('R5: refuses what would exceed the seats, naming the numbers', () => {
    const users = indexOf({ status: 'activated' });
    const judgement = judge(users, { kind: 'create', values: full, secrets: { sipPassword: strong } }, { seats: 1 });
    expect(!judgement.ok && judgement.issues).to.deep.equal([
      { code: 'seats-exceeded', field: 'status', params: { seats: 1, after: 2 } },
    ]);
    accepted(judge(users, { kind: 'create', values: full, secrets: { sipPassword: strong } }, { seats: 2 }));
  });

  it('R5: who is activated already keeps the seat when seats are cut', () => {
    const ann = sampleUser({
      status: 'activated',
      username: 'a',
      email: 'a@b.de',
      extension: '201',
      secrets: { sipPassword: 'set' },
    });
    accepted(judge(indexOf(ann), updateOf(ann, { company: 'Acme' }), { seats: 0 }));
  });
});

describe('judge: remove and restore', () => {
  const removalOf = (user: User): UserChange => ({ kind: 'remove', id: user.id, base: user.version });
  const owner = sampleUser({ id: 'owner', displayName: 'Olga', role: 'org-admin' });
  const admin = sampleUser({ id: 'admin', displayName: 'Adam', role: 'admin' });
  const user = sampleUser({ id: 'user', role: 'user' });
  const bare = sampleUser({ id: 'bare' });

  it('R32: refuses a protected role, the last administrator and oneself, with the name', () => {
    const all = indexOf(owner, admin, user, bare);
    const params = { owner: 'Olga', ownerId: 'owner' };
    const judgement = judge(all, removalOf(owner));
    expect(!judgement.ok && judgement.issues).to.deep.equal([{ code: 'protected-role', field: 'role', params }]);
    expect(issuesOf(judge(all, removalOf(user), { currentUserId: 'user' }))).to.deep.equal([':own-account']);
    expect(issuesOf(judge(indexOf(admin, user), removalOf(admin)))).to.deep.equal(['role:last-administrator']);
    for (const each of [admin, user, bare]) expect(accepted(judge(all, removalOf(each))).kind).to.equal('remove');
  });

  it('R31: a removed user comes back as it was, with its secrets', () => {
    const secrets = { sipPassword: strong };
    const context = judgeContext({}, { removed: (id) => (id === 'user' ? { user, secrets } : undefined) });
    const back = accepted(indexOf().judge({ kind: 'restore', id: 'user' }, context));
    expect(back).to.deep.equal({
      ok: true,
      kind: 'restore',
      after: user,
      secrets,
    });
    const nobody = indexOf().judge({ kind: 'restore', id: 'nobody' }, context);
    expect(!nobody.ok && nobody.error?.code).to.equal('not-found');
    expect(judge(indexOf(), { kind: 'restore', id: 'user' }).ok).to.equal(false);
  });

  it('R31: who is here already is not restored again', () => {
    expect(accepted(judge(indexOf(user), { kind: 'restore', id: 'user' })).kind).to.equal('unchanged');
  });

  it('R31: what others hold by now, and seats that are gone, stand in the way', () => {
    const gone = sampleUser({ id: 'gone', extension: '201', username: 'u', email: 'u@b.de', status: 'activated' });
    const context = judgeContext({ seats: 0 }, { removed: () => ({ user: gone, secrets: {} }) });
    const users = indexOf({ extension: '201' }, { username: 'U' }, { email: 'U@b.de' });
    expect(issuesOf(users.judge({ kind: 'restore', id: 'gone' }, context))).to.deep.equal([
      'extension:extension-taken',
      'username:username-taken',
      'email:email-taken',
      'status:seats-exceeded',
    ]);
  });
});

describe('isSame', () => {
  it('compares by what is held', () => {
    expect(isSame(['a'], ['a'])).to.equal(true);
    expect(isSame(['a'], ['a', 'b'])).to.equal(false);
    expect(isSame({ mode: 'forward', destinations: ['1'] }, { mode: 'forward', destinations: ['2'] })).to.equal(false);
    expect(isSame(['a'], { 0: 'a' })).to.equal(false);
    expect(isSame(undefined, [])).to.equal(false);
    expect(isSame(null, {})).to.equal(false);
    expect(isSame({ a: undefined }, { b: undefined })).to.equal(false);
  });
});
