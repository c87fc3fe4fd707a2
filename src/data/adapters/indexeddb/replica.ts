import type { Resource } from '../../../core/resource.js';
import type { User, UserId } from '../../../core/user.js';
import { UserIndex } from '../../../core/users/user-index.js';
import { Turns } from '../../turns.js';
import { areExpected, isExpected } from './blocks/ledger.js';
import { newTenant, blockSize, type TenantRecord } from './schema.js';
import { doublesIn, isSoundResource } from './loss/sound-user.js';
import { blockOf, joinBlock, type BlockParts } from './blocks/user-block.js';

/** What was read of the store, all of one moment. */
export interface Fresh {
  readonly fresh: TenantRecord;
  /** All of `behind(fresh)`, whatever was found there. */
  readonly blocks: ReadonlyMap<number, BlockParts>;
  /** All there are; absent where they are the ones that are known. */
  readonly resources: readonly Resource[] | undefined;
}

type News = [position: number, user: User | undefined];

/** What other tabs had written and this one has taken over. */
export interface Adopted {
  /** Whose users changed. */
  readonly ids: readonly UserId[];
  readonly hasNewResources: boolean;
}

/** What this tab knows of the tenant: the users in memory, and the record of the store they agree with. */
export class Replica {
  readonly users: UserIndex;
  tenant: TenantRecord;
  /** Blocks that are not what the ledger says they should be, or hold what cannot be used (P4). */
  readonly #damaged = new Set<number>();
  #hasLostResources = false;
  /** What was taken over and nobody was told of yet. */
  readonly #adoptedIds = new Set<UserId>();
  #hasAdoptedResources = false;
  #held: Promise<void> | undefined;

  constructor(tenantId: string, locale?: string) {
    this.users = new UserIndex({ tenantId, ...(locale !== undefined && { locale }) });
    this.tenant = newTenant(tenantId, '', '');
  }

  /** Something is not as it was written; nothing may be written over it before it is set aside. */
  get isDamaged(): boolean {
    return this.#damaged.size > 0 || this.#hasLostResources;
  }

  /** In their order. What of them can be used is among the users. */
  get damagedBlocks(): readonly number[] {
    return [...this.#damaged].sort((a, b) => a - b);
  }

  get hasLostResources(): boolean {
    return this.#hasLostResources;
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

  /** What was taken over since this was last asked: whoever asks must tell of it, also where nothing else came of it. */
  takeAdopted(): Adopted {
    const adopted = { ids: [...this.#adoptedIds], hasNewResources: this.#hasAdoptedResources };
    this.#adoptedIds.clear();
    this.#hasAdoptedResources = false;
    return adopted;
  }

  /** Takes over what was read. Without `isPatient` it is done when this returns its promise, as a transaction needs. */
  async adopt({ fresh, blocks, resources }: Fresh, isPatient: boolean): Promise<void> {
    const news: News[] = [];
    const turns = new Turns();
    for (const [block, parts] of [...blocks].sort(([a], [b]) => a - b)) {
      for (const [position, user] of this.#newsOf(fresh, block, parts)) {
        const before = this.users.at(position);
        news.push([position, user]);
        if (before) this.#adoptedIds.add(before.id);
        if (user) this.#adoptedIds.add(user.id);
      }
      if (isPatient && turns.over) await turns.next();
    }
    const release = this.hold();
    try {
      // All out before any in: users may have swapped positions, extensions or names.
      for (const [position] of news) if (this.users.at(position)) this.users.load(position, undefined);
      for (const [position, user] of news) {
        if (user) this.#load(position, user);
        if (isPatient && turns.over) await turns.next();
      }
      if (this.users.hasDoubles) this.#dropDoubles();
      if (resources) this.#adoptResources(fresh, resources);
      this.tenant = fresh;
    } finally {
      release();
    }
  }

  /** What a block has that is not known yet. */
  #newsOf(fresh: TenantRecord, block: number, parts: BlockParts): readonly News[] {
    const found = joinBlock(parts, this.users.tenantId, blockSize);
    if (found.isSound && isExpected(fresh, block, found)) this.#damaged.delete(block);
    else this.#damaged.add(block);
    const { users } = found;
    const news: News[] = [];
    for (let at = 0; at < blockSize; at++) {
      const position = block * blockSize + at;
      const user = users[at];
      const before = this.users.at(position);
      if (before?.version !== user?.version || before?.id !== user?.id) news.push([position, user]);
    }
    return news;
  }

  /** The earlier one of two with the same id stays. */
  #load(position: number, user: User): void {
    if (this.users.positionOf(user.id) === undefined) this.users.load(position, user);
    else this.#damaged.add(blockOf(position));
  }

  /** Of users who share what only one may have, the earlier one stays (P2). */
  #dropDoubles(): void {
    for (const position of doublesIn(this.users)) {
      this.#damaged.add(blockOf(position));
      this.users.load(position, undefined);
    }
    // What they share was the later one's for a while; its owner takes it again.
    for (let position = 0; position < this.users.capacity; position++) {
      const user = this.users.at(position);
      if (!user) continue;
      this.users.load(position, undefined);
      this.users.load(position, user);
    }
  }

  #adoptResources(fresh: TenantRecord, found: readonly Resource[]): void {
    const sound = found.filter(isSoundResource);
    this.#hasAdoptedResources = true;
    this.users.resources.load(sound);
    this.#hasLostResources = sound.length !== found.length || !areExpected(fresh, found);
  }
}
