import type { Resource } from '../../../../core/resource.js';
import type { Effects, Judgement } from '../../../../core/rules/judgement.js';
import { applyEffects } from '../../../../core/removal/effects.js';
import type { User, UserId } from '../../../../core/user.js';
import type { UserIndex } from '../../../../core/users/user-index.js';
import type { Turns } from '../../../turns.js';
import { effectLines, logText } from '../../log-line.js';
import { longTurns } from '../browser/long-turns.js';
import { Ledger, resourceEntries } from '../blocks/ledger.js';
import { placeDelete, placePut } from './place.js';
import type { RemovedUsers } from './removed-users.js';
import { patchRange, type TenantRecord, type WriteTx } from '../schema.js';
import type { SecretKeeper } from './secret-keeper.js';
import { blockOf, packBlock, packPatch } from '../blocks/user-block.js';

export interface AlterationsOptions {
  readonly tx: WriteTx;
  readonly users: UserIndex;
  readonly secrets: SecretKeeper;
  readonly removed: RemovedUsers;
}

/** When, by whom and as which write. */
export interface Signature {
  readonly seq: number;
  /** Random: the same in the log means that it is this write that was committed. */
  readonly write: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: UserId | undefined;
}

/** What one write alters: at first only in memory, from where it can be taken back, then handed to the transaction. */
export class Alterations {
  readonly #tx: WriteTx;
  readonly #users: UserIndex;
  readonly #secrets: SecretKeeper;
  readonly #removed: RemovedUsers;
  /** What the touched positions held before. */
  readonly #before = new Map<number, User | undefined>();
  /** What the touched resources were before. */
  readonly #resources = new Map<string, Resource | undefined>();
  /** Users that were altered because of another one. */
  readonly #affected = new Set<UserId>();
  /** JSON, made line by line, so that no single step is long. */
  readonly #lines: string[] = [];
  /** Blocks that are handed over as they are now. */
  readonly #packed = new Set<number>();
  /** From the first block that is handed over. */
  #ledger: Ledger | undefined;
  /** The block of the latest change, and those of the changes before it. */
  #lastTouched = -1;
  readonly #left: number[] = [];

  constructor({ tx, users, secrets, removed }: AlterationsOptions) {
    this.#tx = tx;
    this.#users = users;
    this.#secrets = secrets;
    this.#removed = removed;
  }

  get any(): boolean {
    return this.#before.size > 0 || this.#resources.size > 0;
  }

  get affected(): readonly UserId[] {
    return [...this.#affected];
  }

  get hasResources(): boolean {
    return this.#resources.size > 0;
  }

  /** Does what was judged, with all its effects. */
  apply(judgement: Exclude<Judgement & { ok: true }, { kind: 'unchanged' }>): void {
    const { kind, before, after, secrets, effects } = judgement;
    const id = (after ?? before)!.id;
    this.#lines.push(logText(judgement));
    if (after) {
      const position = this.#users.place(after, kind === 'restore' ? this.#removed.get(id)?.position : undefined);
      if (kind === 'restore') this.#removed.delete(id);
      this.#touch(position, before);
      if (secrets) this.#secrets.patch(position, secrets);
    } else {
      const position = this.#users.positionOf(id)!;
      this.#removed.add({
        user: before!,
        secrets: this.#secrets.take(position),
        position,
        ...(effects && { effects }),
      });
      this.#touch(position, before);
      this.#users.drop(id);
    }
    if (effects) this.follow(effects, id);
  }

  /** Does what a change makes necessary elsewhere. */
  follow(effects: Effects, because?: UserId): void {
    for (const { before } of effects.users) {
      this.#touchFar(this.#users.positionOf(before.id)!, before);
      this.#affected.add(before.id);
    }
    for (const { before, after } of effects.resources) {
      const { id } = (after ?? before)!;
      if (!this.#resources.has(id)) this.#resources.set(id, before);
    }
    for (const line of effectLines(effects, because)) this.#lines.push(JSON.stringify(line));
    applyEffects(this.#users, effects);
  }

  /** Hands over the blocks that the changes have gone past, so that the browser writes them while the next ones are judged. */
  putFull(tenant: TenantRecord): void {
    const ledger = (this.#ledger ??= new Ledger(tenant));
    for (const block of this.#left.splice(0))
      if (block !== this.#lastTouched && !this.#packed.has(block)) this.#putWhole(ledger, block, tenant.seq + 1);
  }

  /**
   * Hands over everything, and the tenant's record with it.
   * @param breathe lets the page do what waits, without losing the transaction.
   * @returns the record.
   */
  async put(
    tenant: TenantRecord,
    { seq, at, by, write }: Signature,
    breathe: () => Promise<Turns>,
  ): Promise<TenantRecord> {
    const { tenantId } = this.#users;
    const ledger = (this.#ledger ??= new Ledger(tenant));
    await this.#putBlocks(ledger, seq, breathe);
    await this.#secrets.put(seq, tenant.seqs.length, breathe);
    this.#removed.put(seq, at);
    this.#putResources();
    const lines = `[${this.#lines.join(',')}]`;
    if (this.#lines.length > 0)
      placePut(this.#tx, 'log', [tenantId, seq], { at, ...(by !== undefined && { by }), lines, write });
    const around = this.hasResources && resourceEntries(seq, this.#users.resources.all());
    const written = { ...ledger.noteIn(tenant), users: this.#users.size, seq, at, ...around };
    placePut(this.#tx, 'meta', [tenantId], written);
    return written;
  }

  /** Makes the index what it was before; what other tabs had written stays. */
  takeBack(): void {
    const { resources } = this.#users;
    // All out before any in: users of this write may have swapped positions, extensions or names.
    for (const position of this.#before.keys()) this.#users.load(position, undefined);
    for (const id of this.#resources.keys()) resources.delete(id);
    for (const [position, user] of this.#before) if (user) this.#users.load(position, user);
    for (const resource of this.#resources.values()) if (resource) resources.put(resource);
    for (const memory of [this.#before, this.#resources, this.#affected, this.#packed]) memory.clear();
    this.#lines.length = 0;
    this.#ledger = undefined;
    this.#secrets.reset();
    this.#removed.reset();
  }

  async #putBlocks(ledger: Ledger, seq: number, breathe: () => Promise<Turns>): Promise<void> {
    let turns = longTurns();
    for (const [block, positions] of this.#touchedBlocks()) {
      if (!this.#packed.has(block)) {
        if (ledger.canPatch(block, positions.length, seq)) this.#putPatch(ledger, block, positions, seq);
        else this.#putWhole(ledger, block, seq);
      }
      if (turns.over) turns = await breathe();
    }
  }

  #touchedBlocks(): Map<number, number[]> {
    const blocks = new Map<number, number[]>();
    for (const position of this.#before.keys()) {
      const positions = blocks.get(blockOf(position));
      if (positions) positions.push(position);
      else blocks.set(blockOf(position), [position]);
    }
    return blocks;
  }

  #putResources(): void {
    const { tenantId, resources } = this.#users;
    for (const id of this.#resources.keys()) {
      const resource = resources.get(id);
      if (resource) placePut(this.#tx, 'resources', [tenantId, id], resource);
      else placeDelete(this.#tx, 'resources', [tenantId, id]);
    }
  }

  #touch(position: number, before: User | undefined): void {
    if (!this.#before.has(position)) this.#before.set(position, before);
    const block = blockOf(position);
    if (block === this.#lastTouched) return;
    if (this.#lastTouched >= 0) this.#left.push(this.#lastTouched);
    this.#lastTouched = block;
    this.#packed.delete(block);
  }

  /** Without leaving the block that the changes are in: what is altered far away is handed over at the end, once. */
  #touchFar(position: number, before: User): void {
    if (!this.#before.has(position)) this.#before.set(position, before);
    this.#packed.delete(blockOf(position));
  }

  #putWhole(ledger: Ledger, block: number, seq: number): void {
    const { tenantId } = this.#users;
    const packed = packBlock(this.#users, block, seq);
    placePut(this.#tx, 'users', [tenantId, block], packed.content);
    if (ledger.patchesOf(block) > 0) placeDelete(this.#tx, 'users', patchRange(tenantId, block));
    ledger.noteWhole(block, packed);
    this.#packed.add(block);
  }

  /** Beside what is there, so that an edit costs what it alters and not what its neighbours weigh. */
  #putPatch(ledger: Ledger, block: number, positions: readonly number[], seq: number): void {
    const patch = packPatch(this.#users, positions, seq);
    placePut(this.#tx, 'users', [this.#users.tenantId, block, seq], patch);
    const isMore = (position: number): number =>
      Number(this.#users.at(position) !== undefined) - Number(this.#before.get(position) !== undefined);
    ledger.notePatch(
      block,
      patch,
      positions.reduce((count, position) => count + isMore(position), ledger.countOf(block)),
    );
  }
}
