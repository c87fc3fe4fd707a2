import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Tells when a field was left. While a pointer is down it waits until it is up: an error that appears must not move
 * the button that is just being pressed.
 */
export class FieldLeaveController implements ReactiveController {
  readonly #leave: (control: HTMLElement) => void;
  #isPressed = false;

  constructor(host: ReactiveControllerHost, leave: (control: HTMLElement) => void) {
    this.#leave = leave;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#isPressed = false;
  }

  readonly focusout = (event: FocusEvent): void => {
    const control = event.target as HTMLElement;
    if (!this.#isPressed) return this.#leave(control);
    // After the click that ends the press.
    addEventListener('pointerup', () => setTimeout(() => this.#leave(control)), { once: true });
  };

  readonly pointerdown = (): void => {
    this.#isPressed = true;
    const release = (): void => void (this.#isPressed = false);
    addEventListener('pointerup', release, { once: true });
    addEventListener('pointercancel', release, { once: true });
  };
}
