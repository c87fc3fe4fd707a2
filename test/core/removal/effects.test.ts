import { expect } from '@open-wc/testing';
import { applyEffects, invertEffects } from '../../../src/core/removal/effects.js';
import type { Resource } from '../../../src/core/resource.js';
import type { Effects } from '../../../src/core/users/user-index.js';
import { indexOf, sampleUser } from '../../fixtures/index-users.js';

const menu = (version: string): Resource => ({ id: 'menu', kind: 'menu', name: 'Day', version });
const ann = sampleUser({ id: 'ann' });
const bob = sampleUser({ id: 'bob' });
const effects: Effects = {
  users: [
    { before: ann, after: { ...ann, version: '2' } },
    { before: bob, after: { ...bob, version: '2' } },
  ],
  resources: [
    { before: menu('1') },
    { after: { ...menu('1'), id: 'new' } },
    { before: { ...menu('1'), id: 'other' }, after: { ...menu('2'), id: 'other' } },
  ],
  own: [{ field: 'mobile', to: '201' }],
};

describe('effects', () => {
  it('R35: what is altered, new or gone is so afterwards, and as before when taken back', () => {
    const index = indexOf(ann, bob);
    const { resources } = index;
    resources.load([menu('1'), { ...menu('1'), id: 'other' }]);
    const seen = (): string[] => [...index.select({}).users, ...resources.all()].map(({ id, version }) => id + version);
    applyEffects(index, effects);
    expect(seen()).to.deep.equal(['ann2', 'bob2', 'new1', 'other2']);
    applyEffects(index, invertEffects(effects));
    expect(seen()).to.deep.equal(['ann1', 'bob1', 'menu1', 'other1']);
    applyEffects(index, { users: [], resources: [{}] });
  });

  it('what was done last is taken back first', () => {
    expect(invertEffects(effects)).to.deep.equal({
      users: [
        { before: { ...bob, version: '2' }, after: bob },
        { before: { ...ann, version: '2' }, after: ann },
      ],
      resources: [
        { before: { ...menu('2'), id: 'other' }, after: { ...menu('1'), id: 'other' } },
        { before: { ...menu('1'), id: 'new' } },
        { after: menu('1') },
      ],
    });
  });
});
