import type { ReactiveControllerHost } from 'lit';
import type { HistoryEntry } from '../core/history.js';
import { DirectoryError } from '../core/errors.js';
import type { UserId } from '../core/user.js';
import type { DirectoryNews, UserDirectory } from '../data/directory.js';

/** More than anybody reads in a form. */
const mostEntries = 100;

/** The audit trail of one user (R53), loaded when somebody wants to see it. */
export class UserHistoryController {
  readonly #host: ReactiveControllerHost;
  readonly #names = new Map<UserId, string>();
  #directory: UserDirectory | undefined;
  #userId: UserId | undefined;
  #loading = 0;
  #isWanted = false;

  /** Whether the directory keeps one at all. */
  available = false;
  /** The latest first; undefined until it is loaded. */
  entries: readonly HistoryEntry[] | undefined;
  error: DirectoryError | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Another user is shown, or none. */
  async begin(directory: UserDirectory, userId: UserId | undefined): Promise<void> {
    const loading = ++this.#loading;
    this.#directory = directory;
    this.#userId = userId;
    this.#names.clear();
    this.entries = this.error = undefined;
    this.available = this.#isWanted = false;
    if (userId === undefined) return;
    const adapter = await directory.ready().catch(() => undefined);
    if (loading !== this.#loading) return;
    this.available = adapter?.history !== undefined;
    this.#host.requestUpdate();
  }

  /** Somebody unfolds it. */
  async load(): Promise<void> {
    const directory = this.#directory;
    const id = this.#userId;
    if (!directory || id === undefined) return;
    this.#isWanted = true;
    const loading = ++this.#loading;
    try {
      const entries = await directory.history({ id, limit: mostEntries });
      await this.#learnNames(directory, entries ?? []);
      if (loading !== this.#loading) return;
      this.entries = entries ?? [];
      this.error = undefined;
    } catch (cause) {
      if (loading !== this.#loading) return;
      this.error = cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause });
    }
    this.#host.requestUpdate();
  }

  /** What is unfolded stays true (R51). */
  hear(news: DirectoryNews): void {
    if (news.kind !== 'changed' || !this.#isWanted || this.#userId === undefined) return;
    if (!news.ids || news.ids.includes(this.#userId)) void this.load();
  }

  /** Who it was, by name; who is no longer there, by id. */
  nameOf(id: UserId): string {
    return this.#names.get(id) ?? id;
  }

  async #learnNames(directory: UserDirectory, entries: readonly HistoryEntry[]): Promise<void> {
    const ids = entries.flatMap(({ by, because }) => [by, because]).filter((id) => id !== undefined);
    const unknown = [...new Set(ids)].filter((id) => !this.#names.has(id));
    const users = await Promise.all(unknown.map((id) => directory.get(id).catch(() => undefined)));
    for (const user of users) if (user) this.#names.set(user.id, user.displayName);
  }
}
