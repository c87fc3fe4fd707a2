import { UserIndex } from '../core/users/user-index.js';
import type { Unsubscribe } from './adapter.js';
import type { UserDirectory } from './directory.js';
import type { Turns } from './turns.js';

const usersPerStep = 500;

/** The users as a plan sees them; kept until one of them changes. */
export class ImportUsers {
  readonly #directory: UserDirectory;
  #users: UserIndex | undefined;
  #unwatch: Unsubscribe | undefined;

  constructor(directory: UserDirectory) {
    this.#directory = directory;
  }

  /** @throws DirectoryError when they cannot be reached. */
  async load(turns: Turns, signal: AbortSignal): Promise<UserIndex> {
    return (this.#users ??= await this.#read(turns, signal));
  }

  drop(): void {
    this.#unwatch?.();
    this.#users = this.#unwatch = undefined;
  }

  async #read(turns: Turns, signal: AbortSignal): Promise<UserIndex> {
    this.#unwatch ??= this.#directory.subscribe((news) => {
      if (news.kind === 'changed') this.#users = undefined;
    });
    const { users } = await this.#directory.list({}, { signal });
    const index = new UserIndex({ tenantId: this.#directory.tenantId });
    for (let at = 0; at < users.length; at += usersPerStep) {
      for (const user of users.slice(at, at + usersPerStep)) index.place(user);
      await turns.next();
    }
    return index;
  }
}
