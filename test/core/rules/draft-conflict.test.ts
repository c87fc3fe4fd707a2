import { expect } from '@open-wc/testing';
import { defaultPolicy } from '../../../src/core/policy.js';
import { hasOpenConflict, rebaseDraft, resolveConflict } from '../../../src/core/rules/draft-conflict.js';
import {
  acknowledge,
  changedFields,
  changeOfDraft,
  editDraft,
  editSecret,
  foundIssues,
  judgeAll,
  refuseDraft,
} from '../../../src/core/rules/draft-edit.js';
import { draftOf, type UserDraft } from '../../../src/core/rules/draft-start.js';
import type { FieldPath, User } from '../../../src/core/user.js';
import { ana } from '../../fixtures/draft-user.js';

const policy = defaultPolicy;
const edit = (draft: UserDraft, path: FieldPath, value: unknown): UserDraft => editDraft(draft, path, value, policy);
const theirs: User = { ...ana, version: 'v2', email: 'theirs@x.example', mobile: '+49 1' };
const mine = edit(draftOf(ana), 'email', 'mine@x.example');

describe('core/rules/draft-conflict', () => {
  describe('R50: the user changed elsewhere meanwhile', () => {
    it('what was edited here stays, what was changed there is taken over and named', () => {
      const draft = rebaseDraft(edit(draftOf(ana), 'role', 'agent'), theirs);
      expect(draft.conflicts).to.deep.equal([]);
      expect(draft.overtaken).to.deep.equal(['email', 'mobile']);
      expect(changeOfDraft(draft)).to.deep.equal({ kind: 'update', id: 'a', base: 'v2', values: { role: 'agent' } });
      expect(draft.values).to.include({ mobile: '+49 1', email: 'theirs@x.example' });
      expect(draft.user).to.equal(theirs);
    });

    describe('names that nobody wrote', () => {
      const renamed = { ...ana, version: 'v2', displayName: 'Anna Ruiz', givenName: 'Anna' };
      const names = ({ values }: UserDraft): readonly unknown[] => [
        values.displayName,
        values.givenName,
        values.familyName,
      ];
      const prado = edit(draftOf(ana), 'displayName', 'Ana Prado');

      it('are no conflict of their own, and go with the display name', () => {
        const draft = rebaseDraft(prado, renamed);
        expect(draft.conflicts.map(({ field }) => field)).to.deep.equal(['displayName']);
        expect(draft.overtaken).to.deep.equal([]);
        expect(names(draft)).to.deep.equal(['Ana Prado', 'Ana', 'Prado']);
        const theirsChosen = resolveConflict(draft, 'displayName', 'theirs');
        expect(names(theirsChosen)).to.deep.equal(['Anna Ruiz', 'Anna', 'Ruiz']);
        expect(changedFields(theirsChosen)).to.deep.equal([]);
        expect(names(resolveConflict(theirsChosen, 'displayName', 'mine'))).to.deep.equal([
          'Ana Prado',
          'Ana',
          'Prado',
        ]);
      });

      it('go with it also when the user changes once more', () => {
        const chosen = resolveConflict(rebaseDraft(prado, renamed), 'displayName', 'theirs');
        const again = rebaseDraft(chosen, { ...renamed, version: 'v3', displayName: 'Anna Ray', familyName: 'Ray' });
        expect(names(again)).to.deep.equal(['Anna Ray', 'Anna', 'Ray']);
        expect(names(resolveConflict(again, 'displayName', 'mine'))).to.deep.equal(['Ana Prado', 'Ana', 'Prado']);
      });

      it('follow what is typed after the question', () => {
        const typed = edit(rebaseDraft(prado, renamed), 'displayName', 'Ana Vega');
        const chosen = resolveConflict(resolveConflict(typed, 'displayName', 'theirs'), 'displayName', 'mine');
        expect(names(chosen)).to.deep.equal(['Ana Vega', 'Ana', 'Vega']);
      });

      it('are asked about once somebody has written them here', () => {
        const byHand = edit(prado, 'givenName', 'Anita');
        const draft = rebaseDraft(byHand, renamed);
        expect(draft.conflicts.map(({ field }) => field)).to.deep.equal(['displayName', 'givenName']);
        const chosen = resolveConflict(draft, 'displayName', 'theirs');
        expect(names(chosen)).to.deep.equal(['Anna Ruiz', 'Anita', 'Ruiz']);
      });

      it('are theirs where they wrote them and the display name is no question', () => {
        const draft = rebaseDraft(prado, { ...ana, version: 'v2', familyName: 'Ruiz Vega' });
        expect(draft.conflicts).to.deep.equal([]);
        expect(names(draft)).to.deep.equal(['Ana Prado', 'Ana', 'Ruiz Vega']);
        expect(draft.overtaken).to.deep.equal(['familyName']);
      });

      it('R50: a part that only they wrote stays theirs, whatever is chosen of the other part', () => {
        const byHand = edit(draftOf({ ...ana, displayName: 'Front desk' }), 'givenName', 'Anita');
        const current = { ...ana, version: 'v2', displayName: 'Front desk', givenName: 'Anna', familyName: 'Prado' };
        const draft = rebaseDraft(byHand, current);
        expect(draft.conflicts.map(({ field }) => field)).to.deep.equal(['givenName']);
        for (const choice of ['mine', 'theirs'] as const)
          expect(resolveConflict(draft, 'givenName', choice).values.familyName).to.equal('Prado');
      });
    });

    it('what was cleared on one side only stays cleared', () => {
      const { email: _, ...without } = theirs;
      const draft = rebaseDraft(edit(draftOf(ana), 'phoneType', ''), without);
      expect(draft.values).to.not.have.any.keys('email', 'phoneType');
      expect(draft.overtaken).to.deep.equal(['email', 'mobile']);
      expect(changedFields(draft)).to.deep.equal(['phoneType']);
    });

    it('a field that both changed differently is a conflict; mine stands until it is decided', () => {
      const draft = rebaseDraft(mine, theirs);
      expect(draft.conflicts).to.deep.equal([
        { field: 'email', base: 'ana@x.example', mine: 'mine@x.example', theirs: 'theirs@x.example' },
      ]);
      expect(draft.values.email).to.equal('mine@x.example');
      expect(draft.overtaken).to.deep.equal(['mobile']);
      expect(hasOpenConflict(draft)).to.equal(true);
      expect(hasOpenConflict(mine)).to.equal(false);
    });

    it('the same change made twice is no conflict, and nothing was taken over', () => {
      const draft = rebaseDraft(edit(draftOf(ana), 'email', ' theirs@x.example '), theirs);
      expect([draft.conflicts, draft.overtaken]).to.deep.equal([[], ['mobile']]);
      expect(draft.values.email).to.equal('theirs@x.example');
    });

    it('what was typed as it stands, blanks apart, is theirs where they changed it', () => {
      const draft = rebaseDraft(edit(draftOf(ana), 'email', ' ana@x.example '), theirs);
      expect(draft.overtaken).to.deep.equal(['email', 'mobile']);
    });

    it('F4: the host’s fields are merged by name', () => {
      const start = { ...ana, custom: { floor: 3, desk: 'a', vip: true } };
      const draft = rebaseDraft(edit(edit(draftOf(start), 'custom.floor', 4), 'custom.desk', 'b'), {
        ...start,
        version: 'v2',
        custom: { floor: 3, desk: 'c', vip: false, badge: '7' },
      });
      expect(draft.values.custom).to.deep.equal({ floor: 4, desk: 'b', vip: false, badge: '7' });
      expect(draft.conflicts).to.deep.equal([{ field: 'custom.desk', base: 'a', mine: 'b', theirs: 'c' }]);
      expect(draft.overtaken).to.deep.equal(['custom.vip', 'custom.badge']);
    });

    it('forwarding is one: a mode and its destinations belong together', () => {
      const start: User = { ...ana, forwarding: { mode: 'sequential', destinations: ['200'] } };
      const draft = rebaseDraft(
        edit(draftOf(start), 'forwarding', { mode: 'sequential', destinations: ['200', '201'] }),
        { ...start, version: 'v2', forwarding: { mode: 'forward', destinations: ['200'] } },
      );
      expect(draft.conflicts.map(({ field }) => field)).to.deep.equal(['forwarding']);
      expect(draft.values.forwarding).to.deep.equal({ mode: 'sequential', destinations: ['200', '201'] });
    });

    it('a typed secret stays, what was said by the directory goes', () => {
      const said = foundIssues(
        refuseDraft(editSecret(draftOf(ana), 'sipPassword', 'typed-here'), [{ code: 'own-account' }], policy),
        [{ code: 'own-account' }],
      );
      const draft = rebaseDraft(said, theirs);
      expect(draft.secrets).to.deep.equal({ sipPassword: 'typed-here' });
      expect([draft.verdict, draft.found]).to.deep.equal([[], []]);
      expect(draft.judged).to.equal(said.judged);
    });

    it('R16: an acknowledgement stays for the value that it was given for', () => {
      const texting = acknowledge(edit(draftOf(ana), 'smsEnabled', true), 'smsEnabled', true);
      expect(rebaseDraft(texting, theirs).acknowledged.size).to.equal(1);
      const emails = acknowledge(draftOf(ana), 'voiceMessageEmails', true);
      const draft = rebaseDraft(emails, { ...theirs, voiceMessageEmails: ['a@x.example'] });
      expect(draft.acknowledged.size).to.equal(0);
    });
  });

  describe('R50: a decision', () => {
    const open = rebaseDraft(mine, theirs);

    it('puts in what was chosen, and can be taken again', () => {
      const taken = resolveConflict(open, 'email', 'theirs');
      expect(taken.values.email).to.equal('theirs@x.example');
      expect(changedFields(taken)).to.deep.equal([]);
      expect(hasOpenConflict(taken)).to.equal(false);
      const kept = resolveConflict(taken, 'email', 'mine');
      expect(kept.values.email).to.equal('mine@x.example');
      expect(kept.conflicts).to.deep.equal([
        {
          field: 'email',
          base: 'ana@x.example',
          mine: 'mine@x.example',
          theirs: 'theirs@x.example',
          choice: 'mine',
        },
      ]);
      expect(changeOfDraft(kept)).to.deep.include({ base: 'v2', values: { email: 'mine@x.example' } });
    });

    it('leaves the other conflicts open', () => {
      const two = rebaseDraft(edit(mine, 'mobile', '+49 2'), theirs);
      const one = resolveConflict(two, 'mobile', 'theirs');
      expect(one.conflicts.map(({ field, choice }) => [field, choice])).to.deep.equal([
        ['email', undefined],
        ['mobile', 'theirs'],
      ]);
      expect(hasOpenConflict(one)).to.equal(true);
    });

    it('a field without a conflict has nothing to decide', () => {
      expect(resolveConflict(open, 'mobile', 'mine')).to.equal(open);
    });

    it('what was said about the field is said of another value', () => {
      const judged = judgeAll(foundIssues(open, [{ code: 'email-taken', field: 'email' }]), policy);
      const taken = resolveConflict(judged, 'email', 'theirs');
      expect(taken.found).to.deep.equal([]);
      expect(taken.judged.has('email')).to.equal(false);
    });

    it('R16: another privacy-relevant value must be acknowledged anew', () => {
      const emails = acknowledge(edit(draftOf(ana), 'voiceMessageEmails', ['m@x.example']), 'voiceMessageEmails', true);
      const draft = rebaseDraft(emails, { ...theirs, voiceMessageEmails: ['t@x.example'] });
      expect(draft.acknowledged.size).to.equal(1);
      expect(resolveConflict(draft, 'voiceMessageEmails', 'mine').acknowledged.size).to.equal(1);
      expect(resolveConflict(draft, 'voiceMessageEmails', 'theirs').acknowledged.size).to.equal(0);
    });

    it('empties the field where nothing was chosen', () => {
      const { email: _, ...without } = theirs;
      const taken = resolveConflict(rebaseDraft(mine, without), 'email', 'theirs');
      expect(taken.values).to.not.have.property('email');
    });
  });

  describe('R50: changed elsewhere once more', () => {
    const open = rebaseDraft(mine, theirs);
    const again = (email: string | undefined, more: Partial<User> = {}): User => {
      const { email: _, ...others } = theirs;
      return { ...others, ...(email !== undefined && { email }), ...more, version: 'v3' };
    };
    const choiceOf = ({ conflicts }: UserDraft): unknown => conflicts[0]?.choice;

    it('a decision about the same two values holds', () => {
      for (const choice of ['mine', 'theirs'] as const) {
        const draft = rebaseDraft(resolveConflict(open, 'email', choice), again('theirs@x.example', { notes: 'x' }));
        expect(choiceOf(draft)).to.equal(choice);
        expect(draft.values.email).to.equal(`${choice}@x.example`);
        expect(draft.overtaken).to.deep.equal(['mobile', 'notes']);
      }
      expect(hasOpenConflict(rebaseDraft(open, again('theirs@x.example')))).to.equal(true);
    });

    it('mine is asked about again where theirs is another', () => {
      for (const draft of [open, resolveConflict(open, 'email', 'mine')]) {
        const next = rebaseDraft(draft, again('new@x.example'));
        expect(next.conflicts).to.deep.equal([
          { field: 'email', base: 'ana@x.example', mine: 'mine@x.example', theirs: 'new@x.example' },
        ]);
        expect(next.values.email).to.equal('mine@x.example');
        expect(next.overtaken).to.deep.equal(['mobile']);
      }
    });

    it('theirs, once chosen, is theirs whatever it becomes, and named', () => {
      const next = rebaseDraft(resolveConflict(open, 'email', 'theirs'), again('new@x.example'));
      expect(next.conflicts).to.deep.equal([
        { field: 'email', base: 'ana@x.example', mine: 'mine@x.example', theirs: 'new@x.example', choice: 'theirs' },
      ]);
      expect(next.values.email).to.equal('new@x.example');
      expect(next.overtaken).to.deep.equal(['email', 'mobile']);
      expect(resolveConflict(next, 'email', 'mine').values.email).to.equal('mine@x.example');
    });

    it('there is nothing left to decide where theirs has become mine', () => {
      for (const draft of [open, resolveConflict(open, 'email', 'theirs')]) {
        const next = rebaseDraft(draft, again(' mine@x.example'));
        expect(next.conflicts).to.deep.equal([]);
        expect(changedFields(next)).to.deep.equal([]);
      }
    });

    it('nor where they took their change back: then only mine was changed', () => {
      const next = rebaseDraft(open, again('ana@x.example'));
      expect(next.conflicts).to.deep.equal([]);
      expect(next.values.email).to.equal('mine@x.example');
      expect(changedFields(next)).to.deep.equal(['email']);
      const chosen = rebaseDraft(resolveConflict(open, 'email', 'theirs'), again('ana@x.example'));
      expect(choiceOf(chosen)).to.equal('theirs');
      expect(chosen.values.email).to.equal('ana@x.example');
    });

    it('what was taken over stays named until it is edited or set back here', () => {
      const start = rebaseDraft(draftOf(ana), theirs);
      expect(rebaseDraft(start, again('theirs@x.example')).overtaken).to.deep.equal(['email', 'mobile']);
      expect(rebaseDraft(edit(start, 'email', 'x@x.example'), again('theirs@x.example')).overtaken).to.deep.equal([
        'mobile',
      ]);
    });
  });
});
