import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  checkByPolicy,
  checkField,
  choicesOf,
  emailPattern,
  isUsualEmail,
  isUsualPhone,
  phonePattern,
} from '../../../src/core/rules/check.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import type { UserField } from '../../../src/core/user.js';

const codeOf = (field: UserField, value: unknown): string | undefined => checkField(field, value)?.code;

describe('checkField', () => {
  it('a name has 1 to 128 characters of any script, counted as people count them', () => {
    for (const name of ['A', '王小明', 'x'.repeat(128), '𝒳'.repeat(128), '<b>"Bobby"</b>', '👩‍💻 Ada', 'شركة الهاتف'])
      expect(codeOf('displayName', name), name).to.equal(undefined);
    expect(checkField('displayName', '𝒳'.repeat(129))).to.deep.equal({
      code: 'too-long',
      field: 'displayName',
      params: { max: 128, found: 129 },
    });
    expect(checkField('displayName', '')).to.deep.equal({
      code: 'too-short',
      field: 'displayName',
      params: { min: 1 },
    });
  });

  it('control characters, line separators and halves of characters are refused; notes may have lines', () => {
    for (const bad of ['a\u0000b', 'a\tb', 'a\nb', 'a\u007fb', 'a\u0085b', 'a\u2028b', 'a\ud800b'])
      expect(codeOf('displayName', bad), JSON.stringify(bad)).to.equal('control-character');
    expect(codeOf('notes', 'one\n\ttwo\r\n')).to.equal(undefined);
    for (const bad of ['a\u0007', 'a\u2029', '\udc00']) expect(codeOf('notes', bad)).to.equal('control-character');
  });

  it('an e-mail is checked as people use them, within the lengths of RFC 5321', () => {
    const good = [
      'a@b.de',
      'first.last+tag@sub.example.co.uk',
      "o'brien@example.com",
      'zoë@exämple.com',
      '用户@例子.广告',
      `${'x'.repeat(64)}@example.com`,
      `a@${'x'.repeat(63)}.com`,
    ];
    for (const email of good) expect(codeOf('email', email), email).to.equal(undefined);
    const bad = [
      'ann',
      'ann@',
      '@example.com',
      'ann@localhost',
      'a nn@example.com',
      'ann@exam ple.com',
      'ann@@example.com',
      '.ann@example.com',
      'ann.@example.com',
      'a..nn@example.com',
      'ann@example..com',
      'ann@-example.com',
      'ann@example-.com',
      'ann@example.c',
      'ann@example.com.',
      'Ann <ann@example.com>',
      'ann@example.com, bob@example.com',
      `${'x'.repeat(65)}@example.com`,
      `a@${'x'.repeat(64)}.com`,
    ];
    for (const email of bad) expect(codeOf('email', email), email).to.equal('not-an-email');
    expect(
      codeOf('email', `a@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.${'v'.repeat(10)}.de`),
    ).to.equal('too-long');
    expect(codeOf('email', 42)).to.equal('not-an-email');
  });

  it('an e-mail check never runs away', () => {
    const long = `${'a.'.repeat(120)}@${'a-'.repeat(5)}`;
    for (const text of [long, `a@${'a'.repeat(250)}`, `a@${'a.'.repeat(120)}`])
      expect(codeOf('email', text)).to.be.a('string');
  });

  it('a phone number is E.164, national or an extension', () => {
    for (const phone of ['+49 170 1234567', '(030) 123-45', '0170/1234.567', '101', '+1 (415) 555-0100'])
      expect(codeOf('mobile', phone), phone).to.equal(undefined);
    for (const phone of [
      '1',
      'call me',
      '49+170',
      '++49170',
      '+',
      '1234567890123456',
      '0170x12',
      '+49\t170',
      'tel:123',
    ])
      expect(codeOf('mobile', phone), phone).to.be.oneOf(['not-a-phone-number', 'control-character']);
    expect(codeOf('mobile', 170)).to.equal('not-a-phone-number');
    expect(codeOf('mobile', '1'.padEnd(33, ' '))).to.equal('too-long');
  });

  it('numbers are whole and within bounds', () => {
    expect(codeOf('callTimeout', 20)).to.equal(undefined);
    for (const value of [2.5, NaN, '20', Infinity, null]) expect(codeOf('callTimeout', value)).to.equal('not-a-number');
    const params = { value: 101, min: 1, max: 100 };
    expect(checkField('maxBindings', 101)).to.deep.equal({ code: 'out-of-bounds', field: 'maxBindings', params });
    expect(codeOf('maxBindings', 0)).to.equal('out-of-bounds');
  });

  it('yes and no are booleans', () => {
    expect(codeOf('doNotDisturb', false)).to.equal(undefined);
    expect(checkField('doNotDisturb', 'yes')).to.deep.equal({
      code: 'not-a-boolean',
      field: 'doNotDisturb',
      params: { value: 'yes' },
    });
  });

  it('R19: each bad address of a list is named', () => {
    expect(checkField('voiceMessageEmails', ['x', 'a@b.de', 7, `${'y'.repeat(250)}@b.de`, 'z@'])).to.deep.equal({
      code: 'not-emails',
      field: 'voiceMessageEmails',
      params: { values: ['x', '7', `${'y'.repeat(250)}@b.de`, 'z@'] },
    });
    expect(codeOf('notifyEmails', ['a@b.de', 'c@d.de'])).to.equal(undefined);
    expect(checkField('notifyEmails', ['a@b.de', 'nope'])?.params).to.deep.equal({ value: 'nope' });
    expect(codeOf('notifyEmails', 'a@b.de')).to.equal('not-an-email');
    expect(codeOf('notifyEmails', [42])).to.equal('not-an-email');
    expect(
      codeOf(
        'notifyEmails',
        Array.from({ length: 51 }, (_, at) => `a${at}@b.de`),
      ),
    ).to.equal('out-of-bounds');
  });

  it('R18: a mode that needs a destination is refused without one', () => {
    const codeFor = (mode: unknown, destinations: unknown): string | undefined =>
      codeOf('forwarding', { mode, destinations });
    expect(codeFor('ring-my-phone', [])).to.equal(undefined);
    expect(checkField('forwarding', { mode: 'sequential', destinations: [] })).to.deep.equal({
      code: 'destination-required',
      field: 'forwarding',
      params: { mode: 'sequential' },
    });
    expect(codeFor('forward', ['101', '+49 30 1234'])).to.equal(undefined);
    expect(codeFor('forward', ['home'])).to.equal('not-a-phone-number');
    expect(codeFor('forward', [101])).to.equal('not-a-phone-number');
    expect(
      codeFor(
        'forward',
        Array.from({ length: 21 }, () => '101'),
      ),
    ).to.equal('out-of-bounds');
    expect(codeFor('loop', ['101'])).to.equal('not-a-choice');
    expect(codeOf('forwarding', 'forward')).to.equal('not-a-choice');
    expect(codeOf('forwarding', null)).to.equal('not-a-choice');
  });

  it('choices, digits and usernames', () => {
    expect(checkField('status', 'asleep')?.params).to.deep.equal({
      value: 'asleep',
      expected: ['activated', 'deactivated'],
    });
    expect(codeOf('extension', '12a')).to.equal('extension-not-digits');
    expect(codeOf('extension', 12)).to.equal('extension-not-digits');
    expect(codeOf('username', 'a b')).to.equal('username-characters');
    expect(codeOf('username', 'a\u00a0b')).to.equal('username-characters');
    expect(codeOf('role', 7)).to.equal('not-a-choice');
  });

  it('a field that is none is a mistake of the program', () => {
    expect(() => checkField('shoeSize' as never, 1)).to.throw(TypeError, 'shoeSize');
  });
});

describe('checkByPolicy', () => {
  it('role, licence and phone type are choices of the policy', () => {
    expect(checkByPolicy('role', 'user', defaultPolicy)).to.equal(undefined);
    expect(checkByPolicy('role', 'pilot', defaultPolicy)).to.deep.equal({
      code: 'not-a-choice',
      field: 'role',
      params: { value: 'pilot', expected: defaultPolicy.roles.choices },
    });
    expect(checkByPolicy('licence', 'gold', defaultPolicy)?.code).to.equal('not-a-choice');
    expect(checkByPolicy('phoneType', 'pager', defaultPolicy)?.code).to.equal('not-a-choice');
    expect(checkByPolicy('displayName', 'Ann', defaultPolicy)).to.equal(undefined);
    expect(choicesOf('company', defaultPolicy)).to.equal(undefined);
  });

  it('R21: the extension keeps the rules of the policy', () => {
    expect(checkByPolicy('extension', '911', defaultPolicy)?.code).to.equal('extension-reserved');
  });
});

describe('the quick looks', () => {
  const near = (letters: string): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...letters), { maxLength: 20 }).map((list) => list.join(''));

  it('an address that is taken at a glance is one by the pattern too', () => {
    fc.assert(
      fc.property(fc.oneof(near('ab1.-_+@@ .é"'), fc.emailAddress()), (text) => {
        if (isUsualEmail(text)) expect(text).to.match(emailPattern);
      }),
      { numRuns: 5000 },
    );
    for (const usual of ['ann.lee+x@mail.example.com', 'a@b.de', `${'x'.repeat(64)}@${'y'.repeat(63)}.com`])
      expect(isUsualEmail(usual), usual).to.equal(true);
    for (const odd of [
      `${'x'.repeat(65)}@b.de`,
      `a@${'y'.repeat(64)}.com`,
      'a@b.c',
      'a@b.de-',
      'a@-b.de',
      '.a@b.de',
      '',
    ])
      expect(isUsualEmail(odd), odd).to.equal(false);
  });

  it('a number that is taken at a glance is one by the pattern too', () => {
    fc.assert(
      fc.property(near('0123456789+ -'), (text) => {
        if (isUsualPhone(text)) expect(text).to.match(phonePattern);
      }),
      { numRuns: 5000 },
    );
    expect(isUsualPhone('+4930123456')).to.equal(true);
    for (const odd of ['+', '1', '+1', '1234567890123456', '++49']) expect(isUsualPhone(odd), odd).to.equal(false);
  });
});
