import type { SecretPatch, UserChange, UserPatch, WriteResult } from '../../src/core/change.js';
import { defaultPolicy, type Policy } from '../../src/core/policy.js';
import type { User } from '../../src/core/user.js';
import type { ActivitySource, UserAdapter, WriteOptions } from '../../src/data/adapter.js';

/**
 * Opens the users of a tenant in the store of that name; a name not seen before is an empty store.
 * The same name again, before or after `close`, shows the same users where `supports.persistent`.
 */
export type OpenAdapter = (place: {
  readonly tenantId: string;
  readonly store: string;
  /** Who is on a call, for the laws about it; an adapter that cannot be told has no `activity`, and they hold. */
  readonly activity?: ActivitySource;
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
  activity?: ActivitySource,
): AdapterLaw {
  return {
    name,
    async run(open) {
      const store = `law-${Date.now()}-${++stores}`;
      const place = { tenantId: 'tenant-a', store, ...(activity && { activity }) };
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

export function canonical(value: unknown): string {
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
export const removal = (user: User): UserChange & { kind: 'remove' } => ({
  kind: 'remove',
  id: user.id,
  base: user.version,
});

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
