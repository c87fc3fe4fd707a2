import type { SecretPatch, UserChange, WriteResult } from '../../core/change.js';
import { DirectoryError } from '../../core/errors.js';
import type { ExtensionInfo, ExtensionSearch } from '../../core/extension/extension.js';
import { defaultPolicy, type Policy } from '../../core/policy.js';
import type { UserPage, UserQuery } from '../../core/query.js';
import type { Secrets, User, UserId } from '../../core/user.js';
import { UserIndex, type Judgement } from '../../core/users/user-index.js';
import type { AdapterNews, CallOptions, Unsubscribe, UserAdapter, WriteOptions } from '../adapter.js';
import { announce } from '../announce.js';
import { Preparation } from '../preparation.js';
import { randomId } from '../random-id.js';
import { Turns } from '../turns.js';
import { notDone, refuseAborted } from './not-done.js';

export interface MemoryAdapterOptions {
  readonly tenantId: string;
  /** Who is there from the start, all of this tenant (R52). */
  readonly users?: readonly User[];
  readonly policy?: Policy;
  /** The language names are sorted by. */
  readonly locale?: string;
  /** ISO 8601. */
  readonly now?: () => string;
  /** Gives ids and versions; never the same twice. */
  readonly newId?: () => string;
}

/**
 * Users kept in memory, for stories, tests and pages without storage (P14): gone with the page.
 * `watch` tells of every write, so that several directories may share one adapter.
 * @throws TypeError for a user of another tenant.
 */
export function createMemoryAdapter(options: MemoryAdapterOptions): UserAdapter {
  return new MemoryAdapter(options);
}

/** How many idempotency keys are remembered. */
const rememberedKeys = 1000;

class MemoryAdapter implements UserAdapter {
  readonly name = 'memory';
  readonly tenantId: string;
  readonly supports = Object.freeze({ atomic: true, watch: true, restore: true, extensions: true, persistent: false });
  policy: Policy;
  readonly #users: UserIndex;
  readonly #now: () => string;
  readonly #newId: () => string;
  readonly #secrets = new Map<UserId, Secrets>();
  readonly #removed = new Map<UserId, { readonly user: User; readonly secrets: Secrets }>();
  readonly #answers = new Map<string, readonly WriteResult[]>();
  readonly #listeners = new Set<(news: AdapterNews) => void>();
  readonly #preparation: Preparation;
  /** Settles when the writes before are done: one after another, they never see each other half done. */
  #writes: Promise<unknown> = Promise.resolve();

  constructor(options: MemoryAdapterOptions) {
    const { tenantId, users = [], policy = defaultPolicy, locale, now, newId = randomId } = options;
    this.tenantId = tenantId;
    this.policy = policy;
    this.#now = now ?? (() => new Date().toISOString());
    this.#newId = newId;
    this.#users = new UserIndex({ tenantId, ...(locale !== undefined && { locale }) });
    for (const user of users) {
      if (user.tenantId !== tenantId) throw new TypeError(`user "${user.id}" is of tenant "${user.tenantId}"`);
      this.#users.place(user);
    }
    this.#preparation = new Preparation(this.#users);
    this.#preparation.start();
  }

  async get(id: UserId, options?: CallOptions): Promise<User | undefined> {
    refuseAborted(options?.signal);
    return this.#users.get(id);
  }

  async list(query: UserQuery, options?: CallOptions): Promise<UserPage> {
    refuseAborted(options?.signal);
    return this.#users.select(query);
  }

  async extensions(search: ExtensionSearch, options?: CallOptions): Promise<readonly ExtensionInfo[]> {
    refuseAborted(options?.signal);
    return this.#users.extensions(search, this.policy);
  }

  async write(changes: readonly UserChange[], options: WriteOptions = {}): Promise<readonly WriteResult[]> {
    const results = this.#writes.then(() => this.#writeNow(changes, options));
    this.#writes = results.catch(() => undefined);
    return results;
  }

  watch(listener: (news: AdapterNews) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    this.#preparation.stop();
  }

  async #writeNow(changes: readonly UserChange[], options: WriteOptions): Promise<readonly WriteResult[]> {
    refuseAborted(options.signal);
    const { idempotencyKey: key, atomic } = options;
    const answered = key === undefined ? undefined : this.#answers.get(key);
    if (answered) return answered;
    const results = atomic ? this.#writeAll(changes, options) : await this.#writeEach(changes, options);
    if (key !== undefined) this.#remember(key, results);
    this.#tell(results);
    return results;
  }

  /** Each for itself, with pauses for the page (P12); after an abort the rest is left undone. */
  async #writeEach(
    changes: readonly UserChange[],
    { signal, onProgress }: WriteOptions,
  ): Promise<readonly WriteResult[]> {
    const results: WriteResult[] = [];
    const undo: (() => void)[] = [];
    const turns = new Turns();
    try {
      for (const change of changes) {
        if (turns.over) await turns.next();
        results.push(signal?.aborted ? notDone(change, new DirectoryError('aborted')) : this.#write(change, undo));
        onProgress?.(results.length);
      }
    } catch (error) {
      // A change that is none (`TypeError`) leaves nothing half-written.
      takeBack(undo);
      throw error;
    }
    return results;
  }

  /** All or none, and nobody sees it in between: what was made is taken back when one is refused. */
  #writeAll(changes: readonly UserChange[], { signal, onProgress }: WriteOptions): readonly WriteResult[] {
    const undo: (() => void)[] = [];
    try {
      const results = changes.map((change) => this.#write(change, undo));
      onProgress?.(changes.length);
      const isAborted = signal?.aborted === true;
      if (results.every((result) => result.ok) && !isAborted) return results;
      takeBack(undo);
      return changes.map((change, at) => {
        const result = results[at]!;
        return result.ok ? notDone(change, new DirectoryError(isAborted ? 'aborted' : 'not-applied')) : result;
      });
    } catch (error) {
      takeBack(undo);
      throw error;
    }
  }

  #write(change: UserChange, undo: (() => void)[]): WriteResult {
    const judgement = this.#users.judge(change, {
      policy: this.policy,
      now: this.#now(),
      newId: this.#newId,
      newVersion: this.#newId,
      removed: (id) => this.#removed.get(id),
    });
    if (!judgement.ok) {
      const { issues, error } = judgement;
      return { ok: false, ...(change.id !== undefined && { id: change.id }), issues, ...(error && { error }) };
    }
    return this.#apply(judgement, undo);
  }

  #apply(judgement: Judgement & { ok: true }, undo: (() => void)[]): WriteResult {
    const { kind, before, after, secrets } = judgement;
    const id = (after ?? before)!.id;
    if (kind === 'unchanged') return { ok: true, id, user: after!, changed: false };
    undo.push(this.#snapshot(id));
    if (!after) {
      this.#removed.set(id, { user: before!, secrets: this.#secrets.get(id) ?? {} });
      this.#secrets.delete(id);
      this.#users.drop(id);
      return { ok: true, id, changed: true };
    }
    this.#removed.delete(id);
    if (secrets) this.#secrets.set(id, patched(this.#secrets.get(id) ?? {}, secrets));
    this.#users.place(after);
    return { ok: true, id, user: after, changed: true };
  }

  /** How to bring one user back to what it is now. */
  #snapshot(id: UserId): () => void {
    const user = this.#users.get(id);
    const position = this.#users.positionOf(id);
    const secrets = this.#secrets.get(id);
    const removed = this.#removed.get(id);
    return () => {
      if (user) this.#users.load(position!, user);
      else this.#users.drop(id);
      putBack(this.#secrets, id, secrets);
      putBack(this.#removed, id, removed);
    };
  }

  #remember(key: string, results: readonly WriteResult[]): void {
    this.#answers.set(key, results);
    if (this.#answers.size > rememberedKeys) this.#answers.delete(this.#answers.keys().next().value!);
  }

  #tell(results: readonly WriteResult[]): void {
    const ids = results.flatMap((result) => (result.ok && result.changed ? [result.id] : []));
    if (ids.length === 0) return;
    this.#preparation.start();
    announce(this.#listeners, { kind: 'changed', ids });
  }
}

/** In reverse: the last change is taken back first. */
function takeBack(undo: (() => void)[]): void {
  for (let step = undo.pop(); step; step = undo.pop()) step();
}

function patched(before: Secrets, patch: SecretPatch): Secrets {
  return Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, secret]) => secret !== null));
}

function putBack<V>(map: Map<UserId, V>, id: UserId, value: V | undefined): void {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}
