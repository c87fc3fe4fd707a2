import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/data/adapter.js';
import type { PersistenceSource } from '../../../src/data/adapters/indexeddb/browser/browser-storage.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { canaryPlace } from './indexeddb-raw.js';

let names = 0;

const open = (persistence?: PersistenceSource, databaseName = `persistence-${Date.now()}-${names++}`) =>
  openIndexedDBAdapter({
    tenantId: 'a',
    databaseName,
    canaryPlace: canaryPlace(),
    ...(persistence && { persistence }),
  });

const add = (adapter: UserAdapter) => adapter.write([{ kind: 'create', values: { displayName: 'Ann' } }]);

/** A browser that counts how often it is asked. */
function browser({ hasBeenActive = true, grants = true } = {}): { source: PersistenceSource; asked: () => number } {
  let [asked, isGranted] = [0, false];
  const storage = {
    persisted: async () => isGranted,
    persist: async () => {
      asked++;
      return (isGranted = grants);
    },
  };
  return { source: { storage, userActivation: { hasBeenActive } }, asked: () => asked };
}

/** All that was asked in a microtask has been. */
const asked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('IndexedDB adapter: kept for good (R55)', () => {
  it('R55: asks at the first write of a person, never at the opening, and once however many write', async () => {
    const { source, asked: times } = browser({ grants: false });
    const one = await open(source);
    await one.list({});
    await asked();
    expect(times()).to.equal(0);
    await add(one);
    await add(one);
    const two = await open(source);
    await add(two);
    await asked();
    expect(times()).to.equal(1);
    expect([one.storage!.kind, await one.storage!.persisted()]).to.deep.equal(['browser', false]);
    await Promise.all([one.close!(), two.close!()]);
  });

  it('R55: a host that fills the store before anybody has touched the page asks nothing', async () => {
    const { source, asked: times } = browser({ hasBeenActive: false });
    const adapter = await open(source);
    await add(adapter);
    await asked();
    expect(times()).to.equal(0);
    await adapter.close!();
  });

  it('R55: a refused write asks nothing', async () => {
    const { source, asked: times } = browser();
    const adapter = await open(source);
    await adapter.write([{ kind: 'create', values: {} }]);
    await asked();
    expect(times()).to.equal(0);
    await adapter.close!();
  });

  const denied = (): never => {
    throw new TypeError('denied');
  };
  for (const [where, source] of [
    ['on plain http, where nothing of it is there', {}],
    ['in an engine that only knows half of it', { storage: {} }],
    ['where asking throws', { storage: { persist: denied, persisted: denied } }],
  ] as const)
    it(`P14: ${where}, writing works and nobody claims to know`, async () => {
      const adapter = await open(source);
      const [result] = await add(adapter);
      await asked();
      expect([result!.ok, await adapter.storage!.persisted()]).to.deep.equal([true, undefined]);
      await adapter.close!();
    });

  it('P14: users in memory are said to be in memory', async () => {
    const { storage } = createMemoryAdapter({ tenantId: 'a' });
    expect([storage!.kind, await storage!.persisted()]).to.deep.equal(['memory', false]);
  });

  it('P14: on plain http the store works without secure parts of the platform, and keeps what it is given', async () => {
    const missing: readonly (readonly [owner: object, name: string])[] = [
      [crypto, 'subtle'],
      [crypto, 'randomUUID'],
      [navigator, 'locks'],
      [navigator, 'storage'],
    ];
    missing.forEach(([owner, name]) => Object.defineProperty(owner, name, { configurable: true, value: undefined }));
    const databaseName = `persistence-http-${Date.now()}`;
    try {
      const adapter = await open(undefined, databaseName);
      expect((await add(adapter))[0]!.ok).to.equal(true);
      await adapter.close!();
      const again = await open(undefined, databaseName);
      expect((await again.list({})).total).to.equal(1);
      await again.close!();
    } finally {
      missing.forEach(([owner, name]) => Reflect.deleteProperty(owner, name));
    }
  });
});
