import type { TenantRecord } from '../schema.js';

/**
 * The versions of the next write. `common` is one text for all that is written as asked, so that an import keeps it once.
 * `own` never gives the same twice: what a removal or a return alters may be altered by the next one in the same write, and
 * whether that has happened is told by versions.
 */
export function versionsOf({ tag, seq }: Pick<TenantRecord, 'tag' | 'seq'>): {
  common: () => string;
  own: () => string;
} {
  const version = `${tag}.${(seq + 1).toString(36)}`;
  let count = 0;
  return { common: () => version, own: () => `${version}.${(++count).toString(36)}` };
}
