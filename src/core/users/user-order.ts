import { mergeSorted, type Compare, type Steps } from './merge-sort.js';
import type { SortField } from '../query.js';
import { compareFew, readColumn, sortColumn, type Collation } from './sort-keys.js';
import type { User } from '../user.js';

type Users = readonly (User | undefined)[];

/** So few changes are laid in at once, without preparation. */
const few = 256;

/** What an order needs to know: who is there, in which order they were created, and what has changed since. */
export interface OrderSource {
  readonly users: Users;
  readonly collation: Collation;
  /** Positions by time of creation, and the place of each position in it. */
  creation(): { readonly positions: Uint32Array; readonly ranks: Uint32Array };
  /** Counts all changes. */
  readonly changeCount: number;
  /** Positions changed since a count; undefined when that is no longer known. */
  changedSince(count: number): readonly number[] | undefined;
}

/** The sorting under way. */
interface Job {
  readonly steps: Steps<Uint32Array>;
  readonly changeCount: number;
}

/**
 * The users in the order of one column, blanks last, ties by creation. Sorted once, ahead of the click where there is
 * time, then patched: only who has changed is sorted again and laid in.
 */
export class UserOrder {
  readonly #source: OrderSource;
  readonly #field: SortField;
  #sorted: Uint32Array = new Uint32Array(0);
  /** Of the changes that `#sorted` knows; undefined until the first sort. */
  #changeCount: number | undefined;
  #job: Job | undefined;
  #descending: Uint32Array | undefined;

  constructor(source: OrderSource, field: SortField) {
    this.#source = source;
    this.#field = field;
  }

  /** Goes on sorting until it is done or told to pause. @returns whether the order is ready. */
  prepare(shouldPause: () => boolean): boolean {
    while (this.#changeCount !== this.#source.changeCount) {
      this.#job ??= this.#begin();
      const { done, value } = this.#job.steps.next();
      if (done) this.#finish(value);
      if (shouldPause()) return false;
    }
    return true;
  }

  ascending(): Uint32Array {
    this.prepare(() => false);
    return this.#sorted;
  }

  /** From the last to the first; blanks stay last and ties stay in the order of creation. */
  descending(): Uint32Array {
    const sorted = this.ascending();
    this.#descending ??= reverse(sorted, this.#source.users, this.#field);
    return this.#descending;
  }

  #begin(): Job {
    const { users, changeCount } = this.#source;
    const { positions, ranks } = this.#source.creation();
    const changed = this.#changeCount === undefined ? undefined : this.#source.changedSince(this.#changeCount);
    const kept = changed ? without(this.#sorted, changed, users.length) : new Uint32Array(0);
    const fresh = changed ? present(changed, users) : positions;
    const steps = fresh.length > few ? this.#sortMany(kept, fresh, ranks) : this.#sortFew(kept, fresh, ranks);
    return { steps, changeCount };
  }

  *#sortMany(kept: Uint32Array, fresh: Uint32Array, ranks: Uint32Array): Steps<Uint32Array> {
    const column = yield* readColumn(this.#source.users, this.#field, this.#source.collation);
    const compare = withTies(column.compare, ranks);
    const sorted = yield* sortColumn(fresh, { ...column, compare });
    return yield* mergeSorted(kept, sorted, compare);
  }

  /** Reads the users as they are, so no change may come between: one slice. */
  *#sortFew(kept: Uint32Array, fresh: Uint32Array, ranks: Uint32Array): Steps<Uint32Array> {
    const compare = withTies(compareFew(this.#source.users, this.#field, this.#source.collation), ranks);
    return atOnce(mergeSorted(kept, fresh.slice().sort(compare), compare));
  }

  /** Who changed while the sorting was under way stands wrong in it until sorted in turn; `prepare` goes on with them. */
  #finish(sorted: Uint32Array): void {
    this.#changeCount = this.#job!.changeCount;
    this.#job = undefined;
    this.#sorted = sorted;
    this.#descending = undefined;
  }
}

function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const withTies =
  (compare: Compare, ranks: Uint32Array): Compare =>
  (a, b) =>
    compare(a, b) || ranks[a]! - ranks[b]!;

function without(sorted: Uint32Array, left: readonly number[], capacity: number): Uint32Array {
  const isLeft = new Uint8Array(capacity);
  for (const position of left) isLeft[position] = 1;
  return sorted.filter((position) => isLeft[position] === 0);
}

const present = (positions: readonly number[], users: Users): Uint32Array =>
  Uint32Array.from(new Set(positions.filter((position) => users[position] !== undefined)));

function reverse(sorted: Uint32Array, users: Users, field: SortField): Uint32Array {
  const keys = Array.from(sorted, (position) => users[position]![field]);
  const reversed = new Uint32Array(sorted.length);
  let end = sorted.length;
  while (end > 0 && keys[end - 1] === undefined) end--;
  reversed.set(sorted.subarray(end), end);
  for (let into = 0; end > 0;) {
    let start = end - 1;
    while (start > 0 && keys[start - 1] === keys[end - 1]) start--;
    for (let at = start; at < end; at++) reversed[into++] = sorted[at]!;
    end = start;
  }
  return reversed;
}
