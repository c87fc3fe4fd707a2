import type { ExtensionInfo, ExtensionOwner, ExtensionSearch, ExtensionSpan } from './extension.js';
import { checkExtension, compareExtensions } from './extension.js';
import type { ExtensionMap } from './extension-map.js';
import { increment } from './extension-map.js';
import { allowedSpans, freeExtensions } from './free-extension.js';
import type { Policy } from '../policy.js';
import type { UserId } from '../user.js';

/** Answers a search over the numbers of a tenant: described, free, matching, in this order (R20–R24, E3). */
export function describeExtensions(
  search: ExtensionSearch,
  policy: Policy,
  taken: ExtensionMap,
  owner: (extension: string) => ExtensionOwner | undefined,
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
  if (matching) infos.push(...numbersWith(matching.prefix, matching.limit, policy, taken).map(describe));
  return infos;
}

function describeExtension(
  extension: string,
  policy: Policy,
  owner: ExtensionOwner | undefined,
  forUser: UserId | undefined,
): ExtensionInfo {
  const isOwn = owner?.kind === undefined && owner?.id === forUser;
  if (owner && !isOwn) {
    const { id, displayName, status, kind } = owner;
    const params = { value: extension, owner: displayName, ownerId: id };
    return {
      extension,
      state: 'taken',
      owner: { id, displayName, ...(status && { status }), ...(kind && { kind }) },
      issue: { code: 'extension-taken', field: 'extension', params },
    };
  }
  const issue = owner ? undefined : checkExtension(extension, policy);
  if (!issue) return { extension, state: 'free' };
  return { extension, state: issue.code === 'extension-reserved' ? 'reserved' : 'out-of-range', issue };
}

/** Allowed and taken numbers that begin with a prefix, ascending, `limit` at most. */
function numbersWith(prefix: string, limit: number, policy: Policy, taken: ExtensionMap): readonly string[] {
  if (!/^[0-9]*$/.test(prefix)) return [];
  const spans = spansWith(prefix, policy);
  const found = new Set<string>(taken.outside(spans, prefix));
  let left = limit;
  for (const { from, to } of spans)
    for (let next: string | undefined = from; next !== undefined && next <= to && left > 0; left--) {
      found.add(next);
      next = increment(next);
    }
  return [...found].sort(compareExtensions).slice(0, Math.max(0, limit));
}

/** The part of each allowed span that begins with the prefix. A leading zero that is typed is meant, ranges permitting. */
function spansWith(prefix: string, policy: Policy): readonly ExtensionSpan[] {
  const { ranges, inventory } = policy.extension;
  const opensZero = prefix.startsWith('0') && ranges.length === 0 && !inventory;
  return allowedSpans(policy).flatMap(({ from, to }) => {
    const low = prefix.padEnd(from.length, '0');
    const high = prefix.padEnd(to.length, '9');
    const span = { from: low > from || opensZero ? low : from, to: high < to ? high : to };
    return prefix.length <= from.length && span.from <= span.to ? [span] : [];
  });
}
