import type { User } from '../../../../core/user.js';
import type { UserIndex } from '../../../../core/users/user-index.js';
import { blockSize, type BlockPatch, type UserBlock } from '../schema.js';
import { isRecord, isSoundUser } from '../loss/sound-user.js';

export const blockOf = (position: number): number => Math.floor(position / blockSize);

/** A block as it is to be kept. */
export interface PackedBlock {
  readonly content: UserBlock;
  /** Its users, holes left out. */
  readonly count: number;
}

/** What an index has in the places of a block. */
export function packBlock(index: UserIndex, block: number, seq: number): PackedBlock {
  const users: (User | null)[] = [];
  const end = Math.min(index.capacity, (block + 1) * blockSize);
  for (let position = block * blockSize; position < end; position++) users.push(index.at(position) ?? null);
  return packUsers(users, seq);
}

/** A block of these users, position by position; null is a hole. */
export function packUsers(users: readonly (User | null)[], seq: number): PackedBlock {
  return { content: { seq, users: jsonOf(users) ?? users }, count: users.filter(Boolean).length };
}

/**
 * Undefined where there is none: JSON refuses one of them (a long integer, a circle), which this kit never wrote, or the page has
 * taught its lists another JSON (`toJSON`).
 */
function jsonOf(users: readonly (User | null)[]): string | undefined {
  try {
    const text = JSON.stringify(users);
    return text.startsWith('[') ? text : undefined;
  } catch {
    return undefined;
  }
}

/** What an index has in a few places of a block, as a small write keeps it beside the block. */
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
  /** What says who stands where, in its order: that of which the ledger has a sum. */
  readonly parts: readonly unknown[];
  /** The latest write that says it left something here. */
  readonly seq: number;
}

/** Puts the parts of a block together, taking of each what can be used. */
export function joinBlock({ whole, patches }: BlockParts, tenantId: string, size: number): FoundBlock {
  let isSound = true;
  let seq = 0;
  const read: unknown[] = [];
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
    read.push(part);
    seq = Math.max(seq, Number((part as { seq?: unknown }).seq) || 0);
  }
  return { users: Array.from(users), isSound, parts: read, seq };
}

/** Whether a part is kept as JSON. */
export const isKeptAsJson = (part: unknown): part is Readonly<Record<string, unknown>> & { readonly users: string } =>
  isRecord(part) && typeof part['users'] === 'string';

/** Whom a part says to stand where; undefined when it is no part of a block. */
function entriesOf(part: unknown, size: number): (readonly [at: number, user: unknown])[] | undefined {
  if (!isRecord(part)) return undefined;
  const isJson = isKeptAsJson(part);
  const users = isJson ? listIn(part.users) : part['users'];
  if (!Array.isArray(users) || users.length > size) return undefined;
  // A block as JSON has no places of its own: what stands beside the text is not summed.
  const at = isJson ? undefined : part['at'];
  if (at === undefined) return users.map((user: unknown, index) => [index, user]);
  if (!Array.isArray(at) || at.length !== users.length) return undefined;
  const places = at as readonly unknown[];
  if (!places.every((place) => Number.isInteger(place) && (place as number) >= 0 && (place as number) < size))
    return undefined;
  return users.map((user: unknown, index) => [places[index] as number, user]);
}

function listIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
