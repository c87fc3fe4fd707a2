import type { BackupContents, BackupCounts, BackupRecord } from '../../core/backup/backup.js';
import type { Policy } from '../../core/policy.js';
import type { User, UserId } from '../../core/user.js';
import type { ProgressOptions } from '../adapter.js';

/** What a store must be able to do so that its users can be backed up and restored. */
export interface BackupStore {
  readonly tenantId: string;
  readonly policy: () => Policy;
  /** ISO 8601. */
  readonly now: () => string;
  /**
   * Hands out everything of one moment, in records small enough to be worked on at once. `take` is called inside a transaction and
   * waits for nothing.
   */
  read(wanted: ReadOrder): Promise<void>;
  /** Users and resources that are there. */
  present(): Promise<Present>;
  /** Puts these in the place of everything that is there, all or nothing, and tells everybody. */
  replace(contents: BackupContents, options: ProgressOptions): Promise<void>;
  latest(): Promise<string | undefined>;
  /** Remembers that a backup was made. */
  note(at: string): Promise<void>;
}

export interface ReadOrder {
  readonly secrets: boolean;
  readonly signal: AbortSignal | undefined;
  /** Nothing has been handed out yet; said again where a reading that was cut off is begun anew. */
  begin(): void;
  /** @param part how much of everything has been handed out with it, from 0 to 1. */
  take(record: BackupRecord, part: number): void;
}

export interface Present extends Pick<BackupCounts, 'users' | 'activated' | 'resources'> {
  /** Which secrets a user has. */
  readonly marksOf: (id: UserId) => User['secrets'] | undefined;
}
