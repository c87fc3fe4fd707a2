import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ExtensionMap, increment } from '../../../src/core/extension/extension-map.js';

const number = (length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** Math.min(length, 9) - 1 }).map((value) => String(value).padStart(length, '0'));

describe('ExtensionMap', () => {
  it('agrees with a set about what is taken and what is the first free', () => {
    const step = fc.oneof(...[1, 2, 3, 5].map((length) => fc.tuple(fc.constantFrom('add', 'delete'), number(length))));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), number(3), (steps, from) => {
        const map = new ExtensionMap();
        const set = new Set<string>();
        for (const [verb, extension] of steps) {
          map[verb](extension);
          set[verb](extension);
        }
        for (const [, extension] of steps) expect(map.has(extension)).to.equal(set.has(extension));
        let free: string | undefined = from;
        while (free !== undefined && set.has(free)) free = increment(free);
        expect(map.firstFree(from, '999')).to.equal(free);
        expect([...map.outside([], '')].sort()).to.deep.equal([...set].sort());
      }),
    );
  });

  it('passes full pages and stops at the end of the stretch', () => {
    const map = new ExtensionMap();
    for (let at = 10000; at < 30000; at++) map.add(String(at));
    expect(map.firstFree('10000', '99999')).to.equal('30000');
    expect(map.firstFree('10000', '29999')).to.equal(undefined);
    expect(map.firstFree('10000', '20000')).to.equal(undefined);
    map.delete('19999');
    expect(map.firstFree('10000', '99999')).to.equal('19999');
    expect(map.firstFree('10000', '19998')).to.equal(undefined);
  });

  it('knows the end of the numbers of one length', () => {
    const map = new ExtensionMap();
    for (const extension of ['9', '99999']) map.add(extension);
    expect([map.firstFree('9', '9'), map.firstFree('99999', '99999')]).to.deep.equal([undefined, undefined]);
    map.delete('5');
    map.delete('99998');
    for (let at = 90000; at <= 99999; at++) map.add(String(at));
    expect(map.firstFree('90000', '99999')).to.equal(undefined);
  });

  it('R22: counts every digit of numbers too long for a number type', () => {
    const map = new ExtensionMap();
    const long = '1'.repeat(39);
    map.add(`${long}2`);
    expect([map.has(`${long}2`), map.has(`${long}3`), map.has(`0${long}2`)]).to.deep.equal([true, false, false]);
    expect(map.firstFree(`${long}2`, '9'.repeat(40))).to.equal(`${long}3`);
    expect(map.firstFree('99999', '99999')).to.equal('99999');
  });

  it('finds what lies outside the allowed numbers', () => {
    const map = new ExtensionMap();
    for (const extension of ['5', '0100', '1500', '2500', '12345', '12399']) map.add(extension);
    const spans = [
      { from: '1000', to: '1999' },
      { from: '10000', to: '19999' },
    ];
    expect([...map.outside(spans, '')].sort()).to.deep.equal(['0100', '2500', '5']);
    expect([...map.outside([], '123')].sort()).to.deep.equal(['12345', '12399']);
    expect([...map.outside(spans, '25')]).to.deep.equal(['2500']);
  });

  it('what is no number takes the place of none, nor frees one', () => {
    const map = new ExtensionMap();
    // As numbers of four digits these characters would come to 1049.
    map.add('100a');
    expect(map.has('1049')).to.equal(false);
    map.add('1049');
    map.delete('100a');
    expect(map.has('1049')).to.equal(true);
  });

  it('increments digit by digit', () => {
    expect(['1', '09', '199', '99', '0999'].map(increment)).to.deep.equal(['2', '10', '200', undefined, '1000']);
  });
});
