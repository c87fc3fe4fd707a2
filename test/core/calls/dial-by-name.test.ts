import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { dialByName } from '../../../src/core/calls/dial-by-name.js';
import { defaultPolicy } from '../../../src/core/policy.js';

const ana = { displayName: 'Ana Ruiz', givenName: 'Ana', familyName: 'Ruiz' };
const givenFirst = { ...defaultPolicy, dialByName: 'given-name' } as const;

describe('dialByName', () => {
  it('R15: spells the family name first, or the given name where the policy says so', () => {
    expect(dialByName(ana, defaultPolicy)).to.deep.equal({ key: '7849262', spelled: 'RUIZANA' });
    expect(dialByName(ana, givenFirst)).to.deep.equal({ key: '2627849', spelled: 'ANARUIZ' });
  });

  it('R15: every letter has the digit of the keypad, a digit its own', () => {
    expect(dialByName({ familyName: 'abcdefghijklmnopqrstuvwxyz' }, defaultPolicy)?.key).to.equal(
      '22233344455566677778889999',
    );
    expect(dialByName({ givenName: 'Room 0123456789' }, defaultPolicy)).to.deep.equal({
      key: '76660123456789',
      spelled: 'ROOM0123456789',
    });
  });

  it('R15: accents, strokes and ligatures fold', () => {
    const spelled = (familyName: string) => dialByName({ familyName }, defaultPolicy)?.spelled;
    expect(spelled('Müßig')).to.equal('MUSSIG');
    expect(spelled('Đorđević')).to.equal('DORDEVIC');
    expect(spelled('Łukasz Øre')).to.equal('LUKASZORE');
    expect(spelled('Ærø')).to.equal('AERO');
    expect(spelled('O’Brien-Smith, Jr.')).to.equal('OBRIENSMITHJR');
    expect(spelled('İnönü')).to.equal('INONU');
  });

  it('R15: one part alone is enough', () => {
    expect(dialByName({ givenName: 'Lobby' }, defaultPolicy)?.spelled).to.equal('LOBBY');
    expect(dialByName({ familyName: 'Ruiz' }, givenFirst)?.spelled).to.equal('RUIZ');
  });

  it('R15: without parts that can be spelled the display name is split', () => {
    expect(dialByName({ displayName: 'Ana de la Cruz' }, defaultPolicy)?.spelled).to.equal('DELACRUZANA');
    expect(dialByName({ displayName: 'Nagy Anna' }, { ...defaultPolicy, nameOrder: 'family-given' })?.spelled).to.equal(
      'NAGYANNA',
    );
    const wang = { displayName: 'Wei Wang', givenName: '伟', familyName: '王' };
    expect(dialByName(wang, defaultPolicy)?.spelled).to.equal('WANGWEI');
  });

  it('R15: a name without a Latin letter has no key', () => {
    for (const displayName of ['王伟', 'أحمد', '👍', '123', '', undefined])
      expect(dialByName(displayName === undefined ? {} : { displayName }, defaultPolicy)).to.equal(undefined);
  });

  it('R15: any name gives digits only, one for each letter and digit it spells, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (givenName, familyName) => {
        const found = dialByName({ givenName, familyName }, defaultPolicy);
        if (!found) return;
        expect(found.spelled).to.match(/^[A-Z0-9]+$/);
        expect(found.key).to.match(/^[0-9]+$/);
        expect(found.key.length).to.equal(found.spelled.length);
      }),
      { numRuns: 500 },
    );
  });
});
