/** Tells every listener; one that throws is reported to the page and stops neither the others nor the teller. */
export function announce<N>(listeners: Iterable<(news: N) => void>, news: N): void {
  for (const listener of [...listeners]) {
    try {
      listener(news);
    } catch (error) {
      reportError(error);
    }
  }
}
