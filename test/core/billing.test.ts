import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { billedUsers, seatsLeft, type BillingCycle } from '../../src/core/billing.js';
import type { HistoryEntry } from '../../src/core/history.js';
import { defaultPolicy } from '../../src/core/policy.js';
import type { UserStatus } from '../../src/core/user.js';

const start = Date.parse('2026-03-01T00:00:00.000Z');
const at = (minute: number): string => new Date(start + minute * 60_000).toISOString();
const cycle = (since: number, until: number): BillingCycle => ({ since: at(since), until: at(until) });

const line = (minute: number, id: string, kind: HistoryEntry['kind'], status?: UserStatus): HistoryEntry => ({
  at: at(minute),
  id,
  kind,
  ...(status && { status }),
});
const on = (minute: number, id: string): HistoryEntry => line(minute, id, 'update', 'activated');
const off = (minute: number, id: string): HistoryEntry => line(minute, id, 'update', 'deactivated');

/** Ana from minute 10 on, Ben from 20 to 30, Carla never. */
const story = [
  line(0, 'carla', 'create', 'deactivated'),
  line(10, 'ana', 'create', 'activated'),
  line(15, 'ben', 'create', 'deactivated'),
  on(20, 'ben'),
  line(25, 'ana', 'update'),
  off(30, 'ben'),
];

describe('billedUsers', () => {
  it('R7: everybody activated at any moment of the cycle, the most at once, and how it began and ended', () => {
    expect(billedUsers(story, cycle(0, 60))).to.deep.equal({ ids: ['ana', 'ben'], peak: 2, atStart: 0, atEnd: 1 });
    expect(billedUsers(story, cycle(12, 18))).to.deep.equal({ ids: ['ana'], peak: 1, atStart: 1, atEnd: 1 });
    expect(billedUsers(story, cycle(22, 26))).to.deep.equal({ ids: ['ana', 'ben'], peak: 2, atStart: 2, atEnd: 2 });
    expect(billedUsers(story, cycle(0, 5))).to.deep.equal({ ids: [], peak: 0, atStart: 0, atEnd: 0 });
    expect(billedUsers([], cycle(0, 5))).to.deep.equal({ ids: [], peak: 0, atStart: 0, atEnd: 0 });
  });

  it('R7: the beginning belongs to the cycle, the end to the next one', () => {
    expect(billedUsers(story, cycle(20, 30))).to.deep.equal({ ids: ['ana', 'ben'], peak: 2, atStart: 2, atEnd: 2 });
    expect(billedUsers(story, cycle(30, 40))).to.deep.equal({ ids: ['ana'], peak: 1, atStart: 1, atEnd: 1 });
    expect(billedUsers(story, cycle(5, 20))).to.deep.equal({ ids: ['ana'], peak: 1, atStart: 0, atEnd: 1 });
  });

  it('R7: a removed user is billed no more, one who returns is as before', () => {
    const lines = [line(0, 'ana', 'create', 'activated'), line(10, 'ana', 'remove'), line(20, 'ana', 'restore')];
    expect(billedUsers(lines, cycle(10, 20))).to.include({ peak: 0, atStart: 0, atEnd: 0 });
    expect(billedUsers(lines, cycle(10, 21))).to.deep.equal({ ids: ['ana'], peak: 1, atStart: 0, atEnd: 1 });
    const told = [...lines.slice(0, 2), line(20, 'ana', 'restore', 'deactivated')];
    expect(billedUsers(told, cycle(20, 30)).ids).to.deep.equal([]);
  });

  it('R5: a seat that changes hands in one write counts once', () => {
    const lines = [line(0, 'ana', 'create', 'activated'), line(0, 'ben', 'create', 'deactivated')];
    expect(billedUsers([...lines, on(10, 'ben'), off(10, 'ana')], cycle(0, 20))).to.deep.equal({
      ids: ['ana', 'ben'],
      peak: 1,
      atStart: 1,
      atEnd: 1,
    });
  });

  it('R7: what a user was within one moment only is not billed, in the trail’s order and in the other', () => {
    const lines = [line(0, 'zoe', 'create', 'deactivated'), line(5, 'ana', 'create', 'activated'), off(5, 'ana')];
    for (const entries of [lines, lines.toReversed()])
      expect(billedUsers(entries, cycle(1, 20)), entries[0]!.id).to.deep.equal({
        ids: [],
        peak: 0,
        atStart: 0,
        atEnd: 0,
      });
    expect(billedUsers(lines.slice(1).reverse(), cycle(0, 20)).atEnd).to.equal(0);
  });

  it('R7: of a user older than the trail, the first change of status tells what was before', () => {
    const change = (from: UserStatus, entry: HistoryEntry): HistoryEntry => ({
      ...entry,
      fields: { status: [from, entry.status] },
    });
    const renamed: HistoryEntry = { ...line(5, 'ana', 'update'), fields: { displayName: ['A', 'B'] } };
    const lines = [renamed, change('activated', off(10, 'ana')), change('deactivated', on(12, 'ben'))];
    expect(billedUsers(lines, cycle(0, 6))).to.deep.equal({ ids: ['ana'], peak: 1, atStart: 1, atEnd: 1 });
    expect(billedUsers(lines, cycle(10, 11)).ids).to.deep.equal([]);
    expect(billedUsers(lines, cycle(0, 20))).to.deep.equal({ ids: ['ana', 'ben'], peak: 1, atStart: 1, atEnd: 1 });
    const created = [line(3, 'ana', 'create', 'deactivated'), change('activated', off(10, 'ana'))];
    expect(billedUsers(created, cycle(0, 20)).ids).to.deep.equal([]);
    const back = [line(3, 'ana', 'remove'), change('activated', off(10, 'ana'))];
    expect(billedUsers(back, cycle(0, 2)).ids).to.deep.equal([]);
  });

  it('P4: says how many writes can no longer be read, those after its end aside', () => {
    const lost = [line(5, '', 'unreadable'), line(22, '', 'unreadable'), line(60, '', 'unreadable')];
    expect(billedUsers([...story, ...lost].reverse(), cycle(0, 60))).to.deep.equal({
      ...billedUsers(story, cycle(0, 60)),
      unreadable: 2,
    });
    expect(billedUsers(story, cycle(0, 60))).not.to.have.property('unreadable');
  });

  it('R7: times are moments, however they are written', () => {
    const lines = [{ ...line(0, 'ana', 'create', 'activated'), at: '2026-03-01T02:00:00+01:00' }];
    expect(billedUsers(lines, { since: '2026-03-01', until: '2026-03-01T01:00:00Z' }).ids).to.deep.equal([]);
    expect(billedUsers(lines, { since: '2026-03-01', until: '2026-03-01T01:00:00.001Z' }).ids).to.deep.equal(['ana']);
  });

  it('R7: a time that is none, or a cycle without length, is the caller’s mistake', () => {
    expect(() => billedUsers([], { since: 'May', until: at(1) })).to.throw(TypeError, '"May" is no time');
    expect(() => billedUsers([], { since: 'x 2026-03-01', until: at(1) })).to.throw(TypeError, '"x 2026-03-01" is');
    expect(() => billedUsers([], { since: at(0), until: '2026-13-01' })).to.throw(TypeError, '"2026-13-01" is');
    expect(() => billedUsers([{ ...story[0]!, at: 'x' }], cycle(0, 1))).to.throw(TypeError, '"x" is no time');
    expect(() => billedUsers([], cycle(1, 1))).to.throw(TypeError, `from "${at(1)}" until "${at(1)}" is empty`);
    expect(() => billedUsers([], cycle(2, 1))).to.throw(TypeError, 'is empty');
  });

  it('R7: equals looking at every user in every minute', () => {
    fc.assert(
      fc.property(anyLife(0), fc.nat(30), fc.integer({ min: 1, max: 30 }), (life, since, length) => {
        const entries = [line(-1, 'zoe', 'create', 'deactivated'), ...life];
        const wanted = minuteByMinute(entries, since, since + length);
        expect(billedUsers(entries, cycle(since, since + length))).to.deep.equal(wanted);
        expect(billedUsers(entries.toReversed(), cycle(since, since + length))).to.deep.equal(wanted);
      }),
      { numRuns: 1000 },
    );
  });

  it('R7: the order of the lines does not matter where no two are of one moment', () => {
    const shuffled = anyLife(1).chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries], { minLength: entries.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.nat(30), fc.integer({ min: 1, max: 30 }), ([entries, mixed], since, length) => {
        expect(billedUsers(mixed, cycle(since, since + length))).to.deep.equal(
          minuteByMinute(entries, since, since + length),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('R7: 200,000 lines of one import and its undo are read in one go', () => {
    const ids = Array.from({ length: 100_000 }, (_, at) => `u${at}`);
    const lines = [...ids.map((id) => line(1, id, 'create', 'activated')), ...ids.map((id) => line(2, id, 'remove'))];
    expect(billedUsers(lines, cycle(0, 5))).to.include({ peak: 100_000, atStart: 0, atEnd: 0 });
  });
});

describe('seatsLeft', () => {
  it('R5: says how many more may be activated, never less than none', () => {
    const left = (seats: number, activated: number) => seatsLeft({ ...defaultPolicy, seats }, { activated });
    expect([left(50, 37), left(50, 50), left(50, 51), left(0, 0)]).to.deep.equal([13, 0, 0, 0]);
  });

  it('R5: without a limit there is no number', () => {
    expect(seatsLeft(defaultPolicy, { activated: 3 })).to.equal(undefined);
  });
});

const ids = ['ana', 'ben', 'carla', 'dorde'];

/** Lines as a store writes them, the earliest first, at least some minutes apart. */
function anyLife(minutesApart: number): fc.Arbitrary<readonly HistoryEntry[]> {
  const step = fc.record({
    wait: fc.integer({ min: minutesApart, max: 4 }),
    id: fc.constantFrom(...ids),
    wish: fc.constantFrom('remove', 'activated', 'deactivated', 'rename'),
  });
  return fc.array(step, { maxLength: 25 }).map((steps) => {
    const statuses = new Map<string, UserStatus>();
    const removed = new Set<string>();
    let minute = 0;
    return steps.flatMap(({ wait, id, wish }) => {
      minute += wait;
      const status = wish === 'activated' ? 'activated' : 'deactivated';
      if (!statuses.has(id)) {
        statuses.set(id, status);
        return [line(minute, id, 'create', status)];
      }
      if (removed.delete(id)) return [line(minute, id, 'restore', statuses.get(id))];
      if (wish === 'remove') {
        removed.add(id);
        return [line(minute, id, 'remove')];
      }
      if (wish === 'rename') return [line(minute, id, 'update')];
      statuses.set(id, status);
      return [line(minute, id, 'update', status)];
    });
  });
}

/** Asks of every user, minute by minute, what its last line says. */
function minuteByMinute(entries: readonly HistoryEntry[], since: number, until: number) {
  const activatedIn = (minute: number): string[] =>
    ids.filter((id) => {
      const lines = entries.filter((entry) => entry.id === id && entry.at <= at(minute));
      const last = lines.findLast((entry) => entry.status !== undefined || entry.kind === 'remove');
      return last?.status === 'activated';
    });
  const minutes = Array.from({ length: until - since }, (_, minute) => activatedIn(since + minute));
  return {
    ids: ids.filter((id) => minutes.some((each) => each.includes(id))),
    peak: Math.max(...minutes.map((each) => each.length)),
    atStart: minutes[0]!.length,
    atEnd: minutes.at(-1)!.length,
  };
}
