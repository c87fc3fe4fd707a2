import type { BackupContents } from '../../core/backup/backup.js';
import { restoredUser } from '../../core/backup/restored-user.js';
import type { Policy } from '../../core/policy.js';
import { hasAny } from '../../core/rules/judge.js';
import type { Secrets, UserId } from '../../core/user.js';
import type { UserIndex } from '../../core/users/user-index.js';
import type { BackupStore, ReadOrder } from '../backup/backup-store.js';
import { Turns } from '../turns.js';
import type { LogLine } from './indexeddb/schema.js';

/** A line of the audit trail, and the write that it is of. */
export interface MemoryLine {
  readonly seq: number;
  readonly at: string;
  readonly by?: UserId;
  readonly line: LogLine;
}

/** Everything that is kept. */
export interface MemoryContents {
  readonly users: UserIndex;
  readonly secrets: Map<UserId, Secrets>;
  /** The earliest first. */
  readonly log: MemoryLine[];
}

export interface MemoryBackupsOptions {
  readonly tenantId: string;
  readonly policy: () => Policy;
  readonly now: () => string;
  readonly newId: () => string;
  readonly newIndex: () => UserIndex;
  readonly contents: () => MemoryContents;
  /** Puts others in their place and tells everybody. */
  readonly replace: (contents: MemoryContents) => void;
  /** Does something when no write is under way. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** Users per record of a backup. */
const usersAtOnce = 250;

/** The way of backups in and out of memory. */
export function memoryBackups(options: MemoryBackupsOptions): BackupStore {
  const { tenantId, policy, now, contents, inTurn } = options;
  let latest: string | undefined;
  return {
    tenantId,
    policy,
    now,
    read: (order) => inTurn(() => readContents(contents(), order)),
    present: async () => {
      const { users } = contents();
      const { total, activated } = users.counts;
      return { users: total, activated, resources: users.resources.size, marksOf: (id) => users.get(id)?.secrets };
    },
    replace: (backup, { signal }) =>
      inTurn(async () => {
        options.replace(await restoredContents(backup, options, signal));
        latest = backup.header.at;
      }),
    latest: async () => latest,
    note: async (at) => void (latest = at),
  };
}

/** Nobody writes meanwhile, so it is all of one moment although the page breathes. */
async function readContents({ users, secrets, log }: MemoryContents, order: ReadOrder): Promise<void> {
  const turns = new Turns(order.signal);
  order.begin();
  order.take({ resources: users.resources.all() }, 0);
  for (let from = 0; from < users.capacity; from += usersAtOnce) {
    const positions = Array.from({ length: usersAtOnce }, (_, at) => users.at(from + at));
    const some = positions.filter((user) => user !== undefined);
    order.take({ users: some }, from / users.capacity);
    const kept = order.secrets ? some.map(({ id }) => [id, secrets.get(id) ?? {}] as const) : [];
    order.take({ secrets: kept.filter(([, one]) => hasAny(one)) }, from / users.capacity);
    await turns.next();
  }
  for (let at = 0; at < log.length;) {
    const { seq, at: time, by } = log[at]!;
    const lines: LogLine[] = [];
    for (; log[at]?.seq === seq; at++) lines.push(log[at]!.line);
    order.take({ log: { seq, at: time, ...(by !== undefined && { by }), lines } }, 1);
    await turns.next();
  }
}

async function restoredContents(
  backup: BackupContents,
  { now, newId, newIndex, contents, policy }: MemoryBackupsOptions,
  signal: AbortSignal | undefined,
): Promise<MemoryContents> {
  const before = contents();
  const version = newId();
  const users = newIndex();
  const secrets = new Map<UserId, Secrets>();
  const turns = new Turns(signal);
  for (const one of backup.users) {
    const marks = before.users.get(one.id)?.secrets;
    const kept = marks && { marks, secrets: before.secrets.get(one.id) ?? {} };
    const restored = restoredUser(one, backup, version, kept);
    users.load(users.capacity, restored.user);
    if (hasAny(restored.secrets)) secrets.set(one.id, restored.secrets);
    await turns.next();
  }
  users.resources.load(backup.resources.map((resource) => ({ ...resource, version })));
  const log = backup.log.flatMap(({ lines, ...signed }) =>
    lines.map((line): MemoryLine => ({ ...signed, line: line as LogLine })),
  );
  const by = policy().currentUserId;
  const line: LogLine = { kind: 'replace', id: '', from: backup.header.at, users: backup.users.length };
  log.push({ seq: (log.at(-1)?.seq ?? 0) + 1, at: now(), ...(by !== undefined && { by }), line });
  return { users, secrets, log };
}
