import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fieldOfPointer } from '../../src/core/problem-field.js';
import { userFields } from '../../src/core/user.js';

describe('fieldOfPointer', () => {
  const allFound = (cases: Readonly<Record<string, string | undefined>>): void => {
    for (const [pointer, field] of Object.entries(cases)) expect(fieldOfPointer(pointer), pointer).to.equal(field);
  };

  it('F2: every field is found by pointer and by its name in any spelling', () => {
    for (const { name } of userFields) {
      const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      for (const pointer of [
        name,
        `#/${name}`,
        `/values/${name}`,
        name.toUpperCase(),
        snake,
        snake.replaceAll('_', '-'),
      ])
        expect(fieldOfPointer(pointer), pointer).to.equal(name);
    }
  });

  it('F2: reads JSON Pointers, as fragments or not, down into a field', () => {
    allFound({
      '#/email': 'email',
      '/email': 'email',
      '#/values/email': 'email',
      '/secrets/sipPassword': 'sipPassword',
      '#/voiceMessageEmails/0': 'voiceMessageEmails',
      '/forwarding/destinations/1': 'forwarding',
      '/users/12/email': 'email',
      '/data/attributes/email': 'email',
      '#/custom': 'custom',
      '#/custom/badge': 'custom.badge',
      '/values/custom/Cost-centre_2': 'custom.Cost-centre_2',
      '#/custom/email': 'custom.email',
      '#/%65mail': 'email',
      '#/custom/a%2Db': 'custom.a-b',
      '/display~0name': undefined,
      '/custom/a~1b': undefined,
      '/custom/a%20b': undefined,
      [`/custom/${'x'.repeat(64)}`]: `custom.${'x'.repeat(64)}`,
      [`/custom/${'x'.repeat(65)}`]: undefined,
      '#/%': undefined,
      '/%/email': undefined,
    });
  });

  it('F2: reads paths with dots and brackets', () => {
    allFound({
      '$.email': 'email',
      'values.email': 'email',
      'Request.Body.Email': 'email',
      'emails[0].value': 'email',
      'voice_message_emails.0': 'voiceMessageEmails',
      "$['email']": 'email',
      'user["email"]': 'email',
      'custom.badge': 'custom.badge',
      'forwarding.mode': 'forwarding',
      '[0].email': 'email',
      'email.a/b': 'email',
      'custom.urn:x:badge': undefined,
    });
    expect(fieldOfPointer(['body', 'email'])).to.equal('email');
    expect(fieldOfPointer(['users', 0, 'custom', 'badge'])).to.equal('custom.badge');
  });

  it('F2: knows the names of SCIM and other common ones', () => {
    allFound({
      userName: 'username',
      name: 'displayName',
      'name.givenName': 'givenName',
      'name.familyName': 'familyName',
      'name.formatted': 'displayName',
      'name.middleName': 'displayName',
      'emails[type eq "work"].value': 'email',
      'urn:ietf:params:scim:schemas:core:2.0:User:userName': 'username',
      'URN:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 'department',
      phoneNumbers: 'phone',
      active: 'status',
      roles: 'role',
      password: 'portalPassword',
      first_name: 'givenName',
      'Last Name': 'familyName',
      license: 'licence',
      title: 'position',
      organization: 'company',
      mobile_phone: 'mobile',
      'extension-number': 'extension',
      mailbox: 'mailboxId',
      branch: 'branchId',
      location: 'locationId',
      fax_account: 'faxAccountId',
    });
  });

  it('F2: what is no field of a user is none', () => {
    allFound({
      '': undefined,
      '#': undefined,
      '#/': undefined,
      '/': undefined,
      '/0': undefined,
      '/values': undefined,
      '/7eleven/email': undefined,
      '/level7/email': undefined,
      '#/address/email': undefined,
      '/id': undefined,
      __proto__x: undefined,
      constructor: undefined,
      'custom.__proto__': 'custom.__proto__',
      toString: undefined,
    });
    const odd = [undefined, null, 7, true, {}, [], ['x', 'email'], [Object.create(null)], [null]];
    for (const pointer of odd) expect(fieldOfPointer(pointer)).to.equal(undefined);
  });

  it('F2: a pointer of any length is looked at for its beginning only', () => {
    expect(fieldOfPointer(`/email/${'x'.repeat(1_000_000)}`)).to.equal('email');
    expect(fieldOfPointer(`/${'0/'.repeat(249)}email`)).to.equal(undefined);
    expect(fieldOfPointer(`/${'0/'.repeat(247)}email`)).to.equal('email');
  });

  it('F2: never throws', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.string(), (anything, text) => {
        for (const pointer of [anything, text, `#/${text}`, `/custom/${text}`])
          expect(['string', 'undefined']).to.include(typeof fieldOfPointer(pointer));
      }),
      { numRuns: 500 },
    );
  });
});
