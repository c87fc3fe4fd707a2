import type { Backup, BackupCheck, RestoreResult } from '../../data/adapter.js';

/** Where the person is. */
export type StorageStep =
  | { readonly kind: 'home' }
  /** Asked before secrets leave the store (R60). */
  | { readonly kind: 'secrets' }
  | { readonly kind: 'working'; readonly work: 'making' | 'reading' | 'restoring'; readonly name?: string }
  | { readonly kind: 'checked'; readonly file: File; readonly check: BackupCheck }
  | { readonly kind: 'restored'; readonly from: string; readonly result: RestoreResult };

/** What is known of the place. */
export interface StoragePlace {
  readonly kind: 'browser' | 'memory' | undefined;
  readonly persisted: boolean | undefined;
  readonly latest: string | undefined;
}

export interface StorageView {
  readonly place: StoragePlace;
  readonly step: StorageStep;
  /** From 0 to 1, of what is worked on. */
  readonly part: number;
  readonly tenantName: string;
  /** Has just been downloaded. */
  readonly made: Backup | undefined;
  /** That a person has stopped what was worked on, and what that means. */
  readonly stopped: string;
  readonly error: string;
  readonly withSecrets: boolean;
  readonly dragging: boolean;
  readonly typed: string;
  readonly typedWrong: boolean;
  readonly may: { readonly download: boolean; readonly secrets: boolean; readonly restore: boolean };
  /** An import would go on writing among the restored users. */
  readonly importing: boolean;
  readonly onWithSecrets: (on: boolean) => void;
  readonly onDownload: () => void;
  readonly onDownloadSecrets: () => void;
  readonly onFile: (file: File) => void;
  readonly onDrag: (dragging: boolean) => void;
  readonly onTakeOver: () => void;
  readonly onType: (text: string) => void;
  readonly onReplace: () => void;
  readonly onHome: () => void;
  readonly onClose: () => void;
}
