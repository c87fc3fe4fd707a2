// RxDB over its free storage for browsers. It has no unique indexes but its primary key, so these are plain ones and what they
// promise is not the same; nor does it let a write ask for strict durability.
import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { byEmailDescending, byName, firstGap, matches, names } from '../pages/contender.ts';

const text = (maxLength) => ({ type: 'string', maxLength });
const fields =
  'displayName givenName familyName extension username email sipPassword mobile role licence department position';
const indexes = ['extension', 'username', 'email'];
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: text(16), ...Object.fromEntries(fields.split(' ').map((field) => [field, text(100)])) },
  required: ['id', ...indexes],
  indexes,
};

class WithRxdb {
  #database;

  async open() {
    this.#database = await createRxDatabase({ name: 'rxdb', storage: getRxStorageDexie(), multiInstance: false });
    await this.#database.addCollections({ users: { schema } });
  }

  shape(people) {
    return people.map((person) => ({ ...person, id: `u${person.extension}` }));
  }

  async write(shaped) {
    const { error } = await this.#users.bulkInsert(shaped);
    if (error.length > 0) throw new Error('RxDB refused somebody');
  }

  count() {
    return this.#users.count().exec();
  }

  async firstPage() {
    return names((await this.#all()).sort(byName));
  }

  async search(part) {
    return (await this.#all()).filter((person) => matches(person, part)).sort(byName).length;
  }

  async sort() {
    return names((await this.#all()).sort(byEmailDescending));
  }

  async nextFree(from) {
    const sorted = await this.#users.find({ sort: [{ extension: 'asc' }] }).exec();
    return firstGap(
      sorted.map(({ extension }) => extension),
      from,
    );
  }

  find(extension) {
    return this.#users.findOne({ selector: { extension } }).exec();
  }

  async edit(found, department) {
    await found.incrementalPatch({ department });
  }

  async close() {
    await this.#database.close();
  }

  async #all() {
    return [...(await this.#users.find().exec())];
  }

  get #users() {
    return this.#database.users;
  }
}

// Which of the two scripts runs first, the bundler decides.
(window.contenders ??= {}).rxdb = () => new WithRxdb();
