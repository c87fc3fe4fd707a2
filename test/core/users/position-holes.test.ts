import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { PositionHoles } from '../../../src/core/users/position-holes.js';

describe('PositionHoles', () => {
  it('gives none that is not after a given position, and keeps it for later', () => {
    const positions = new PositionHoles();
    positions.add(3);
    expect([positions.take([], 3), positions.take([], 2), positions.take([])]).to.deep.equal([undefined, 3, undefined]);
  });

  it('always gives the lowest position that is still empty', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.array(fc.nat(20)), (holes, filled) => {
        const positions = new PositionHoles();
        const users: (true | undefined)[] = [];
        for (const hole of holes) positions.add(hole);
        for (const position of filled) users[position] = true;
        const expected = [...new Set(holes)].filter((hole) => !filled.includes(hole)).sort((a, b) => a - b);
        for (const hole of expected) {
          expect(positions.take(users)).to.equal(hole);
          users[hole] = true;
        }
        expect(positions.take(users)).to.equal(undefined);
      }),
    );
  });
});
