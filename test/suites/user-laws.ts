import {
  codesOf,
  creation,
  equals,
  holds,
  law,
  refused,
  removal,
  strongPassword,
  update,
  withPolicy,
  write,
  written,
  type AdapterLaw,
} from './law-kit.js';

const full = {
  displayName: 'Ann Meyer',
  extension: '201',
  username: 'ann',
  email: 'ann@example.com',
  status: 'activated',
} as const;

/** Characters that stores and encodings lose first. */
const hardNames = [
  'José Müller',
  'Jose\u0301 Mu\u0308ller',
  '王小明',
  'أحمد بن علي',
  'שרה כהן',
  '👩‍💻 Ada 👍🏽',
  '<b onclick="x">&amp; \'Bobby\'; DROP TABLE users;--',
  '=HYPERLINK("x")',
  'x'.repeat(128),
  '𝒳'.repeat(128),
  '__proto__',
  'constructor',
];

/** What a user is and may become: R2, R3, R5, R6, R12, R31, R32, R60. */
export const userLaws: readonly AdapterLaw[] = [
  law('R2: a deactivated user needs only a name, and keeps whatever else is given', async (adapter) => {
    const bare = await written(adapter, creation({ displayName: 'Lobby' }));
    equals(bare.status, 'deactivated', 'a user is deactivated unless asked otherwise');
    const rich = await written(
      adapter,
      creation({ displayName: 'Gate', mobile: '+49 170 1234567', notes: 'two\nlines' }),
    );
    equals([rich.mobile, rich.notes], ['+49 170 1234567', 'two\nlines'], 'what is given is kept');
    equals(
      codesOf(await refused(adapter, creation({ extension: '300' }))),
      ['displayName:required'],
      'a name is needed',
    );
  }),

  law('R3: activating names exactly what is missing, and nothing is written', async (adapter) => {
    const user = await written(adapter, creation({ displayName: 'Ann Meyer', extension: '201' }));
    const result = await refused(adapter, update(user, { status: 'activated' }));
    const missing = ['username:required-to-activate', 'email:required-to-activate', 'sipPassword:required-to-activate'];
    equals(codesOf(result), missing, 'the missing fields in the order of the policy');
    equals((await adapter.get(user.id))?.version, user.version, 'a refused change writes nothing');
    const { email } = full;
    const active = await written(
      adapter,
      update(user, { email, status: 'activated' }, { sipPassword: strongPassword }),
    );
    equals([active.status, active.username], ['activated', email], 'the full set activates; the login is the e-mail');
    holds(active.activatedAt !== undefined, 'when it was activated is kept');
  }),

  law('R3: an activated user cannot lose what activation needs', async (adapter) => {
    const user = await written(adapter, creation(full, { sipPassword: strongPassword }));
    equals(
      codesOf(await refused(adapter, update(user, { extension: null }))),
      ['extension:required-to-activate'],
      'its extension',
    );
    const result = await refused(adapter, update(user, {}, { sipPassword: null }));
    equals(codesOf(result), ['sipPassword:required-to-activate'], 'its SIP password');
  }),

  law('R3: a weak SIP password is kept but does not activate', async (adapter) => {
    const user = await written(adapter, creation({ ...full, status: 'deactivated' }, { sipPassword: '201' }));
    equals(user.secrets, { sipPassword: 'weak' }, 'its state is told');
    equals(
      codesOf(await refused(adapter, update(user, { status: 'activated' }))),
      ['sipPassword:secret-weak'],
      'the reason',
    );
  }),

  law('R5: seats limit who can be activated, naming the numbers', async (adapter) => {
    withPolicy(adapter, { seats: 1 });
    const ann = await written(adapter, creation(full, { sipPassword: strongPassword }));
    const bob = { ...full, displayName: 'Bob', extension: '202', username: 'bob', email: 'bob@example.com' };
    const result = await refused(adapter, creation(bob, { sipPassword: strongPassword }));
    equals(result.issues, [{ code: 'seats-exceeded', field: 'status', params: { seats: 1, after: 2 } }], 'the issue');
    await written(adapter, update(ann, { status: 'deactivated' }));
    await written(adapter, creation(bob, { sipPassword: strongPassword }));
  }),

  law('R6: the counts equal the users after every change', async (adapter) => {
    const counts = async (): Promise<unknown> => (await adapter.list({ limit: 0 })).counts;
    equals(await counts(), { total: 0, activated: 0, deactivated: 0, withoutExtension: 0 }, 'nobody');
    const ann = await written(adapter, creation(full, { sipPassword: strongPassword }));
    const bob = await written(adapter, creation({ displayName: 'Bob' }));
    equals(await counts(), { total: 2, activated: 1, deactivated: 1, withoutExtension: 1 }, 'two');
    await written(adapter, update(ann, { status: 'deactivated' }));
    await written(adapter, update(bob, { extension: '202' }));
    equals(await counts(), { total: 2, activated: 0, deactivated: 2, withoutExtension: 0 }, 'after two updates');
    await write(adapter, removal((await adapter.get(bob.id))!));
    equals(await counts(), { total: 1, activated: 0, deactivated: 1, withoutExtension: 0 }, 'after a removal');
  }),

  law('R12: a username cannot change once the user has one', async (adapter) => {
    const user = await written(adapter, creation({ displayName: 'Ann' }));
    const named = await written(adapter, update(user, { username: 'ann' }));
    equals(
      codesOf(await refused(adapter, update(named, { username: 'anna' }))),
      ['username:username-fixed'],
      'another',
    );
    equals(codesOf(await refused(adapter, update(named, { username: null }))), ['username:username-fixed'], 'none');
    await written(adapter, update(named, { username: 'ann', position: 'Boss' }));
  }),

  law('R31: a removed user comes back whole, secrets included', async (adapter) => {
    if (!adapter.supports.restore) return;
    const user = await written(adapter, creation(full, { sipPassword: strongPassword, voicemailPin: '4711' }));
    const result = await write(adapter, removal(user));
    equals([result.ok, result.ok && result.user], [true, undefined], 'a removal hands out no user');
    equals(await adapter.get(user.id), undefined, 'it is gone');
    const back = await written(adapter, { kind: 'restore', id: user.id });
    equals(back, user, 'the user that came back, version and times included');
    equals(await adapter.get(user.id), user, 'and the user that is there');
    const named = await written(adapter, update(user, { position: 'Boss' }));
    equals(named.position, 'Boss', 'what was based on it before can be written after it');
    equals(
      (await refused(adapter, { kind: 'restore', id: 'nobody' })).error?.code,
      'not-found',
      'who never was does not come back',
    );
  }),

  law('R31: a removed user does not come back onto an extension that is taken by now', async (adapter) => {
    if (!adapter.supports.restore) return;
    const user = await written(adapter, creation({ displayName: 'Ann', extension: '201' }));
    await write(adapter, removal(user));
    await written(adapter, creation({ displayName: 'Bob', extension: '201' }));
    equals(
      codesOf(await refused(adapter, { kind: 'restore', id: user.id })),
      ['extension:extension-taken'],
      'the reason',
    );
  }),

  law('R32: protected roles, the last administrator and oneself stay', async (adapter) => {
    const owner = await written(adapter, creation({ displayName: 'Owner', role: 'org-admin' }));
    const admin = await written(adapter, creation({ displayName: 'Admin', role: 'admin' }));
    const self = await written(adapter, creation({ displayName: 'Self' }));
    withPolicy(adapter, { currentUserId: self.id });
    equals(codesOf(await refused(adapter, removal(owner))), ['role:protected-role'], 'a protected role');
    equals(codesOf(await refused(adapter, removal(self))), [':own-account'], 'oneself');
    withPolicy(adapter, { protectedRoles: [] });
    holds((await write(adapter, removal(owner))).ok, 'without protection an administrator can go');
    equals(codesOf(await refused(adapter, removal(admin))), ['role:last-administrator'], 'but not the last');
  }),

  law('R60: no secret is ever handed out', async (adapter) => {
    const secrets = {
      sipPassword: 'canary-Sip-93',
      portalPassword: 'canary-Portal-93',
      voicemailPin: '739164',
      onCallPin: '918273',
    };
    const user = await written(adapter, creation(full, secrets));
    equals(
      user.secrets,
      { sipPassword: 'set', portalPassword: 'set', voicemailPin: 'set', onCallPin: 'set' },
      'only that they are set',
    );
    const seen = [user, await adapter.get(user.id), await adapter.list({}), await adapter.list({ search: 'canary' })];
    const stale = await refused(adapter, { kind: 'update', id: user.id, base: 'old', values: {}, secrets });
    const text = JSON.stringify([seen, stale, stale.error?.current]);
    for (const secret of Object.values(secrets)) holds(!text.includes(secret), `"${secret}" is not seen`);
    equals((await adapter.list({ search: 'canary' })).total, 0, 'no search finds a secret');
  }),

  law('any script, emoji, markup and 128 characters come back as they were, in one composition', async (adapter) => {
    for (const name of hardNames) {
      const user = await written(adapter, creation({ displayName: `  ${name} ` }));
      equals((await adapter.get(user.id))?.displayName, name.normalize('NFC'), 'the name');
    }
    equals(
      codesOf(await refused(adapter, creation({ displayName: 'x'.repeat(129) }))),
      ['displayName:too-long'],
      '129 characters',
    );
    equals(
      codesOf(await refused(adapter, creation({ displayName: 'a\u0007b' }))),
      ['displayName:control-character'],
      'a bell',
    );
  }),
];
