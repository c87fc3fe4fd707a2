import { expect } from '@open-wc/testing';
import { defaultPolicy, permissionNames, type Permissions, type Policy } from '../../../src/core/policy.js';
import { can, readOnlyPermissions } from '../../../src/core/rules/permissions.js';

describe('can', () => {
  it('R64: everything where the host forbids nothing, and not what it forbids', () => {
    for (const permission of permissionNames) {
      const policy: Policy = { ...defaultPolicy, permissions: { ...defaultPolicy.permissions, [permission]: false } };
      expect(can(defaultPolicy, permission)).to.equal(true);
      expect(permissionNames.filter((other) => !can(policy, other))).to.deep.equal([permission]);
    }
  });

  it('P5: where nothing can be written, looking and taking a copy are left, as far as the host lets the person', () => {
    const { permissions } = defaultPolicy;
    const left = (from: Permissions): readonly string[] =>
      permissionNames.filter((name) => readOnlyPermissions(from)[name]);
    expect(left(permissions)).to.deep.equal(['view', 'export', 'secrets']);
    expect(left({ ...permissions, export: false })).to.deep.equal(['view', 'secrets']);
    expect(left({ ...permissions, view: false, secrets: false })).to.deep.equal(['export']);
  });
});
