import { expect } from '@open-wc/testing';
import {
  billedChange,
  changedFields,
  changeOfDraft,
  derivedUsername,
  draftIssues,
  draftOf,
  editDraft,
  editSecret,
  isRequired,
  judgeAll,
  leaveField,
  missingFields,
  newDraft,
  rebaseDraft,
  refuseDraft,
  secretWarning,
  shownIssues,
  type UserDraft,
} from '../../../src/core/rules/draft.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import type { User } from '../../../src/core/user.js';

const policy = defaultPolicy;
const ana: User = {
  id: 'a',
  version: 'v1',
  tenantId: 't',
  displayName: 'Ana Ruiz',
  givenName: 'Ana',
  familyName: 'Ruiz',
  extension: '101',
  phoneType: 'softphone',
  username: 'ana@x.example',
  email: 'ana@x.example',
  role: 'user',
  licence: 'voice',
  status: 'activated',
  secrets: { sipPassword: 'set' },
  createdAt: '2026-11-22T09:00:00.000Z',
  updatedAt: '2026-11-22T09:00:00.000Z',
};

const codes = (draft: UserDraft, rules: Policy = policy): string[] =>
  draftIssues(draft, rules).map(({ code, field }) => `${field}: ${code}`);

describe('core/rules/draft', () => {
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

    it('R2: deactivated, needs only a name', () => {
      const draft = editDraft(newDraft(policy), 'status', 'deactivated', policy);
      expect(codes(draft)).to.deep.equal(['displayName: required']);
      expect(codes(editDraft(draft, 'displayName', 'Ana', policy))).to.deep.equal([]);
    });

    it('R2: deactivated, needs an extension too where the policy wants one', () => {
      const rules = { ...policy, extension: { ...policy.extension, required: true } };
      const draft = editDraft(newDraft(rules), 'status', 'deactivated', rules);
      expect(missingFields(draftIssues(draft, rules))).to.deep.equal(['displayName', 'extension']);
      expect(isRequired(draft, 'extension', rules)).to.equal(true);
    });

    it('R3: activated, needs exactly what the policy requires', () => {
      const draft = editDraft(newDraft(policy), 'displayName', 'Ana Ruiz', policy);
      expect(missingFields(draftIssues(draft, policy))).to.deep.equal([
        'username',
        'email',
        'extension',
        'sipPassword',
      ]);
    });

    it('takes the e-mail address as username, so that only the address is missing', () => {
      const draft = editDraft(newDraft(policy), 'email', ' Ana@X.example ', policy);
      expect(derivedUsername(draft)).to.equal('ana@x.example');
      expect(missingFields(draftIssues(draft, policy))).to.not.include('username');
    });

    it('R5: would be one more activated user, or none', () => {
      expect(billedChange(newDraft(policy))).to.equal(1);
      expect(billedChange(editDraft(newDraft(policy), 'status', 'deactivated', policy))).to.equal(0);
    });

    it('R5: names the seats when none is left', () => {
      const counts = { total: 9, activated: 5, deactivated: 4, withoutExtension: 0 };
      const rules = { ...policy, seats: 5 };
      const issue = draftIssues(newDraft(rules), rules, counts).find(({ code }) => code === 'seats-exceeded');
      expect(issue?.params).to.deep.equal({ seats: 5, after: 6 });
    });
  });

  describe('names', () => {
    it('first and last name follow the display name letter by letter', () => {
      let draft = newDraft(policy);
      for (const typed of ['A', 'An', 'Ana', 'Ana ', 'Ana R', 'Ana Ruiz'])
        draft = editDraft(draft, 'displayName', typed, policy);
      expect(draft.values).to.include({ givenName: 'Ana', familyName: 'Ruiz' });
    });

    it('the display name follows first and last name as long as nobody wrote it', () => {
      let draft = editDraft(newDraft(policy), 'givenName', 'Ana', policy);
      draft = editDraft(draft, 'familyName', 'Ruiz', policy);
      expect(draft.values.displayName).to.equal('Ana Ruiz');
      const married = editDraft(draftOf(ana), 'familyName', 'Meyer', policy);
      expect(married.values.displayName).to.equal('Ana Meyer');
    });

    it('what somebody wrote no longer follows, so that a display name can be anything', () => {
      let draft = editDraft(newDraft(policy), 'displayName', 'Front desk', policy);
      draft = editDraft(draft, 'givenName', 'Ana', policy);
      draft = editDraft(draft, 'familyName', 'Ruiz', policy);
      expect(draft.values).to.include({ displayName: 'Front desk', givenName: 'Ana', familyName: 'Ruiz' });
      draft = editDraft(draft, 'displayName', 'Reception', policy);
      expect(draft.values).to.include({ displayName: 'Reception', givenName: 'Ana', familyName: 'Ruiz' });
    });
  });

  describe('an existing user', () => {
    it('F3: is dirty by value: an edit taken back is none, blanks at the ends neither', () => {
      const edited = editDraft(draftOf(ana), 'email', 'other@x.example', policy);
      expect(changedFields(edited)).to.deep.equal(['email']);
      expect(changedFields(editDraft(edited, 'email', ' ana@x.example ', policy))).to.deep.equal([]);
      expect(changedFields(editDraft(draftOf(ana), 'mobile', '', policy))).to.deep.equal([]);
    });

    it('R50: asks only for what differs, based on the version it was read at; cleared fields are null', () => {
      let draft = editDraft(draftOf(ana), 'mobile', '+49 170 1', policy);
      draft = editDraft(draft, 'phoneType', '', policy);
      expect(changeOfDraft(draft)).to.deep.equal({
        kind: 'update',
        id: 'a',
        base: 'v1',
        values: { phoneType: null, mobile: '+49 170 1' },
      });
    });

    it('R60: keeps a typed secret apart from the values', () => {
      const draft = editSecret(draftOf(ana), 'sipPassword', 'canary-secret');
      expect(changedFields(draft)).to.deep.equal(['sipPassword']);
      const change = changeOfDraft(draft);
      expect(change).to.deep.include({ values: {}, secrets: { sipPassword: 'canary-secret' } });
    });

    it('R60: a secret that was to be replaced and was left empty is left alone', () => {
      const draft = editSecret(draftOf(ana), 'sipPassword', '');
      expect(changedFields(draft)).to.deep.equal([]);
      expect(changeOfDraft(draft)).to.not.have.property('secrets');
      expect(editSecret(draft, 'sipPassword', undefined).secrets).to.deep.equal({});
    });

    it('R3: activating with a weak SIP password asks for a better one', () => {
      const draft = editDraft(
        draftOf({ ...ana, status: 'deactivated', secrets: { sipPassword: 'weak' } }),
        'status',
        'activated',
        policy,
      );
      expect(codes(draft)).to.deep.equal(['sipPassword: secret-weak']);
      expect(codes(editSecret(draft, 'sipPassword', 'Kx8vRt2mPq4w'))).to.deep.equal([]);
    });

    it('R3: warns of a typed secret that could be kept but would not activate', () => {
      const draft = editSecret(draftOf({ ...ana, status: 'deactivated' }), 'sipPassword', '101');
      expect(secretWarning(draft, 'sipPassword', policy)?.code).to.equal('secret-weak');
      expect(codes(draft)).to.deep.equal([]);
    });

    it('R12: refuses another username, allows the first one', () => {
      expect(codes(editDraft(draftOf(ana), 'username', 'other', policy))).to.deep.equal(['username: username-fixed']);
      const { username: _, ...without } = ana;
      expect(codes(editDraft(draftOf(without), 'username', 'ana', policy))).to.deep.equal([]);
    });

    it('may lack what the policy asks for since, as long as nothing is made worse', () => {
      const rules = { ...policy, requiredToActivate: [...policy.requiredToActivate, 'mobile' as const] };
      expect(codes(editDraft(draftOf(ana), 'displayName', 'Ana R', rules), rules)).to.deep.equal([]);
      expect(codes(editDraft(draftOf(ana), 'email', '', rules), rules)).to.deep.equal(['email: required-to-activate']);
    });
  });

  describe('what may be shown', () => {
    const typing = editDraft(newDraft(policy), 'email', 'ana@', policy);

    it('F1: nothing while typing, the field after leaving it, everything after an attempt to save', () => {
      const shown = (draft: UserDraft): unknown[] =>
        shownIssues(draft, draftIssues(draft, policy)).map(({ field }) => field);
      expect(shown(typing)).to.deep.equal([]);
      expect(shown(leaveField(typing, 'email'))).to.deep.equal(['email']);
      expect(shown(editDraft(leaveField(typing, 'email'), 'email', 'ana@x', policy))).to.deep.equal([]);
      expect(shown(judgeAll(typing))).to.include.members(['email', 'displayName']);
    });

    it('F1: a field that was only passed through is not judged', () => {
      expect(leaveField(newDraft(policy), 'displayName').judged.size).to.equal(0);
    });

    it('F2: a verdict stands on its field until the field is edited', () => {
      const refused = refuseDraft(draftOf(ana), [
        { code: 'email-taken', field: 'email', params: { value: 'x', owner: 'Bo' } },
        { code: 'own-account' },
      ]);
      expect(codes(refused)).to.deep.equal(['email: email-taken', 'undefined: own-account']);
      expect(codes(editDraft(refused, 'email', 'b@x.example', policy))).to.deep.equal(['undefined: own-account']);
    });
  });

  describe('R50: the user changed elsewhere meanwhile', () => {
    const theirs: User = { ...ana, version: 'v2', email: 'theirs@x.example', mobile: '+49 1' };

    it('what was edited here stays, what was changed there is taken over', () => {
      const mine = editDraft(draftOf(ana), 'role', 'agent', policy);
      const { draft, conflicts } = rebaseDraft(mine, theirs);
      expect(conflicts).to.deep.equal([]);
      expect(changeOfDraft(draft)).to.deep.equal({ kind: 'update', id: 'a', base: 'v2', values: { role: 'agent' } });
      expect(draft.values.mobile).to.equal('+49 1');
    });

    it('a field that both changed shows theirs and is named', () => {
      const mine = editDraft(draftOf(ana), 'email', 'mine@x.example', policy);
      const { draft, conflicts } = rebaseDraft(mine, theirs);
      expect(conflicts).to.deep.equal(['email']);
      expect(draft.values.email).to.equal('theirs@x.example');
      expect(changedFields(draft)).to.deep.equal([]);
    });

    it('the same change made twice is no conflict', () => {
      const mine = editDraft(draftOf(ana), 'email', 'theirs@x.example', policy);
      expect(rebaseDraft(mine, theirs).conflicts).to.deep.equal([]);
    });

    it('a typed secret stays', () => {
      const mine = editSecret(draftOf(ana), 'sipPassword', 'typed-here');
      expect(rebaseDraft(mine, theirs).draft.secrets).to.deep.equal({ sipPassword: 'typed-here' });
    });
  });
});
