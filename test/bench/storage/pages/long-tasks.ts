const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The longest task of the main thread while something is done, in milliseconds; 0 when none was over 50. */
export async function longestTask(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  const note = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  // What came before is no part of it.
  await pause(50);
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: 'longtask' });
  await work();
  await pause(50);
  note(observer.takeRecords());
  observer.disconnect();
  return longest;
}
