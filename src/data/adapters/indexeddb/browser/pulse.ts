import type { Turns } from '../../../turns.js';
import { longTurns } from './long-turns.js';
import type { WriteTx } from '../schema.js';

/**
 * Lets the page do what waits in the middle of a transaction, which stays open only while one of its own requests is in flight.
 * What is awaited is the request of the breath before: so the browser writes what was handed over last while the next is made ready,
 * and never gets more than two turns ahead.
 */
export class Pulse {
  readonly #tx: WriteTx;
  #last: Promise<unknown> | undefined;

  constructor(tx: WriteTx) {
    this.#tx = tx;
  }

  /** @throws the signal's reason */
  async breathe(signal: AbortSignal | undefined): Promise<Turns> {
    signal?.throwIfAborted();
    const before = this.#last ?? this.#ask();
    this.#last = this.#ask();
    await before;
    return longTurns();
  }

  #ask(): Promise<unknown> {
    const answer = this.#tx.objectStore('meta').getKey('store');
    // The transaction tells what became of it.
    answer.catch(() => undefined);
    return answer;
  }
}
