import type { User } from '../../../core/user.js';
import type { UserIndex } from '../../../core/users/user-index.js';
import { blockSize, type BlockPatch, type UserBlock } from './schema.js';
import { isRecord, isSoundUser } from './sound-user.js';

export const blockOf = (position: number): number => Math.floor(position / blockSize);

/** The block as it is to be kept. */
export function packBlock(index: UserIndex, block: number, seq: number): UserBlock {
  const users: (User | null)[] = [];
  const end = Math.min(index.capacity, (block + 1) * blockSize);
  for (let position = block * blockSize; position < end; position++) users.push(index.at(position) ?? null);
  return { seq, users };
}

/** The same of a few of its positions. */
export function packPatch(index: UserIndex, positions: readonly number[], seq: number): BlockPatch {
  return {
    seq,
    at: positions.map((position) => position % blockSize),
    users: positions.map((position) => index.at(position) ?? null),
  };
}

/** Whatever was found in the places of a block: as it was last written whole, and what small writes altered since, in their order. */
export interface BlockParts {
  readonly whole: unknown;
  readonly patches: readonly unknown[];
}

/** What the parts of a block come to. */
export interface FoundBlock {
  /** Position by position; what is no user is left out. */
  readonly users: readonly (User | undefined)[];
  /** Whether everything found was what it should be. */
  readonly isSound: boolean;
  /** Sum of what was found, to be compared with the ledger's. */
  readonly content: number;
  /** The latest write that says it left something here. */
  readonly seq: number;
}

/** Puts the parts of a block together, taking of each what can be used. */
export function joinBlock({ whole, patches }: BlockParts, tenantId: string, size: number): FoundBlock {
  let isSound = true;
  let content = noContent;
  let seq = 0;
  const users: (User | undefined)[] = [];
  const take = (at: number, user: unknown): void => {
    if (user === null || user === undefined) users[at] = undefined;
    else if (isSoundUser(user, tenantId)) users[at] = user;
    else isSound = false;
  };
  for (const part of whole === undefined ? patches : [whole, ...patches]) {
    const entries = entriesOf(part, size);
    if (!entries) {
      isSound = false;
      continue;
    }
    entries.forEach(([at, user]) => take(at, user));
    content = contentSum(part, content);
    seq = Math.max(seq, Number((part as { seq?: unknown }).seq) || 0);
  }
  return { users: Array.from(users), isSound, content, seq };
}

/** Whom a part says to stand where; undefined when it is no part of a block. */
function entriesOf(part: unknown, size: number): (readonly [at: number, user: unknown])[] | undefined {
  if (!isRecord(part) || !Array.isArray(part['users'])) return undefined;
  const { users, at } = part as { readonly users: readonly unknown[]; readonly at?: unknown };
  if (users.length > size) return undefined;
  if (at === undefined) return users.map((user, index) => [index, user]);
  if (!Array.isArray(at) || at.length !== users.length) return undefined;
  const places = at as readonly unknown[];
  if (!places.every((place) => Number.isInteger(place) && (place as number) >= 0 && (place as number) < size))
    return undefined;
  return users.map((user, index) => [places[index] as number, user]);
}

const [start, prime] = [0x811c9dc5, 0x01000193];

/** The sum of nothing. */
export const noContent = start;

/**
 * FNV-1a over everything that a record says, in the order in which it says it: any value altered, lost or moved gives another sum
 * in all but one of four thousand million cases (P4).
 * @param sum what it goes on from: the sum of several records is that of one after the other.
 */
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
