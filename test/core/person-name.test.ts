import { expect } from '@open-wc/testing';
import { completeNames, composeName, splitName } from '../../src/core/person-name.js';

describe('splitName', () => {
  it('takes the last word for the family name, particles included', () => {
    const cases: [string, string | undefined, string | undefined][] = [
      ['Ann Meyer', 'Ann', 'Meyer'],
      ['Ann Maria Meyer', 'Ann Maria', 'Meyer'],
      ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
      ['Ana de la Cruz', 'Ana', 'de la Cruz'],
      ['Van Morrison', 'Van', 'Morrison'],
      ['Meyer, Ann', 'Ann', 'Meyer'],
      ['Lobby', 'Lobby', undefined],
      ['', undefined, undefined],
    ];
    for (const [name, givenName, familyName] of cases)
      expect(splitName(name, 'given-family'), name).to.deep.equal({
        ...(givenName && { givenName }),
        ...(familyName && { familyName }),
      });
  });

  it('takes the first word where family names come first', () => {
    expect(splitName('Nagy Anna Mária', 'family-given')).to.deep.equal({ familyName: 'Nagy', givenName: 'Anna Mária' });
  });
});

describe('composeName', () => {
  it('puts the parts in the order of the policy', () => {
    const parts = { givenName: 'Anna', familyName: 'Nagy' };
    expect(composeName(parts, 'given-family')).to.equal('Anna Nagy');
    expect(composeName(parts, 'family-given')).to.equal('Nagy Anna');
    expect(composeName({ familyName: 'Nagy' }, 'given-family')).to.equal('Nagy');
    expect(composeName({}, 'given-family')).to.equal(undefined);
  });
});

describe('completeNames', () => {
  const complete = (draft: object, before?: object): object => {
    completeNames(draft, before, 'given-family');
    return draft;
  };

  it('fills what is missing for a new user', () => {
    expect(complete({ displayName: 'Ann Meyer' })).to.include({ givenName: 'Ann', familyName: 'Meyer' });
    expect(complete({ givenName: 'Ann', familyName: 'Meyer' })).to.include({ displayName: 'Ann Meyer' });
    expect(complete({ displayName: 'Boss', givenName: 'Ann' })).to.deep.equal({
      displayName: 'Boss',
      givenName: 'Ann',
    });
    expect(complete({})).to.deep.equal({});
  });

  it('derived parts follow a new name, written ones stay', () => {
    const before = { displayName: 'Ann Meyer', givenName: 'Ann', familyName: 'Meyer' };
    expect(complete({ ...before, displayName: 'Ann Lee' }, before)).to.include({ familyName: 'Lee' });
    expect(complete({ ...before, displayName: 'Lobby' }, before)).to.deep.equal({
      displayName: 'Lobby',
      givenName: 'Lobby',
    });
    const written = { ...before, givenName: 'Annette' };
    expect(complete({ ...written, displayName: 'Ann Lee' }, written)).to.include({
      givenName: 'Annette',
      familyName: 'Meyer',
    });
  });

  it('a composed name follows its parts, a written one stays', () => {
    const before = { displayName: 'Ann Meyer', givenName: 'Ann', familyName: 'Meyer' };
    expect(complete({ ...before, familyName: 'Lee' }, before)).to.include({ displayName: 'Ann Lee' });
    const nicknamed = { ...before, displayName: 'Annie' };
    expect(complete({ ...nicknamed, familyName: 'Lee' }, nicknamed)).to.include({ displayName: 'Annie' });
  });

  it('R2: a name that is cleared takes its derived parts with it', () => {
    const before = { displayName: 'Ann Meyer', givenName: 'Ann', familyName: 'Meyer' };
    expect(complete({ givenName: 'Ann', familyName: 'Meyer' }, before)).to.deep.equal({});
  });
});
