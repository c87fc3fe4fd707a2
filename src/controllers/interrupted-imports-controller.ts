import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { InterruptedImport } from '../data/adapter.js';
import type { UserDirectory } from '../data/directory.js';

const none: readonly InterruptedImport[] = Object.freeze([]);

/** The imports of a directory that were begun and not ended, and that nobody carries out (I7). */
export class InterruptedImportsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #change: (() => void) | undefined;
  #directory: UserDirectory | undefined;
  #list = none;

  /** @param change they are other ones than before. */
  constructor(host: ReactiveControllerHost, change?: () => void) {
    this.#host = host;
    this.#change = change;
    host.addController(this);
  }

  /** The latest first. */
  get list(): readonly InterruptedImport[] {
    return this.#list;
  }

  hostConnected(): void {
    void this.look();
  }

  use(directory: UserDirectory): void {
    if (directory === this.#directory) return;
    this.#directory = directory;
    this.#show(none);
    void this.look();
  }

  /** Looks again. A store that cannot be reached says so elsewhere; nothing is offered of it. */
  async look(): Promise<void> {
    const directory = this.#directory;
    const list = await directory
      ?.imports()
      .then((imports) => imports?.list())
      .catch(() => undefined);
    if (directory === this.#directory) this.#show(list ?? none);
  }

  #show(list: readonly InterruptedImport[]): void {
    if (list.length === 0 && this.#list.length === 0) return;
    this.#list = list;
    this.#host.requestUpdate();
    this.#change?.();
  }
}
