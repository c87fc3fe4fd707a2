import { expect } from '@open-wc/testing';
import { defaultPolicy, labelOf, type Policy } from '../../src/core/policy.js';

const policy: Policy = {
  ...defaultPolicy,
  customFields: [
    { name: 'badge', label: 'Badge', kind: 'text' },
    { name: 'floor', label: 'Floor', kind: 'number' },
  ],
  form: { ...defaultPolicy.form, labels: { licence: 'Plan', 'custom.floor': 'Storey' } },
};

describe('what the tenant calls a field', () => {
  it('R10: is the policy’s word, and the kit’s own where there is none', () => {
    expect(labelOf('licence', policy)).to.equal('Plan');
    expect(labelOf('role', policy)).to.equal(undefined);
  });

  it('F4: is the label of a field of the host’s own, unless the form has another word for it', () => {
    expect(labelOf('custom.badge', policy)).to.equal('Badge');
    expect(labelOf('custom.floor', policy)).to.equal('Storey');
    expect(labelOf('custom.shoeSize', policy)).to.equal(undefined);
  });
});
