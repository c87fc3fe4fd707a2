import { expect } from '@open-wc/testing';
import { missingToActivate } from '../../../src/core/rules/activation.js';
import { defaultPolicy } from '../../../src/core/policy.js';

describe('missingToActivate', () => {
  it('R3: names what is missing in the order of the policy', () => {
    expect(missingToActivate({}, defaultPolicy)).to.deep.equal(['username', 'email', 'extension', 'sipPassword']);
    const user = { username: 'ann', extension: '201', secrets: { sipPassword: 'set' } } as const;
    expect(missingToActivate(user, defaultPolicy)).to.deep.equal(['email']);
  });

  it('R3: a weak SIP password is as good as none, another weak secret will do', () => {
    const policy = { ...defaultPolicy, requiredToActivate: ['sipPassword', 'voicemailPin', 'locationId'] as const };
    const user = { secrets: { sipPassword: 'weak', voicemailPin: 'weak' } } as const;
    expect(missingToActivate(user, policy)).to.deep.equal(['sipPassword', 'locationId']);
  });
});
