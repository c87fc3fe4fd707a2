import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Opens the element it stands on as soon as it is in the page; who removes it from the template closes it. */
class TopLayerDirective extends Directive {
  #revision: unknown;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('topLayer() stands on an element');
  }

  override render(_revision?: unknown): unknown {
    return noChange;
  }

  override update(part: ElementPart, [revision]: [unknown?]): unknown {
    const element = part.element as HTMLElement;
    const raise = revision !== this.#revision;
    this.#revision = revision;
    // The template is put into the page only after its parts are set.
    queueMicrotask(() => element.isConnected && open(element, raise));
    return noChange;
  }
}

function open(element: HTMLElement, raise: boolean): void {
  if (element instanceof HTMLDialogElement) {
    if (!element.open) element.showModal();
    return;
  }
  const shown = element.matches(':popover-open');
  if (shown && raise) element.hidePopover();
  if (!shown || raise) element.showPopover();
}

/**
 * `<dialog ${topLayer()}>` is modal while it is rendered; `<section popover="manual" ${topLayer(revision)}>` is open while it is
 * rendered, and comes to the top again whenever `revision` changes.
 */
export const topLayer = directive(TopLayerDirective);
