import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { X } from 'lucide';
import type { Notice, NoticesController } from '../controllers/notices-controller.js';
import type { StringsController } from '../controllers/strings-controller.js';
import { icon } from './icon.js';
import { topLayer } from './top-layer.js';

/** More at once nobody reads; the others come up as these go. */
const mostShown = 4;

/**
 * The notices of an element, at the one place the page has for them: nothing where an element further up shows them.
 * The live region is there before the first notice, so that this one is read out too.
 */
export function noticeList(board: NoticesController, words: StringsController): TemplateResult | typeof nothing {
  if (!board.shown) return nothing;
  const list = board.shown.slice(-mostShown);
  return html`<section
    class="notices"
    part="notices"
    popover="manual"
    aria-live="polite"
    aria-label=${words.text('notices.label')}
    ${topLayer(list.at(-1))}
  >
    ${repeat(
      list,
      (notice) => notice.key,
      (notice) => noticeCard(notice, board, words),
    )}
  </section>`;
}

function noticeCard(notice: Notice, board: NoticesController, words: StringsController): TemplateResult {
  const { notices } = board;
  const hold = (): void => notices.hold(notice.key);
  const resume = (event: Event): void => {
    const card = event.currentTarget as HTMLElement;
    const leavesTo = (event as FocusEvent).relatedTarget;
    const stays =
      event.type === 'focusout' ? leavesTo instanceof Node && card.contains(leavesTo) : card.matches(':focus-within');
    if (!stays) notices.resume(notice);
  };
  // As a notice goes, another takes its place: the second click of a double click was not meant for that one.
  const once = (act: () => void) => (event: MouseEvent) => event.detail < 2 && act();
  const run = once(() => {
    notices.dismiss(notice.key);
    notice.action?.run();
  });
  return html`<div
    class="notice ${notice.tone ? `${notice.tone}-notice` : ''}"
    part="notice"
    @pointerenter=${hold}
    @pointerleave=${resume}
    @focusin=${hold}
    @focusout=${resume}
  >
    <p class="text">${notice.text}</p>
    <div class="actions">
      ${notice.action ? html`<button class="button quiet act" type="button" @click=${run}>${notice.action.label}</button>` : nothing}
      <button
        class="button icon-only"
        type="button"
        aria-label=${words.text('common.dismiss')}
        @click=${once(() => notices.dismiss(notice.key))}
      >
        ${icon(X)}
      </button>
    </div>
  </div>`;
}
