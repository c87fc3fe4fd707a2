import type { Policy } from '../policy.js';

/** Ring time as people choose it. */
export interface RingChoice {
  /** What is kept. */
  readonly seconds: number;
  /** What is shown: the nearest number of rings, at least one where it rings at all. */
  readonly rings: number;
  /** False where the seconds are no whole number of rings. */
  readonly exact: boolean;
}

type Ringing = Pick<Policy, 'ring'>;

/** Seconds as rings, for showing only: nothing is rewritten by it (R17). */
export function ringsOf(seconds: number, policy: Ringing): Omit<RingChoice, 'seconds'> {
  const nearest = Math.round(seconds / policy.ring.secondsPerRing);
  const rings = seconds > 0 ? Math.max(1, nearest) : 0;
  return { rings, exact: secondsOf(rings, policy) === seconds };
}

/** Whole seconds of a number of rings. */
export function secondsOf(rings: number, policy: Ringing): number {
  return Math.round(rings * policy.ring.secondsPerRing);
}

/** How long a user's phone rings before `noAnswer`, in seconds; the policy says it where the user does not. */
export function ringSeconds(user: { readonly callTimeout?: number }, policy: Ringing): number {
  return user.callTimeout ?? secondsOf(policy.ring.initialRings, policy);
}

/**
 * The policy's numbers of rings, shortest first. A current value that is none of them is a choice of its own, in its place,
 * so that a form can show it without changing it (R17).
 */
export function ringChoices(policy: Ringing, currentSeconds?: number): readonly RingChoice[] {
  const { minRings, maxRings } = policy.ring;
  const seconds = new Set(currentSeconds === undefined ? [] : [currentSeconds]);
  for (let rings = minRings; rings <= maxRings; rings++) seconds.add(secondsOf(rings, policy));
  return [...seconds].sort((a, b) => a - b).map((each) => ({ seconds: each, ...ringsOf(each, policy) }));
}
