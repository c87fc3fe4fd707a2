import { DirectoryError } from '../core/errors.js';
import type { CsvTable } from '../core/import/csv-table.js';
import { matchHeaders, type HeaderMatch } from '../core/columns/header-match.js';
import type { ActivationChoice, ColumnMapping, ImportOptions, ImportPlan } from '../core/import/import-plan.js';
import type { PrivacyField } from '../core/policy.js';
import type { UserField } from '../core/user.js';
import type { InterruptedImport, Unsubscribe } from './adapter.js';
import { announce } from './announce.js';
import { readCsv, type CsvFile, type CsvFormat, type FileProblem } from './csv/csv-reader.js';
import type { UserDirectory } from './directory.js';
import { ImportDeed, type ImportDeedOptions } from './import-deed.js';
import { describeFile, isUnderstood, mappingOf, sampleRows, withColumn, type ImportFile } from './import-file.js';
import { discardImport, takeImport, type TakenImport } from './import-journal.js';
import type { ImportResult } from './import-outcome.js';
import { ImportPlanning } from './import-planning.js';
import type { ImportProgress, SubmitChanges } from './import-run.js';

export type { FileProblem, FileProblemCode } from './csv/file-problem.js';
export type { ImportFile } from './import-file.js';
export type { ImportOutcome, ImportResult, RowOutcome } from './import-outcome.js';
export type { ImportProgress, SubmitChanges } from './import-run.js';
export type { InterruptedImport } from './adapter.js';

/** `stopped`: the store refused; what is written stays, and the rest waits for `goOn` or `finishHere` (R54). */
export type ImportStage = 'choose' | 'reading' | 'columns' | 'review' | 'importing' | 'stopped' | 'done';

export interface ImportFormat extends CsvFormat {
  readonly name?: string;
}

export interface ImportSessionOptions {
  /** Writes a chunk; the directory's own `submit` when absent. Undefined stops the import: the host took over. */
  readonly submit?: SubmitChanges;
}

export interface ImportStartOptions {
  /** Cancels the import. */
  readonly signal?: AbortSignal;
}

const nameFields: ReadonlySet<UserField | undefined> = new Set<UserField>(['displayName', 'givenName', 'familyName']);

/**
 * The whole import without a screen (I1–I8): reads a file, matches its columns, plans, writes in chunks, and says how each row ended.
 * `<csv-import>` shows it. Nothing is written before `start`.
 */
export class ImportSession {
  readonly #directory: UserDirectory;
  readonly #submit: SubmitChanges;
  readonly #planning: ImportPlanning;
  readonly #listeners = new Set<() => void>();
  #source: Blob | string | undefined;
  #format: ImportFormat = {};
  #stage: ImportStage = 'choose';
  #work: AbortController | undefined;
  #problem: FileProblem | undefined;
  #error: DirectoryError | undefined;
  #file: ImportFile | undefined;
  #table: CsvTable | undefined;
  #matches: readonly HeaderMatch[] = [];
  #mapping: readonly ColumnMapping[] = [];
  /** Under way, or stopped. */
  #deed: ImportDeed | undefined;
  #progress: ImportProgress | undefined;
  #result: ImportResult | undefined;

  constructor(directory: UserDirectory, options: ImportSessionOptions = {}) {
    this.#directory = directory;
    this.#planning = new ImportPlanning(directory);
    this.#submit = options.submit ?? ((changes, writeOptions) => directory.submit(changes, writeOptions));
  }

  get stage(): ImportStage {
    return this.#stage;
  }

  /** Reading or planning. */
  get busy(): boolean {
    return this.#work !== undefined;
  }

  /** Why the file cannot be imported, or not yet: nothing is written. */
  get problem(): FileProblem | undefined {
    return this.#problem;
  }

  /** Why there is no plan of a file that can be imported: the users could not be reached. Planning again forgets it (R54). */
  get error(): DirectoryError | undefined {
    return this.#error;
  }

  get file(): ImportFile | undefined {
    return this.#file;
  }

  get table(): CsvTable | undefined {
    return this.#table;
  }

  /** What the columns were found to be; `mapping` is what they become. */
  get matches(): readonly HeaderMatch[] {
    return this.#matches;
  }

  get mapping(): readonly ColumnMapping[] {
    return this.#mapping;
  }

  /** What would be done; undefined until a column with names is known. While `busy`, the plan before the latest change of options. */
  get plan(): ImportPlan | undefined {
    return this.#planning.plan;
  }

  get progress(): ImportProgress | undefined {
    return this.#progress;
  }

  get paused(): boolean {
    return this.#deed?.paused ?? false;
  }

  get result(): ImportResult | undefined {
    return this.#result;
  }

  /**
   * Reads, matches, and plans when a column with names is known. Resolves for a file that cannot be used too: see `problem`.
   * A later call takes the place of this one.
   * @throws DirectoryError when the users cannot be reached; the columns are matched all the same.
   */
  async load(source: Blob | string, format: ImportFormat = {}): Promise<void> {
    this.#leaveStopped();
    this.#source = source;
    this.#format = { ...(source instanceof File && { name: source.name }), ...format };
    this.#forget();
    this.#stage = 'reading';
    await this.#working(async (signal) => {
      const read = await readCsv(source, this.#format, { signal });
      if ('code' in read) {
        this.#problem = read;
        this.#stage = 'choose';
        return;
      }
      this.#take(read);
      if (this.#hasName) await this.#planning.make(this.#table!, this.#mapping, signal);
      if (this.#hasName && isUnderstood(read, this.#matches)) this.#stage = 'review';
    });
  }

  /** Reads the file again as a person says it is; what they do not say is detected as before. */
  async reread(format: ImportFormat): Promise<void> {
    if (this.#source === undefined) throw new TypeError('there is no file to read again: load() one first');
    await this.load(this.#source, { ...this.#format, ...format });
  }

  /** What a column becomes; a field moves here from the column that had it. The plan then wants `replan`. */
  setColumn(column: number, mapping: ColumnMapping): void {
    this.#refuseWhileImporting();
    if (!(column in this.#mapping)) throw new TypeError(`the file has no column ${column}`);
    this.#mapping = withColumn(this.#mapping, column, mapping);
    this.#planning.outdate(this.#hasName);
    if (!this.#hasName) this.#problem = { code: 'no-name-column' };
    else if (this.#problem?.code === 'no-name-column') this.#problem = undefined;
    this.#tell();
  }

  /** How rows meet the users who are there. The plan then wants `replan`. */
  setOptions(options: Partial<ImportOptions>): void {
    this.#refuseWhileImporting();
    this.#planning.setOptions(options);
    this.#tell();
  }

  /**
   * Plans again, with the columns and options as they are now; without a column with names there is no plan.
   * @throws DirectoryError when the users cannot be reached.
   */
  async replan(): Promise<void> {
    this.#refuseWhileImporting();
    if (!this.#table || !this.#hasName) return;
    await this.#working((signal) => this.#planning.make(this.#table!, this.#mapping, signal));
  }

  /** Who is activated; what cannot be stays deactivated and says why (I5). Cheap: nothing is planned again. */
  activateAll(choice: ActivationChoice): void {
    this.#refuseWhileImporting();
    this.#planning.activateAll(choice);
    this.#tell();
  }

  /** @param row data row of the file, from 1. */
  activateRow(row: number, on: boolean): void {
    this.#refuseWhileImporting();
    this.#planning.activateRow(row, on);
    this.#tell();
  }

  /** A privacy warning that the plan needs has been read and accepted, or is not any more (R16). Cheap: nothing is planned again. */
  acknowledge(field: PrivacyField, on: boolean): void {
    this.#refuseWhileImporting();
    this.#planning.acknowledge(field, on);
    this.#tell();
  }

  /** Back, or forth where there is something to see. */
  goTo(stage: 'choose' | 'columns' | 'review'): void {
    if (stage === 'choose') this.#leaveStopped();
    else this.#refuseWhileImporting();
    if (stage === 'choose') {
      this.#work?.abort();
      this.#forget();
      this.#stage = 'choose';
    } else if (this.#table && (stage === 'columns' || this.#hasName)) {
      this.#stage = stage;
      if (stage === 'review' && !this.#planning.isCurrent && !this.busy) void this.#replanForReview();
    }
    this.#tell();
  }

  /** Nobody awaits it: what the world refused is said by `error`, what is our mistake by the console. */
  async #replanForReview(): Promise<void> {
    try {
      await this.replan();
    } catch (error) {
      if (!(error instanceof DirectoryError)) reportError(error);
      this.goTo('columns');
    }
  }

  /**
   * Carries out the plan. What is judged otherwise at the moment of writing is the outcome of its row.
   * @returns how each row ended; with `stopped` when the store refused and the import is not over.
   * @throws TypeError when there is no plan, or it is older than the columns and options.
   * @throws DirectoryError when the import cannot be kept for the case that it is interrupted: it has not begun, nothing is written.
   */
  async start(options: ImportStartOptions = {}): Promise<ImportResult> {
    this.#refuseWhileImporting();
    const { plan } = this;
    if (!plan) throw new TypeError('there is no plan: load() a file with a column of names first');
    if (!this.#planning.isCurrent || this.busy)
      throw new TypeError('the plan is older than the columns and options: replan() first');
    this.#planning.dropUsers();
    return this.#carryOut(this.#deedOf(plan, { fileName: this.#file?.name }), options);
  }

  /** Imports that were begun and not ended, by a tab that is gone; the latest first (I7). @throws DirectoryError */
  async interrupted(): Promise<readonly InterruptedImport[]> {
    return (await (await this.#directory.imports())?.list()) ?? [];
  }

  /**
   * Goes on with an interrupted import where it was; no row is written twice (P3).
   * @returns how each row ended, those written before included; undefined when it has ended, or another tab has taken it up
   */
  async takeUp(id: string, options: ImportStartOptions = {}): Promise<ImportResult | undefined> {
    this.#leaveStopped();
    this.#forget();
    this.#stage = 'reading';
    let taken: TakenImport | undefined;
    await this.#working(async (signal) => {
      taken = await takeImport(await this.#directory.imports(), id, signal);
    }).finally(() => this.#work ?? (this.#stage = 'choose'));
    if (!taken) return undefined;
    this.#planning.restore(taken.plan);
    return this.#carryOut(this.#deedOf(taken.plan, { taken: taken.kept }), options);
  }

  /** Lets an interrupted import be: what is written stays. @returns how many rows were not */
  async discard(id: string): Promise<number> {
    return discardImport(await this.#directory.imports(), id);
  }

  /** Goes on with an import that has stopped, after something was done about it. @throws TypeError when none has. */
  async goOn(options: ImportStartOptions = {}): Promise<ImportResult> {
    return this.#carryOut(this.#stoppedDeed, options);
  }

  /** Leaves it at what is written; the other rows are among the failed, with the reason. @throws TypeError when no import has stopped. */
  async finishHere(): Promise<ImportResult> {
    const deed = this.#stoppedDeed;
    const { stopped: _, ...result } = this.#result!;
    this.#deed = undefined;
    this.#result = result;
    this.#stage = 'done';
    this.#tell();
    await deed.end();
    return result;
  }

  /** Stops after the chunk that is being written, until `resume`. */
  pause(): void {
    this.#deed?.pause();
    this.#tell();
  }

  resume(): void {
    this.#deed?.resume();
    this.#tell();
  }

  /** Keeps what is written; the other rows are skipped. While reading or planning, gives that up. */
  cancel(): void {
    if (this.#deed) this.#deed.cancel();
    else if (this.#stage === 'reading') this.goTo('choose');
    this.#tell();
  }

  subscribe(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #stoppedDeed(): ImportDeed {
    if (this.#stage !== 'stopped') throw new TypeError('no import has stopped');
    return this.#deed!;
  }

  get #hasName(): boolean {
    return this.#mapping.some(({ field }) => nameFields.has(field));
  }

  /** Who turns to something else may come back to an import that has stopped, where it is kept. */
  #leaveStopped(): void {
    if (this.#stage === 'stopped') {
      this.#deed!.leave();
      this.#deed = undefined;
    }
    this.#refuseWhileImporting();
  }

  #refuseWhileImporting(): void {
    if (this.#deed) throw new TypeError('an import is under way: cancel() it first');
  }

  #forget(): void {
    this.#problem = this.#error = this.#file = this.#table = this.#progress = this.#result = undefined;
    this.#matches = this.#mapping = [];
    this.#planning.forget();
  }

  #take(read: CsvFile): void {
    const { table } = read;
    this.#table = table;
    this.#file = describeFile(read, this.#format.name);
    this.#matches = matchHeaders(table.headers, table.rows.slice(0, sampleRows));
    this.#mapping = mappingOf(this.#matches);
    this.#problem = this.#hasName ? undefined : { code: 'no-name-column' };
    this.#stage = 'columns';
    this.#tell();
  }

  #deedOf(plan: ImportPlan, origin: Pick<ImportDeedOptions, 'fileName' | 'taken'>): ImportDeed {
    const onProgress = (progress: ImportProgress): void => {
      this.#progress = progress;
      this.#tell();
    };
    return new ImportDeed(plan, { ...origin, directory: this.#directory, submit: this.#submit, onProgress });
  }

  async #carryOut(deed: ImportDeed, { signal }: ImportStartOptions): Promise<ImportResult> {
    this.#deed = deed;
    this.#stage = 'importing';
    this.#result = undefined;
    try {
      return (this.#result = await deed.finish(signal));
    } finally {
      const { result } = this;
      if (result) this.#planning.outdate();
      if (!result?.stopped) this.#deed = undefined;
      this.#stage = result?.stopped ? 'stopped' : result ? 'done' : 'review';
      this.#tell();
    }
  }

  /** Later work takes the place of earlier: what was given up ends without a word. */
  async #working(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#work?.abort();
    const own = (this.#work = new AbortController());
    this.#error = undefined;
    this.#tell();
    try {
      await work(own.signal);
    } catch (error) {
      if (own.signal.aborted) return;
      if (error instanceof DirectoryError) this.#error = error;
      throw error;
    } finally {
      if (this.#work === own) {
        this.#work = undefined;
        this.#tell();
      }
    }
  }

  #tell(): void {
    announce(this.#listeners, undefined);
  }
}
