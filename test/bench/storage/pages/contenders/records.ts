import type { Person } from '../../../pages/people.js';
import { byEmailDescending, byName, firstGap, matches, names, type Contender } from '../contender.js';

/** What every library over one record per user does alike, as soon as it has read them. */
export abstract class Records implements Contender {
  abstract open(): Promise<void>;
  abstract write(shaped: readonly object[]): Promise<void>;
  abstract count(): Promise<number>;
  abstract find(extension: string): Promise<unknown>;
  abstract edit(found: unknown, department: string): Promise<void>;
  abstract close(): Promise<void>;
  protected abstract all(): Promise<Person[]>;
  /** All extensions, in order, from the unique index. */
  protected abstract extensions(): Promise<readonly string[]>;

  shape(people: readonly Person[]): readonly object[] {
    return people;
  }

  async firstPage(): Promise<readonly string[]> {
    return names((await this.all()).sort(byName));
  }

  async search(text: string): Promise<number> {
    return (await this.all()).filter((person) => matches(person, text)).sort(byName).length;
  }

  async sort(): Promise<readonly string[]> {
    return names((await this.all()).sort(byEmailDescending));
  }

  async nextFree(from: string): Promise<string | undefined> {
    return firstGap(await this.extensions(), from);
  }
}
