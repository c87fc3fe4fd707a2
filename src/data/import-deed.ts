import type { ImportPlan } from '../core/import/import-plan.js';
import type { ImportFacet } from './adapter.js';
import type { UserDirectory } from './directory.js';
import { headOf, partsOf } from './import-journal.js';
import type { ImportResult } from './import-outcome.js';
import { boundsOf, ImportRun, isWritten, type ImportProgress, type SubmitChanges } from './import-run.js';
import { randomId } from './random-id.js';

export interface ImportDeedOptions {
  readonly submit: SubmitChanges;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Where it is kept while it is under way. */
  readonly directory: UserDirectory;
  readonly fileName?: string | undefined;
  /** What is known of it where it was begun before. */
  readonly taken?: { readonly id: string; readonly bounds: readonly number[]; readonly done: number };
}

/** A plan being carried out: kept first, so that it can be taken up again, then written, then forgotten (I7, P3). */
export class ImportDeed {
  readonly #plan: ImportPlan;
  readonly #options: ImportDeedOptions;
  readonly #id: string;
  readonly #bounds: readonly number[];
  readonly #run: ImportRun;
  #keeper: ImportFacet | undefined;
  #isBegun = false;

  constructor(plan: ImportPlan, options: ImportDeedOptions) {
    const { taken, submit, directory, onProgress } = options;
    const recall: SubmitChanges = (changes, writeOptions) => directory.submit(changes, writeOptions);
    const { id, bounds, done } = taken ?? {
      id: randomId(),
      bounds: boundsOf(plan.rows.filter(isWritten).length),
      done: 0,
    };
    this.#plan = plan;
    this.#options = options;
    this.#id = id;
    this.#bounds = bounds;
    this.#run = new ImportRun(plan.rows, { id, bounds, known: done, submit, recall, onProgress });
  }

  get paused(): boolean {
    return this.#run.paused;
  }

  pause(): void {
    this.#run.pause();
  }

  resume(): void {
    this.#run.resume();
  }

  cancel(): void {
    this.#run.cancel();
  }

  /**
   * Writes what is not written yet.
   * @param signal cancels it.
   * @throws DirectoryError when there is no room to keep it: it has not begun then, and nothing is written.
   */
  async finish(signal: AbortSignal | undefined): Promise<ImportResult> {
    const cancel = (): void => this.cancel();
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    try {
      await this.#begin();
      const result = await this.#run.finish();
      if (!result.stopped) await this.end();
      return result;
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** Nothing more will be written. */
  async end(): Promise<void> {
    // Where this fails the import is offered again; taken up, it is found written or goes on as before.
    await this.#keeper?.end(this.#id).catch(() => undefined);
    this.#keeper = undefined;
  }

  /** It goes on another time, or in another tab. */
  leave(): void {
    this.#keeper?.leave(this.#id);
  }

  async #begin(): Promise<void> {
    if (this.#isBegun) return;
    const { taken, fileName, directory } = this.#options;
    if (taken || this.#needsKeeping) this.#keeper = await directory.imports();
    if (this.#keeper && !taken)
      await this.#keeper.begin(
        {
          id: this.#id,
          ...(fileName !== undefined && { fileName }),
          rows: this.#plan.rows.length,
          bounds: this.#bounds,
          plan: headOf(this.#plan),
        },
        partsOf(this.#plan.rows),
      );
    this.#isBegun = true;
  }

  /**
   * What is one write needs no journal: killed, all of it is there or nothing, and the file is chosen again. Where seats are limited
   * a second write may follow.
   */
  get #needsKeeping(): boolean {
    return this.#bounds.length > 2 || (this.#bounds.length > 1 && this.#plan.billed.seats !== undefined);
  }
}
