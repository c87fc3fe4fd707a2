import type { BackupContents } from '../../../../core/backup/backup.js';
import { restoredUser, type KeptSecretsOf } from '../../../../core/backup/restored-user.js';
import type { Resource } from '../../../../core/resource.js';
import { hasAny } from '../../../../core/rules/judge.js';
import type { Secrets, UserId } from '../../../../core/user.js';
import { Turns } from '../../../turns.js';
import { Ledger, resourceEntries } from '../blocks/ledger.js';
import {
  blockSize,
  newTenant,
  type LogLine,
  type LogRecord,
  type SecretBlock,
  type TenantRecord,
  type UserBlock,
} from '../schema.js';
import { packUsers } from '../blocks/user-block.js';
import { versionsOf } from '../writing/versions.js';

export interface RestoreOrder {
  readonly tenantId: string;
  readonly contents: BackupContents;
  /** ISO 8601. */
  readonly now: string;
  readonly by: UserId | undefined;
  /** Begins the versions where the tenant has no record yet. */
  readonly newTag: string;
  /** Random: tells this write from any other, should the connection be lost with it. */
  readonly write: string;
  readonly signal: AbortSignal | undefined;
  /** Whether an import is under way: its rows would be deleted, and it would go on among what came back. */
  readonly isImporting: () => Promise<boolean>;
  /** @param part from 0 to 1. */
  readonly onProgress: ((part: number) => void) | undefined;
}

/** A whole tenant, ready to be written. */
export interface Packed {
  readonly tenant: TenantRecord;
  readonly blocks: readonly UserBlock[];
  readonly secrets: readonly (SecretBlock | undefined)[];
  readonly resources: readonly Resource[];
  readonly log: readonly (readonly [seq: number, record: LogRecord])[];
}

/**
 * Makes the records of a tenant from a backup, in slices.
 * @param base what is there now: the sequence number goes on from it, and from that of the backup's trail.
 */
export async function packRestored(
  order: RestoreOrder,
  base: TenantRecord | undefined,
  keptOf: KeptSecretsOf,
): Promise<Packed> {
  const { tenantId, contents, now: at, by, newTag, signal } = order;
  const seq = Math.max(base?.seq ?? 0, contents.log.at(-1)?.seq ?? 0) + 1;
  // The number is new and so is the version of everybody: other tabs read all of it again.
  const { tag } = base ?? { tag: newTag };
  const version = versionsOf({ tag, seq: seq - 1 }).common();
  const turns = new Turns(signal);
  const blocks: UserBlock[] = [];
  const ledger = new Ledger(newTenant(tenantId, tag, at));
  const secrets: (SecretBlock | undefined)[] = [];
  for (let from = 0; from < contents.users.length; from += blockSize) {
    const restored = contents.users
      .slice(from, from + blockSize)
      .map((user) => restoredUser(user, contents, version, keptOf(user.id)));
    const packed = packUsers(
      restored.map(({ user }) => user),
      seq,
    );
    ledger.noteWhole(blocks.length, packed);
    blocks.push(packed.content);
    secrets.push(
      packSecrets(
        seq,
        restored.map((one) => one.secrets),
      ),
    );
    await turns.next();
  }
  const log = await packLog(contents, turns);
  const line: LogLine = { kind: 'replace', id: '', from: contents.header.at, users: contents.users.length };
  log.push([seq, { at, ...(by !== undefined && { by }), lines: JSON.stringify([line]), write: order.write }]);
  const resources = contents.resources.map((resource) => ({ ...resource, version }));
  const tenant: TenantRecord = {
    ...ledger.noteIn(newTenant(tenantId, tag, base?.born ?? at)),
    seq,
    at,
    users: contents.users.length,
    ...resourceEntries(seq, resources),
    backupAt: contents.header.at,
  };
  return { tenant, blocks, secrets, resources, log };
}

const packSecrets = (seq: number, secrets: readonly Secrets[]): SecretBlock | undefined =>
  secrets.some(hasAny) ? { seq, secrets: secrets.map((one) => (hasAny(one) ? one : null)) } : undefined;

async function packLog({ log }: BackupContents, turns: Turns): Promise<[number, LogRecord][]> {
  const records: [number, LogRecord][] = [];
  for (const { seq, at, by, lines } of log) {
    records.push([seq, { at, ...(by !== undefined && { by }), lines: JSON.stringify(lines) }]);
    await turns.next();
  }
  return records;
}
