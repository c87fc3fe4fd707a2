import type { User } from './user.js';

/** The world refuses: a verdict or a rejection, shown with what to do (R54). */
export type DirectoryErrorCode =
  /** The write was based on an older version; `current` is the user as it is now (R50). */
  | 'stale'
  | 'not-found'
  | 'aborted'
  /** The store cannot be reached. */
  | 'unavailable'
  /** The store is full. */
  | 'quota'
  /** Storage is blocked by the browser or the embedding. */
  | 'storage-blocked'
  /** The data on disk was written by a newer version of the kit. */
  | 'newer-schema'
  /** Another tab holds an older version open. */
  | 'upgrade-blocked'
  | 'connection-lost'
  | 'read-only'
  /** The adapter cannot do what was asked. */
  | 'unsupported'
  /** One change of an atomic write was refused, so none was made. */
  | 'not-applied';

export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly code: DirectoryErrorCode;
  readonly current?: User;

  constructor(code: DirectoryErrorCode, options: { cause?: unknown; current?: User } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.current) this.current = options.current;
  }
}
