import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { PlannedRow } from '../../../src/core/import/import-plan.js';
import { packRows, unpackRows } from '../../../src/core/import/packed-rows.js';

const optional = <T>(name: string, values: fc.Arbitrary<T>): fc.Arbitrary<object> =>
  fc.option(values).map((value) => (value === null ? {} : { [name]: value }));
const list = (...of: string[]): fc.Arbitrary<readonly string[]> => fc.subarray(of);

const row = fc
  .tuple(
    fc.record({
      line: fc.nat(),
      action: fc.constantFrom('create', 'update', 'unchanged', 'skip', 'problem'),
      values: fc.dictionary(
        fc.constantFrom('displayName', 'extension', 'email'),
        fc.oneof(fc.string(), fc.constant(null)),
      ),
      issues: fc.array(fc.record({ code: fc.constantFrom('required', 'too-long') }), { maxLength: 1 }),
      missing: list('email', 'username'),
      activate: fc.boolean(),
      asked: fc.boolean(),
    }),
    optional('userId', fc.string()),
    optional('base', fc.string()),
    optional('status', fc.constantFrom('activated', 'deactivated')),
    optional('secrets', list('sipPassword', 'voicemailPin')),
    optional('offeredExtension', fc.boolean()),
    optional('fileStatus', fc.constantFrom('activated', 'deactivated')),
    optional('privacy', list('smsEnabled', 'voiceMessageEmails')),
    optional('acknowledged', list('smsEnabled', 'voiceMessageEmails')),
  )
  .map((parts) => Object.assign({}, ...parts) as PlannedRow);

describe('packed rows', () => {
  it('P3: rows that are packed, kept and unpacked are the same rows, but for what only the review shows', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.nat(), (given, first) => {
        const rows = given.map((one, at) => ({ ...one, row: first + at, differences: [] }));
        expect(unpackRows(structuredClone(packRows(rows)))).to.deep.equal(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('P3: rows that differ in one thing alone are not taken for alike', () => {
    const plain = {
      action: 'create',
      values: { displayName: 'Ann' },
      differences: [],
      issues: [],
      missing: [],
      activate: false,
      asked: false,
    } satisfies Partial<PlannedRow>;
    const things: Required<Omit<PlannedRow, 'row' | 'line' | 'values' | 'differences'>> = {
      action: 'update',
      userId: 'ann',
      base: 'version-1',
      status: 'activated',
      secrets: ['sipPassword'],
      issues: [{ code: 'required', field: 'email' }],
      offeredExtension: true,
      missing: ['email'],
      activate: true,
      asked: true,
      fileStatus: 'activated',
      privacy: ['smsEnabled'],
      acknowledged: ['smsEnabled'],
    };
    const kinds = [{}, ...Object.entries(things).map(([name, value]) => ({ [name]: value }))];
    // Each of them twice, so that some rows are alike.
    const rows = [...kinds, ...kinds].map((thing, at): PlannedRow => ({
      ...plain,
      row: at + 1,
      line: at + 2,
      ...thing,
    }));
    expect(unpackRows(structuredClone(packRows(rows)))).to.deep.equal(rows);
  });

  it('I9: what many rows have in common is kept once', () => {
    const rows = Array.from({ length: 500 }, (_, at): PlannedRow => ({
      row: at + 1,
      line: at + 2,
      action: 'create',
      values: { displayName: `Person ${at}` },
      differences: [],
      issues: [],
      missing: [],
      activate: at % 2 === 0,
      asked: false,
      secrets: ['sipPassword'],
    }));
    const { shapes, rests } = packRows(rows);
    expect([shapes.length, rests.length]).to.deep.equal([1, 2]);
  });

  it('I9: no rows are packed as none', () => {
    expect(unpackRows(packRows([]))).to.deep.equal([]);
  });
});
