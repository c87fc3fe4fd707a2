import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { openPhoneNumbers } from '../../../src/data/phone/libphonenumber.js';

describe('libphonenumber', () => {
  it('reads an international number, however it is written', async () => {
    const phone = await openPhoneNumbers();
    const reading = {
      e164: '+493012345678',
      national: '030 12345678',
      international: '+49 30 12345678',
      country: 'DE',
    };
    expect(phone.read('+49 30 12345678')).to.deep.equal(reading);
    expect(phone.read('+49 (30) 1234-5678')).to.deep.equal(reading);
    expect(phone.read('+493012345678', 'FR')).to.deep.equal(reading);
  });

  it('reads a national number by the country that is meant, and no other', async () => {
    const phone = await openPhoneNumbers();
    expect(phone.read('030 12345678', 'DE')?.e164).to.equal('+493012345678');
    expect(phone.read('0170 1234567', 'DE')?.international).to.equal('+49 170 1234567');
    expect(phone.read('(212) 555-0123', 'US')?.e164).to.equal('+12125550123');
    expect(phone.read('030 12345678')).to.equal(undefined);
    expect(phone.read('030 12345678', 'XX')).to.equal(undefined);
  });

  it('a number of no country has none', async () => {
    const phone = await openPhoneNumbers();
    const reading = phone.read('+800 1234 5678');
    expect(reading).to.deep.equal({
      e164: '+80012345678',
      national: '1234 5678',
      international: '+800 1234 5678',
    });
  });

  it('an extension, an emergency number and what is dialled afterwards are left alone', async () => {
    const phone = await openPhoneNumbers();
    for (const text of [
      '101',
      '1001',
      '110000',
      '0',
      '112',
      '',
      'Ana',
      '+49 30 12345678 ext. 12',
      'call +49 30 12345678 now',
    ])
      expect(phone.read(text, 'DE'), text).to.equal(undefined);
  });

  it('never throws, and what it reads it reads again as the same', async () => {
    const phone = await openPhoneNumbers();
    const countries = fc.constantFrom(undefined, 'DE', 'US', 'FR', 'GB', 'toString', '__proto__');
    const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^\+?[0-9() -]{2,20}$/));
    fc.assert(
      fc.property(typed, countries, (text, country) => {
        const reading = phone.read(text, country);
        if (!reading) return;
        expect(reading.e164).to.match(/^\+[1-9][0-9]{5,14}$/);
        expect(phone.read(reading.e164)).to.deep.equal(reading);
      }),
      { numRuns: 500 },
    );
  });
});
