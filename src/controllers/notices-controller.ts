import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { announce } from '../data/announce.js';
import { noticesContext } from './contexts.js';

export interface Notice {
  /** A later notice with the same key replaces this one. */
  readonly key: string;
  readonly text: string;
  readonly tone?: 'error' | 'warning';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Goes by itself after this time; the clock stands while it is hovered or focused. Stays when absent. */
  readonly seconds?: number;
}

/** The notices of one place, newest last. */
export class Notices {
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #list: readonly Notice[] = [];

  get list(): readonly Notice[] {
    return this.#list;
  }

  show(notice: Notice): void {
    this.#list = [...this.#list.filter((other) => other.key !== notice.key), notice];
    this.resume(notice);
    this.#tell();
  }

  dismiss(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    // An element may say that all is well while the one that shows the notices is being rendered.
    if (!this.#list.some((notice) => notice.key === key)) return;
    this.#list = this.#list.filter((notice) => notice.key !== key);
    this.#tell();
  }

  /** Holds the clock, for as long as somebody is reading. */
  hold(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  resume(notice: Notice): void {
    this.hold(notice.key);
    if (notice.seconds !== undefined)
      this.#timers.set(
        notice.key,
        setTimeout(() => this.dismiss(notice.key), notice.seconds * 1000),
      );
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    announce(this.#listeners, undefined);
  }
}

/**
 * Shows notices at the one place the page has for them: the nearest element that provides it, else the host itself.
 * The host renders `own` when `isOwner`.
 */
export class NoticesController implements ReactiveController {
  readonly #own = new Notices();
  readonly #context: ContextConsumer<typeof noticesContext, ReactiveControllerHost & HTMLElement>;
  #unsubscribe: (() => void) | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    this.#context = new ContextConsumer(host, { context: noticesContext, subscribe: true });
    host.addController(this);
  }

  get notices(): Notices {
    return this.#context.value ?? this.#own;
  }

  /** What the host itself must render; undefined when another element shows the notices. */
  get shown(): readonly Notice[] | undefined {
    return this.#context.value ? undefined : this.#own.list;
  }

  hostConnected(): void {
    this.#unsubscribe = this.#own.subscribe(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }
}
