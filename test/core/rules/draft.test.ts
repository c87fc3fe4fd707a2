import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  acknowledge,
  changedFields,
  changeOfDraft,
  draftOf,
  editDraft,
  hasOpenConflict,
  neededAcknowledgements,
  rebaseDraft,
  resolveConflict,
  valueAt,
  type UserDraft,
} from '../../../src/core/rules/draft.js';
import { isSameAt } from '../../../src/core/rules/draft-values.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import type { FieldPath, User } from '../../../src/core/user.js';
import type { UserIndex } from '../../../src/core/users/user-index.js';
import { indexOf, judgeContext, sampleUser } from '../../fixtures/index-users.js';

const policy = defaultPolicy;
const start = sampleUser({
  id: 'a',
  displayName: 'Front desk',
  givenName: 'Ana',
  familyName: 'Ruiz',
  extension: '101',
  username: 'ana@x.example',
  email: 'ana@x.example',
  role: 'user',
  phoneType: 'softphone',
  callTimeout: 20,
  forwarding: { mode: 'sequential', destinations: ['200'] },
  notifyEmails: ['a@x.example'],
  custom: { floor: 3, desk: 'a', vip: true },
});

type Edit = readonly [FieldPath, unknown];

/** What one of the two may do; names of one's own, so that a name that follows another is never mistaken for it. */
function edits(who: 'x' | 'y'): fc.Arbitrary<readonly Edit[]> {
  const text = fc.constantFrom('', 'same', who, `${who}${who}`);
  const email = fc.constantFrom('', 'same@x.example', `${who}@x.example`);
  const list = fc.uniqueArray(fc.constantFrom('a@x.example', 'same@x.example', `${who}@x.example`));
  const forwarding = fc.record({
    mode: fc.constantFrom('sequential', 'forward'),
    destinations: fc.uniqueArray(fc.constantFrom('200', '201', who === 'x' ? '202' : '203'), { minLength: 1 }),
  });
  const step: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(fc.constantFrom<FieldPath>('company', 'department', 'notes', 'custom.desk', 'custom.new'), text),
    fc.tuple(fc.constantFrom<FieldPath>('givenName', 'familyName'), text),
    fc.tuple(fc.constant<FieldPath>('email'), email),
    fc.tuple(fc.constantFrom<FieldPath>('notifyEmails', 'voiceMessageEmails'), list),
    fc.tuple(fc.constant<FieldPath>('forwarding'), forwarding),
    fc.tuple(fc.constantFrom<FieldPath>('callTimeout', 'custom.floor'), fc.constantFrom(0, 3, 20, 30)),
    fc.tuple(fc.constantFrom<FieldPath>('doNotDisturb', 'custom.vip'), fc.boolean()),
    fc.tuple(fc.constant<FieldPath>('phoneType'), fc.constantFrom('softphone', 'webphone', 'deskphone')),
  );
  return fc.array(step, { maxLength: 10 });
}

const edited = (draft: UserDraft, steps: readonly Edit[]): UserDraft =>
  steps.reduce((all, [path, value]) => editDraft(all, path, value, policy), draft);

/** Saves a draft over the index, as a store would; undefined where it was stale. */
function save(index: UserIndex, draft: UserDraft): User | undefined {
  const read = neededAcknowledgements(draft, policy).reduce((all, { field }) => acknowledge(all, field, true), draft);
  const judgement = index.judge(changeOfDraft(read), judgeContext({}, { newVersion: () => `${draft.user!.version}+` }));
  if (judgement.ok) {
    index.place(judgement.after!);
    return judgement.after!;
  }
  expect(judgement.issues).to.deep.equal([]);
  expect(judgement.error?.code).to.equal('stale');
  return undefined;
}

describe('core/rules/draft', () => {
  it('R50: a stale write never loses a field that was edited on one side only', () => {
    fc.assert(
      fc.property(edits('x'), edits('y'), fc.func(fc.constantFrom('mine', 'theirs')), (xs, ys, choose) => {
        const index = indexOf(start);
        const mine = edited(draftOf(start), xs);
        const theirs = edited(draftOf(start), ys);
        const current = save(index, theirs)!;
        if (current.version !== start.version && changedFields(mine).length > 0)
          expect(save(index, mine)).to.equal(undefined);
        let merged = rebaseDraft(mine, current);
        for (const { field } of merged.conflicts) merged = resolveConflict(merged, field, choose(field));
        expect(hasOpenConflict(merged)).to.equal(false);
        const kept = save(index, merged)!;
        for (const path of new Set([...changedFields(mine), ...changedFields(theirs)])) {
          const isMine = changedFields(mine).includes(path);
          const isTheirs = changedFields(theirs).includes(path);
          const choice = isMine && isTheirs ? choose(path) : isMine ? 'mine' : 'theirs';
          const wanted = valueAt((choice === 'mine' ? mine : theirs).values, path);
          expect(isSameAt(path, valueAt(kept, path), wanted), path).to.equal(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('R50: what is not edited here is as the others left it, and only conflicts ask', () => {
    fc.assert(
      fc.property(edits('x'), edits('y'), (xs, ys) => {
        const mine = edited(draftOf(start), xs);
        const theirs = edited(draftOf(start), ys);
        const current = save(indexOf(start), theirs)!;
        const merged = rebaseDraft(mine, current);
        const asked = merged.conflicts.map(({ field }) => field);
        const both = changedFields(mine).filter((path) => changedFields(theirs).includes(path));
        for (const path of asked) expect(both).to.include(path);
        for (const path of both.filter((other) => !asked.includes(other)))
          expect(isSameAt(path, valueAt(mine.values, path), valueAt(theirs.values, path)), path).to.equal(true);
        expect(merged.overtaken).to.have.members(changedFields(theirs).filter((path) => !both.includes(path)));
      }),
    );
  });
});
