import { expect } from '@open-wc/testing';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';
import type { Shown } from '../../fixtures/schema-v2/story.js';
import { canaryPlace, loadDatabase, type Dump } from './indexeddb-raw.js';

/** What an earlier version left behind, and what its adapter showed of it at the end. */
export interface SchemaFixture {
  readonly dump: Dump;
  readonly end: Shown;
}

let names = 0;
export const newName = (version: number): string => `schema-v${version}-${Date.now()}-${names++}`;

/** A database of its own, as that version left it. @returns its name */
export async function putFixture(version: number, { dump }: { readonly dump: Dump }): Promise<string> {
  const name = newName(version);
  await loadDatabase(name, dump, version);
  return name;
}

/** Opened a day after the story, so that nothing of it is old enough to be forgotten. */
export function openFixture(databaseName: string, tenantId = 'a'): Promise<UserAdapter> {
  const now = (): string => '2026-01-02T00:00:00.000Z';
  return openIndexedDBAdapter({ tenantId, databaseName, now, canaryPlace: canaryPlace() });
}

/** P4: edits the first and the last user; at the next opening nothing is told, and the edits are there. */
export async function expectEditsToLast(databaseName: string): Promise<void> {
  let adapter = await openFixture(databaseName);
  await adapter.acknowledgeLoss?.();
  const { users } = await adapter.list({});
  const edited = [users[0]!.id, users.at(-1)!.id];
  for (const id of edited) {
    const { version: base } = (await adapter.get(id))!;
    const [result] = await adapter.write([{ kind: 'update', id, base, values: { department: 'Night' } }]);
    expect(result).to.deep.include({ ok: true, changed: true });
  }
  const after = (await adapter.list({})).users;
  await adapter.close?.();
  adapter = await openFixture(databaseName);
  const states: unknown[] = [];
  adapter.watch?.((news) => states.push(news));
  expect([(await adapter.list({})).users, states]).to.deep.equal([after, []]);
  for (const id of edited) expect((await adapter.get(id))!.department).to.equal('Night');
  await adapter.close?.();
}
