import { expect } from '@open-wc/testing';
import { activateOne, activateRows } from '../../../src/core/import/import-activation.js';
import {
  changeOfRow,
  planImport,
  type ImportInput,
  type ImportPlan,
  type PlannedRow,
} from '../../../src/core/import/import-plan.js';
import { createImportPlanner } from '../../../src/core/import/import-planner.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import type { UserField } from '../../../src/core/user.js';
import { UserIndex } from '../../../src/core/users/user-index.js';
import { indexOf } from '../../fixtures/index-users.js';
import { sampleResource } from '../../fixtures/lookup-with.js';

type Options = Partial<Omit<ImportInput, 'table' | 'mapping'>>;

/** @param fields one per column, `-` for none, `status!` for the opposite. */
function planOf(fields: string, rows: readonly string[], options: Options = {}): ImportPlan {
  const columns = fields.split(' ');
  return planImport({
    table: { headers: columns, rows: rows.map((row) => row.split(',')), lines: rows.map((_, at) => at + 2) },
    mapping: columns.map((name) => ({
      ...(name !== '-' && { field: name.replace('!', '') as UserField }),
      ...(name.endsWith('!') && { inverted: true }),
    })),
    users: options.users ?? indexOf(),
    policy: defaultPolicy,
    ...options,
  });
}

const codes = (row: PlannedRow | undefined): readonly string[] => (row?.issues ?? []).map((issue) => issue.code);
/** Every text that can be reached from a value, by whatever kind of property. */
function textsOf(value: unknown, seen = new Set<unknown>()): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const entries: readonly unknown[] = value instanceof Map || value instanceof Set ? [...value].flat() : [];
  const properties: readonly unknown[] = Reflect.ownKeys(value).map(
    (key) => (value as Record<PropertyKey, unknown>)[key],
  );
  return [...entries, ...properties].flatMap((inner) => textsOf(inner, seen));
}
const complete = 'displayName extension email sipPassword';

describe('planImport', () => {
  it('I4: says of every row what it would do, with the field-level difference', () => {
    const users = indexOf(
      { id: 'ada', displayName: 'Ada', extension: '101', mobile: '+4930' },
      { id: 'bo', displayName: 'Bo', extension: '102' },
    );
    const plan = planOf('displayName extension mobile', ['Ada Byron,101,+4940', 'Bo,102,', 'Cy,103,', ',104,'], {
      users,
    });
    expect(plan.rows.map((row) => row.action)).to.deep.equal(['update', 'unchanged', 'create', 'problem']);
    expect(plan.counts).to.deep.equal({ create: 1, update: 1, unchanged: 1, skip: 0, problem: 1 });
    expect(plan.rows[0]).to.include({ row: 1, line: 2, userId: 'ada' });
    expect(plan.rows[0]!.differences).to.deep.include({ field: 'mobile', before: '+4930', after: '+4940' });
    expect(plan.rows[0]!.values).to.deep.equal({ displayName: 'Ada Byron', mobile: '+4940' });
    expect(codes(plan.rows[3])).to.deep.equal(['required']);
    expect(changeOfRow(plan.rows[0]!)).to.deep.include({ kind: 'update', id: 'ada', base: '1' });
    expect(changeOfRow(plan.rows[1]!)).to.equal(undefined);
    expect(changeOfRow(plan.rows[3]!)).to.equal(undefined);
  });

  it('I4: rows find their user by the chosen field, and where it is blank by the others', () => {
    const users = indexOf(
      { id: 'ada', displayName: 'Ada', extension: '101', email: 'ada@x.test', username: 'ada' },
      { id: 'bo', displayName: 'Bo', extension: '102', email: 'bo@x.test', username: 'bo' },
    );
    const rows = ['Ada,201,ADA@x.test', 'Bo,,bo@x.test'];
    const byEmail = planOf('displayName extension email', rows, { users, options: { matchBy: 'email' } });
    expect(byEmail.rows.map(({ userId, action }) => [userId, action])).to.deep.equal([
      ['ada', 'update'],
      ['bo', 'unchanged'],
    ]);
    const byExtension = planOf('displayName extension email', rows, { users });
    expect(byExtension.options.matchBy).to.equal('extension');
    expect(byExtension.rows.map(({ userId, action }) => [userId, action])).to.deep.equal([
      [undefined, 'problem'],
      ['bo', 'unchanged'],
    ]);
    expect(byExtension.rows[0]!.issues[0]).to.deep.include({ code: 'email-taken' });
    const ambiguous = planOf('displayName extension email username', ['X,,ada@x.test,bo'], { users });
    expect(codes(ambiguous.rows[0])).to.deep.equal(['ambiguous-match']);
  });

  it('I4: the rule for users who are there: update, skip, replace, fail', () => {
    const users = indexOf({
      id: 'ada',
      displayName: 'Ada',
      extension: '101',
      mobile: '+4930',
      notes: 'x',
      role: 'admin',
      username: 'ada',
    });
    const planned = (onDuplicate: 'update' | 'skip' | 'replace' | 'fail'): PlannedRow =>
      planOf('displayName extension mobile', ['Ada,101,+4940'], { users, options: { onDuplicate } }).rows[0]!;
    expect(planned('update').values).to.deep.equal({ mobile: '+4940' });
    expect(planned('replace').values).to.deep.equal({ mobile: '+4940', notes: null });
    expect(planned('skip')).to.deep.include({ action: 'skip', values: {} });
    expect(planned('fail')).to.include({ action: 'problem' });
    expect(codes(planned('fail'))).to.deep.equal(['extension-taken']);
    expect(planned('fail').issues[0]!.params).to.include({ owner: 'Ada', next: '100' });
  });

  it('I4: blank cells keep, or clear what may be cleared', () => {
    const users = indexOf({
      id: 'ada',
      displayName: 'Ada',
      extension: '101',
      mobile: '+4930',
      username: 'ada',
      secrets: { sipPassword: 'set' },
    });
    const planned = (blankCells: 'keep' | 'clear'): PlannedRow =>
      planOf('displayName extension mobile username sipPassword', [',101,,,'], { users, options: { blankCells } })
        .rows[0]!;
    expect(planned('keep')).to.include({ action: 'unchanged' });
    expect(planned('clear')).to.deep.include({ action: 'update', values: { mobile: null } });
    expect(planned('clear').secrets).to.equal(undefined);
  });

  it('I4: later rows that name the same person point to the first', () => {
    const plan = planOf('extension username displayName email', [
      '1001,ann,Ann,a@x.test',
      '1001,bob,Bob,b@x.test',
      '1002,ANN,Cy,c@x.test',
      '1003,dd,Dd,A@X.TEST',
    ]);
    expect(plan.rows.map((row) => row.issues[0]?.params?.['row'])).to.deep.equal([undefined, 1, 1, 1]);
    expect(plan.rows.map((row) => row.issues[0]?.field)).to.deep.equal([undefined, 'extension', 'username', 'email']);
    expect(plan.counts).to.include({ create: 1, problem: 3 });
  });

  it('I4: two rows that reach one user by different fields are one too many', () => {
    const users = indexOf({ id: 'ada', displayName: 'Ada', extension: '101', email: 'ada@x.test' });
    const plan = planOf('displayName extension email', ['Ada B,101,', 'Ada C,,ada@x.test'], { users });
    expect(plan.rows.map(({ action }) => action)).to.deep.equal(['update', 'problem']);
    expect(plan.rows[1]!.issues[0]).to.deep.include({ code: 'duplicate-in-file', field: 'extension' });
  });

  it('I4: a row is judged on what the rows before it leave', () => {
    const users = indexOf({ id: 'ada', displayName: 'Ada', extension: '101', email: 'ada@x.test' });
    const rows = ['Bo,101,bo@x.test', 'Ada,103,ada@x.test', 'Cy,101,cy@x.test'];
    const planned = (...order: number[]): readonly string[] =>
      planOf(
        'displayName extension email',
        order.map((at) => rows[at]!),
        { users, options: { matchBy: 'email' } },
      ).rows.map(({ action }) => action);
    expect(planned(1, 2)).to.deep.equal(['update', 'create']);
    expect(planned(0, 1)).to.deep.equal(['problem', 'update']);
  });

  it('R28: rows without an extension are offered the next free ones, none that a later row has', () => {
    const users = indexOf({ displayName: 'Taken', extension: '100' });
    const plan = planOf('displayName extension', ['A,', 'B,102', 'C,', 'D,101', 'E,'], { users });
    expect(plan.rows.map((row) => row.values.extension)).to.deep.equal(['103', '102', '104', '101', '105']);
    expect(plan.rows.map((row) => row.offeredExtension ?? false)).to.deep.equal([true, false, true, false, true]);
    const left = planOf('displayName extension', ['A,'], { users, options: { fillExtensions: false } });
    expect(left.rows[0]!.values).not.to.have.property('extension');
    const none = planOf('displayName', ['A'], { users });
    expect(none.rows[0]!.values.extension).to.equal('101');
  });

  it('R28: when all numbers are taken the rest comes in without one, or is a problem where one is required', () => {
    const extension = { ...defaultPolicy.extension, ranges: [{ from: '10', to: '11' }] };
    const rows = ['A', 'B', 'C'];
    const plan = planOf('displayName', rows, { policy: { ...defaultPolicy, extension } });
    expect(plan.rows.map((row) => row.values.extension)).to.deep.equal(['10', '11', undefined]);
    expect(plan.rows[2]!.action).to.equal('create');
    const strict = planOf('displayName', rows, {
      policy: { ...defaultPolicy, extension: { ...extension, required: true } },
    });
    expect(codes(strict.rows[2])).to.deep.equal(['required']);
  });

  it('R3: names exactly what activation would still need', () => {
    const plan = planOf(complete, ['A,101,a@x.test,Str0ng-enough', 'B,102,,', 'C,103,c@x.test,103']);
    expect(plan.rows.map((row) => row.missing)).to.deep.equal([
      [],
      ['username', 'email', 'sipPassword'],
      ['sipPassword'],
    ]);
    expect(plan.rows.map((row) => row.activate)).to.deep.equal([false, false, false]);
  });

  it('I5: the file says who is activated, where it has a column for it', () => {
    const users = indexOf({ id: 'old', displayName: 'Old', extension: '109', status: 'activated' });
    const rows = ['A,101,a@x.test,Str0ng-enough,0', 'B,102,b@x.test,Str0ng-enough,1', 'C,103,,,0', 'Old,109,,,'];
    const plan = planOf(`${complete} status!`, rows, { users });
    expect(plan.rows.map((row) => row.activate)).to.deep.equal([true, false, false, true]);
    expect(plan.rows.map((row) => row.asked)).to.deep.equal([true, false, true, true]);
    expect(plan.billed).to.deep.equal({ before: 1, after: 2 });
    expect(changeOfRow(plan.rows[0]!)).to.have.nested.property('values.status', 'activated');
    expect(changeOfRow(plan.rows[2]!)).to.have.nested.property('values.status', 'deactivated');
    expect(plan.rows[3]!.action).to.equal('unchanged');
  });

  it('R5: all, none, and only those with credentials, with the change of billed users', () => {
    const policy: Policy = { ...defaultPolicy, seats: 2 };
    const users = indexOf({ id: 'old', displayName: 'Old', extension: '109', status: 'activated' });
    const plan = planOf(complete, ['A,101,a@x.test,Str0ng-enough', 'B,102,,', 'Old,109,,'], { users, policy });
    expect(plan.billed).to.deep.equal({ before: 1, after: 1, seats: 2 });
    const all = activateRows(plan, 'all');
    expect(all.rows.map((row) => row.activate)).to.deep.equal([true, false, true]);
    expect(all.rows[1]!.asked).to.equal(true);
    expect(all.billed.after).to.equal(2);
    const none = activateRows(all, 'none');
    expect(none.rows[2]).to.deep.include({
      action: 'update',
      differences: [{ field: 'status', before: 'activated', after: 'deactivated' }],
    });
    expect(none.billed.after).to.equal(0);
    expect(none.counts).to.include({ create: 2, update: 1, unchanged: 0 });
    expect(changeOfRow(none.rows[2]!)).to.deep.include({ kind: 'update', values: { status: 'deactivated' } });
    const with1 = activateRows(plan, 'with-credentials');
    expect(with1.rows.map((row) => row.asked)).to.deep.equal([true, false, false]);
  });

  it('I5: one checkbox changes one row, its action and the billing', () => {
    const users = indexOf({
      id: 'ada',
      displayName: 'Ada',
      extension: '101',
      username: 'ada',
      email: 'a@x.test',
      secrets: { sipPassword: 'set' },
    });
    const plan = planOf('displayName extension', ['Ada,101', 'Bo,102'], { users });
    expect(plan.rows[0]!.action).to.equal('unchanged');
    const on = activateOne(plan, 0, true);
    expect(on.rows[0]).to.include({ action: 'update', activate: true });
    expect(on.counts).to.include({ update: 1, unchanged: 0 });
    expect(on.billed.after).to.equal(1);
    expect(activateOne(on, 0, false)).to.deep.equal(plan);
    const refused = activateOne(plan, 1, true);
    expect(refused.rows[1]).to.include({ activate: false, asked: true });
    expect(refused.billed.after).to.equal(0);
  });

  it('P7: what is wrong with a cell that decides nothing leaves the cell out and names it', () => {
    const plan = planOf('displayName extension mobile voicemailPin role callTimeout', ['A,101,call me,12,Wizard,soon']);
    expect(plan.rows[0]!.action).to.equal('create');
    expect(plan.rows[0]!.issues.map(({ code, field, level }) => [code, field, level])).to.deep.equal([
      ['not-a-phone-number', 'mobile', 'warning'],
      ['secret-not-digits', 'voicemailPin', 'warning'],
      ['not-a-choice', 'role', 'warning'],
      ['not-a-number', 'callTimeout', 'warning'],
    ]);
    expect(plan.rows[0]!.values).to.have.all.keys('displayName', 'extension');
  });

  it('R21: numbers the policy refuses, R20: and numbers of others, are problems with their reason', () => {
    const users = indexOf({ id: 'x', displayName: 'Eve', extension: '105', email: 'e@x.test' });
    const rows = ['A,112,a@x.test', 'B,12345,b@x.test', 'C,1a,c@x.test', 'Eve,106,e@x.test', 'D,105,d@x.test'];
    const plan = planOf('displayName extension email', rows, { users, options: { matchBy: 'email' } });
    expect(plan.rows.map((row) => codes(row)[0])).to.deep.equal([
      'extension-reserved',
      'extension-length',
      'extension-not-digits',
      undefined,
      undefined,
    ]);
    const before = planOf('displayName extension email', [rows[4]!], { users, options: { matchBy: 'email' } });
    expect(before.rows[0]!.issues[0]).to.deep.include({ code: 'extension-taken' });
    expect(before.rows[0]!.issues[0]!.params).to.include({ owner: 'Eve', ownerId: 'x' });
  });

  it('R12: another username for a user who has one is a problem', () => {
    const users = indexOf({ displayName: 'Ada', extension: '101', username: 'ada' });
    expect(codes(planOf('displayName extension username', ['Ada,101,lady'], { users }).rows[0])).to.deep.equal([
      'username-fixed',
    ]);
    expect(planOf('displayName extension username', ['Ada,101,ada'], { users }).rows[0]!.action).to.equal('unchanged');
  });

  it('R60: secrets are a difference by their field alone', () => {
    const users = indexOf({ id: 'ada', displayName: 'Ada', extension: '101', secrets: { sipPassword: 'set' } });
    const row = planOf('displayName extension sipPassword', ['Ada,101,canary-Secret-1'], { users }).rows[0]!;
    expect(row.differences).to.deep.equal([{ field: 'sipPassword' }]);
    expect(changeOfRow(row)).to.have.nested.property('secrets.sipPassword', 'canary-Secret-1');
  });

  it('R60: no way through a plan leads to a secret, and the write has them all the same', () => {
    const users = indexOf({ id: 'ada', displayName: 'Ada', extension: '101', secrets: { sipPassword: 'set' } });
    const plan = planOf(
      'displayName extension sipPassword voicemailPin status',
      [
        'Ada,101,canary-Secret-1,,1',
        'Bo,102,canary-Secret-2,canary7,0',
        'Cy,103,canary,1234,1',
        'Dy,103,canary-Secret-3,,1',
        'Ed,104,canary-Secret-4,,1,canary',
      ],
      { users },
    );
    const altered = activateOne(activateRows(plan, 'all'), 1, false);
    for (const seen of [plan, altered, structuredClone(plan)]) {
      expect(JSON.stringify(seen)).not.to.include('canary-');
      expect(textsOf(seen).filter((text) => text.includes('canary-'))).to.deep.equal([]);
    }
    expect(plan.rows.map((row) => row.secrets)).to.deep.equal([
      ['sipPassword'],
      ['sipPassword'],
      ['sipPassword', 'voicemailPin'],
      undefined,
      undefined,
    ]);
    expect(altered.rows.map((row) => changeOfRow(row)).map((change) => change && textsOf(change).join())).to.satisfy(
      ([first, second]: string[]) => first!.includes('canary-Secret-1') && second!.includes('canary-Secret-2'),
    );
    expect(() => changeOfRow(structuredClone(plan).rows[0]!)).to.throw(TypeError, 'clone');
  });

  it('a login that is an address is the address too, where the file has no column for it', () => {
    const row = planOf('displayName username', ['Chris,chris@contoso.test']).rows[0]!;
    expect(row.values).to.include({ username: 'chris@contoso.test', email: 'chris@contoso.test' });
    expect(planOf('displayName username', ['Chris,chris']).rows[0]!.values).not.to.have.property('email');
  });

  it('I5: new users go into the branch whose page it is', () => {
    const users = indexOf({ displayName: 'Ada', extension: '101' });
    const plan = planOf('displayName extension', ['Ada,101', 'Bo,102'], { users, options: { branchId: 'berlin' } });
    expect(plan.rows.map((row) => row.values.branchId)).to.deep.equal([undefined, 'berlin']);
  });

  it('I1: long rows are problems, short ones warnings, blank cells at the end nothing', () => {
    const plan = planOf('displayName extension', ['A,101,x', 'B', 'C,103,,']);
    expect(plan.rows.map((row) => row.action)).to.deep.equal(['problem', 'create', 'create']);
    expect(plan.rows.map((row) => codes(row))).to.deep.equal([['row-too-long'], ['row-too-short'], []]);
    expect(plan.rows[0]!.issues[0]!.params).to.deep.equal({ found: 3, expected: 2 });
  });

  it('F4: no column holds the fields of the host, and replacing a user leaves them', () => {
    expect(() => planOf('displayName custom', ['A,B'])).to.throw(TypeError, 'host');
    const users = indexOf({ id: 'ada', displayName: 'Ada', extension: '101', notes: 'x', custom: { badge: 'A' } });
    const row = planOf('displayName extension', ['Ada,101'], { users, options: { onDuplicate: 'replace' } }).rows[0]!;
    expect(row.values).to.deep.equal({ notes: null });
  });

  it('P7: what the judge refuses and decides nothing is left out and named', () => {
    const forwarded = planOf('displayName extension forwarding', [
      'A,101,forward: 101',
      'B,102,forward: 101',
      'C,103,',
    ]);
    expect(forwarded.rows.map(({ action }) => action)).to.deep.equal(['create', 'create', 'create']);
    expect(forwarded.rows[0]!.issues).to.deep.equal([
      { code: 'forwarding-to-self', field: 'forwarding', params: { value: '101' }, level: 'warning' },
    ]);
    expect(forwarded.rows[0]!.values).to.deep.equal({ displayName: 'A', extension: '101' });
    expect(forwarded.rows[1]!.values.forwarding).to.deep.equal({ mode: 'forward', destinations: ['101'] });
    const pins = planOf('displayName extension voicemailPin onCallPin', ['A,101,4711,4711']).rows[0]!;
    expect([pins.action, pins.secrets, codes(pins)]).to.deep.equal(['create', ['voicemailPin'], ['pin-reused']]);
  });

  it('R18: calls that would go round over the rows of the file are found in the plan', () => {
    const plan = planOf('displayName extension forwarding', ['A,101,forward: 102', 'B,102,forward: 101']);
    expect(plan.rows[1]!.issues).to.deep.equal([
      { code: 'forwarding-cycle', field: 'forwarding', params: { path: ['B', 'A'] }, level: 'warning' },
    ]);
    expect(plan.rows[1]!.values).not.to.have.property('forwarding');
  });

  it('a file that gives texting without a number goes in without texting', () => {
    const users = indexOf(
      { id: 'ada', displayName: 'Ada', extension: '101', smsEnabled: true, smsNumber: '+4930' },
      { id: 'bo', displayName: 'Bo', extension: '102' },
    );
    const rows = ['Ada,101,,', 'Bo,102,yes,', 'Cy,103,yes,', 'Di,104,yes,+4931', 'Ed,105,no,'];
    const plan = planOf('displayName extension smsEnabled smsNumber', rows, {
      users,
      options: { blankCells: 'clear' },
    });
    expect(plan.rows.map(({ action }) => action)).to.deep.equal(['update', 'unchanged', 'create', 'create', 'create']);
    const warning = { code: 'required', field: 'smsNumber', level: 'warning' };
    expect(plan.rows.map(({ issues }) => issues)).to.deep.equal([[], [warning], [warning], [], []]);
    expect(plan.rows[2]!.values).to.deep.equal({ displayName: 'Cy', extension: '103' });
    expect(plan.rows[3]!.values).to.include({ smsEnabled: true, smsNumber: '+4931' });
    const kept = planOf('displayName extension smsNumber', ['Ada,101,'], { users, options: { blankCells: 'clear' } });
    expect([kept.rows[0]!.action, codes(kept.rows[0])]).to.deep.equal(['unchanged', ['required']]);
  });

  it('what a row refers to is left out where it is not there; a number is kept as the tenant’s own', () => {
    const users = indexOf();
    users.resources.put(sampleResource({ kind: 'number', id: '+493012345' }));
    users.resources.put(sampleResource({ kind: 'location', id: 'head-office' }));
    const rows = ['A,101,49 30 12345,head-office', 'B,102,+4940,gone'];
    const plan = planOf('displayName extension callerIdNumber locationId', rows, { users });
    expect(plan.rows[0]!.values).to.include({ callerIdNumber: '+493012345', locationId: 'head-office' });
    expect(plan.rows[0]!.issues).to.deep.equal([]);
    expect(plan.rows[1]!.values).to.deep.equal({ displayName: 'B', extension: '102' });
    expect(plan.rows[1]!.issues.map(({ code, level }) => [code, level])).to.deep.equal([
      ['reference-unknown', 'warning'],
      ['number-not-owned', 'warning'],
    ]);
    expect(plan.counts).to.include({ create: 2, problem: 0 });
  });

  it('R3: the role fax needs its account to be activated, not to come in', () => {
    const row = planOf(`${complete} role status`, ['A,101,a@x.test,Str0ng-enough,fax,activated']).rows[0]!;
    expect([row.action, row.missing, row.activate]).to.deep.equal(['create', ['faxAccountId'], false]);
  });

  it('R10: what the policy requires and the file lacks is a problem, and a bad cell is its reason', () => {
    const policy: Policy = { ...defaultPolicy, required: ['mobile'] };
    const rows = ['A,101,', 'B,102,call me', 'C,103,+49301'];
    const plan = planOf('displayName extension mobile', rows, { policy });
    expect(plan.rows.map(({ action }) => action)).to.deep.equal(['problem', 'problem', 'create']);
    expect(plan.rows[0]!.issues).to.deep.equal([{ code: 'required', field: 'mobile' }]);
    expect(plan.rows[1]!.issues).to.deep.equal([
      { code: 'not-a-phone-number', field: 'mobile', params: { value: 'call me' } },
    ]);
    const short = planOf('displayName extension mobile', ['A'], {
      policy: { ...policy, permissions: { ...policy.permissions, create: false } },
    });
    expect(short.rows[0]!.issues.map(({ code, level }) => [code, level])).to.deep.equal([
      ['row-too-short', 'warning'],
      ['not-permitted', undefined],
      ['required', undefined],
    ]);
  });

  it('R64: who may not activate leaves the status of everybody as it is', () => {
    const policy: Policy = { ...defaultPolicy, permissions: { ...defaultPolicy.permissions, activate: false } };
    const users = indexOf({ id: 'old', displayName: 'Old', extension: '109', status: 'activated' });
    const rows = ['A,101,a@x.test,Str0ng-enough,activated', 'Old,109,o@x.test,,deactivated'];
    const plan = planOf(`${complete} status`, rows, { users, policy });
    expect(plan.rows.map(({ activate, asked }) => [activate, asked])).to.deep.equal([
      [false, false],
      [true, true],
    ]);
    expect(plan.billed).to.deep.equal({ before: 1, after: 1 });
  });

  it('P12: in steps it plans what it plans at once', () => {
    const rows = Array.from({ length: 60 }, (_, at) => `User ${at},${at % 4 === 0 ? '' : 200 + (at % 50)}`);
    const columns = ['displayName', 'extension'] as const;
    const input: ImportInput = {
      table: { headers: columns, rows: rows.map((row) => row.split(',')), lines: rows.map((_, at) => at + 2) },
      mapping: columns.map((field) => ({ field })),
      users: new UserIndex({ tenantId: 'tenant' }),
      policy: defaultPolicy,
    };
    const planner = createImportPlanner(input);
    expect(() => planner.plan).to.throw(TypeError);
    let steps = 0;
    while (!planner.step(7)) expect(planner.planned).to.equal(++steps * 7);
    expect(planner.plan).to.deep.equal(planImport(input));
  });

  it('refuses a field in two columns', () => {
    expect(() => planOf('displayName displayName', ['A,B'])).to.throw(TypeError);
  });

  it('I1: a column that is no field is passed over', () => {
    expect(planOf('- displayName', ['x,Ann']).rows[0]!.values).to.deep.equal({ displayName: 'Ann', extension: '100' });
  });

  it('P7: an endless cell is a problem where it decides who a user is, and asks for no number in its place', () => {
    const row = planOf('displayName extension', [`Ann,${'1'.repeat(8001)}`]).rows[0]!;
    expect([row.action, codes(row)]).to.deep.equal(['problem', ['too-long']]);
    expect(row.issues[0]).to.not.have.property('level');
    expect(row.values).to.deep.equal({ displayName: 'Ann' });
  });

  it('P7: a cell of nothing but marks that are not seen says nothing', () => {
    const row = planOf('displayName locationId', ['Ann,\u202a']).rows[0]!;
    expect([row.action, row.issues, row.values]).to.deep.equal([
      'create',
      [],
      { displayName: 'Ann', extension: '100' },
    ]);
  });

  it('a login that is somebody else’s address is not taken for the address too', () => {
    const users = indexOf({ displayName: 'Ada', username: 'ada', email: 'ada@x.test' });
    const row = planOf('displayName username', ['Ann,ada@x.test'], { users }).rows[0]!;
    expect([row.action, row.values.username, row.values.email]).to.deep.equal(['create', 'ada@x.test', undefined]);
    const known = indexOf({ displayName: 'Ada', username: 'ada@x.test', email: 'other@x.test' });
    expect(planOf('displayName username', ['Ada,ada@x.test'], { users: known }).rows[0]!.action).to.equal('unchanged');
  });

  it('I4: a user whom a row before has changed leaves its address to others', () => {
    const users = indexOf(
      { id: 'ada', displayName: 'Ada', extension: '101', email: 'ada@x.test', username: 'ada' },
      { id: 'bo', displayName: 'Bo', extension: '102', username: 'bo' },
    );
    const rows = ['101,new@x.test', '102,ada@x.test'];
    const planned = (order: readonly string[]): readonly string[] =>
      planOf('extension email', order, { users, options: { matchBy: 'extension' } }).rows.map(({ action }) => action);
    expect(planned(rows)).to.deep.equal(['update', 'update']);
    expect(planned(rows.toReversed())).to.deep.equal(['problem', 'update']);
  });

  it('R12: a login stays its user’s, whatever rows before have changed', () => {
    const users = indexOf({ id: 'ada', displayName: 'Ada', extension: '101', username: 'ada' });
    const rows = ['Ada B,101,', 'Bo,102,ADA'];
    const plan = planOf('displayName extension username', rows, { users, options: { matchBy: 'extension' } });
    expect(plan.rows.map((row) => [row.action, ...codes(row)])).to.deep.equal([
      ['update'],
      ['problem', 'username-taken'],
    ]);
  });

  it('I4: a user found twice is named by what it is matched by, or else by its name, once', () => {
    const users = indexOf({ id: 'ada', displayName: 'Ada', email: 'ada@x.test', username: 'ada' });
    const plan = planOf('displayName extension email username', ['Ada,,ada@x.test,', 'Ada,,,ada'], { users });
    expect(plan.rows[1]!.issues[0]).to.deep.equal({
      code: 'duplicate-in-file',
      field: 'extension',
      params: { value: 'Ada', row: 1 },
    });
    const twice = planOf('displayName username', ['Ada,ada', 'Ada,ada'], { users });
    expect(codes(twice.rows[1])).to.deep.equal(['duplicate-in-file']);
  });

  it('I4: where nobody may be there yet, the one who is there is named by whatever it was found by', () => {
    const users = indexOf({ id: 'ada', displayName: 'Ada', username: 'ada', email: 'ada@x.test', extension: '101' });
    const refusal = (columns: string, row: string, matchBy: 'email' | 'extension', found = users): unknown =>
      planOf(columns, [row], { users: found, options: { onDuplicate: 'fail', matchBy } }).rows[0]!.issues[0];
    const owner = { owner: 'Ada', ownerId: 'ada' };
    expect(refusal('displayName email', 'Ada,ADA@x.test', 'email')).to.deep.equal({
      code: 'email-taken',
      field: 'email',
      params: { value: 'ADA@x.test', ...owner },
    });
    expect(refusal('displayName extension username', 'Ada,,ada', 'extension')).to.deep.equal({
      code: 'extension-taken',
      field: 'extension',
      params: { value: '101', ...owner, next: '100' },
    });
    const bare = indexOf({ id: 'ada', displayName: 'Ada', username: 'ada' });
    expect(refusal('displayName email username', 'Ada,,ada', 'email', bare)).to.deep.include({
      params: { value: '', ...owner },
    });
  });

  it('P12: numbers of a long file are read in steps before the first row is planned', () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`User ${at}`, at === 59 ? '100' : '']);
    const planner = createImportPlanner({
      table: { headers: ['displayName', 'extension'], rows, lines: rows.map((_, at) => at + 2) },
      mapping: [{ field: 'displayName' }, { field: 'extension' }],
      users: indexOf(),
      policy: defaultPolicy,
    });
    expect([planner.step(2), planner.planned]).to.deep.equal([false, 0]);
    while (!planner.step(2));
    expect(planner.plan.rows[0]!.values.extension).to.equal('101');
    expect(planner.plan.rows[59]!.values.extension).to.equal('100');
  });

  it('I5: a checkbox of a row that cannot be written, or is not there, writes nothing', () => {
    const plan = planOf('displayName extension', ['A,112', 'B,102']);
    expect(activateOne(plan, 7, true)).to.equal(plan);
    const asked = activateOne(plan, 0, true);
    expect(asked.rows[0]).to.include({ action: 'problem', asked: true, activate: false });
    expect(activateOne(asked, 0, true).rows[0]).to.equal(asked.rows[0]);
    expect([asked.counts, asked.billed]).to.deep.equal([plan.counts, plan.billed]);
  });
});
