import { expect } from '@open-wc/testing';
import { judgeResourceChange } from '../../../src/core/removal/judge-resource-change.js';
import type { ResourceChange, ResourceInput } from '../../../src/core/resource.js';
import type { User } from '../../../src/core/user.js';
import { withoutResources } from '../../fixtures/index-users.js';
import { RemovalWorld } from '../../fixtures/removal-world.js';

const ann: Partial<User> = { id: 'ann', displayName: 'Ann', extension: '201' };
const now = '2026-02-02T00:00:00.000Z';
const menu: ResourceInput = { id: 'menu', kind: 'menu', name: 'Day', extension: '500', users: [{ userId: 'ann' }] };

const judge = (world: RemovalWorld, change: ResourceChange): ReturnType<typeof judgeResourceChange> =>
  judgeResourceChange(world.users, change, world.context);

describe('judgeResourceChange: put', () => {
  it('adds and replaces with a new version', () => {
    const world = new RemovalWorld([ann]);
    const after = { ...menu, version: 'version-1' };
    expect(judge(world, { kind: 'put', resource: menu })).to.deep.equal({
      ok: true,
      effects: { users: [], resources: [{ after }] },
    });
    world.change({ kind: 'put', resource: menu });
    const before = world.resource('menu')!;
    const renamed = { ...menu, name: 'Night' };
    expect(judge(world, { kind: 'put', resource: renamed })).to.deep.equal({
      ok: true,
      effects: { users: [], resources: [{ before, after: { ...renamed, version: 'version-3' } }] },
    });
  });

  it('what says the same alters nothing', () => {
    const world = new RemovalWorld([ann], [menu]);
    const nothing = { ok: true, effects: { users: [], resources: [] } };
    expect(judge(world, { kind: 'put', resource: { ...menu } })).to.deep.equal(nothing);
  });

  it('where nothing is known of resources, one can be added and none is there to be deleted', () => {
    const { users, context } = new RemovalWorld([ann], [menu]);
    const { extension: _, ...resource } = menu;
    const judged = (change: ResourceChange): unknown => judgeResourceChange(withoutResources(users), change, context);
    expect(judged({ kind: 'delete', id: menu.id })).to.deep.equal({ ok: true, effects: { users: [], resources: [] } });
    expect(judged({ kind: 'put', resource })).to.deep.equal({
      ok: true,
      effects: { users: [], resources: [{ after: { ...resource, version: 'version-1' } }] },
    });
  });

  it('R35: names users who are not there, each once', () => {
    const world = new RemovalWorld([ann]);
    const users = [{ userId: 'ann' }, { userId: 'bob' }, { userId: 'bob' }];
    const resource = { id: 'box', kind: 'mailbox', name: 'Box', messages: 0, ownerId: 'cid', users } as const;
    expect(judge(world, { kind: 'put', resource })).to.deep.equal({
      ok: false,
      issues: [
        { code: 'reference-unknown', params: { value: 'bob' } },
        { code: 'reference-unknown', params: { value: 'cid' } },
      ],
    });
    expect(world.change({ kind: 'put', resource: { ...resource, ownerId: 'ann', users: [] } })).to.deep.equal([]);
  });

  it('R20: a number is held once, and the refusal names the holder and the next free one', () => {
    const world = new RemovalWorld([ann, { id: 'menu', extension: '202' }], [menu]);
    const issuesOf = (id: string, extension: string): unknown => {
      const judgement = judge(world, { kind: 'put', resource: { id, kind: 'menu', name: 'B', extension } });
      return judgement.ok ? [] : judgement.issues;
    };
    const taken = (params: object): object[] => [{ code: 'extension-taken', field: 'extension', params }];
    expect(issuesOf('other', '201')).to.deep.equal(taken({ value: '201', owner: 'Ann', ownerId: 'ann', next: '203' }));
    expect(issuesOf('other', '500')).to.deep.equal(taken({ value: '500', owner: 'Day', ownerId: 'menu', next: '501' }));
    expect(issuesOf('menu', '202')).to.deep.equal(
      taken({ value: '202', owner: 'User menu', ownerId: 'menu', next: '203' }),
    );
    expect([issuesOf('menu', '500'), issuesOf('menu', '501')]).to.deep.equal([[], []]);
    expect(issuesOf('other', '5a')).to.deep.equal([
      { code: 'extension-not-digits', field: 'extension', params: { value: '5a' } },
    ]);
  });

  it('R20: where no number is free, none is named', () => {
    const world = new RemovalWorld([ann]);
    const extension = { ...world.context.policy.extension, ranges: [{ from: '201', to: '201' }] };
    const policy = { ...world.context.policy, extension };
    const resource = { ...menu, extension: '201' };
    expect(judgeResourceChange(world.users, { kind: 'put', resource }, { ...world.context, policy })).to.deep.equal({
      ok: false,
      issues: [{ code: 'extension-taken', field: 'extension', params: { value: '201', owner: 'Ann', ownerId: 'ann' } }],
    });
  });

  it('R35: who forwards to a number follows it when it changes, and stops when it goes', () => {
    const forwarding = { mode: 'forward', destinations: ['500'] } as const;
    const world = new RemovalWorld(
      [
        { ...ann, forwarding, mobile: '500' },
        { id: 'bob', extension: '202' },
      ],
      [menu],
    );
    world.change({ kind: 'put', resource: { ...menu, extension: '501' } });
    expect(world.user('ann')).to.deep.include({
      forwarding: { mode: 'forward', destinations: ['501'] },
      mobile: '501',
      updatedAt: now,
    });
    const { version } = world.user('ann');
    world.change({ kind: 'put', resource: { ...menu, extension: '501', name: 'Night' } });
    expect(world.user('ann').version).to.equal(version);
    const { extension: _, ...numberless } = menu;
    world.change({ kind: 'put', resource: numberless });
    expect(world.user('ann').forwarding).to.deep.equal({ mode: 'ring-my-phone', destinations: [] });
    expect(world.user('ann')).not.to.have.property('mobile');
  });

  it('a kind that there is not, another kind, and an id that says nothing are mistakes of the program', () => {
    const world = new RemovalWorld([], [{ id: 'menu', kind: 'menu', name: 'Day' }]);
    const put = (resource: object) => () => world.change({ kind: 'put', resource: resource as ResourceInput });
    expect(put({ id: 'a', kind: 'robot', name: 'A' })).to.throw(TypeError, '"robot" is not a kind');
    expect(put({ id: 'menu', kind: 'group', name: 'A' })).to.throw(
      TypeError,
      '"menu" is a menu and cannot become a group',
    );
    expect(put({ id: 'none', kind: 'mailbox', name: 'A', messages: 0 })).to.throw(TypeError, '"none"');
    expect(put({ id: '', kind: 'menu', name: 'A' })).to.throw(TypeError, '""');
  });
});

describe('judgeResourceChange: delete', () => {
  it('what is not there is deleted already', () => {
    const judgement = judge(new RemovalWorld([ann]), { kind: 'delete', id: 'menu' });
    expect(judgement).to.deep.equal({ ok: true, effects: { users: [], resources: [] } });
  });

  it('R35: every reference of a user goes with it, each only where it is of that kind', () => {
    const all = { branchId: 'x', locationId: 'x', faxAccountId: 'x', mailboxId: 'x' };
    for (const [kind, field] of [
      ['branch', 'branchId'],
      ['location', 'locationId'],
      ['fax-account', 'faxAccountId'],
      ['mailbox', 'mailboxId'],
    ] as const) {
      const world = new RemovalWorld(
        [
          { ...ann, ...all },
          { id: 'bob', branchId: 'y', mailboxId: 'none' },
        ],
        [{ id: 'x', kind, name: 'X', ...(kind === 'mailbox' && { messages: 0 }) } as ResourceInput],
      );
      world.change({ kind: 'delete', id: 'x' });
      const { [field]: _, ...left } = all;
      expect(world.user('ann')).to.deep.equal({ ...ann, ...left, ...stampOf(world) });
      expect([world.user('bob').version, world.resource('x')]).to.deep.equal(['1', undefined]);
    }
  });

  it('R35: a number goes however it is written, and texting with it', () => {
    const world = new RemovalWorld(
      [
        { ...ann, callerIdNumber: '+49 (30) 1', smsNumber: '+49-301', smsEnabled: true },
        { id: 'bob', smsNumber: '+49302', smsEnabled: true, callerIdNumber: '+49301' },
        { id: 'cid', smsNumber: '+49301' },
        { id: 'dan', mobile: '+49301' },
        { id: 'eve', smsEnabled: true, callerIdNumber: '+49301' },
      ],
      [{ id: '+49301', kind: 'number', name: 'Main' }],
    );
    world.change({ kind: 'delete', id: '+49301' });
    expect(world.user('ann')).to.include({ smsEnabled: false }).and.not.have.any.keys('callerIdNumber', 'smsNumber');
    expect(world.user('bob')).to.include({ smsEnabled: true }).and.not.have.property('callerIdNumber');
    expect(world.user('cid')).not.to.have.any.keys('smsNumber', 'smsEnabled');
    expect(world.user('eve')).to.include({ smsEnabled: true }).and.not.have.property('callerIdNumber');
    expect(world.user('dan')).to.include({ mobile: '+49301', version: '1' });
  });

  it('R35: nobody forwards to its number any more', () => {
    const forwarding = { mode: 'sequential', destinations: ['500', '0301'] } as const;
    const world = new RemovalWorld([{ ...ann, forwarding, mobile: '500' }], [menu]);
    const before = world.resource('menu')!;
    const judgement = judge(world, { kind: 'delete', id: 'menu' });
    expect(judgement.ok && judgement.effects.resources).to.deep.equal([{ before }]);
    world.change({ kind: 'delete', id: 'menu' });
    expect(world.user('ann').forwarding).to.deep.equal({ mode: 'sequential', destinations: ['0301'] });
    expect(world.user('ann')).not.to.have.property('mobile');
  });
});

/** What every user of the fixture has besides, and what an altered one gets. */
const stampOf = (world: RemovalWorld): Partial<User> => {
  const { tenantId, status, secrets, createdAt } = world.user('bob');
  return { tenantId, status, secrets, createdAt, version: 'version-1', updatedAt: now };
};
