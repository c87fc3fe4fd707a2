import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { mergeSort, mergeSorted, type Steps } from '../../../src/core/users/merge-sort.js';
import { seeded } from '../../suites/law-kit.js';

function run<T>(steps: Steps<T>): { result: T; slices: number } {
  for (let slices = 1; ; slices++) {
    const { done, value } = steps.next();
    if (done) return { result: value, slices };
  }
}

const byTens = (a: number, b: number): number => Math.floor(a / 10) - Math.floor(b / 10);

describe('mergeSort', () => {
  it('sorts stably, as the language does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 200 }), (list) => {
        const { result } = run(mergeSort(Uint32Array.from(list), byTens));
        expect([...result]).to.deep.equal([...list].sort(byTens));
      }),
    );
  });

  it('a long list is sorted in many slices, a sorted one with a comparison each', () => {
    const random = seeded(7);
    const list = Uint32Array.from({ length: 20000 }, () => Math.floor(random() * 1e9));
    const { result, slices } = run(mergeSort(list, (a, b) => a - b));
    expect(result).to.deep.equal(list.slice().sort());
    expect(slices).to.be.greaterThan(100);
    let compared = 0;
    run(mergeSort(result, (a, b) => ++compared && a - b));
    expect(compared).to.be.below(result.length);
  });

  it('leaves what it was given alone', () => {
    const list = Uint32Array.of(3, 1, 2);
    run(mergeSort(list, (a, b) => a - b));
    expect([...list]).to.deep.equal([3, 1, 2]);
  });
});

describe('mergeSorted', () => {
  it('lays one sorted list into another, ties after those that were there', () => {
    const sorted = fc.array(fc.nat(500), { maxLength: 300 }).map((list) => list.sort(byTens));
    fc.assert(
      fc.property(sorted, sorted, (long, short) => {
        const { result } = run(mergeSorted(Uint32Array.from(long), Uint32Array.from(short), byTens));
        expect([...result]).to.deep.equal([...long, ...short].sort(byTens));
      }),
    );
  });
});
