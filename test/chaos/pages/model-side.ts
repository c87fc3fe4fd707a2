// One side of the model-based run: a command as numbers, made into changes on what this adapter holds.
import type { MailboxChoice, UserChange, UserPatch, WriteResult } from '../../../src/core/change.js';
import type { Issue } from '../../../src/core/issue.js';
import type { Resource, ResourceInput } from '../../../src/core/resource.js';
import type { User } from '../../../src/core/user.js';
import type { UserAdapter } from '../../../src/data/adapter.js';
import { canonical } from '../../suites/law-kit.js';

export interface Wish {
  readonly kind: 'create' | 'update' | 'remove' | 'restore' | 'swap' | 'stale';
  /** The id of who is created. */
  readonly id: string;
  /** Places in the list. */
  readonly who: number;
  readonly other: number;
  readonly values: UserPatch;
  readonly mailbox: MailboxChoice['kind'];
}

export interface ResourceWish {
  readonly resource: ResourceInput;
  readonly isDeleted: boolean;
  readonly users: readonly number[];
}

const unversioned = <T extends User | Resource>({ version: _, ...rest }: T): unknown => rest;

/** A verdict as both must give it: versions are each store's own. */
const comparable = (result: WriteResult): unknown => ({
  ...result,
  ...('user' in result && { user: unversioned(result.user!) }),
  ...('error' in result && { error: result.error!.code }),
});

/** How long a tab may take to show what another has written. */
const patienceMs = 20_000;

export class ModelSide {
  readonly #adapter: UserAdapter;

  constructor(adapter: UserAdapter) {
    this.#adapter = adapter;
  }

  /** @param gone who was removed so far, for `restore` */
  async write(wishes: readonly Wish[], gone: readonly string[], atomic: boolean): Promise<string> {
    const { users } = await this.#adapter.list({});
    const changes = wishes.flatMap((wish) => changesOf(wish, users, gone));
    return canonical((await this.#adapter.write(changes, { atomic })).map(comparable));
  }

  async writeResources(wishes: readonly ResourceWish[]): Promise<string> {
    const { users } = await this.#adapter.list({});
    const named = (places: readonly number[]): readonly { userId: string }[] =>
      users.length === 0 ? [] : places.map((at) => ({ userId: users[at % users.length]!.id }));
    const issues: readonly Issue[] = await this.#adapter.resources!.write(
      wishes.map(({ resource, isDeleted, users: places }) =>
        isDeleted
          ? { kind: 'delete', id: resource.id }
          : { kind: 'put', resource: { ...resource, users: named(places) } as ResourceInput },
      ),
    );
    return canonical(issues);
  }

  /** A write that is made while another tab makes one. @returns the verdict, and which write of the store it was */
  async writeOne(change: UserChange): Promise<{ verdict: string; order: number; isWritten: boolean; code?: string }> {
    const [result] = await this.#adapter.write([based(change, await this.#current(change))]);
    const isWritten = result!.ok && result!.changed;
    const order = isWritten ? parseInt(result!.user!.version.split('.')[1]!, 36) : Infinity;
    const code = result!.ok ? undefined : (result!.error?.code ?? result!.issues[0]?.code);
    return { verdict: canonical(comparable(result!)), order, isWritten, ...(code !== undefined && { code }) };
  }

  /** What would be said of it now, nothing written. */
  async foresee(change: UserChange): Promise<string> {
    const [issues] = await this.#adapter.check!([based(change, await this.#current(change))]);
    return canonical(issues!.filter(({ level }) => level !== 'warning'));
  }

  async state(): Promise<string> {
    const [page, resources] = [await this.#adapter.list({}), await this.#adapter.resources!.list()];
    return canonical({
      users: page.users.map(unversioned),
      counts: page.counts,
      resources: resources.map(unversioned),
      history: await this.#adapter.history!({}),
    });
  }

  /** Waits until this tab shows the same. @returns what it shows in the end */
  async reach(expected: string): Promise<string> {
    const until = performance.now() + patienceMs;
    let state = await this.state();
    while (state !== expected && performance.now() < until) {
      await this.#news();
      state = await this.state();
    }
    return state;
  }

  /** The next thing that is told, or a moment: it may have been told already. */
  #news(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => (unwatch(), clearTimeout(timer), resolve());
      const timer = setTimeout(done, 100);
      const unwatch = this.#adapter.watch!(({ kind }) => {
        if (kind !== 'state') done();
      });
    });
  }

  async #current({ id }: UserChange): Promise<User | undefined> {
    return id === undefined ? undefined : this.#adapter.get(id);
  }
}

const based = (change: UserChange, current: User | undefined): UserChange =>
  'base' in change ? { ...change, base: current?.version ?? 'none' } : change;

function changesOf({ kind, id, values, ...wish }: Wish, users: readonly User[], gone: readonly string[]): UserChange[] {
  if (kind === 'restore' && gone.length > 0) return [{ kind, id: gone[wish.who % gone.length]! }];
  const [user, other] = [users[wish.who % users.length], users[wish.other % users.length]];
  if (kind === 'create' || !user || !other) return [{ kind: 'create', id, values }];
  const base = kind === 'stale' ? 'long-ago' : user.version;
  if (kind === 'swap' && user !== other) return swapped(user, other);
  if (kind !== 'remove') return [{ kind: 'update', id: user.id, base, values }];
  const mailbox: MailboxChoice =
    wish.mailbox === 'hand-over' ? { kind: 'hand-over', to: other.id } : { kind: wish.mailbox };
  return [{ kind, id: user.id, base, mailbox }];
}

/** Their numbers change places: the one lets go, the other takes; what is refused of it both adapters must refuse. */
function swapped(one: User, two: User): UserChange[] {
  const [first, second] = [one.extension ?? null, two.extension ?? null];
  return [
    { kind: 'update', id: one.id, base: one.version, values: { extension: null } },
    { kind: 'update', id: two.id, base: two.version, values: { extension: first } },
    ...(second === null
      ? []
      : [{ kind: 'create', id: `${one.id}+`, values: { displayName: 'Twin', extension: second } } as const]),
  ];
}
