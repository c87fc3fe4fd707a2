import { isDigits } from '../digits.js';
import type { ExtensionOwner } from '../extension/extension.js';
import { numberKey } from '../number-key.js';
import { resourceKinds, type OwnedNumber, type Resource, type ResourceKind } from '../resource.js';
import type { ResourceLookup } from '../rules/user-lookup.js';
import type { User, UserId } from '../user.js';

export interface ResourceIndexOptions {
  /** The order of names. */
  readonly compare: (a: string, b: string) => number;
  readonly usersReferringTo: (idOrExtension: string) => readonly User[];
  /** Told of each internal number that has come to be held, or is held no longer. */
  readonly onExtension: (extension: string) => void;
}

/** What stands around the users of one tenant, in memory. Keeps what it is given: `judgeResourceChange` says what may be kept. */
export class ResourceIndex implements ResourceLookup {
  readonly #options: ResourceIndexOptions;
  readonly #resources = new Map<string, Resource>();
  readonly #byExtension = new Map<string, string>();
  readonly #byNumber = new Map<string, string>();
  readonly #byUser = new Map<UserId, Set<string>>();
  /** In their order, until the next change: the judge asks for a kind with every user of an import. */
  #sorted: readonly Resource[] | undefined;
  readonly #kinds = new Map<ResourceKind, readonly Resource[]>();

  constructor(options: ResourceIndexOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#resources.size;
  }

  /** All of them, by kind and name. */
  all(): readonly Resource[] {
    return (this.#sorted ??= this.#inOrder(this.#resources.values()));
  }

  get(id: string): Resource | undefined {
    return this.#resources.get(id);
  }

  number(text: string): OwnedNumber | undefined {
    const id = this.#byNumber.get(numberKey(text));
    return id === undefined ? undefined : (this.#resources.get(id) as OwnedNumber);
  }

  ofKind(kind: ResourceKind): readonly Resource[] {
    let found = this.#kinds.get(kind);
    if (!found) this.#kinds.set(kind, (found = this.all().filter((resource) => resource.kind === kind)));
    return found;
  }

  referringTo(userId: UserId): readonly Resource[] {
    const ids = this.#byUser.get(userId) ?? [];
    return this.#inOrder(Array.from(ids, (id) => this.#resources.get(id)!));
  }

  usersReferringTo(idOrExtension: string): readonly User[] {
    return this.#options.usersReferringTo(idOrExtension);
  }

  /** Which resource holds an internal number (R20). */
  holder(extension: string): ExtensionOwner | undefined {
    const id = this.#byExtension.get(extension);
    if (id === undefined) return undefined;
    const { name, kind } = this.#resources.get(id)!;
    return { id, displayName: name, kind };
  }

  /** Adds or replaces. */
  put(resource: Resource): void {
    this.delete(resource.id);
    const { id, kind, extension } = resource;
    this.#resources.set(id, resource);
    this.#alter();
    if (kind === 'number') this.#byNumber.set(numberKey(id), id);
    for (const userId of usersOf(resource)) {
      const ids = this.#byUser.get(userId);
      if (ids) ids.add(id);
      else this.#byUser.set(userId, new Set([id]));
    }
    // What is no number cannot be dialled, and would upset the map of taken ones.
    if (extension === undefined || !isDigits(extension)) return;
    this.#byExtension.set(extension, id);
    this.#options.onExtension(extension);
  }

  delete(id: string): void {
    const resource = this.#resources.get(id);
    if (!resource) return;
    this.#alter();
    this.#resources.delete(id);
    for (const userId of usersOf(resource)) this.#forgetUser(userId, id);
    if (this.#byNumber.get(numberKey(id)) === id) this.#byNumber.delete(numberKey(id));
    const { extension } = resource;
    if (extension === undefined || this.#byExtension.get(extension) !== id) return;
    this.#byExtension.delete(extension);
    this.#options.onExtension(extension);
  }

  /** All there are, in the place of those that were, as read from a store. */
  load(resources: Iterable<Resource>): void {
    for (const id of [...this.#resources.keys()]) this.delete(id);
    for (const resource of resources) this.put(resource);
  }

  #alter(): void {
    this.#sorted = undefined;
    this.#kinds.clear();
  }

  #forgetUser(userId: UserId, id: string): void {
    const ids = this.#byUser.get(userId)!;
    ids.delete(id);
    if (ids.size === 0) this.#byUser.delete(userId);
  }

  #inOrder(resources: Iterable<Resource>): readonly Resource[] {
    const { compare } = this.#options;
    return [...resources].sort(
      (a, b) => kindRank(a) - kindRank(b) || compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
    );
  }
}

const kindRank = ({ kind }: Resource): number => resourceKinds.indexOf(kind);

/** Whom a resource refers to, each once. */
function usersOf(resource: Resource): ReadonlySet<UserId> {
  const ids = new Set((resource.users ?? []).map(({ userId }) => userId));
  if (resource.kind === 'mailbox' && resource.ownerId !== undefined) ids.add(resource.ownerId);
  return ids;
}
