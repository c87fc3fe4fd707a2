import type { Callee } from '../core/calls/callee.js';
import type { ExtensionOwner } from '../core/extension/extension.js';
import type { UserId } from '../core/user.js';
import type { UserDirectory } from '../data/directory.js';

interface Known {
  readonly owners: Map<string, ExtensionOwner | undefined>;
  readonly callees: Map<string, Callee>;
  readonly names: Map<UserId, string>;
  /** What was asked, by what it was asked for. */
  readonly asked: Map<string, Promise<void>>;
}

const nothingKnown = (): Known => ({ owners: new Map(), callees: new Map(), names: new Map(), asked: new Map() });

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
  #known = nothingKnown();

  constructor(directory: UserDirectory) {
    this.#directory = directory;
    directory.subscribe(({ kind }) => {
      if (kind === 'changed' || kind === 'resources') this.#known = nothingKnown();
    });
  }

  /** Who has an extension, where that is a user and known. */
  readonly find = (extension: string): Callee | undefined => this.#known.callees.get(extension);

  /** Who or what has an extension; undefined where nobody has, or where it is not known yet. */
  owner(extension: string): ExtensionOwner | undefined {
    return this.#known.owners.get(extension);
  }

  knows(extensions: readonly string[]): boolean {
    return extensions.every((extension) => this.#known.owners.has(extension));
  }

  /** What a user is called, where it is known. */
  name(id: UserId): string | undefined {
    return this.#known.names.get(id);
  }

  /** Resolves when all of them are known; what cannot be asked counts as nobody's. */
  async learn(extensions: readonly string[]): Promise<void> {
    await Promise.all(
      extensions.map((extension) => this.#once(`extension ${extension}`, (known) => this.#ask(extension, known))),
    );
  }

  async learnName(id: UserId): Promise<void> {
    await this.#once(`name ${id}`, async ({ names }) => {
      const user = await this.#directory.get(id).catch(() => undefined);
      if (user) names.set(id, user.displayName);
    });
  }

  /** An answer that comes after a change is let go with all that was known before it. */
  #once(what: string, ask: (known: Known) => Promise<void>): Promise<void> {
    const { asked } = this.#known;
    const asking = asked.get(what) ?? ask(this.#known);
    asked.set(what, asking);
    return asking;
  }

  async #ask(extension: string, { owners, callees }: Known): Promise<void> {
    const infos = await this.#directory.extensions({ describe: [extension] }).catch(() => []);
    const owner = infos[0]?.owner;
    const user = owner && !owner.kind ? await this.#directory.get(owner.id).catch(() => undefined) : undefined;
    owners.set(extension, owner);
    if (user) callees.set(extension, user);
  }
}
