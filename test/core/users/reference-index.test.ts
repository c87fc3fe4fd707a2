import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { visitReferenceKeys } from '../../../src/core/removal/user-references.js';
import type { User } from '../../../src/core/user.js';
import type { UserIndex } from '../../../src/core/users/user-index.js';
import { indexOf, sampleUser } from '../../fixtures/index-users.js';

const keys = ['a', 'b', '201', '202', '+49301'];
const text = fc.option(fc.constantFrom(...keys, '+49 (30) 1', '2-01'), { nil: undefined });
const anyUser = fc.record({
  id: fc.nat(7).map((id) => `u${id}`),
  branchId: text,
  mailboxId: text,
  callerIdNumber: text,
  smsNumber: text,
  mobile: text,
  destinations: fc.option(fc.array(fc.constantFrom(...keys), { maxLength: 3 }), { nil: undefined }),
});

const made = ({
  id,
  destinations,
  ...values
}: Partial<User> & { destinations?: readonly string[] | undefined }): User =>
  sampleUser({
    id: id!,
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    ...(destinations && { forwarding: { mode: 'sequential', destinations } }),
  });

const idsOf = (index: UserIndex, key: string): string[] => index.resources.usersReferringTo(key).map(({ id }) => id);

function keysOf(user: User): Set<string> {
  const found = new Set<string>();
  visitReferenceKeys(user, (key) => found.add(key));
  return found;
}

describe('ReferenceIndex', () => {
  it('R35: after any changes it finds whom a plain search finds, in the order of positions', () => {
    const step = fc.oneof(
      anyUser.map((user) => ({ user, id: user.id, isDrop: false })),
      anyUser.map((user) => ({ user, id: user.id, isDrop: true })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(40), (steps, first) => {
        const index = indexOf();
        steps.forEach(({ user, id, isDrop }, at) => {
          if (isDrop) index.drop(id);
          else index.place(made(user as Partial<User>));
          if (at < first) return;
          const users = Array.from({ length: index.capacity }, (_, position) => index.at(position));
          for (const key of keys) {
            const expected = users.filter((each) => each && keysOf(each).has(key)).map((each) => each!.id);
            expect(idsOf(index, key), key).to.deep.equal(expected);
          }
        });
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('R35: reads numbers by their digits, ids as they are, and dials only what is dialled inside', () => {
    const user = made({
      id: 'ann',
      branchId: 'north-1',
      locationId: 'l',
      faxAccountId: 'f',
      mailboxId: 'box',
      callerIdNumber: '+49 (30) 1',
      smsNumber: '(030) 2',
      mobile: '2-01',
      destinations: ['+49 170 1', '202'],
    });
    expect([...keysOf(user)]).to.deep.equal(['north-1', 'l', 'f', 'box', '+49301', '0302', '201', '202']);
    expect(keysOf(sampleUser()).size).to.equal(0);
    const index = indexOf(user);
    for (const key of ['north-1', '+49-301', '0302', '2 01', '202'])
      expect(idsOf(index, key), key).to.deep.equal(['ann']);
    for (const key of ['north1', '+491701', 'nothing']) expect(idsOf(index, key), key).to.deep.equal([]);
  });

  it('forgets after many changes that nobody asked about, and is right again when somebody does', () => {
    const index = indexOf({ id: 'ann', mobile: '201' }, { id: 'bob', mobile: '202' });
    expect(idsOf(index, '201')).to.deep.equal(['ann']);
    for (let at = 0; at < 5000; at++) index.place(sampleUser({ id: 'bob', mobile: String(300 + (at % 7)) }));
    expect([idsOf(index, '202'), idsOf(index, '301'), idsOf(index, '201')]).to.deep.equal([[], ['bob'], ['ann']]);
  });
});
