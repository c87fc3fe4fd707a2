import type { Issue } from '../issue.js';
import type { Forwarding } from '../user.js';
import { activeDestinations, dialledDigits, type Callee, type FindCallee } from './callee.js';

/** The user as it will be; a new one has no id yet. */
export type ForwardingUser = Partial<Callee>;

/** A user on the way, and through whose forwarding the call came. */
interface Stop {
  readonly name: string;
  readonly forwarding: Forwarding | undefined;
  readonly from?: Stop;
}

/**
 * What is wrong with where a user's calls go (R18): `forwarding-to-self` when a destination is the own extension (`value`),
 * `forwarding-cycle` when other users' forwarding brings the call back, with the names of the shortest such way in `path`,
 * this user's first. What does not come back here is not this user's matter.
 * @param find who has an extension, as kept; this user itself may be found under an extension that it is about to leave
 */
export function checkForwarding(user: ForwardingUser, find: FindCallee): Issue | undefined {
  const { extension } = user;
  if (extension === undefined) return undefined;
  const last = lastBefore(extension, user, find);
  if (!last) return undefined;
  if (!last.from) return { code: 'forwarding-to-self', field: 'forwarding', params: { value: extension } };
  return { code: 'forwarding-cycle', field: 'forwarding', params: { path: namesUpTo(last) } };
}

/** Follows every way a call can take, nearest first; gives the user who would send it to the extension again. */
function lastBefore(extension: string, user: ForwardingUser, find: FindCallee): Stop | undefined {
  const stops: Stop[] = [{ name: user.displayName ?? extension, forwarding: user.forwarding }];
  const seen = new Set<string>();
  // The list grows while it is walked, and nobody is added twice: a chain of any length costs one visit each.
  for (const stop of stops)
    for (const destination of activeDestinations(stop.forwarding)) {
      const digits = dialledDigits(destination);
      if (digits === extension) return stop;
      if (digits === undefined || seen.has(digits)) continue;
      seen.add(digits);
      const next = find(digits);
      if (next && next.id !== user.id) stops.push({ name: next.displayName, forwarding: next.forwarding, from: stop });
    }
  return undefined;
}

function namesUpTo(last: Stop): readonly string[] {
  const names: string[] = [];
  for (let stop: Stop | undefined = last; stop; stop = stop.from) names.push(stop.name);
  return names.reverse();
}
