import { expect } from '@open-wc/testing';
import { withoutSecrets, type UserChange } from '../../src/core/change.js';

describe('a change as others may hear of it', () => {
  it('R60: names the secrets that are set and those that are cleared, never what they are', () => {
    const secrets = { sipPassword: 'q7Rtz4Lm2w', voicemailPin: null };
    const change: UserChange = { kind: 'update', id: 'ana', base: '1', values: { notes: 'x' }, secrets };
    expect(withoutSecrets(change)).to.deep.equal({ ...change, secrets: { sipPassword: '', voicemailPin: null } });
    expect(change.secrets).to.equal(secrets);
  });

  it('R60: is the change itself where it has no secrets', () => {
    const changes: readonly UserChange[] = [
      { kind: 'create', values: { displayName: 'Ana' } },
      { kind: 'remove', id: 'ana', base: '1' },
    ];
    for (const change of changes) expect(withoutSecrets(change)).to.equal(change);
  });
});
