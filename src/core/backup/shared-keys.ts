import { identityKey } from '../fold.js';
import type { Resource } from '../resource.js';
import type { User } from '../user.js';
import type { BackupProblem } from './backup.js';

const unique = [
  ['extension', 'extension-shared', (text: string) => text],
  ['username', 'username-shared', identityKey],
  ['email', 'email-shared', identityKey],
] as const;

/** Finds those who have what another has already and only one may have (P2, R20). */
export class SharedKeys {
  /** By field: who holds which key. */
  readonly #holders = unique.map(() => new Map<string, string>());

  /** @returns what the user shares with another; where it is nothing, the user is one of them from now on. */
  addUser(user: User): readonly BackupProblem[] {
    return this.#add(user, user.displayName);
  }

  addResource({ extension, name }: Resource): readonly BackupProblem[] {
    return this.#add({ ...(extension !== undefined && { extension }) }, name);
  }

  #add(values: Pick<Partial<User>, 'extension' | 'username' | 'email'>, name: string): readonly BackupProblem[] {
    const problems: BackupProblem[] = [];
    const keys = unique.map(([field, code, keyOf], at) => {
      const value = values[field];
      if (value === undefined) return undefined;
      const key = keyOf(value);
      const other = this.#holders[at]!.get(key);
      if (other !== undefined) problems.push({ code, params: { value, names: [other, name] } });
      return key;
    });
    if (problems.length === 0)
      keys.forEach((key, at) => {
        if (key !== undefined) this.#holders[at]!.set(key, name);
      });
    return problems;
  }
}
