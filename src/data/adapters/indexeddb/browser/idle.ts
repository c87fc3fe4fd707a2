/** Waits until the page has nothing better to do. */
export function idle(): Promise<void> {
  if (typeof requestIdleCallback === 'function')
    return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 2000 }));
  return new Promise((resolve) => setTimeout(resolve, 50));
}
