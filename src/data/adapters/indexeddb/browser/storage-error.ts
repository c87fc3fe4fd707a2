import { DirectoryError, type DirectoryErrorCode } from '../../../../core/errors.js';

/** By name, never by class: engines disagree on the classes. */
const codes: Readonly<Record<string, DirectoryErrorCode>> = {
  QuotaExceededError: 'quota',
  VersionError: 'newer-schema',
  SecurityError: 'storage-blocked',
  InvalidStateError: 'connection-lost',
  AbortError: 'connection-lost',
};

/** What a failure of the browser's storage means to people (R54). */
export function storageError(cause: unknown): DirectoryError {
  if (cause instanceof DirectoryError) return cause;
  const { name = '', message = '' } = (cause ?? {}) as { name?: string; message?: string };
  // Chromium with storage blocked says so only in words.
  if (name === 'UnknownError' && /denied|permission/i.test(message))
    return new DirectoryError('storage-blocked', { cause });
  if (isLostConnection(cause)) return new DirectoryError('connection-lost', { cause });
  return new DirectoryError(codes[name] ?? 'unavailable', { cause });
}

/**
 * Whether the browser let go of the database. What ran was aborted or never began; only where everything was handed over already
 * nobody can say, and then the log is asked (`Undecided`).
 * WebKit, whose storage lives in another process, says so only in words.
 */
export function isLostConnection(cause: unknown): boolean {
  const { name = '', message = '' } = (cause ?? {}) as { name?: string; message?: string };
  return codes[name] === 'connection-lost' || (name === 'UnknownError' && /connection\b.*\blost/i.test(message));
}
