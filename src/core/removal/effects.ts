import type { Resource } from '../resource.js';
import type { Effects } from '../rules/judgement.js';
import type { User } from '../user.js';

/** Where effects take place; a `UserIndex` is one. */
export interface EffectsTarget {
  place(user: User): unknown;
  readonly resources: {
    put(resource: Resource): void;
    delete(id: string): void;
  };
}

/** Does what a judged change makes necessary elsewhere (R35). The users who come or go with the change itself are not among them. */
export function applyEffects(target: EffectsTarget, { users, resources }: Effects): void {
  for (const { after } of users) target.place(after);
  for (const { before, after } of resources) {
    if (after) target.resources.put(after);
    else if (before) target.resources.delete(before.id);
  }
}

/** What takes effects back, the last one first. */
export function invertEffects({ users, resources }: Effects): Effects {
  return {
    users: users.map(({ before, after }) => ({ before: after, after: before })).reverse(),
    resources: resources
      .map(({ before, after }) => ({ ...(after && { before: after }), ...(before && { after: before }) }))
      .reverse(),
  };
}
