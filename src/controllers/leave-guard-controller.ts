import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface LeaveGuardOptions {
  readonly isDirty: () => boolean;
  /** Whether the browser asks too, before the page itself is closed or left. */
  readonly guardsPage: () => boolean;
  /** The person has said that what was typed may go. */
  readonly discard: () => Promise<void>;
}

/** One question before unsaved changes are lost, whichever way somebody leaves (F3). */
export class LeaveGuardController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: LeaveGuardOptions;
  #isGuarding = false;

  /** While the question stands: what answers it. */
  question: ((leave: boolean) => void) | undefined;

  constructor(host: ReactiveControllerHost, options: LeaveGuardOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#guard(this.#options.guardsPage() && this.#options.isDirty());
  }

  hostDisconnected(): void {
    this.#guard(false);
  }

  /** Asks where something would be lost. While it is asked, nobody else leaves. */
  mayLeave(): Promise<boolean> {
    if (!this.#options.isDirty()) return Promise.resolve(true);
    if (this.question) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.question = (leave) => {
        this.question = undefined;
        this.#host.requestUpdate();
        if (!leave) return resolve(false);
        void this.#options.discard().then(() => resolve(true));
      };
      this.#host.requestUpdate();
    });
  }

  /** Only while it is needed: a page with such a listener is not kept for the way back. */
  #guard(on: boolean): void {
    if (on === this.#isGuarding) return;
    this.#isGuarding = on;
    if (on) addEventListener('beforeunload', this.#beforeunload);
    else removeEventListener('beforeunload', this.#beforeunload);
  }

  readonly #beforeunload = (event: BeforeUnloadEvent): void => event.preventDefault();
}
