import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { checkExtension, compareExtensions } from '../../../src/core/extension/extension.js';
import { ExtensionMap } from '../../../src/core/extension/extension-map.js';
import { allowedSpans, freeExtensions, type FreeOptions } from '../../../src/core/extension/free-extension.js';
import { defaultPolicy, type ExtensionPolicy, type Policy } from '../../../src/core/policy.js';

const policyOf = (extension: Partial<ExtensionPolicy>): Policy => ({
  ...defaultPolicy,
  extension: { ...defaultPolicy.extension, ...extension },
});

function free(policy: Policy, count: number, options: FreeOptions = {}, taken: readonly string[] = []): string[] {
  const map = new ExtensionMap();
  taken.forEach((extension) => map.add(extension));
  const found: string[] = [];
  for (const extension of freeExtensions(map, policy, options)) {
    found.push(extension);
    if (found.length === count) break;
  }
  return found;
}

describe('freeExtensions', () => {
  it('R24: begins where the policy suggests and skips taken and reserved numbers', () => {
    expect(free(defaultPolicy, 3, {}, ['100', '102'])).to.deep.equal(['101', '103', '104']);
    expect(free(defaultPolicy, 2, { from: '111' })).to.deep.equal(['111', '113']);
  });

  it('R24: a typed prefix is completed, a typed number is taken as it is', () => {
    expect(free(defaultPolicy, 2, { from: '3' })).to.deep.equal(['30', '31']);
    expect(free(defaultPolicy, 2, { from: '250' })).to.deep.equal(['250', '251']);
    expect(free(policyOf({ minLength: 4 }), 2, { from: '25' })).to.deep.equal(['2500', '2501']);
    expect(free(defaultPolicy, 2, { from: '0100' })).to.deep.equal(['0100', '0101']);
    expect(free(defaultPolicy, 2, { from: '00' })).to.deep.equal(['00', '01']);
  });

  it('what is no number, or too long, is as if nothing was typed', () => {
    for (const from of ['abc', '', '12345'])
      expect(free(defaultPolicy, 1, { from })).to.deep.equal(from === '12345' ? ['10'] : ['100']);
  });

  it('R21: stays inside the ranges, in their order, and comes round to the beginning', () => {
    const ranged = policyOf({
      ranges: [
        { from: '300', to: '302' },
        { from: '20', to: '21' },
      ],
    });
    expect(free(ranged, 9)).to.deep.equal(['300', '301', '302', '20', '21']);
    expect(free(ranged, 9, { from: '301' })).to.deep.equal(['301', '302', '20', '21', '300']);
    expect(free(ranged, 9, { from: '2' })).to.deep.equal(['20', '21', '300', '301', '302']);
    expect(free(ranged, 9, { from: '3' })).to.deep.equal(['300', '301', '302', '20', '21']);
    expect(free(ranged, 1, { from: '250' })).to.deep.equal(['300']);
    expect(free(ranged, 1, { from: '9999' })).to.deep.equal(['300']);
  });

  it('R21: a typed prefix leads into a range that begins above it, and to where it points inside', () => {
    const ranged = policyOf({ ranges: [{ from: '150', to: '199' }] });
    expect(free(ranged, 2, { from: '1' })).to.deep.equal(['150', '151']);
    expect(free(ranged, 2, { from: '16' })).to.deep.equal(['160', '161']);
  });

  it('ranges of a length that is not allowed offer nothing', () => {
    expect(free(policyOf({ ranges: [{ from: '10000', to: '10009' }] }), 1)).to.deep.equal([]);
  });

  it('goes from length to length, then comes round to what was left out', () => {
    const short = policyOf({ minLength: 1, maxLength: 2, suggestFrom: '98', reserved: [] });
    expect(free(short, 4)).to.deep.equal(['98', '99', '1', '2']);
    expect(free(short, 200).at(-1)).to.equal('97');
    expect(free(short, 200)).to.have.length(99);
  });

  it('R24: six-digit tenants begin where the policy suggests, filled up with zeros', () => {
    const six = policyOf({ minLength: 6, maxLength: 6 });
    expect(free(six, 2)).to.deep.equal(['100000', '100001']);
    expect(free(six, 1, { from: '2' })).to.deep.equal(['200000']);
  });

  describe('R23: of an inventory', () => {
    const listed = policyOf({ inventory: ['2100', '205', '0206', '206', '112', '12345', '90', '207', '205'] });

    it('offers what is listed, allowed and free, in numerical order', () => {
      expect(free(listed, 9)).to.deep.equal(['90', '205', '206', '0206', '207', '2100']);
      expect(free(listed, 9, {}, ['205', '0206', '2100'])).to.deep.equal(['90', '206', '207']);
      expect(free(listed, 9, { besides: (extension) => extension.startsWith('20') })).to.deep.equal([
        '90',
        '0206',
        '2100',
      ]);
      expect(free(policyOf({ inventory: [] }), 9)).to.deep.equal([]);
    });

    it('begins at the number or the next one, or at the first with a typed prefix, and comes round', () => {
      expect(free(listed, 9, { from: '206' })).to.deep.equal(['206', '0206', '207', '2100', '90', '205']);
      expect(free(listed, 2, { from: '0206' })).to.deep.equal(['0206', '207']);
      expect(free(listed, 1, { from: '208' })).to.deep.equal(['2100']);
      expect(free(listed, 1, { from: '2' })).to.deep.equal(['205']);
      expect(free(listed, 1, { from: '3' })).to.deep.equal(['90']);
      expect(free(listed, 1, { from: '0' })).to.deep.equal(['0206']);
      expect(free(listed, 1, { from: '21' })).to.deep.equal(['90']);
      expect(free(policyOf({ inventory: ['205', '2100'] }), 1, { from: '21' })).to.deep.equal(['2100']);
      expect(free(listed, 1, { from: '2101' })).to.deep.equal(['90']);
      expect(free(listed, 1, { from: '99999' })).to.deep.equal(['90']);
      for (const from of ['', 'abc']) expect(free(listed, 1, { from })).to.deep.equal(['90']);
    });

    it('R21: stays inside the ranges', () => {
      const ranged = policyOf({ inventory: ['300', '205', '206', '90'], ranges: [{ from: '205', to: '300' }] });
      expect(free(ranged, 9)).to.deep.equal(['205', '206', '300']);
    });

    it('is asked again where a policy has another list', () => {
      const other = { ...listed, extension: { ...listed.extension, inventory: ['205', '333'] } };
      expect([free(listed, 1), free(other, 3)]).to.deep.equal([['90'], ['205', '333']]);
    });

    it('tells its numbers in a row as one span, reserved ones among them', () => {
      expect(allowedSpans(listed)).to.deep.equal([
        { from: '90', to: '90' },
        { from: '112', to: '112' },
        { from: '205', to: '206' },
        { from: '0206', to: '0206' },
        { from: '207', to: '207' },
        { from: '2100', to: '2100' },
      ]);
      expect(allowedSpans(policyOf({ inventory: ['99', '100', '101'] }))).to.deep.equal([
        { from: '99', to: '99' },
        { from: '100', to: '101' },
      ]);
    });

    it('puts a list in order once for each policy', () => {
      expect(allowedSpans(listed)).to.equal(allowedSpans({ ...listed, seats: 5 }));
    });

    it('whatever is listed and taken, offers exactly what is listed, allowed and free', () => {
      const number = fc.integer({ min: 0, max: 1200 }).map(String);
      fc.assert(
        fc.property(fc.array(number), fc.array(number), fc.option(number), (inventory, taken, from) => {
          const policy = policyOf({ inventory, maxLength: 3 });
          const found = free(policy, 2000, from === null ? {} : { from }, taken);
          const expected = new Set(inventory.filter((each) => !taken.includes(each) && !checkExtension(each, policy)));
          expect(new Set(found)).to.deep.equal(expected);
          expect(found).to.have.length(expected.size);
          const round = found.findIndex((each, at) => at > 0 && compareExtensions(found[at - 1]!, each) > 0);
          const inOrder = round < 0 ? found : [...found.slice(round), ...found.slice(0, round)];
          expect(inOrder).to.deep.equal([...expected].sort(compareExtensions));
        }),
      );
    });
  });

  it('leaves out what is spoken for elsewhere', () => {
    const besides = (extension: string): boolean => extension < '105';
    expect(free(defaultPolicy, 1, { besides })).to.deep.equal(['105']);
  });

  it('whatever the policy, every number offered is allowed, free and offered once', () => {
    const range = fc
      .tuple(fc.integer({ min: 10, max: 999 }), fc.integer({ min: 0, max: 40 }))
      .map(([low, more]) => ({ from: String(low), to: String(low + more) }))
      .filter(({ from, to }) => from.length === to.length);
    const extension = fc.integer({ min: 0, max: 1200 }).map(String);
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 3 }),
        fc.array(extension),
        fc.option(extension),
        (ranges, taken, from) => {
          const disjoint = ranges.filter((a, at) => !ranges.slice(0, at).some((b) => a.from <= b.to && b.from <= a.to));
          const policy = policyOf({ ranges: disjoint, maxLength: 3 });
          const found = free(policy, 2000, from === null ? {} : { from }, taken);
          expect(new Set(found).size).to.equal(found.length);
          for (const each of found) {
            expect(taken).not.to.include(each);
            expect(checkExtension(each, policy)).to.equal(undefined);
          }
          const all = Array.from({ length: 990 }, (_, at) => String(at + 10));
          const expected = all.filter((each) => !taken.includes(each) && !checkExtension(each, policy));
          expect(found.filter((each) => !each.startsWith('0')).sort()).to.deep.equal(expected.sort());
        },
      ),
    );
  });
});
