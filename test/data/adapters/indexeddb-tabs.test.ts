import { expect } from '@open-wc/testing';
import type { UserChange, WriteResult } from '../../../src/core/change.js';
import type { User } from '../../../src/core/user.js';
import type { AdapterNews, UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter, type IndexedDBOptions } from '../../../src/data/adapters/indexeddb/open.js';
import { answer, FaultyIndexedDB } from './indexeddb-raw.js';

let names = 0;
const newName = (): string => `tabs-${Date.now()}-${names++}`;
const open = (
  databaseName: string,
  tenantId = 'a',
  more: Pick<IndexedDBOptions, 'indexedDB'> = {},
): Promise<UserAdapter> => openIndexedDBAdapter({ tenantId, databaseName, ...more });
const creation = (displayName: string, extension?: string): UserChange => ({
  kind: 'create',
  values: { displayName, ...(extension !== undefined && { extension }) },
});
const everybody = async (adapter: UserAdapter): Promise<readonly User[]> => (await adapter.list({})).users;

async function written(adapter: UserAdapter, change: UserChange): Promise<User> {
  const [result] = await adapter.write([change]);
  if (!result?.ok || !result.user) throw new Error(JSON.stringify(result));
  return result.user;
}

/** A tab that hears nothing from the others. */
async function openDeaf(name: string, more: Pick<IndexedDBOptions, 'indexedDB'> = {}): Promise<UserAdapter> {
  const channel = globalThis.BroadcastChannel;
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  try {
    return await open(name, 'a', more);
  } finally {
    globalThis.BroadcastChannel = channel;
  }
}

const next = (adapter: UserAdapter): Promise<AdapterNews> =>
  new Promise((resolve) => {
    const unwatch = adapter.watch!((news) => {
      unwatch();
      resolve(news);
    });
  });

describe('IndexedDB adapter: several tabs', () => {
  it('P2, R27: of two that race for every number, exactly one gets each, and the other is told who', async () => {
    const name = newName();
    const tabs = [await open(name), await openDeaf(name)] as const;
    const numbers = Array.from({ length: 100 }, (_, at) => String(200 + at));
    const race = (tab: UserAdapter, who: string): Promise<WriteResult>[] =>
      numbers.map(async (number) => (await tab.write([creation(`${who} ${number}`, number)]))[0]!);
    const [left, right] = await Promise.all([Promise.all(race(tabs[0], 'Left')), Promise.all(race(tabs[1], 'Right'))]);
    numbers.forEach((number, at) => {
      const [loser, winner] = left[at]!.ok ? [right[at]!, 'Left'] : [left[at]!, 'Right'];
      expect(left[at]!.ok, `one of two gets ${number}`).not.to.equal(right[at]!.ok);
      const issue = loser.ok ? undefined : loser.issues[0];
      expect([issue?.code, issue?.params?.['owner']]).to.deep.equal(['extension-taken', `${winner} ${number}`]);
    });
    const fresh = await open(name);
    const kept = (await everybody(fresh)).map((user) => user.extension).sort();
    expect(kept).to.deep.equal(numbers);
    for (const tab of [...tabs, fresh]) await tab.close?.();
  });

  it('R51: what a write finds of other tabs is told also where nothing comes of the write itself', async () => {
    const name = newName();
    const faulty = new FaultyIndexedDB();
    const [one, two] = [await open(name), await openDeaf(name, { indexedDB: faulty.factory })];
    await one.resources!.write([{ kind: 'put', resource: { kind: 'menu', id: 'main', name: 'Main' } }]);
    const ann = await written(one, creation('Ann'));
    const heard: AdapterNews[] = [];
    two.watch!((news) => heard.push(news));
    faulty.fault = 'QuotaExceededError';
    const [refused] = await two.write([creation('Bob')]);
    expect(refused).to.have.nested.property('error.code', 'quota');
    expect(heard.slice(0, 2)).to.deep.equal([{ kind: 'changed', ids: [ann.id] }, { kind: 'resources' }]);
    expect(await everybody(two)).to.deep.equal([ann]);
    await Promise.all([one.close?.(), two.close?.()]);
  });

  it('R50: a write on what another tab has altered is refused with the user as it is there', async () => {
    const name = newName();
    const [one, two] = [await open(name), await openDeaf(name)];
    const ann = await written(one, creation('Ann'));
    const news = next(two);
    const [missing] = await two.write([{ kind: 'update', id: ann.id, base: 'x', values: { displayName: 'Mine' } }]);
    expect(missing).to.have.nested.property('error.code', 'stale');
    expect(!missing!.ok && missing!.error?.current).to.deep.equal(ann);
    expect(await news, 'what it found is news').to.deep.equal({ kind: 'changed', ids: [ann.id] });
    await Promise.all([one.close?.(), two.close?.()]);
  });

  it('R51: every tab hears whose users changed and then shows the same, whatever was written', async () => {
    const name = newName();
    const [one, two] = [await open(name), await open(name)];
    const same = async (change: UserChange): Promise<User | undefined> => {
      const news = next(two);
      const [result] = await one.write([change]);
      if (!result?.ok) throw new Error(JSON.stringify(result));
      expect(await news).to.deep.equal({ kind: 'changed', ids: [result.id] });
      expect(await everybody(two)).to.deep.equal(await everybody(one));
      return result.user;
    };
    const ann = (await same(creation('Ann', '201')))!;
    const bob = (await same(creation('Bob', '202')))!;
    const free = (await same({ kind: 'update', id: ann.id, base: ann.version, values: { extension: null } }))!;
    await same({ kind: 'update', id: bob.id, base: bob.version, values: { extension: '201' } });
    await same({ kind: 'remove', id: free.id, base: free.version });
    await same({ kind: 'restore', id: free.id });
    expect((await two.extensions!({ describe: ['201'] }))[0]?.owner?.displayName).to.equal('Bob');
    await Promise.all([one.close?.(), two.close?.()]);
  });

  it('R26, R51: users that swap numbers, names and places arrive swapped', async () => {
    const name = newName();
    const [one, two] = [await open(name), await openDeaf(name)];
    const ann = await written(one, creation('Ann', '201'));
    const bob = await written(one, creation('Bob', '202'));
    await two.write([]);
    await written(two, creation('Cid'));
    await one.write([
      { kind: 'update', id: ann.id, base: ann.version, values: { extension: null } },
      { kind: 'update', id: bob.id, base: bob.version, values: { extension: '201' } },
    ]);
    const free = (await one.get(ann.id))!;
    await written(one, { kind: 'update', id: free.id, base: free.version, values: { extension: '202' } });
    const swapped = (await one.get(ann.id))!;
    const other = (await one.get(bob.id))!;
    await one.write([
      { kind: 'remove', id: swapped.id, base: swapped.version },
      { kind: 'remove', id: other.id, base: other.version },
      { kind: 'restore', id: other.id },
      { kind: 'restore', id: swapped.id },
    ]);
    await written(two, creation('Dan'));
    await one.write([creation('Eve')]);
    await written(two, creation('Fay'));
    const fresh = await open(name);
    expect(await everybody(two)).to.deep.equal(await everybody(fresh));
    const infos = await two.extensions!({ describe: ['201', '202'] });
    expect(infos.map((info) => info.owner?.displayName)).to.deep.equal(['Bob', 'Ann']);
    for (const tab of [one, two, fresh]) await tab.close?.();
  });

  it('R35, R51: a removal here is judged on the resources that another tab has written', async () => {
    const name = newName();
    const [one, two] = [await open(name), await openDeaf(name)];
    const ann = await written(one, creation('Ann', '201'));
    const bob = await written(one, creation('Bob'));
    await written(two, creation('Cid'));
    const box = { kind: 'mailbox', id: 'box', name: 'Ann', messages: 1, ownerId: ann.id } as const;
    await one.resources!.write([{ kind: 'put', resource: box }]);
    const news = next(two);
    const removal = { kind: 'remove', id: ann.id, base: ann.version } as const;
    const [refused] = await two.write([removal]);
    expect(refused).to.have.nested.property('issues[0].code', 'mailbox-choice');
    expect(await news, 'what it found is news').to.deep.equal({ kind: 'resources' });
    await two.write([{ ...removal, mailbox: { kind: 'hand-over', to: bob.id } }]);
    const told = next(one);
    dispatchEvent(new Event('focus'));
    expect(await told).to.deep.equal({ kind: 'changed', ids: [ann.id] });
    for (const tab of [one, two]) expect(await tab.resources!.list()).to.have.nested.property('[0].ownerId', bob.id);
    expect(await one.history!({})).to.deep.equal(await two.history!({}));
    await Promise.all([one.close?.(), two.close?.()]);
  });

  it('P4: resources of a store that was deleted and made anew are not those of the old one', async () => {
    const name = newName();
    const one = await open(name);
    await one.resources!.write([{ kind: 'put', resource: { kind: 'menu', id: 'old', name: 'Old' } }]);
    await answer(indexedDB.deleteDatabase(name));
    await written(one, creation('Ann'));
    expect(await one.resources!.list()).to.deep.equal([]);
    await one.close?.();
  });

  it('R51: without BroadcastChannel a tab looks for itself when it is looked at again', async () => {
    const name = newName();
    const [one, two] = [await open(name), await openDeaf(name)];
    const ann = await written(one, creation('Ann'));
    const news = next(two);
    dispatchEvent(new Event('focus'));
    expect(await news).to.deep.equal({ kind: 'changed', ids: [ann.id] });
    expect(await everybody(two)).to.deep.equal([ann]);
    await Promise.all([one.close?.(), two.close?.()]);
  });

  it('a tab that is thousands of users behind catches up before it writes', async () => {
    const name = newName();
    const [one, two] = [await open(name), await openDeaf(name)];
    await one.write(Array.from({ length: 6000 }, (_, at) => creation(`User ${at}`, String(1000 + at))));
    const [refused, done] = await two.write([creation('Late', '1234'), creation('Late', '7000')]);
    expect(refused).to.have.nested.property('issues[0].params.owner', 'User 234');
    expect(done?.ok).to.equal(true);
    expect((await two.list({ limit: 0 })).total).to.equal(6001);
    await Promise.all([one.close?.(), two.close?.()]);
  });

  it('P11: a tenant hears nothing of another', async () => {
    const name = newName();
    const [a, b, again] = [await open(name, 'a'), await open(name, 'b'), await open(name, 'b')];
    const heard: AdapterNews[] = [];
    a.watch?.((news) => heard.push(news));
    const news = next(again);
    await written(b, creation('Bea'));
    await news;
    dispatchEvent(new Event('focus'));
    await a.write([]);
    await written(a, creation('Ann'));
    expect(heard).to.deep.equal([]);
    for (const tab of [a, b, again]) await tab.close?.();
  });
});
