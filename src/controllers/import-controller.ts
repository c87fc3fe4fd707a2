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
  #opening: Promise<ImportSession> | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, options: ImportControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Undefined until a file is first loaded. */
  get session(): ImportSession | undefined {
    return this.#session;
  }

  hostConnected(): void {
    if (this.#session && !this.#unsubscribe) this.#listen(this.#session);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Another directory: what was planned against the old one means nothing any more. */
  use(directory: UserDirectory): void {
    if (directory === this.#directory) return;
    this.#directory = directory;
    this.reset();
    for (const resolve of this.#waiting.splice(0)) resolve(directory);
  }

  /** Forgets the file. An import under way is stopped; what it has written stays. */
  reset(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    if (this.#session?.stage === 'importing') this.#session.cancel();
    this.#session = this.#opening = undefined;
    this.#host.requestUpdate();
  }

  /** Reads a file, or text, as `format` says, else as what it is. */
  async load(source: Blob | string, format?: ImportFormat): Promise<void> {
    this.reset();
    const session = await this.#open();
    await session.load(source, format);
  }

  /** Carries out the plan. */
  async start(options?: { readonly signal?: AbortSignal }): Promise<ImportResult> {
    if (!this.#session?.plan) throw new TypeError('There is no plan to start: load() a file first and wait for it.');
    return this.#session.start(options);
  }

  #open(): Promise<ImportSession> {
    const opening = (this.#opening ??= this.#create().catch((error: unknown) => {
      if (this.#opening === opening) this.#opening = undefined;
      throw error;
    }));
    return opening;
  }

  async #create(): Promise<ImportSession> {
    const [{ ImportSession }, directory] = await Promise.all([
      import('../data/import-session.js'),
      this.#directoryHere(),
    ]);
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
}
