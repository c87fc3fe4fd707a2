import { expect } from '@open-wc/testing';
import { addRefusals, leaveOut } from '../../../src/core/import/left-out.js';
import type { Issue } from '../../../src/core/issue.js';

describe('what is left out of a row', () => {
  it('P7: only what decides nothing and stands in the row', () => {
    const values = { extension: '101', smsEnabled: true, smsNumber: '+4930', locationId: 'gone' };
    const secrets = { voicemailPin: '1', sipPassword: 'x' };
    const issues: Issue[] = [];
    const refusals: readonly Issue[] = [
      { code: 'extension-taken', field: 'extension' },
      { code: 'required', field: 'mobile' },
      { code: 'required', field: 'custom.badge' },
      { code: 'not-permitted' },
      { code: 'not-permitted', field: 'sipPassword' },
      { code: 'not-permitted', field: 'onCallPin' },
    ];
    expect(leaveOut({ kind: 'create', values, secrets }, refusals, issues)).to.equal(false);
    expect(leaveOut({ kind: 'create', values }, [{ code: 'pin-reused', field: 'onCallPin' }], issues)).to.equal(false);
    expect(issues).to.deep.equal([]);
    const more: readonly Issue[] = [
      { code: 'number-not-owned', field: 'smsNumber' },
      { code: 'not-permitted', field: 'voicemailPin' },
    ];
    expect(leaveOut({ kind: 'create', values, secrets }, more, issues)).to.equal(true);
    expect(issues).to.deep.equal(more.map((issue) => ({ ...issue, level: 'warning' })));
    expect(values).to.deep.equal({ extension: '101', smsEnabled: true, locationId: 'gone' });
    expect(secrets).to.deep.equal({ sipPassword: 'x' });
  });

  it('a refusal joins what is known of its field, and makes a warning stop the row', () => {
    const first: Issue = { code: 'row-too-short', level: 'warning' };
    const warned: Issue = { code: 'not-a-phone-number', field: 'mobile', level: 'warning' };
    const blocking: Issue = { code: 'duplicate-in-file', field: 'email' };
    const issues = [first, warned, blocking];
    const whole: Issue = { code: 'not-permitted' };
    const other: Issue = { code: 'required', field: 'company' };
    addRefusals([whole, other, { code: 'required', field: 'mobile' }, { code: 'email-taken', field: 'email' }], issues);
    expect(issues).to.deep.equal([first, { code: 'not-a-phone-number', field: 'mobile' }, blocking, whole, other]);
    expect(issues[2]).to.equal(blocking);
  });
});
