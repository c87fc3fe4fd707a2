/** Something that gets ready in slices, as `UserIndex` does. */
interface Preparable {
  readonly size: number;
  prepare(shouldPause: () => boolean): boolean;
}

/** How long nothing must have changed, in milliseconds; an import in full swing is not worth preparing for. */
const quietMs = 200;
/** How long a slice may take where the browser does not say, in milliseconds. */
const sliceMs = 8;
/** Up to so many users, search and sort need no preparation. */
const small = 1000;

/** Gets an index ready for the next search or sort while the page has nothing better to do. */
export class Preparation {
  readonly #index: Preparable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle: number | undefined;

  constructor(index: Preparable) {
    this.#index = index;
  }

  /** To be told of every change. */
  start(): void {
    this.stop();
    if (this.#index.size > small) this.#timer = setTimeout(() => this.#next(), quietMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    if (this.#idle !== undefined) cancelIdleCallback(this.#idle);
    this.#timer = this.#idle = undefined;
  }

  #next(): void {
    if (typeof requestIdleCallback === 'function') this.#idle = requestIdleCallback((idle) => this.#slice(idle));
    else this.#timer = setTimeout(() => this.#slice(), 0);
  }

  #slice(idle?: IdleDeadline): void {
    const end = performance.now() + sliceMs;
    const isReady = this.#index.prepare(
      () => performance.now() >= end || (idle !== undefined && idle.timeRemaining() < 1),
    );
    if (!isReady) this.#next();
  }
}
