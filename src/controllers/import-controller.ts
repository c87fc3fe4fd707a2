import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserChange, WriteResult } from '../core/change.js';
import type { WriteOptions } from '../data/adapter.js';
import type { UserDirectory } from '../data/directory.js';
import type { ImportResult, ImportSession } from '../data/import-session.js';

/** What a person corrects when a file was not read as it was meant. */
export interface ImportFormat {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly hasHeader?: boolean;
  /** How the file is called; a `File` brings its own name. */
  readonly name?: string;
}

export interface ImportControllerOptions {
  /** Sends a chunk of changes on the element's road; undefined when the host took over, which stops the import. */
  readonly submit: (
    changes: readonly UserChange[],
    options?: WriteOptions,
  ) => Promise<readonly WriteResult[] | undefined>;
  /** The session has moved on. */
  readonly change?: (session: ImportSession) => void;
}

/**
 * Binds the import to an element: the session is loaded on first use, so that the parser and the planner cost nothing before,
 * and it outlives a moment outside the document, so that an import goes on when the element is moved.
 */
export class ImportController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ImportControllerOptions;
  #directory: UserDirectory | undefined;
  #waiting: ((directory: UserDirectory) => void)[] = [];
  #session: ImportSession | undefined;
  /** Counts the files, so that one that comes late finds its place taken. */
  #turn = 0;
  #unsubscribe: (() => void) | undefined;
  #loadingTurn = -1;
  #rereading = false;
  #isConnected = false;

  constructor(host: ReactiveControllerHost, options: ImportControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** A file or an interrupted import is on its way; what the session knows of it is not yet whole. */
  get loading(): boolean {
    return this.#loadingTurn === this.#turn || this.#session?.stage === 'reading';
  }

  /** The same file is being read in another way; until then, what it was read as still stands. */
  get rereading(): boolean {
    return this.#rereading;
  }

  /** Undefined until a file is first loaded. */
  get session(): ImportSession | undefined {
    return this.#session;
  }

  hostConnected(): void {
    this.#isConnected = true;
    if (this.#session && !this.#unsubscribe) this.#listen(this.#session);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#isConnected = false;
    // An element that is only moved is back by then.
    setTimeout(() => this.#leaveStopped());
  }

  /** Another directory: what was planned against the old one means nothing any more. A file may wait for the first one. */
  use(directory: UserDirectory): void {
    if (directory === this.#directory) return;
    if (this.#directory) this.reset();
    this.#directory = directory;
    for (const resolve of this.#waiting.splice(0)) resolve(directory);
  }

  /** Forgets the file, and gives up reading it. An import under way is stopped; what it has written stays. */
  reset(): void {
    this.#turn += 1;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    if (this.#session?.stage === 'importing') this.#session.cancel();
    else this.#session?.goTo('choose');
    this.#session = undefined;
    this.#host.requestUpdate();
  }

  /** Reads a file, or text, as `format` says, else as what it is. A later file wins over one that is still being read. */
  async load(source: Blob | string, format?: ImportFormat): Promise<void> {
    const opening = this.#newSession();
    const turn = this.#turn;
    this.#loadingTurn = turn;
    try {
      const session = await opening;
      await session?.load(source, format);
    } finally {
      if (this.#loadingTurn === turn) this.#loadingTurn = -1;
      this.#host.requestUpdate();
    }
  }

  /** Reads the file again as a person says it is; they then look at the columns. */
  async reread(format: ImportFormat): Promise<void> {
    const session = this.#session;
    if (!session) return;
    this.#rereading = true;
    this.#host.requestUpdate();
    try {
      // The session forgets what it read at once; the host first shows that it waits.
      await this.#host.updateComplete;
      await session.reread(format);
      if (session.stage === 'review') session.goTo('columns');
    } finally {
      this.#rereading = false;
      this.#host.requestUpdate();
    }
  }

  /**
   * Carries out the plan.
   * @throws {TypeError} when there is none.
   */
  async start(options?: { readonly signal?: AbortSignal }): Promise<ImportResult> {
    if (!this.#session?.plan) throw new TypeError('There is no plan to start: load() a file first and wait for it.');
    return this.#session.start(options);
  }

  /**
   * Goes on with an import that was interrupted, to its end.
   * @returns undefined when it has ended, or another tab goes on with it.
   */
  async takeUp(id: string): Promise<ImportResult | undefined> {
    const session = await this.#newSession();
    const turn = this.#turn;
    const result = await session?.takeUp(id);
    if (!result && turn === this.#turn) this.reset();
    return result;
  }

  /** Lets an import that was interrupted be. @returns how many of its rows are not imported */
  async discard(id: string): Promise<number> {
    const imports = await (await this.#directoryHere()).imports();
    const { discardImport } = await import('../data/import-journal.js');
    return discardImport(imports, id);
  }

  /** A session in the place of the one before; undefined when another is already in its place. */
  async #newSession(): Promise<ImportSession | undefined> {
    this.reset();
    const turn = this.#turn;
    const [{ ImportSession }, directory] = await Promise.all([
      import('../data/import-session.js'),
      this.#directoryHere(),
    ]);
    if (turn !== this.#turn) return undefined;
    const session = new ImportSession(directory, { submit: this.#options.submit });
    this.#session = session;
    this.#listen(session);
    return session;
  }

  #directoryHere(): Promise<UserDirectory> {
    return this.#directory ? Promise.resolve(this.#directory) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  #listen(session: ImportSession): void {
    this.#unsubscribe = session.subscribe(() => {
      this.#options.change?.(session);
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  /** Who is gone for good keeps no import that has stopped from others: it is offered again (I7). */
  #leaveStopped(): void {
    if (!this.#isConnected && this.#session?.stage === 'stopped') this.#session.goTo('choose');
  }
}
