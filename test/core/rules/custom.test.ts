import { expect } from '@open-wc/testing';
import { defaultPolicy, type CustomField, type Policy } from '../../../src/core/policy.js';
import { checkByPolicy, checkField } from '../../../src/core/rules/check.js';
import { cleanValue } from '../../../src/core/rules/clean.js';
import {
  checkCustom,
  checkCustomByPolicy,
  cleanCustom,
  isCustom,
  mergeCustom,
  soundCustom,
} from '../../../src/core/rules/custom.js';
import type { Issue } from '../../../src/core/issue.js';

const kinds = ['text', 'number', 'boolean'];
const fields: readonly CustomField[] = [
  { name: 'badge', label: 'Badge', kind: 'text', max: 5 },
  { name: 'note', label: 'Note', kind: 'text' },
  { name: 'floor', label: 'Floor', kind: 'number', max: 40 },
  { name: 'depth', label: 'Depth', kind: 'number', max: -2 },
  { name: 'weight', label: 'Weight', kind: 'number' },
  { name: 'keyHolder', label: 'Key holder', kind: 'boolean' },
  { name: 'shirt', label: 'Shirt', kind: 'choice', choices: ['S', 'M'] },
  { name: 'odd', label: 'Odd', kind: 'choice' },
];
const policy: Policy = { ...defaultPolicy, customFields: fields };
const hostile = JSON.parse('{"__proto__": 1}') as Record<string, number>;
const many = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`field-${at}`, at]));

describe('the host’s own fields', () => {
  it('F4: are kept trimmed, and without those that say nothing', () => {
    const custom = { badge: ' A-17 ', blank: '  ', gone: null, none: undefined, floor: 0, keyHolder: false };
    expect(cleanCustom(custom)).to.deep.equal({ badge: 'A-17', floor: 0, keyHolder: false });
    expect(cleanCustom({ blank: '\u200b' })).to.equal(undefined);
    expect(cleanCustom({})).to.equal(undefined);
    expect(cleanValue('custom', { badge: ' x ' })).to.deep.equal({ badge: 'x' });
  });

  it('F4: a record of any making is one, a list, a date, a text are none', () => {
    for (const record of [{}, Object.create(null), { a: 1 }]) expect(isCustom(record)).to.equal(true);
    for (const other of [[], new Date(), new Map(), 'a', 7, null, undefined, () => 1])
      expect(isCustom(other)).to.equal(false);
    for (const other of [[], 7, true]) expect(cleanValue('custom', other)).to.equal(other);
  });

  it('F4: a patch changes name by name, what says nothing clears a name, nothing at all clears every one', () => {
    const before = { badge: 'A', floor: 2 };
    expect(mergeCustom(before, { floor: 3 })).to.deep.equal({ badge: 'A', floor: 3 });
    expect(mergeCustom(before, { floor: null, shirt: ' M ' })).to.deep.equal({ badge: 'A', shirt: 'M' });
    expect(mergeCustom(before, { badge: ' ', floor: undefined })).to.equal(undefined);
    expect(mergeCustom(undefined, { floor: 3 })).to.deep.equal({ floor: 3 });
    expect(mergeCustom(undefined, {})).to.equal(undefined);
    for (const nothing of [null, undefined, '']) expect(mergeCustom(before, nothing)).to.equal(undefined);
    for (const wrong of [7, ['a']]) expect(mergeCustom(before, wrong)).to.equal(wrong);
    expect(before).to.deep.equal({ badge: 'A', floor: 2 });
  });

  it('F4: names are letters, digits, hyphens and underscores, 64 at most', () => {
    for (const name of ['a', 'A_b-9', 'constructor', 'x'.repeat(64)])
      expect(checkCustom({ [name]: 1 }), name).to.deep.equal([]);
    for (const name of ['', 'a b', 'ä', 'a.b', 'x'.repeat(65)])
      expect(checkCustom({ [name]: 1 }), name).to.deep.equal([
        { code: 'not-a-choice', field: 'custom', params: { value: name, expected: ['A–Z a–z 0–9 - _'] } },
      ]);
    expect(checkCustom({ ['y'.repeat(100)]: 1 })[0]?.params?.['value']).to.equal('y'.repeat(80));
  });

  it('F4: the name that would alter an object is refused, wherever it comes in', () => {
    for (const issues of [checkCustom(hostile), checkCustom(mergeCustom({ a: 1 }, hostile))])
      expect(issues.map(({ code, field }) => [code, field])).to.deep.equal([['not-a-choice', 'custom']]);
    expect(Object.getPrototypeOf(cleanCustom(hostile))).to.equal(Object.prototype);
  });

  it('F4: values are texts, finite numbers, yes and no; each that is not is found', () => {
    expect(checkCustom({ a: '', b: 1.5, c: false, d: 'x'.repeat(4000), e: '𝒳'.repeat(4000) })).to.deep.equal([]);
    const wrong = { a: null, b: NaN, c: Infinity, d: ['x'], e: 'a\u0000', f: 'x'.repeat(4001), g: 'a\nb', h: '\ud800' };
    expect(checkCustom(wrong)).to.deep.equal([
      { code: 'not-a-choice', field: 'custom.a', params: { value: 'object', expected: kinds } },
      { code: 'not-a-number', field: 'custom.b', params: { value: 'NaN' } },
      { code: 'not-a-number', field: 'custom.c', params: { value: 'Infinity' } },
      { code: 'not-a-choice', field: 'custom.d', params: { value: 'object', expected: kinds } },
      { code: 'control-character', field: 'custom.e' },
      { code: 'too-long', field: 'custom.f', params: { max: 4000, found: 4001 } },
      { code: 'control-character', field: 'custom.g' },
      { code: 'control-character', field: 'custom.h' },
    ] satisfies Issue[]);
    expect(checkField('custom', wrong)?.field).to.equal('custom.a');
    expect(checkField('custom', { a: 'plain' })).to.equal(undefined);
  });

  it('F4: there are 100 at most', () => {
    expect(checkCustom(many(100))).to.deep.equal([]);
    const issue = { code: 'out-of-bounds', field: 'custom', params: { value: 101, min: 0, max: 100 } };
    expect(checkCustom(many(101))).to.deep.equal([issue]);
    const kind = { code: 'not-a-choice', field: 'custom', params: { value: 'number', expected: kinds } };
    expect(checkCustom(7)).to.deep.equal([kind]);
  });

  it('F4: the policy says the kind, the choices and the bounds; what it does not know is let alone', () => {
    const right = { badge: '12345', note: 'x'.repeat(4000), floor: 40, depth: -2, weight: -1e9, keyHolder: false };
    expect(checkCustomByPolicy({ ...right, shirt: 'S', unknown: 'anything' }, policy)).to.deep.equal([]);
    const wrong = {
      badge: '123456',
      note: 7,
      floor: 41,
      depth: -1,
      weight: '1',
      keyHolder: 'yes',
      shirt: 'XL',
      odd: 'x',
    };
    expect(checkCustomByPolicy(wrong, policy)).to.deep.equal([
      { code: 'too-long', field: 'custom.badge', params: { max: 5, found: 6 } },
      { code: 'not-a-choice', field: 'custom.note', params: { value: '7', expected: ['text'] } },
      { code: 'out-of-bounds', field: 'custom.floor', params: { value: 41, min: 0, max: 40 } },
      { code: 'out-of-bounds', field: 'custom.depth', params: { value: -1, min: -2, max: -2 } },
      { code: 'not-a-number', field: 'custom.weight', params: { value: '1' } },
      { code: 'not-a-boolean', field: 'custom.keyHolder', params: { value: 'yes' } },
      { code: 'not-a-choice', field: 'custom.shirt', params: { value: 'XL', expected: ['S', 'M'] } },
      { code: 'not-a-choice', field: 'custom.odd', params: { value: 'x', expected: [] } },
    ] satisfies Issue[]);
    expect(checkByPolicy('custom', { floor: 99 }, policy)?.field).to.equal('custom.floor');
    expect(checkByPolicy('custom', {}, policy)).to.equal(undefined);
    expect(checkCustomByPolicy({ badge: '𝒳'.repeat(5) }, policy)).to.deep.equal([]);
    expect(checkCustomByPolicy({}, { ...policy, customFields: [{ ...fields[0]!, name: 'toString' }] })).to.deep.equal(
      [],
    );
  });

  it('F4: only what differs is judged, and what is not sound leaves what was there', () => {
    const before = { floor: 99, shirt: 'S', badge: 'A' };
    const issues: Issue[] = [];
    const kept = soundCustom({ floor: 99, shirt: 'XL', badge: 'B', weight: 'no', other: 'x' }, before, issues, policy);
    expect(kept).to.deep.equal({ floor: 99, shirt: 'S', badge: 'B', other: 'x' });
    expect(issues.map(({ code, field }) => [code, field])).to.deep.equal([
      ['not-a-choice', 'custom.shirt'],
      ['not-a-number', 'custom.weight'],
    ]);
  });

  it('F4: of a new user only the sound ones are kept', () => {
    const issues: Issue[] = [];
    expect(soundCustom({ floor: 41, constructor: 'x' }, undefined, issues, policy)).to.deep.equal({ constructor: 'x' });
    expect(soundCustom({ floor: 41 }, undefined, issues, policy)).to.equal(undefined);
    expect(soundCustom({ toString: NaN }, {}, issues, policy)).to.equal(undefined);
    expect(issues.map(({ field }) => field)).to.deep.equal(['custom.floor', 'custom.floor', 'custom.toString']);
  });

  it('F4: what is none at all leaves everything as it was', () => {
    const issues: Issue[] = [];
    const before = { floor: 3 };
    expect(soundCustom('x', before, issues, policy)).to.equal(before);
    expect(issues.map(({ code, field }) => [code, field])).to.deep.equal([['not-a-choice', 'custom']]);
  });
});
