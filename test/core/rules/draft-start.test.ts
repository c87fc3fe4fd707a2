import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import { changedFields, changeOfDraft, editDraft, editSecret } from '../../../src/core/rules/draft-edit.js';
import {
  draftOf,
  newDraft,
  newSecrets,
  resumeDraft,
  typedUser,
  valuesToDuplicate,
  valuesToKeep,
} from '../../../src/core/rules/draft-start.js';
import type { DraftValues } from '../../../src/core/rules/draft-values.js';
import { checkSecretStrength } from '../../../src/core/rules/secret.js';
import { secretFields, type User } from '../../../src/core/user.js';
import { ana } from '../../fixtures/draft-user.js';

const policy = defaultPolicy;

describe('core/rules/draft-start', () => {
  describe('a new user', () => {
    it('is activated in the form, with the first choices of the policy (SPEC §3)', () => {
      expect(newDraft(policy).values).to.deep.equal({
        status: 'activated',
        role: 'user',
        licence: 'voice',
        phoneType: 'softphone',
      });
    });

    it('is clean as long as only what was offered stands in it', () => {
      const draft = newDraft(policy, { values: { extension: '102' }, secrets: { sipPassword: 'Generated-1' } });
      expect(changedFields(draft)).to.deep.equal([]);
      expect(changeOfDraft(draft)).to.deep.include({ kind: 'create', secrets: { sipPassword: 'Generated-1' } });
    });

    it('R3: is given a strong SIP password and a voicemail PIN that is not weak (SPEC §3)', () => {
      fc.assert(
        fc.property(fc.integer(), (start) => {
          let seed = start;
          const secrets = newSecrets(policy, {}, () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32);
          expect(Object.keys(secrets)).to.deep.equal(['sipPassword', 'voicemailPin']);
          for (const field of ['sipPassword', 'voicemailPin'] as const)
            expect(checkSecretStrength(field, secrets[field]!, {}, policy), secrets[field]).to.equal(undefined);
        }),
      );
    });

    it('R64: is given no PIN where the form shows none, or where there is no voicemail', () => {
      const draw = (rules: Partial<Policy>, values: DraftValues = {}): readonly string[] =>
        Object.keys(newSecrets({ ...policy, ...rules }, values, () => 0.5));
      expect(draw({ permissions: { ...policy.permissions, secrets: false } })).to.deep.equal(['sipPassword']);
      expect(draw({ form: { ...policy.form, hidden: ['voicemailPin'] } })).to.deep.equal(['sipPassword']);
      expect(draw({}, { voicemailEnabled: false })).to.deep.equal(['sipPassword']);
    });

    it('nothing has been said about it', () => {
      const { judged, written, acknowledged, conflicts, overtaken, verdict, found, secrets } = newDraft(policy);
      expect([judged, written, acknowledged].map(({ size }) => size)).to.deep.equal([0, 0, 0]);
      expect([conflicts, overtaken, verdict, found, secrets]).to.deep.equal([[], [], [], [], {}]);
    });
  });

  it('an existing user begins with its values, and no secret', () => {
    const draft = draftOf(ana);
    expect(draft.user).to.equal(ana);
    expect(draft.values).to.equal(draft.initial);
    expect(draft.values).to.deep.include({ displayName: 'Ana Ruiz', status: 'activated' });
    expect([draft.secrets, draft.initialSecrets]).to.deep.equal([{}, {}]);
  });

  describe('R11: a colleague like this one', () => {
    const full: User = {
      ...ana,
      branchId: 'north',
      sipUsername: '101',
      authName: 'auth-101',
      mobile: '+49 170 1234567',
      callerIdName: 'Ana Ruiz',
      callerIdNumber: '+493012345',
      callTimeout: 30,
      noAnswer: 'hang-up',
      forwarding: { mode: 'sequential', destinations: ['200'] },
      doNotDisturb: true,
      voicemailEnabled: false,
      mailboxId: 'box',
      greeting: 'hello',
      notifyEmails: ['a@x.example'],
      voiceMessageEmails: ['a@x.example'],
      locationId: 'home',
      faxAccountId: 'fax',
      onCallRemindMinutes: 10,
      smsEnabled: true,
      smsNumber: '+493054321',
      mobileStun: true,
      maxBindings: 3,
      company: 'X',
      position: 'Cook',
      department: 'Kitchen',
      phone: '+49 30 99',
      notes: 'likes tea',
      custom: { floor: 3, contract: 'full-time', vip: true, badge: '4711' },
    };
    const rules: Policy = {
      ...policy,
      customFields: [
        { name: 'contract', label: 'Contract', kind: 'choice', choices: ['full-time', 'part-time'] },
        { name: 'floor', label: 'Floor', kind: 'number' },
        { name: 'vip', label: 'VIP', kind: 'boolean' },
        { name: 'badge', label: 'Badge', kind: 'text' },
      ],
    };

    it('starts with what colleagues share, and never with what is a person’s own', () => {
      expect(valuesToDuplicate(full, rules)).to.deep.equal({
        branchId: 'north',
        phoneType: 'softphone',
        role: 'user',
        licence: 'voice',
        callTimeout: 30,
        noAnswer: 'hang-up',
        forwarding: { mode: 'sequential', destinations: ['200'] },
        voicemailEnabled: false,
        locationId: 'home',
        faxAccountId: 'fax',
        onCallRemindMinutes: 10,
        maxBindings: 3,
        company: 'X',
        department: 'Kitchen',
        custom: { contract: 'full-time' },
      });
    });

    it('R16: needs no acknowledgement, and is no edit', () => {
      const draft = newDraft(rules, { values: valuesToDuplicate(full, rules) });
      expect(changedFields(draft)).to.deep.equal([]);
      expect(draft.values.status).to.equal('activated');
    });

    it('does not pass on a forwarding to the person’s own numbers, however they are written', () => {
      const to = (...destinations: string[]): unknown =>
        valuesToDuplicate({ ...full, forwarding: { mode: 'forward', destinations } }, rules).forwarding;
      expect(to('200', '+49 (170) 123-4567')).to.equal(undefined);
      expect(to('+49 3099')).to.equal(undefined);
      expect(to('+49 30 54321')).to.equal(undefined);
      expect(to('+49 30 991')).to.deep.equal({ mode: 'forward', destinations: ['+49 30 991'] });
      expect(
        valuesToDuplicate({ ...ana, forwarding: { mode: 'forward', destinations: ['200'] } }, rules).forwarding,
      ).to.deep.equal({ mode: 'forward', destinations: ['200'] });
    });

    it('leaves out a choice that the policy no longer offers', () => {
      const values = valuesToDuplicate({ ...ana, role: 'boss', licence: 'gold', phoneType: 'telex' }, policy);
      expect(values).to.deep.equal({});
      expect(newDraft(policy, { values }).values.role).to.equal('user');
    });

    it('leaves out what is not set', () => {
      expect(valuesToDuplicate(ana, rules)).to.deep.equal({ phoneType: 'softphone', role: 'user', licence: 'voice' });
    });
  });

  describe('R50: what was typed for a user who is gone', () => {
    const draft = draftOf({ ...ana, mailboxId: 'box', greeting: 'hello', notes: 'old' });
    const typed = (edited = draft): object => typedUser(edited).values;

    it('is what stands in the form, without the mailbox and the greeting of who is gone', () => {
      const { mailboxId: _, greeting: __, username: ___, ...kept } = draft.values;
      expect(typed()).to.deep.equal(kept);
      expect(typed(editDraft(draft, 'notes', 'new', policy))).to.deep.equal({ ...kept, notes: 'new' });
    });

    it('R12: has a login only where it does not follow from the e-mail anyway', () => {
      const login = (user: Partial<User>): unknown => typedUser(draftOf({ ...ana, ...user })).values.username;
      expect(login({ email: 'Ana@X.example' })).to.equal(undefined);
      expect(login({ username: 'ruiz' })).to.equal('ruiz');
      const { email: _, ...withoutEmail } = ana;
      expect(typedUser(draftOf(withoutEmail)).values.username).to.equal('ana@x.example');
      const { username: __, ...withoutLogin } = ana;
      expect(typedUser(draftOf(withoutLogin)).values).to.not.have.property('username');
    });

    it('R60: has the secrets that were typed here, and none that was left empty', () => {
      const edited = editSecret(editSecret(draft, 'voicemailPin', '4711'), 'sipPassword', '');
      expect(typedUser(edited).secrets).to.deep.equal({ voicemailPin: '4711' });
    });
  });

  describe('F3: a kept draft', () => {
    const fresh = newDraft(policy, { values: { extension: '102' }, secrets: { sipPassword: 'Generated-1' } });

    it('holds what was entered and not what was offered', () => {
      expect(valuesToKeep(fresh)).to.deep.equal({});
      let draft = editDraft(fresh, 'displayName', 'Ana Ruiz', policy);
      draft = editDraft(draft, 'custom.floor', 3, policy);
      draft = editDraft(draft, 'extension', '', policy);
      expect(valuesToKeep(draft)).to.deep.equal({
        displayName: 'Ana Ruiz',
        givenName: 'Ana',
        familyName: 'Ruiz',
        custom: { floor: 3 },
      });
    });

    it('R60: never holds a secret', () => {
      fc.assert(
        fc.property(fc.constantFrom(...secretFields), fc.string({ minLength: 8 }), (field, secret) => {
          const draft = editSecret(editDraft(fresh, 'notes', 'x', policy), field, `canary-${secret}`);
          expect(JSON.stringify(valuesToKeep(draft))).to.equal('{"notes":"x"}');
        }),
      );
    });

    it('is resumed as edits of the fresh start', () => {
      const kept = { displayName: 'Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz', custom: { floor: 3 } };
      const draft = resumeDraft(fresh, kept, policy);
      expect(draft.initial).to.equal(fresh.initial);
      expect(draft.secrets).to.equal(fresh.secrets);
      expect(draft.values).to.deep.equal({ ...fresh.values, ...kept });
      expect(changedFields(draft)).to.deep.equal(['displayName', 'givenName', 'familyName', 'custom.floor']);
      expect(valuesToKeep(draft)).to.deep.equal(kept);
    });

    it('leaves out what is no field, and every secret, whoever wrote it down', () => {
      const kept = { shoeSize: 44, sipPassword: 'x', toString: 'y', mobile: '+49 1' } as object;
      expect(resumeDraft(fresh, kept, policy).values).to.deep.equal({ ...fresh.values, mobile: '+49 1' });
    });

    it('what is derived goes on following, what was written does not', () => {
      const derived = { displayName: 'Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz' };
      const renamed = editDraft(resumeDraft(fresh, derived, policy), 'displayName', 'Bo Meyer', policy);
      expect(renamed.values).to.include({ givenName: 'Bo', familyName: 'Meyer' });
      const title = editDraft(resumeDraft(fresh, { displayName: 'Front desk' }, policy), 'givenName', 'Ana', policy);
      expect(title.values).to.include({ displayName: 'Front desk', givenName: 'Ana' });
      const both = { displayName: 'Front desk', givenName: 'Ana', familyName: 'Ruiz' };
      const desk = editDraft(resumeDraft(fresh, both, policy), 'displayName', 'Reception desk', policy);
      expect(desk.values).to.include({ displayName: 'Reception desk', givenName: 'Ana', familyName: 'Ruiz' });
      const parts = editDraft(resumeDraft(fresh, { givenName: 'Ana' }, policy), 'displayName', 'Front desk', policy);
      expect(parts.values).to.include({ displayName: 'Front desk', givenName: 'Ana' });
      expect(parts.values).to.not.have.property('familyName');
    });

    it('names which names a person wrote', () => {
      const written = (kept: object, rules: Policy = policy): unknown => [...resumeDraft(fresh, kept, rules).written];
      expect(written({})).to.deep.equal([]);
      expect(written({ displayName: 'Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz' })).to.deep.equal(['displayName']);
      expect(written({ displayName: 'Front desk' })).to.deep.equal(['displayName']);
      expect(written({ displayName: 'Ana', givenName: 'Ana' })).to.deep.equal(['displayName']);
      expect(written({ givenName: 'Ana' })).to.deep.equal(['givenName']);
      expect(written({ familyName: 'Ruiz' })).to.deep.equal(['familyName']);
      expect(written({ displayName: 'Ruiz', givenName: 'Ana', familyName: 'Ruiz' })).to.deep.equal([
        'displayName',
        'givenName',
        'familyName',
      ]);
      const asian: Policy = { ...policy, nameOrder: 'family-given' };
      expect(written({ displayName: 'Ruiz Ana', givenName: 'Ana', familyName: 'Ruiz' }, asian)).to.deep.equal([
        'displayName',
      ]);
    });
  });
});
