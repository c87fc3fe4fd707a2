import type { UserChange, WriteResult } from '../core/change.js';
import type { DirectoryError } from '../core/errors.js';
import { changeOfRow, type PlannedRow } from '../core/import/import-plan.js';
import type { Issue } from '../core/issue.js';
import type { WriteOptions } from './adapter.js';
import { importKey, importSeatsKey } from './import-key.js';
import { outcomeFor, resultOf, settled, type ImportOutcome, type ImportResult } from './import-outcome.js';

/** Rows that are to be written, those without a change left out. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly rowsPerSecond?: number;
  readonly secondsLeft?: number;
}

/** Hands changes to the directory; undefined when the host took over, which stops the import. */
export type SubmitChanges = (
  changes: readonly UserChange[],
  options?: WriteOptions,
) => Promise<readonly WriteResult[] | undefined>;

export interface ImportRunOptions {
  /** The same id again is the same import: what it has written is not written twice. */
  readonly id: string;
  readonly bounds: readonly number[];
  readonly submit: SubmitChanges;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Rows of an earlier run that are known to be written, from the first. */
  readonly known?: number;
  /** Asks what came of them, without telling anybody that they are written now. */
  readonly recall?: SubmitChanges;
}

/**
 * Rows written at once: one transaction each, so that a closed tab loses none that was said to be written. The first chunk is
 * small, so that there is soon something to see; a transaction costs a wait for the disk, so the later ones are large.
 */
const firstChunk = 2000;
const largestChunk = 10_000;
const minProgressMs = 50;

export const isWritten = ({ action }: PlannedRow): boolean => action === 'create' || action === 'update';

/** Where each write begins among so many rows, and where the last one ends. */
export function boundsOf(total: number): readonly number[] {
  const bounds = [0];
  for (let at = Math.min(firstChunk, total); at > bounds.at(-1)!; at = Math.min(at + largestChunk, total))
    bounds.push(at);
  return bounds;
}

/** Writes the rows of a plan, chunk by chunk; may be paused and cancelled between chunks. */
export class ImportRun {
  readonly #rows: readonly PlannedRow[];
  readonly #waiting: readonly PlannedRow[];
  readonly #options: ImportRunOptions;
  readonly #outcomes: (ImportOutcome | undefined)[];
  /** Chunks that have their outcomes. */
  #chunks = 0;
  #cancelled = false;
  #paused: { readonly promise: Promise<void>; readonly resume: () => void } | undefined;
  /** When the clock of the rate began to run, and what was written then. */
  #since = { at: 0, done: 0 };
  #told = 0;

  constructor(rows: readonly PlannedRow[], options: ImportRunOptions) {
    this.#rows = rows;
    this.#waiting = rows.filter(isWritten);
    this.#options = options;
    this.#outcomes = rows.map((row) => settled(row));
  }

  get paused(): boolean {
    return this.#paused !== undefined;
  }

  pause(): void {
    if (this.#paused) return;
    let resume!: () => void;
    const promise = new Promise<void>((resolve) => (resume = resolve));
    const pausedAt = performance.now();
    this.#paused = { promise, resume: () => ((this.#since.at += performance.now() - pausedAt), resume()) };
  }

  resume(): void {
    this.#paused?.resume();
    this.#paused = undefined;
  }

  /** What is written stays; the other rows are skipped. */
  cancel(): void {
    this.#cancelled = true;
    this.resume();
  }

  /**
   * Never rejects for what the world refuses: that is the outcome of the rows, and the result says that it stopped. Called again,
   * it goes on with what is not written.
   */
  async finish(): Promise<ImportResult> {
    const { bounds } = this.#options;
    let stopped: DirectoryError | undefined;
    this.#startClock(bounds[this.#chunks]!);
    this.#tell(bounds[this.#chunks]!, true);
    while (this.#chunks < bounds.length - 1 && !this.#cancelled) {
      const [from, to] = [bounds[this.#chunks]!, bounds[this.#chunks + 1]!];
      const refusal = await this.#write(this.#waiting.slice(from, to), from);
      if (refusal) {
        stopped = refusal === 'taken-over' ? undefined : refusal;
        // What was told of a chunk that is not whole is taken back.
        this.#tell(from, true);
        break;
      }
      this.#chunks++;
      if (to <= this.#known) this.#startClock(to);
      this.#tell(to, true);
      await this.#paused?.promise;
    }
    return resultOf(this.#rows, this.#outcomes, stopped);
  }

  get #known(): number {
    return this.#options.known ?? 0;
  }

  /** @returns why there is no point in going on; undefined when the rows have their outcomes. */
  async #write(chunk: readonly PlannedRow[], at: number): Promise<DirectoryError | 'taken-over' | undefined> {
    const { id } = this.#options;
    const changes = chunk.map((row) => changeOfRow(row)!);
    const results = await this.#submit(changes, at, importKey(id, at));
    if (!results) return 'taken-over';
    // Of a chunk that is not whole nothing is settled: it is asked for again, and what is written of it answers by its key.
    const refusal = worldError(results);
    if (refusal) return refusal;
    const seatless: PlannedRow[] = [];
    const reasons: (readonly Issue[])[] = [];
    chunk.forEach((row, index) => {
      const result = results[index]!;
      if (isSeatless(result)) {
        seatless.push(row);
        reasons.push(result.issues);
      } else this.#settle(row, outcomeFor(row, result, row.issues));
    });
    return this.#writeDeactivated(seatless, reasons, at);
  }

  /** Who finds no seat left is imported all the same, deactivated and with the reason (I5, R5). */
  async #writeDeactivated(
    rows: readonly PlannedRow[],
    reasons: readonly (readonly Issue[])[],
    at: number,
  ): Promise<DirectoryError | 'taken-over' | undefined> {
    if (rows.length === 0) return undefined;
    const changes = rows.map((row) => changeOfRow({ ...row, activate: row.status === 'activated' })!);
    const results = await this.#submit(changes, at, importSeatsKey(this.#options.id, at));
    if (!results) return 'taken-over';
    const refusal = worldError(results);
    if (refusal) return refusal;
    rows.forEach((row, index) => {
      const reason = reasons[index]!.map((issue): Issue => ({ ...issue, level: 'warning' }));
      this.#settle(row, outcomeFor(row, results[index]!, [...row.issues, ...reason]));
    });
    return undefined;
  }

  #submit(changes: readonly UserChange[], at: number, key: string): Promise<readonly WriteResult[] | undefined> {
    const { submit, recall = submit } = this.#options;
    const send = at < this.#known ? recall : submit;
    return send(changes, {
      atomic: false,
      idempotencyKey: key,
      onProgress: (done) => this.#tell(at + done),
    });
  }

  #settle(row: PlannedRow, outcome: ImportOutcome): void {
    this.#outcomes[row.row - 1] = outcome;
  }

  #startClock(done: number): void {
    this.#since = { at: performance.now(), done };
  }

  #tell(done: number, always = false): void {
    const now = performance.now();
    if (!always && now - this.#told < minProgressMs) return;
    this.#told = now;
    const total = this.#waiting.length;
    const seconds = (now - this.#since.at) / 1000;
    const fresh = done - this.#since.done;
    const rate = fresh > 0 && seconds > 0 ? fresh / seconds : undefined;
    this.#options.onProgress({
      done,
      total,
      ...(rate !== undefined && { rowsPerSecond: rate, secondsLeft: (total - done) / rate }),
    });
  }
}

const isSeatless = (result: WriteResult): result is WriteResult & { readonly ok: false } =>
  !result.ok && result.issues.length > 0 && result.issues.every((issue) => issue.code === 'seats-exceeded');

/** What concerns one user alone may be otherwise for the next; anything else is the store's state. */
function worldError(results: readonly WriteResult[]): DirectoryError | undefined {
  for (const result of results)
    if (!result.ok && result.error && !ofOneUser.has(result.error.code)) return result.error;
  return undefined;
}

const ofOneUser: ReadonlySet<string> = new Set(['stale', 'not-found', 'not-applied']);
