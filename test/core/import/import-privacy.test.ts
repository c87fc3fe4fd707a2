import { expect } from '@open-wc/testing';
import { activateOne, activateRows } from '../../../src/core/import/import-activation.js';
import { changeOfRow, planImport, type ImportOptions, type ImportPlan } from '../../../src/core/import/import-plan.js';
import { acknowledgePlan } from '../../../src/core/import/import-privacy.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import { judgeWrite } from '../../../src/core/rules/judge.js';
import type { UserField } from '../../../src/core/user.js';
import { indexOf, judgeContext } from '../../fixtures/index-users.js';

const users = indexOf({ id: 'ada', displayName: 'Ada', extension: '101', voiceMessageEmails: ['a@x.test'] });
const fields = [
  'displayName',
  'extension',
  'voiceMessageEmails',
  'smsEnabled',
  'smsNumber',
] as const satisfies UserField[];
const rows = [
  ['Ada', '101', 'a@x.test', '', ''],
  ['Bo', '102', 'b@x.test', 'yes', '+4930'],
  ['Cy', '103', 'c@x.test', '', ''],
  ['Di', '104', '', 'no', ''],
  ['Ed', '12345', 'e@x.test', '', ''],
];

function planOf(options: Partial<ImportOptions> = {}, policy: Policy = defaultPolicy): ImportPlan {
  return planImport({
    table: { headers: fields, rows, lines: rows.map((_, at) => at + 2) },
    mapping: fields.map((field) => ({ field })),
    users,
    policy,
    options,
  });
}

const acknowledgedOf = (plan: ImportPlan): unknown =>
  plan.rows.map((row) => changeOfRow(row)).map((change) => change && 'acknowledged' in change && change.acknowledged);

describe('privacy warnings of an import', () => {
  it('R16: the plan is made, and says which need to be acknowledged and by how many rows', () => {
    const plan = planOf();
    expect(plan.rows.map(({ action }) => action)).to.deep.equal(['unchanged', 'create', 'create', 'create', 'problem']);
    expect(plan.privacy).to.deep.equal([
      { field: 'voiceMessageEmails', rows: 2 },
      { field: 'smsEnabled', rows: 1 },
    ]);
    expect(plan.rows.map(({ privacy }) => privacy)).to.deep.equal([
      undefined,
      ['voiceMessageEmails', 'smsEnabled'],
      ['voiceMessageEmails'],
      undefined,
      undefined,
    ]);
    expect(acknowledgedOf(plan)).to.deep.equal([undefined, false, false, false, undefined]);
    expect(plan.rows.some((row) => 'acknowledged' in row)).to.equal(false);
  });

  it('R16: the most frequent warning stands first', () => {
    const privacy = [{ field: 'smsEnabled' }, { field: 'voiceMessageEmails' }] as const;
    expect(planOf({}, { ...defaultPolicy, privacy }).privacy.map(({ field }) => field)).to.deep.equal([
      'voiceMessageEmails',
      'smsEnabled',
    ]);
    expect(planOf({}, { ...defaultPolicy, privacy: [] }).privacy).to.deep.equal([]);
  });

  it('R16: each change carries what it needs and was acknowledged, from the start or afterwards', () => {
    const all = ['smsEnabled', 'voiceMessageEmails'] as const;
    const expected = [undefined, ['voiceMessageEmails', 'smsEnabled'], ['voiceMessageEmails'], false, undefined];
    const before = planOf({ acknowledged: all });
    const afterwards = acknowledgePlan(planOf(), all);
    expect(acknowledgedOf(before)).to.deep.equal(expected);
    expect(afterwards).to.deep.equal(before);
    expect(acknowledgedOf(acknowledgePlan(before, ['smsEnabled']))).to.deep.equal([
      undefined,
      ['smsEnabled'],
      false,
      false,
      undefined,
    ]);
    expect(acknowledgePlan(before, [])).to.deep.equal({
      ...planOf(),
      options: { ...before.options, acknowledged: [] },
    });
    expect(planOf().options).not.to.have.property('acknowledged');
  });

  it('R16: the judge takes the rows that were acknowledged and refuses the others', () => {
    const codesOf = (plan: ImportPlan): readonly unknown[] =>
      plan.rows.slice(1, 4).map((row) => {
        const judgement = judgeWrite(users, changeOfRow(row) as never, judgeContext());
        return judgement.ok ? judgement.acknowledged : judgement.issues.map(({ code }) => code);
      });
    expect(codesOf(planOf())).to.deep.equal([
      ['not-acknowledged', 'not-acknowledged'],
      ['not-acknowledged'],
      undefined,
    ]);
    expect(codesOf(planOf({ acknowledged: ['voiceMessageEmails', 'smsEnabled'] }))).to.deep.equal([
      ['voiceMessageEmails', 'smsEnabled'],
      ['voiceMessageEmails'],
      undefined,
    ]);
  });

  it('R16: an update carries it too, and another choice of who is activated loses nothing of it', () => {
    const cells = ['Ada', '101', 'new@x.test', '', ''];
    const plan = planImport({
      table: { headers: fields, rows: [cells], lines: [2] },
      mapping: fields.map((field) => ({ field })),
      users,
      policy: defaultPolicy,
      options: { acknowledged: ['voiceMessageEmails'] },
    });
    for (const altered of [plan, activateRows(plan, 'all'), activateOne(plan, 0, true)]) {
      expect(changeOfRow(altered.rows[0]!)).to.deep.include({ kind: 'update', acknowledged: ['voiceMessageEmails'] });
      expect(altered.privacy).to.deep.equal([{ field: 'voiceMessageEmails', rows: 1 }]);
    }
  });
});
