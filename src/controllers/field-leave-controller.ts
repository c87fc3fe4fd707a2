import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Tells when a field was left. While a pointer is down it waits until it is up: an error that appears must not move
 * the button that is just being pressed.
 */
export class FieldLeaveController implements ReactiveController {
  readonly #leave: (control: HTMLElement) => void;
  /** Fields left while a pointer is down. */
  readonly #left = new Set<HTMLElement>();
  /** While a pointer is down: ends what the window is heard for. */
  #press: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, leave: (control: HTMLElement) => void) {
    this.#leave = leave;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#release();
    clearTimeout(this.#timer);
    this.#left.clear();
  }

  readonly focusout = (event: FocusEvent): void => {
    const control = event.target as HTMLElement;
    if (this.#press) this.#left.add(control);
    else this.#leave(control);
  };

  readonly pointerdown = (): void => {
    this.#release();
    this.#press = new AbortController();
    const { signal } = this.#press;
    addEventListener('pointerup', this.#pointerup, { signal, capture: true });
    addEventListener('pointercancel', this.#pointercancel, { signal, capture: true });
  };

  readonly #pointerup = (): void => {
    this.#release();
    // After the click that ends the press.
    this.#timer = setTimeout(this.#tell);
  };

  /** A press that became a scroll: no click will come. */
  readonly #pointercancel = (): void => {
    this.#release();
    this.#tell();
  };

  readonly #tell = (): void => {
    const left = [...this.#left];
    this.#left.clear();
    for (const control of left) this.#leave(control);
  };

  #release(): void {
    this.#press?.abort();
    this.#press = undefined;
  }
}
