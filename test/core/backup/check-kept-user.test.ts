import { expect } from '@open-wc/testing';
import { faultOfUser } from '../../../src/core/backup/check-kept-user.js';
import { userSchema } from '../../../src/core/rules/user-schema.js';
import { ana } from '../../fixtures/sample-users.js';

describe('the check of a kept user', () => {
  const wrong: Record<string, readonly unknown[]> = {
    id: ['', 7, undefined],
    version: ['', null],
    tenantId: ['', undefined],
    displayName: ['', undefined, 7, 'x'.repeat(129), 'a\u0007'],
    extension: ['12a', 12, null],
    email: ['nobody', 'a b@example.com'],
    username: ['a b'],
    status: ['on', undefined],
    callTimeout: [-1, 1.5, '20'],
    noAnswer: ['cry'],
    doNotDisturb: ['yes'],
    notifyEmails: ['a@example.com', ['nobody']],
    forwarding: [{ mode: 'forward', destinations: [] }, { mode: 'fly', destinations: ['201'] }, 7],
    custom: [{ 'a b': 1 }, { a: {} }, JSON.parse('{"__proto__":1}')],
    secrets: [undefined, { sipPassword: 'q7R-tz4Lm2wXe9' }, { sipPassword: true }],
    createdAt: ['yesterday', undefined],
    updatedAt: ['2026-13'],
    activatedAt: ['soon', null],
  };

  it('finds what the schema finds, and names the field', () => {
    for (const [field, values] of Object.entries(wrong))
      for (const value of values) {
        const user = { ...ana, [field]: value };
        expect(userSchema.safeParse(user).success, `${field}: ${JSON.stringify(value)}`).to.equal(false);
        expect(faultOfUser(user), `${field}: ${JSON.stringify(value)}`).to.equal(field);
      }
    for (const value of [null, undefined, 'Ana', [ana]]) expect(faultOfUser(value)).to.equal('');
  });

  it('P5: leaves alone what a later kit may have added', () => {
    const later = { ...ana, shoeSize: 44, secrets: { ...ana.secrets, doorCode: 'set' } };
    expect(userSchema.safeParse(later).success).to.equal(true);
    expect(faultOfUser(later)).to.equal(undefined);
    expect(faultOfUser({ ...ana, activatedAt: undefined })).to.equal(undefined);
  });
});
