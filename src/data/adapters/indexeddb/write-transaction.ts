import type { UserChange, WriteResult } from '../../../core/change.js';
import { DirectoryError } from '../../../core/errors.js';
import type { Policy } from '../../../core/policy.js';
import type { User, UserId } from '../../../core/user.js';
import type { Judgement, UserIndex } from '../../../core/users/user-index.js';
import { keepResults, recallResults } from './kept-results.js';
import { logText } from './log-line.js';
import { Turns } from '../../turns.js';
import { notDone } from '../not-done.js';
import type { Replica } from './replica.js';
import { RemovedUsers } from './removed-users.js';
import { placePut } from './place.js';
import { newTenant, storeNames } from './schema.js';
import type { TenantRecord, UserBlock, UserDatabase, WriteTx } from './schema.js';
import { SecretKeeper } from './secret-keeper.js';
import { blockOf, ledgerOf, packBlock } from './user-block.js';

export interface WriteOrder {
  readonly changes: readonly UserChange[];
  readonly policy: Policy;
  readonly atomic: boolean;
  readonly key: string | undefined;
  /** ISO 8601. */
  readonly now: string;
  readonly newId: () => string;
  readonly signal: AbortSignal | undefined;
}

export interface WriteOutcome {
  readonly results: readonly WriteResult[];
  /** Users that other tabs had altered and this write found. */
  readonly elsewhere: readonly UserId[];
  /** Whether anything was written. */
  readonly isWritten: boolean;
}

/** Another tab has written more than can be caught up with inside a transaction; catch up and come again. */
export class FarBehind extends Error {}
/** Blocks read inside a transaction; more would keep the page busy for too long. */
const catchUpBlocks = 16;
/** A pause waits for all that the browser has been given to write; so turns are longer, though nobody feels them yet. */
const newTurns = (): Turns => new Turns(undefined, 24);
/** Changes judged between two looks at the clock. */
const judgedAtOnce = 16;

/**
 * One write in one `readwrite` transaction. IndexedDB runs those one after another across all tabs, so what is judged
 * here is judged on the truth (P2, R50). The index is altered while judging and taken back when there is no commit.
 * Nothing but the transaction's own requests is awaited, or the browser would commit it half-done.
 */
export class WriteTransaction {
  readonly #tx: WriteTx;
  readonly #replica: Replica;
  readonly #order: WriteOrder;
  readonly #secrets: SecretKeeper;
  readonly #removed: RemovedUsers;
  /** What the touched positions held before. */
  readonly #before = new Map<number, User | undefined>();
  /** JSON, made line by line, so that no single step is long. */
  readonly #lines: string[] = [];
  /** Blocks that are handed over as they are now, and what the ledger says of them. */
  readonly #packed = new Map<number, { readonly count: number; readonly sum: number }>();
  /** The block of the latest change, and those of the changes before it. */
  #lastTouched = -1;
  readonly #left: number[] = [];
  #elsewhere: readonly UserId[] = [];
  #written: TenantRecord | undefined;
  #release = (): void => undefined;

  constructor(database: UserDatabase, replica: Replica, order: WriteOrder) {
    // Strict: what a person was told is saved must outlive the computer's fall (P1).
    this.#tx = database.transaction([...storeNames], 'readwrite', { durability: 'strict' });
    // Heard below; here only so that no failure counts as unheard.
    this.#tx.done.catch(() => undefined);
    this.#replica = replica;
    this.#order = order;
    this.#secrets = new SecretKeeper(this.#tx, replica.users.tenantId);
    this.#removed = new RemovedUsers(this.#tx, replica.users.tenantId);
  }

  /**
   * @returns after the commit; a request's success is not one.
   * @throws what the browser refused with, or `FarBehind`; the index is then as it was.
   */
  async run(): Promise<WriteOutcome> {
    try {
      const outcome = await this.#write();
      await this.#tx.done;
      if (this.#written) this.#replica.tenant = this.#written;
      return outcome;
    } catch (cause) {
      this.#takeBack();
      throw await this.#reasonOf(cause);
    } finally {
      this.#release();
    }
  }

  get #users(): UserIndex {
    return this.#replica.users;
  }

  async #write(): Promise<WriteOutcome> {
    const { key } = this.#order;
    const [known, answered] = await Promise.all([
      this.#tx.objectStore('meta').get([this.#users.tenantId]) as Promise<TenantRecord | undefined>,
      key === undefined ? undefined : this.#tx.objectStore('keys').get([this.#users.tenantId, key]),
    ]);
    await this.#catchUp(known ?? newTenant(this.#users.tenantId, '', ''));
    if (answered) return this.#outcome(recallResults(answered.results, this.#users), false);
    const tenant = known ?? newTenant(this.#users.tenantId, this.#order.newId().slice(0, 6), this.#order.now);
    const results = await this.#judge(tenant);
    const isAltered = this.#before.size > 0;
    if (isAltered) await this.#put(tenant);
    if (key !== undefined) this.#remember(key, results);
    if (isAltered || key !== undefined) this.#tx.commit();
    return this.#outcome(results, isAltered);
  }

  #outcome(results: readonly WriteResult[], isWritten: boolean): WriteOutcome {
    return { results, elsewhere: this.#elsewhere, isWritten };
  }

  async #catchUp(fresh: TenantRecord): Promise<void> {
    const behind = this.#replica.behind(fresh);
    if (behind.length > catchUpBlocks) throw new FarBehind();
    const store = this.#tx.objectStore('users');
    const blocks = await Promise.all(behind.map((block) => store.get([this.#users.tenantId, block])));
    const contents = new Map<number, UserBlock | undefined>(behind.map((block, at) => [block, blocks[at]]));
    if (behind.length > 0) this.#elsewhere = await this.#replica.adopt(fresh, contents, false);
    if (this.#replica.damaged.size > 0) throw new DirectoryError('read-only');
  }

  async #judge(tenant: TenantRecord): Promise<readonly WriteResult[]> {
    const { changes, policy, now, newId, atomic } = this.#order;
    await Promise.all([this.#removed.find(changes, this.#users), this.#secrets.prepare(changes, this.#users)]);
    this.#release = this.#replica.hold();
    const version = `${tenant.tag}.${(tenant.seq + 1).toString(36)}`;
    const newVersion = (): string => version;
    const removed = this.#removed.get;
    const results: WriteResult[] = [];
    let turns = newTurns();
    const context = { policy, now, newId, newVersion, removed };
    for (const change of changes) {
      results.push(this.#apply(change, this.#users.judge(change, context)));
      if (results.length % judgedAtOnce !== 0) continue;
      if (!atomic) this.#putFull(tenant.seq + 1);
      if (turns.over) turns = await this.#breathe();
    }
    if (!atomic || results.every((result) => result.ok)) return results;
    this.#takeBack();
    return results.map((result, at) => (result.ok ? notDone(changes[at]!, new DirectoryError('not-applied')) : result));
  }

  #apply(change: UserChange, judgement: Judgement): WriteResult {
    if (!judgement.ok) {
      const { issues, error } = judgement;
      return { ok: false, ...(change.id !== undefined && { id: change.id }), issues, ...(error && { error }) };
    }
    const { kind, before, after, secrets } = judgement;
    const id = (after ?? before)!.id;
    if (kind === 'unchanged') return { ok: true, id, user: after!, changed: false };
    this.#lines.push(logText(judgement));
    if (!after) {
      const position = this.#users.positionOf(id)!;
      this.#removed.add(before!, this.#secrets.take(position));
      this.#touch(position, before);
      this.#users.drop(id);
      return { ok: true, id, changed: true };
    }
    if (kind === 'restore') this.#removed.delete(id);
    const position = this.#users.place(after);
    this.#touch(position, before);
    if (secrets) this.#secrets.patch(position, secrets);
    return { ok: true, id, user: after, changed: true };
  }

  #touch(position: number, before: User | undefined): void {
    if (!this.#before.has(position)) this.#before.set(position, before);
    const block = blockOf(position);
    if (block === this.#lastTouched) return;
    if (this.#lastTouched >= 0) this.#left.push(this.#lastTouched);
    this.#lastTouched = block;
    this.#packed.delete(block);
  }

  /** Hands over the blocks that the changes have gone past, so that the browser writes them while the next ones are judged. */
  #putFull(seq: number): void {
    for (const block of this.#left.splice(0))
      if (block !== this.#lastTouched && !this.#packed.has(block)) this.#putBlock(block, seq);
  }

  #putBlock(block: number, seq: number): void {
    const content = packBlock(this.#users, block, seq);
    placePut(this.#tx, 'users', [this.#users.tenantId, block], content);
    this.#packed.set(block, ledgerOf(content));
  }

  async #put(tenant: TenantRecord): Promise<void> {
    const { tenantId } = this.#users;
    const { now, policy } = this.#order;
    const seq = tenant.seq + 1;
    const [seqs, counts, sums] = [[...tenant.seqs], [...tenant.counts], [...tenant.sums]];
    let turns = newTurns();
    for (const block of new Set(Array.from(this.#before.keys(), blockOf))) {
      if (!this.#packed.has(block)) this.#putBlock(block, seq);
      const { count, sum } = this.#packed.get(block)!;
      [seqs[block], counts[block], sums[block]] = [seq, count, sum];
      if (turns.over) turns = await this.#breathe();
    }
    await this.#secrets.put(seq, tenant.seqs.length, () => this.#breathe());
    this.#removed.put(seq, now);
    const by = policy.currentUserId;
    const lines = `[${this.#lines.join(',')}]`;
    placePut(this.#tx, 'log', [tenantId, seq], { at: now, ...(by !== undefined && { by }), lines });
    // A block that was passed over has no users and no record, but numbers.
    const [numbered, counted, summed] = [seqs, counts, sums].map((list) => Array.from(list, (entry) => entry ?? 0));
    const ledger = { users: this.#users.size, seqs: numbered!, counts: counted!, sums: summed! };
    this.#written = { ...tenant, seq, at: now, ...ledger };
    placePut(this.#tx, 'meta', [tenantId], this.#written);
  }

  #remember(key: string, results: readonly WriteResult[]): void {
    const { tenantId } = this.#users;
    placePut(this.#tx, 'keys', [tenantId, key], { tenantId, at: this.#order.now, results: keepResults(results) });
  }

  /** Lets the page do what waits, with a request in flight that keeps the transaction open. */
  async #breathe(): Promise<Turns> {
    this.#order.signal?.throwIfAborted();
    await this.#tx.objectStore('meta').get('store');
    return newTurns();
  }

  /** The index as it was before this write; what other tabs had written stays. */
  #takeBack(): void {
    // All out before any in: users of this write may have swapped positions, extensions or names.
    for (const position of this.#before.keys()) this.#users.load(position, undefined);
    for (const [position, user] of this.#before) if (user) this.#users.load(position, user);
    this.#before.clear();
    this.#packed.clear();
    this.#lines.length = 0;
    this.#secrets.reset();
    this.#removed.reset();
  }

  /** Sees to it that nothing is kept, and says why: the transaction knows better than the request that failed with it. */
  async #reasonOf(cause: unknown): Promise<unknown> {
    try {
      this.#tx.abort();
      return cause;
    } catch {
      // It is over already.
      return (await this.#tx.done.catch((error: unknown) => error)) ?? cause;
    }
  }
}
