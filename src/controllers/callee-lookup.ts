import type { Callee } from '../core/calls/callee.js';
import type { ExtensionOwner } from '../core/extension/extension.js';
import type { UserId } from '../core/user.js';
import type { UserDirectory } from '../data/directory.js';

const lookups = new WeakMap<UserDirectory, CalleeLookup>();

/**
 * Whom a call reaches under an extension, and what people are called: asked of the directory once, remembered until it
 * tells of a change. What is known is told at once, so that a sentence need not wait for it twice.
 */
export class CalleeLookup {
  /** One for all forms of a directory. */
  static of(directory: UserDirectory): CalleeLookup {
    const known = lookups.get(directory) ?? new CalleeLookup(directory);
    lookups.set(directory, known);
    return known;
  }

  readonly #directory: UserDirectory;
  readonly #owners = new Map<string, ExtensionOwner | undefined>();
  readonly #callees = new Map<string, Callee>();
  readonly #names = new Map<UserId, string>();
  /** What was asked, by what it was asked for. */
  readonly #asked = new Map<string, Promise<void>>();

  constructor(directory: UserDirectory) {
    this.#directory = directory;
    directory.subscribe(({ kind }) => {
      if (kind === 'changed' || kind === 'resources') this.#forget();
    });
  }

  /** Who has an extension, where that is a user and known. */
  readonly find = (extension: string): Callee | undefined => this.#callees.get(extension);

  /** Who or what has an extension; undefined where nobody has, or where it is not known yet. */
  owner(extension: string): ExtensionOwner | undefined {
    return this.#owners.get(extension);
  }

  knows(extensions: readonly string[]): boolean {
    return extensions.every((extension) => this.#owners.has(extension));
  }

  /** What a user is called, where it is known. */
  name(id: UserId): string | undefined {
    return this.#names.get(id);
  }

  /** Resolves when all of them are known; what cannot be asked counts as nobody's. */
  async learn(extensions: readonly string[]): Promise<void> {
    await Promise.all(extensions.map((extension) => this.#once(`extension ${extension}`, () => this.#ask(extension))));
  }

  async learnName(id: UserId): Promise<void> {
    await this.#once(`name ${id}`, async () => {
      const user = await this.#directory.get(id).catch(() => undefined);
      if (user) this.#names.set(id, user.displayName);
    });
  }

  #once(what: string, ask: () => Promise<void>): Promise<void> {
    const asked = this.#asked.get(what) ?? ask();
    this.#asked.set(what, asked);
    return asked;
  }

  async #ask(extension: string): Promise<void> {
    const infos = await this.#directory.extensions({ describe: [extension] }).catch(() => []);
    const owner = infos[0]?.owner;
    const user = owner && !owner.kind ? await this.#directory.get(owner.id).catch(() => undefined) : undefined;
    this.#owners.set(extension, owner);
    if (user) this.#callees.set(extension, user);
  }

  #forget(): void {
    this.#owners.clear();
    this.#callees.clear();
    this.#names.clear();
    this.#asked.clear();
  }
}
