import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { checkExtension, compareExtensions } from '../../../src/core/extension/extension.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';

const digits = (min: number, max: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: min, maxLength: max }).map((parts) => parts.join(''));

const withExtension = (extension: Partial<Policy['extension']>): Policy => ({
  ...defaultPolicy,
  extension: { ...defaultPolicy.extension, ...extension },
});

describe('compareExtensions', () => {
  it('R22: extensions sort as numbers and leading zeros keep them apart', () => {
    const sorted = ['1000', '010', '100', '2', '10', '002', '0', '00'].sort(compareExtensions);
    expect(sorted).to.deep.equal(['0', '00', '2', '002', '10', '010', '100', '1000']);
    expect(['10', '0002', '00100', '9'].sort(compareExtensions)).to.deep.equal(['0002', '9', '10', '00100']);
  });

  it('R22: the order is one order, agrees with big numbers, and only the same text is equal', () => {
    fc.assert(
      fc.property(digits(1, 40), digits(1, 40), digits(1, 40), (a, b, c) => {
        const sign = Math.sign(compareExtensions(a, b));
        expect(sign).to.equal(-Math.sign(compareExtensions(b, a)) + 0);
        expect(sign === 0).to.equal(a === b);
        if (BigInt(a) !== BigInt(b)) expect(sign).to.equal(BigInt(a) < BigInt(b) ? -1 : 1);
        if (sign <= 0 && compareExtensions(b, c) <= 0) expect(compareExtensions(a, c)).to.be.at.most(0);
      }),
    );
  });
});

describe('checkExtension', () => {
  it('R21: each refusal has its own code', () => {
    const ranged = withExtension({ ranges: [{ from: '200', to: '299' }] });
    expect(checkExtension('12a', defaultPolicy)?.code).to.equal('extension-not-digits');
    expect(checkExtension('١٢٣', defaultPolicy)?.code).to.equal('extension-not-digits');
    expect(checkExtension('1', defaultPolicy)?.code).to.equal('extension-length');
    expect(checkExtension('112', defaultPolicy)?.params).to.deep.equal({ value: '112', expected: 'emergency' });
    expect(checkExtension('0', defaultPolicy)?.code).to.equal('extension-reserved');
    expect(checkExtension('300', ranged)?.params).to.deep.equal({ value: '300', expected: ['200–299'] });
    expect(checkExtension('0250', ranged)?.code).to.equal('extension-out-of-range');
    expect(checkExtension('250', ranged)).to.equal(undefined);
  });

  it('R21: each refusal is about the extension and names it, with what is allowed', () => {
    const field = 'extension';
    const ranged = withExtension({ ranges: [{ from: '200', to: '299' }] });
    const refusals = [
      [checkExtension('12a', defaultPolicy), { code: 'extension-not-digits', field, params: { value: '12a' } }],
      [
        checkExtension('911', defaultPolicy),
        { code: 'extension-reserved', field, params: { value: '911', expected: 'emergency' } },
      ],
      [
        checkExtension('12345', defaultPolicy),
        { code: 'extension-length', field, params: { value: '12345', min: 2, max: 4 } },
      ],
      [
        checkExtension('300', ranged),
        { code: 'extension-out-of-range', field, params: { value: '300', expected: ['200–299'] } },
      ],
    ] as const;
    for (const [issue, expected] of refusals) expect(issue).to.deep.equal(expected);
  });

  it('R23: with an inventory, only a listed number is allowed, and what else is wrong with it is said first', () => {
    const listed = withExtension({ inventory: ['200', '0300', '112', '7'], ranges: [{ from: '200', to: '299' }] });
    expect(checkExtension('200', listed)).to.equal(undefined);
    expect(checkExtension('201', listed)).to.deep.equal({
      code: 'extension-not-listed',
      field: 'extension',
      params: { value: '201' },
    });
    expect(checkExtension('0300', listed)?.code).to.equal('extension-out-of-range');
    expect(checkExtension('112', listed)?.code).to.equal('extension-reserved');
    expect(checkExtension('7', listed)?.code).to.equal('extension-length');
    expect(checkExtension('200', withExtension({ inventory: [] }))?.code).to.equal('extension-not-listed');
    expect(checkExtension('0300', withExtension({ inventory: ['300'] }))?.code).to.equal('extension-not-listed');
  });
});
