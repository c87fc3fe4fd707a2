import Dexie, { type Table } from 'dexie';
import type { Person } from '../../../pages/people.js';
import { Records } from './records.js';

/** Dexie with bulkPut. Its durability is that of the whole database, so edits get a connection of their own. */
export class WithDexie extends Records {
  readonly #database = connect();
  readonly #strict = connect({ chromeTransactionDurability: 'strict' });

  async open(): Promise<void> {
    await this.#database.open();
  }

  async write(people: Person[]): Promise<void> {
    await usersOf(this.#database).bulkPut(people);
  }

  count(): Promise<number> {
    return usersOf(this.#database).count();
  }

  find(extension: string): Promise<unknown> {
    return usersOf(this.#database).get({ extension });
  }

  async edit(found: unknown, department: string): Promise<void> {
    await usersOf(this.#strict).put({ ...(found as Person), department });
  }

  async close(): Promise<void> {
    this.#database.close();
    this.#strict.close();
  }

  protected all(): Promise<Person[]> {
    return usersOf(this.#database).toArray();
  }

  protected async extensions(): Promise<readonly string[]> {
    return (await usersOf(this.#database).orderBy('extension').keys()) as string[];
  }
}

const usersOf = (database: Dexie): Table<Person, number> => database.table<Person, number>('users');

function connect(options?: { chromeTransactionDurability: 'strict' }): Dexie {
  const database = new Dexie('dexie', options);
  database.version(1).stores({ users: '++id, &extension, &username, &email' });
  return database;
}
