/** The full reason, where the pointer or the focus is. */
export function showTip(event: Event): void {
  const cell = (event.target as HTMLElement).closest('.cell');
  const source = cell?.querySelector<HTMLElement>('[data-tip]');
  const tip = (event.currentTarget as HTMLElement).querySelector<HTMLElement>('.tip');
  if (!source || !tip) return;
  tip.textContent = source.dataset['tip'] ?? '';
  tip.showPopover();
  const { left, bottom, top } = source.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = tip;
  const below = bottom + 6 + offsetHeight < window.innerHeight;
  tip.style.insetBlockStart = `${below ? bottom + 6 : top - 6 - offsetHeight}px`;
  tip.style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`;
}

export function hideTip(event: Event): void {
  (event.currentTarget as HTMLElement).querySelector<HTMLElement>('.tip')?.hidePopover();
}

/** Scrolling does not bubble; the list is inside. */
export const hideTipOnScroll = { handleEvent: hideTip, capture: true };
