import { expect } from '@open-wc/testing';
import { fold, identityKey } from '../../src/core/fold.js';

describe('fold', () => {
  it('T2: folds case and accents of many scripts', () => {
    const pairs = [
      ['Müller', 'muller'],
      ['Jose\u0301', 'jose'],
      ['STRASSE', 'strasse'],
      ['Straße', 'strasse'],
      ['Łukasz Żak', 'lukasz zak'],
      ['Ærøskøbing', 'aeroskobing'],
      ['Øystein Đỗ', 'oystein do'],
      ['ΆΝΝΑ', 'αννα'],
      ['Ёлка', 'елка'],
      ['ｆｕｌｌ', 'full'],
    ];
    for (const [text, folded] of pairs) expect(fold(text!)).to.equal(folded);
  });

  it('leaves what has no case as it is', () => {
    expect(fold('王小明 👍 123')).to.equal('王小明 👍 123');
  });

  it('folding twice changes nothing more', () => {
    for (const text of ['İstanbul', 'ﬃ', 'ẞ', 'Ǆ', 'Θ']) expect(fold(fold(text))).to.equal(fold(text));
  });
});

describe('identity', () => {
  it('P2: case and composition do not tell logins apart, accents do', () => {
    expect(identityKey(' Jose\u0301@Example.COM ')).to.equal(identityKey('JOSÉ@example.com'));
    expect(identityKey('jose')).not.to.equal(identityKey('josé'));
  });
});
