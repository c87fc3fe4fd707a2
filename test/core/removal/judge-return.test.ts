import { expect } from '@open-wc/testing';
import type { Mailbox, ResourceInput } from '../../../src/core/resource.js';
import { judgeReturn } from '../../../src/core/removal/judge-return.js';
import type { User } from '../../../src/core/user.js';
import { sampleUser, withoutResources } from '../../fixtures/index-users.js';
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
const forward = (...destinations: string[]): Partial<User> => ({ forwarding: { mode: 'forward', destinations } });
const menu = (...ids: string[]): ResourceInput => ({
  id: 'menu',
  kind: 'menu',
  name: 'Reception',
  users: ids.map((userId) => ({ userId })),
});
const idsOf = (world: RemovalWorld, id = 'menu'): readonly string[] | undefined =>
  world.resource(id)?.users?.map(({ userId }) => userId);

describe('judgeReturn', () => {
  it('R31: who is here is not restored again, who never was is not found', () => {
    const world = new RemovalWorld([ann]);
    expect(world.restore('ann')).to.deep.include({ kind: 'unchanged', after: world.user('ann') });
    const unknown = world.restore('nobody');
    expect(!unknown.ok && unknown.error?.code).to.equal('not-found');
  });

  it('R31, R35: where nothing is known of resources, the user comes back without them', () => {
    const world = new RemovalWorld(
      [{ ...ann, branchId: 'north', mobile: '202' }, bob],
      [menu('ann'), { id: 'north', kind: 'branch', name: 'North' }],
    );
    const user = world.user('ann');
    world.remove('ann');
    const judgement = judgeReturn(withoutResources(world.users), 'ann', world.context);
    const { branchId: _, ...rest } = user;
    expect(judgement).to.deep.include({
      after: { ...rest, version: 'version-2', updatedAt: '2026-02-02T00:00:00.000Z' },
    });
    expect(judgement).not.to.have.property('effects');
  });

  it('R5, R20: what others hold by now, and seats that are gone, stand in the way', () => {
    const world = new RemovalWorld([{ ...ann, username: 'a', email: 'a@b.de', status: 'activated' }], [], { seats: 1 });
    world.remove('ann');
    const extension = '201';
    for (const values of [{ extension }, { username: 'A' }, { email: 'A@b.de', status: 'activated' }] as const)
      world.users.place(sampleUser(values));
    const judgement = world.restore('ann');
    expect(!judgement.ok && judgement.issues.map(({ code, params }) => [code, params?.['next']])).to.deep.equal([
      ['extension-taken', '202'],
      ['username-taken', undefined],
      ['email-taken', undefined],
      ['seats-exceeded', undefined],
    ]);
  });

  it('R31: what nobody has touched comes back exactly, versions, times and order included', () => {
    const world = new RemovalWorld(
      [ann, { ...bob, ...forward('201'), mobile: '201', mailboxId: 'box' }, cid],
      [menu('bob', 'ann', 'cid'), box({ users: [{ userId: 'cid' }] })],
    );
    const before = world.text;
    for (const choices of [
      { mailbox: { kind: 'keep' } },
      { mailbox: { kind: 'delete' }, successorId: 'cid' },
      { mailbox: { kind: 'hand-over', to: 'bob' }, successorId: 'bob' },
    ] as const) {
      world.remove('ann', choices);
      expect(world.text).not.to.equal(before);
      expect(world.restore('ann')).to.deep.include({ ok: true, kind: 'restore' });
      expect(world.text).to.equal(before);
    }
  });

  it('R31: a user whom nothing referred to comes back without effects', () => {
    const world = new RemovalWorld([ann, bob]);
    world.remove('ann');
    expect(world.restore('ann')).to.have.all.keys('ok', 'kind', 'after', 'secrets');
  });

  it('R31: who has been changed since keeps the change, and gets the reference back with a new version', () => {
    const world = new RemovalWorld([ann, { ...bob, mobile: '201', mailboxId: 'box' }, cid], [box()]);
    world.remove('ann', { mailbox: { kind: 'delete' } });
    world.update('bob', { company: 'Acme' });
    const { version } = world.user('bob');
    world.restore('ann');
    expect(world.user('bob')).to.include({ company: 'Acme', mobile: '201', mailboxId: 'box' });
    expect(world.user('bob').version).not.to.be.oneOf(['1', version]);
    expect(world.user('bob').updatedAt).to.equal('2026-02-02T00:00:00.000Z');
  });

  it('R31: a field that holds something else by now keeps it', () => {
    const world = new RemovalWorld([ann, { ...bob, mobile: '201', mailboxId: 'box' }], [box()]);
    world.remove('ann', { mailbox: { kind: 'delete' } });
    world.update('bob', { mobile: '+49 170 1', mailboxId: 'none' });
    const { version } = world.user('bob');
    world.restore('ann');
    expect(world.user('bob')).to.include({ mobile: '+49 170 1', mailboxId: 'none', version });
  });

  it('R31: a destination goes back to its old place in a list that was changed, clipped to its end', () => {
    const world = new RemovalWorld([
      ann,
      { ...bob, ...forward('0301', '201', '0302') },
      { ...cid, ...forward('0301', '0302', '201') },
      { id: 'dan', ...forward('201') },
      { id: 'eve', ...forward('0301', '201') },
    ]);
    world.remove('ann');
    world.update('bob', { forwarding: { mode: 'sequential', destinations: ['0302', '0303'] } });
    world.update('cid', { forwarding: { mode: 'sequential', destinations: ['0302'] } });
    world.update('dan', { company: 'Acme' });
    world.update('eve', { forwarding: null });
    world.restore('ann');
    expect(world.user('bob').forwarding).to.deep.equal({ mode: 'sequential', destinations: ['0302', '201', '0303'] });
    expect(world.user('cid').forwarding).to.deep.equal({ mode: 'sequential', destinations: ['0302', '201'] });
    expect(world.user('dan').forwarding).to.deep.equal({ mode: 'forward', destinations: ['201'] });
    expect(world.user('eve')).not.to.have.property('forwarding');
  });

  it('R31: forwarding that was set since stays as it is', () => {
    const world = new RemovalWorld([ann, { ...bob, mobile: '201' }]);
    world.remove('ann');
    world.update('bob', { forwarding: { mode: 'forward', destinations: ['0301'] } });
    world.restore('ann');
    expect(world.user('bob')).to.deep.include({ mobile: '201', ...forward('0301') });
  });

  it('R31: a destination that is there already is not put back, nor into a list that is full', () => {
    const full = Array.from({ length: 20 }, (_, at) => `03010${at + 10}`);
    const world = new RemovalWorld([ann, { ...bob, ...forward('201') }, { ...cid, ...forward('201') }]);
    world.remove('ann');
    world.update('bob', { forwarding: { mode: 'sequential', destinations: ['201'] } });
    world.update('cid', { forwarding: { mode: 'sequential', destinations: full } });
    const versions = [world.user('bob').version, world.user('cid').version];
    world.restore('ann');
    expect([world.user('bob').version, world.user('cid').version]).to.deep.equal(versions);
    expect(world.user('cid').forwarding?.destinations).to.deep.equal(full);
  });

  it('R31: the successor gives the places back where it still has them', () => {
    const world = new RemovalWorld(
      [ann, bob, { ...cid, ...forward('0301', '201') }, { id: 'dan', ...forward('201') }],
      [menu('cid', 'ann'), { ...menu('ann'), id: 'second' }, { ...menu('ann', 'bob'), id: 'third' }],
    );
    world.remove('ann', { successorId: 'bob' });
    world.update('cid', { forwarding: { mode: 'sequential', destinations: ['202', '0302'] } });
    world.update('dan', { forwarding: { mode: 'sequential', destinations: ['0302'] } });
    world.change({ kind: 'put', resource: menu('bob', 'cid') });
    world.change({ kind: 'put', resource: { ...menu('cid'), id: 'second' } });
    world.change({ kind: 'put', resource: { ...menu('bob', 'cid'), id: 'third' } });
    world.restore('ann');
    expect([idsOf(world), idsOf(world, 'second'), idsOf(world, 'third')]).to.deep.equal([
      ['ann', 'cid'],
      ['ann', 'cid'],
      ['ann', 'bob', 'cid'],
    ]);
    expect(world.user('cid').forwarding!.destinations).to.deep.equal(['201', '0302']);
    expect(world.user('dan').forwarding!.destinations).to.deep.equal(['201', '0302']);
  });

  it('R31: only the place that the successor took is given back', () => {
    const places = [
      { userId: 'ann', place: 'Key 1' },
      { userId: 'ann', place: 'Key 2' },
    ];
    const world = new RemovalWorld([ann, bob, cid], [{ ...menu(), users: places }]);
    world.remove('ann', { successorId: 'bob' });
    const users = [
      { userId: 'cid', place: 'Key 2' },
      { userId: 'bob', place: 'Key 1' },
    ];
    world.change({ kind: 'put', resource: { ...menu(), users } });
    world.restore('ann');
    expect(world.resource('menu')!.users).to.deep.equal([users[0], places[1], places[0]]);
  });

  it('R31: into a list that was changed the user goes at its old place, clipped to its end', () => {
    const world = new RemovalWorld(
      [ann, bob, cid],
      [menu('bob', 'ann', 'cid'), { ...menu('bob', 'cid', 'ann'), id: 'second' }],
    );
    world.remove('ann');
    world.change({ kind: 'put', resource: menu('cid', 'bob') });
    const { users: _, ...bare } = menu();
    world.change({ kind: 'put', resource: { ...bare, id: 'second' } });
    const { version } = world.resource('menu')!;
    world.restore('ann');
    expect([idsOf(world), idsOf(world, 'second')]).to.deep.equal([['cid', 'ann', 'bob'], ['ann']]);
    expect(world.resource('menu')!.version).not.to.be.oneOf(['1', version]);
  });

  it('R31: a mailbox is the own one again unless it has become somebody else’s', () => {
    const world = new RemovalWorld(
      [ann, bob],
      [box(), box({ id: 'second' }), box({ id: 'third', ownerId: 'bob', users: [{ userId: 'ann' }] })],
    );
    world.remove('ann', { mailbox: { kind: 'keep' } });
    const { ownerId: _, ...shared } = box({ messages: 9 }) as Mailbox;
    world.change({ kind: 'put', resource: shared });
    world.change({ kind: 'put', resource: box({ id: 'second', ownerId: 'bob' }) });
    world.change({ kind: 'put', resource: box({ id: 'third', ownerId: 'bob', messages: 9 }) });
    const { version } = world.resource('second')!;
    world.restore('ann');
    expect(world.resource('box')).to.include({ ownerId: 'ann', messages: 9 });
    expect(world.resource('second')).to.include({ ownerId: 'bob', version });
    expect(world.resource('third')).to.deep.include({ ownerId: 'bob', users: [{ userId: 'ann' }] });
  });

  it('R31: what has been deleted since stays deleted, or belongs to what has its id now', () => {
    const world = new RemovalWorld([ann, { ...bob, mobile: '201' }], [menu('ann'), { ...menu('ann'), id: 'second' }]);
    world.remove('ann');
    world.remove('bob');
    world.change({ kind: 'delete', id: 'menu' });
    world.change({ kind: 'delete', id: 'second' });
    world.change({ kind: 'put', resource: { id: 'second', kind: 'group', name: 'Sales' } });
    world.restore('ann');
    expect([world.resource('menu'), world.user('bob')]).to.deep.equal([undefined, undefined]);
    expect(world.resource('second')).not.to.have.property('users');
  });

  it('R31: a deleted mailbox comes back unless its id is taken, and whoever used it uses it again', () => {
    const users = [ann, { ...bob, mailboxId: 'box' }, { ...cid, mailboxId: 'box', mobile: '201' }];
    const free = new RemovalWorld(users, [box({ extension: '700' })]);
    const all = free.text;
    free.remove('ann', { mailbox: { kind: 'delete' } });
    free.restore('ann');
    expect([free.text, free.resource('box')?.extension]).to.deep.equal([all, '700']);
    const taken = new RemovalWorld(users, [box()]);
    taken.remove('ann', { mailbox: { kind: 'delete' } });
    taken.change({ kind: 'put', resource: box({ ownerId: 'bob' }) });
    const before = [taken.resource('box'), taken.user('bob')];
    taken.restore('ann');
    expect([taken.resource('box'), taken.user('bob')]).to.deep.equal(before);
    expect(taken.user('cid')).to.include({ mobile: '201' }).and.not.have.property('mailboxId');
  });

  it('R20, R35: a deleted mailbox comes back without users and a number that it cannot have any more', () => {
    const resource = box({ extension: '700', users: [{ userId: 'bob' }, { userId: 'ann' }, { userId: 'cid' }] });
    const world = new RemovalWorld([ann, bob, { ...cid, mobile: '700' }], [resource]);
    world.remove('ann', { mailbox: { kind: 'delete' } });
    world.remove('bob');
    world.change({ kind: 'put', resource: { ...menu(), extension: '700' } });
    world.restore('ann');
    const { extension: _, ...rest } = resource;
    const { version, ...kept } = world.resource('box')!;
    expect(kept).to.deep.equal({ ...rest, users: [{ userId: 'ann' }, { userId: 'cid' }] });
    expect(version).not.to.equal('1');
    expect(world.user('cid')).not.to.have.property('mobile');
  });

  it('R35: what the user itself referred to and has gone meanwhile is left out of it', () => {
    const world = new RemovalWorld(
      [{ ...ann, branchId: 'north', mailboxId: 'box', ...forward('202', '115', '203'), mobile: '202' }, bob, cid],
      [{ id: 'north', kind: 'branch', name: 'North' }, box()],
    );
    world.remove('ann', { mailbox: { kind: 'delete' } });
    world.remove('bob');
    world.change({ kind: 'delete', id: 'north' });
    world.restore('ann');
    const { version, ...user } = world.user('ann');
    expect(user).to.deep.include({ mailboxId: 'box', ...forward('115', '203'), updatedAt: '2026-02-02T00:00:00.000Z' });
    expect(user).not.to.have.any.keys('branchId', 'mobile');
    expect(version).not.to.equal('1');
  });

  it('R18: a destination that would bring calls back to the caller is not put back', () => {
    const world = new RemovalWorld([{ ...ann, ...forward('203') }, { ...bob, ...forward('201') }, cid]);
    world.remove('ann');
    world.update('bob', { company: 'Acme' });
    world.update('cid', { forwarding: { mode: 'forward', destinations: ['202'] } });
    const { version } = world.user('bob');
    world.restore('ann');
    expect(world.user('bob')).to.deep.include({ version, forwarding: { mode: 'ring-my-phone', destinations: [] } });
  });

  it('R31: several come back exactly in the reverse order of their removal', () => {
    const world = new RemovalWorld(
      [
        { ...ann, ...forward('202') },
        { ...bob, mobile: '201' },
        { ...cid, ...forward('201', '202') },
      ],
      [menu('ann', 'bob', 'cid', 'ann')],
    );
    const before = world.text;
    for (const id of ['ann', 'cid', 'bob']) world.remove(id);
    for (const id of ['bob', 'cid', 'ann']) world.restore(id);
    expect(world.text).to.equal(before);
  });

  it('R31: what was changed since and has nothing of the user to get back stays as it is', () => {
    const world = new RemovalWorld([ann, bob, cid], [box({ users: [{ userId: 'bob' }] })]);
    world.remove('ann', { mailbox: { kind: 'keep' } });
    world.change({ kind: 'put', resource: box({ ownerId: 'cid', users: [{ userId: 'bob' }] }) });
    const before = world.resource('box');
    const judgement = world.restore('ann');
    expect(judgement.ok).to.equal(true);
    expect(judgement).not.to.have.property('effects');
    expect(world.resource('box')).to.equal(before);
  });
});
