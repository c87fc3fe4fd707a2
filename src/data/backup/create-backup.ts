import {
  backupFormat,
  type BackupCounts,
  type BackupHeader,
  type BackupLogRecord,
  type BackupRecord,
} from '../../core/backup/backup.js';
import { isKeptLog } from '../../core/backup/check-kept-log.js';
import { isKeptResource } from '../../core/backup/check-kept-resource.js';
import { faultOfUser } from '../../core/backup/check-kept-user.js';
import { SharedKeys } from '../../core/backup/shared-keys.js';
import { DirectoryError } from '../../core/errors.js';
import type { Resource } from '../../core/resource.js';
import { can } from '../../core/rules/permissions.js';
import { isSecretField, secretFields, type User, type UserId } from '../../core/user.js';
import type { Backup, BackupOptions } from '../adapter.js';
import type { BackupStore } from './backup-store.js';
import { BackupWriter } from './backup-writer.js';

/** Writes everything of one moment into a file. */
export async function createBackup(store: BackupStore, options: BackupOptions): Promise<Backup> {
  const { secrets = false, tenantName, signal, onProgress } = options;
  const policy = store.policy();
  if (!can(policy, 'export') || (secrets && !can(policy, 'secrets'))) throw new DirectoryError('not-permitted');
  const { currentUserId: by } = policy;
  const header: BackupHeader = {
    'pbx-user-kit': 'backup',
    format: backupFormat,
    tenantId: store.tenantId,
    ...(tenantName !== undefined && { tenantName }),
    at: store.now(),
    ...(by !== undefined && { by }),
    secrets,
  };
  let lines = new Lines(header);
  const begin = (): void => {
    lines = new Lines(header);
  };
  const take = (record: BackupRecord, part: number): void => {
    lines.add(record);
    onProgress?.(part);
  };
  await store.read({ secrets, signal, begin, take });
  const backup = { header, ...lines.end(), name: nameOf(header) };
  // It is there already; that it cannot be remembered is no reason to withhold it.
  await store.note(header.at).catch(() => undefined);
  return backup;
}

/** The lines of the file, and what is in them. */
class Lines {
  readonly #writer = new BackupWriter();
  readonly #counts = { users: 0, activated: 0, resources: 0, entries: 0, secrets: 0, damaged: 0 };
  /** Whose secrets can be told apart by them: those of users who stand in the file. */
  readonly #ids = new Set<UserId>();
  readonly #keys = new SharedKeys();
  readonly #tenantId: string;

  constructor(header: BackupHeader) {
    this.#tenantId = header.tenantId;
    this.#writer.write(header);
  }

  /** What could not be restored is kept apart as damaged, so that it never stands in the way of the rest. */
  add(record: BackupRecord): void {
    if ('users' in record) this.#addUsers(record.users);
    else if ('resources' in record) this.#addResources(record.resources);
    else if ('secrets' in record) this.#addSecrets(record.secrets);
    else if ('log' in record) this.#addLog(record.log);
    else this.#addDamaged(record.damaged);
  }

  end(): { file: Blob; counts: BackupCounts } {
    this.#writer.write({ end: this.#counts });
    return { file: this.#writer.file, counts: { ...this.#counts } };
  }

  #addUsers(found: readonly User[]): void {
    const users = found.filter((user) => this.#isRestorable(user) || this.#addDamaged(user));
    this.#counts.users += users.length;
    this.#counts.activated += users.filter(({ status }) => status === 'activated').length;
    if (users.length > 0) this.#writer.write({ users });
  }

  #isRestorable(user: User): boolean {
    if (faultOfUser(user) !== undefined || user.tenantId !== this.#tenantId || this.#ids.has(user.id)) return false;
    if (this.#keys.addUser(user).length > 0) return false;
    this.#ids.add(user.id);
    return true;
  }

  #addResources(found: readonly Resource[]): void {
    const resources = found.filter(
      (resource) =>
        (isKeptResource(resource) && this.#keys.addResource(resource).length === 0) || this.#addDamaged(resource),
    );
    this.#counts.resources += resources.length;
    if (resources.length > 0) this.#writer.write({ resources });
  }

  #addLog(log: BackupLogRecord): void {
    if (!isKeptLog(log)) return void this.#addDamaged(log);
    this.#counts.entries += log.lines.length;
    this.#writer.write({ log });
  }

  #addSecrets(secrets: Extract<BackupRecord, { secrets: unknown }>['secrets']): void {
    const known = secrets.filter(([id]) => this.#ids.has(id));
    this.#counts.secrets += known.length;
    if (known.length > 0) this.#writer.write({ secrets: known });
  }

  /** As it was found, which may be anything; but nothing that looks like a secret (R60). */
  #addDamaged(damaged: unknown): false {
    this.#counts.damaged++;
    try {
      this.#writer.write({ damaged }, withoutSecrets);
    } catch {
      // Nothing that JSON has words for.
      this.#writer.write({ damaged: null });
    }
    return false;
  }
}

/** That a user has a secret is none. The users of a block are a text, which is looked into. */
function withoutSecrets(key: string, value: unknown): unknown {
  if (isSecretField(key)) return value === 'set' || value === 'weak' ? value : undefined;
  return key === 'users' && typeof value === 'string' ? usersIn(value) : value;
}

/** What is no JSON stays a text, without what stands behind the name of a secret. */
function usersIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.replace(secretsInText, '"$1":""');
  }
}

const secretsInText = new RegExp(`"(${secretFields.join('|')})"\\s*:\\s*"(?:[^"\\\\]|\\\\.)*(?:"|$)`, 'gs');

/** Tells tenant and time as the person's clock shows it, and says aloud what must be kept like a key. */
function nameOf({ tenantId, at, secrets }: BackupHeader): string {
  const tenant = tenantId.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const time = new Date(at);
  const [month, day, hours, minutes] = [time.getMonth() + 1, time.getDate(), time.getHours(), time.getMinutes()].map(
    (number) => String(number).padStart(2, '0'),
  );
  const moment = `${time.getFullYear()}-${month}-${day}-${hours}${minutes}`;
  return `users-${tenant || 'tenant'}-${moment}${secrets ? '-with-passwords' : ''}.backup.ndjson`;
}
