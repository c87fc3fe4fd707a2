import type { Policy } from '../policy.js';

/** A list of 100,000 numbers is asked of every row of an import, so it is made a set once. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Whether a number may be given as far as the policy's inventory goes: any may where it has none (R23). */
export function isListed(extension: string, policy: Policy): boolean {
  const { inventory } = policy.extension;
  if (!inventory) return true;
  const known = sets.get(inventory) ?? new Set(inventory);
  sets.set(inventory, known);
  return known.has(extension);
}
