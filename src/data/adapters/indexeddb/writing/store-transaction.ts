import { unwrap } from 'idb';
import type { UserId } from '../../../../core/user.js';
import { randomId } from '../../../random-id.js';
import type { Turns } from '../../../turns.js';
import { abortFor } from '../browser/abort-for.js';
import { Alterations } from './alterations.js';
import { Pulse } from '../browser/pulse.js';
import { readBlocks, runsOf } from '../blocks/read-blocks.js';
import { RemovedUsers } from './removed-users.js';
import type { Replica } from '../replica.js';
import {
  newTenant,
  tenantRange,
  type StoreName,
  type TenantRecord,
  type UserDatabase,
  type WriteTx,
} from '../schema.js';
import { SecretKeeper } from './secret-keeper.js';
import { isSoundTenant } from '../loss/sound-user.js';
import { isLostConnection } from '../browser/storage-error.js';

export interface StoreOrder {
  /** ISO 8601. */
  readonly now: string;
  readonly by: UserId | undefined;
  readonly newId: () => string;
  readonly signal: AbortSignal | undefined;
}

/** What became of a write beside its own verdicts. */
export interface Aftermath {
  /** Users that it altered because of others. */
  readonly affected: readonly UserId[];
  /** Whether it altered resources. */
  readonly hasNewResources: boolean;
  /** Whether anything was written. */
  readonly isWritten: boolean;
}

/** There is more to catch up with, or to set aside, than can be done inside a transaction: do it and come again. */
export class FarBehind extends Error {}

/** The connection was lost after everything was handed over, so nobody said whether it was committed. */
export class Undecided<O> extends Error {
  constructor(
    /** Under which the write stands in the log, if it does. */
    readonly seq: number,
    readonly write: string,
    /** What it came to, if it does. */
    readonly outcome: O,
    cause: unknown,
  ) {
    super('undecided', { cause });
  }
}

/** What a change of users or of what stands around them can touch; drafts and journals are not kept waiting by it. */
const written = ['meta', 'users', 'secrets', 'removed', 'log', 'keys', 'resources'] as const satisfies StoreName[];
/** Blocks read inside a transaction; more would keep the page busy for too long. */
const catchUpBlocks = 16;

/**
 * One write in one `readwrite` transaction. IndexedDB runs those one after another across all tabs, so what is judged
 * here is judged on the truth (P2, R50). The index is altered while judging and taken back when there is no commit.
 * Nothing but the transaction's own requests is awaited, or the browser would commit it half-done.
 */
export class StoreTransaction {
  readonly tx: WriteTx;
  readonly secrets: SecretKeeper;
  readonly removed: RemovedUsers;
  readonly alterations: Alterations;
  readonly #replica: Replica;
  readonly #order: StoreOrder;
  readonly #pulse: Pulse;
  #written: TenantRecord | undefined;
  /** Tells this write from any other. */
  readonly #write = randomId();
  #release = (): void => undefined;

  constructor(database: UserDatabase, replica: Replica, order: StoreOrder) {
    // Strict: what a person was told is saved must outlive the computer's fall (P1).
    this.tx = database.transaction(written, 'readwrite', { durability: 'strict' });
    // Heard below; here only so that no failure counts as unheard.
    this.tx.done.catch(() => undefined);
    this.#replica = replica;
    this.#order = order;
    this.#pulse = new Pulse(this.tx);
    const { users } = replica;
    this.secrets = new SecretKeeper(this.tx, users.tenantId);
    this.removed = new RemovedUsers(this.tx, users.tenantId);
    this.alterations = new Alterations({ tx: this.tx, users, secrets: this.secrets, removed: this.removed });
  }

  /**
   * @returns after the commit; a request's success is not one.
   * @throws what the browser refused with, `FarBehind` or `Undecided`; the index is then as it was.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    let outcome: T | undefined;
    try {
      outcome = await work();
      await this.tx.done;
      if (this.#written) this.#replica.tenant = this.#written;
      return outcome;
    } catch (cause) {
      this.alterations.takeBack();
      const reason = await abortFor(this.tx, cause);
      if (outcome === undefined || !this.#written || !isLostConnection(reason)) throw reason;
      throw new Undecided(this.#written.seq, this.#write, outcome, reason);
    } finally {
      this.#release();
    }
  }

  /** Brings the index up to date. @returns the tenant's record, a new one where nothing was written yet. */
  async begin(): Promise<TenantRecord> {
    const { tenantId } = this.#replica.users;
    const known: unknown = await this.tx.objectStore('meta').get([tenantId]);
    if (known !== undefined && !isSoundTenant(known, tenantId)) throw new FarBehind();
    await this.#catchUp(known ?? newTenant(tenantId, '', ''));
    return known ?? newTenant(tenantId, randomId().slice(0, 6), this.#order.now);
  }

  /** From here on the users in memory are those of no committed moment. */
  hold(): void {
    this.#release = this.#replica.hold();
  }

  /** Hands over what was altered, if anything was. */
  async put(tenant: TenantRecord): Promise<Aftermath> {
    const { alterations } = this;
    const { now: at, by } = this.#order;
    if (alterations.any)
      this.#written = await alterations.put(tenant, { seq: tenant.seq + 1, at, by, write: this.#write }, () =>
        this.breathe(),
      );
    return this.aftermath;
  }

  get aftermath(): Aftermath {
    const { affected, hasResources } = this.alterations;
    return { affected, hasNewResources: hasResources, isWritten: this.#written !== undefined };
  }

  /** Lets the page do what waits, without losing the transaction. */
  breathe(): Promise<Turns> {
    return this.#pulse.breathe(this.#order.signal);
  }

  async #catchUp(fresh: TenantRecord): Promise<void> {
    const { tenantId } = this.#replica.users;
    const behind = this.#replica.behind(fresh);
    if (behind.length > catchUpBlocks) throw new FarBehind();
    const hasNewResources = this.#replica.isBehindOnResources(fresh);
    const store = unwrap(this.tx.objectStore('users'));
    const [resources, ...runs] = await Promise.all([
      hasNewResources ? this.tx.objectStore('resources').getAll(tenantRange(tenantId)) : undefined,
      ...runsOf(behind).map((run) => readBlocks(store, tenantId, run)),
    ]);
    const blocks = new Map(runs.flatMap((run) => [...run]));
    if (behind.length > 0 || resources) await this.#replica.adopt({ fresh, blocks, resources }, false);
    if (this.#replica.isDamaged) throw new FarBehind();
  }
}
