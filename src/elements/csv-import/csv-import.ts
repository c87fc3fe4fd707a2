import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { TriangleAlert, X } from 'lucide';
import { ImportController, type ImportFormat } from '../../controllers/import-controller.js';
import { InterruptedImportsController } from '../../controllers/interrupted-imports-controller.js';
import { DirectoryError } from '../../core/errors.js';
import type { ImportPlan } from '../../core/import/import-plan.js';
import { can } from '../../core/rules/permissions.js';
import type { UserDirectory } from '../../data/directory.js';
import type { ImportResult, ImportSession } from '../../data/import-session.js';
import { commonStrings } from '../../strings/en/common.js';
import { importStrings } from '../../strings/en/import.js';
import { KitElement } from '../element.js';
import { ImportCloseEvent, ImportEndEvent, ImportProgressEvent } from '../events.js';
import { icon } from '../icon.js';
import { ChooseStep } from './choose-step.js';
import { ColumnsStep } from './columns-step.js';
import { csvImportStyles } from './csv-import.styles.js';
import { DoneStep } from './done-step.js';
import { importSteps, type ImportStep, type StepHost } from './import-step.js';
import { ProgressStep } from './progress-step.js';
import { ReviewStep } from './review-step.js';
import { reviewCardStyles } from './review-cards.styles.js';
import { reviewStyles } from './review.styles.js';
import { RowsGrid } from './rows-grid.js';

/**
 * Brings the users of a file into the directory: choose, match columns, see the plan, import, see how each row ended.
 * Nothing is written before the plan is confirmed.
 *
 * @fires {UserChangeRequestEvent} user-change-request - Before each chunk is written; `preventDefault()` stops the import, and what is written stays.
 * @fires {UserChangeEvent} user-change - After a chunk is kept.
 * @fires {UserChangeErrorEvent} user-change-error - When rows of a chunk were refused.
 * @fires {ImportProgressEvent} import-progress - While rows are written.
 * @fires {ImportEndEvent} import-end - The import is over; `result` says how each row ended.
 * @fires {ImportCloseEvent} import-close - A person has left the import.
 * @csspart steps - The line of steps.
 * @csspart dropzone - Where a file is dropped.
 * @csspart rows - The list of the plan, and of the result.
 * @csspart actions - The buttons at the foot.
 * @cssproperty [--csv-import-list-height=60vh] - The height of the list of rows.
 */
export class CsvImport extends KitElement {
  static override readonly tagName = 'csv-import';
  static override readonly sentences = { ...commonStrings, ...importStrings };
  static override styles = [...[KitElement.styles].flat(), csvImportStyles, reviewStyles, reviewCardStyles];

  /** Where the import stands; read only, and reflected for styles. */
  @property({ reflect: true }) step: ImportStep = 'choose';
  @state() private failure: DirectoryError | undefined;
  @state() private announcement = '';

  readonly #import = new ImportController(this, {
    submit: (changes, options) =>
      this.isConnected ? this.submitChanges(changes, options) : this.#directory!.submit(changes, options),
    change: (session) => this.#moved(session),
  });
  readonly #interrupted = new InterruptedImportsController(this);
  readonly #host: StepHost = this.#createHost();
  readonly #choose = new ChooseStep(this.#host);
  readonly #columns = new ColumnsStep(this.#host);
  readonly #review = new ReviewStep(this.#host);
  readonly #progress = new ProgressStep(this.#host);
  readonly #done = new DoneStep(this.#host);
  #directory: UserDirectory | undefined;
  #hadFocus = false;
  #stepped = false;
  #told = 0;
  #dimmed = false;

  /** What the import would do; undefined until a file is read and a column with names is known. */
  get plan(): ImportPlan | undefined {
    return this.#import.session?.plan;
  }

  /** How the last import ended. */
  get result(): ImportResult | undefined {
    return this.#import.session?.result;
  }

  /**
   * Reads a file or text, matches its columns and, when a column with names is found, makes the plan.
   * A file that cannot be used does not reject: it is explained, and `plan` stays undefined.
   * @throws {DirectoryError} when the users cannot be reached.
   * @throws {TypeError} while an import is running: no file may end another's import halfway; where the policy's permissions
   * do not allow an import (R64).
   */
  async load(source: Blob | string, format?: ImportFormat): Promise<void> {
    this.#refuse();
    this.#reset();
    await this.#import.load(source, format);
    await this.updateComplete;
  }

  /**
   * Carries out the plan.
   * @returns the counts and one outcome per row; they add up to the rows (I7).
   * @throws {TypeError} when there is no plan.
   */
  async start(options?: { readonly signal?: AbortSignal }): Promise<ImportResult> {
    return this.#ending(this.#import.start(options));
  }

  /**
   * Goes on with an import that was interrupted, to its end; no row comes in twice (P3).
   * @returns how each row ended; undefined when the import has ended, or another tab goes on with it.
   */
  async takeUp(id: string): Promise<ImportResult | undefined> {
    this.#refuse();
    this.#reset();
    this.#interrupted.hide(id);
    return this.#ending(this.#import.takeUp(id));
  }

  /** Puts the focus on the heading of the step, where reading begins. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[data-heading]')?.focus(options);
  }

  protected override directoryChanged(directory: UserDirectory): void {
    this.#directory = directory;
    this.#import.use(directory);
    this.#interrupted.use(directory);
  }

  /** The page stands still, marked busy, while the same file is read in another way: nothing jumps. */
  protected override shouldUpdate(): boolean {
    const still = this.#import.rereading && this.#dimmed;
    this.#dimmed = this.#import.rereading;
    return !still;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = this.step;
    this.step = this.#stepNow();
    this.#hadFocus = this.shadowRoot?.activeElement != null;
    this.#stepped = before !== this.step;
    if (this.#stepped) this.announcement = this.#stepSentence();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#host.grid.place();
    // Who works here is led on and never left without a place; who works elsewhere on the page is left alone.
    if (this.#hadFocus && (this.#stepped || !this.shadowRoot?.activeElement)) this.focus();
  }

  protected override render(): TemplateResult {
    const { text } = this.words;
    return html`<section class="page" aria-labelledby="title">
      <header class="head">
        <h2 class="title" id="title">${text('import.title')}</h2>
        ${
          this.step === 'import' && this.#import.session?.stage !== 'stopped'
            ? nothing
            : html`<button
                type="button"
                class="button icon-only"
                data-close
                aria-label=${text('import.close')}
                @click=${() => this.#host.leave()}
              >
                ${icon(X)}
              </button>`
        }
        ${this.#isPermitted ? this.#steps() : nothing}
      </header>
      <div
        class="body ${this.#import.rereading ? 'rereading' : ''}"
        aria-busy=${this.#import.rereading || this.#import.loading}
      >
        ${this.#problem()} ${this.#body()}
      </div>
      ${this.#actions()}
      <div class="visually-hidden" role="status" data-announcement>${this.announcement}</div>
    </section>`;
  }

  /** While a file is read, what its session already knows is not shown yet. */
  #stepNow(): ImportStep {
    const session = this.#import.session;
    if (this.#import.rereading) return 'columns';
    if (!session || this.#import.loading) return 'choose';
    switch (session.stage) {
      case 'review':
        return session.plan ? 'review' : 'columns';
      case 'importing':
      case 'stopped':
        return 'import';
      case 'reading':
        return 'choose';
      default:
        return session.stage;
    }
  }

  #steps(): TemplateResult {
    const { text } = this.words;
    const at = importSteps.indexOf(this.step);
    const session = this.#import.session;
    return html`<ol part="steps" class="steps" aria-label=${text('import.steps')}>
      ${importSteps.map((step, order) => {
        const word = text(`import.step.${step}`);
        // Back is open until the deed; what is done is done.
        const back =
          order < at && at <= 2 && session
            ? () => (step === 'choose' ? this.#host.restart() : session.goTo(step as 'columns'))
            : undefined;
        return html`<li class=${order < at ? 'past' : ''} aria-current=${order === at ? 'step' : nothing}>
          ${back ? html`<button type="button" class="step-link" data-step=${step} @click=${back}>${word}</button>` : html`<span>${word}</span>`}
        </li>`;
      })}
    </ol>`;
  }

  #problem(): TemplateResult | typeof nothing {
    const { text } = this.words;
    // Which column holds the names is asked where the answer is given.
    const found = this.#import.loading ? undefined : this.#import.session?.problem;
    const problem = found?.code === 'no-name-column' && this.step === 'columns' ? undefined : found;
    const failure = this.failure ?? this.#import.session?.error;
    if (!problem && !failure) return nothing;
    const sentence = problem ? text(`fileProblem.${problem.code}`, problem.params) : this.words.error(failure!);
    return html`<div class="problem-box" role="alert" data-problem=${problem?.code ?? failure!.code}>
      ${icon(TriangleAlert, 20)}
      <div>
        ${problem ? html`<p class="problem-title">${text('import.problem')}</p>` : nothing}
        <p class="prose">${sentence}</p>
      </div>
    </div>`;
  }

  /** Whether the person may import; the server has the last word (R64). */
  get #isPermitted(): boolean {
    const directory = this.source.current;
    return !directory || can(directory.policy, 'import');
  }

  /** Why no import can be begun here; what is under way already tells itself what becomes of it. */
  get #refusal(): string | undefined {
    if (!this.#isPermitted) return this.words.text('import.notPermitted');
    const directory = this.source.current;
    if (this.step !== 'choose' || !directory?.error || can(directory, 'import')) return undefined;
    return this.words.error(directory.error);
  }

  #body(): TemplateResult {
    const refusal = this.#refusal;
    if (refusal !== undefined) return html`<p class="prose" data-heading tabindex="-1">${refusal}</p>`;
    const session = this.#import.session;
    if (!session || this.step === 'choose') return this.#choose.render();
    if (this.step === 'columns') return this.#columns.render(session);
    if (this.step === 'import') return this.#progress.render(session);
    if (this.step === 'done' && session.result) return this.#done.render(session, session.result);
    return session.plan ? this.#review.render(session, session.plan) : this.#columns.render(session);
  }

  #actions(): TemplateResult | typeof nothing {
    const session = this.#import.session;
    if (!session || !this.#isPermitted || this.step === 'choose' || this.step === 'import') return nothing;
    const buttons =
      this.step === 'columns'
        ? this.#columns.renderActions(session)
        : this.step === 'done'
          ? this.#done.renderActions()
          : session.plan && this.#review.renderActions(session, session.plan);
    return html`<footer part="actions" class="actions">${buttons}</footer>`;
  }

  /** What has come, for who cannot see it. */
  #stepSentence(): string {
    const { text } = this.words;
    const step = String(importSteps.indexOf(this.step) + 1);
    const sentence = text('import.stepOf', {
      step,
      steps: String(importSteps.length),
      name: text(`import.step.${this.step}`),
    });
    const { plan, result } = this.#import.session ?? {};
    if (this.step === 'review' && plan) return `${sentence} ${this.#review.tell(plan)}`;
    return this.step === 'done' && result ? `${sentence} ${this.#done.tell(result)}` : sentence;
  }

  /** Tells the host of every step forward, and who cannot see it of every tenth. */
  #moved(session: ImportSession): void {
    const { progress } = session;
    if (session.stage === 'stopped' && progress)
      this.announcement = this.words.text('import.stopped.tell', { done: progress.done, count: progress.total });
    if (session.stage !== 'importing' || !progress || progress.done === this.#told) return;
    const tenth = (done: number) => Math.floor((done * 10) / Math.max(1, progress.total));
    if (tenth(progress.done) > tenth(this.#told))
      this.announcement = this.words.text('import.progress.count', { done: progress.done, count: progress.total });
    this.#told = progress.done;
    this.dispatchEvent(new ImportProgressEvent(progress.done, progress.total));
  }

  #refuse(): void {
    if (this.#import.session?.stage === 'importing')
      throw new TypeError('an import is running; wait for its end or stop it');
    if (!this.#isPermitted) throw new TypeError('the policy permits no import');
  }

  /** Waits for an import and tells of its end; one that has stopped may still go on. */
  async #ending<R extends ImportResult | undefined>(importing: Promise<R>): Promise<R> {
    this.#told = 0;
    this.#progress.reset();
    this.#done.reset();
    try {
      const result = await importing;
      if (result && !result.stopped) this.dispatchEvent(new ImportEndEvent(result.counts));
      return result;
    } finally {
      void this.#interrupted.look();
    }
  }

  #reset(): void {
    this.failure = undefined;
    this.#choose.reset();
    this.#review.reset();
    this.#progress.reset();
    this.#done.reset();
  }

  #restart(): void {
    this.#reset();
    this.#import.reset();
    void this.#interrupted.look();
  }

  #attempt(work: () => Promise<unknown>): void {
    this.failure = undefined;
    work().catch((error: unknown) => {
      // A mistake of ours is said to the person as best we can, and to the console in full.
      if (!(error instanceof DirectoryError)) reportError(error);
      this.failure = error instanceof DirectoryError ? error : new DirectoryError('unavailable', { cause: error });
    });
  }

  #createHost(): StepHost {
    const session = () => this.#import.session;
    const loading = () => this.#import.loading;
    const policy = () => this.source.current?.policy;
    const interrupted = () => this.#interrupted.list;
    return {
      words: this.words,
      grid: new RowsGrid(this),
      get session() {
        return session();
      },
      get loading() {
        return loading();
      },
      get policy() {
        return policy();
      },
      refresh: () => this.requestUpdate(),
      reread: (format) => this.#attempt(() => this.#import.reread(format)),
      read: (source, format) => this.#attempt(() => this.load(source, format)),
      attempt: (work) => this.#attempt(work),
      begin: () => this.#attempt(() => this.start()),
      goOn: () => this.#attempt(() => this.#ending(session()!.goOn())),
      finishHere: () => this.#attempt(() => this.#ending(session()!.finishHere())),
      get interrupted() {
        return interrupted();
      },
      takeUp: async ({ id }) => (await this.takeUp(id)) !== undefined,
      discard: ({ id }) => this.#import.discard(id).finally(() => this.#interrupted.look()),
      restart: () => this.#restart(),
      leave: () => {
        // What has stopped is offered again.
        if (session()?.stage === 'stopped') this.#restart();
        this.dispatchEvent(new ImportCloseEvent());
      },
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'csv-import': CsvImport;
  }
}
