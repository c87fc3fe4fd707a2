import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Row positions from `first` up to, not including, `end`. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** A row to be rendered: its position in the list, and the slot whose elements it takes over. */
export interface RowSlot {
  readonly index: number;
  readonly slot: number;
}

export interface VirtualRowsParts {
  /** What scrolls. */
  readonly scroller: HTMLElement;
  /** Inside the scroller; gets the height of all rows. */
  readonly body: HTMLElement;
  /** As high as one row; its size is followed. */
  readonly probe: HTMLElement;
}

/** Browsers cap the height of an element, the lowest of them at some 17.8 million pixels. */
const tallest = 12_000_000;

/**
 * Renders only the rows in view, over positions, at one height for all (T4). Rows change place by recycling: a slot that leaves at
 * one end comes in at the other, in an order that lets lit's `repeat` move the fewest elements, and never the pinned one.
 * Lists higher than a browser can show are scrolled proportionally.
 */
export class VirtualRowsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #count: () => number;
  readonly #changed: (range: RowRange) => void;
  /** In the next frame: a scroller that grows with its rows would not come to rest in the observer's own turn. */
  readonly #observer = new ResizeObserver(() => (this.#frame ||= requestAnimationFrame(() => this.#onResize())));
  #frame = 0;
  #parts: VirtualRowsParts | undefined;
  #rowHeight = 44;
  #headHeight = 0;
  #viewHeight = 0;
  #scrollTop = 0;
  #bodyHeight = -1;
  #range: RowRange = { first: 0, end: 0 };
  #pinned: number | undefined;
  #slots: readonly RowSlot[] = [];
  #nextSlot = 0;

  constructor(host: ReactiveControllerHost, options: { count: () => number; changed: (range: RowRange) => void }) {
    this.#host = host;
    this.#count = options.count;
    this.#changed = options.changed;
    host.addController(this);
  }

  /** The rows in view with those a little beyond. */
  get range(): RowRange {
    return this.#range;
  }

  /** Height of what stands above the rows; 0 when nothing does. */
  get headHeight(): number {
    return this.#headHeight;
  }

  /** Whole rows that fit into view. */
  get pageSize(): number {
    return Math.max(1, Math.floor((this.#viewHeight - this.#headHeight) / this.#rowHeight));
  }

  /** The first row that is fully in view. */
  get firstInView(): number {
    return Math.ceil(this.#offset / this.#rowHeight);
  }

  /** The rows to render, in order; `pinned` is among them wherever it is (T5). */
  slots(pinned: number | undefined): readonly RowSlot[] {
    this.#pinned = pinned !== undefined && pinned >= 0 && pinned < this.#count() ? pinned : undefined;
    this.#window();
    return this.#slots;
  }

  /** Where a row stands in the body, in pixels. */
  top(index: number): number {
    return index * this.#rowHeight - this.#offset + this.#scrollTop;
  }

  /** Measures as soon as the parts are laid out, before they are painted. */
  attach(parts: VirtualRowsParts): void {
    if (this.#parts?.scroller === parts.scroller) return;
    this.#detach();
    this.#parts = parts;
    parts.scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    for (const element of [parts.scroller, parts.probe]) this.#observer.observe(element);
    this.#bodyHeight = -1;
    this.#measure();
  }

  hostDisconnected(): void {
    this.#detach();
  }

  hostUpdated(): void {
    if (!this.#resize()) return;
    // Before the paint: more rows may have made the scroller higher, and fewer may have moved under the scroll position.
    this.#measure();
    this.#onScroll();
  }

  /** Scrolls as little as needed to bring a row fully into view. */
  reveal(index: number): void {
    const top = index * this.#rowHeight;
    const room = this.#viewHeight - this.#headHeight;
    const offset = this.#offset;
    if (top < offset) this.scrollTo(top);
    else if (top + this.#rowHeight > offset + room) this.scrollTo(top + this.#rowHeight - room);
  }

  /** Moves the view by whole rows, as when rows came in above it (T11). */
  shift(rows: number): void {
    this.scrollTo(this.#offset + rows * this.#rowHeight);
  }

  /** Scrolls to a distance from the first row, in pixels of the whole list. */
  scrollTo(offset: number): void {
    if (!this.#parts) return;
    const wanted = Math.max(0, offset) / this.#scale;
    // The body must be high enough before the browser lets the scroller go there.
    this.#resize();
    this.#parts.scroller.scrollTop = wanted;
    this.#onScroll();
  }

  /** Distance from the first row to the top of the view, in pixels of the whole list. */
  get #offset(): number {
    return this.#scrollTop * this.#scale;
  }

  get #scale(): number {
    const whole = this.#count() * this.#rowHeight;
    if (whole <= tallest) return 1;
    const room = this.#viewHeight - this.#headHeight;
    return (whole - room) / (tallest - room);
  }

  readonly #onScroll = (): void => {
    const { scrollTop } = this.#parts!.scroller;
    if (scrollTop === this.#scrollTop) return;
    this.#scrollTop = scrollTop;
    if (this.#window() || this.#scale !== 1) this.#host.requestUpdate();
  };

  /** Gives the body the height of all rows. @returns whether it had another. */
  #resize(): boolean {
    const height = Math.min(this.#count() * this.#rowHeight, tallest);
    if (!this.#parts || height === this.#bodyHeight) return false;
    this.#bodyHeight = height;
    this.#parts.body.style.setProperty('block-size', `${height}px`);
    this.#parts.scroller.style.setProperty('--_content', `${height + this.#headHeight}px`);
    return true;
  }

  #onResize(): void {
    this.#frame = 0;
    this.#measure();
  }

  #measure(): void {
    if (!this.#parts) return;
    const { scroller, body, probe } = this.#parts;
    const rowHeight = probe.offsetHeight || this.#rowHeight;
    const offset = this.#offset / this.#rowHeight;
    const denser = rowHeight !== this.#rowHeight;
    this.#rowHeight = rowHeight;
    if (this.#headHeight !== body.offsetTop) this.#bodyHeight = -1;
    this.#headHeight = body.offsetTop;
    this.#viewHeight = scroller.clientHeight;
    // The same row stays on top when rows become higher or lower.
    if (denser) this.scrollTo(offset * rowHeight);
    this.#resize();
    if (this.#window() || denser) this.#host.requestUpdate();
  }

  #detach(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#parts?.scroller.removeEventListener('scroll', this.#onScroll);
    this.#parts = undefined;
  }

  /** @returns whether other rows are to be rendered. */
  #window(): boolean {
    const count = this.#count();
    const visible = Math.ceil((this.#viewHeight - this.#headHeight) / this.#rowHeight) + 1;
    const beyond = Math.max(6, Math.ceil(visible / 2));
    const size = Math.max(1, visible) + 2 * beyond;
    const first = Math.max(0, Math.min(Math.floor(this.#offset / this.#rowHeight) - beyond, count - size));
    const range = { first, end: Math.min(first + size, count) };
    const moved = range.first !== this.#range.first || range.end !== this.#range.end;
    if (moved) {
      this.#range = range;
      this.#changed(range);
    }
    const indices = withPinned(range, this.#pinned);
    if (!moved && isSame(indices, this.#slots)) return false;
    this.#slots = this.#recycle(indices);
    return true;
  }

  /**
   * Hands the slots on: rows that stay keep theirs, those that come take over from those that go. What is spare at one end
   * crosses to the other in reverse: so `repeat` moves just these elements, and never the one that has the focus.
   */
  #recycle(indices: readonly number[]): readonly RowSlot[] {
    const held = new Map(this.#slots.map(({ index, slot }) => [index, slot]));
    const coming = new Set(indices);
    const staying = indices.filter((index) => held.has(index));
    const inView = staying.filter((index) => index !== this.#pinned);
    const [anchor = -1] = inView.length > 0 ? inView : staying;
    const going = this.#slots.filter(({ index }) => !coming.has(index));
    const above = going.filter(({ index }) => index < anchor).map(({ slot }) => slot);
    const below = going.filter(({ index }) => index > anchor).map(({ slot }) => slot);
    const arriving = indices.filter((index) => !held.has(index));
    const heads = arriving.filter((index) => index < anchor).length;
    const tails = arriving.length - heads;
    const spareAbove = above.splice(0, Math.max(0, above.length - heads));
    const spareBelow = below.splice(tails);
    const toHead = spareBelow.slice(0, heads - above.length).reverse();
    const toTail = spareAbove.slice(0, tails - below.length).reverse();
    const arrivals = [
      ...toHead,
      ...this.#fresh(heads - above.length - toHead.length),
      ...above,
      ...below,
      ...this.#fresh(tails - below.length - toTail.length),
      ...toTail,
    ];
    return indices.map((index) => ({ index, slot: held.get(index) ?? arrivals.shift() ?? this.#nextSlot++ }));
  }

  #fresh(count: number): number[] {
    return Array.from({ length: Math.max(0, count) }, () => this.#nextSlot++);
  }
}

function withPinned({ first, end }: RowRange, pinned: number | undefined): number[] {
  const indices = Array.from({ length: end - first }, (_, i) => first + i);
  if (pinned === undefined || (pinned >= first && pinned < end)) return indices;
  return pinned < first ? [pinned, ...indices] : [...indices, pinned];
}

const isSame = (indices: readonly number[], slots: readonly RowSlot[]): boolean =>
  indices.length === slots.length && indices.every((index, i) => index === slots[i]!.index);
