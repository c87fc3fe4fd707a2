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

  /** The lowest position that is still empty, or undefined when there is none. */
  take(users: readonly unknown[]): number | undefined {
    while (this.#heap.length > 0) {
      const position = this.#pop();
      if (users[position] === undefined) return position;
    }
    return undefined;
  }

  #pop(): number {
    const heap = this.#heap;
    const lowest = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return lowest;
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
    return lowest;
  }
}
