interface YieldingScheduler {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

/** The longest a piece of work may hold the page, in milliseconds: a frame and a bit, far from the 50 that people feel. */
const turnMs = 12;

/**
 * Lets the page breathe during long work (P12): `await turns.next()` between pieces goes on at once while the turn lasts, and hands
 * over to input and painting when it is used up.
 */
export class Turns {
  readonly #signal: AbortSignal | undefined;
  readonly #ms: number;
  #until: number;

  /**
   * @param signal makes `next` reject with its reason.
   * @param ms how long a turn may be where a pause is dear.
   */
  constructor(signal?: AbortSignal, ms = turnMs) {
    this.#signal = signal;
    this.#ms = ms;
    this.#until = performance.now() + ms;
  }

  /** Whether the turn is used up. */
  get over(): boolean {
    return performance.now() >= this.#until;
  }

  async next(): Promise<void> {
    this.#signal?.throwIfAborted();
    if (!this.over) return;
    await pause();
    this.#until = performance.now() + this.#ms;
    this.#signal?.throwIfAborted();
  }
}

function pause(): Promise<void> {
  const { scheduler } = globalThis as YieldingScheduler;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(undefined);
  });
}
