import type { SecretPatch, UserChange, WriteResult } from '../../core/change.js';
import { DirectoryError } from '../../core/errors.js';
import type { ExtensionInfo, ExtensionSearch } from '../../core/extension/extension.js';
import type { HistoryEntry, HistoryQuery } from '../../core/history.js';
import type { Issue } from '../../core/issue.js';
import { defaultPolicy, type Policy } from '../../core/policy.js';
import type { UserPage, UserQuery } from '../../core/query.js';
import { applyEffects, invertEffects } from '../../core/removal/effects.js';
import { judgeResourceChange } from '../../core/removal/judge-resource-change.js';
import { planRemoval, type RemovalPlan } from '../../core/removal/plan-removal.js';
import type { Resource, ResourceChange, ResourceKind } from '../../core/resource.js';
import type { Effects, JudgeContext, Judgement, RemovedUser } from '../../core/rules/judgement.js';
import type { Secrets, User, UserId } from '../../core/user.js';
import { UserIndex } from '../../core/users/user-index.js';
import type {
  ActivitySource,
  AdapterNews,
  BackupFacet,
  CallOptions,
  DraftFacet,
  ResourceFacet,
  StorageFacet,
  Unsubscribe,
  UserAdapter,
  WriteOptions,
} from '../adapter.js';
import { announce } from '../announce.js';
import { backupFacet } from '../backup/backup-facet.js';
import { Preparation } from '../preparation.js';
import { randomId } from '../random-id.js';
import { Turns } from '../turns.js';
import { checkChange } from './check-change.js';
import { historyEntry, inPeriod } from './history-entry.js';
import { inPieces } from './in-pieces.js';
import { inUseOf } from './in-use-of.js';
import type { LogLine } from './indexeddb/schema.js';
import { effectLines, logLine } from './log-line.js';
import { keepDrafts } from './memory-drafts.js';
import { memoryBackups, type MemoryContents, type MemoryLine } from './memory-backups.js';
import { newProgress, takeBack, type Progress } from './memory-progress.js';
import { notDone, refuseAborted } from './not-done.js';
import { resourcesOf } from './resources-of.js';

export interface MemoryAdapterOptions {
  readonly tenantId: string;
  /** Who is there from the start, all of this tenant (R52). */
  readonly users?: readonly User[];
  /** What stands around them from the start. */
  readonly resources?: readonly Resource[];
  readonly policy?: Policy;
  /** Who is on a call (R34). */
  readonly activity?: ActivitySource;
  /** The language names are sorted by. */
  readonly locale?: string;
  /** ISO 8601. */
  readonly now?: () => string;
  /** Gives ids and versions; never the same twice. */
  readonly newId?: () => string;
}

/**
 * Users and everything around them kept in memory, for stories, tests and pages without storage (P14): gone with the page,
 * the whole audit trail and the drafts too. `watch` tells of every write, so that several directories may share one adapter.
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
  readonly activity?: ActivitySource;
  readonly drafts: DraftFacet;
  readonly resources: ResourceFacet = {
    list: (kinds, options) => this.#listResources(kinds, options),
    write: (changes, options) => this.#inTurn(() => this.#writeResources(changes, options)),
  };
  readonly storage: StorageFacet = { kind: 'memory', persisted: async () => false };
  readonly backup: BackupFacet;
  #users: UserIndex;
  readonly #now: () => string;
  readonly #newId: () => string;
  #secrets = new Map<UserId, Secrets>();
  readonly #removed = new Map<UserId, RemovedUser>();
  /** The earliest first; all of them. */
  #log: MemoryLine[] = [];
  readonly #answers = new Map<string, readonly WriteResult[]>();
  readonly #listeners = new Set<(news: AdapterNews) => void>();
  #preparation: Preparation;
  /** Settles when the writes before are done: one after another, they never see each other half done. */
  #writes: Promise<unknown> = Promise.resolve();

  constructor(options: MemoryAdapterOptions) {
    const { tenantId, users = [], resources = [], policy = defaultPolicy, locale, now, newId = randomId } = options;
    this.tenantId = tenantId;
    this.policy = policy;
    if (options.activity) this.activity = options.activity;
    this.#now = now ?? (() => new Date().toISOString());
    this.#newId = newId;
    this.drafts = keepDrafts(this.#now);
    const newIndex = (): UserIndex => new UserIndex({ tenantId, ...(locale !== undefined && { locale }) });
    this.#users = newIndex();
    this.backup = this.#backups(newIndex);
    for (const user of users) {
      if (user.tenantId !== tenantId) throw new TypeError(`user "${user.id}" is of tenant "${user.tenantId}"`);
      this.#users.place(user);
    }
    this.#users.resources.load(resources);
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

  async check(changes: readonly UserChange[], options?: CallOptions): Promise<readonly (readonly Issue[])[]> {
    const present = { policy: this.policy, now: this.#now(), activity: this.activity };
    return inPieces(changes, (change) => checkChange(this.#users, change, present), readyFor(options));
  }

  async planRemoval(ids: readonly UserId[], options?: CallOptions): Promise<readonly (RemovalPlan | undefined)[]> {
    const context = { policy: this.policy, ...inUseOf(this.activity) };
    return inPieces(ids, (id) => planRemoval(this.#users, id, context), readyFor(options));
  }

  async history(query: HistoryQuery, options?: CallOptions): Promise<readonly HistoryEntry[]> {
    refuseAborted(options?.signal);
    const isInPeriod = inPeriod(query);
    const lines = this.#log.filter(
      ({ line, at }) => (query.id === undefined || line.id === query.id) && isInPeriod(at),
    );
    const wanted = lines.reverse().slice(0, Math.max(0, query.limit ?? Infinity));
    return wanted.map(({ line, at, by }) => historyEntry(line, at, by));
  }

  write(changes: readonly UserChange[], options: WriteOptions = {}): Promise<readonly WriteResult[]> {
    return this.#inTurn(() => this.#writeNow(changes, options));
  }

  watch(listener: (news: AdapterNews) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    this.#preparation.stop();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#writes.then(work);
    this.#writes = turn.catch(() => undefined);
    return turn;
  }

  async #listResources(kinds?: readonly ResourceKind[], options?: CallOptions): Promise<readonly Resource[]> {
    refuseAborted(options?.signal);
    return resourcesOf(this.#users, kinds);
  }

  async #writeNow(changes: readonly UserChange[], options: WriteOptions): Promise<readonly WriteResult[]> {
    refuseAborted(options.signal);
    const { idempotencyKey: key, atomic } = options;
    const answered = key === undefined ? undefined : this.#answers.get(key);
    if (answered) return answered;
    const progress = newProgress();
    const results = atomic
      ? this.#writeAll(changes, options, progress)
      : await this.#writeEach(changes, options, progress);
    if (key !== undefined) this.#remember(key, results);
    const ids = results.flatMap((result) => (result.ok && result.changed ? [result.id] : []));
    this.#tell(ids, progress);
    return results;
  }

  /** Each for itself, with pauses for the page (P12); after an abort the rest is left undone. */
  async #writeEach(
    changes: readonly UserChange[],
    { signal, onProgress }: WriteOptions,
    progress: Progress,
  ): Promise<readonly WriteResult[]> {
    const results: WriteResult[] = [];
    const turns = new Turns();
    try {
      for (const change of changes) {
        if (turns.over) await turns.next();
        results.push(signal?.aborted ? notDone(change, new DirectoryError('aborted')) : this.#write(change, progress));
        onProgress?.(results.length);
      }
    } catch (error) {
      // A change that is none (`TypeError`) leaves nothing half-written.
      takeBack(progress);
      throw error;
    }
    return results;
  }

  /** All or none, and nobody sees it in between: what was made is taken back when one is refused. */
  #writeAll(
    changes: readonly UserChange[],
    { signal, onProgress }: WriteOptions,
    progress: Progress,
  ): readonly WriteResult[] {
    try {
      const results = changes.map((change) => this.#write(change, progress));
      onProgress?.(changes.length);
      const isAborted = signal?.aborted === true;
      if (results.every((result) => result.ok) && !isAborted) return results;
      takeBack(progress);
      return changes.map((change, at) => {
        const result = results[at]!;
        return result.ok ? notDone(change, new DirectoryError(isAborted ? 'aborted' : 'not-applied')) : result;
      });
    } catch (error) {
      takeBack(progress);
      throw error;
    }
  }

  async #writeResources(changes: readonly ResourceChange[], options?: CallOptions): Promise<readonly Issue[]> {
    refuseAborted(options?.signal);
    const progress = newProgress();
    const issues: Issue[] = [];
    try {
      for (const change of changes) {
        const context = this.#context();
        const verdict = judgeResourceChange(this.#users, change, context);
        if (verdict.ok) this.#follow(verdict.effects, { at: context.now }, progress);
        else issues.push(...verdict.issues);
      }
    } catch (error) {
      takeBack(progress);
      throw error;
    }
    if (issues.length > 0) takeBack(progress);
    this.#tell([], progress);
    return issues;
  }

  #context(): JudgeContext {
    return {
      policy: this.policy,
      now: this.#now(),
      newId: this.#newId,
      newVersion: this.#newId,
      removed: (id) => this.#removed.get(id),
      ...inUseOf(this.activity),
    };
  }

  #write(change: UserChange, progress: Progress): WriteResult {
    const context = this.#context();
    const judgement = this.#users.judge(change, context);
    if (!judgement.ok) {
      const { issues, error } = judgement;
      return { ok: false, ...(change.id !== undefined && { id: change.id }), issues, ...(error && { error }) };
    }
    const { kind, before, after, effects } = judgement;
    const id = (after ?? before)!.id;
    if (kind === 'unchanged') return { ok: true, id, user: after!, changed: false };
    progress.undo.push(this.#snapshot(id));
    this.#apply(judgement, id, context.now);
    if (effects) this.#follow(effects, { at: context.now, because: id }, progress);
    return after ? { ok: true, id, user: after, changed: true } : { ok: true, id, changed: true };
  }

  #apply(judgement: Judgement & { ok: true }, id: UserId, at: string): void {
    const { kind, before, after, secrets, effects } = judgement;
    this.#note(logLine(judgement), at);
    if (after) {
      this.#users.place(after, kind === 'restore' ? this.#removed.get(id)?.position : undefined);
      this.#removed.delete(id);
      if (secrets) this.#secrets.set(id, patched(this.#secrets.get(id) ?? {}, secrets));
    } else {
      const position = this.#users.positionOf(id)!;
      const kept = { user: before!, secrets: this.#secrets.get(id) ?? {}, position, ...(effects && { effects }) };
      this.#removed.set(id, kept);
      this.#secrets.delete(id);
      this.#users.drop(id);
    }
  }

  /** Does what a change makes necessary elsewhere (R35). */
  #follow(effects: Effects, { at, because }: { at: string; because?: UserId }, progress: Progress): void {
    const { length } = this.#log;
    progress.undo.push(() => {
      this.#log.length = length;
      applyEffects(this.#users, invertEffects(effects));
    });
    for (const line of effectLines(effects, because)) this.#note(line, at);
    applyEffects(this.#users, effects);
    for (const { after } of effects.users) progress.affected.add(after.id);
    if (effects.resources.length > 0) progress.hasNewResources = true;
  }

  #note(line: LogLine, at: string): void {
    const { currentUserId: by } = this.policy;
    this.#log.push({ seq: (this.#log.at(-1)?.seq ?? 0) + 1, at, ...(by !== undefined && { by }), line });
  }

  /** How to bring one user back to what it is now. */
  #snapshot(id: UserId): () => void {
    const user = this.#users.get(id);
    const position = this.#users.positionOf(id);
    const secrets = this.#secrets.get(id);
    const removed = this.#removed.get(id);
    const { length } = this.#log;
    return () => {
      if (user) this.#users.load(position!, user);
      else this.#users.drop(id);
      putBack(this.#secrets, id, secrets);
      putBack(this.#removed, id, removed);
      this.#log.length = length;
    };
  }

  #backups(newIndex: () => UserIndex): BackupFacet {
    const contents = (): MemoryContents => ({ users: this.#users, secrets: this.#secrets, log: this.#log });
    return backupFacet(
      memoryBackups({
        tenantId: this.tenantId,
        policy: () => this.policy,
        now: this.#now,
        newId: this.#newId,
        newIndex,
        contents,
        replace: (others) => this.#replace(others),
        inTurn: (work) => this.#inTurn(work),
      }),
    );
  }

  #replace({ users, secrets, log }: MemoryContents): void {
    this.#preparation.stop();
    [this.#users, this.#secrets, this.#log] = [users, secrets, log];
    this.#removed.clear();
    this.#answers.clear();
    this.#preparation = new Preparation(users);
    this.#preparation.start();
    announce(this.#listeners, { kind: 'changed' });
    announce(this.#listeners, { kind: 'resources' });
  }

  #remember(key: string, results: readonly WriteResult[]): void {
    this.#answers.set(key, results);
    if (this.#answers.size > rememberedKeys) this.#answers.delete(this.#answers.keys().next().value!);
  }

  #tell(written: readonly UserId[], { affected, hasNewResources }: Progress): void {
    const ids = affected.size > 0 ? [...new Set([...written, ...affected])] : written;
    if (ids.length > 0) {
      this.#preparation.start();
      announce(this.#listeners, { kind: 'changed', ids });
    }
    if (hasNewResources) announce(this.#listeners, { kind: 'resources' });
  }
}

/** Nothing is ever half done here for long. */
const readyFor = (options: CallOptions | undefined) => async (): Promise<void> => refuseAborted(options?.signal);

function patched(before: Secrets, patch: SecretPatch): Secrets {
  return Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, secret]) => secret !== null));
}

function putBack<V>(map: Map<UserId, V>, id: UserId, value: V | undefined): void {
  if (value === undefined) map.delete(id);
  else map.set(id, value);
}
