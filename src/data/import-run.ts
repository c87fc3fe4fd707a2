import type { UserChange, WriteResult } from '../core/change.js';
import type { DirectoryError } from '../core/errors.js';
import { changeOfRow, type PlannedRow } from '../core/import/import-plan.js';
import { isBlocking, type Issue } from '../core/issue.js';
import type { UserId } from '../core/user.js';
import type { WriteOptions } from './adapter.js';
import { randomId } from './random-id.js';

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';

/** How one row of the file ended (I8). */
export interface ImportOutcome {
  readonly row: number;
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly userId?: UserId;
  /** Why it failed, or with level `warning` what was left out. */
  readonly issues: readonly Issue[];
  readonly error?: DirectoryError;
}

export interface ImportResult {
  /** They add up to the rows of the file (I7). */
  readonly counts: Readonly<Record<RowOutcome, number>>;
  /** One per row, in the order of the file. */
  readonly outcomes: readonly ImportOutcome[];
}

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

/**
 * Rows written at once: one transaction each, so that a closed tab loses none that was said to be written. The first chunk is
 * small, so that there is soon something to see; a transaction costs a wait for the disk, so the later ones are large.
 */
const firstChunk = 2000;
const largestChunk = 10_000;
const minProgressMs = 50;

/** Writes the rows of a plan, chunk by chunk; may be paused and cancelled between chunks. */
export class ImportRun {
  readonly #rows: readonly PlannedRow[];
  readonly #submit: SubmitChanges;
  readonly #onProgress: (progress: ImportProgress) => void;
  readonly #outcomes: (ImportOutcome | undefined)[];
  readonly #key = randomId();
  #cancelled = false;
  #paused: { readonly promise: Promise<void>; readonly resume: () => void } | undefined;
  #startedAt = 0;
  #told = 0;

  constructor(rows: readonly PlannedRow[], submit: SubmitChanges, onProgress: (progress: ImportProgress) => void) {
    this.#rows = rows;
    this.#submit = submit;
    this.#onProgress = onProgress;
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
    this.#paused = { promise, resume: () => ((this.#startedAt += performance.now() - pausedAt), resume()) };
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

  /** Never rejects for what the world refuses: that is the outcome of the rows. */
  async finish(): Promise<ImportResult> {
    const waiting = this.#rows.filter((_, at) => this.#outcomes[at] === undefined);
    this.#startedAt = performance.now();
    this.#tell(0, waiting.length, true);
    let size = firstChunk;
    for (let at = 0; at < waiting.length && !this.#cancelled; at += size, size = largestChunk) {
      const chunk = waiting.slice(at, at + size);
      if (!(await this.#write(chunk, at, waiting.length))) break;
      this.#tell(at + chunk.length, waiting.length, true);
      await this.#paused?.promise;
    }
    for (const row of waiting) this.#outcomes[row.row - 1] ??= outcomeOf(row, 'skipped', []);
    return summary(this.#outcomes as ImportOutcome[]);
  }

  /** @returns false when there is no point in going on. */
  async #write(chunk: readonly PlannedRow[], at: number, total: number): Promise<boolean> {
    const results = await this.#submit(
      chunk.map((row) => changeOfRow(row)!),
      {
        atomic: false,
        idempotencyKey: `${this.#key}:${at}`,
        onProgress: (done) => this.#tell(at + done, total),
      },
    );
    if (!results) return false;
    const seatless: PlannedRow[] = [];
    chunk.forEach((row, index) => {
      const result = results[index]!;
      if (isSeatless(result)) seatless.push(row);
      else this.#outcomes[row.row - 1] = outcomeFor(row, result, row.issues);
    });
    const goesOn = await this.#writeDeactivated(seatless, results, chunk, at);
    return goesOn && !results.every((result) => !result.ok && isWorldError(result.error));
  }

  /** Who finds no seat left is imported all the same, deactivated and with the reason (I5, R5). */
  async #writeDeactivated(
    rows: readonly PlannedRow[],
    results: readonly WriteResult[],
    chunk: readonly PlannedRow[],
    at: number,
  ): Promise<boolean> {
    if (rows.length === 0) return true;
    const changes = rows.map((row) => changeOfRow({ ...row, activate: row.status === 'activated' }));
    const again = await this.#submit(
      changes.map((change) => change!),
      { atomic: false, idempotencyKey: `${this.#key}:${at}:seats` },
    );
    if (!again) return false;
    rows.forEach((row, index) => {
      const refused = results[chunk.indexOf(row)]!;
      const reason = refused.ok ? [] : refused.issues.map((issue): Issue => ({ ...issue, level: 'warning' }));
      this.#outcomes[row.row - 1] = outcomeFor(row, again[index]!, [...row.issues, ...reason]);
    });
    return true;
  }

  #tell(done: number, total: number, always = false): void {
    const now = performance.now();
    if (!always && now - this.#told < minProgressMs) return;
    this.#told = now;
    const seconds = (now - this.#startedAt) / 1000;
    const rate = done > 0 && seconds > 0 ? done / seconds : undefined;
    this.#onProgress({
      done,
      total,
      ...(rate !== undefined && { rowsPerSecond: rate, secondsLeft: (total - done) / rate }),
    });
  }
}

/** What needs no writing is settled from the start. */
function settled(row: PlannedRow): ImportOutcome | undefined {
  if (row.action === 'problem') return outcomeOf(row, 'failed', row.issues);
  if (row.action === 'skip') return outcomeOf(row, 'skipped', row.issues);
  return row.action === 'unchanged' ? outcomeOf(row, 'unchanged', withReason(row, row.issues)) : undefined;
}

function outcomeFor(row: PlannedRow, result: WriteResult, issues: readonly Issue[]): ImportOutcome {
  const who = result.id ?? row.userId;
  const { error } = result.ok ? { error: undefined } : result;
  const outcome = !result.ok
    ? 'failed'
    : row.action === 'create'
      ? 'created'
      : result.changed
        ? 'updated'
        : 'unchanged';
  const why = result.ok ? withReason(row, issues) : [...result.issues, ...issues.filter((issue) => !isBlocking(issue))];
  if (!error) return outcomeOf(row, outcome, why, who);
  return { ...outcomeOf(row, outcome, why, who), error };
}

/** Activation that was asked for and could not be is said, not swallowed. */
function withReason(row: PlannedRow, issues: readonly Issue[]): readonly Issue[] {
  if (!row.asked || row.activate) return issues;
  return [...issues, ...row.missing.map((field): Issue => ({ code: 'required-to-activate', field, level: 'warning' }))];
}

function outcomeOf(
  { row, line, userId: matched }: PlannedRow,
  outcome: RowOutcome,
  issues: readonly Issue[],
  userId = matched,
): ImportOutcome {
  return userId === undefined ? { row, line, outcome, issues } : { row, line, outcome, userId, issues };
}

const isSeatless = (result: WriteResult): boolean =>
  !result.ok && result.issues.length > 0 && result.issues.every((issue) => issue.code === 'seats-exceeded');

/** What concerns one user alone may be otherwise for the next; anything else is the store's state. */
const isWorldError = (error: DirectoryError | undefined): boolean =>
  error !== undefined && error.code !== 'stale' && error.code !== 'not-found' && error.code !== 'not-applied';

function summary(outcomes: readonly ImportOutcome[]): ImportResult {
  const counts: Record<RowOutcome, number> = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  for (const { outcome } of outcomes) counts[outcome]++;
  return { counts, outcomes };
}
