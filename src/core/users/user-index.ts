import type { UserChange } from '../change.js';
import type { ExtensionInfo, ExtensionSearch } from '../extension/extension.js';
import { ExtensionMap } from '../extension/extension-map.js';
import { describeExtensions } from '../extension/extension-search.js';
import type { FreeOptions } from '../extension/free-extension.js';
import { freeExtensions } from '../extension/free-extension.js';
import { isDigits } from '../digits.js';
import { identityKey } from '../fold.js';
import { judgeRemoval } from '../removal/judge-removal.js';
import { judgeReturn } from '../removal/judge-return.js';
import { judgeWrite } from '../rules/judge.js';
import type { JudgeContext, Judgement } from '../rules/judgement.js';
import type { Owner, UserLookup } from '../rules/user-lookup.js';
import { PositionHoles } from './position-holes.js';
import { ReferenceIndex } from './reference-index.js';
import { ResourceIndex } from './resource-index.js';
import type { Policy } from '../policy.js';
import type { UserCounts, UserPage, UserQuery } from '../query.js';
import type { User, UserId } from '../user.js';
import { TextMap } from './text-map.js';
import { UserSelection } from './user-selection.js';

export type {
  Effects,
  InUse,
  JudgeContext,
  Judgement,
  OwnReference,
  ReferenceField,
  RemovedUser,
} from '../rules/judgement.js';

export interface UserIndexOptions {
  readonly tenantId: string;
  /** The language names are sorted by; the runtime's own when absent. */
  readonly locale?: string;
}

/** The users of one tenant in memory, at positions that are also the positions in the store's blocks. Pure, synchronous. */
export class UserIndex implements UserLookup {
  readonly tenantId: string;
  /** What stands around the users. */
  readonly resources: ResourceIndex;
  readonly #users: (User | undefined)[] = [];
  readonly #positions = new TextMap();
  readonly #holes = new PositionHoles();
  readonly #byExtension = new TextMap();
  readonly #byUsername = new TextMap();
  readonly #byEmail = new TextMap();
  readonly #roles = new Map<string, number>();
  readonly #taken = new ExtensionMap();
  readonly #references: ReferenceIndex;
  readonly #selection: UserSelection;
  #activated = 0;
  #withExtension = 0;
  #withUsername = 0;
  #withEmail = 0;
  #newestAt = '';
  #newestPosition = -1;
  #counts: UserCounts | undefined;

  constructor(options: UserIndexOptions) {
    this.tenantId = options.tenantId;
    this.#selection = new UserSelection(this.#users, options.locale);
    this.#references = new ReferenceIndex(this.#users);
    this.resources = new ResourceIndex({
      compare: this.#selection.collation.numeric.compare,
      usersReferringTo: (idOrExtension) => this.#references.find(idOrExtension),
      onExtension: (extension) => this.#settle(extension),
    });
  }

  /** Users. */
  get size(): number {
    return this.#positions.size;
  }

  /** Positions in use, holes included. */
  get capacity(): number {
    return this.#users.length;
  }

  get(id: UserId): User | undefined {
    const position = this.#positions.get(id);
    return position === undefined ? undefined : this.#users[position];
  }

  at(position: number): User | undefined {
    return this.#users[position];
  }

  positionOf(id: UserId): number | undefined {
    return this.#positions.get(id);
  }

  /** Judges a change on what is here; changes nothing. The only judge there is (R2, R3, R5, R12, R20, R21, R32, R50, P2). */
  judge(change: UserChange, context: JudgeContext): Judgement {
    if (change.kind === 'remove') return judgeRemoval(this, change, context);
    if (change.kind === 'restore') return judgeReturn(this, change.id, context);
    return judgeWrite(this, change, context);
  }

  /**
   * Adds or replaces. A new user takes the lowest hole or the end; one that returns takes its `former` position, so that the
   * order is as it was, unless somebody else has it by now. @returns its position.
   */
  place(user: User, former?: number): number {
    const position = this.#positions.get(user.id) ?? this.#stillFree(former) ?? this.#vacancy(user);
    this.#set(position, user);
    return position;
  }

  /** Takes a user out. @returns the position that became a hole. */
  drop(id: UserId): number | undefined {
    const position = this.#positions.get(id);
    if (position !== undefined) this.#set(position, undefined);
    return position;
  }

  /** Sets what a position holds, as read from a store. */
  load(position: number, user: User | undefined): void {
    const elsewhere = user && this.#positions.get(user.id);
    if (elsewhere !== undefined && elsewhere !== position) this.#set(elsewhere, undefined);
    this.#reach(position);
    this.#set(position, user);
  }

  /** The meaning of search, filter, sort and windows (T2, T3). */
  select(query: UserQuery): UserPage {
    const positions = this.#selection.positions(query, (id) => this.#positions.get(id));
    const offset = Math.max(0, query.offset ?? 0);
    const window = positions.subarray(
      offset,
      query.limit === undefined ? undefined : offset + Math.max(0, query.limit),
    );
    const users = Array.from(window, (position) => this.#users[position]!);
    return { users, offset, total: positions.length, counts: this.counts };
  }

  /**
   * Does ahead what the next search or sort would have to do first: call it when nothing else is to be done, again and
   * again until it returns true. `shouldPause` is asked about every millisecond of work.
   */
  prepare(shouldPause: () => boolean): boolean {
    return this.#selection.prepare(shouldPause);
  }

  /** As `prepare`, but only what the answer to this query would have to do first. */
  prepareFor(query: UserQuery, shouldPause: () => boolean): boolean {
    return this.#selection.prepareFor(query, shouldPause);
  }

  /** O(1) (R6). */
  get counts(): UserCounts {
    const total = this.size;
    this.#counts ??= {
      total,
      activated: this.#activated,
      deactivated: total - this.#activated,
      withoutExtension: total - this.#withExtension,
    };
    return this.#counts;
  }

  /** Whether users share what only one may have. No rule lets that happen, but a store may come to harm (P2, P4). */
  get hasDoubles(): boolean {
    return (
      this.#withExtension !== this.#byExtension.size ||
      this.#withUsername !== this.#byUsername.size ||
      this.#withEmail !== this.#byEmail.size
    );
  }

  /** What only one user may have, as far as this one has it; the same for two users when they share it. */
  uniqueKeysOf({ extension, username, email }: User): readonly string[] {
    return [
      ...(extension === undefined ? [] : [`extension ${extension}`]),
      ...(username === undefined ? [] : [`username ${identityKey(username)}`]),
      ...(email === undefined ? [] : [`email ${identityKey(email)}`]),
    ];
  }

  countInRole(role: string): number {
    return this.#roles.get(role) ?? 0;
  }

  /** Who holds an extension, a user or a resource; leading zeros count (R20, R22). */
  owner(extension: string): Owner | undefined {
    // Quicker told than who it is, and in an import nearly always enough.
    if (isDigits(extension) && !this.#taken.has(extension)) return undefined;
    return this.byExtension(extension) ?? this.resources.holder(extension);
  }

  /** Which user has an extension. */
  byExtension(extension: string): User | undefined {
    return this.#userAt(this.#byExtension.get(extension));
  }

  /** Whatever its case. */
  byUsername(username: string): User | undefined {
    return this.#byUsername.size === 0 ? undefined : this.#userAt(this.#byUsername.get(identityKey(username)));
  }

  /** Whatever its case. */
  byEmail(email: string): User | undefined {
    return this.#byEmail.size === 0 ? undefined : this.#userAt(this.#byEmail.get(identityKey(email)));
  }

  /** What numbers are, which are free, which match; in this order (E3). */
  extensions(search: ExtensionSearch, policy: Policy): readonly ExtensionInfo[] {
    return describeExtensions(search, policy, this.#taken, (extension) => this.owner(extension));
  }

  /** The number to suggest; undefined when all are taken (R24). */
  nextFree(policy: Policy, options: FreeOptions = {}): string | undefined {
    return freeExtensions(this.#taken, policy, options).next().value as string | undefined;
  }

  /** Positions tell the order among users created at one moment, so the later one never goes before the earlier one. */
  #vacancy({ createdAt }: User): number {
    const earliest = this.#newestAt === createdAt ? this.#newestPosition : -1;
    const position = this.#holes.take(this.#users, earliest) ?? this.#users.length;
    this.#newestAt = createdAt;
    this.#newestPosition = position;
    return position;
  }

  #stillFree(position: number | undefined): number | undefined {
    if (position === undefined || this.#users[position]) return undefined;
    this.#reach(position);
    return position;
  }

  /** Makes holes of all positions before this one that do not exist yet. */
  #reach(position: number): void {
    for (let gap = this.#users.length; gap < position; gap++) this.#set(gap, undefined);
  }

  /** Whether a number is taken, after one of its holders has come or gone. */
  #settle(extension: string): void {
    if (this.byExtension(extension) ?? this.resources.holder(extension)) this.#taken.add(extension);
    else this.#taken.delete(extension);
  }

  #userAt(position: number | undefined): User | undefined {
    return position === undefined ? undefined : this.#users[position];
  }

  #set(position: number, user: User | undefined): void {
    const before = this.#users[position];
    if (before === user && position < this.#users.length) return;
    this.#users[position] = user;
    if (before) this.#forget(position, before);
    if (user) this.#learn(position, user);
    else this.#holes.add(position);
    this.#counts = undefined;
    this.#selection.changed(position, before?.createdAt !== user?.createdAt);
  }

  /** Those that other tabs have created count as well. */
  #noteNewest(position: number, createdAt: string): void {
    if (createdAt < this.#newestAt) return;
    this.#newestPosition = createdAt === this.#newestAt ? Math.max(position, this.#newestPosition) : position;
    this.#newestAt = createdAt;
  }

  #learn(position: number, user: User): void {
    this.#positions.set(user.id, position);
    this.#noteNewest(position, user.createdAt);
    if (user.extension !== undefined) {
      this.#withExtension++;
      this.#byExtension.set(user.extension, position);
      this.#taken.add(user.extension);
    }
    const { username, email } = user;
    const emailKey = email === undefined ? undefined : identityKey(email);
    if (emailKey !== undefined) {
      this.#withEmail++;
      this.#byEmail.set(emailKey, position);
    }
    if (username !== undefined) {
      this.#withUsername++;
      this.#byUsername.set(username === email ? emailKey! : identityKey(username), position);
    }
    if (user.role !== undefined) this.#roles.set(user.role, this.countInRole(user.role) + 1);
    if (user.status === 'activated') this.#activated++;
    this.#references.learn(position, user);
  }

  #forget(position: number, user: User): void {
    this.#positions.delete(user.id);
    if (user.extension !== undefined) this.#withExtension--;
    if (user.extension !== undefined && this.#byExtension.get(user.extension) === position) {
      this.#byExtension.delete(user.extension);
      this.#settle(user.extension);
    }
    if (user.username !== undefined) {
      this.#withUsername--;
      deleteWhere(this.#byUsername, identityKey(user.username), position);
    }
    if (user.email !== undefined) {
      this.#withEmail--;
      deleteWhere(this.#byEmail, identityKey(user.email), position);
    }
    if (user.role !== undefined) this.#roles.set(user.role, this.countInRole(user.role) - 1);
    if (user.status === 'activated') this.#activated--;
    this.#references.forget(position, user);
  }
}

/** A key that another user holds by now stays that user's. */
function deleteWhere(map: TextMap, key: string, position: number): void {
  if (map.get(key) === position) map.delete(key);
}
