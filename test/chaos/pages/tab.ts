// The page that is tormented: the kit without a screen. Whatever crosses to Node is plain data; errors become their codes.
import type { UserChange } from '../../../src/core/change.js';
import { DirectoryError } from '../../../src/core/errors.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import type { UserQuery } from '../../../src/core/query.js';
import type { ResourceChange } from '../../../src/core/resource.js';
import type { UserAdapter, WriteOptions } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter, type IndexedDBOptions } from '../../../src/data/adapters/indexeddb/open.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { openDefaultAdapter } from '../../../src/data/default-directory.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { ImportSession, type ImportResult } from '../../../src/data/import-session.js';
import {
  blockSize,
  schemaVersion,
  type StoreRecord,
  type UserBlock,
} from '../../../src/data/adapters/indexeddb/schema.js';
import { alterRaw, dumpDatabase, FaultyIndexedDB, openRaw, usersIn } from '../../data/adapters/indexeddb-raw.js';
import { seeded } from '../../suites/law-kit.js';
import { audit } from './audit.js';
import { ConflictSide } from './conflicts.js';
import { ModelSide } from './model-side.js';
import { work, type Lane } from './workload.js';

export interface TabOptions {
  readonly databaseName?: string;
  readonly tenantId?: string;
  readonly policy?: Partial<Policy>;
  /** What the clock says, again and again; the real time when absent. */
  readonly clock?: readonly string[];
  /** The clock says what `tab.time` says. */
  readonly isTimed?: boolean;
  /** Its connections can be lost by `loseConnection`. */
  readonly isFragile?: boolean;
  /** Begins the ids that this tab gives. */
  readonly ids?: string;
  readonly kept?: 'indexeddb' | 'memory' | 'default';
}

export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain };

/** What can cross to Node: a `DirectoryError` becomes its code. */
export const plain = (value: unknown): Plain =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => {
      if (part instanceof DirectoryError) return { code: part.code, ...(part.current && { current: part.current }) };
      return part instanceof Error ? `${part.name}: ${part.message}` : part;
    }) ?? 'null',
  ) as Plain;

class Tab {
  readonly plain = plain;
  /** Every state that the adapter has told since it was opened; null is well. */
  readonly states: Plain[] = [];
  adapter!: UserAdapter;
  /** The same commands as another adapter gets (must-show 2). */
  model!: ModelSide;
  /** What two people edit at the same time (P6). */
  conflicts!: ConflictSide;
  session!: ImportSession;
  /** For a clock that is set by hand; ISO 8601. */
  time = '';
  /** What other tabs said, once `listen` was called. */
  readonly heard: Plain[] = [];
  longestTask = 0;
  #stop: (() => void) | undefined;

  /** @returns the code of the refusal; undefined when it is open. */
  async open(options: TabOptions = {}): Promise<string | undefined> {
    this.#stop?.();
    await this.adapter?.close?.();
    this.states.length = 0;
    try {
      this.adapter = await opened(options);
      this.model = new ModelSide(this.adapter);
      this.conflicts = new ConflictSide(this.adapter);
    } catch (error) {
      if (error instanceof DirectoryError) return error.code;
      throw error;
    }
    this.#stop = this.adapter.watch?.((news) => {
      if (news.kind === 'state') this.states.push(news.error?.code ?? null);
    });
    return undefined;
  }

  /** As the browser does it: without asking. */
  loseConnection(): void {
    for (const database of fragile.databases.splice(0)) {
      database.close();
      database.dispatchEvent(new Event('close'));
    }
  }

  async write(changes: readonly UserChange[], options?: WriteOptions): Promise<Plain> {
    return plain(await this.adapter.write(changes, options));
  }

  async writeResources(changes: readonly ResourceChange[]): Promise<Plain> {
    return plain(await this.adapter.resources!.write(changes));
  }

  async list(query: UserQuery = {}): Promise<Plain> {
    return plain(await this.adapter.list(query));
  }

  /** Everything that a person could see of the tenant. */
  async everything(): Promise<Plain> {
    const page = await this.adapter.list({});
    const [resources, history] = [await this.adapter.resources!.list(), await this.adapter.history!({})];
    return plain({ users: page.users, counts: page.counts, resources, history });
  }

  /** All records of a database, past the kit. */
  async dump(databaseName: string): Promise<Plain> {
    return plain(await dumpDatabase(databaseName));
  }

  /** How many users the blocks of a database hold, past the kit. */
  async countOnDisk(databaseName: string): Promise<number> {
    const blocks = (await dumpDatabase(databaseName))['users'] as unknown as [IDBValidKey, UserBlock][];
    return blocks.flatMap(([, block]) => usersIn(block).filter(Boolean)).length;
  }

  /** What is wrong with what is on disk. */
  audit(databaseName = 'chaos', tenantId = 'a'): Promise<readonly string[]> {
    return audit(databaseName, tenantId);
  }

  /** Writes until the tab dies; tells `report`, which Node has put into the page. */
  work(lane: Omit<Lane, 'report'>): void {
    void work(this.adapter, { ...lane, report: (news) => globalThis.report(JSON.stringify(news)) });
  }

  /** Makes the database one of a later version of the kit, which this one may still read or not (P5). */
  async makeLater(databaseName: string, how: 'readable' | 'unreadable'): Promise<void> {
    const schema = schemaVersion + 1;
    (await openRaw(databaseName, schema, (database) => database.createObjectStore('later'))).close();
    const readableBy = how === 'readable' ? schemaVersion : schema;
    await alterRaw(databaseName, 'meta', (meta) => {
      const known = meta.get('store') as IDBRequest<StoreRecord>;
      known.onsuccess = () => meta.put({ ...known.result, schema, readableBy }, 'store');
    });
  }

  /** Reads the whole store anew and writes one user (P12). Times in milliseconds. */
  async readAndWrite(at: number): Promise<{ total: number; readMs: number; writeMs: number; isWritten: boolean }> {
    const from = performance.now();
    const { policy, tenantId } = this.adapter;
    const fresh = await openIndexedDBAdapter({ policy, tenantId, databaseName: 'chaos' });
    const { total } = (await fresh.list({ limit: 1 })).counts;
    const read = performance.now();
    const [result] = await fresh.write([{ kind: 'create', values: { displayName: `Meanwhile ${at}` } }]);
    const written = performance.now();
    await fresh.close?.();
    return { total, readMs: read - from, writeMs: written - read, isWritten: result!.ok };
  }

  /** From now on `longestTask` is kept, in milliseconds. */
  watchTasks(): void {
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.longestTask = Math.max(this.longestTask, duration);
    }).observe({ type: 'longtask' });
  }

  /** Users for a profile that is to be damaged, always the same: every other block is a large record, with long notes. */
  readonly grown = Array.from({ length: 4000 }, (_, at): UserChange => {
    const random = seeded(at);
    const noise = (): string => random().toString(36).slice(2, 12);
    const notes = Math.floor(at / blockSize) % 2 === 0 ? { notes: Array.from({ length: 100 }, noise).join('') } : {};
    const values = { displayName: `User ${at}`, username: `user-${at}@example.com`, ...notes };
    return { kind: 'create', id: `user-${at}`, values };
  });

  /** Hears all that tabs say to each other about a database, of whatever tenant. */
  listen(databaseName: string): void {
    for (const tenantId of ['a', 'b']) {
      const channel = new BroadcastChannel(`${databaseName}/${JSON.stringify(tenantId)}`);
      channel.addEventListener('message', ({ data }) => this.heard.push(data as Plain));
    }
  }

  /**
   * Reads a file and carries out the plan of it, or goes on with the import that was interrupted (P3).
   * @param pauseAt with so many rows written it waits for ever, after the write that is under way.
   */
  async import(file: string, pauseAt = Infinity): Promise<Plain> {
    const open = (): UserAdapter => this.adapter;
    const { tenantId, policy } = this.adapter;
    const directory = new UserDirectory({ tenantId, policy, open, shared: true });
    const session = (this.session = new ImportSession(directory));
    session.subscribe(() => (session.progress?.done ?? -1) >= pauseAt && session.pause());
    const [interrupted] = await this.session.interrupted();
    if (interrupted) return summary(await this.session.takeUp(interrupted.id), interrupted.done);
    await this.session.load(file);
    return summary(await this.session.start());
  }
}

/** An import's end without its rows. */
const summary = (result: ImportResult | undefined, tookUpAt = 0): Plain =>
  plain({ counts: result?.counts, stopped: result?.stopped, rows: result?.outcomes.length, tookUpAt });

const fragile = new FaultyIndexedDB();

async function opened({
  kept = 'indexeddb',
  clock,
  isTimed,
  ids,
  policy,
  isFragile,
  ...rest
}: TabOptions): Promise<UserAdapter> {
  const { tenantId = 'a', databaseName = 'chaos' } = rest;
  if (kept === 'default') return openDefaultAdapter(tenantId);
  let [asked, given] = [0, 0];
  const options: IndexedDBOptions = {
    tenantId,
    policy: { ...defaultPolicy, ...policy },
    ...(clock && { now: () => clock[asked++ % clock.length]! }),
    ...(isTimed && { now: () => globalThis.tab.time }),
    ...(isFragile && { indexedDB: fragile.factory }),
    ...(ids !== undefined && { newId: () => `${ids}${given++}` }),
  };
  return kept === 'memory' ? createMemoryAdapter(options) : openIndexedDBAdapter({ ...options, databaseName });
}

declare global {
  var tab: Tab;
  var report: (news: string) => Promise<void>;
}

globalThis.tab = new Tab();
