import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { changeOfRow } from '../../src/core/import/import-plan.js';
import type { Policy } from '../../src/core/policy.js';
import { headOf, partsOf } from '../../src/data/import-journal.js';
import { importKey } from '../../src/data/import-key.js';
import { company, counted, ending, ImportTab, longNumbers } from './import-tab.js';

/** Three writes and a second one for those without a seat: 2,000 rows, 10,000, and the rest. */
const rows = 15_000;
let names = 0;
const newName = (): string => `import-kills-${Date.now()}-${names++}`;
const file = company(rows);
/** Seats run out in the midst of the second write. */
const scarce: Policy = { ...longNumbers, seats: 200 };

async function loaded(tab: ImportTab): Promise<void> {
  await tab.session.load(file, { name: 'staff.csv' });
  tab.session.activateAll('all');
}

describe('An import that is killed', function () {
  this.timeout(120_000);

  for (const [title, policy] of [
    ['', longNumbers],
    [', also between a write and the one for those who found no seat', scarce],
  ] as const)
    it(`P3: killed between any two writes, any number of times, each row lands once and the outcomes are those of an import in one go${title}`, async () => {
      const calm = new ImportTab(newName(), policy);
      await loaded(calm);
      const expected = ending(await calm.session.start());
      const people = await calm.people();
      await calm.close();
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 }), async (kills) => {
          const name = newName();
          const first = new ImportTab(name, policy);
          await loaded(first);
          first.killAfter(kills[0]!);
          let result = await Promise.race([first.session.start(), first.killed]);
          await first.close();
          for (const writes of [...kills.slice(1), Infinity]) {
            if (result) break;
            const next = new ImportTab(name, policy);
            const [interrupted, ...others] = await next.session.interrupted();
            expect(interrupted).to.include({ fileName: 'staff.csv', rows });
            expect(others).to.deep.equal([]);
            next.killAfter(writes);
            result = await Promise.race([next.session.takeUp(interrupted!.id), next.killed]);
            await next.close();
          }
          expect(ending(result!)).to.deep.equal(expected);
          expect(counted(result!)).to.equal(rows);
          const last = new ImportTab(name, policy);
          expect(await last.people()).to.deep.equal(people);
          expect(await last.session.interrupted()).to.deep.equal([]);
          await last.close();
        }),
        // With few seats the second of these is between a write and the one for those who found none.
        { numRuns: 4, examples: [[[0]], [[2]], [[1, 0, 1]]] },
      );
    });

  it('P3: two that go on with the same import at once, where there are no locks, write each row once', async () => {
    const name = newName();
    const first = new ImportTab(name, scarce);
    await loaded(first);
    first.killAfter(1);
    void first.session.start();
    await first.killed;
    await first.close();
    const locks = navigator.locks;
    Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
    try {
      const tabs = [new ImportTab(name, scarce), new ImportTab(name, scarce)];
      const [interrupted] = await tabs[0]!.session.interrupted();
      const results = await Promise.all(tabs.map((tab) => tab.session.takeUp(interrupted!.id)));
      // One may find it ended.
      const ended = results.flatMap((result) => (result ? [ending(result)] : []));
      expect(ended.length).to.be.greaterThan(0);
      for (const one of ended) expect(one).to.deep.equal(ended[0]);
      const people = (await tabs[0]!.people()) as readonly { readonly displayName: string }[];
      expect(new Set(people.map(({ displayName }) => displayName)).size).to.equal(people.length);
      expect(people).to.have.length(results.find(Boolean)!.counts.created);
      await Promise.all(tabs.map((tab) => tab.close()));
    } finally {
      Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
    }
  });

  it('P3: an import begun by a version that wrote other numbers of rows at once is gone on with in its own', async () => {
    const name = newName();
    const before = new ImportTab(name);
    await loaded(before);
    const { rows: planned } = before.session.plan!;
    const changes = planned.flatMap((row) => changeOfRow(row) ?? []);
    const { imports } = await before.adapter();
    const bounds = [0, 700, 5000, changes.length];
    await imports!.begin({ id: 'f00d', rows, bounds, plan: headOf(before.session.plan!) }, partsOf(planned));
    await before.directory.submit(changes.slice(0, 700), { idempotencyKey: importKey('f00d', 0) });
    await before.close();
    const now = new ImportTab(name);
    const result = await now.session.takeUp('f00d');
    expect(now.writes).to.equal(2);
    expect(result!.counts.created).to.equal(changes.length);
    expect(await now.people()).to.have.length(changes.length);
    await now.close();
  });

  it('P3: what is written already is not told to the host a second time', async () => {
    const name = newName();
    const first = new ImportTab(name);
    await loaded(first);
    first.killAfter(2);
    void first.session.start();
    await first.killed;
    await first.close();
    const second = new ImportTab(name);
    const [interrupted] = await second.session.interrupted();
    expect(interrupted).to.include({ done: 12_000 });
    await second.session.takeUp(interrupted!.id);
    expect(second.writes).to.equal(1);
    await second.close();
  });
});
