import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { fold } from '../../../src/core/fold.js';
import type { User } from '../../../src/core/user.js';
import { UserSearch } from '../../../src/core/users/user-search.js';
import { sampleUser } from '../../fixtures/index-users.js';

const digitsOf = (text = ''): string => text.replace(/[^0-9]+/g, '');

/** Who holds all words, or the number: what the search means, user by user. */
function holds(user: User, search: string): boolean {
  const words = fold(search).split(/\s+/).filter(Boolean);
  const number = /^\s*\+?[0-9][0-9()\-. /]*$/.test(search) ? digitsOf(search) : undefined;
  const { displayName, extension = '', email = '', username = '', mobile } = user;
  const text = [fold(displayName), extension, fold(email), fold(username), digitsOf(mobile)].join('\n');
  const isNumber = number !== undefined && number === words.join('');
  return (!isNumber && words.every((word) => text.includes(word))) || (number !== undefined && text.includes(number));
}

const names = fc.constantFrom('Ana Ruiz', '', '102', 'Zoë Ş', 'ß', '\u0301', '😀 x', 'İI ı', '\u3000', '١٠٢');
const person = fc.record({
  displayName: names,
  extension: fc.option(fc.constantFrom('102', '1102', '10', '0102'), { nil: undefined }),
  email: fc.option(fc.constantFrom('102@x.org', 'a@b.org', ''), { nil: undefined }),
  username: fc.option(fc.constantFrom('102@x.org', 'u', ''), { nil: undefined }),
  mobile: fc.option(fc.constantFrom('+49 102', '', '1'), { nil: undefined }),
});
const searches = fc.constantFrom(
  '102',
  '1',
  '10 2',
  '+1',
  'a',
  'ruiz a',
  'zoe',
  '102 a',
  ' ',
  '\u0301',
  '',
  '-',
  '١٠٢',
  '+',
);
/** Positions around the border of a block, so that blocks are built, grow and lose their last user. */
const place = fc.oneof(fc.nat(5), fc.integer({ min: 505, max: 520 }), fc.integer({ min: 1020, max: 1030 }));
const step = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: place, who: fc.option(person, { nil: undefined }) }),
  fc.record({ kind: fc.constant('prepare' as const) }),
  fc.record({ kind: fc.constant('find' as const), search: searches }),
);

describe('UserSearch', () => {
  it('T2: comes to an end and finds what a look at each user finds, with holes, empty texts and changes at any moment', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const users: (User | undefined)[] = [];
        const search = new UserSearch(users);
        for (const now of steps) {
          if (now.kind === 'prepare') search.prepare(() => true);
          else if (now.kind === 'set') {
            for (let gap = users.length; gap <= now.at; gap++) search.changed(users.push(undefined) - 1);
            users[now.at] = now.who && sampleUser({ id: 'u', ...now.who } as Partial<User>);
            search.changed(now.at);
          } else {
            const hits = search.find(now.search);
            if (!hits) continue;
            users.forEach((user, at) => expect(hits[at] !== 0).to.equal(!!user && holds(user, now.search)));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
