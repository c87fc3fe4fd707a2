/** The tasks of the page's main thread while something is done, by the time the processor worked on them: a busy machine does not count. */
export async function tasksOf({ context, tab }, work) {
  const browser = context.browser();
  await browser.startTracing(tab, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const main = mainThreadOf(traceEvents);
  const tasks = traceEvents.filter((event) => event.ph === 'X' && isTask(event) && isOn(event, main));
  const ms = tasks.map(({ tdur, dur }) => (tdur ?? dur) / 1000);
  return { cpuTask: Math.max(0, ...ms), cpuTotal: ms.reduce((sum, task) => sum + task, 0) };
}

const isTask = ({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask';
const isOn = ({ pid, tid }, thread) => pid === thread?.pid && tid === thread.tid;

/** The renderer that did the most; the bench has only one page that does anything. */
function mainThreadOf(events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const busy = (thread) =>
    events.reduce(
      (sum, event) => (isTask(event) && isOn(event, thread) ? sum + (event.tdur ?? event.dur ?? 0) : sum),
      0,
    );
  return threads.sort((a, b) => busy(b) - busy(a))[0];
}
