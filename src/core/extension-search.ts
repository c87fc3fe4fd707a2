import type { ExtensionInfo, ExtensionSearch } from './extension.js';
import { checkExtension, compareExtensions } from './extension.js';
import type { ExtensionMap } from './extension-map.js';
import { increment } from './extension-map.js';
import { allowedSpans, freeExtensions } from './free-extension.js';
import type { Policy } from './policy.js';
import type { User, UserId } from './user.js';

/** Answers a search over the numbers of a tenant: described, free, matching, in this order (R20–R24, E3). */
export function describeExtensions(
  search: ExtensionSearch,
  policy: Policy,
  taken: ExtensionMap,
  owner: (extension: string) => User | undefined,
  held: { keys(): Iterable<string> },
): readonly ExtensionInfo[] {
  const describe = (extension: string): ExtensionInfo =>
    describeExtension(extension, policy, owner(extension), search.forUser);
  const { free, matching } = search;
  const infos = (search.describe ?? []).map(describe);
  if (free) {
    let left = free.count;
    const options = free.from === undefined ? {} : { from: free.from };
    if (left > 0)
      for (const extension of freeExtensions(taken, policy, options)) {
        infos.push({ extension, state: 'free' });
        if (--left <= 0) break;
      }
  }
  if (matching) infos.push(...numbersWith(matching.prefix, matching.limit, policy, held).map(describe));
  return infos;
}

function describeExtension(
  extension: string,
  policy: Policy,
  owner: User | undefined,
  forUser: UserId | undefined,
): ExtensionInfo {
  if (owner && owner.id !== forUser) {
    const { id, displayName, status } = owner;
    const params = { value: extension, owner: displayName, ownerId: id };
    return {
      extension,
      state: 'taken',
      owner: { id, displayName, status },
      issue: { code: 'extension-taken', field: 'extension', params },
    };
  }
  const issue = owner ? undefined : checkExtension(extension, policy);
  if (!issue) return { extension, state: 'free' };
  return { extension, state: issue.code === 'extension-reserved' ? 'reserved' : 'out-of-range', issue };
}

/** Allowed and held numbers that begin with a prefix, ascending, `limit` at most. */
function numbersWith(
  prefix: string,
  limit: number,
  policy: Policy,
  held: { keys(): Iterable<string> },
): readonly string[] {
  if (!/^[0-9]*$/.test(prefix)) return [];
  const found = new Set<string>();
  for (const { from, to } of allowedSpans(policy)) collect(found, prefix, from, to, limit, policy);
  for (const extension of held.keys()) if (extension.startsWith(prefix) && !found.has(extension)) found.add(extension);
  return [...found].sort(compareExtensions).slice(0, limit);
}

function collect(found: Set<string>, prefix: string, from: string, to: string, limit: number, policy: Policy): void {
  if (prefix.length > from.length) return;
  const zeros = prefix.padEnd(from.length, '0');
  const isOpen = policy.extension.ranges.length === 0 && prefix.startsWith('0');
  let next: string | undefined = zeros > from || isOpen ? zeros : from;
  const last = prefix.padEnd(from.length, '9');
  for (let left = limit; left > 0 && next !== undefined && next <= to && next <= last; left--) {
    found.add(next);
    next = increment(next);
  }
}
