import { expect } from '@open-wc/testing';
import type { Issue } from '../../../src/core/issue.js';
import { defaultPolicy, type PrivacyField } from '../../../src/core/policy.js';
import { judgePrivacy } from '../../../src/core/rules/judge-privacy.js';
import type { User } from '../../../src/core/user.js';
import { sampleUser } from '../../fixtures/index-users.js';

const both = ['voiceMessageEmails', 'smsEnabled'] as const;

function judge(
  before: Partial<User> | undefined,
  after: Partial<User>,
  acknowledged?: readonly PrivacyField[],
  privacy: readonly PrivacyField[] = both,
  issues: Issue[] = [],
): { counted: readonly PrivacyField[] | undefined; issues: readonly Issue[] } {
  const policy = { ...defaultPolicy, privacy: privacy.map((field) => ({ field })) };
  const counted = judgePrivacy(before && sampleUser(before), sampleUser(after), acknowledged, issues, policy);
  return { counted, issues };
}

const refusalOf = (field: PrivacyField): Issue => ({ code: 'not-acknowledged', field });

describe('privacy warnings', () => {
  it('R16: what is switched on needs to be acknowledged, of a new user and of one who is there', () => {
    const on = { voiceMessageEmails: ['a@b.de'], smsEnabled: true };
    for (const before of [undefined, {}, { smsEnabled: false }]) {
      expect(judge(before, on)).to.deep.equal({ counted: undefined, issues: both.map(refusalOf) });
      expect(judge(before, on, ['smsEnabled'])).to.deep.equal({
        counted: ['smsEnabled'],
        issues: [refusalOf('voiceMessageEmails')],
      });
      expect(judge(before, on, both)).to.deep.equal({ counted: both, issues: [] });
    }
  });

  it('R16: an altered list is acknowledged again; one that stays, or that goes, is not', () => {
    const before = { voiceMessageEmails: ['a@b.de'], smsEnabled: true };
    expect(judge(before, { ...before, voiceMessageEmails: ['a@b.de', 'c@d.de'] }).issues).to.deep.equal([
      refusalOf('voiceMessageEmails'),
    ]);
    const same = { voiceMessageEmails: ['a@b.de'], smsEnabled: true };
    expect(judge(before, same)).to.deep.equal({ counted: undefined, issues: [] });
    expect(judge(before, { smsEnabled: false })).to.deep.equal({ counted: undefined, issues: [] });
  });

  it('R16: an acknowledgement that nobody asked for does not count', () => {
    expect(judge({ smsEnabled: true }, { smsEnabled: true }, both)).to.deep.equal({ counted: undefined, issues: [] });
    expect(judge(undefined, { smsEnabled: true }, both).counted).to.deep.equal(['smsEnabled']);
  });

  it('R16: only what the policy names, and once', () => {
    expect(judge(undefined, { smsEnabled: true }, [], []).issues).to.deep.equal([]);
    expect(judge(undefined, { smsEnabled: true }, [], ['voiceMessageEmails']).issues).to.deep.equal([]);
    expect(judge(undefined, { smsEnabled: true }, [], ['smsEnabled', 'smsEnabled']).issues).to.have.length(1);
    expect(judge(undefined, { smsEnabled: true }, both, ['smsEnabled', 'smsEnabled']).counted).to.have.length(1);
  });

  it('R16: a field that is wrong is not asked about', () => {
    const wrong: Issue = { code: 'not-a-boolean', field: 'smsEnabled' };
    expect(judge(undefined, { smsEnabled: true }, [], both, [wrong]).issues).to.deep.equal([wrong]);
  });
});
