import { ContextConsumer, ContextRoot } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DirectoryNews, UserDirectory } from '../data/directory.js';
import { directoryContext } from './contexts.js';

export interface DirectoryHost extends ReactiveControllerHost, HTMLElement {
  directory?: UserDirectory | undefined;
}

let root: ContextRoot | undefined;

/**
 * Finds the directory of an element: its property, else the nearest provider, else the page's own,
 * and passes on its news. A provider that is defined late still reaches elements that came before it.
 */
export class DirectoryController implements ReactiveController {
  readonly #host: DirectoryHost;
  readonly #context: ContextConsumer<typeof directoryContext, DirectoryHost>;
  readonly #listen: (news: DirectoryNews) => void;
  readonly #change: (directory: UserDirectory) => void;
  #current: UserDirectory | undefined;
  #fallback: UserDirectory | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(
    host: DirectoryHost,
    options: { listen?: (news: DirectoryNews) => void; change?: (directory: UserDirectory) => void } = {},
  ) {
    this.#host = host;
    this.#listen = options.listen ?? (() => host.requestUpdate());
    this.#change = options.change ?? (() => undefined);
    if (!root) (root = new ContextRoot()).attach(document.documentElement);
    this.#context = new ContextConsumer(host, {
      context: directoryContext,
      subscribe: true,
      callback: () => this.#resolve(),
    });
    host.addController(this);
  }

  /** Undefined only until the page's own directory is loaded. */
  get current(): UserDirectory | undefined {
    return this.#current;
  }

  hostConnected(): void {
    this.#resolve();
  }

  hostUpdate(): void {
    this.#resolve(false);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#current = undefined;
  }

  #resolve(isNews = true): void {
    if (!this.#host.isConnected) return;
    const provided = this.#host.directory ?? this.#context.value;
    const tenantId = this.#host.getAttribute('tenant') ?? 'default';
    const fallback = this.#fallback?.tenantId === tenantId ? this.#fallback : undefined;
    const directory = provided === undefined ? fallback : provided;
    if (directory === undefined) void this.#loadFallback(tenantId);
    if (directory === this.#current || !directory) return;
    this.#unsubscribe?.();
    this.#current = directory;
    this.#unsubscribe = directory.subscribe(this.#listen);
    this.#change(directory);
    if (isNews) this.#host.requestUpdate();
  }

  async #loadFallback(tenantId: string): Promise<void> {
    const { defaultDirectory } = await import('../data/default-directory.js');
    if (this.#fallback?.tenantId === tenantId) return;
    this.#fallback = defaultDirectory(tenantId);
    this.#resolve();
  }
}
