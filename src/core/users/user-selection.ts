import type { SortField, UserFilter, UserQuery } from '../query.js';
import { createCollation, type Collation } from './sort-keys.js';
import type { User, UserId } from '../user.js';
import { UserOrder, type OrderSource } from './user-order.js';
import { Hit, UserSearch } from './user-search.js';

type Users = readonly (User | undefined)[];

/** Answers that are kept until a change, so that scrolling asks nothing twice. */
const keptAnswers = 8;
/** Fields worth an order before anybody asks, the likeliest first. */
const preparedFields: readonly SortField[] = ['displayName', 'extension', 'email', 'status', 'role', 'licence'];

/** Which positions a query means, and in which order (T2, T3). */
export class UserSelection implements OrderSource {
  readonly users: Users;
  readonly collation: Collation;
  readonly #search: UserSearch;
  readonly #orders = new Map<SortField, UserOrder>();
  readonly #answers = new Map<string, Uint32Array>();
  #creation: { readonly positions: Uint32Array; readonly ranks: Uint32Array } | undefined;
  /** The positions of the latest changes; those before `#forgotten` are no longer known. */
  #log: number[] = [];
  #forgotten = 0;

  constructor(users: Users, locale?: string) {
    this.users = users;
    this.collation = createCollation(locale);
    this.#search = new UserSearch(users);
  }

  /** Tells of a change; `isMember` when somebody came or went. */
  changed(position: number, isMember: boolean): void {
    if (this.#answers.size > 0) this.#answers.clear();
    this.#search.changed(position);
    if (isMember) this.#creation = undefined;
    if (this.#orders.size === 0) this.#forgotten++;
    else if (this.#log.length < Math.max(this.users.length, 1024)) this.#log.push(position);
    else {
      this.#forgotten += this.#log.length + 1;
      this.#log = [];
    }
  }

  get changeCount(): number {
    return this.#forgotten + this.#log.length;
  }

  changedSince(count: number): readonly number[] | undefined {
    return count < this.#forgotten ? undefined : this.#log.slice(count - this.#forgotten);
  }

  creation(): { readonly positions: Uint32Array; readonly ranks: Uint32Array } {
    return (this.#creation ??= orderOfCreation(this.users));
  }

  /** Does ahead what the next search or sort would do, until done or told to pause. @returns whether all is ready. */
  prepare(shouldPause: () => boolean): boolean {
    if (!this.#search.prepare(shouldPause)) return false;
    return preparedFields.every((field) => this.#order(field).prepare(shouldPause));
  }

  /** As `prepare`, but only what this query needs. */
  prepareFor({ search, sort }: UserQuery, shouldPause: () => boolean): boolean {
    if (search && !this.#search.prepare(shouldPause)) return false;
    return !sort || this.#order(sort.field).prepare(shouldPause);
  }

  positions(query: UserQuery, positionOf: (id: UserId) => number | undefined): Uint32Array {
    const { search = '', filter, sort } = query;
    if (filter?.ids) return this.#find(search, filter, sort, positionOf);
    const key = JSON.stringify([search, filter, sort]);
    const known = this.#answers.get(key);
    if (known) return known;
    const positions = this.#find(search, filter, sort, positionOf);
    if (this.#answers.size >= keptAnswers) this.#answers.delete(this.#answers.keys().next().value!);
    this.#answers.set(key, positions);
    return positions;
  }

  #find(
    search: string,
    filter: UserFilter | undefined,
    sort: UserQuery['sort'],
    positionOf: (id: UserId) => number | undefined,
  ): Uint32Array {
    const ordered = this.#ordered(sort);
    const hits = this.#search.find(search);
    const isWanted = filter && wanted(this.users, filter, positionOf);
    if (!hits) return isWanted ? ordered.filter(isWanted) : ordered;
    return byRank(
      ordered.filter((position) => hits[position] !== Hit.none && (!isWanted || isWanted(position))),
      hits,
    );
  }

  #ordered(sort: UserQuery['sort']): Uint32Array {
    if (!sort) return this.creation().positions;
    const order = this.#order(sort.field);
    return sort.descending ? order.descending() : order.ascending();
  }

  #order(field: SortField): UserOrder {
    let order = this.#orders.get(field);
    if (!order) this.#orders.set(field, (order = new UserOrder(this, field)));
    return order;
  }
}

/** Whose extension is meant first, then whose extension begins so, then all others; each in the order they came in (T2). */
function byRank(found: Uint32Array, hits: Uint8Array): Uint32Array {
  const counts = new Uint32Array(4);
  for (const position of found) counts[hits[position]!]!++;
  if (counts[Hit.other] === found.length) return found;
  const places = [0, 0, counts[Hit.extension]!, counts[Hit.extension]! + counts[Hit.extensionPrefix]!];
  const ranked = new Uint32Array(found.length);
  for (const position of found) ranked[places[hits[position]!]!++] = position;
  return ranked;
}

/** By time; those of one moment by position. Usually they stand so already. */
function orderOfCreation(users: Users): { positions: Uint32Array; ranks: Uint32Array } {
  const positions = Uint32Array.from(users.keys()).filter((position) => users[position] !== undefined);
  const createdAt = (position: number): string => users[position]!.createdAt;
  const isInOrder = positions.every((position, at) => at === 0 || createdAt(positions[at - 1]!) <= createdAt(position));
  if (!isInOrder)
    positions.sort((a, b) => {
      const [x, y] = [createdAt(a), createdAt(b)];
      return x < y ? -1 : x > y ? 1 : a - b;
    });
  const ranks = new Uint32Array(users.length);
  positions.forEach((position, rank) => (ranks[position] = rank));
  return { positions, ranks };
}

function wanted(
  users: Users,
  filter: UserFilter,
  positionOf: (id: UserId) => number | undefined,
): (position: number) => boolean {
  const { status, roles, licences, branchId, withoutExtension, ids } = filter;
  const chosen = ids && new Set(ids.map(positionOf));
  return (position) => {
    const user = users[position]!;
    return (
      (status === undefined || user.status === status) &&
      (roles === undefined || (user.role !== undefined && roles.includes(user.role))) &&
      (licences === undefined || (user.licence !== undefined && licences.includes(user.licence))) &&
      (branchId === undefined || user.branchId === branchId) &&
      (withoutExtension === undefined || (user.extension === undefined) === withoutExtension) &&
      (chosen === undefined || chosen.has(position))
    );
  };
}
