import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isWithinAny, type ExtensionSpan } from '../../../src/core/extension/extension.js';
import { SpanSet } from '../../../src/core/extension/span-set.js';

describe('SpanSet', () => {
  const set = new SpanSet([
    { from: '300', to: '310' },
    { from: '300', to: '304' },
    { from: '10', to: '20' },
    { from: '100', to: '199' },
    { from: '150', to: '160' },
    { from: '305', to: '320' },
  ]);

  it('holds what lies within one span or several that overlap, both ends included', () => {
    const asked: [string, string][] = [
      ['100', '199'],
      ['161', '199'],
      ['300', '320'],
      ['10', '20'],
      ['15', '15'],
    ];
    for (const [first, last] of asked) expect(set.holds(first, last), `${first}–${last}`).to.equal(true);
  });

  it('does not hold what lies outside, reaches out, or has another length', () => {
    const asked: [string, string][] = [
      ['099', '099'],
      ['100', '200'],
      ['190', '305'],
      ['299', '300'],
      ['321', '321'],
      ['9', '9'],
      ['1000', '1000'],
    ];
    for (const [first, last] of asked) expect(set.holds(first, last), `${first}–${last}`).to.equal(false);
    expect(new SpanSet([]).holds('1', '1')).to.equal(false);
  });

  it('leaves the spans that it was made of as they were', () => {
    const spans: ExtensionSpan[] = [
      { from: '5', to: '6' },
      { from: '1', to: '5' },
    ];
    expect(new SpanSet(spans).holds('1', '6')).to.equal(true);
    expect(spans).to.deep.equal([
      { from: '5', to: '6' },
      { from: '1', to: '5' },
    ]);
  });

  it('whatever the spans, agrees about every number with looking at them one by one', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 30 }))
      .map(([low, more]) => ({ from: String(low), to: String(low + more) }))
      .filter(({ from, to }) => from.length === to.length);
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const all = new SpanSet(spans);
        for (let at = 0; at <= 240; at++)
          expect(all.holds(String(at), String(at)), String(at)).to.equal(isWithinAny(String(at), spans));
      }),
    );
  });
});
