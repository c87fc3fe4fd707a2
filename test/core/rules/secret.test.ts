import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import { seeded } from '../../suites/law-kit.js';
import { checkSecret, checkSecretStrength, generatePassword, generatePin } from '../../../src/core/rules/secret.js';

const owner = {
  displayName: 'Ann-Sophie Müller',
  givenName: 'Ann-Sophie',
  familyName: 'Müller',
  extension: '20134567',
  username: 'ann.mueller',
  email: 'ann.mueller@example.com',
};
const isWeak = (password: string): boolean =>
  checkSecretStrength('sipPassword', password, owner, defaultPolicy) !== undefined;
const isWeakPin = (pin: string): boolean =>
  checkSecretStrength('voicemailPin', pin, { extension: '4712' }, defaultPolicy) !== undefined;

describe('secrets', () => {
  it('R3: a SIP password is weak when it is short, a row, one letter, or what everybody knows of the user', () => {
    for (const weak of ['short', '11111111', 'aaaaaaaaaa', '12345678', '87654321', 'abcdefgh', '20134567'])
      expect(isWeak(weak), weak).to.equal(true);
    for (const weak of ['ann-sophie', 'ANN.MUELLER', 'ann.mueller@example.com', 'mullermuller', 'ann-sophiemuller'])
      expect(isWeak(weak), weak).to.equal(true);
    for (const strong of ['q7Rtz4Lm2w', 'mullermuller9', '20134567x']) expect(isWeak(strong), strong).to.equal(false);
  });

  it('R3: a SIP password is weak when it is the part before the @ of the e-mail, or an e-mail without one', () => {
    const weak = (password: string, email: string): boolean =>
      checkSecretStrength('sipPassword', password, { email }, defaultPolicy) !== undefined;
    expect(weak('ann.mueller', 'ann.mueller@example.com')).to.equal(true);
    expect(weak('ann.muelle', 'ann.mueller@example.com')).to.equal(false);
    expect(weak('example.com', 'ann.mueller@example.com')).to.equal(false);
    expect(weak('annmueller', 'annmueller')).to.equal(true);
    expect(weak('annmuelle', 'annmueller')).to.equal(false);
    expect(weak('q7Rtz4Lm2w', '@example.com')).to.equal(false);
  });

  it('R3: a SIP password is weak when it is a word of a name in any script', () => {
    const weak = (password: string): boolean =>
      checkSecretStrength('sipPassword', password, { displayName: 'Ελένη Παπαδοπούλου' }, defaultPolicy) !== undefined;
    expect(weak('παπαδοπουλου')).to.equal(true);
    expect(weak('παπαδοπουλος')).to.equal(false);
  });

  it('R3: a password of one character over and over is weak, also where it counts as two', () => {
    expect(isWeak('👍'.repeat(8))).to.equal(true);
    expect(isWeak('👍👎'.repeat(4))).to.equal(false);
    expect(isWeak('👍'.repeat(7) + 'ab')).to.equal(false);
  });

  it('names the length that is wanted', () => {
    expect(checkSecretStrength('sipPassword', 'x', {}, defaultPolicy)).to.deep.equal({
      code: 'secret-weak',
      field: 'sipPassword',
      params: { min: 8 },
    });
  });

  it('says of a PIN that it is easy to guess, not that it is too short', () => {
    for (const field of ['voicemailPin', 'onCallPin'] as const)
      expect(checkSecretStrength(field, '1111', {}, defaultPolicy)).to.deep.equal({ code: 'pin-weak', field });
  });

  it('a PIN is weak when it is a row, one digit, or the extension', () => {
    for (const weak of ['1111', '1234', '4321', '7890', '0123', '0987', '4712'])
      expect(isWeakPin(weak), weak).to.equal(true);
    for (const fine of ['1357', '4711', '12344', '9870']) expect(isWeakPin(fine), fine).to.equal(false);
  });

  it('a PIN is weak when it is a pair repeated, a line on the keypad, or a year', () => {
    for (const weak of ['1212', '4747', '474747', '2580', '0852', '1900', '1984', '2029'])
      expect(isWeakPin(weak), weak).to.equal(true);
    for (const fine of ['1221', '12127', '4774', '25800', '1899', '2030', '19840', '84120', '258', '085'])
      expect(isWeakPin(fine), fine).to.equal(false);
  });

  it('a PIN is digits of the length of the policy', () => {
    const refusal = { code: 'secret-not-digits', field: 'onCallPin', params: { min: 4, max: 10 } };
    for (const bad of ['12a4', '123', '12345678901', '', '１２３４'])
      expect(checkSecret('onCallPin', bad, defaultPolicy), bad).to.deep.equal(refusal);
    expect(checkSecret('voicemailPin', '1234', defaultPolicy)).to.equal(undefined);
  });

  it('a password has no control characters and an end', () => {
    expect(checkSecret('sipPassword', 'tab\there', defaultPolicy)?.code).to.equal('control-character');
    expect(checkSecret('sipPassword', 'x'.repeat(129), defaultPolicy)?.params).to.deep.equal({ max: 128 });
    expect(checkSecret('portalPassword', 42 as never, defaultPolicy)?.code).to.equal('control-character');
    expect(checkSecret('portalPassword', 'pässwörd 👍', defaultPolicy)).to.equal(undefined);
  });

  it('what is generated is never weak', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seeded(seed);
        expect(isWeak(generatePassword(random, defaultPolicy))).to.equal(false);
        const pin = generatePin(random, defaultPolicy, { extension: '471234' });
        expect(checkSecret('voicemailPin', pin, defaultPolicy)).to.equal(undefined);
        expect(checkSecretStrength('voicemailPin', pin, { extension: '471234' }, defaultPolicy)).to.equal(undefined);
      }),
    );
  });

  it('a weak draw is drawn again', () => {
    const draws = [...'1111', ...'4711'].map((digit) => Number(digit) / 10 + 0.05);
    const policy: Policy = { ...defaultPolicy, voicemailPin: { minLength: 4, maxLength: 4 } };
    expect(generatePin(() => draws.shift()!, policy)).to.equal('4711');
  });

  it('what is generated has the length of the policy', () => {
    const policy: Policy = { ...defaultPolicy, voicemailPin: { minLength: 3, maxLength: 5 } };
    expect(generatePassword(seeded(1), defaultPolicy)).to.have.length(20);
    expect(generatePin(seeded(1), policy)).to.have.length(5);
    const strict: Policy = { ...defaultPolicy, sipPassword: { minLength: 30, generatedLength: 20 } };
    expect(generatePassword(seeded(1), strict)).to.have.length(30);
  });

  it('a source that is stuck does not hang', () => {
    expect(generatePin(() => 0, defaultPolicy)).to.equal('000000');
  });
});
