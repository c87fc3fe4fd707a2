import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { forgetOld } from '../../../src/data/adapters/indexeddb/keeping/forget-old.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import type { UserDatabase } from '../../../src/data/adapters/indexeddb/schema.js';
import { wrap } from 'idb';
import { canaryPlace, dumpDatabase, openRaw } from './indexeddb-raw.js';

let names = 0;
const today = '2026-11-22T09:00:00.000Z';
const future = '2099-01-01T00:00:00.000Z';
const past = '1970-01-02T00:00:00.000Z';

/** A store whose clock says what it is told. */
class Lying {
  readonly name = `clock-${Date.now()}-${names++}`;
  now = today;
  adapter!: UserAdapter;

  async open(): Promise<this> {
    this.adapter = await openIndexedDBAdapter({
      tenantId: 'a',
      databaseName: this.name,
      canaryPlace: canaryPlace(),
      now: () => this.now,
    });
    return this;
  }

  async removed(displayName: string): Promise<string> {
    const [result] = await this.adapter.write([{ kind: 'create', values: { displayName } }], {
      idempotencyKey: displayName,
    });
    const { user } = result as { user: { id: string; version: string } };
    await this.adapter.write([{ kind: 'remove', id: user.id, base: user.version }]);
    return user.id;
  }

  /** How many removals can be undone and how many answers are known, after a tidying at that time. */
  async leftAt(now: string): Promise<readonly [removed: number, keys: number]> {
    const database = wrap(await openRaw(this.name)) as unknown as UserDatabase;
    await forgetOld(database, 'a', now);
    database.close();
    const dump = await dumpDatabase(this.name);
    return [dump['removed']!.length, dump['keys']!.length];
  }
}

const later = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString();

describe('IndexedDB adapter: a clock that lies (F16)', () => {
  it('F16: the past is in the order it was written, whatever the clock said', async () => {
    const store = await new Lying().open();
    for (const now of [today, future, past, today]) {
      store.now = now;
      await store.adapter.write([{ kind: 'create', values: { displayName: now } }]);
    }
    const history = await store.adapter.history!({});
    expect(history.map(({ at }) => at)).to.deep.equal([today, past, future, today]);
    await store.adapter.close!();
  });

  it('R31: what is old is forgotten once the store has gone on for longer than it is kept', async () => {
    const store = await new Lying().open();
    await store.removed('Ann');
    store.now = later(8);
    await store.adapter.write([{ kind: 'create', values: { displayName: 'Ben' } }]);
    await store.adapter.close!();
    expect(await store.leftAt(later(8))).to.deep.equal([0, 0]);
  });

  it('F16: a clock far in the future forgets nothing that is young', async () => {
    const store = await new Lying().open();
    const id = await store.removed('Ann');
    await store.adapter.close!();
    expect(await store.leftAt(future)).to.deep.equal([1, 1]);
    store.now = future;
    await store.open();
    const [back] = await store.adapter.write([{ kind: 'restore', id }]);
    expect(back!.ok).to.equal(true);
    await store.adapter.close!();
  });

  it('F16: what was written while the clock was far in the past is not taken for old', async () => {
    const store = await new Lying().open();
    await store.adapter.write([{ kind: 'create', values: { displayName: 'Early' } }]);
    store.now = past;
    await store.removed('Ann');
    store.now = today;
    await store.removed('Ben');
    await store.adapter.close!();
    expect(await store.leftAt(today)).to.deep.equal([2, 2]);
  });

  it('F16: after the clock was far in the future, what is written later is still there', async () => {
    const store = await new Lying().open();
    store.now = future;
    await store.removed('Ann');
    store.now = today;
    await store.removed('Ben');
    await store.adapter.close!();
    expect(await store.leftAt(today)).to.deep.equal([2, 2]);
  });
});
