import type { UserChange, WriteResult } from '../../core/change.js';
import { DirectoryError } from '../../core/errors.js';

/** @throws DirectoryError `aborted` when nobody waits for the answer any more. */
export function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DirectoryError('aborted', { cause: signal.reason });
}

/** The verdict on a change that was not judged, or is taken back: nothing of it is kept. */
export const notDone = (change: UserChange, error: DirectoryError): WriteResult => ({
  ok: false,
  ...(change.id !== undefined && { id: change.id }),
  issues: [],
  error,
});
