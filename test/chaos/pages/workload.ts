// What a tab does until it is killed: one write after another, each told before it is asked for and after it was
// acknowledged. Whatever was told as saved must be there for ever after (P1).
import type { UserChange, UserPatch, WriteResult } from '../../../src/core/change.js';
import type { User } from '../../../src/core/user.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { seeded } from '../../suites/law-kit.js';

/** What becomes of one user: the values that tell it, or null when it is gone. */
export type Fate = { readonly company: string; readonly position: string; readonly extension: string } | null;

/** One write: all of it or nothing. */
export interface Deed {
  readonly name: string;
  readonly fates: readonly (readonly [id: string, fate: Fate])[];
}

export type Report = { readonly asked: Deed } | { readonly saved: string } | { readonly refused: string };

export interface Lane {
  /** Begins the names of its users, so that lanes never meet; two digits. */
  readonly lane: string;
  readonly seed: number;
  /** Tells the runs of a lane apart. */
  readonly run: number;
  /** Resolves when it was heard. */
  readonly report: (report: Report) => Promise<void>;
}

type Order = Deed & { readonly changes: readonly UserChange[] };

const fateOf = ({ company = '', position = '', extension = '' }: Partial<User>): Fate => ({
  company,
  position,
  extension,
});

/** Writes for ever. */
export async function work(adapter: UserAdapter, { lane, seed, run, report }: Lane): Promise<never> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const isMine = ({ id }: User): boolean => id.startsWith(`${lane}-`);
  for (let at = 0; ; at++) {
    const mine = (await adapter.list({})).users.filter(isMine);
    const name = `${lane}-${run}-${at}`;
    const kind = mine.length < 8 ? createMany : pick([createMany, edit, edit, moveExtension, remove]);
    const { changes, ...deed } = kind(name, mine, pick);
    if (changes.length === 0) continue;
    // Nothing is written that nobody has heard of.
    await report({ asked: deed });
    const results = await adapter.write(changes, { atomic: true });
    void report(results.every(({ ok }) => ok) ? { saved: name } : { refused: `${name}: ${refusals(results)}` });
  }
}

const refusals = (results: readonly WriteResult[]): string =>
  JSON.stringify(results.map((result) => (result.ok ? 'ok' : [result.error?.code, result.issues])));

type Kind = (name: string, mine: readonly User[], pick: <T>(list: readonly T[]) => T) => Order;

/** Up to 60 at once, so that a write fills several records; each 20th has a number. */
const createMany: Kind = (name, mine, pick) => {
  const taken = new Set(mine.map(({ extension }) => extension));
  const count = pick([1, 3, 60]);
  const changes = Array.from({ length: count }, (_, at): UserChange => {
    const extension = `${name.slice(0, 2)}${pick(digits)}${pick(digits)}`;
    const hasNumber = at % 20 === 0 && !taken.has(extension);
    if (hasNumber) taken.add(extension);
    const values: UserPatch = { displayName: name, company: name, username: `${name}-${at}`, position: '0' };
    return { kind: 'create', id: `${name}-${at}`, values: { ...values, ...(hasNumber && { extension }) } };
  });
  const fates = changes.map((change) => [change.id!, fateOf((change as { values: Partial<User> }).values)] as const);
  return { name, changes, fates };
};

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

const edit: Kind = (name, mine, pick) => {
  const user = pick(mine);
  return {
    name,
    changes: [updated(user, { position: name })],
    fates: [[user.id, fateOf({ ...user, position: name })]],
  };
};

/** A number goes from one user to another: were half of it written, it would be there twice or not at all. */
const moveExtension: Kind = (name, mine, pick) => {
  const [from, to] = [pick(mine), pick(mine)];
  if (from.id === to.id || from.extension === undefined) return { name, changes: [], fates: [] };
  const { extension, ...rest } = from;
  return {
    name,
    changes: [updated(from, { extension: null }), updated(to, { extension })],
    fates: [
      [from.id, fateOf(rest)],
      [to.id, fateOf({ ...to, extension })],
    ],
  };
};

const remove: Kind = (name, mine, pick) => {
  const user = pick(mine);
  return { name, changes: [{ kind: 'remove', id: user.id, base: user.version }], fates: [[user.id, null]] };
};

const updated = ({ id, version }: User, values: UserPatch): UserChange => ({
  kind: 'update',
  id,
  base: version,
  values,
});
