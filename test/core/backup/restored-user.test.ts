import { expect } from '@open-wc/testing';
import { restoredUser } from '../../../src/core/backup/restored-user.js';
import type { Secrets } from '../../../src/core/user.js';
import { ana } from '../../fixtures/sample-users.js';

const withSecrets = (
  ...entries: readonly (readonly [string, Secrets])[]
): { secrets: ReadonlyMap<string, Secrets> } => ({
  secrets: new Map(entries),
});
const without = { secrets: undefined };
const user = { ...ana, secrets: { sipPassword: 'weak', onCallPin: 'set' } as const };

describe('a restored user', () => {
  it('R50: has a version that nobody has seen, and all else as in the backup', () => {
    const restored = restoredUser(user, withSecrets(), 'new', undefined);
    expect(restored.user).to.deep.equal({ ...user, version: 'new', secrets: {} });
  });

  it('R55, R60: has the secrets of the backup, and marks for those only', () => {
    const secrets = { sipPassword: 'abc', voicemailPin: '4711' };
    const kept = { marks: { portalPassword: 'set' }, secrets: { portalPassword: 'old' } } as const;
    const restored = restoredUser(user, withSecrets([user.id, secrets]), 'new', kept);
    expect(restored.secrets).to.deep.equal(secrets);
    expect(restored.user.secrets).to.deep.equal({ sipPassword: 'weak', voicemailPin: 'set' });
  });

  it('R55: of a backup without secrets keeps those that are there', () => {
    const kept = { marks: { portalPassword: 'weak' }, secrets: { portalPassword: 'old' } } as const;
    const restored = restoredUser(user, without, 'new', kept);
    expect(restored.secrets).to.deep.equal({ portalPassword: 'old' });
    expect(restored.user.secrets).to.deep.equal({ portalPassword: 'weak' });
  });

  it('R55: of a backup without secrets has none where none are there, and says so', () => {
    const restored = restoredUser(user, without, 'new', undefined);
    expect(restored.secrets).to.deep.equal({});
    expect(restored.user.secrets).to.deep.equal({});
  });
});
