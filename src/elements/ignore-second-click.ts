/**
 * For `@click`: the second click of a double click reaches no button. What the first one did may have put another button in
 * the place of its own, which nobody meant to press.
 */
export const ignoreSecondClick = {
  capture: true,
  handleEvent(event: MouseEvent): void {
    const isOnButton = event.composedPath().some((target) => target instanceof HTMLButtonElement);
    if (event.detail > 1 && isOnButton) event.stopPropagation();
  },
};
