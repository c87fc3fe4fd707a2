import type { SecretPatch, UserChange, UserPatch, WriteResult } from '../../src/core/change.js';
import { defaultPolicy, type Policy } from '../../src/core/policy.js';
import type { User, UserId } from '../../src/core/user.js';
import { UserIndex } from '../../src/core/users/user-index.js';
import type { UserAdapter, WriteOptions } from '../../src/data/adapter.js';

/**
 * Opens the users of a tenant in the store of that name; a name not seen before is an empty store.
 * The same name again, before or after `close`, shows the same users where `supports.persistent`.
 */
export type OpenAdapter = (place: {
  readonly tenantId: string;
  readonly store: string;
}) => Promise<UserAdapter> | UserAdapter;

/** One sentence that is true of every adapter; `run` rejects where it is not. Laws about what an adapter does not support hold. */
export interface AdapterLaw {
  readonly name: string;
  run(open: OpenAdapter): Promise<void>;
}

export class LawBroken extends Error {
  override readonly name = 'LawBroken';
}

let stores = 0;

/** A law that starts with an empty adapter of its own. */
export function law(
  name: string,
  check: (adapter: UserAdapter, again: () => Promise<UserAdapter>) => Promise<void>,
): AdapterLaw {
  return {
    name,
    async run(open) {
      const place = { tenantId: 'tenant-a', store: `law-${Date.now()}-${++stores}` };
      const opened: UserAdapter[] = [];
      const again = async (): Promise<UserAdapter> => {
        const adapter = await open(place);
        adapter.policy = adapter.policy ?? defaultPolicy;
        opened.push(adapter);
        return adapter;
      };
      try {
        await check(await again(), again);
      } finally {
        for (const adapter of opened) await adapter.close?.();
      }
    },
  };
}

export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new LawBroken(what);
}

/** Deep equality of plain data; an absent field and an undefined one are the same. */
export function equals(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [canonical(actual), canonical(expected)];
  if (a !== b) throw new LawBroken(`${what}\n  is:        ${a}\n  should be: ${b}`);
}

function canonical(value: unknown): string {
  return String(
    JSON.stringify(value, (_, part: unknown) =>
      part && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
        : part,
    ),
  );
}

/** Numbers from 0 up to but not 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const strongPassword = 'q7R-tz4Lm2wXe9';

export const creation = (values: UserPatch, secrets?: SecretPatch): UserChange => ({
  kind: 'create',
  values,
  ...(secrets && { secrets }),
});
export const update = (user: User, values: UserPatch, secrets?: SecretPatch): UserChange => ({
  kind: 'update',
  id: user.id,
  base: user.version,
  values,
  ...(secrets && { secrets }),
});
export const removal = (user: User): UserChange => ({ kind: 'remove', id: user.id, base: user.version });

/** Writes one change. */
export async function write(adapter: UserAdapter, change: UserChange, options?: WriteOptions): Promise<WriteResult> {
  const results = await adapter.write([change], options);
  holds(results.length === 1, 'one change has one verdict');
  return results[0]!;
}

/** Writes one change that must be accepted. */
export async function written(adapter: UserAdapter, change: UserChange): Promise<User> {
  const result = await write(adapter, change);
  holds(result.ok, `a sound change is accepted, not refused with ${canonical(result)}`);
  holds(result.user !== undefined, 'the verdict carries the user as kept');
  return result.user;
}

/** Writes one change that must be refused. */
export async function refused(adapter: UserAdapter, change: UserChange): Promise<WriteResult & { ok: false }> {
  const result = await write(adapter, change);
  holds(!result.ok, 'an unsound change is refused');
  return result;
}

export const codesOf = (result: WriteResult): readonly string[] =>
  result.ok ? [] : result.issues.map((issue) => `${issue.field ?? ''}:${issue.code}`);

export const withPolicy = (adapter: UserAdapter, policy: Partial<Policy>): Policy =>
  (adapter.policy = { ...defaultPolicy, ...policy });

/** What core says, beside an adapter: every verdict and every list is compared with it. */
export class Oracle {
  readonly users: UserIndex;
  readonly #removed = new Map<UserId, User>();

  constructor(tenantId: string) {
    this.users = new UserIndex({ tenantId });
  }

  /** Compares the adapter's verdict on a change with the judge's, then believes the adapter's ids, versions and times. */
  follow(change: UserChange, result: WriteResult, policy: Policy): void {
    const judgement = this.users.judge(change, {
      policy,
      now: '2020-01-01T00:00:00.000Z',
      newId: () => 'new',
      newVersion: () => 'new',
      removed: (id) => {
        const user = this.#removed.get(id);
        return user && { user, secrets: {} };
      },
    });
    const asked = canonical(change);
    equals(result.ok, judgement.ok, `core and adapter agree on ${asked}, ${canonical({ result, judgement })}`);
    if (!result.ok || !judgement.ok) {
      if (result.ok || judgement.ok) return;
      equals(result.issues, judgement.issues, `the issues of ${asked}`);
      equals(result.error?.code, judgement.error?.code, `the error of ${asked}`);
      return;
    }
    equals(result.changed, judgement.kind !== 'unchanged', `whether ${asked} changed anything`);
    if (judgement.kind === 'remove') this.#drop(judgement.before!);
    else {
      holds(result.user !== undefined, `the verdict on ${asked} carries the user`);
      equals(lasting(result.user), lasting(judgement.after!), `the user after ${asked}`);
      this.users.place(result.user);
    }
  }

  get removedIds(): readonly UserId[] {
    return [...this.#removed.keys()];
  }

  #drop(user: User): void {
    this.#removed.set(user.id, user);
    this.users.drop(user.id);
  }
}

/** What does not depend on who made the id and when. */
function lasting(user: User): unknown {
  const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, activatedAt, ...rest } = user;
  return { ...rest, wasActivated: activatedAt !== undefined };
}
