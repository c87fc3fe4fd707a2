import type { UserChange, WriteResult } from '../../src/core/change.js';
import type { Issue } from '../../src/core/issue.js';
import type { Policy } from '../../src/core/policy.js';
import { applyEffects } from '../../src/core/removal/effects.js';
import { judgeResourceChange } from '../../src/core/removal/judge-resource-change.js';
import type { Resource, ResourceChange } from '../../src/core/resource.js';
import type { Effects, JudgeContext, RemovedUser } from '../../src/core/rules/judgement.js';
import type { User, UserId } from '../../src/core/user.js';
import { UserIndex } from '../../src/core/users/user-index.js';
import type { UserAdapter } from '../../src/data/adapter.js';
import { canonical, equals, holds } from './law-kit.js';

/** Begins the versions of what core has altered and nobody has asked the adapter for yet. */
const own = 'oracle-';

/** What core says, beside an adapter: every verdict and every list is compared with it. */
export class Oracle {
  readonly users: UserIndex;
  readonly #removed = new Map<UserId, RemovedUser>();
  #versions = 0;

  constructor(tenantId: string) {
    this.users = new UserIndex({ tenantId });
  }

  /** Compares the adapter's verdict on a change with the judge's, then believes the adapter's ids, versions and times. */
  follow(change: UserChange, result: WriteResult, policy: Policy): void {
    const judgement = this.users.judge(change, this.#context(policy));
    const asked = canonical(change);
    equals(result.ok, judgement.ok, `core and adapter agree on ${asked}, ${canonical({ result, judgement })}`);
    if (!result.ok || !judgement.ok) {
      if (result.ok || judgement.ok) return;
      equals(result.issues, judgement.issues, `the issues of ${asked}`);
      equals(result.error?.code, judgement.error?.code, `the error of ${asked}`);
      return;
    }
    equals(result.changed, judgement.kind !== 'unchanged', `whether ${asked} changed anything`);
    const { kind, before, after, effects } = judgement;
    if (kind === 'remove') this.#drop(before!, effects);
    else {
      holds(result.user !== undefined, `the verdict on ${asked} carries the user`);
      equals(lasting(result.user), lasting(after!), `the user after ${asked}`);
      this.users.place(result.user, this.#removed.get(result.user.id)?.position);
      this.#removed.delete(result.user.id);
    }
    if (effects) applyEffects(this.users, effects);
  }

  /** Compares what the adapter says of changes to resources, all or none. */
  followResources(changes: readonly ResourceChange[], issues: readonly Issue[], policy: Policy): void {
    const known = [...this.users.resources.all()];
    const before = this.users.select({}).users;
    const found = changes.flatMap((change) => {
      const judgement = judgeResourceChange(this.users, change, this.#context(policy));
      if (judgement.ok) applyEffects(this.users, judgement.effects);
      return judgement.ok ? [] : judgement.issues;
    });
    equals(issues, found, `the issues of ${canonical(changes)}`);
    if (found.length === 0) return;
    this.users.resources.load(known);
    for (const user of before) this.users.place(user);
  }

  /** What would be refused, and what would be warned of. */
  issuesOf(change: UserChange, policy: Policy): readonly Issue[] {
    const judgement = this.users.judge(change, this.#context(policy));
    return judgement.ok ? (judgement.warnings ?? []) : judgement.issues;
  }

  /** Compares what was altered along with other changes, and learns the adapter's versions and times of it. */
  async learn(adapter: UserAdapter): Promise<void> {
    const news = new Map<string, User | Resource>();
    for (const user of this.users.select({}).users.filter(({ version }) => version.startsWith(own))) {
      const kept = await adapter.get(user.id);
      holds(kept !== undefined, `"${user.displayName}", altered along with another user, is there`);
      equals(lasting(kept), lasting(user), `"${user.displayName}", altered along with another user`);
      news.set(user.version, kept);
      this.users.place(kept);
    }
    if (adapter.resources) await this.#learnResources(await adapter.resources.list(), news);
    for (const [id, removed] of this.#removed)
      this.#removed.set(id, { ...removed, ...(removed.effects && { effects: renewed(removed.effects, news) }) });
  }

  get removedIds(): readonly UserId[] {
    return [...this.#removed.keys()];
  }

  async #learnResources(kept: readonly Resource[], news: Map<string, User | Resource>): Promise<void> {
    const known = this.users.resources.all();
    equals(kept.map(unversioned), known.map(unversioned), 'the resources');
    known.forEach((resource, at) => {
      const found = kept[at]!;
      if (resource.version.startsWith(own)) news.set(resource.version, found);
      else equals(found.version, resource.version, `the version of "${resource.name}", which nobody has altered`);
    });
    this.users.resources.load(kept);
  }

  #context(policy: Policy): JudgeContext {
    return {
      policy,
      now: '2020-01-01T00:00:00.000Z',
      newId: () => 'new',
      newVersion: () => `${own}${++this.#versions}`,
      removed: (id) => this.#removed.get(id),
    };
  }

  #drop(user: User, effects: Effects | undefined): void {
    const position = this.users.positionOf(user.id)!;
    this.#removed.set(user.id, { user, secrets: {}, position, ...(effects && { effects }) });
    this.users.drop(user.id);
  }
}

/** What does not depend on who made the id and when. */
export function lasting(user: User): unknown {
  const { id: _id, version: _version, createdAt: _created, updatedAt: _updated, activatedAt, ...rest } = user;
  return { ...rest, wasActivated: activatedAt !== undefined };
}

export function unversioned({ version: _, ...resource }: Resource): unknown {
  return resource;
}

/** The same effects, in the adapter's words. */
function renewed(effects: Effects, news: ReadonlyMap<string, User | Resource>): Effects {
  const renew = <T extends User | Resource>(thing: T): T => (news.get(thing.version) as T | undefined) ?? thing;
  return {
    ...effects,
    users: effects.users.map(({ before, after }) => ({ before: renew(before), after: renew(after) })),
    resources: effects.resources.map(({ before, after }) => ({
      ...(before && { before: renew(before) }),
      ...(after && { after: renew(after) }),
    })),
  };
}
