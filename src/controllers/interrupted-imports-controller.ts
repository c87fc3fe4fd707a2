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
  /** Of the latest look; an answer to an earlier one is old. */
  #looks = 0;

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
    const look = ++this.#looks;
    const list = await directory
      ?.imports()
      .then((imports) => imports?.list())
      .catch(() => undefined);
    if (look === this.#looks) this.#show(list ?? none);
  }

  /** Takes one off the list, because it is gone on with or given up here, until the next look. */
  hide(id: string): void {
    this.#looks++;
    this.#show(this.#list.filter((other) => other.id !== id));
  }

  #show(list: readonly InterruptedImport[]): void {
    if (list.length === 0 && this.#list.length === 0) return;
    this.#list = list;
    this.#host.requestUpdate();
    this.#change?.();
  }
}
