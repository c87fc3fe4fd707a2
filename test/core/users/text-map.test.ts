import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { hashOf, TextMap } from '../../../src/core/users/text-map.js';

type Step = readonly [kind: 'set' | 'delete' | 'get', text: string, value: number];

const anyText = fc.oneof(
  fc.nat(60).map((number) => String(number)),
  fc.constantFrom('', 'constructor', '__proto__', 'é', 'é', '👍', '0', '00'),
);
const anySteps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.constantFrom('set', 'set', 'delete', 'get'), anyText, fc.nat(1000)),
  { maxLength: 200 },
);

function compare(map: TextMap, steps: readonly Step[]): void {
  const model = new Map<string, number>();
  for (const [kind, text, value] of steps) {
    if (kind === 'set') {
      map.set(text, value);
      model.set(text, value);
    } else if (kind === 'delete') {
      map.delete(text);
      model.delete(text);
    }
    expect(map.get(text), text).to.equal(model.get(text));
    expect(map.size).to.equal(model.size);
  }
  for (const [text, value] of model) expect(map.get(text), text).to.equal(value);
}

describe('TextMap', () => {
  it('whatever is done to it, is what a Map would be', () => {
    fc.assert(fc.property(anySteps, (steps) => compare(new TextMap(), steps)));
  });

  it('the same where texts were chosen to have one hash, or few', () => {
    for (const hash of [() => 7, () => -1, (text: string) => text.length, (text: string) => hashOf(text) & 3])
      fc.assert(
        fc.property(anySteps, (steps) => compare(new TextMap(hash), steps)),
        { numRuns: 40 },
      );
  });

  it('of what is no text knows nothing', () => {
    const map = new TextMap();
    map.set('undefined', 1);
    map.set('5', 2);
    expect([undefined, null, 5, {}].map((other) => map.get(other))).to.deep.equal(Array(4).fill(undefined));
  });

  it('keeps 200 texts of one hash, loses them again, and grows over what is left', () => {
    const map = new TextMap((text) => (text.startsWith('x') ? 5 : hashOf(text)));
    for (let at = 0; at < 200; at++) map.set(`x${at}`, at);
    for (let at = 0; at < 200; at++) map.set(`x${at}`, at + 1);
    for (let at = 0; at < 2000; at++) map.set(`y${at}`, at);
    expect(map.size).to.equal(2200);
    for (let at = 0; at < 200; at++) expect(map.get(`x${at}`)).to.equal(at + 1);
    expect(map.get('x200')).to.equal(undefined);
    for (let at = 0; at < 200; at += 2) map.delete(`x${at}`);
    for (let at = 0; at < 200; at++) expect(map.get(`x${at}`)).to.equal(at % 2 === 0 ? undefined : at + 1);
    for (let at = 0; at < 2000; at++) expect(map.get(`y${at}`)).to.equal(at);
  });

  it('keeps who finds no slot any more when all are put anew', () => {
    // 32 of hash 120 fill a table of 128 beyond its end, one of hash 125 comes behind them; put anew from the first slot on it comes before eight of them.
    const hashes: Record<string, number> = { a: 120, b: 125 };
    const map = new TextMap((text) => hashes[text[0]!] ?? 40 + Number(text.slice(1)));
    const texts = [
      ...Array.from({ length: 32 }, (_, at) => `a${at}`),
      'b',
      ...Array.from({ length: 40 }, (_, at) => `f${at}`),
    ];
    texts.forEach((text, at) => map.set(text, at));
    expect(texts.map((text) => map.get(text))).to.deep.equal([...texts.keys()]);
    for (const text of texts) map.delete(text);
    expect(map.size).to.equal(0);
  });

  it('comes and goes for ever in the same room', () => {
    const map = new TextMap();
    for (let at = 0; at < 10_000; at++) {
      map.set(String(at), at);
      if (at >= 3) map.delete(String(at - 3));
    }
    expect(map.size).to.equal(3);
    expect(['9996', '9997', '9998', '9999'].map((text) => map.get(text))).to.deep.equal([undefined, 9997, 9998, 9999]);
  });

  it('tells numbers in a row and addresses in a row apart in the bits that choose the slot', () => {
    for (const prefix of ['', 'user.', 'maria.dubois']) {
      const slots = new Set(Array.from({ length: 1000 }, (_, at) => hashOf(`${prefix}${100_000 + at}`) & 4095));
      // As many as chance would give: 4096 × (1 − e^(−1000 ÷ 4096)) = 887.
      expect(slots.size, prefix).to.be.above(800);
    }
  });
});
