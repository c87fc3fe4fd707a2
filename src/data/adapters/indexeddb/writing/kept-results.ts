import type { WriteResult } from '../../../../core/change.js';
import { DirectoryError, type DirectoryErrorCode } from '../../../../core/errors.js';
import type { UserIndex } from '../../../../core/users/user-index.js';
import type { KeptResult } from '../schema.js';

/** Verdicts as they are kept under an idempotency key: without the users, who are in the store already. */
export function keepResults(results: readonly WriteResult[]): readonly KeptResult[] {
  return results.map((result) => {
    if (result.ok) return result.changed ? result.id : [result.id];
    const { id, issues, error } = result;
    return { ...(id !== undefined && { id }), issues, ...(error && { error: error.code }) };
  });
}

/** The same verdicts again; users are given as they are now. */
export function recallResults(kept: readonly KeptResult[], users: UserIndex): readonly WriteResult[] {
  return kept.map((result) => {
    if (typeof result === 'string') return recallDone(result, true, users);
    if (isUnchanged(result)) return recallDone(result[0], false, users);
    const { id, issues, error } = result;
    const current = error === 'stale' && id !== undefined ? users.get(id) : undefined;
    return {
      ok: false,
      ...(id !== undefined && { id }),
      issues,
      ...(error && { error: new DirectoryError(error as DirectoryErrorCode, current ? { current } : {}) }),
    };
  });
}

function recallDone(id: string, changed: boolean, users: UserIndex): WriteResult {
  const user = users.get(id);
  return { ok: true, id, ...(user && { user }), changed };
}

const isUnchanged = (result: KeptResult): result is readonly [string] => Array.isArray(result);
