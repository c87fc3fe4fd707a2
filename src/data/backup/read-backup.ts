import type { BackupContents, BackupCounts, BackupHeader, BackupProblem } from '../../core/backup/backup.js';
import { hasRightSum } from '../../core/backup/backup-line.js';
import { BackupReading } from '../../core/backup/backup-reading.js';
import { isObject } from '../../core/backup/check-kept-user.js';
import { parseHeader } from '../../core/backup/parse-header.js';
import { RunningSum } from '../../core/backup/running-sum.js';
import type { Policy } from '../../core/policy.js';
import { can } from '../../core/rules/permissions.js';
import type { BackupCheck, BackupReadOptions } from '../adapter.js';
import { Turns } from '../turns.js';
import type { BackupStore, Present } from './backup-store.js';
import { fileLines, type FileLine } from './file-lines.js';
import { losesPassword } from './loses-password.js';

export interface ReadBackup {
  readonly check: BackupCheck;
  /** Absent where something stands against restoring it. */
  readonly read?: BackupContents;
}

const nothing: BackupCounts = { users: 0, activated: 0, resources: 0, entries: 0, secrets: 0, damaged: 0 };

/** Reads a file to its end, and judges it. */
export async function readBackup(store: BackupStore, file: Blob, options: BackupReadOptions): Promise<ReadBackup> {
  const { users, activated, resources, marksOf } = await store.present();
  const present = { users, activated, resources };
  const reader = new Reader(store.tenantId, options.takeOver === true);
  const turns = new Turns(options.signal);
  for await (const line of fileLines(file)) {
    reader.take(line);
    if (reader.isStopped) break;
    options.onProgress?.(line.part);
    await turns.next();
  }
  const contents = reader.finish();
  const { header, counts } = reader;
  const warnings = contents ? warningsOf(contents, counts, marksOf, store.policy()) : [];
  const problems = [...reader.problems, ...warnings];
  const check = { ...(header && { header }), counts, present, problems };
  const isSound = problems.every(({ level }) => level === 'warning');
  return contents && isSound ? { check, read: contents } : { check };
}

function warningsOf(
  contents: BackupContents,
  { activated }: BackupCounts,
  marksOf: Present['marksOf'],
  policy: Policy,
): readonly BackupProblem[] {
  const needed = [
    'create',
    'edit',
    'activate',
    'remove',
    'import',
    ...(contents.secrets ? ['secrets' as const] : []),
  ] as const;
  const isPermitted = needed.every((permission) => can(policy, permission));
  const lost = contents.users.filter((user) => losesPassword(user, contents, marksOf)).length;
  const { seats } = policy;
  return [
    ...(isPermitted ? [] : [{ code: 'not-permitted' } as const]),
    ...(lost === 0 ? [] : [{ code: 'passwords-lost', level: 'warning', params: { count: lost } } as const]),
    ...(seats === undefined || activated <= seats
      ? []
      : [{ code: 'more-than-seats', level: 'warning', params: { activated, seats } } as const]),
  ];
}

/** Goes through the lines until something is wrong that makes the rest senseless. */
class Reader {
  readonly #tenantId: string;
  readonly #takesOver: boolean;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #sum = new RunningSum();
  #line = 0;
  #header: BackupHeader | undefined;
  #reading: BackupReading | undefined;
  #hasEnded = false;
  #fatal: BackupProblem | undefined;

  constructor(tenantId: string, takesOver: boolean) {
    this.#tenantId = tenantId;
    this.#takesOver = takesOver;
  }

  get header(): BackupHeader | undefined {
    return this.#header;
  }

  get isStopped(): boolean {
    return this.#fatal !== undefined;
  }

  get counts(): BackupCounts {
    return this.#reading?.counts ?? nothing;
  }

  get problems(): readonly BackupProblem[] {
    return [...(this.#fatal ? [this.#fatal] : []), ...(this.#reading?.problems ?? [])];
  }

  take({ bytes, isWhole }: FileLine): void {
    this.#line++;
    if (this.#line === 1) return this.#takeHeader(bytes, isWhole);
    if (!isWhole) return this.#stop(this.#hasEnded ? 'altered' : 'incomplete');
    const value = hasRightSum(bytes, this.#sum) ? this.#parse(bytes) : undefined;
    if (this.#hasEnded || !isObject(value)) return this.#stop('altered');
    this.#sum.add(lineBreak);
    if (!('end' in value)) return this.#reading!.take(value, this.#line);
    this.#hasEnded = true;
    if (!this.#reading!.agreesWith(value['end']) && this.#reading!.problems.length === 0) this.#stop('altered');
  }

  /** @returns undefined where something makes all of it unusable. */
  finish(): BackupContents | undefined {
    if (!this.#fatal && !this.#hasEnded) {
      this.#line++;
      this.#stop(this.#header ? 'incomplete' : 'not-a-backup');
    }
    return this.#fatal ? undefined : this.#reading!.finish();
  }

  #takeHeader(bytes: Uint8Array, isWhole: boolean): void {
    const header = isWhole ? parseHeader(this.#parse(bytes)) : ({ code: 'not-a-backup' } as const);
    if ('code' in header) return void (this.#fatal = header);
    if (!hasRightSum(bytes, this.#sum)) return this.#stop('altered');
    this.#sum.add(lineBreak);
    this.#header = header;
    const { tenantId, tenantName } = header;
    this.#reading = new BackupReading(header, this.#tenantId);
    if (tenantId !== this.#tenantId && !this.#takesOver) {
      const found = tenantName ?? tenantId;
      this.#fatal = { code: 'other-tenant', params: { found, expected: this.#tenantId } };
    }
  }

  #parse(bytes: Uint8Array): unknown {
    try {
      return JSON.parse(this.#decoder.decode(bytes)) as unknown;
    } catch {
      return undefined;
    }
  }

  #stop(code: 'incomplete' | 'altered' | 'not-a-backup'): void {
    this.#fatal = code === 'not-a-backup' ? { code } : { code, params: { line: this.#line } };
  }
}

const lineBreak = new Uint8Array([10]);
