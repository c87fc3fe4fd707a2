import { expect } from '@open-wc/testing';
import { isLocationMissing } from '../../../src/core/rules/is-location-missing.js';

describe('isLocationMissing', () => {
  const [yes, no] = [(): boolean => true, (): boolean => false];
  const told = { warnWithoutLocation: true };

  it('locationId “missing with a phone”: an extension, no location of its own, none of the tenant’s', () => {
    expect(isLocationMissing({ extension: '101' }, told, no)).to.equal(true);
    expect(isLocationMissing({ extension: '101', locationId: 'dock' }, told, no)).to.equal(false);
    expect(isLocationMissing({}, told, no)).to.equal(false);
    expect(isLocationMissing({ extension: '101' }, told, yes)).to.equal(false);
  });

  it('locationId “where policy says so”: else nothing is looked up for it', () => {
    const asked = (): boolean => expect.fail('the default location was looked for');
    expect(isLocationMissing({ extension: '101' }, { warnWithoutLocation: false }, asked)).to.equal(false);
    expect(isLocationMissing({}, told, asked)).to.equal(false);
  });
});
