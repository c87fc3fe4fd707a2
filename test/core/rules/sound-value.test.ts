import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { checkBySpec } from '../../../src/core/rules/check.js';
import { cleanOf } from '../../../src/core/rules/clean.js';
import { isSurelySound } from '../../../src/core/rules/sound-value.js';
import { fieldSpec, userFields } from '../../../src/core/user.js';

/** Letters at which the rules turn: blanks, controls, marks, composed and composable, outside the first plane. */
const turning = [...' \t\n\r\u0000\u001f\u007f\u0080\u00a0\u00ad\u0300\u200b\u2028\ufeff"@.+-_()0129azAZßéſK', '𝒳'];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...turning), { maxLength: 12 }).map((letters) => letters.join('')),
  fc.stringMatching(/^\+?[0-9]{0,18}$/),
  fc.emailAddress(),
  fc.constantFrom(
    'activated',
    'deactivated',
    'voicemail',
    'hang-up',
    ' user',
    'ann smith',
    'x'.repeat(36),
    'y'.repeat(300),
  ),
);

describe('isSurelySound', () => {
  it('P2: what it lets pass, the cleaning leaves as it is and the check lets pass, whatever the field', () => {
    const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, [], {}));
    fc.assert(
      fc.property(fc.constantFrom(...userFields), value, (spec, given) => {
        if (!isSurelySound(spec, given)) return;
        expect(cleanOf(spec, given), spec.name).to.equal(given);
        expect(checkBySpec(spec, given), spec.name).to.equal(undefined);
      }),
      { numRuns: 20_000 },
    );
  });

  it('P2: knows what an import is full of, so that the long way is the exception', () => {
    const usual = {
      displayName: 'Zoë Müller',
      extension: '0042',
      username: 'user.100',
      email: 'user.100@example.com',
      mobile: '+49301234567',
      role: 'user',
      status: 'activated',
      department: 'Front desk',
    } as const;
    for (const [field, value] of Object.entries(usual))
      expect(isSurelySound(fieldSpec(field as keyof typeof usual), value), field).to.equal(true);
  });

  it('P2: leaves to the long way what is blank, too long, to be cleaned or a secret', () => {
    expect(isSurelySound(fieldSpec('displayName'), '')).to.equal(false);
    expect(isSurelySound(fieldSpec('displayName'), 'x'.repeat(129))).to.equal(false);
    expect(isSurelySound(fieldSpec('displayName'), ' Ann')).to.equal(false);
    expect(isSurelySound(fieldSpec('displayName'), 'Ann ')).to.equal(false);
    expect(isSurelySound(fieldSpec('displayName'), 'Ann\u200b')).to.equal(false);
    expect(isSurelySound(fieldSpec('username'), 'ann smith')).to.equal(false);
    expect(isSurelySound(fieldSpec('status'), 'asleep')).to.equal(false);
    expect(isSurelySound(fieldSpec('sipPassword'), 'correct horse')).to.equal(false);
  });
});
