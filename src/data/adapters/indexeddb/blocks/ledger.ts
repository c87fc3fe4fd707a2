import type { Resource } from '../../../../core/resource.js';
import type { BlockPatch, TenantRecord } from '../schema.js';
import { contentSum, digest, noContent, textDigest, versionSum } from './content-sums.js';
import { isKeptAsJson, type FoundBlock, type PackedBlock } from './user-block.js';

/** Users of a block that a small write may alter beside it; more, and the block is written whole. */
const mostInPatch = 8;
/** Small writes to a block before it is written whole again: each is a record more to read at the next opening. */
const mostPatches = 16;

type Entries = Pick<TenantRecord, 'seqs' | 'counts' | 'sums' | 'contents' | 'digests' | 'patches'>;

/** What the tenant's record says of its blocks, while a write alters them. */
export class Ledger {
  readonly #seqs: number[];
  readonly #counts: number[];
  readonly #sums: number[];
  readonly #contents: number[];
  readonly #digests: number[];
  readonly #patches: number[];

  constructor({ seqs, counts, sums = [], contents = [], digests = [], patches = [] }: Entries) {
    this.#seqs = [...seqs];
    this.#counts = [...counts];
    this.#sums = [...sums];
    this.#contents = [...contents];
    this.#digests = [...digests];
    this.#patches = [...patches];
  }

  /**
   * Whether so few users of a block are better written beside it, by the write of this number. A block that an earlier version wrote has
   * no sum to go on from, and one that this very write has written already counts other users than before it.
   */
  canPatch(block: number, users: number, seq: number): boolean {
    if (users > mostInPatch || this.patchesOf(block) >= mostPatches) return false;
    return this.countOf(block) > 0 && (this.#digests[block] ?? 0) !== 0 && this.#seqs[block] !== seq;
  }

  /** How many records lie beside a block. */
  patchesOf(block: number): number {
    return this.#patches[block] ?? 0;
  }

  countOf(block: number): number {
    return this.#counts[block] ?? 0;
  }

  noteWhole(block: number, { content, count }: PackedBlock): void {
    this.#note(block, content.seq, count, partSum(content));
    this.#patches[block] = 0;
  }

  /** @param count of the block's users, from now on. */
  notePatch(block: number, patch: BlockPatch, count: number): void {
    this.#note(block, patch.seq, count, partSum(patch, this.#digests[block]));
    this.#patches[block] = this.patchesOf(block) + 1;
  }

  /** Takes a block for what it was found to be. */
  noteFound(block: number, found: FoundBlock, patches: number): void {
    this.#note(block, found.seq, found.users.filter(Boolean).length, digestOf(found));
    this.#patches[block] = patches;
  }

  /** The tenant's record with what the blocks are now. */
  noteIn(tenant: TenantRecord): TenantRecord {
    const { sums: _, contents: __, ...rest } = tenant;
    // A block that was passed over has no users and no record, but numbers.
    const whole = (list: readonly number[]): readonly number[] =>
      Array.from(this.#seqs, (_seq, block) => list[block] ?? 0);
    return {
      ...rest,
      seqs: whole(this.#seqs),
      counts: whole(this.#counts),
      ...(this.#sums.some(Boolean) && { sums: whole(this.#sums) }),
      ...(this.#contents.some(Boolean) && { contents: whole(this.#contents) }),
      digests: whole(this.#digests),
      patches: whole(this.#patches),
    };
  }

  #note(block: number, seq: number, count: number, sum: number): void {
    this.#seqs[block] = seq;
    this.#counts[block] = count;
    // What an earlier version said of it.
    for (const list of [this.#sums, this.#contents]) if (list[block]) list[block] = 0;
    this.#digests[block] = nonZero(sum);
  }
}

/** 0 in the ledger says that there is no sum; so one that happens to be 0 is kept as another. */
const nonZero = (sum: number): number => sum | 0 || noContent;

const digestOf = ({ parts }: FoundBlock): number => parts.reduce((sum: number, part) => partSum(part, sum), noContent);

/** What a part adds to the sum of its block; what is summed is part of the format: `TenantRecord.digests`. */
const partSum = (part: unknown, sum = noContent): number =>
  isKeptAsJson(part) ? textDigest(part.users, textDigest(`[${String(part['seq'])}]`, sum)) : digest(part, sum);

/** Whether a block is what the ledger says of it (P4). */
export function isExpected({ counts, sums, contents, digests }: Entries, block: number, found: FoundBlock): boolean {
  const count = found.users.filter(Boolean).length;
  if (count !== (counts[block] ?? 0)) return false;
  // A block that nobody was ever in has no record.
  if (count === 0) return true;
  const sum = digests?.[block] ?? 0;
  if (sum !== 0) return nonZero(digestOf(found)) === sum;
  const content = contents?.[block] ?? 0;
  if (content === 0) return versionSum(found.users) === sums?.[block];
  return nonZero(found.parts.reduce((total: number, part) => contentSum(part, total), noContent)) === content;
}

/** What the tenant's record says of all that stands around the users; they have no order. */
export function resourceEntries(
  seq: number,
  resources: readonly Resource[],
): Required<Pick<TenantRecord, 'resourceSeq' | 'resourceCount' | 'resourceSum'>> {
  return { resourceSeq: seq, resourceCount: resources.length, resourceSum: resourceSumOf(resources) };
}

export function areExpected({ resourceCount = 0, resourceSum }: TenantRecord, found: readonly unknown[]): boolean {
  if (found.length !== resourceCount) return false;
  return resourceSum === undefined || resourceSum === resourceSumOf(found);
}

const resourceSumOf = (resources: readonly unknown[]): number =>
  resources.reduce((total: number, resource) => (total + contentSum(resource)) | 0, 0);
