/** The empty positions among the users: a heap that gives the lowest first and forgets lazily those that were filled. */
export class PositionHoles {
  readonly #heap: number[] = [];

  add(position: number): void {
    const heap = this.#heap;
    let at = heap.push(position) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (heap[parent]! <= position) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = position;
  }

  /** The lowest position that is still empty; undefined when there is none, or when it is not after `after`. */
  take(users: readonly unknown[], after = -1): number | undefined {
    while (this.#heap.length > 0) {
      const lowest = this.#heap[0]!;
      const isEmpty = users[lowest] === undefined;
      if (isEmpty && lowest <= after) return undefined;
      this.#pop();
      if (isEmpty) return lowest;
    }
    return undefined;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= last) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}
