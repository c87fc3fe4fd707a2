import { expect } from '@open-wc/testing';
import { defaultPolicy } from '../../../src/core/policy.js';
import { planRemoval } from '../../../src/core/removal/plan-removal.js';
import type { User } from '../../../src/core/user.js';
import { withoutResources } from '../../fixtures/index-users.js';
import { RemovalWorld } from '../../fixtures/removal-world.js';

const ann: Partial<User> = { id: 'ann', displayName: 'Ann', extension: '201' };
const bob: Partial<User> = { id: 'bob', displayName: 'Bob', extension: '202' };
const context = { policy: defaultPolicy };

describe('planRemoval', () => {
  it('R35: says nothing of who is not there, and little of whom nothing refers to', () => {
    const world = new RemovalWorld([ann, { id: 'bob' }]);
    expect(planRemoval(world.users, 'nobody', context)).to.equal(undefined);
    for (const id of ['ann', 'bob'])
      expect(planRemoval(world.users, id, context)).to.deep.equal({
        user: world.user(id),
        mailboxes: [],
        references: [],
      });
  });

  it('R32, R34, R64: tells the refusal and whether the user is on a call', () => {
    const { users } = new RemovalWorld([ann]);
    const asked: string[] = [];
    const plan = planRemoval(users, 'ann', {
      policy: { ...defaultPolicy, permissions: { ...defaultPolicy.permissions, remove: false } },
      inUse: (id) => (asked.push(id), 'unknown'),
    });
    expect(plan?.refusal).to.deep.equal({ code: 'not-permitted', params: { owner: 'Ann', ownerId: 'ann' } });
    expect([plan?.inUse, asked]).to.deep.equal(['unknown', ['ann']]);
  });

  it('R33, R35: lists mailboxes to decide about apart, then each place by kind and name, then other users by name', () => {
    const world = new RemovalWorld(
      [
        ann,
        { ...bob, displayName: 'Zoe', forwarding: { mode: 'forward', destinations: ['201'] }, mobile: '201' },
        { id: 'cid', displayName: 'Cid', mobile: '201', branchId: 'north' },
        { id: 'dan', displayName: 'Dan', mailboxId: 'box' },
        { id: 'eve', displayName: 'Eve', mailboxId: 'other', mobile: '+49201', branchId: '201' },
      ],
      [
        {
          id: 'second',
          kind: 'menu',
          name: 'Night',
          users: [{ userId: 'ann', place: 'Key 1' }, { userId: 'bob' }, { userId: 'ann', place: 'Key 9' }],
        },
        { id: 'first', kind: 'menu', name: 'Day', users: [{ userId: 'ann' }] },
        { id: 'phone', kind: 'device', name: 'Desk', users: [{ userId: 'ann' }] },
        { id: 'box', kind: 'mailbox', name: 'Ann', ownerId: 'ann', messages: 2, users: [{ userId: 'bob' }] },
        { id: 'old', kind: 'mailbox', name: 'Old', ownerId: 'ann', messages: 0 },
        { id: 'other', kind: 'mailbox', name: 'Team', messages: 0, users: [{ userId: 'ann' }] },
      ],
    );
    const plan = planRemoval(world.users, 'ann', context);
    expect(plan?.mailboxes).to.deep.equal([world.resource('box'), world.resource('old')]);
    expect(plan?.references).to.deep.equal([
      { kind: 'mailbox', id: 'other', name: 'Team' },
      { kind: 'menu', id: 'first', name: 'Day' },
      { kind: 'menu', id: 'second', name: 'Night', place: 'Key 1' },
      { kind: 'menu', id: 'second', name: 'Night', place: 'Key 9' },
      { kind: 'device', id: 'phone', name: 'Desk' },
      { kind: 'user', id: 'cid', name: 'Cid' },
      { kind: 'user', id: 'dan', name: 'Dan' },
      { kind: 'user', id: 'bob', name: 'Zoe' },
    ]);
  });

  it('R33: a mailbox that was detached is one that refers to the user, not one to decide about', () => {
    const { users } = new RemovalWorld(
      [
        { ...ann, mailboxId: 'none' },
        { ...bob, mailboxId: 'box' },
      ],
      [{ id: 'box', kind: 'mailbox', name: 'Ann', ownerId: 'ann', messages: 2, users: [{ userId: 'ann' }] }],
    );
    expect(planRemoval(users, 'ann', context)).to.deep.include({
      mailboxes: [],
      references: [
        { kind: 'mailbox', id: 'box', name: 'Ann' },
        { kind: 'mailbox', id: 'box', name: 'Ann' },
      ],
    });
  });

  it('R35: where nothing is known of resources, nothing is said of them', () => {
    const { users } = new RemovalWorld([ann, { ...bob, mobile: '201' }]);
    expect(planRemoval(withoutResources(users), 'ann', context)).to.deep.equal({
      user: users.get('ann'),
      mailboxes: [],
      references: [],
    });
  });

  it('R35: who forwards to itself is not listed', () => {
    const { users } = new RemovalWorld([{ ...ann, mobile: '201' }]);
    expect(planRemoval(users, 'ann', context)?.references).to.deep.equal([]);
  });
});
