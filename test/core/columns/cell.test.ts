import { expect } from '@open-wc/testing';
import { blank, keep, readCell } from '../../../src/core/columns/cell.js';
import { plainDigits, plainText } from '../../../src/core/columns/cell-text.js';
import type { Issue } from '../../../src/core/issue.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import type { UserField } from '../../../src/core/user.js';

function cell(field: UserField, text: string, inverted = false): { value: unknown; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const value = readCell(field, text, { policy: defaultPolicy, issues, inverted });
  return { value, issues };
}

const valueOf = (field: UserField, text: string): unknown => cell(field, text).value;

describe('readCell', () => {
  it('R22: digits stay text, leading zeros and all', () => {
    expect(valueOf('extension', '0042')).to.equal('0042');
    expect(valueOf('voicemailPin', '0735')).to.equal('0735');
    expect(valueOf('mobile', '00447700900123')).to.equal('00447700900123');
    expect(valueOf('mobile', '+14155550101')).to.equal('+14155550101');
  });

  it('P7: spreadsheet tricks that keep zeros are taken off', () => {
    expect(valueOf('extension', `'0042`)).to.equal('0042');
    expect(valueOf('phone', '="00447700900123"')).to.equal('00447700900123');
    expect(valueOf('displayName', `'=1+1`)).to.equal('=1+1');
    expect(valueOf('mobile', `'+4930123`)).to.equal('+4930123');
    expect(valueOf('displayName', `'t Hooft`)).to.equal(`'t Hooft`);
    expect(valueOf('displayName', `="Say ""hi"""`)).to.equal('Say "hi"');
  });

  it('P7: invisible marks and odd spaces mean nothing, digits of any script are 0 to 9', () => {
    expect(valueOf('extension', '\u00a01001\u00a0')).to.equal('1001');
    expect(valueOf('extension', '１００２')).to.equal('1002');
    expect(valueOf('extension', '١٠٠٣')).to.equal('1003');
    expect(valueOf('extension', '१२३')).to.equal('123');
    expect(valueOf('mobile', '\u202a+49 30 1\u202c')).to.equal('+49 30 1');
    expect(valueOf('username', 'a\u200bnn')).to.equal('ann');
    expect(valueOf('email', '\ufeffann@example.test')).to.equal('ann@example.test');
    expect(valueOf('displayName', 'Ann\u00ad')).to.equal('Ann');
  });

  it('P7: text is composed, emoji and joiners of scripts stay', () => {
    expect(valueOf('displayName', 'Jose\u0301')).to.equal('José');
    expect(valueOf('displayName', '👩‍👩‍👧 Ann')).to.equal('👩‍👩‍👧 Ann');
    expect(valueOf('displayName', 'می‌خواهم')).to.equal('می‌خواهم');
    expect(valueOf('displayName', 'Ann\r\nÅberg\tMD')).to.equal('Ann Åberg MD');
    expect(valueOf('notes', 'one\ntwo')).to.equal('one\ntwo');
  });

  it('P2: a policy may call a choice by any word, those of the language included', () => {
    const choices = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
    const policy = { ...defaultPolicy, roles: { choices, initial: 'constructor' } };
    const roleOf = (text: string): unknown => readCell('role', text, { policy, issues: [] });
    expect(choices.map(roleOf)).to.deep.equal(choices);
    expect(roleOf('Wizard')).to.equal(blank);
  });

  it('I3: yes and no in the dialects of systems and languages', () => {
    for (const yes of [
      '1',
      'yes',
      'Y',
      'TRUE',
      'on',
      'ja',
      'Oui',
      'sí',
      'SI',
      'sim',
      'tak',
      'evet',
      'да',
      'نعم',
      'כן',
      '✓',
      'x',
      'enabled',
      'Włączony',
    ])
      expect(valueOf('doNotDisturb', yes), yes).to.equal(true);
    for (const no of [
      '0',
      'no',
      'N',
      'False',
      'OFF',
      'nein',
      'non',
      'não',
      'nee',
      'nie',
      'hayır',
      'нет',
      'لا',
      'לא',
      'disabled',
    ])
      expect(valueOf('doNotDisturb', no), no).to.equal(false);
    expect(cell('doNotDisturb', 'perhaps')).to.deep.equal({
      value: blank,
      issues: [{ code: 'not-a-boolean', field: 'doNotDisturb', params: { value: 'perhaps' } }],
    });
    expect(valueOf('voicemailEnabled', 'novm')).to.equal(false);
  });

  it('I3: choices by their own name and by what people call them', () => {
    expect(valueOf('role', 'Administrator')).to.equal('admin');
    expect(valueOf('role', 'Org Admin')).to.equal('org-admin');
    expect(valueOf('role', 'Benutzer')).to.equal('user');
    expect(valueOf('role', '<role name="managers" />')).to.equal('manager');
    expect(valueOf('role', '0')).to.equal(blank);
    expect(valueOf('phoneType', 'IP phone')).to.equal('deskphone');
    expect(valueOf('licence', 'VOICE')).to.equal('voice');
    expect(valueOf('noAnswer', 'hangup')).to.equal('hang-up');
    expect(cell('role', 'Wizard').issues[0]).to.deep.equal({
      code: 'not-a-choice',
      field: 'role',
      params: { value: 'Wizard', expected: defaultPolicy.roles.choices },
    });
  });

  it('I5: the status in any words, and from a column that says the opposite', () => {
    for (const on of ['activated', 'Active', '1', 'yes', 'aktiv', 'Enabled', 'активен'])
      expect(valueOf('status', on), on).to.equal('activated');
    for (const off of ['deactivated', 'inactive', '0', 'Suspended', 'gesperrt'])
      expect(valueOf('status', off), off).to.equal('deactivated');
    expect(cell('status', '0', true).value).to.equal('activated');
    expect(cell('status', 'yes', true).value).to.equal('deactivated');
    expect(cell('status', 'Hamburg').issues[0]?.code).to.equal('not-a-choice');
  });

  it('reads whole seconds, and 0 as "as everywhere"', () => {
    expect(valueOf('callTimeout', '30')).to.equal(30);
    expect(valueOf('callTimeout', '30 s')).to.equal(30);
    expect(valueOf('callTimeout', '٣٠')).to.equal(30);
    expect(valueOf('callTimeout', '0')).to.equal(blank);
    expect(valueOf('onCallRemindMinutes', '0')).to.equal(0);
    expect(cell('callTimeout', 'soon').issues[0]?.code).to.equal('not-a-number');
    expect(cell('maxBindings', '1e3').issues[0]?.code).to.equal('not-a-number');
  });

  it('R19: lists of addresses with any delimiter', () => {
    expect(valueOf('notifyEmails', 'a@x.test, b@x.test;c@x.test\nd@x.test e@x.test|Eva <f@x.test>')).to.deep.equal([
      'a@x.test',
      'b@x.test',
      'c@x.test',
      'd@x.test',
      'e@x.test',
      'f@x.test',
    ]);
    expect(valueOf('email', 'mailto:Ada@x.test')).to.equal('Ada@x.test');
    expect(valueOf('email', 'Ada Byron <ada@x.test>')).to.equal('ada@x.test');
  });

  it('reads numbers as systems write them', () => {
    expect(valueOf('callerIdNumber', '"Ada Byron" <+4930123>')).to.equal('+4930123');
    expect(valueOf('mobile', 'tel:+4930123')).to.equal('+4930123');
    expect(valueOf('callerIdNumber', 'default')).to.equal(blank);
    expect(valueOf('mobile', 'n/a')).to.equal(blank);
  });

  it('R60: a password that stands for itself says to leave it alone', () => {
    expect(valueOf('portalPassword', '****')).to.equal(keep);
    expect(valueOf('sipPassword', 'REGEN')).to.equal(keep);
    expect(valueOf('sipPassword', ' s3cret! ')).to.equal('s3cret!');
    expect(valueOf('sipPassword', `'quoted'`)).to.equal(`'quoted'`);
  });

  it('blanks of any kind say nothing', () => {
    for (const text of ['', ' ', '\u00a0', '\u200b', '\t']) expect(valueOf('displayName', text)).to.equal(blank);
    for (const text of ['-', 'N/A', 'null']) expect(valueOf('extension', text)).to.equal(blank);
    expect(valueOf('displayName', '-')).to.equal('-');
  });

  it('P7: a cell of a megabyte is an issue, not a crash, and is not repeated in it', () => {
    const { value, issues } = cell('displayName', 'x'.repeat(1 << 20));
    expect(value).to.equal(blank);
    expect(issues).to.deep.equal([{ code: 'too-long', field: 'displayName', params: { max: 128, found: 1 << 20 } }]);
  });

  it('I4: blank cells and words for nothing say nothing in fields of every kind', () => {
    const fields = [
      'doNotDisturb',
      'callTimeout',
      'role',
      'status',
      'forwarding',
      'notifyEmails',
      'sipPassword',
    ] as const;
    for (const field of fields) expect(cell(field, ' \u00a0'), field).to.deep.equal({ value: blank, issues: [] });
    for (const field of fields.slice(0, -1))
      expect(cell(field, 'n/a'), field).to.deep.equal({ value: blank, issues: [] });
    expect(valueOf('notifyEmails', ' ; , ')).to.equal(blank);
  });

  it('I2: a yes in a column that says the opposite is a no', () => {
    expect(cell('doNotDisturb', 'yes', true).value).to.equal(false);
    expect(cell('voicemailEnabled', 'no', true).value).to.equal(true);
  });

  it('I5: the status by words that answer no question', () => {
    expect(valueOf('status', 'Registered')).to.equal('activated');
    expect(valueOf('status', 'Archived')).to.equal('deactivated');
    expect(cell('status', 'Archived', true).value).to.equal('activated');
  });

  it('R18: numbers alone are forwarded to, a mode before them says how', () => {
    expect(valueOf('forwarding', '102, +49 30 1')).to.deep.equal({
      mode: 'forward',
      destinations: ['102', '+49 30 1'],
    });
    expect(valueOf('forwarding', 'Sequential: 102|103')).to.deep.equal({
      mode: 'sequential',
      destinations: ['102', '103'],
    });
    expect(valueOf('forwarding', 'ring-my-phone')).to.deep.equal({ mode: 'ring-my-phone', destinations: [] });
  });

  it('P7: a secret that a spreadsheet wrapped is unwrapped, and otherwise left as it is', () => {
    expect(valueOf('sipPassword', '="0042abcd"')).to.equal('0042abcd');
    expect(valueOf('sipPassword', '=0042abcd')).to.equal('=0042abcd');
  });

  it('P7: a long cell is shown by its beginning, an endless one is refused in every field', () => {
    const { value } = cell('role', 'x'.repeat(81)).issues[0]!.params!;
    expect(value).to.equal(`${'x'.repeat(80)}…`);
    expect(cell('role', 'x'.repeat(80)).issues[0]!.params!['value']).to.equal('x'.repeat(80));
    expect(cell('doNotDisturb', 'x'.repeat(8001)).issues).to.deep.equal([
      { code: 'too-long', field: 'doNotDisturb', params: { max: 8000, found: 8001 } },
    ]);
  });

  it('plain text is plain already', () => {
    for (const text of ['Eva', '101', 'a@x.test', "O'Neil", '=x', '']) {
      expect(plainText(text)).to.equal(text);
      expect(plainDigits(plainDigits(text))).to.equal(plainDigits(text));
    }
  });
});
