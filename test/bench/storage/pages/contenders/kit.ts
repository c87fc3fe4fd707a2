import { defaultPolicy, type User, type UserChange } from '../../../../../src/core/index.js';
import type { UserAdapter } from '../../../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../../../src/data/adapters/indexeddb/open.js';
import type { Person } from '../../../pages/people.js';
import { pageSize, type Contender } from '../contender.js';

const policy = { ...defaultPolicy, extension: { ...defaultPolicy.extension, maxLength: 8 } };

/** This kit's store through its port: every change judged, with audit trail, ledger and secrets apart, durability strict. */
export class Kit implements Contender {
  #adapter: UserAdapter | undefined;

  async open(): Promise<void> {
    this.#adapter = await openIndexedDBAdapter({ tenantId: 'bench', databaseName: 'kit', policy });
  }

  shape(people: readonly Person[]): readonly UserChange[] {
    return people.map(({ sipPassword, ...values }) => ({ kind: 'create', values, secrets: { sipPassword } }));
  }

  async write(changes: readonly UserChange[]): Promise<void> {
    const results = await this.#kept.write(changes);
    if (!results.every(({ ok }) => ok)) throw new Error('the kit refused somebody');
  }

  async count(): Promise<number> {
    return (await this.#kept.list({ limit: 0 })).total;
  }

  async firstPage(): Promise<readonly string[]> {
    const { users } = await this.#kept.list({ sort: { field: 'displayName' }, limit: pageSize });
    return users.map(({ displayName }) => displayName);
  }

  async search(text: string): Promise<number> {
    return (await this.#kept.list({ search: text, sort: { field: 'displayName' }, limit: pageSize })).total;
  }

  async sort(): Promise<readonly string[]> {
    const { users } = await this.#kept.list({ sort: { field: 'email', descending: true }, limit: pageSize });
    return users.map(({ displayName }) => displayName);
  }

  async nextFree(from: string): Promise<string | undefined> {
    return (await this.#kept.extensions!({ free: { from, count: 1 } }))[0]?.extension;
  }

  async find(extension: string): Promise<User | undefined> {
    return (await this.#kept.list({ search: extension, limit: 1 })).users[0];
  }

  async edit(found: unknown, department: string): Promise<void> {
    const { id, version } = found as User;
    const [result] = await this.#kept.write([{ kind: 'update', id, base: version, values: { department } }]);
    if (!result?.ok) throw new Error('the kit refused an edit');
  }

  async close(): Promise<void> {
    await this.#adapter?.close?.();
  }

  get #kept(): UserAdapter {
    return this.#adapter!;
  }
}
