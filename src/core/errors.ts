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
  /** The store is being opened and takes unusually long. */
  | 'slow'
  | 'connection-lost'
  /** What was kept is gone and another, younger store is in its place: deleted by the browser or by somebody (P4). */
  | 'store-reset'
  /** The store is an older state of itself: the latest writes are missing (P4). */
  | 'store-rolled-back'
  /** Part of what was kept cannot be used; it is set aside as it was found (P4). */
  | 'store-damaged'
  /** The adapter gave users of another tenant; nothing of it is shown (R52, P11). */
  | 'wrong-tenant'
  | 'read-only'
  /** The host does not let this person (R64). */
  | 'not-permitted'
  /** The adapter cannot do what was asked. */
  | 'unsupported'
  /** An import is under way, here or in another tab, and nothing may take the place of what it writes (R55). */
  | 'import-running'
  /** One change of an atomic write was refused, so none was made. */
  | 'not-applied';

/** What is known of users that were kept and are not there any more (P4). */
export interface StoreLoss {
  /** How many users there were, and how many there are now. */
  readonly before: number;
  readonly now: number;
  /** When they were last written; ISO 8601. */
  readonly at: string;
}

export interface DirectoryErrorOptions {
  readonly cause?: unknown;
  readonly current?: User;
  readonly loss?: StoreLoss;
}

export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly code: DirectoryErrorCode;
  readonly current?: User;
  /** With `store-reset`, `store-rolled-back` and `store-damaged`. */
  readonly loss?: StoreLoss;

  constructor(code: DirectoryErrorCode, options: DirectoryErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.current) this.current = options.current;
    if (options.loss) this.loss = options.loss;
  }
}
