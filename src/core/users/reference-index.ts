import { visitReferenceKeys, referenceKey } from '../removal/user-references.js';
import type { User } from '../user.js';

/** Changes after which nobody is expected to ask again; an import must not pay for a removal that was made before it. */
const patience = 4096;

/**
 * Which users refer to what, by position. Made when somebody asks, kept up while somebody does: most users refer to little,
 * and most pages remove nobody.
 */
export class ReferenceIndex {
  readonly #users: readonly (User | undefined)[];
  /** By what is referred to; one position stands by itself. */
  #positions: Map<string, number | Set<number>> | undefined;
  #changes = 0;

  constructor(users: readonly (User | undefined)[]) {
    this.#users = users;
  }

  /** In the order of their positions. */
  find(idOrExtension: string): readonly User[] {
    this.#changes = 0;
    this.#positions ??= this.#build();
    const found = this.#positions.get(referenceKey(idOrExtension));
    if (found === undefined) return [];
    const positions = typeof found === 'number' ? [found] : [...found].sort((a, b) => a - b);
    return positions.map((position) => this.#users[position]!);
  }

  learn(position: number, user: User): void {
    const positions = this.#positions;
    if (!positions) return;
    if (++this.#changes > patience) this.#positions = undefined;
    else visitReferenceKeys(user, (key) => add(positions, key, position));
  }

  forget(position: number, user: User): void {
    const positions = this.#positions;
    if (positions) visitReferenceKeys(user, (key) => remove(positions, key, position));
  }

  #build(): Map<string, number | Set<number>> {
    const positions = new Map<string, number | Set<number>>();
    this.#users.forEach((user, position) => {
      if (user) visitReferenceKeys(user, (key) => add(positions, key, position));
    });
    return positions;
  }
}

function add(positions: Map<string, number | Set<number>>, key: string, position: number): void {
  const known = positions.get(key);
  if (known === undefined) positions.set(key, position);
  else if (typeof known !== 'number') known.add(position);
  else if (known !== position) positions.set(key, new Set([known, position]));
}

function remove(positions: Map<string, number | Set<number>>, key: string, position: number): void {
  const known = positions.get(key);
  if (known === position) positions.delete(key);
  else if (typeof known === 'object') known.delete(position);
}
