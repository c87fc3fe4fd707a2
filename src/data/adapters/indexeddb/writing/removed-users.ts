import type { UserChange } from '../../../../core/change.js';
import type { RemovedUser } from '../../../../core/rules/judgement.js';
import type { UserId } from '../../../../core/user.js';
import type { UserIndex } from '../../../../core/users/user-index.js';
import { placeDelete, placePut } from './place.js';
import { removedSize, tenantRange, type RemovedRecord, type WriteTx } from '../schema.js';

type Key = [tenantId: string, seq: number, part: number];

/** What removals took away, kept for their undo (R31). */
export class RemovedUsers {
  readonly #tx: WriteTx;
  readonly #tenantId: string;
  /** Removed by this write. */
  readonly #added = new Map<UserId, RemovedUser>();
  /** Removed before, as far as this write wants them back, and where they lie. */
  readonly #found = new Map<UserId, RemovedUser & { readonly key: Key }>();
  readonly #records = new Map<string, { readonly key: Key; readonly record: RemovedRecord }>();
  readonly #restored = new Set<UserId>();

  constructor(tx: WriteTx, tenantId: string) {
    this.#tx = tx;
    this.#tenantId = tenantId;
  }

  /** Looks for the users that are to be restored, the latest removals first. */
  async find(changes: readonly UserChange[], users: UserIndex): Promise<void> {
    const wanted = new Set<UserId>();
    for (const change of changes) if (change.kind === 'restore' && !users.get(change.id)) wanted.add(change.id);
    if (wanted.size === 0) return;
    let cursor = await this.#tx.objectStore('removed').openCursor(tenantRange(this.#tenantId), 'prev');
    while (cursor && wanted.size > 0) {
      this.#learn(cursor.key, cursor.value, wanted);
      cursor = wanted.size > 0 ? await cursor.continue() : null;
    }
  }

  readonly get = (id: UserId): RemovedUser | undefined =>
    this.#added.get(id) ?? (this.#restored.has(id) ? undefined : this.#found.get(id));

  add(removed: RemovedUser): void {
    this.#added.set(removed.user.id, removed);
  }

  /** The user is back. */
  delete(id: UserId): void {
    if (!this.#added.delete(id)) this.#restored.add(id);
  }

  /** Takes back everything since `find`. */
  reset(): void {
    this.#added.clear();
    this.#restored.clear();
  }

  put(seq: number, at: string): void {
    const added = [...this.#added.values()];
    for (let part = 0; part * removedSize < added.length; part++)
      this.#putRecord([this.#tenantId, seq, part], at, added.slice(part * removedSize, (part + 1) * removedSize));
    const touched = new Set(Array.from(this.#restored, (id) => String(this.#found.get(id)?.key)));
    for (const name of touched) {
      const { key, record } = this.#records.get(name)!;
      const left = removedOf(record).filter(({ user }) => !this.#restored.has(user.id));
      if (left.length > 0) this.#putRecord(key, record.at, left);
      else placeDelete(this.#tx, 'removed', key);
    }
  }

  #putRecord(key: Key, at: string, removed: readonly RemovedUser[]): void {
    const users = removed.map(({ user }) => user);
    const secrets = removed.map((entry) => entry.secrets);
    const positions = removed.map(({ position }) => position ?? null);
    const effects = removed.map((entry) => entry.effects ?? null);
    const hasEffects = effects.some((entry) => entry !== null);
    placePut(this.#tx, 'removed', key, { at, users, secrets, positions, ...(hasEffects && { effects }) });
  }

  #learn(key: Key, record: RemovedRecord, wanted: Set<UserId>): void {
    for (const removed of removedOf(record)) {
      if (!wanted.delete(removed.user.id)) continue;
      this.#found.set(removed.user.id, { ...removed, key });
      this.#records.set(String(key), { key, record });
    }
  }
}

/** Each as it was removed; a record of schema version 1 knows neither positions nor effects. */
function removedOf({ users, secrets, positions, effects }: RemovedRecord): readonly RemovedUser[] {
  return users.map((user, index) => {
    const [position, effect] = [positions?.[index] ?? undefined, effects?.[index] ?? undefined];
    return {
      user,
      secrets: secrets[index]!,
      ...(position !== undefined && { position }),
      ...(effect && { effects: effect }),
    };
  });
}
