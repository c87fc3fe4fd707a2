import { expect } from '@open-wc/testing';
import {
  leadsSomewhere,
  referenceKey,
  referencesOf,
  visitReferenceKeys,
} from '../../../src/core/removal/user-references.js';
import type { User } from '../../../src/core/user.js';
import { indexOf, sampleUser, withoutResources } from '../../fixtures/index-users.js';
import { sampleResource } from '../../fixtures/lookup-with.js';

const keysOf = (values: Partial<User>): readonly string[] => {
  const keys: string[] = [];
  visitReferenceKeys(sampleUser(values), (key) => keys.push(key));
  return keys;
};

describe('what a user refers to', () => {
  it('R35: a number is looked up by its digits however it is written, an id as it is', () => {
    expect(referenceKey('+49 (30) 123')).to.equal(referenceKey('+4930123'));
    expect(referenceKey('2nd floor')).to.equal('2nd floor');
    expect(referenceKey('floor 2')).to.equal('floor 2');
  });

  it('R35: digits may be an extension, a number of the world outside is none, nor is what no key dials', () => {
    const destinations = ['203', '+49 30 203', '2-04', 'reception'];
    expect(keysOf({ mobile: '202', forwarding: { mode: 'forward', destinations } })).to.deep.equal([
      '202',
      '203',
      '204',
    ]);
    expect(keysOf({ mobile: '+49 30 1' })).to.deep.equal([]);
    expect(keysOf({ branchId: 'north', callerIdNumber: '+49 30 1' })).to.deep.equal(['north', referenceKey('+49301')]);
    expect(keysOf({})).to.deep.equal([]);
  });

  it('R35: each is told with its field, destinations one by one; who has none refers to nothing', () => {
    const forwarding = { mode: 'forward', destinations: ['203', '204'] } as const;
    expect(referencesOf(sampleUser({ mobile: '202', locationId: 'hall', forwarding }))).to.deep.equal([
      { field: 'locationId', to: 'hall' },
      { field: 'mobile', to: '202' },
      { field: 'forwarding', to: '203' },
      { field: 'forwarding', to: '204' },
    ]);
    expect(referencesOf(sampleUser())).to.deep.equal([]);
  });

  it('R35: leads somewhere where there is something of the right kind', () => {
    const users = indexOf({ extension: '201' });
    users.resources.put(sampleResource({ kind: 'branch', id: 'north' }));
    users.resources.put(sampleResource({ kind: 'number', id: '+49301' }));
    const references = [
      [{ field: 'branchId', to: 'north' }, true],
      [{ field: 'locationId', to: 'north' }, false],
      [{ field: 'branchId', to: 'south' }, false],
      [{ field: 'smsNumber', to: '+49 30 1' }, true],
      [{ field: 'mobile', to: '201' }, true],
      [{ field: 'mobile', to: '+49 30 1' }, false],
      [{ field: 'forwarding', to: '209' }, false],
    ] as const;
    for (const [reference, leads] of references)
      expect(leadsSomewhere(reference, users), JSON.stringify(reference)).to.equal(leads);
    for (const [reference] of references.slice(0, 4))
      expect(leadsSomewhere(reference, withoutResources(users)), reference.field).to.equal(false);
  });
});
