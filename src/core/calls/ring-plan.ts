import { noMailbox } from '../resource.js';
import type { Policy } from '../policy.js';
import type { UserId, UserValues } from '../user.js';
import { activeDestinations, dialledDigits, type FindCallee } from './callee.js';
import { ringSeconds } from './ring-time.js';

/** Who rings. */
export type RingTarget =
  /** The user's own devices. */
  | { readonly kind: 'devices' }
  | {
      readonly kind: 'user';
      readonly extension: string;
      readonly userId: UserId;
      readonly name: string;
      /** This user's own forwarding takes the call further. */
      readonly forwardsOn: boolean;
    }
  /** An internal number that no user has: a group's, a menu's, or nobody's. */
  | { readonly kind: 'extension'; readonly extension: string }
  /** A phone number, as it was typed. */
  | { readonly kind: 'number'; readonly number: string };

export interface RingStep {
  /** All of these ring together. */
  readonly targets: readonly RingTarget[];
  readonly seconds: number;
}

/** What a caller experiences who dials a user and whom nobody answers (R18). */
export interface RingPlan {
  /** One after another; empty where nobody rings at all. */
  readonly steps: readonly RingStep[];
  /** Why the user's own devices, which would ring by the mode, do not. */
  readonly silent?: 'do-not-disturb' | 'deactivated';
  readonly end: 'voicemail' | 'hang-up';
}

/**
 * Reads a user's forwarding as what a caller experiences (R18). Ring my phone: the devices. Simultaneous: devices and
 * destinations together. Sequential: the devices, then each destination. Forward: each destination, one after another.
 * Every step lasts the user's call timeout; a timeout of 0 rings nobody. The devices of a deactivated user are not registered
 * (R1) and those of one who does not want to be disturbed stay silent: they are left out, and the step with them where nobody
 * else rings in it. Values may be those of a form that is still being filled in.
 */
export function ringPlan(
  user: Partial<UserValues>,
  find: FindCallee,
  policy: Pick<Policy, 'ring' | 'extension'>,
): RingPlan {
  const mode = user.forwarding?.mode;
  const silent = mode === 'forward' ? undefined : silenceOf(user);
  const devices: readonly RingTarget[] = mode === 'forward' || silent ? [] : [{ kind: 'devices' }];
  const others = activeDestinations(user.forwarding).map((destination) => targetOf(destination, find, policy));
  const groups = mode === 'simultaneous' ? [[...devices, ...others]] : [devices, ...others.map((other) => [other])];
  const seconds = ringSeconds(user, policy);
  return {
    steps: groups.filter((targets) => seconds > 0 && targets.length > 0).map((targets) => ({ targets, seconds })),
    ...(silent && { silent }),
    end: endsInVoicemail(user) ? 'voicemail' : 'hang-up',
  };
}

function silenceOf(user: Partial<UserValues>): RingPlan['silent'] {
  if (user.status === 'deactivated') return 'deactivated';
  return user.doNotDisturb ? 'do-not-disturb' : undefined;
}

/** Digits as short as the policy's extensions are one, whoever has it; longer ones are a number unless a user has it. */
function targetOf(destination: string, find: FindCallee, policy: Pick<Policy, 'extension'>): RingTarget {
  const extension = dialledDigits(destination);
  if (extension === undefined) return { kind: 'number', number: destination };
  const user = find(extension);
  if (user) {
    const forwardsOn = activeDestinations(user.forwarding).length > 0;
    return { kind: 'user', extension, userId: user.id, name: user.displayName, forwardsOn };
  }
  if (extension.length > policy.extension.maxLength) return { kind: 'number', number: destination };
  return { kind: 'extension', extension };
}

function endsInVoicemail({ noAnswer, voicemailEnabled, mailboxId }: Partial<UserValues>): boolean {
  return noAnswer !== 'hang-up' && voicemailEnabled !== false && mailboxId !== noMailbox;
}
