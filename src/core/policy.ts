import type { UserField, UserId } from './user.js';

/**
 * The tenant's own rules as plain JSON: lengths, ranges, roles, required fields, seats.
 * `parsePolicy` in `policy-schema.ts` checks and completes what a host sets.
 */
export interface Policy {
  /** The administrator who is working; guards against removing oneself (R32). */
  readonly currentUserId?: UserId;
  /** How many users may be activated; absent is unlimited (R5). */
  readonly seats?: number;
  /** What a user needs before it may register (R3). */
  readonly requiredToActivate: readonly UserField[];
  readonly extension: ExtensionPolicy;
  readonly roles: ChoicePolicy;
  /** Users in these roles cannot be removed (R32). */
  readonly protectedRoles: readonly string[];
  /** The last user in one of these roles cannot be removed (R32). */
  readonly administratorRoles: readonly string[];
  readonly licences: ChoicePolicy;
  readonly phoneTypes: ChoicePolicy;
  readonly sipPassword: { readonly minLength: number; readonly generatedLength: number };
  readonly voicemailPin: { readonly minLength: number; readonly maxLength: number };
  /** Order of the names in `displayName` when it is composed of given and family name. */
  readonly nameOrder: 'given-family' | 'family-given';
  /** How long Undo is offered after a removal, at least 10 (R31). */
  readonly undoSeconds: number;
}

export interface ChoicePolicy {
  readonly choices: readonly string[];
  readonly initial: string;
}

export interface ExtensionPolicy {
  /** False lets a user be without one (R25). */
  readonly required: boolean;
  readonly minLength: number;
  readonly maxLength: number;
  /** Inclusive, both ends of one length; empty allows every number of an allowed length (R21). */
  readonly ranges: readonly { readonly from: string; readonly to: string }[];
  /** Never given to a user (R21). */
  readonly reserved: readonly {
    readonly extension: string;
    readonly reason: 'emergency' | 'feature-code' | 'reserved';
  }[];
  /** Where the search for the next free number begins when there is no range. */
  readonly suggestFrom: string;
}

export const defaultPolicy: Policy = {
  requiredToActivate: ['username', 'email', 'extension', 'sipPassword'],
  extension: {
    required: false,
    minLength: 2,
    maxLength: 4,
    ranges: [],
    reserved: [
      { extension: '0', reason: 'feature-code' },
      { extension: '112', reason: 'emergency' },
      { extension: '911', reason: 'emergency' },
      { extension: '999', reason: 'emergency' },
    ],
    suggestFrom: '100',
  },
  roles: { choices: ['org-admin', 'admin', 'manager', 'agent', 'user', 'fax'], initial: 'user' },
  protectedRoles: ['org-admin'],
  administratorRoles: ['org-admin', 'admin'],
  licences: { choices: ['voice', 'admin'], initial: 'voice' },
  phoneTypes: { choices: ['softphone', 'webphone', 'deskphone'], initial: 'softphone' },
  sipPassword: { minLength: 8, generatedLength: 20 },
  voicemailPin: { minLength: 4, maxLength: 10 },
  nameOrder: 'given-family',
  undoSeconds: 10,
};

/** What a host writes: any part of a policy, the rest is the default. */
export type PolicyInput = {
  readonly [K in keyof Policy]?: Policy[K] extends readonly unknown[] | string | number | undefined
    ? Policy[K]
    : Partial<Policy[K]>;
};
