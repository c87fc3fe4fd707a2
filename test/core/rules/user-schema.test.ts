import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { checkField } from '../../../src/core/rules/check.js';
import { userFields, type FieldSpec } from '../../../src/core/user.js';
import { userSchema, userValuesSchema } from '../../../src/core/rules/user-schema.js';
import { sampleUser } from '../../fixtures/index-users.js';

/** Values near the edge of what a field takes, and values of quite another kind. */
function nearby(spec: FieldSpec): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('', ' ', 'a\u0000', 'a\nb', '\ud800', '𝒳'.repeat(spec.max ?? 1), 'x'.repeat((spec.max ?? 1) + 1)),
    fc.constantFrom(
      'x'.repeat(spec.max ?? 1),
      '101',
      '+49 170 1',
      '(0) 12',
      '0'.repeat(16),
      'activated',
      'voicemail',
      'hang-up',
    ),
    fc.emailAddress(),
    fc.constantFrom('a@b.de', 'a@b', 'a..b@c.de', 'ö@ü.de', `${'x'.repeat(65)}@b.de`, `a@${'x'.repeat(64)}.de`),
    fc.stringMatching(/^[+0-9()\-. /]{0,18}$/),
  );
  const forwarding = fc.record({
    mode: fc.constantFrom('ring-my-phone', 'forward', 'sequential', 'simultaneous', 'loop', 3),
    destinations: fc.oneof(fc.array(text, { maxLength: 22 }), fc.constant(['101']), text),
  });
  return fc.oneof(
    text,
    fc.boolean(),
    fc.integer({ min: -2, max: (spec.max ?? 10) + 2 }),
    fc.double(),
    fc.constant(null),
    fc.array(text, { maxLength: 3 }),
    fc.array(fc.constant('a@b.de'), { minLength: 49, maxLength: 52 }),
    forwarding,
    fc.anything(),
  );
}

const base = { displayName: 'Ann', status: 'deactivated' };

describe('userValuesSchema', () => {
  for (const spec of userFields.filter(({ kind }) => kind !== 'secret'))
    it(`${spec.name}: the schema and the fast check agree`, () => {
      // Choices that a policy gives are any text to both.
      fc.assert(
        fc.property(nearby(spec), (value) => {
          fc.pre(value !== undefined);
          const parsed = userValuesSchema.safeParse({ ...base, [spec.name]: value });
          expect(parsed.success, JSON.stringify(value)).to.equal(checkField(spec.name, value) === undefined);
        }),
        { numRuns: 100 },
      );
    });

  it('F4: the schema and the fast check agree on the host’s own fields', () => {
    const name = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('__proto__', 'constructor', 'x'.repeat(65)));
    const value = fc.oneof(fc.double(), fc.boolean(), fc.string({ unit: 'binary', maxLength: 3 }), fc.anything());
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 3 }), (entries) => {
        const custom = Object.fromEntries(entries);
        const parsed = userValuesSchema.safeParse({ ...base, custom });
        expect(parsed.success, JSON.stringify(Object.keys(custom))).to.equal(
          checkField('custom', custom) === undefined,
        );
        if (parsed.success) expect(parsed.data.custom).to.deep.equal(custom);
      }),
      { numRuns: 500 },
    );
    const hundred = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`f${at}`, at]));
    for (const [custom, right] of [
      [hundred, true],
      [{ ...hundred, more: 1 }, false],
      [JSON.parse('{"__proto__":1}') as object, false],
      [{ note: 'x'.repeat(4000) }, true],
      [{ note: 'x'.repeat(4001) }, false],
    ] as const) {
      expect(userValuesSchema.safeParse({ ...base, custom }).success).to.equal(right);
      expect(checkField('custom', custom) === undefined).to.equal(right);
    }
  });

  it('a name and a status are needed, nothing else', () => {
    expect(userValuesSchema.safeParse(base).success).to.equal(true);
    expect(userValuesSchema.safeParse({ displayName: 'Ann' }).success).to.equal(false);
    expect(userValuesSchema.safeParse({ status: 'activated' }).success).to.equal(false);
  });

  it('R60: secrets and strangers are dropped', () => {
    const parsed = userValuesSchema.parse({ ...base, sipPassword: 'x', shoeSize: 44 });
    expect(parsed).to.deep.equal(base);
  });
});

describe('userSchema', () => {
  it('takes a user as it is kept', () => {
    const user = sampleUser({ activatedAt: '2026-01-01T00:00:00Z', secrets: { sipPassword: 'weak' } });
    expect(userSchema.parse(user)).to.deep.equal(user);
  });

  it('refuses what is no user', () => {
    const user = sampleUser();
    for (const wrong of [
      { id: '' },
      { version: 1 },
      { tenantId: undefined },
      { createdAt: 'today' },
      { secrets: { sipPassword: 'q7R' } },
    ])
      expect(userSchema.safeParse({ ...user, ...wrong }).success, JSON.stringify(wrong)).to.equal(false);
  });
});
