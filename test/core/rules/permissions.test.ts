import { expect } from '@open-wc/testing';
import { defaultPolicy, permissionNames, type Policy } from '../../../src/core/policy.js';
import { can } from '../../../src/core/rules/permissions.js';

describe('can', () => {
  it('R64: everything where the host forbids nothing, and not what it forbids', () => {
    for (const permission of permissionNames) {
      const policy: Policy = { ...defaultPolicy, permissions: { ...defaultPolicy.permissions, [permission]: false } };
      expect(can(defaultPolicy, permission)).to.equal(true);
      expect(permissionNames.filter((other) => !can(policy, other))).to.deep.equal([permission]);
    }
  });
});
