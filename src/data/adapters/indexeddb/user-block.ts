import type { User } from '../../../core/user.js';
import type { UserIndex } from '../../../core/users/user-index.js';
import { blockSize, type UserBlock } from './schema.js';

export const blockOf = (position: number): number => Math.floor(position / blockSize);

/** The block as it is to be kept. */
export function packBlock(index: UserIndex, block: number, seq: number): UserBlock {
  const users: (User | null)[] = [];
  const end = Math.min(index.capacity, (block + 1) * blockSize);
  for (let position = block * blockSize; position < end; position++) users.push(index.at(position) ?? null);
  return { seq, users };
}

/** How many users a block has and a sum of who they are in which version: what the ledger keeps (P4). */
export function ledgerOf({ users }: UserBlock): { count: number; sum: number } {
  let count = 0;
  let sum = 0x811c9dc5;
  for (const [at, user] of users.entries()) {
    if (!user) continue;
    count++;
    sum = Math.imul(sum ^ at, 0x01000193);
    sum = addText(addText(sum, user.id), user.version);
  }
  return { count, sum: sum >>> 0 };
}

function addText(sum: number, text: string): number {
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum;
}
