import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface ModalOptions {
  readonly dialog: () => HTMLDialogElement | null | undefined;
  /** Whether it is to be shown. */
  readonly isOpen: () => boolean;
  /** A person wants to leave: Escape, the back gesture, a press on the backdrop. */
  readonly leave: () => void;
}

/**
 * Keeps a native modal `<dialog>` in step with its host, and turns every way out of it into one question (F3, F5).
 * The dialog stays in the template while it is closed, so that the browser gives the focus back to the opener.
 */
export class ModalController implements ReactiveController {
  readonly #options: ModalOptions;
  #backdropPressed = false;
  #isShown = false;

  constructor(host: ReactiveControllerHost, options: ModalOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const dialog = this.#options.dialog();
    const isOpen = this.#options.isOpen();
    if (!dialog?.isConnected || isOpen === dialog.matches(':modal')) return;
    // Closed by the browser: its event is on the way.
    if (isOpen && this.#isShown && !dialog.open) return;
    // Moved within the page, it is open but no longer modal.
    if (dialog.open) dialog.close();
    this.#isShown = isOpen;
    if (isOpen) dialog.showModal();
  }

  /** Escape is taken here, because a browser closes a dialog on the second one whatever the page says. */
  readonly keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.#options.leave();
  };

  readonly cancel = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.#options.leave();
  };

  /** Closed by the browser without being asked: it comes back, so that nothing is lost with it. The event comes late. */
  readonly close = (event: Event): void => {
    const dialog = this.#options.dialog();
    if (event.target !== dialog || !dialog || dialog.open || !dialog.isConnected || !this.#options.isOpen()) return;
    dialog.showModal();
    this.#options.leave();
  };

  readonly pointerdown = (event: PointerEvent): void => {
    this.#backdropPressed = this.#isBackdrop(event);
  };

  /** Both ends of the press must be outside: a selection dragged out of a field is no farewell. */
  readonly click = (event: PointerEvent): void => {
    if (this.#backdropPressed && this.#isBackdrop(event)) this.#options.leave();
  };

  #isBackdrop(event: PointerEvent): boolean {
    const dialog = this.#options.dialog();
    if (!dialog || event.target !== dialog) return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
  }
}
