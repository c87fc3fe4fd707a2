import { expect } from '@open-wc/testing';
import { cleanText, cleanValue } from '../../../src/core/rules/clean.js';

describe('cleanValue', () => {
  it('text loses blanks at its ends and invisible leftovers, and has one composition', () => {
    expect(cleanText('  Ann ')).to.equal('Ann');
    expect(cleanText('\ufeffJose\u0301\u200b\u00a0')).to.equal('José');
    expect(cleanText('\u202d+49 170\u202c')).to.equal('+49 170');
    expect(cleanText('نام\u200cکاربری')).to.equal('نام\u200cکاربری');
  });

  it('nothing said is undefined', () => {
    for (const value of [null, undefined, '', '   ', '\u200b'])
      expect(cleanValue('company', value)).to.equal(undefined);
    expect(cleanValue('notifyEmails', [' ', ''])).to.equal(undefined);
  });

  it('phone numbers have plain blanks and hyphens', () => {
    expect(cleanValue('mobile', '+49\u00a0170\u2011123')).to.equal('+49 170-123');
    expect(cleanValue('company', 'A\u2013B')).to.equal('A\u2013B');
  });

  it('lists lose empty and repeated items', () => {
    expect(cleanValue('notifyEmails', [' a@b.de', 'a@b.de ', '', 7])).to.deep.equal(['a@b.de', 7]);
    const forwarding = { mode: 'forward', destinations: [' 101 ', '101'] };
    expect(cleanValue('forwarding', forwarding)).to.deep.equal({ mode: 'forward', destinations: ['101'] });
  });

  it('what is of the wrong kind is handed on to be refused', () => {
    for (const value of [7, true, { a: 1 }]) {
      expect(cleanValue('displayName', value)).to.equal(value);
      expect(cleanValue('forwarding', value)).to.equal(value);
      expect(cleanValue('notifyEmails', value)).to.equal(value);
    }
  });

  it('a secret stays exactly as it was given', () => {
    expect(cleanValue('sipPassword', '  x\u0301 ')).to.equal('  x\u0301 ');
  });
});
