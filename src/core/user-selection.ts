import { compareExtensions } from './extension.js';
import { fold } from './fold.js';
import type { SortField, UserFilter, UserQuery } from './query.js';
import type { User, UserId } from './user.js';

/** Which positions a query means, in which order. */
export class UserSelection {
  readonly #users: readonly (User | undefined)[];
  readonly #collator: Intl.Collator;
  readonly #cache = new Map<string, Uint32Array>();

  constructor(users: readonly (User | undefined)[], locale?: string) {
    this.#users = users;
    this.#collator = new Intl.Collator(locale, { numeric: true });
  }

  changed(_position: number): void {
    this.#cache.clear();
  }

  positions(query: UserQuery, positionOf: (id: UserId) => number | undefined): Uint32Array {
    const key = JSON.stringify([query.search, query.filter, query.sort]);
    let positions = this.#cache.get(key);
    if (!positions) this.#cache.set(key, (positions = this.#find(query, positionOf)));
    return positions;
  }

  #find({ search = '', filter, sort }: UserQuery, positionOf: (id: UserId) => number | undefined): Uint32Array {
    const wanted = filter?.ids && new Set(filter.ids.map(positionOf));
    const found: number[] = [];
    for (let position = 0; position < this.#users.length; position++) {
      const user = this.#users[position];
      if (user && (!wanted || wanted.has(position)) && (!filter || passes(user, filter)) && matches(user, search))
        found.push(position);
    }
    found.sort((a, b) => this.#compare(a, b, search, sort));
    return Uint32Array.from(found);
  }

  #compare(a: number, b: number, search: string, sort: UserQuery['sort']): number {
    const x = this.#users[a]!;
    const y = this.#users[b]!;
    return (
      rank(x, search) - rank(y, search) ||
      (sort ? this.#compareField(x, y, sort.field, sort.descending) : 0) ||
      (x.createdAt < y.createdAt ? -1 : x.createdAt > y.createdAt ? 1 : a - b)
    );
  }

  #compareField(x: User, y: User, field: SortField, descending = false): number {
    const a = x[field];
    const b = y[field];
    if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
    const order =
      field === 'extension'
        ? compareExtensions(a, b)
        : field === 'updatedAt'
          ? a < b
            ? -1
            : a > b
              ? 1
              : 0
          : this.#collator.compare(a, b);
    return descending ? -order : order;
  }
}

function passes(user: User, filter: UserFilter): boolean {
  if (filter.status && user.status !== filter.status) return false;
  if (filter.roles && !filter.roles.includes(user.role ?? '')) return false;
  if (filter.licences && !filter.licences.includes(user.licence ?? '')) return false;
  if (filter.branchId !== undefined && user.branchId !== filter.branchId) return false;
  if (filter.withoutExtension !== undefined && (user.extension === undefined) !== filter.withoutExtension) return false;
  return true;
}

function matches(user: User, search: string): boolean {
  const number = numberOf(search);
  const hay = haystackOf(user);
  if (number) return hay.includes(number);
  return fold(search)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

function haystackOf(user: User): string {
  const mobile = user.mobile ?? '';
  return fold(
    `${user.displayName}\n${user.extension ?? ''}\n${user.email ?? ''}\n${user.username ?? ''}\n${mobile}\n${mobile.replace(/[^0-9]+/g, '')}`,
  );
}

function numberOf(search: string): string | undefined {
  return /^\s*\+?[0-9][0-9()\-. /]*\s*$/.test(search) ? search.replace(/[^0-9]+/g, '') : undefined;
}

function rank(user: User, search: string): number {
  const number = numberOf(search);
  if (!number || !user.extension?.startsWith(number)) return 2;
  return user.extension === number ? 0 : 1;
}
