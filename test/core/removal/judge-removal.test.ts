import { expect } from '@open-wc/testing';
import type { Mailbox, ResourceInput } from '../../../src/core/resource.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import { judgeRemoval } from '../../../src/core/removal/judge-removal.js';
import type { User } from '../../../src/core/user.js';
import type { InUse, Judgement } from '../../../src/core/users/user-index.js';
import { withoutResources } from '../../fixtures/index-users.js';
import { RemovalWorld } from '../../fixtures/removal-world.js';

const ann: Partial<User> = { id: 'ann', displayName: 'Ann', extension: '201' };
const bob: Partial<User> = { id: 'bob', displayName: 'Bob', extension: '202' };
const cid: Partial<User> = { id: 'cid', displayName: 'Cid', extension: '203' };
const box = (values: Partial<Mailbox> = {}): ResourceInput => ({
  id: 'box',
  kind: 'mailbox',
  name: 'Ann',
  ownerId: 'ann',
  messages: 3,
  ...values,
});
const params = { owner: 'Ann', ownerId: 'ann' };

const issuesOf = (judgement: Judgement): unknown => (judgement.ok ? [] : judgement.issues);
const codesOf = (judgement: Judgement): string[] => (judgement.ok ? [] : judgement.issues.map(({ code }) => code));
const now = '2026-02-02T00:00:00.000Z';

describe('judgeRemoval: refusals', () => {
  it('R50: who is not there, or has changed, is not removed', () => {
    const world = new RemovalWorld([ann]);
    const unknown = world.write({ kind: 'remove', id: 'nobody', base: '1' });
    const stale = world.write({ kind: 'remove', id: 'ann', base: 'old' });
    expect([!unknown.ok && unknown.error?.code, !stale.ok && stale.error?.code]).to.deep.equal(['not-found', 'stale']);
  });

  it('R32, R33, R34, R64: the first reason is given, from the user itself to what it leaves behind', () => {
    const choices = { successorId: 'nobody' };
    const remove = (
      role: string,
      policy: Partial<typeof defaultPolicy>,
      inUse: InUse,
      more: Parameters<RemovalWorld['remove']>[1] = {},
    ): string[] => {
      const world = new RemovalWorld([{ ...ann, role }, bob], [box()], {
        permissions: { ...defaultPolicy.permissions, remove: false },
        protectedRoles: [],
        ...policy,
      });
      const change = { kind: 'remove', id: 'ann', base: '1', ...choices, ...more } as const;
      return codesOf(world.write(change, { inUse: () => inUse }));
    };
    const permitted = { permissions: defaultPolicy.permissions };
    const handOver = { mailbox: { kind: 'hand-over', to: 'nobody' } } as const;
    expect(remove('admin', { currentUserId: 'ann', protectedRoles: ['admin'] }, 'yes')).to.deep.equal(['own-account']);
    expect(remove('admin', { protectedRoles: ['admin'] }, 'yes')).to.deep.equal(['protected-role']);
    expect(remove('admin', {}, 'yes')).to.deep.equal(['last-administrator']);
    expect(remove('user', {}, 'yes')).to.deep.equal(['not-permitted']);
    expect(remove('user', permitted, 'yes', { despiteUnknownUse: true })).to.deep.equal(['in-use']);
    expect(remove('user', permitted, 'unknown')).to.deep.equal(['in-use-unknown']);
    expect(remove('user', permitted, 'unknown', { despiteUnknownUse: true })).to.deep.equal(['mailbox-choice']);
    expect(remove('user', permitted, 'no', handOver)).to.deep.equal(['mailbox-heir']);
    expect(remove('user', permitted, 'no', { mailbox: { kind: 'keep' } })).to.deep.equal(['successor-unknown']);
    expect(remove('user', permitted, 'no', { mailbox: { kind: 'keep' }, successorId: 'bob' })).to.deep.equal([]);
  });

  it('R34: nobody asks about calls where nothing can tell', () => {
    const asked: string[] = [];
    const world = new RemovalWorld([ann, bob]);
    world.write({ kind: 'remove', id: 'ann', base: '1' }, { inUse: (id) => (asked.push(id), 'no') });
    expect([asked, world.user('ann')]).to.deep.equal([['ann'], undefined]);
    expect(world.remove('bob').ok).to.equal(true);
  });

  it('R34: the refusals name the user', () => {
    const world = new RemovalWorld([ann]);
    const change = { kind: 'remove', id: 'ann', base: '1' } as const;
    expect(issuesOf(world.write(change, { inUse: () => 'yes' }))).to.deep.equal([{ code: 'in-use', params }]);
    expect(issuesOf(world.write(change, { inUse: () => 'unknown' }))).to.deep.equal([
      { code: 'in-use-unknown', params },
    ]);
  });

  it('R33: a mailbox forces a choice, with the messages of all of them', () => {
    const world = new RemovalWorld(
      [ann, bob],
      [box(), box({ id: 'other', messages: 4 }), box({ id: 'bobs', ownerId: 'bob' })],
    );
    expect(issuesOf(world.remove('ann'))).to.deep.equal([
      { code: 'mailbox-choice', params: { ...params, messages: 7 } },
    ]);
    const heir = (to: string): unknown => issuesOf(world.remove('ann', { mailbox: { kind: 'hand-over', to } }));
    expect(heir('nobody')).to.deep.equal([{ code: 'mailbox-heir', params: { ...params, value: 'nobody' } }]);
    expect(heir('ann')).to.deep.equal([{ code: 'mailbox-heir', params: { ...params, value: 'ann' } }]);
    expect(heir('bob')).to.deep.equal([]);
  });

  it('R33: without a mailbox no choice is needed, and one that is given says nothing', () => {
    const world = new RemovalWorld([ann, bob], [box({ ownerId: 'bob' })]);
    expect(world.remove('ann', { mailbox: { kind: 'hand-over', to: 'nobody' } }).ok).to.equal(true);
    expect(world.resource('box')).to.include({ ownerId: 'bob', version: '1' });
  });

  it('R33: "none" as mailbox has detached it beforehand: it is kept as a shared one', () => {
    const world = new RemovalWorld([{ ...ann, mailboxId: 'none' }], [box()]);
    expect(world.remove('ann', { mailbox: { kind: 'delete' } }).ok).to.equal(true);
    expect(world.resource('box')).to.include({ messages: 3 }).and.not.have.property('ownerId');
  });

  it('R35: a successor must be somebody else who is there', () => {
    for (const successorId of ['nobody', 'ann'])
      expect(issuesOf(new RemovalWorld([ann]).remove('ann', { successorId }))).to.deep.equal([
        { code: 'successor-unknown', params: { ...params, value: successorId } },
      ]);
  });
});

describe('judgeRemoval: effects', () => {
  it('where nothing is known of resources, only the user goes', () => {
    const { users, context } = new RemovalWorld([ann, { ...bob, mobile: '201' }], [box()]);
    const change = { kind: 'remove', id: 'ann', base: '1' } as const;
    expect(judgeRemoval(withoutResources(users), change, context)).to.deep.equal({
      ok: true,
      kind: 'remove',
      before: users.get('ann'),
    });
  });

  it('R35: a removal that touches nobody has no effects', () => {
    const world = new RemovalWorld([
      { ...ann, mobile: '+49 170 1', forwarding: { mode: 'forward', destinations: ['115'] } },
      bob,
    ]);
    expect(world.remove('ann')).to.deep.equal({ ok: true, kind: 'remove', before: world.removed.get('ann')!.user });
  });

  it('R35: the places of menus, groups and devices are cleared, the others keep theirs, and versions are new', () => {
    const users = [
      { userId: 'bob' },
      { userId: 'ann', place: 'Key 3' },
      { userId: 'cid', place: 'Key 4' },
      { userId: 'ann' },
    ];
    const world = new RemovalWorld(
      [ann, bob, cid],
      [
        { id: 'menu', kind: 'menu', name: 'Reception', users },
        { id: 'group', kind: 'group', name: 'Sales', users: [{ userId: 'bob' }] },
        { id: 'phone', kind: 'device', name: 'Desk', users: [{ userId: 'ann' }] },
      ],
    );
    const { effects } = world.remove('ann') as Judgement & { ok: true };
    expect(effects).to.have.all.keys('users', 'resources');
    expect(effects!.resources.map(({ before }) => before!.id)).to.deep.equal(['menu', 'phone']);
    expect(world.resource('menu')).to.deep.equal({
      id: 'menu',
      kind: 'menu',
      name: 'Reception',
      users: [{ userId: 'bob' }, { userId: 'cid', place: 'Key 4' }],
      version: 'version-1',
    });
    expect(world.resource('phone')).to.deep.include({ users: [], version: 'version-2' });
    expect(world.resource('group')?.version).to.equal('1');
  });

  it('R35: a successor takes the first place, never stands twice in a list, and inherits no share of a mailbox', () => {
    const places = [{ userId: 'ann', place: 'Key 3' }, { userId: 'cid' }, { userId: 'ann', place: 'Key 5' }];
    const world = new RemovalWorld(
      [ann, bob, cid],
      [
        { id: 'menu', kind: 'menu', name: 'A', users: places },
        { id: 'group', kind: 'group', name: 'B', users: [{ userId: 'ann' }, { userId: 'bob' }] },
        { id: 'fax', kind: 'fax-account', name: 'C', users: [{ userId: 'ann' }] },
        box({ id: 'shared', ownerId: 'cid', users: [{ userId: 'ann' }, { userId: 'bob' }] }),
      ],
    );
    world.remove('ann', { successorId: 'bob' });
    const listOf = (id: string): unknown => world.resource(id)!.users;
    expect(listOf('menu')).to.deep.equal([{ userId: 'bob', place: 'Key 3' }, { userId: 'cid' }]);
    expect(listOf('group')).to.deep.equal([{ userId: 'bob' }]);
    expect(listOf('fax')).to.deep.equal([{ userId: 'bob' }]);
    expect(listOf('shared')).to.deep.equal([{ userId: 'bob' }]);
    expect(world.resource('shared')).to.include({ ownerId: 'cid' });
  });

  it('R33: a mailbox is kept as a shared one, handed over, or deleted; its shares stay', () => {
    const users = [{ userId: 'cid' }];
    const after = (mailbox: Parameters<RemovalWorld['remove']>[1]): unknown => {
      const world = new RemovalWorld([ann, bob, cid], [box({ users }), box({ id: 'second', messages: 1 })]);
      world.remove('ann', mailbox);
      return [world.resource('box'), world.resource('second')];
    };
    const { ownerId: _, ...kept } = box({ users }) as Mailbox;
    const { ownerId: __, ...second } = box({ id: 'second', messages: 1 }) as Mailbox;
    expect(after({ mailbox: { kind: 'keep' } })).to.deep.equal([
      { ...kept, version: 'version-1' },
      { ...second, version: 'version-2' },
    ]);
    expect(after({ mailbox: { kind: 'hand-over', to: 'bob' } })).to.deep.equal([
      { ...kept, ownerId: 'bob', version: 'version-1' },
      { ...second, ownerId: 'bob', version: 'version-2' },
    ]);
    expect(after({ mailbox: { kind: 'delete' } })).to.deep.equal([undefined, undefined]);
  });

  it('R33, R35: who used a deleted mailbox uses its own again, who rang its number no longer does; a kept one stays in use', () => {
    const users = [ann, { ...bob, mailboxId: 'box' }, { ...cid, mobile: '700', mailboxId: 'third' }];
    const third = box({ id: 'third', ownerId: 'cid' });
    const deleted = new RemovalWorld(users, [box({ extension: '700' }), third]);
    deleted.remove('ann', { mailbox: { kind: 'delete' } });
    expect(deleted.user('bob')).not.to.have.property('mailboxId');
    expect(deleted.user('bob')).to.include({ version: 'version-1', updatedAt: now });
    expect(deleted.user('cid')).to.include({ mailboxId: 'third' }).and.not.have.property('mobile');
    const kept = new RemovalWorld(users, [box({ extension: '700' }), third]);
    kept.remove('ann', { mailbox: { kind: 'keep' } });
    expect([kept.user('bob').mailboxId, kept.user('cid').mobile, kept.user('bob').version]).to.deep.equal([
      'box',
      '700',
      '1',
    ]);
  });

  it('R35: nobody forwards to the number any more, and who has no destination left rings the own phone', () => {
    const world = new RemovalWorld([
      ann,
      { ...bob, forwarding: { mode: 'sequential', destinations: ['+49 30 1', '2-01', '203'] }, mobile: '201' },
      { ...cid, forwarding: { mode: 'forward', destinations: ['201'] }, mobile: '+49201' },
      { id: 'dan', forwarding: { mode: 'forward', destinations: ['2010'] }, mobile: '0201' },
    ]);
    world.remove('ann');
    expect(world.user('bob').forwarding).to.deep.equal({ mode: 'sequential', destinations: ['+49 30 1', '203'] });
    expect(world.user('bob')).not.to.have.property('mobile');
    expect(world.user('cid')).to.deep.include({
      forwarding: { mode: 'ring-my-phone', destinations: [] },
      mobile: '+49201',
    });
    expect(world.user('dan').version).to.equal('1');
  });

  it('R35: the successor is rung instead, not twice, and nobody is forwarded to itself', () => {
    const world = new RemovalWorld([
      ann,
      { ...bob, forwarding: { mode: 'forward', destinations: ['201', '205'] }, mobile: '201' },
      { ...cid, forwarding: { mode: 'simultaneous', destinations: ['202', '201', '204'] }, mobile: '201' },
      { id: 'dan', extension: '204', forwarding: { mode: 'simultaneous', destinations: ['201', '205'] } },
    ]);
    world.remove('ann', { successorId: 'bob' });
    expect(world.user('bob').forwarding).to.deep.equal({ mode: 'forward', destinations: ['205'] });
    expect(world.user('bob')).not.to.have.property('mobile');
    expect(world.user('cid')).to.deep.include({
      forwarding: { mode: 'simultaneous', destinations: ['202', '204'] },
      mobile: '202',
    });
    expect(world.user('dan').forwarding).to.deep.equal({ mode: 'simultaneous', destinations: ['202', '205'] });
  });

  it('R35: a successor without an extension takes places, but no calls', () => {
    const world = new RemovalWorld(
      [ann, { id: 'bob' }, { ...cid, forwarding: { mode: 'forward', destinations: ['201'] }, mobile: '201' }],
      [{ id: 'menu', kind: 'menu', name: 'A', users: [{ userId: 'ann' }] }],
    );
    world.remove('ann', { successorId: 'bob' });
    expect(world.user('cid').forwarding).to.deep.equal({ mode: 'ring-my-phone', destinations: [] });
    expect(world.user('cid')).not.to.have.property('mobile');
    expect(world.resource('menu')!.users).to.deep.equal([{ userId: 'bob' }]);
  });

  it('R18, R35: a successor whose calls come back is left out of the forwarding, not of the mobile', () => {
    const world = new RemovalWorld([
      ann,
      { ...bob, forwarding: { mode: 'forward', destinations: ['203'] } },
      { ...cid, forwarding: { mode: 'simultaneous', destinations: ['201', '0301'] }, mobile: '201' },
    ]);
    world.remove('ann', { successorId: 'bob' });
    expect(world.user('cid')).to.deep.include({
      forwarding: { mode: 'simultaneous', destinations: ['0301'] },
      mobile: '202',
    });
  });

  it('R35: what the user itself referred to is noted where it led somewhere', () => {
    const references: Partial<User> = {
      branchId: 'north',
      locationId: 'unknown',
      faxAccountId: 'north',
      mailboxId: 'box',
      callerIdNumber: '+49 (30) 1',
      mobile: '202',
      forwarding: { mode: 'forward', destinations: ['203', '204', '+49203'] },
    };
    const world = new RemovalWorld(
      [{ ...ann, ...references }, bob, cid],
      [
        { id: 'north', kind: 'branch', name: 'North' },
        { id: '+49301', kind: 'number', name: 'Main' },
        box({ ownerId: 'bob' }),
      ],
    );
    world.remove('ann');
    expect(world.removed.get('ann')!.effects).to.deep.equal({
      users: [],
      resources: [],
      own: [
        { field: 'branchId', to: 'north' },
        { field: 'mailboxId', to: 'box' },
        { field: 'callerIdNumber', to: '+49 (30) 1' },
        { field: 'mobile', to: '202' },
        { field: 'forwarding', to: '203' },
      ],
    });
  });

  it('a user is not taken for a resource of the same id', () => {
    const world = new RemovalWorld(
      [
        { ...ann, id: '201' },
        { ...bob, branchId: '201', forwarding: { mode: 'forward', destinations: ['201'] } },
      ],
      [{ id: '201', kind: 'branch', name: 'Street 201' }],
    );
    world.remove('201');
    expect(world.user('bob')).to.deep.include({
      branchId: '201',
      forwarding: { mode: 'ring-my-phone', destinations: [] },
    });
    expect(world.resource('201')?.version).to.equal('1');
  });

  it('R32: who is no administrator can go, however few administrators are left', () => {
    const world = new RemovalWorld([{ ...ann, role: 'user' }, { id: 'boss', role: 'admin' }, { id: 'eve' }]);
    expect(world.remove('boss').ok).to.equal(false);
    expect([world.remove('ann').ok, world.remove('eve').ok]).to.deep.equal([true, true]);
  });
});
