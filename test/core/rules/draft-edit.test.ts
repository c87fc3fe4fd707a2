import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Issue } from '../../../src/core/issue.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import { resolveConflict, rebaseDraft } from '../../../src/core/rules/draft-conflict.js';
import {
  acknowledge,
  changedFields,
  changeOfDraft,
  editDraft,
  editSecret,
  foundIssues,
  isChanged,
  judgeAll,
  leaveField,
  refuseDraft,
} from '../../../src/core/rules/draft-edit.js';
import { draftOf, newDraft, type UserDraft } from '../../../src/core/rules/draft-start.js';
import { valueAt } from '../../../src/core/rules/draft-values.js';
import type { FieldPath } from '../../../src/core/user.js';
import { ana } from '../../fixtures/draft-user.js';

const policy = defaultPolicy;
const edit = (draft: UserDraft, path: FieldPath, value: unknown): UserDraft => editDraft(draft, path, value, policy);

describe('core/rules/draft-edit', () => {
  describe('names', () => {
    it('first and last name follow the display name letter by letter', () => {
      let draft = newDraft(policy);
      for (const typed of ['A', 'An', 'Ana', 'Ana ', 'Ana R', 'Ana Ruiz']) draft = edit(draft, 'displayName', typed);
      expect(draft.values).to.include({ givenName: 'Ana', familyName: 'Ruiz' });
      expect([...draft.written]).to.deep.equal(['displayName']);
    });

    it('the display name follows first and last name as long as nobody wrote it', () => {
      let draft = edit(newDraft(policy), 'givenName', 'Ana');
      draft = edit(draft, 'familyName', 'Ruiz');
      expect(draft.values.displayName).to.equal('Ana Ruiz');
      expect([...draft.written]).to.deep.equal(['givenName', 'familyName']);
      const married = edit(draftOf(ana), 'familyName', 'Meyer');
      expect(married.values.displayName).to.equal('Ana Meyer');
    });

    it('what somebody wrote no longer follows, so that a display name can be anything', () => {
      let draft = edit(newDraft(policy), 'displayName', 'Front desk');
      draft = edit(draft, 'givenName', 'Ana');
      draft = edit(draft, 'familyName', 'Ruiz');
      expect(draft.values).to.include({ displayName: 'Front desk', givenName: 'Ana', familyName: 'Ruiz' });
      draft = edit(draft, 'displayName', 'Reception');
      expect(draft.values).to.include({ displayName: 'Reception', givenName: 'Ana', familyName: 'Ruiz' });
    });

    it('one written part is enough to stop the other from following', () => {
      const draft = edit(edit(newDraft(policy), 'familyName', 'Ruiz'), 'displayName', 'Front desk');
      expect(draft.values).to.not.have.property('givenName');
    });

    it('what was written and taken back follows again', () => {
      let draft = edit(draftOf(ana), 'displayName', 'Front desk');
      draft = edit(draft, 'displayName', 'Ana Ruiz');
      expect(edit(draft, 'givenName', 'Bo').values.displayName).to.equal('Bo Ruiz');
    });

    it('are written in the order of the policy', () => {
      const asian: Policy = { ...policy, nameOrder: 'family-given' };
      const draft = editDraft(newDraft(asian), 'displayName', 'Kim Minji', asian);
      expect(draft.values).to.include({ familyName: 'Kim', givenName: 'Minji' });
    });
  });

  describe('F3: dirty is by value', () => {
    it('an edit taken back is none, blanks at the ends neither', () => {
      const edited = edit(draftOf(ana), 'email', 'other@x.example');
      expect(changedFields(edited)).to.deep.equal(['email']);
      expect(isChanged(edited, 'email')).to.equal(true);
      expect(changedFields(edit(edited, 'email', ' ana@x.example '))).to.deep.equal([]);
      expect(changedFields(edit(draftOf(ana), 'mobile', ''))).to.deep.equal([]);
    });

    it('F4: fields of the host’s own are told apart by name', () => {
      const draft = draftOf({ ...ana, custom: { floor: 3, desk: 'a' } });
      const edited = edit(edit(draft, 'custom.floor', 4), 'custom.vip', true);
      expect(changedFields(edited)).to.deep.equal(['custom.floor', 'custom.vip']);
      expect(changedFields(edit(edit(edited, 'custom.floor', 3), 'custom.vip', ''))).to.deep.equal([]);
      expect(changedFields(edit(draft, 'custom.desk', ''))).to.deep.equal(['custom.desk']);
    });

    it('secrets by what was typed here, the kit’s fields first', () => {
      const draft = newDraft(policy, { secrets: { sipPassword: 'Generated-1' } });
      expect(changedFields(editSecret(draft, 'sipPassword', 'Typed-1'))).to.deep.equal(['sipPassword']);
      expect(changedFields(editSecret(draft, 'sipPassword', ''))).to.deep.equal(['sipPassword']);
      expect(changedFields(editSecret(draft, 'sipPassword', undefined))).to.deep.equal(['sipPassword']);
      expect(changedFields(editSecret(draft, 'voicemailPin', ''))).to.deep.equal([]);
      const both = edit(editSecret(draft, 'portalPassword', 'x'), 'notes', 'y');
      expect(changedFields(both)).to.deep.equal(['notes', 'portalPassword']);
    });

    it('R60: a kept secret can be cleared, and that can be taken back', () => {
      const start = draftOf({ ...ana, secrets: { sipPassword: 'set', voicemailPin: 'set', onCallPin: 'set' } });
      const cleared = editSecret(editSecret(start, 'voicemailPin', '918273'), 'voicemailPin', null);
      expect(cleared.secrets).to.deep.equal({});
      expect(changedFields(cleared)).to.deep.equal(['voicemailPin']);
      expect(changeOfDraft(cleared)).to.deep.include({ values: {}, secrets: { voicemailPin: null } });
      const both = editSecret(cleared, 'onCallPin', null);
      expect(changeOfDraft(both).secrets).to.deep.equal({ voicemailPin: null, onCallPin: null });
      expect(changeOfDraft(editSecret(both, 'voicemailPin', '918273')).secrets).to.deep.equal({
        voicemailPin: '918273',
        onCallPin: null,
      });
      expect(changedFields(editSecret(cleared, 'voicemailPin', undefined))).to.deep.equal([]);
      expect(changeOfDraft(editSecret(cleared, 'voicemailPin', undefined))).not.to.have.property('secrets');
    });

    it('whatever is edited, editing back to what stood there is clean', () => {
      const start = draftOf({
        ...ana,
        forwarding: { mode: 'sequential', destinations: ['200', '201'] },
        notifyEmails: ['a@x.example'],
        doNotDisturb: true,
        custom: { floor: 3, desk: 'a', vip: true },
      });
      const text = fc.constantFrom('', ' ', 'x', ' x ', 'Ana', 'Ana Ruiz', 'ö', '🙂');
      const emails = fc.array(fc.constantFrom('a@x.example', ' a@x.example', 'b@x.example', ''));
      const forwarding = fc.record({
        mode: fc.constantFrom('ring-my-phone', 'sequential', 'forward'),
        destinations: fc.array(fc.constantFrom('200', '201', ' 200')),
      });
      const step = fc.oneof(
        fc.tuple(fc.constantFrom<FieldPath>('email', 'mobile', 'notes', 'company', 'custom.desk', 'custom.new'), text),
        fc.tuple(fc.constantFrom<FieldPath>('displayName', 'givenName', 'familyName'), text),
        fc.tuple(fc.constantFrom<FieldPath>('notifyEmails', 'voiceMessageEmails'), emails),
        fc.tuple(fc.constant<FieldPath>('forwarding'), forwarding),
        fc.tuple(fc.constantFrom<FieldPath>('doNotDisturb', 'voicemailEnabled', 'custom.vip'), fc.boolean()),
        fc.tuple(fc.constantFrom<FieldPath>('callTimeout', 'custom.floor'), fc.constantFrom(0, 3, 20, undefined)),
      );
      fc.assert(
        fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
          const edited = steps.reduce((draft, [path, value]) => edit(draft, path, value), start);
          const paths: readonly FieldPath[] = [...changedFields(edited), 'displayName', 'givenName', 'familyName'];
          // Names follow each other, so each is written until all stand as they did.
          const back = [...paths, ...paths].reduce(
            (draft, path) => edit(draft, path, valueAt(start.initial, path)),
            edited,
          );
          expect(changedFields(back)).to.deep.equal([]);
          expect(changeOfDraft(back)).to.deep.equal({ kind: 'update', id: 'a', base: 'v1', values: {} });
        }),
      );
    });
  });

  describe('the wish', () => {
    it('R50: asks only for what differs, based on the version it was read at; cleared fields are null', () => {
      let draft = edit(draftOf(ana), 'mobile', ' +49 170 1 ');
      draft = edit(draft, 'phoneType', '');
      expect(changeOfDraft(draft)).to.deep.equal({
        kind: 'update',
        id: 'a',
        base: 'v1',
        values: { phoneType: null, mobile: '+49 170 1' },
      });
    });

    it('F4: names only those of the host’s fields that differ', () => {
      const draft = draftOf({ ...ana, custom: { floor: 3, desk: 'a', vip: true } });
      const edited = edit(edit(edit(draft, 'custom.floor', 4), 'custom.desk', ' '), 'custom.new', ' b ');
      expect(changeOfDraft(edited)).to.deep.include({ values: { custom: { floor: 4, desk: null, new: 'b' } } });
    });

    it('of a new user asks for everything that says something', () => {
      let draft = edit(newDraft(policy), 'displayName', ' Ana Ruiz ');
      draft = edit(edit(draft, 'mobile', '  '), 'custom.floor', 3);
      draft = edit(draft, 'custom.desk', ' ');
      expect(changeOfDraft(draft)).to.deep.equal({
        kind: 'create',
        values: {
          displayName: 'Ana Ruiz',
          givenName: 'Ana',
          familyName: 'Ruiz',
          phoneType: 'softphone',
          role: 'user',
          licence: 'voice',
          status: 'activated',
          custom: { floor: 3 },
        },
      });
    });

    it('R60: keeps a typed secret apart from the values, by whatever way it was typed', () => {
      for (const draft of [
        editSecret(draftOf(ana), 'sipPassword', 'canary-secret'),
        edit(draftOf(ana), 'sipPassword', 'canary-secret'),
      ]) {
        expect(changedFields(draft)).to.deep.equal(['sipPassword']);
        expect(JSON.stringify(draft.values)).to.not.include('canary');
        const change = changeOfDraft(draft);
        expect(change).to.deep.include({ values: {}, secrets: { sipPassword: 'canary-secret' } });
      }
    });

    it('R60: a secret that was to be replaced and was left empty is left alone', () => {
      const draft = editSecret(draftOf(ana), 'sipPassword', '');
      expect(changedFields(draft)).to.deep.equal([]);
      expect(changeOfDraft(draft)).to.not.have.property('secrets');
      const typed = editSecret(draft, 'voicemailPin', '4711');
      expect(editSecret(typed, 'sipPassword', undefined).secrets).to.deep.equal({ voicemailPin: '4711' });
    });
  });

  describe('R16: an acknowledgement', () => {
    const texting = edit(draftOf(ana), 'smsEnabled', true);

    it('travels with the change, and can be taken back', () => {
      const read = acknowledge(texting, 'smsEnabled', true);
      expect(changeOfDraft(read)).to.deep.include({ acknowledged: ['smsEnabled'] });
      expect(changeOfDraft(acknowledge(read, 'smsEnabled', true))).to.deep.include({ acknowledged: ['smsEnabled'] });
      const both = acknowledge(read, 'voiceMessageEmails', true);
      expect([...acknowledge(both, 'smsEnabled', false).acknowledged]).to.deep.equal(['voiceMessageEmails']);
      expect(changeOfDraft(acknowledge(read, 'smsEnabled', false))).to.not.have.property('acknowledged');
    });

    it('is forgotten when the value changes, and not when another does or only blanks', () => {
      const emails = edit(draftOf(ana), 'voiceMessageEmails', ['a@x.example']);
      const read = acknowledge(emails, 'voiceMessageEmails', true);
      expect(edit(read, 'voiceMessageEmails', ['b@x.example']).acknowledged.size).to.equal(0);
      expect(edit(read, 'voiceMessageEmails', ['a@x.example', ' ']).acknowledged.size).to.equal(1);
      expect(edit(read, 'smsEnabled', true).acknowledged.size).to.equal(1);
      expect(edit(acknowledge(texting, 'smsEnabled', true), 'smsEnabled', false).acknowledged.size).to.equal(0);
    });

    it('of what did not change here says nothing, but of a new user all is new', () => {
      expect(changeOfDraft(acknowledge(draftOf(ana), 'smsEnabled', true))).to.not.have.property('acknowledged');
      const fresh = newDraft(policy, { values: { smsEnabled: true } });
      expect(changeOfDraft(acknowledge(fresh, 'smsEnabled', true))).to.deep.include({ acknowledged: ['smsEnabled'] });
    });
  });

  describe('what has been said', () => {
    const email: Issue = { code: 'email-taken', field: 'email' };
    const own: Issue = { code: 'own-account' };
    const missing: Issue = { code: 'required-to-activate', field: 'mobile' };

    it('F1: a field is judged once it was edited and left, until it is edited again', () => {
      const typing = edit(newDraft(policy), 'email', 'ana@');
      expect(typing.judged.size).to.equal(0);
      const left = leaveField(typing, 'email');
      expect([...left.judged]).to.deep.equal(['email']);
      expect(leaveField(left, 'email')).to.equal(left);
      expect([...leaveField(edit(left, 'mobile', '1'), 'mobile').judged]).to.deep.equal(['email', 'mobile']);
      expect(edit(left, 'email', 'ana@x').judged.size).to.equal(0);
      expect([...edit(left, 'mobile', '1').judged]).to.deep.equal(['email']);
    });

    it('F1: a field that was only passed through is not judged', () => {
      const draft = newDraft(policy);
      expect(leaveField(draft, 'displayName')).to.equal(draft);
    });

    it('F1: everything is judged when somebody wants to save, the host’s fields too', () => {
      const rules: Policy = { ...policy, customFields: [{ name: 'floor', label: 'Floor', kind: 'number' }] };
      const { judged } = judgeAll(newDraft(rules), rules);
      expect(judged.has('displayName') && judged.has('sipPassword') && judged.has('custom.floor')).to.equal(true);
      expect(judged.has('custom.other')).to.equal(false);
    });

    it('F2: a verdict stands until its field is edited', () => {
      const refused = refuseDraft(draftOf(ana), [email, own, missing], policy);
      expect(refused.judged.has('email')).to.equal(true);
      expect(edit(refused, 'email', 'b@x.example').verdict).to.deep.equal([own, missing]);
      expect(editSecret(refused, 'sipPassword', 'x').verdict).to.deep.equal([email, own, missing]);
    });

    it('F2: what a check found goes the same way, and the next check stands for the last', () => {
      const found = foundIssues(draftOf(ana), [email, missing]);
      expect(edit(found, 'email', 'b@x.example').found).to.deep.equal([missing]);
      expect(foundIssues(found, [own]).found).to.deep.equal([own]);
      expect(found.verdict).to.deep.equal([]);
    });

    it('R3: another status or role asks anew what is required, and nothing else does', () => {
      const refused = foundIssues(refuseDraft(draftOf(ana), [email, missing], policy), [email, missing]);
      for (const [path, value] of [
        ['status', 'deactivated'],
        ['role', 'agent'],
      ] as const) {
        const { verdict, found } = edit(refused, path, value);
        expect([verdict, found]).to.deep.equal([[email], [email]]);
      }
      expect(edit(refused, 'licence', 'admin').verdict).to.deep.equal([email, missing]);
    });
  });

  describe('R50: with a conflict', () => {
    const theirs = { ...ana, version: 'v2', email: 'theirs@x.example', company: 'Theirs', mobile: '+49 1' };
    const mine = edit(edit(draftOf(ana), 'email', 'mine@x.example'), 'company', 'Mine');
    const stale = rebaseDraft(mine, theirs);
    const conflictOf = (draft: UserDraft): unknown => draft.conflicts.find(({ field }) => field === 'email');

    it('what is written in the field is the new mine, still to be decided', () => {
      const edited = edit(stale, 'email', 'third@x.example');
      expect(edited.conflicts.map(({ field }) => field)).to.deep.equal(['email', 'company']);
      expect(conflictOf(edited)).to.deep.equal({
        field: 'email',
        base: 'ana@x.example',
        mine: 'third@x.example',
        theirs: 'theirs@x.example',
      });
    });

    it('writing what theirs is settles it', () => {
      expect(conflictOf(edit(stale, 'email', ' theirs@x.example'))).to.equal(undefined);
    });

    it('writing after a choice is the choice of mine', () => {
      for (const choice of ['mine', 'theirs'] as const)
        expect(conflictOf(edit(resolveConflict(stale, 'email', choice), 'email', 'third@x.example'))).to.deep.include({
          mine: 'third@x.example',
          choice: 'mine',
        });
    });

    it('editing another field leaves it as it was decided', () => {
      const decided = resolveConflict(stale, 'email', 'theirs');
      expect(conflictOf(edit(decided, 'notes', 'x'))).to.deep.equal({
        field: 'email',
        base: 'ana@x.example',
        mine: 'mine@x.example',
        theirs: 'theirs@x.example',
        choice: 'theirs',
      });
    });

    it('what was taken over and is then edited is nobody else’s', () => {
      expect(stale.overtaken).to.deep.equal(['mobile']);
      expect(edit(stale, 'mobile', '+49 2').overtaken).to.deep.equal([]);
      expect(edit(stale, 'notes', 'x').overtaken).to.deep.equal(['mobile']);
    });
  });
});
