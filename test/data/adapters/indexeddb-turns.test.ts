import { expect } from '@open-wc/testing';
import { openIndexedDBAdapter } from '../../../src/data/adapters/indexeddb/open.js';

/** Counts the tasks that the page gets its turn with. */
function countTasks(): { readonly count: () => number; readonly stop: () => void } {
  let count = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    count++;
    port2.postMessage(undefined);
  };
  port2.postMessage(undefined);
  return { count: () => count, stop: () => port1.close() };
}

/** Keeps the thread busy, as much work does. */
function toil(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

describe('IndexedDB adapter: a long write', () => {
  it('P12: lets the page do what waits between the users that it judges, whole or in parts', async () => {
    for (const atomic of [true, false]) {
      const tasks = countTasks();
      const seen: number[] = [];
      const adapter = await openIndexedDBAdapter({
        tenantId: 'a',
        databaseName: `turns-${Date.now()}-${atomic}`,
        // Asked for once for each of them.
        newId: () => {
          toil(2);
          seen.push(tasks.count());
          return `u${seen.length}`;
        },
      });
      const changes = Array.from({ length: 96 }, (_, at) => ({
        kind: 'create' as const,
        values: { displayName: `User ${at}` },
      }));
      const results = await adapter.write(changes, { atomic });
      tasks.stop();
      expect(results.every(({ ok }) => ok)).to.equal(true);
      // How often it comes between is the engine's; without a breath it never does.
      expect(new Set(seen).size, 'turns of the page').to.be.greaterThan(1);
      expect((await adapter.list({ limit: 0 })).total).to.equal(changes.length);
      await adapter.close!();
    }
  });
});
