import { expect } from '@open-wc/testing';
import { defaultPolicy, permissionNames, type Permission, type Policy } from '../../../src/core/policy.js';
import { refuseCreation, refuseEdit } from '../../../src/core/rules/judge-permission.js';

const without = (...names: Permission[]): Policy => ({
  ...defaultPolicy,
  permissions: {
    ...defaultPolicy.permissions,
    ...Object.fromEntries(names.map((name) => [name, false])),
  },
});
const others = (...names: Permission[]): Policy => without(...permissionNames.filter((name) => !names.includes(name)));

const activated = { status: 'activated' } as const;
const deactivated = { status: 'deactivated' } as const;
const secrets = { sipPassword: 'x', voicemailPin: '4711', portalPassword: 'y' };

describe('permissions', () => {
  it('R64: a new user needs the permission to create, and no other', () => {
    expect(refuseCreation(activated, secrets, without('create'))).to.deep.equal([{ code: 'not-permitted' }]);
    expect(refuseCreation(deactivated, { sipPassword: 'x' }, others('create'))).to.deep.equal([]);
    expect(refuseCreation(activated, secrets, others('create', 'activate', 'secrets'))).to.deep.equal([]);
  });

  it('R64: a new user that is activated needs the permission to activate', () => {
    expect(refuseCreation(activated, {}, without('activate'))).to.deep.equal([
      { code: 'not-permitted', field: 'status' },
    ]);
    expect(refuseCreation(deactivated, {}, without('activate'))).to.deep.equal([]);
  });

  it('R64: without the permission for secrets a new user still gets its generated SIP password', () => {
    expect(refuseCreation(activated, { sipPassword: 'x' }, without('secrets'))).to.deep.equal([]);
    expect(refuseCreation(activated, secrets, without('secrets'))).to.deep.equal([
      { code: 'not-permitted', field: 'voicemailPin' },
      { code: 'not-permitted', field: 'portalPassword' },
    ]);
  });

  it('R64: the status is one permission, everything else another', () => {
    expect(refuseEdit({ company: 'Acme' }, {}, without('edit'))).to.deep.equal([{ code: 'not-permitted' }]);
    expect(refuseEdit({ company: undefined } as never, {}, without('edit'))).to.have.length(1);
    expect(refuseEdit({}, { sipPassword: 'x' }, without('edit'))).to.deep.equal([{ code: 'not-permitted' }]);
    expect(refuseEdit({ status: 'activated', company: 'Acme' }, {}, without('edit'))).to.have.length(1);
    expect(refuseEdit(activated, {}, without('edit'))).to.deep.equal([]);
    expect(refuseEdit(deactivated, {}, without('activate'))).to.deep.equal([
      { code: 'not-permitted', field: 'status' },
    ]);
    expect(refuseEdit({ company: 'Acme' }, {}, others('edit'))).to.deep.equal([]);
  });

  it('R64: secrets of a user who is there are a permission of their own, clearing included', () => {
    expect(refuseEdit({ company: 'Acme' }, { sipPassword: 'x', onCallPin: null }, without('secrets'))).to.deep.equal([
      { code: 'not-permitted', field: 'sipPassword' },
      { code: 'not-permitted', field: 'onCallPin' },
    ]);
    expect(refuseEdit({}, { sipPassword: 'x' }, defaultPolicy)).to.deep.equal([]);
  });
});
