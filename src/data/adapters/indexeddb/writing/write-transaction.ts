import type { UserChange, WriteResult } from '../../../../core/change.js';
import { DirectoryError } from '../../../../core/errors.js';
import type { Policy } from '../../../../core/policy.js';
import type { InUse, JudgeContext, Judgement } from '../../../../core/rules/judgement.js';
import type { UserId } from '../../../../core/user.js';
import { notDone } from '../../not-done.js';
import { keepResults, recallResults } from './kept-results.js';
import { longTurns } from '../browser/long-turns.js';
import { placePut } from './place.js';
import type { Replica } from '../replica.js';
import type { TenantRecord, UserDatabase } from '../schema.js';
import { StoreTransaction, type Aftermath, type StoreOrder } from './store-transaction.js';
import { versionsOf } from './versions.js';

export interface WriteOrder extends StoreOrder {
  readonly changes: readonly UserChange[];
  readonly policy: Policy;
  readonly atomic: boolean;
  readonly key: string | undefined;
  readonly inUse?: (id: UserId) => InUse;
}

export interface WriteOutcome extends Aftermath {
  readonly results: readonly WriteResult[];
}

/** Changes judged between two looks at the clock. */
const judgedAtOnce = 16;

/** Writes changes of users, each judged on what the ones before it left. */
export class WriteTransaction {
  readonly #store: StoreTransaction;
  readonly #replica: Replica;
  readonly #order: WriteOrder;

  constructor(database: UserDatabase, replica: Replica, order: WriteOrder) {
    this.#store = new StoreTransaction(database, replica, order);
    this.#replica = replica;
    this.#order = order;
  }

  run(): Promise<WriteOutcome> {
    return this.#store.run(() => this.#write());
  }

  async #write(): Promise<WriteOutcome> {
    const { key } = this.#order;
    const { users } = this.#replica;
    const { tx } = this.#store;
    const [tenant, answered] = await Promise.all([
      this.#store.begin(),
      key === undefined ? undefined : tx.objectStore('keys').get([users.tenantId, key]),
    ]);
    if (answered) return { results: recallResults(answered.results, users), ...this.#store.aftermath };
    const results = await this.#judge(tenant);
    const aftermath = await this.#store.put(tenant);
    if (key !== undefined) this.#remember(key, results);
    if (aftermath.isWritten || key !== undefined) tx.commit();
    return { results, ...aftermath };
  }

  async #judge(tenant: TenantRecord): Promise<readonly WriteResult[]> {
    const { changes, atomic } = this.#order;
    const { users } = this.#replica;
    const { removed, secrets, alterations } = this.#store;
    await Promise.all([removed.find(changes, users), secrets.prepare(changes, users)]);
    this.#store.hold();
    const contextFor = this.#contexts(tenant);
    const results: WriteResult[] = [];
    let turns = longTurns();
    for (const change of changes) {
      results.push(this.#apply(change, users.judge(change, contextFor(change))));
      if (results.length % judgedAtOnce !== 0) continue;
      if (!atomic) alterations.putFull(tenant);
      if (turns.over) turns = await this.#store.breathe();
    }
    if (!atomic || results.every((result) => result.ok)) return results;
    alterations.takeBack();
    return results.map((result, at) => (result.ok ? notDone(changes[at]!, new DirectoryError('not-applied')) : result));
  }

  /** What the judge is told: two of them for the whole write, not one per change. */
  #contexts(tenant: TenantRecord): (change: UserChange) => JudgeContext {
    const { policy, now, newId, inUse } = this.#order;
    const { common, own } = versionsOf(tenant);
    const rest = { policy, now, newId, removed: this.#store.removed.get, ...(inUse && { inUse }) };
    const asAsked: JudgeContext = { ...rest, newVersion: common };
    const withEffects: JudgeContext = { ...rest, newVersion: own };
    return ({ kind }) => (kind === 'create' || kind === 'update' ? asAsked : withEffects);
  }

  #apply(change: UserChange, judgement: Judgement): WriteResult {
    if (!judgement.ok) {
      const { issues, error } = judgement;
      return { ok: false, ...(change.id !== undefined && { id: change.id }), issues, ...(error && { error }) };
    }
    const { kind, before, after } = judgement;
    const { id } = (after ?? before)!;
    if (kind === 'unchanged') return { ok: true, id, user: after!, changed: false };
    this.#store.alterations.apply(judgement);
    return after ? { ok: true, id, user: after, changed: true } : { ok: true, id, changed: true };
  }

  #remember(key: string, results: readonly WriteResult[]): void {
    const { tenantId } = this.#replica.users;
    const record = { tenantId, at: this.#order.now, results: keepResults(results) };
    placePut(this.#store.tx, 'keys', [tenantId, key], record);
  }
}
