import { increment } from '../extension/extension-map.js';
import { identityKey } from '../fold.js';
import type { Owner, ResourceLookup, UserLookup } from '../rules/user-lookup.js';
import type { Policy } from '../policy.js';
import type { UserCounts } from '../query.js';
import type { User, UserId } from '../user.js';
import type { UserIndex } from '../users/user-index.js';

/**
 * The users as they will be after the rows planned so far, laid over those who are there: each row is judged on what the rows
 * before it leave, as the store will do.
 */
export class PlannedUsers implements UserLookup {
  readonly tenantId: string;
  /** Seats are counted over the whole plan, not row by row. */
  readonly counts: UserCounts;
  /** A file of users changes nothing of it. */
  readonly resources: ResourceLookup;
  readonly #users: UserIndex;
  readonly #claimed: ReadonlySet<string>;
  readonly #planned = new Map<UserId, User>();
  readonly #byExtension = new Map<string, Owner | undefined>();
  readonly #byUsername = new Map<string, Owner>();
  readonly #byEmail = new Map<string, Owner | undefined>();
  #offered: string | undefined;
  #nextOffer: string | undefined;
  #exhausted = false;
  /** Whether any number, login or address has become free. */
  #hasVacated = false;

  /** @param claimed extensions that stand anywhere in the file: they are never offered. */
  constructor(users: UserIndex, claimed: ReadonlySet<string>) {
    this.tenantId = users.tenantId;
    this.counts = users.counts;
    this.resources = users.resources;
    this.#users = users;
    this.#claimed = claimed;
  }

  get(id: UserId): User | undefined {
    return this.#planned.get(id) ?? this.#users.get(id);
  }

  owner(extension: string): Owner | undefined {
    const planned = this.#byExtension.get(extension);
    return planned ?? (this.#isVacated(this.#byExtension, extension) ? undefined : this.#users.owner(extension));
  }

  byUsername(username: string): Owner | undefined {
    const key = identityKey(username);
    // Nobody gives up a login (R12).
    return this.#byUsername.get(key) ?? this.#users.byUsername(key);
  }

  byEmail(email: string): Owner | undefined {
    const key = identityKey(email);
    const planned = this.#byEmail.get(key);
    return planned ?? (this.#isVacated(this.#byEmail, key) ? undefined : this.#users.byEmail(key));
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
    if (before) this.#replace(after, before);
    // Calls go round over new users too (R18).
    else if (after.forwarding) this.#planned.set(after.id, after);
    // Of a new user no more is kept than is asked for, so that 100,000 of them do not stay in memory twice.
    const owner: Owner = before ? after : { id: after.id, displayName: after.displayName };
    if (after.extension !== undefined) {
      this.#byExtension.set(after.extension, owner);
      if (after.extension === this.#nextOffer) [this.#offered, this.#nextOffer] = [this.#nextOffer, undefined];
    }
    if (after.username !== undefined) this.#byUsername.set(identityKey(after.username), owner);
    if (after.email !== undefined) this.#byEmail.set(identityKey(after.email), owner);
  }

  #replace(after: User, before: User): void {
    this.#planned.set(after.id, after);
    const { extension, email } = before;
    if (extension !== undefined && extension !== after.extension) this.#vacate(this.#byExtension, extension);
    if (email !== undefined && email !== after.email) this.#vacate(this.#byEmail, identityKey(email));
  }

  #vacate(owners: Map<string, Owner | undefined>, key: string): void {
    owners.set(key, undefined);
    this.#hasVacated = true;
  }

  /** Whoever had it will have another. */
  #isVacated(owners: ReadonlyMap<string, Owner | undefined>, key: string): boolean {
    return this.#hasVacated && owners.has(key);
  }
}
