import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserQuery } from '../core/query.js';
import type { User, UserId } from '../core/user.js';
import type { UserDirectory } from '../data/directory.js';

export interface UserSearch {
  readonly typed: string;
  /** Who is not offered. */
  readonly exclude: readonly UserId[];
}

/** More at once nobody reads: who is not among them is found by typing on. */
const mostShown = 8;

/** Finds users by name or extension. The latest question wins, whatever order the answers come in. */
export class UserLookupController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #call: AbortController | undefined;

  users: readonly User[] = [];
  /** More match than are listed. */
  hasMore = false;
  busy = false;
  /** The directory could not be asked. */
  unavailable = false;
  /** Resolves when the latest question is answered. */
  settled: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  ask(directory: UserDirectory | undefined, search: UserSearch): void {
    this.#call?.abort();
    if (!directory) return;
    this.#call = new AbortController();
    this.busy = true;
    this.#host.requestUpdate();
    this.settled = this.#ask(directory, search, this.#call.signal);
  }

  /** Nobody waits for an answer any more. */
  clear(): void {
    this.#call?.abort();
    this.users = [];
    this.busy = this.hasMore = this.unavailable = false;
    this.#host.requestUpdate();
  }

  async #ask(directory: UserDirectory, { typed, exclude }: UserSearch, signal: AbortSignal): Promise<void> {
    const search = typed.trim();
    const limit = mostShown + exclude.length;
    try {
      // Without a search, by name; with one, the best match first.
      const query: UserQuery = search ? { search, limit } : { sort: { field: 'displayName' }, limit };
      const page = await directory.list(query, { signal });
      if (signal.aborted) return;
      const found = page.users.filter(({ id }) => !exclude.includes(id));
      this.users = found.slice(0, mostShown);
      this.hasMore = page.total - (page.users.length - found.length) > this.users.length;
      this.unavailable = false;
    } catch {
      if (signal.aborted) return;
      this.users = [];
      this.hasMore = false;
      this.unavailable = true;
    }
    this.busy = false;
    this.#host.requestUpdate();
  }
}
