// What must be true of a database whenever nobody writes, read past the kit: the ledger, the trail, uniqueness, references.
import type { Resource } from '../../../src/core/resource.js';
import type { User } from '../../../src/core/user.js';
import type { BlockPatch, LogRecord, TenantRecord, UserBlock } from '../../../src/data/adapters/indexeddb/schema.js';
import { dumpDatabase, usersIn, type Dump } from '../../data/adapters/indexeddb-raw.js';

type Pairs<V> = readonly (readonly [key: readonly [string, ...(string | number)[]], value: V])[];

/** @returns what is wrong; nothing when all is well */
export async function audit(databaseName: string, tenantId: string): Promise<readonly string[]> {
  const dump = await dumpDatabase(databaseName);
  const of = <V>(store: string): Pairs<V> =>
    (dump[store] as unknown as Pairs<V>).filter(([key]) => Array.isArray(key) && key[0] === tenantId);
  const tenant = of<TenantRecord>('meta')[0]?.[1];
  const blocks = blocksIn(of<UserBlock | BlockPatch>('users'));
  const users = [...blocks.values()].flatMap((block) => block.users.filter((user) => user !== null));
  if (!tenant) return users.length === 0 ? [] : ['there are users and no ledger'];
  const resources = of<Resource>('resources').map(([, resource]) => resource);
  return [
    ...ledgerFaults(tenant, blocks, users.length),
    ...trailFaults(tenant, of<LogRecord>('log')),
    ...twice(users),
    ...dangling(users, resources),
    ...strangers(dump, tenantId, users),
  ];
}

interface FoundBlock {
  readonly seq: number;
  readonly users: readonly (User | null)[];
  readonly patches: number;
}

/** Every block with what small writes altered beside it; a patch stands right after its block. */
function blocksIn(records: Pairs<UserBlock | BlockPatch>): ReadonlyMap<number, FoundBlock> {
  const blocks = new Map<number, FoundBlock>();
  for (const [[, at], record] of records) {
    const block = blocks.get(at as number);
    const users = [...(block?.users ?? [])];
    if ('at' in record) record.at.forEach((place, index) => (users[place] = record.users[index]!));
    else users.push(...usersIn(record));
    blocks.set(at as number, { seq: record.seq, users, patches: 'at' in record ? (block?.patches ?? 0) + 1 : 0 });
  }
  return blocks;
}

function ledgerFaults(
  { seq, users, seqs, counts, patches = [] }: TenantRecord,
  blocks: ReturnType<typeof blocksIn>,
  found: number,
): string[] {
  const faults = users === found ? [] : [`the ledger says ${users} users, there are ${found}`];
  for (const [at, block] of blocks) {
    const count = block.users.filter((user) => user !== null).length;
    const [isNow, isComplete] = [block.seq === seqs[at] && block.seq <= seq, block.patches === (patches[at] ?? 0)];
    if (isNow && isComplete && count === counts[at]) continue;
    const said = `${seqs[at]}, ${patches[at]}, ${counts[at]}`;
    faults.push(`block ${at} of write ${block.seq}, ${block.patches} patches, holds ${count}; the ledger: ${said}`);
  }
  return faults;
}

/** One record per write, none missing: a hole would be a write half done. */
function trailFaults({ seq, resourceSeq }: TenantRecord, log: Pairs<LogRecord>): string[] {
  const numbers = log.map(([[, number]]) => number as number);
  const isOrdered = numbers.every((number, at) => at === 0 || number > numbers[at - 1]!);
  const faults = isOrdered ? [] : ['the trail is out of order'];
  // A write of resources alone has a number and no line.
  const missing = resourceSeq === undefined ? seq - numbers.length : 0;
  if (missing !== 0) faults.push(`${seq} writes, ${numbers.length} records of them`);
  return faults;
}

function twice(users: readonly User[]): string[] {
  return (['id', 'extension', 'username', 'email'] as const).flatMap((field) => {
    const seen = new Set<string>();
    return users.flatMap((user) => {
      const value = user[field]?.toLowerCase();
      if (value === undefined) return [];
      if (seen.has(value)) return [`${field} "${value}" twice`];
      seen.add(value);
      return [];
    });
  });
}

function dangling(users: readonly User[], resources: readonly Resource[]): string[] {
  const [people, things] = [new Set(users.map(({ id }) => id)), new Set(resources.map(({ id }) => id))];
  const faults: string[] = [];
  for (const user of users)
    for (const field of ['mailboxId', 'branchId', 'locationId'] as const)
      if (user[field] !== undefined && !things.has(user[field])) faults.push(`${user.id}.${field} leads nowhere`);
  for (const resource of resources)
    for (const id of [
      ...('ownerId' in resource ? [resource.ownerId] : []),
      ...(resource.users ?? []).map((u) => u.userId),
    ])
      if (id !== undefined && !people.has(id)) faults.push(`${resource.kind} ${resource.id} leads to nobody (${id})`);
  return faults;
}

/** Nobody of this tenant under another's keys. */
function strangers(dump: Dump, tenantId: string, users: readonly User[]): string[] {
  const faults = users.filter((user) => user.tenantId !== tenantId).map(({ id }) => `${id} is of another tenant`);
  for (const [[tenant], block] of dump['users'] as unknown as Pairs<UserBlock>)
    if (tenant !== tenantId && usersIn(block).some((user) => user?.tenantId === tenantId))
      faults.push(`a user of ${tenantId} is kept under ${tenant}`);
  return faults;
}
