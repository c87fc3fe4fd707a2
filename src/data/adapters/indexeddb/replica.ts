import type { Resource } from '../../../core/resource.js';
import type { User, UserId } from '../../../core/user.js';
import { UserIndex } from '../../../core/users/user-index.js';
import { Turns } from '../../turns.js';
import { newTenant, blockSize, type TenantRecord, type UserBlock } from './schema.js';
import { ledgerOf } from './user-block.js';

/** What was read of the store, all of one moment. */
export interface Fresh {
  readonly fresh: TenantRecord;
  /** All of `behind(fresh)`. */
  readonly blocks: ReadonlyMap<number, UserBlock | undefined>;
  /** All there are; absent where they are the ones that are known. */
  readonly resources: readonly Resource[] | undefined;
}

/** What this tab knows of the tenant: the users in memory, and the record of the store they agree with. */
export class Replica {
  readonly users: UserIndex;
  tenant: TenantRecord;
  /** Blocks that are not what the ledger says they should be (P4). */
  readonly #damaged = new Set<number>();
  #hasLostResources = false;

  #held: Promise<void> | undefined;

  constructor(tenantId: string, locale?: string) {
    this.users = new UserIndex({ tenantId, ...(locale !== undefined && { locale }) });
    this.tenant = newTenant(tenantId, '', '');
  }

  /** Something is not as it was written; nothing may be written over it. */
  get isDamaged(): boolean {
    return this.#damaged.size > 0 || this.#hasLostResources;
  }

  /** Set while the users in memory are not those of any committed moment; whoever answers from them waits for it (P1). */
  get held(): Promise<void> | undefined {
    return this.#held;
  }

  /** @returns how to let go again. */
  hold(): () => void {
    let release = (): void => undefined;
    this.#held = new Promise((resolve) => {
      release = () => {
        this.#held = undefined;
        resolve();
      };
    });
    return release;
  }

  /** Which blocks to read to get from what is known to what is there. */
  behind(fresh: TenantRecord): number[] {
    const { seqs } = this.tenant;
    const length = Math.max(seqs.length, fresh.seqs.length);
    const isOther = this.#isOther(fresh);
    return Array.from({ length }, (_, block) => block).filter((block) => isOther || seqs[block] !== fresh.seqs[block]);
  }

  /** Whether the resources must be read again; they are few, so it is all of them. */
  isBehindOnResources(fresh: TenantRecord): boolean {
    return this.#isOther(fresh) || this.tenant.resourceSeq !== fresh.resourceSeq;
  }

  /** Another tag or an earlier number is another store in the place of the one that was known. */
  #isOther({ tag, seq }: TenantRecord): boolean {
    return tag !== this.tenant.tag || seq < this.tenant.seq;
  }

  /**
   * Takes over what was read.
   * @returns whose users changed. Without `isPatient` it is done when this returns its promise, as a transaction needs.
   */
  async adopt({ fresh, blocks, resources }: Fresh, isPatient: boolean): Promise<UserId[]> {
    const news: [position: number, user: User | undefined][] = [];
    const ids = new Set<UserId>();
    const turns = new Turns();
    for (const [block, content] of blocks) {
      this.#check(fresh, block, content);
      for (let at = 0; at < blockSize; at++) {
        const position = block * blockSize + at;
        const user = content?.users[at] ?? undefined;
        const before = this.users.at(position);
        if (before?.version === user?.version && before?.id === user?.id) continue;
        news.push([position, user]);
        if (before) ids.add(before.id);
        if (user) ids.add(user.id);
      }
      if (isPatient && turns.over) await turns.next();
    }
    const release = this.hold();
    // All out before any in: users may have swapped positions, extensions or names.
    for (const [position] of news) if (this.users.at(position)) this.users.load(position, undefined);
    for (const [position, user] of news) {
      if (user) this.users.load(position, user);
      if (isPatient && turns.over) await turns.next();
    }
    if (resources) {
      this.users.resources.load(resources);
      this.#hasLostResources = resources.length !== (fresh.resourceCount ?? 0);
    }
    this.tenant = fresh;
    release();
    return [...ids];
  }

  #check(fresh: TenantRecord, block: number, content: UserBlock | undefined): void {
    const { count, sum } = content ? ledgerOf(content) : { count: 0, sum: undefined };
    const expected = fresh.counts[block] ?? 0;
    // A block that nobody was ever in has no record.
    const isExpected = count === expected && (sum === fresh.sums[block] || expected === 0);
    if (isExpected) this.#damaged.delete(block);
    else this.#damaged.add(block);
  }
}
