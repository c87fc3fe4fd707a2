import type { Resource } from '../resource.js';
import { secretFields, type Secrets, type User, type UserId } from '../user.js';
import type { BackupContents, BackupCounts, BackupHeader, BackupLogRecord, BackupProblem } from './backup.js';
import { isKeptLog } from './check-kept-log.js';
import { isKeptResource } from './check-kept-resource.js';
import { faultOfUser, isObject } from './check-kept-user.js';
import { dropDangling } from './drop-dangling.js';
import { SharedKeys } from './shared-keys.js';

/** More problems of one file nobody reads. */
const mostProblems = 50;

/** Takes in the lines of a backup after its header, one by one, and says what is wrong with them. */
export class BackupReading {
  readonly #header: BackupHeader;
  readonly #tenantId: string;
  readonly #users: User[] = [];
  readonly #ids = new Set<UserId>();
  readonly #resources: Resource[] = [];
  readonly #resourceIds = new Set<string>();
  readonly #secrets = new Map<UserId, Secrets>();
  readonly #log: BackupLogRecord[] = [];
  readonly #damaged: unknown[] = [];
  readonly #keys = new SharedKeys();
  readonly #problems: BackupProblem[] = [];
  #activated = 0;
  #entries = 0;

  /** @param tenantId whose the users are to be. */
  constructor(header: BackupHeader, tenantId: string) {
    this.#header = header;
    this.#tenantId = tenantId;
  }

  get problems(): readonly BackupProblem[] {
    return this.#problems;
  }

  get counts(): BackupCounts {
    return {
      users: this.#users.length,
      activated: this.#activated,
      resources: this.#resources.length,
      entries: this.#entries,
      secrets: this.#secrets.size,
      damaged: this.#damaged.length,
    };
  }

  /** What the end says there should be is what is there. */
  agreesWith(end: unknown): boolean {
    return isObject(end) && Object.entries(this.counts).every(([name, count]) => end[name] === count);
  }

  take(record: Readonly<Record<string, unknown>>, line: number): void {
    const { users, resources, secrets, log } = record;
    if (Array.isArray(users)) for (const user of users) this.#takeUser(user, line);
    if (Array.isArray(resources)) for (const resource of resources) this.#takeResource(resource, line);
    if (Array.isArray(secrets)) for (const entry of secrets) this.#takeSecrets(entry, line);
    if (log !== undefined) this.#takeLog(log, line);
    if ('damaged' in record) this.#damaged.push(record['damaged']);
  }

  /** To be called once, at the end. */
  finish(): BackupContents {
    const { resources, dropped } = dropDangling(this.#resources, this.#ids);
    if (dropped > 0) this.#note({ code: 'references-dropped', level: 'warning', params: { count: dropped } });
    if (this.#damaged.length > 0)
      this.#note({ code: 'damaged-inside', level: 'warning', params: { count: this.#damaged.length } });
    return {
      header: this.#header,
      users: this.#users,
      resources,
      secrets: this.#header.secrets ? this.#secrets : undefined,
      log: this.#log,
      damaged: this.#damaged,
    };
  }

  #takeUser(value: unknown, line: number): void {
    const user = value as User;
    const name = isObject(value)
      ? [value['displayName'], value['id'], ''].find((text) => typeof text === 'string')!
      : '';
    const fault = faultOfUser(value) ?? (user.tenantId === this.#header.tenantId ? undefined : 'tenantId');
    if (fault !== undefined) return this.#note({ code: 'user-invalid', params: { line, name, field: fault } });
    if (this.#ids.has(user.id)) this.#note({ code: 'user-repeated', params: { line, name } });
    this.#ids.add(user.id);
    for (const problem of this.#keys.addUser(user)) this.#note(problem);
    if (user.status === 'activated') this.#activated++;
    this.#users.push(user.tenantId === this.#tenantId ? user : { ...user, tenantId: this.#tenantId });
  }

  #takeResource(value: unknown, line: number): void {
    if (!isKeptResource(value) || this.#resourceIds.has(value.id))
      return this.#note({ code: 'resource-invalid', params: { line } });
    this.#resourceIds.add(value.id);
    for (const problem of this.#keys.addResource(value)) this.#note(problem);
    this.#resources.push(value);
  }

  #takeSecrets(entry: unknown, line: number): void {
    const [id, secrets] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
    const isSound = this.#header.secrets && typeof id === 'string' && this.#ids.has(id) && areSecrets(secrets);
    if (isSound) this.#secrets.set(id, secrets);
    else this.#note({ code: 'secrets-invalid', params: { line } });
  }

  #takeLog(value: unknown, line: number): void {
    // The later write has the larger number.
    if (!isKeptLog(value) || value.seq <= (this.#log.at(-1)?.seq ?? 0))
      return this.#note({ code: 'log-invalid', params: { line } });
    this.#log.push(value);
    this.#entries += value.lines.length;
  }

  #note(problem: BackupProblem): void {
    if (this.#problems.length < mostProblems) this.#problems.push(problem);
  }
}

/** Secrets that a later kit has may be among them. */
function areSecrets(value: unknown): value is Secrets {
  return (
    isObject(value) && secretFields.every((field) => value[field] === undefined || typeof value[field] === 'string')
  );
}
