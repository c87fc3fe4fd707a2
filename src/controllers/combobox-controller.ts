import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface ComboboxItem {
  /** The id of its element, unique in the shadow root. */
  readonly id: string;
  /** Can be reached and read, but not chosen. */
  readonly disabled?: boolean;
}

export interface ComboboxOptions<T extends ComboboxItem> {
  readonly items: () => readonly T[];
  /** What the list hangs on; named in CSS for browsers with anchor positioning. */
  readonly anchor: () => HTMLElement | null | undefined;
  readonly popup: () => HTMLElement | null | undefined;
  /** A person has chosen an item. */
  readonly choose: (item: T) => void;
  /** Enter was pressed and no item was active. */
  readonly confirm: () => void;
  /** The list has opened or closed. */
  readonly toggled: (open: boolean) => void;
}

type Step = 'first' | 'last' | 'next' | 'previous';

const anchored = (): boolean => CSS.supports('anchor-name: --a') && CSS.supports('position-area: block-end');

/**
 * The behaviour of an editable combobox with a list (WAI-ARIA APG, list autocomplete with manual selection), without looks:
 * the focus stays in the control, the active item is named by `aria-activedescendant`, the list is a manual popover.
 */
export class ComboboxController<T extends ComboboxItem> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ComboboxOptions<T>;
  #open = false;
  #activeId: string | undefined;
  /** A step asked for before there were items. */
  #waiting: Step | undefined;

  constructor(host: ReactiveControllerHost, options: ComboboxOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  get active(): T | undefined {
    return this.#open ? this.#options.items().find((item) => item.id === this.#activeId) : undefined;
  }

  show(step?: Step): void {
    if (!this.#open) {
      this.#open = true;
      this.#activeId = undefined;
      this.#options.toggled(true);
    }
    if (step) this.#move(step);
    this.#host.requestUpdate();
  }

  hide(): void {
    this.#waiting = undefined;
    this.#activeId = undefined;
    if (!this.#open) return;
    this.#open = false;
    this.#options.toggled(false);
    this.#host.requestUpdate();
  }

  /** What was typed makes another list: nothing of it is active yet. */
  reset(): void {
    this.#activeId = undefined;
    this.#host.requestUpdate();
  }

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (this.#act(event)) event.preventDefault();
  };

  hostUpdate(): void {
    if (this.#waiting && this.#options.items().length > 0) this.#move(this.#waiting);
  }

  hostUpdated(): void {
    const popup = this.#options.popup();
    if (!popup?.isConnected) return;
    if (popup.matches(':popover-open') !== this.#open) popup.togglePopover(this.#open);
    if (!this.#open) return;
    if (!anchored()) this.#place(popup);
    this.#reveal(popup);
  }

  hostDisconnected(): void {
    this.hide();
  }

  /** @returns whether the key was taken. */
  #act(event: KeyboardEvent): boolean {
    switch (event.key) {
      case 'ArrowDown':
        this.show(event.altKey ? undefined : 'next');
        return true;
      case 'ArrowUp':
        if (event.altKey) this.hide();
        else this.show('previous');
        return true;
      case 'Home':
      case 'End':
        return this.#jump(event);
      case 'ArrowLeft':
      case 'ArrowRight':
        if (this.active) this.reset();
        return false;
      case 'Escape':
        if (!this.#open) return false;
        this.hide();
        return true;
      case 'Enter':
        return this.#enter();
      default:
        return false;
    }
  }

  /** Only from within the list; in the text the keys belong to the caret. */
  #jump(event: KeyboardEvent): boolean {
    if (!this.active || event.shiftKey) return false;
    this.#move(event.key === 'Home' ? 'first' : 'last');
    return true;
  }

  #enter(): boolean {
    const { active } = this;
    if (!active) {
      this.hide();
      this.#options.confirm();
    } else if (!active.disabled) {
      this.hide();
      this.#options.choose(active);
    }
    return true;
  }

  #move(step: Step): void {
    const items = this.#options.items();
    this.#waiting = items.length === 0 ? step : undefined;
    const last = items.length - 1;
    const at = items.findIndex((item) => item.id === this.#activeId);
    const to = { first: 0, last, next: at === last ? 0 : at + 1, previous: at <= 0 ? last : at - 1 }[step];
    this.#activeId = items[to]?.id;
    this.#host.requestUpdate();
  }

  #reveal(popup: HTMLElement): void {
    const item =
      this.#activeId === undefined ? null : popup.querySelector<HTMLElement>(`#${CSS.escape(this.#activeId)}`);
    if (!item) return;
    const [list, row] = [popup.getBoundingClientRect(), item.getBoundingClientRect()];
    if (row.top < list.top) popup.scrollTop += row.top - list.top - 32;
    else if (row.bottom > list.bottom) popup.scrollTop += row.bottom - list.bottom + 4;
  }

  /** For browsers without anchor positioning: under the anchor, or above it where there is more room. */
  #place(popup: HTMLElement): void {
    const anchor = this.#options.anchor()?.getBoundingClientRect();
    if (!anchor) return;
    const below = innerHeight - anchor.bottom;
    const above = below < 200 && anchor.top > below;
    popup.style.setProperty('min-inline-size', `${anchor.width}px`);
    popup.style.setProperty('left', `${Math.max(8, Math.min(anchor.left, innerWidth - popup.offsetWidth - 8))}px`);
    popup.style.setProperty('top', above ? 'auto' : `${anchor.bottom + 4}px`);
    popup.style.setProperty('bottom', above ? `${innerHeight - anchor.top + 4}px` : 'auto');
  }
}
