import { isSecretField } from '../../core/user.js';
import type { KeptDraft } from '../adapter.js';

/** How long removed users can be brought back, and repeated writes and drafts are known. */
export const keepDays = 7;

/** What is older than this, ISO 8601, may be forgotten. */
export const keepLimit = (now: string): string => new Date(Date.parse(now) - keepDays * 86_400_000).toISOString();

/**
 * A draft as it is kept: a copy, with nothing but its time and its values.
 * @throws TypeError for one that holds a secret (R60).
 */
export function draftToKeep({ at, values }: KeptDraft): KeptDraft {
  const secret = Object.keys(values).find((field) => isSecretField(field) || field === 'secrets');
  if (secret !== undefined) throw new TypeError(`"${secret}" is a secret and no draft keeps it (R60)`);
  return { at, values: structuredClone(values) };
}

/** The draft, unless it is old enough to be forgotten. */
export const youngDraft = (draft: KeptDraft | undefined, now: string): KeptDraft | undefined =>
  draft && Date.parse(draft.at) >= Date.parse(keepLimit(now)) ? draft : undefined;
