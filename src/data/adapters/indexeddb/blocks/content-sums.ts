import type { User } from '../../../../core/user.js';

const [start, prime] = [0x811c9dc5, 0x01000193];

/** The sum of nothing. */
export const noContent = start;

/**
 * What the ledger keeps since schema version 4: FNV-1a over the JSON of a record. Any value altered, lost or moved that JSON tells
 * apart gives another sum in all but one of four thousand million cases (P4); it does not tell -0 from 0, nor an absent field from
 * one that is undefined. JSON is the engine's own work, so this takes a quarter of the time of `contentSum`.
 * @param sum what it goes on from: the sum of several records is that of one after the other.
 */
export const digest = (record: unknown, sum = noContent): number => addText(sum, textOf(record));

/** `digest` of a record whose JSON is there already. */
export const textDigest = (text: string, sum: number): number => addText(sum, text);

function textOf(record: unknown): string {
  try {
    return JSON.stringify(record);
  } catch {
    return textOfForeign(record);
  }
}

/** JSON of what has no JSON, which this kit never wrote: long integers as texts, and whatever comes again as nothing. */
function textOfForeign(record: unknown): string {
  const seen = new Set<unknown>();
  return JSON.stringify(record, (_, value: unknown) => {
    if (typeof value === 'bigint') return `${String(value)}n`;
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return null;
    seen.add(value);
    return value;
  });
}

/** What the ledger of schema version 3 keeps: the same in another way. */
export function contentSum(value: unknown, sum = noContent): number {
  if (typeof value === 'string') return addText(mix(sum, value.length), value);
  if (typeof value === 'number' || typeof value === 'boolean') return addText(mix(sum, 0x10000), String(value));
  if (typeof value !== 'object') return addText(mix(sum, 0x10005), typeof value);
  if (value === null) return mix(sum, 0x10001);
  let total: number;
  if (Array.isArray(value)) {
    total = mix(sum, 0x10002);
    for (const entry of value as readonly unknown[]) total = contentSum(entry, total);
  } else {
    total = mix(sum, 0x10003);
    for (const key of Object.keys(value)) total = contentSum((value as Found)[key], addText(total, key));
  }
  return mix(total, 0x10004);
}

type Found = Readonly<Record<string, unknown>>;

/** What the ledger of the first two schema versions keeps: who the users are and in which version. */
export function versionSum(users: readonly (User | undefined)[]): number {
  let sum = start;
  for (const [at, user] of users.entries()) if (user) sum = addText(addText(mix(sum, at), user.id), user.version);
  return sum >>> 0;
}

const mix = (sum: number, number: number): number => Math.imul(sum ^ number, prime);

function addText(sum: number, text: string): number {
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), prime);
  return sum;
}
