// The page that is tormented: the kit without a screen. Whatever crosses to Node is plain data; errors become their codes.
import type { UserChange } from '../../../src/core/change.js';
import { DirectoryError } from '../../../src/core/errors.js';
import { defaultPolicy, type Policy } from '../../../src/core/policy.js';
import type { UserQuery } from '../../../src/core/query.js';
import type { ResourceChange } from '../../../src/core/resource.js';
import { draftOf, editDraft, rebaseDraft } from '../../../src/core/rules/draft.js';
import type { UserValues } from '../../../src/core/user.js';
import type { UserAdapter, WriteOptions } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter, type IndexedDBOptions } from '../../../src/data/adapters/indexeddb/open.js';
import { createMemoryAdapter } from '../../../src/data/adapters/memory.js';
import { openDefaultAdapter } from '../../../src/data/default-directory.js';
import { UserDirectory } from '../../../src/data/directory.js';
import { ImportSession } from '../../../src/data/import-session.js';
import { dumpDatabase } from '../../data/adapters/indexeddb-raw.js';
import { audit } from './audit.js';
import { work, type Lane } from './workload.js';

export interface TabOptions {
  readonly databaseName?: string;
  readonly tenantId?: string;
  readonly policy?: Partial<Policy>;
  /** What the clock says, again and again; the real time when absent. */
  readonly clock?: readonly string[];
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
  readonly kit = { UserDirectory, ImportSession, defaultPolicy, draftOf, editDraft, rebaseDraft };
  readonly plain = plain;
  /** Every state that the adapter has told since it was opened; null is well. */
  readonly states: Plain[] = [];
  adapter!: UserAdapter;
  #stop: (() => void) | undefined;

  /** @returns the code of the refusal; undefined when it is open. */
  async open(options: TabOptions = {}): Promise<string | undefined> {
    this.#stop?.();
    await this.adapter?.close?.();
    this.states.length = 0;
    try {
      this.adapter = await opened(options);
    } catch (error) {
      if (error instanceof DirectoryError) return error.code;
      throw error;
    }
    this.#stop = this.adapter.watch?.((news) => {
      if (news.kind === 'state') this.states.push(news.error?.code ?? null);
    });
    return undefined;
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

  /** What is wrong with what is on disk. */
  audit(databaseName = 'chaos', tenantId = 'a'): Promise<readonly string[]> {
    return audit(databaseName, tenantId);
  }

  /** Writes until the tab dies; tells `report`, which Node has put into the page. */
  work(lane: Omit<Lane, 'report'>): void {
    void work(this.adapter, { ...lane, report: (news) => globalThis.report(JSON.stringify(news)) });
  }

  /** The form's way to save: what somebody else wrote meanwhile is taken over, and both having changed a field is said. */
  merge(id: string, edit: Partial<UserValues>, versions: readonly [base: unknown, current: unknown]): Plain {
    const [base, current] = versions as [Parameters<typeof draftOf>[0], Parameters<typeof rebaseDraft>[1]];
    const draft = Object.entries(edit).reduce(
      (all, [field, value]) => editDraft(all, field as keyof UserValues, value as never, defaultPolicy),
      draftOf(base),
    );
    const { values, conflicts, overtaken } = rebaseDraft(draft, current);
    return plain({ id, values, conflicts, overtaken });
  }
}

async function opened({ kept = 'indexeddb', clock, ids, policy, ...rest }: TabOptions): Promise<UserAdapter> {
  const { tenantId = 'a', databaseName = 'chaos' } = rest;
  if (kept === 'default') return openDefaultAdapter(tenantId);
  let [asked, given] = [0, 0];
  const options: IndexedDBOptions = {
    tenantId,
    policy: { ...defaultPolicy, ...policy },
    ...(clock && { now: () => clock[asked++ % clock.length]! }),
    ...(ids !== undefined && { newId: () => `${ids}${given++}` }),
  };
  return kept === 'memory' ? createMemoryAdapter(options) : openIndexedDBAdapter({ ...options, databaseName });
}

declare global {
  var tab: Tab;
  var report: (news: string) => Promise<void>;
}

globalThis.tab = new Tab();
