import type { SecretPatch, UserChange } from '../../../../core/change.js';
import { hasAny } from '../../../../core/rules/judge.js';
import type { SecretField, Secrets } from '../../../../core/user.js';
import type { UserIndex } from '../../../../core/users/user-index.js';
import { Turns } from '../../../turns.js';
import { placeDelete, placePut } from './place.js';
import { blockSize, type WriteTx } from '../schema.js';
import { blockOf } from '../blocks/user-block.js';

/**
 * What a write reads and writes of secrets (R60, P9): in their own store, and in memory no longer than the write lasts. Besides it only
 * removed users, backups, what is set aside and the rows of an import under way hold any.
 */
export class SecretKeeper {
  readonly #tx: WriteTx;
  readonly #tenantId: string;
  readonly #blocks = new Map<number, (Secrets | null)[]>();
  /** What the touched positions are to hold. */
  readonly #wanted = new Map<number, Secrets>();

  constructor(tx: WriteTx, tenantId: string) {
    this.#tx = tx;
    this.#tenantId = tenantId;
  }

  /** Reads what removals will take away and what updates will add to. */
  async prepare(changes: readonly UserChange[], users: UserIndex): Promise<void> {
    const blocks = new Set<number>();
    for (const change of changes) {
      if (change.kind !== 'remove' && !(change.kind === 'update' && change.secrets)) continue;
      const position = users.positionOf(change.id);
      if (position !== undefined && hasAny(users.at(position)!.secrets)) blocks.add(blockOf(position));
    }
    await this.#read(blocks);
  }

  /** What a position holds, which from now on is nothing. */
  take(position: number): Secrets {
    const secrets = this.#held(position);
    if (hasAny(secrets)) this.#wanted.set(position, {});
    return secrets;
  }

  patch(position: number, patch: SecretPatch): void {
    const secrets: { -readonly [F in SecretField]?: string } = { ...this.#held(position) };
    for (const field of Object.keys(patch) as SecretField[]) {
      const secret = patch[field];
      if (secret === null) delete secrets[field];
      else if (secret !== undefined) secrets[field] = secret;
    }
    this.#wanted.set(position, secrets);
  }

  /** Takes back everything since `prepare`. */
  reset(): void {
    this.#wanted.clear();
  }

  /**
   * @param known blocks that were there before this write; others need not be read.
   * @param breathe lets the page do what waits, without losing the transaction.
   */
  async put(seq: number, known: number, breathe: () => Promise<Turns>): Promise<void> {
    const blocks = new Set(Array.from(this.#wanted.keys(), blockOf));
    await this.#read(Array.from(blocks).filter((block) => block < known && !this.#blocks.has(block)));
    for (const [position, secrets] of this.#wanted) {
      const block = this.#blocks.get(blockOf(position)) ?? [];
      this.#blocks.set(blockOf(position), block);
      const at = position % blockSize;
      while (block.length < at) block.push(null);
      block[at] = hasAny(secrets) ? secrets : null;
    }
    let turns = new Turns();
    for (const block of blocks) {
      if (turns.over) turns = await breathe();
      const secrets = this.#blocks.get(block)!;
      if (secrets.some((entry) => entry !== null))
        placePut(this.#tx, 'secrets', [this.#tenantId, block], { seq, secrets });
      else placeDelete(this.#tx, 'secrets', [this.#tenantId, block]);
    }
  }

  #held(position: number): Secrets {
    return this.#wanted.get(position) ?? this.#blocks.get(blockOf(position))?.[position % blockSize] ?? {};
  }

  async #read(blocks: Iterable<number>): Promise<void> {
    const store = this.#tx.objectStore('secrets');
    await Promise.all(
      Array.from(blocks, async (block) => {
        const kept = await store.get([this.#tenantId, block]);
        this.#blocks.set(block, [...(kept?.secrets ?? [])]);
      }),
    );
  }
}
