import { isDigits } from '../digits.js';
import type { Issue } from '../issue.js';
import { noMailbox, resourceKinds, type Resource, type ResourceChange, type ResourceInput } from '../resource.js';
import { isSame } from '../rules/is-same.js';
import type { Effects, JudgeContext } from '../rules/judgement.js';
import type { UserLookup } from '../rules/user-lookup.js';
import { alteredUsers } from './removal-effects.js';
import { dials, pointsTo, type Rewrite } from './user-references.js';

export type ResourceContext = Pick<JudgeContext, 'policy' | 'now' | 'newVersion'>;

export type ResourceJudgement =
  | {
      readonly ok: true;
      /** The resource itself among them; empty when the change alters nothing. */
      readonly effects: Effects;
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Says what becomes of a change to what stands around the users, and of the users who refer to it, so that nothing dangles.
 * Refused are a number that somebody else holds (`extension-taken`, R20) or that is none (`extension-not-digits`), and
 * references to users who are not there (`reference-unknown`). Who forwards to a number follows it when it changes.
 * @throws TypeError for a kind that there is not or that differs from before, or an id that cannot be one.
 */
export function judgeResourceChange(
  users: UserLookup,
  change: ResourceChange,
  context: ResourceContext,
): ResourceJudgement {
  if (change.kind === 'delete') return { ok: true, effects: effectsOfDeletion(users, change.id, context) };
  const { resource } = change;
  const before = users.resources?.get(resource.id);
  refuseKind(resource, before);
  const issues = [...unknownUsers(resource, users), ...refuseExtension(resource, users, context)];
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, effects: effectsOfPut(users, resource, before, context) };
}

function refuseKind({ id, kind }: ResourceInput, before: Resource | undefined): void {
  if (!resourceKinds.includes(kind)) throw new TypeError(`"${kind}" is not a kind of resource`);
  if (id === '' || id === noMailbox) throw new TypeError(`"${id}" cannot be the id of a resource`);
  if (before && before.kind !== kind) throw new TypeError(`"${id}" is a ${before.kind} and cannot become a ${kind}`);
}

function unknownUsers(resource: ResourceInput, users: UserLookup): readonly Issue[] {
  const ids = new Set((resource.users ?? []).map(({ userId }) => userId));
  if (resource.kind === 'mailbox' && resource.ownerId !== undefined) ids.add(resource.ownerId);
  return [...ids].filter((id) => !users.get(id)).map((value) => ({ code: 'reference-unknown', params: { value } }));
}

function refuseExtension({ id, extension }: ResourceInput, users: UserLookup, { policy }: ResourceContext): Issue[] {
  if (extension === undefined) return [];
  const field = 'extension';
  if (!isDigits(extension)) return [{ code: 'extension-not-digits', field, params: { value: extension } }];
  const owner = users.owner(extension);
  if (!owner || (owner.kind !== undefined && owner.id === id)) return [];
  const next = users.nextFree(policy, { from: extension });
  const params = { value: extension, owner: owner.displayName, ownerId: owner.id, ...(next !== undefined && { next }) };
  return [{ code: 'extension-taken', field, params }];
}

function effectsOfPut(
  users: UserLookup,
  resource: ResourceInput,
  before: Resource | undefined,
  context: ResourceContext,
): Effects {
  if (before && isSame({ ...resource, version: before.version }, before)) return { users: [], resources: [] };
  const after = { ...resource, version: context.newVersion() } as Resource;
  const number = before?.extension;
  const isRenumbered = number !== after.extension;
  const rewrite: Rewrite = (reference) => (dials(reference, number) ? after.extension : reference.to);
  const others = isRenumbered ? alteredUsers(users, { gone: [], extension: number, rewrite }, context) : [];
  return { users: others, resources: [{ ...(before && { before }), after }] };
}

function effectsOfDeletion(users: UserLookup, id: string, context: ResourceContext): Effects {
  const before = users.resources?.get(id);
  if (!before) return { users: [], resources: [] };
  const rewrite: Rewrite = (reference) => (pointsTo(reference, before) ? undefined : reference.to);
  const others = alteredUsers(users, { gone: [before], extension: undefined, rewrite }, context);
  return { users: others, resources: [{ before }] };
}
