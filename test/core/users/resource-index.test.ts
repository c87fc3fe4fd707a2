import { expect } from '@open-wc/testing';
import type { Resource } from '../../../src/core/resource.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import { indexOf } from '../../fixtures/index-users.js';

const menu = (id: string, values: Partial<Resource> = {}): Resource =>
  ({ id, kind: 'menu', name: id, version: '1', ...values }) as Resource;
const idsOf = (resources: readonly Resource[]): string[] => resources.map(({ id }) => id);

describe('ResourceIndex', () => {
  it('keeps, replaces and forgets', () => {
    const { resources } = indexOf();
    resources.put(menu('a'));
    resources.put(menu('a', { version: '2' }));
    resources.put(menu('b'));
    expect([resources.size, resources.get('a')?.version]).to.deep.equal([2, '2']);
    resources.delete('a');
    resources.delete('nothing');
    expect([resources.size, resources.get('a'), idsOf(resources.all())]).to.deep.equal([1, undefined, ['b']]);
    resources.load([menu('c'), menu('d')]);
    expect([resources.size, idsOf(resources.all())]).to.deep.equal([2, ['c', 'd']]);
  });

  it('T3: stands in the order of kinds, names as the language has them, and ids', () => {
    const { resources } = indexOf();
    resources.load([
      menu('5', { name: 'Team 10' }),
      menu('4', { name: 'team 2' }),
      menu('1', { kind: 'device', name: 'A' }),
      menu('3', { name: 'Änne' }),
      menu('7', { name: 'Zoe', kind: 'branch' }),
      menu('9', { name: 'Anna' }),
      menu('2', { name: 'Anna' }),
    ]);
    expect(idsOf(resources.all())).to.deep.equal(['7', '2', '9', '3', '4', '5', '1']);
    expect(idsOf(resources.ofKind('menu'))).to.deep.equal(['2', '9', '3', '4', '5']);
    expect(resources.ofKind('group')).to.deep.equal([]);
    resources.put(menu('6', { name: 'Aa', kind: 'branch' }));
    expect(idsOf(resources.ofKind('branch'))).to.deep.equal(['6', '7']);
    expect(resources.ofKind('branch')).to.equal(resources.ofKind('branch'));
    resources.delete('7');
    expect([idsOf(resources.ofKind('branch')), resources.all().length]).to.deep.equal([['6'], 7]);
  });

  it('R35: finds what refers to a user, each once, by a place or as its own mailbox', () => {
    const { resources } = indexOf();
    resources.load([
      menu('z', { users: [{ userId: 'ann' }, { userId: 'bob' }, { userId: 'ann' }] }),
      menu('a', { users: [{ userId: 'ann' }] }),
      menu('box', { kind: 'mailbox', ownerId: 'ann', messages: 0, users: [{ userId: 'ann' }] } as Partial<Resource>),
      menu('shared', { kind: 'mailbox', messages: 0 } as Partial<Resource>),
    ]);
    expect(idsOf(resources.referringTo('ann'))).to.deep.equal(['box', 'a', 'z']);
    expect(idsOf(resources.referringTo('bob'))).to.deep.equal(['z']);
    resources.put(menu('z', { users: [{ userId: 'ann' }] }));
    resources.delete('box');
    expect([idsOf(resources.referringTo('ann')), resources.referringTo('bob')]).to.deep.equal([['a', 'z'], []]);
  });

  it('finds an own number however it is written', () => {
    const { resources } = indexOf();
    resources.put(menu('+49 30-1', { kind: 'number', name: 'Main' }));
    resources.put(menu('1'));
    expect(resources.number('+49 (30) 1')?.name).to.equal('Main');
    expect([resources.number('49301'), resources.number('1')]).to.deep.equal([undefined, undefined]);
    // A thing of another kind whose id has the same digits leaves the number alone.
    resources.put(menu('+49301', { kind: 'menu' }));
    resources.delete('+49301');
    expect(resources.number('+49301')?.name).to.equal('Main');
    resources.delete('+49 30-1');
    expect(resources.number('+49301')).to.equal(undefined);
  });

  it('R20: an internal number is taken as long as anybody holds it', () => {
    const index = indexOf({ id: 'ann', displayName: 'Ann', extension: '100' });
    const next = (): string | undefined => index.nextFree(defaultPolicy);
    index.resources.put(menu('m', { extension: '101', name: 'Day' }));
    expect([index.owner('101'), next()]).to.deep.equal([{ id: 'm', displayName: 'Day', kind: 'menu' }, '102']);
    expect([index.byExtension('101'), index.byExtension('100')?.id]).to.deep.equal([undefined, 'ann']);
    index.resources.put(menu('m', { extension: '102', name: 'Day' }));
    expect([index.owner('101'), next()]).to.deep.equal([undefined, '101']);
    // As only a damaged store can hold it: a user and a resource with one number.
    index.resources.put(menu('n', { extension: '100' }));
    expect(index.owner('100')).to.deep.include({ id: 'ann' });
    index.drop('ann');
    expect([index.owner('100')?.id, next()]).to.deep.equal(['n', '101']);
    index.resources.delete('n');
    expect([index.owner('100'), next()]).to.deep.equal([undefined, '100']);
  });

  it('R20: two resources of one number, as only a damaged store can hold them, do not lose each other', () => {
    const index = indexOf();
    index.resources.put(menu('a', { extension: '100' }));
    index.resources.put(menu('b', { extension: '100' }));
    index.resources.delete('a');
    expect([index.owner('100')?.id, index.nextFree(defaultPolicy)]).to.deep.equal(['b', '101']);
  });

  it('what is no number holds none', () => {
    const index = indexOf();
    index.resources.put(menu('a', { extension: '*97' }));
    expect(index.owner('*97')).to.equal(undefined);
    index.resources.delete('a');
    expect(index.resources.size).to.equal(0);
  });

  it('R20: a search describes the number of a resource as taken, also for a user with the same id', () => {
    const index = indexOf({ id: 'm', extension: '100' });
    index.resources.put(menu('m', { extension: '101', name: 'Day' }));
    const [own, taken] = index.extensions({ describe: ['100', '101'], forUser: 'm' }, defaultPolicy);
    expect(own?.state).to.equal('free');
    expect(taken).to.deep.equal({
      extension: '101',
      state: 'taken',
      owner: { id: 'm', displayName: 'Day', kind: 'menu' },
      issue: { code: 'extension-taken', field: 'extension', params: { value: '101', owner: 'Day', ownerId: 'm' } },
    });
  });
});
