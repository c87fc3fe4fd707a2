import type { Policy } from './policy.js';

/** Words that begin a family name: van Beethoven, de la Cruz. */
const particles: ReadonlySet<string> = new Set(
  'van von vom zu zur der den de del della dei di da das dos do du des la le las los bin ibn bint al el ter ten af av'.split(
    ' ',
  ),
);

export interface NameParts {
  readonly givenName?: string;
  readonly familyName?: string;
}

/**
 * Splits what a person is called into given and family name, as a first guess that stays editable.
 * `Meyer, Ann` is read by its comma; a single word is a given name.
 */
export function splitName(displayName: string, order: Policy['nameOrder']): NameParts {
  const comma = /^([^,]+),\s*([^,]+)$/.exec(displayName);
  if (comma) return { givenName: comma[2]!.trim(), familyName: comma[1]!.trim() };
  const words = displayName.split(/\s+/).filter(Boolean);
  if (words.length < 2) return words.length === 0 ? {} : { givenName: words[0]! };
  if (order === 'family-given') return { familyName: words[0]!, givenName: words.slice(1).join(' ') };
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && particles.has(word));
  const at = particle > 0 ? particle : words.length - 1;
  return { givenName: words.slice(0, at).join(' '), familyName: words.slice(at).join(' ') };
}

/** What a person is called, from its parts; undefined when there is none. */
export function composeName(parts: NameParts, order: Policy['nameOrder']): string | undefined {
  const { givenName, familyName } = parts;
  const words = order === 'given-family' ? [givenName, familyName] : [familyName, givenName];
  return words.filter(Boolean).join(' ') || undefined;
}

export const nameFields = ['displayName', 'givenName', 'familyName'] as const;
export type NameField = (typeof nameFields)[number];
export const isNameField = (field: string): field is NameField => (nameFields as readonly string[]).includes(field);

type Named = { displayName?: string; givenName?: string; familyName?: string };

/**
 * Fills the name that was not given from the one that was. Parts that were derived follow a new name;
 * parts that somebody wrote stay.
 */
export function completeNames(draft: Named, before: Named | undefined, order: Policy['nameOrder']): void {
  const renamed = draft.displayName !== before?.displayName;
  const reparted = draft.givenName !== before?.givenName || draft.familyName !== before?.familyName;
  if (reparted && !renamed && isComposed(before, order)) setOrDelete(draft, 'displayName', composeName(draft, order));
  else if (renamed && !reparted && isSplit(before, order)) {
    const parts = splitName(draft.displayName ?? '', order);
    setOrDelete(draft, 'givenName', parts.givenName);
    setOrDelete(draft, 'familyName', parts.familyName);
  }
}

function isComposed(named: Named | undefined, order: Policy['nameOrder']): boolean {
  return named?.displayName === undefined || named.displayName === composeName(named, order);
}

function isSplit(named: Named | undefined, order: Policy['nameOrder']): boolean {
  const parts = splitName(named?.displayName ?? '', order);
  return named === undefined || (named.givenName === parts.givenName && named.familyName === parts.familyName);
}

function setOrDelete(draft: Named, field: keyof Named, value: string | undefined): void {
  if (value === undefined) delete draft[field];
  else draft[field] = value;
}
