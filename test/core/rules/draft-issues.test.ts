import { expect } from '@open-wc/testing';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import {
  acknowledge,
  editDraft,
  editSecret,
  foundIssues,
  judgeAll,
  leaveField,
  refuseDraft,
} from '../../../src/core/rules/draft-edit.js';
import {
  billedChange,
  derivedUsername,
  draftIssues,
  isRequired,
  missingFields,
  neededAcknowledgements,
  secretWarning,
  shownIssues,
} from '../../../src/core/rules/draft-issues.js';
import { draftOf, newDraft, type UserDraft } from '../../../src/core/rules/draft-start.js';
import type { FieldPath } from '../../../src/core/user.js';
import { ana } from '../../fixtures/draft-user.js';

const policy = defaultPolicy;
const edit = (draft: UserDraft, path: FieldPath, value: unknown): UserDraft => editDraft(draft, path, value, policy);
const codes = (draft: UserDraft, rules: Policy = policy): string[] =>
  draftIssues(draft, rules).map(({ code, field }) => `${field}: ${code}`);

describe('core/rules/draft-issues', () => {
  describe('a new user', () => {
    it('R2: deactivated, needs only a name', () => {
      const draft = edit(newDraft(policy), 'status', 'deactivated');
      expect(codes(draft)).to.deep.equal(['displayName: required']);
      expect(codes(edit(draft, 'displayName', 'Ana'))).to.deep.equal([]);
    });

    it('R2: deactivated, needs an extension too where the policy wants one', () => {
      const rules = { ...policy, extension: { ...policy.extension, required: true } };
      const draft = edit(newDraft(rules), 'status', 'deactivated');
      expect(missingFields(draftIssues(draft, rules))).to.deep.equal(['displayName', 'extension']);
    });

    it('R3: activated, needs exactly what the policy requires, and no username where an e-mail will give it', () => {
      const draft = edit(newDraft(policy), 'displayName', 'Ana Ruiz');
      expect(missingFields(draftIssues(draft, policy))).to.deep.equal(['email', 'extension', 'sipPassword']);
      const rules: Policy = { ...policy, requiredToActivate: ['username', 'extension'] };
      expect(missingFields(draftIssues(draft, rules))).to.deep.equal(['username', 'extension']);
    });

    it('R60: a kept secret that was begun to be replaced is not left empty', () => {
      const draft = editSecret(draftOf(ana), 'sipPassword', '');
      expect(codes(draft)).to.deep.equal(['sipPassword: secret-empty']);
      expect(codes(editSecret(draft, 'sipPassword', undefined))).to.deep.equal([]);
      expect(codes(editSecret(draftOf(ana), 'onCallPin', ''))).to.deep.equal([]);
    });

    it('takes the e-mail address as username, so that only the address is missing', () => {
      const draft = edit(newDraft(policy), 'email', ' Ana@X.example ');
      expect(derivedUsername(draft)).to.equal('ana@x.example');
      expect(derivedUsername(newDraft(policy))).to.equal(undefined);
      expect(missingFields(draftIssues(draft, policy))).to.not.include('username');
    });

    it('R5: would be one more activated user, or none, or one less', () => {
      expect(billedChange(newDraft(policy))).to.equal(1);
      expect(billedChange(edit(newDraft(policy), 'status', 'deactivated'))).to.equal(0);
      expect(billedChange(draftOf(ana))).to.equal(0);
      expect(billedChange(edit(draftOf(ana), 'status', 'deactivated'))).to.equal(-1);
    });

    it('R5: names the seats when none is left', () => {
      const counts = { total: 9, activated: 5, deactivated: 4, withoutExtension: 0 };
      const rules = { ...policy, seats: 5 };
      const seats = (known?: typeof counts): unknown =>
        draftIssues(newDraft(rules), rules, known).find(({ code }) => code === 'seats-exceeded')?.params;
      expect(seats(counts)).to.deep.equal({ seats: 5, after: 6 });
      expect(seats()).to.equal(undefined);
    });
  });

  describe('an existing user', () => {
    it('R3: activating with a weak SIP password asks for a better one', () => {
      const weak = draftOf({ ...ana, status: 'deactivated', secrets: { sipPassword: 'weak' } });
      const draft = edit(weak, 'status', 'activated');
      expect(codes(draft)).to.deep.equal(['sipPassword: secret-weak']);
      expect(missingFields(draftIssues(draft, policy))).to.deep.equal(['sipPassword']);
      expect(codes(editSecret(draft, 'sipPassword', 'Kx8vRt2mPq4w'))).to.deep.equal([]);
    });

    it('R3: warns of a typed secret that could be kept but would not activate', () => {
      const draft = editSecret(draftOf({ ...ana, status: 'deactivated' }), 'sipPassword', '101');
      expect(secretWarning(draft, 'sipPassword', policy)?.code).to.equal('secret-weak');
      expect(secretWarning(draft, 'portalPassword', policy)).to.equal(undefined);
      expect(secretWarning(editSecret(draft, 'sipPassword', ''), 'sipPassword', policy)).to.equal(undefined);
      expect(codes(draft)).to.deep.equal([]);
    });

    it('R12: refuses another username, allows the first one', () => {
      expect(codes(edit(draftOf(ana), 'username', 'other'))).to.deep.equal(['username: username-fixed']);
      const { username: _, ...without } = ana;
      expect(codes(edit(draftOf(without), 'username', 'ana'))).to.deep.equal([]);
    });

    it('may lack what the policy asks for since, as long as nothing is made worse', () => {
      const rules = { ...policy, requiredToActivate: [...policy.requiredToActivate, 'mobile' as const] };
      expect(codes(edit(draftOf(ana), 'displayName', 'Ana R'), rules)).to.deep.equal([]);
      expect(codes(edit(draftOf(ana), 'email', ''), rules)).to.deep.equal(['email: required-to-activate']);
    });

    it('R20: what only the directory knows is left to it: nobody else’s number is taken here', () => {
      expect(codes(edit(draftOf(ana), 'extension', '102'))).to.deep.equal([]);
    });

    it('shows warnings, which do not stand in the way', () => {
      const rules: Policy = { ...policy, warnWithoutLocation: true };
      const issues = draftIssues(edit(draftOf(ana), 'notes', 'x'), rules);
      expect(issues.map(({ code, level }) => [code, level])).to.deep.equal([['location-missing', 'warning']]);
    });
  });

  describe('R16: privacy', () => {
    const fields = (draft: UserDraft, rules: Policy = policy): string[] =>
      neededAcknowledgements(draft, rules).map(({ field }) => field);

    it('what is switched on or changed here asks to be acknowledged, acknowledged or not', () => {
      const draft = edit(edit(draftOf(ana), 'smsEnabled', true), 'voiceMessageEmails', ['a@x.example']);
      expect(fields(draft)).to.deep.equal(['voiceMessageEmails', 'smsEnabled']);
      expect(fields(acknowledge(draft, 'smsEnabled', true))).to.deep.equal(['voiceMessageEmails', 'smsEnabled']);
      expect(fields(edit(draft, 'smsEnabled', false))).to.deep.equal(['voiceMessageEmails']);
      expect(fields(edit(draft, 'voiceMessageEmails', [' ']))).to.deep.equal(['smsEnabled']);
    });

    it('what was on before asks only where it is altered', () => {
      const on = draftOf({ ...ana, smsEnabled: true, smsNumber: '+49 1', voiceMessageEmails: ['a@x.example'] });
      expect(fields(on)).to.deep.equal([]);
      expect(fields(edit(on, 'voiceMessageEmails', ['b@x.example']))).to.deep.equal(['voiceMessageEmails']);
      expect(fields(edit(on, 'voiceMessageEmails', []))).to.deep.equal([]);
    });

    it('of a new user everything that is on asks; and only what the policy names does', () => {
      const draft = newDraft(policy, { values: { smsEnabled: true } });
      expect(fields(draft)).to.deep.equal(['smsEnabled']);
      expect(fields(draft, { ...policy, privacy: [] })).to.deep.equal([]);
      const privacy = [{ field: 'smsEnabled', text: 'Mind' }] as const;
      expect(neededAcknowledgements(draft, { ...policy, privacy })).to.deep.equal(privacy);
    });

    it('agrees with the judge: what asks is refused until it is acknowledged', () => {
      const draft = edit(edit(draftOf(ana), 'smsEnabled', true), 'smsNumber', '+49 30 1');
      expect(codes(draft)).to.deep.equal(['smsEnabled: not-acknowledged']);
      expect(codes(acknowledge(draft, 'smsEnabled', true))).to.deep.equal([]);
    });
  });

  describe('what is required', () => {
    const draft = newDraft(policy);
    const off = edit(draft, 'status', 'deactivated');

    it('R2: name and status always, other fields as the policy says', () => {
      for (const field of ['displayName', 'status'] as const) expect(isRequired(off, field, policy)).to.equal(true);
      expect(isRequired(off, 'extension', policy)).to.equal(false);
      const rules: Policy = { ...policy, required: ['company'], extension: { ...policy.extension, required: true } };
      expect(isRequired(off, 'extension', rules)).to.equal(true);
      expect(isRequired(off, 'company', rules)).to.equal(true);
      expect(isRequired(off, 'phone', rules)).to.equal(false);
    });

    it('R3: what activates, where it is activated, and what the role needs', () => {
      expect(isRequired(draft, 'email', policy)).to.equal(true);
      expect(isRequired(off, 'email', policy)).to.equal(false);
      expect(isRequired(draft, 'faxAccountId', policy)).to.equal(false);
      expect(isRequired(edit(draft, 'role', 'fax'), 'faxAccountId', policy)).to.equal(true);
      expect(isRequired(edit(off, 'role', 'fax'), 'faxAccountId', policy)).to.equal(false);
    });

    it('F4: a field of the host’s own where the policy says so', () => {
      const customFields = [
        { name: 'floor', label: 'Floor', kind: 'number', required: true },
        { name: 'desk', label: 'Desk', kind: 'text', required: false },
        { name: 'vip', label: 'VIP', kind: 'boolean' },
      ] as const;
      const rules: Policy = { ...policy, customFields };
      expect(isRequired(off, 'custom.floor', rules)).to.equal(true);
      expect(isRequired(off, 'custom.desk', rules)).to.equal(false);
      expect(isRequired(off, 'custom.vip', rules)).to.equal(false);
    });
  });

  describe('what is missing', () => {
    it('names each field once, whatever asks for it, and no others', () => {
      expect(
        missingFields([
          { code: 'required', field: 'displayName' },
          { code: 'required-to-activate', field: 'email' },
          { code: 'required', field: 'displayName' },
          { code: 'secret-weak', field: 'sipPassword' },
          { code: 'not-an-email', field: 'notifyEmails' },
          { code: 'required' },
        ]),
      ).to.deep.equal(['displayName', 'email', 'sipPassword']);
    });
  });

  describe('what may be shown', () => {
    it('F1: nothing while typing, the field after leaving it, everything after an attempt to save', () => {
      const typing = edit(newDraft(policy), 'email', 'ana@');
      const shown = (draft: UserDraft): unknown[] =>
        shownIssues(draft, draftIssues(draft, policy)).map(({ field }) => field);
      expect(shown(typing)).to.deep.equal([]);
      expect(shown(leaveField(typing, 'email'))).to.deep.equal(['email']);
      expect(shown(edit(leaveField(typing, 'email'), 'email', 'ana@x'))).to.deep.equal([]);
      expect(shown(judgeAll(typing, policy))).to.include.members(['email', 'displayName']);
    });

    it('F2: a verdict stands on its field until the field is edited; of no field, always', () => {
      const refused = refuseDraft(
        draftOf(ana),
        [{ code: 'email-taken', field: 'email', params: { value: 'x', owner: 'Bo' } }, { code: 'own-account' }],
        policy,
      );
      expect(codes(refused)).to.deep.equal(['email: email-taken', 'undefined: own-account']);
      expect(codes(edit(refused, 'email', 'b@x.example'))).to.deep.equal(['undefined: own-account']);
      const found = foundIssues(draftOf(ana), [{ code: 'own-account' }]);
      expect(shownIssues(found, draftIssues(found, policy))).to.deep.equal([{ code: 'own-account' }]);
    });

    it('says once what the judge, the check and the verdict say alike, and the judge first', () => {
      const found = { code: 'email-taken', field: 'email', params: { value: 'found' } } as const;
      const verdict = { code: 'email-taken', field: 'email', params: { value: 'verdict' } } as const;
      const typed = edit(draftOf(ana), 'extension', '1');
      const draft = foundIssues(
        refuseDraft(typed, [verdict, { code: 'extension-length', field: 'extension' }], policy),
        [found, { code: 'extension-taken', field: 'extension' }],
      );
      expect(draftIssues(draft, policy)).to.deep.equal([
        { code: 'extension-length', field: 'extension', params: { value: '1', min: 2, max: 4 } },
        found,
        { code: 'extension-taken', field: 'extension' },
      ]);
    });
  });
});
