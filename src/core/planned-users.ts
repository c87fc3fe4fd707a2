import { increment } from './extension-map.js';
import { identityKey } from './fold.js';
import type { UserLookup } from './judge.js';
import type { Policy } from './policy.js';
import type { UserCounts } from './query.js';
import type { User, UserId } from './user.js';
import type { UserIndex } from './user-index.js';

/**
 * The users as they will be after the rows planned so far, laid over those who are there: each row is judged on what the rows
 * before it leave, as the store will do.
 */
export class PlannedUsers implements UserLookup {
  readonly tenantId: string;
  readonly #users: UserIndex;
  readonly #claimed: ReadonlySet<string>;
  readonly #planned = new Map<UserId, User>();
  readonly #byExtension = new Map<string, User | undefined>();
  readonly #byUsername = new Map<string, User | undefined>();
  readonly #byEmail = new Map<string, User | undefined>();
  #offered: string | undefined;
  #nextOffer: string | undefined;
  #exhausted = false;

  /** @param claimed extensions that stand anywhere in the file: they are never offered. */
  constructor(users: UserIndex, claimed: ReadonlySet<string>) {
    this.tenantId = users.tenantId;
    this.#users = users;
    this.#claimed = claimed;
  }

  /** Seats are counted over the whole plan, not row by row. */
  get counts(): UserCounts {
    return this.#users.counts;
  }

  get(id: UserId): User | undefined {
    return this.#planned.get(id) ?? this.#users.get(id);
  }

  owner(extension: string): User | undefined {
    return (
      this.#byExtension.get(extension) ?? (this.#byExtension.has(extension) ? undefined : this.#users.owner(extension))
    );
  }

  byUsername(username: string): User | undefined {
    const key = identityKey(username);
    return this.#byUsername.get(key) ?? (this.#byUsername.has(key) ? undefined : this.#users.byUsername(key));
  }

  byEmail(email: string): User | undefined {
    const key = identityKey(email);
    return this.#byEmail.get(key) ?? (this.#byEmail.has(key) ? undefined : this.#users.byEmail(key));
  }

  countInRole(role: string): number {
    return this.#users.countInRole(role);
  }

  /** The number that would be offered next: free in the store, in the file and in the plan (R28). */
  nextFree(policy: Policy): string | undefined {
    if (this.#nextOffer !== undefined || this.#exhausted) return this.#nextOffer;
    const from = this.#offered === undefined ? undefined : increment(this.#offered);
    const besides = (extension: string): boolean =>
      this.#claimed.has(extension) || this.#byExtension.get(extension) !== undefined;
    this.#nextOffer = this.#users.nextFree(policy, { ...(from !== undefined && { from }), besides });
    this.#exhausted = this.#nextOffer === undefined;
    return this.#nextOffer;
  }

  /** Takes a row's outcome into account. */
  place(after: User, before: User | undefined): void {
    if (before) this.#planned.set(after.id, after);
    if (before?.extension !== undefined && before.extension !== after.extension)
      this.#byExtension.set(before.extension, undefined);
    if (before?.username !== undefined && before.username !== after.username)
      this.#byUsername.set(identityKey(before.username), undefined);
    if (before?.email !== undefined && before.email !== after.email)
      this.#byEmail.set(identityKey(before.email), undefined);
    if (after.extension !== undefined) {
      this.#byExtension.set(after.extension, after);
      if (after.extension === this.#nextOffer) [this.#offered, this.#nextOffer] = [this.#nextOffer, undefined];
    }
    if (after.username !== undefined) this.#byUsername.set(identityKey(after.username), after);
    if (after.email !== undefined) this.#byEmail.set(identityKey(after.email), after);
  }
}
