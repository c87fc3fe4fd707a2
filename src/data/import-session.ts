import { DirectoryError } from '../core/errors.js';
import type { CsvTable } from '../core/import/csv-table.js';
import { matchHeaders, type HeaderMatch } from '../core/columns/header-match.js';
import { activateOne, activateRows } from '../core/import/import-activation.js';
import type { ActivationChoice, ColumnMapping, ImportOptions, ImportPlan } from '../core/import/import-plan.js';
import { createImportPlanner } from '../core/import/import-planner.js';
import { acknowledgePlan } from '../core/import/import-privacy.js';
import type { PrivacyField } from '../core/policy.js';
import type { UserField } from '../core/user.js';
import type { InterruptedImport, Unsubscribe } from './adapter.js';
import { announce } from './announce.js';
import { readCsv, type CsvFile, type CsvFormat, type FileProblem } from './csv/csv-reader.js';
import type { UserDirectory } from './directory.js';
import { ImportDeed, type ImportDeedOptions } from './import-deed.js';
import { describeFile, isUnderstood, sampleRows, type ImportFile } from './import-file.js';
import { restorePlan } from './import-journal.js';
import type { ImportResult } from './import-outcome.js';
import type { ImportProgress, SubmitChanges } from './import-run.js';
import { ImportUsers } from './import-users.js';
import { Turns } from './turns.js';

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

const rowsPerStep = 200;
const nameFields: ReadonlySet<UserField | undefined> = new Set<UserField>(['displayName', 'givenName', 'familyName']);

/**
 * The whole import without a screen (I1–I8): reads a file, matches its columns, plans, writes in chunks, and says how each row ended.
 * `<csv-import>` shows it. Nothing is written before `start`.
 */
export class ImportSession {
  readonly #directory: UserDirectory;
  readonly #submit: SubmitChanges;
  readonly #users: ImportUsers;
  readonly #listeners = new Set<() => void>();
  readonly #overrides = new Map<number, boolean>();
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
  #options: Partial<ImportOptions> = {};
  #choice: ActivationChoice | undefined;
  #plan: ImportPlan | undefined;
  #planIsCurrent = false;
  /** Under way, or stopped. */
  #deed: ImportDeed | undefined;
  #progress: ImportProgress | undefined;
  #result: ImportResult | undefined;

  constructor(directory: UserDirectory, options: ImportSessionOptions = {}) {
    this.#directory = directory;
    this.#users = new ImportUsers(directory);
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
    return this.#plan;
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
    this.#refuseWhileImporting();
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
      if (this.#hasName) await this.#makePlan(signal);
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
    this.#mapping = this.#mapping.map((other, at) => {
      if (at === column) return mapping;
      return mapping.field !== undefined && other.field === mapping.field ? {} : other;
    });
    this.#planIsCurrent = false;
    if (!this.#hasName) {
      this.#plan = undefined;
      this.#problem = { code: 'no-name-column' };
    } else if (this.#problem?.code === 'no-name-column') this.#problem = undefined;
    this.#tell();
  }

  /** How rows meet the users who are there. The plan then wants `replan`. */
  setOptions(options: Partial<ImportOptions>): void {
    this.#refuseWhileImporting();
    this.#options = { ...this.#options, ...options };
    this.#planIsCurrent = false;
    this.#tell();
  }

  /**
   * Plans again, with the columns and options as they are now; without a column with names there is no plan.
   * @throws DirectoryError when the users cannot be reached.
   */
  async replan(): Promise<void> {
    this.#refuseWhileImporting();
    if (!this.#table || !this.#hasName) return;
    await this.#working((signal) => this.#makePlan(signal));
  }

  /** Who is activated; what cannot be stays deactivated and says why (I5). Cheap: nothing is planned again. */
  activateAll(choice: ActivationChoice): void {
    this.#refuseWhileImporting();
    this.#choice = choice;
    this.#overrides.clear();
    if (this.#plan) this.#plan = activateRows(this.#plan, choice);
    this.#tell();
  }

  /** @param row data row of the file, from 1. */
  activateRow(row: number, on: boolean): void {
    this.#refuseWhileImporting();
    this.#overrides.set(row, on);
    if (this.#plan) this.#plan = activateOne(this.#plan, row - 1, on);
    this.#tell();
  }

  /** A privacy warning that the plan needs has been read and accepted, or is not any more (R16). Cheap: nothing is planned again. */
  acknowledge(field: PrivacyField, on: boolean): void {
    this.#refuseWhileImporting();
    const others = (this.#options.acknowledged ?? []).filter((other) => other !== field);
    const acknowledged = on ? [...others, field] : others;
    this.#options = { ...this.#options, acknowledged };
    if (this.#plan) this.#plan = acknowledgePlan(this.#plan, acknowledged);
    this.#tell();
  }

  /** Back, or forth where there is something to see. */
  goTo(stage: 'choose' | 'columns' | 'review'): void {
    if (stage === 'choose') this.#leaveStopped();
    this.#refuseWhileImporting();
    if (stage === 'choose') {
      this.#work?.abort();
      this.#forget();
      this.#stage = 'choose';
    } else if (this.#table && (stage === 'columns' || this.#hasName)) {
      this.#stage = stage;
      if (stage === 'review' && !this.#planIsCurrent && !this.busy) void this.#replanForReview();
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
    if (!this.#plan) throw new TypeError('there is no plan: load() a file with a column of names first');
    if (!this.#planIsCurrent || this.busy)
      throw new TypeError('the plan is older than the columns and options: replan() first');
    this.#users.drop();
    return this.#carryOut(this.#deedOf(this.#plan, this.#file?.name), options);
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
    this.#refuseWhileImporting();
    this.#forget();
    this.#stage = 'reading';
    let deed: ImportDeed | undefined;
    await this.#working(async (signal) => {
      try {
        deed = await this.#restore(id, signal);
      } finally {
        if (!deed && !signal.aborted) this.#stage = 'choose';
      }
    });
    return deed && this.#carryOut(deed, options);
  }

  /** Lets an interrupted import be: what is written stays. @returns how many rows were not */
  async discard(id: string): Promise<number> {
    const imports = await this.#directory.imports();
    const found = (await imports?.list())?.find((other) => other.id === id);
    if (!found) return 0;
    await imports!.end(id);
    return found.total - found.done;
  }

  /** Goes on with an import that has stopped, after something was done about it. @throws TypeError when none has. */
  goOn(options: ImportStartOptions = {}): Promise<ImportResult> {
    if (this.#stage !== 'stopped') throw new TypeError('no import has stopped');
    return this.#carryOut(this.#deed!, options);
  }

  /** Leaves it at what is written; the other rows are among the failed, with the reason. @throws TypeError when no import has stopped. */
  async finishHere(): Promise<ImportResult> {
    if (this.#stage !== 'stopped') throw new TypeError('no import has stopped');
    const deed = this.#deed!;
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

  get #hasName(): boolean {
    return this.#mapping.some(({ field }) => nameFields.has(field));
  }

  #refuseWhileImporting(): void {
    if (this.#deed) throw new TypeError('an import is under way: cancel() it first');
  }

  #forget(): void {
    this.#problem = this.#error = this.#file = this.#table = this.#plan = this.#progress = this.#result = undefined;
    this.#matches = this.#mapping = [];
    this.#options = this.#directory.branchId === undefined ? {} : { branchId: this.#directory.branchId };
    this.#choice = undefined;
    this.#planIsCurrent = false;
    this.#overrides.clear();
    this.#users.drop();
  }

  #take(read: CsvFile): void {
    const { table } = read;
    this.#table = table;
    this.#file = describeFile(read, this.#format.name);
    this.#matches = matchHeaders(table.headers, table.rows.slice(0, sampleRows));
    this.#mapping = this.#matches.map(({ field, inverted }) => ({
      ...(field && { field }),
      ...(inverted && { inverted }),
    }));
    this.#problem = this.#hasName ? undefined : { code: 'no-name-column' };
    this.#stage = 'columns';
    this.#tell();
  }

  async #makePlan(signal: AbortSignal): Promise<void> {
    const turns = new Turns(signal);
    const users = await this.#users.load(turns, signal);
    const planner = createImportPlanner({
      table: this.#table!,
      mapping: this.#mapping,
      users,
      policy: this.#directory.policy,
      options: this.#options,
      ...(this.#choice && { activate: this.#choice }),
    });
    while (!planner.step(rowsPerStep)) await turns.next();
    await turns.next();
    this.#plan = [...this.#overrides].reduce((plan, [row, on]) => activateOne(plan, row - 1, on), planner.plan);
    this.#planIsCurrent = true;
  }

  #deedOf(plan: ImportPlan, fileName: string | undefined, taken?: ImportDeedOptions['taken']): ImportDeed {
    return new ImportDeed(plan, {
      submit: this.#submit,
      recall: (changes, options) => this.#directory.submit(changes, options),
      imports: () => this.#directory.imports(),
      onProgress: (progress) => {
        this.#progress = progress;
        this.#tell();
      },
      ...(fileName !== undefined && { fileName }),
      ...(taken && { taken }),
    });
  }

  async #restore(id: string, signal: AbortSignal): Promise<ImportDeed | undefined> {
    const imports = await this.#directory.imports();
    const kept = await imports?.take(id);
    if (!kept) return undefined;
    try {
      this.#plan = await restorePlan(kept.plan, kept.parts, new Turns(signal));
      signal.throwIfAborted();
      return this.#deedOf(this.#plan, kept.fileName, kept);
    } catch (error) {
      imports!.leave(id);
      throw error;
    }
  }

  async #carryOut(deed: ImportDeed, { signal }: ImportStartOptions): Promise<ImportResult> {
    const cancel = (): void => deed.cancel();
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel);
    this.#deed = deed;
    this.#stage = 'importing';
    this.#result = undefined;
    try {
      this.#result = await deed.finish();
      return this.#result;
    } finally {
      signal?.removeEventListener('abort', cancel);
      const { result } = this;
      if (result) this.#planIsCurrent = false;
      if (!result?.stopped) this.#deed = undefined;
      this.#stage = result?.stopped ? 'stopped' : result ? 'done' : 'review';
      this.#tell();
    }
  }

  /** Who turns to something else may come back to it, where it is kept. */
  #leaveStopped(): void {
    if (this.#stage !== 'stopped') return;
    this.#deed!.leave();
    this.#deed = undefined;
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
