import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { checkExtension, compareExtensions } from '../../../src/core/extension/extension.js';
import { fold, identityKey } from '../../../src/core/fold.js';
import { defaultPolicy } from '../../../src/core/policy.js';
import type { SortField, UserCounts, UserFilter, UserQuery } from '../../../src/core/query.js';
import type { User } from '../../../src/core/user.js';
import { UserIndex } from '../../../src/core/users/user-index.js';
import { indexOf, sampleUser } from '../../fixtures/index-users.js';

const words = [
  'Ann',
  'Änne',
  'anna',
  'Zoë',
  'Team 2',
  'Team 10',
  'Team 02',
  '李雷',
  'أحمد',
  '👍',
  'Łukasz',
  'Ångström',
  'ann',
  '10',
];
const sortFields = [
  'displayName',
  'extension',
  'email',
  'username',
  'role',
  'licence',
  'status',
  'phoneType',
  'updatedAt',
] as const;
const searches = [
  '',
  ' ',
  'ann',
  'ANN a',
  'team 1',
  '1',
  '10',
  '0',
  '+49 (1',
  '49-1',
  'zoe',
  'x',
  '👍',
  'lukasz',
  '@b',
  'b a',
];

const blank = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(values, { nil: undefined });
const anyUser = fc.record({
  id: fc.nat(15).map((id) => `id-${id}`),
  displayName: fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map((pair) => pair.join(' ')),
  extension: blank(
    fc.constantFrom('10', '010', '100', '11', '1000', '2', '99', '0010', '1'.repeat(17), '2'.repeat(16)),
  ),
  email: blank(fc.constantFrom('Ann@b.de', 'ann2@b.de', 'ann10@b.de', 'zoë@b.de')),
  username: blank(fc.constantFrom('ann', 'ZOË', 'b a', 'ann@b.de')),
  mobile: blank(fc.constantFrom('+49 (170) 1', '0170-99')),
  role: blank(fc.constantFrom('user', 'admin', 'Agent')),
  licence: blank(fc.constantFrom('voice', 'admin')),
  phoneType: blank(fc.constantFrom('softphone', 'deskphone')),
  branchId: blank(fc.constantFrom('north', 'south')),
  status: fc.constantFrom('activated', 'deactivated'),
  createdAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
  updatedAt: fc.constantFrom('2026-01-03T00:00:00.000Z', '2026-01-04T00:00:00.000Z'),
});
const anyFilter: fc.Arbitrary<UserFilter> = fc.record(
  {
    status: fc.constantFrom('activated', 'deactivated'),
    roles: fc.subarray(['user', 'admin', 'Agent']),
    licences: fc.subarray(['voice', 'admin']),
    branchId: fc.constantFrom('north', 'south'),
    withoutExtension: fc.boolean(),
    ids: fc.array(
      fc.nat(17).map((id) => `id-${id}`),
      { maxLength: 6 },
    ),
  },
  { requiredKeys: [] },
);
const anyQuery: fc.Arbitrary<UserQuery> = fc.record(
  {
    search: fc.constantFrom(...searches),
    filter: anyFilter,
    sort: fc.record({ field: fc.constantFrom<SortField>(...sortFields), descending: fc.boolean() }),
    offset: fc.nat(6),
    limit: fc.nat(6),
  },
  { requiredKeys: [] },
);

type Step =
  | { readonly kind: 'place'; readonly user: Partial<User>; readonly former?: number | undefined }
  | { readonly kind: 'drop'; readonly id: string }
  | { readonly kind: 'load'; readonly position: number; readonly user: Partial<User> | undefined }
  | { readonly kind: 'query'; readonly query: UserQuery }
  | { readonly kind: 'prepare'; readonly slices: number };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      user: anyUser as fc.Arbitrary<Partial<User>>,
      former: fc.option(fc.nat(20), { nil: undefined, freq: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), id: fc.nat(15).map((id) => `id-${id}`) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('load' as const),
      position: fc.nat(20),
      user: blank(anyUser as fc.Arbitrary<Partial<User>>),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('query' as const), query: anyQuery }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('prepare' as const), slices: fc.nat(12) }) },
);

/** The same, by plain means: everything is looked through every time. */
class Model {
  readonly places: (User | undefined)[] = [];
  newest: { createdAt: string; position: number } | undefined;

  get users(): User[] {
    return this.places.filter((user) => user !== undefined);
  }

  place(user: User, former?: number): number {
    let position = this.places.findIndex((other) => other?.id === user.id);
    if (position < 0 && former !== undefined && !this.places[former]) {
      while (this.places.length < former) this.places.push(undefined);
      position = former;
    }
    if (position < 0) {
      position = this.places.findIndex((other) => other === undefined);
      // Among users of one moment, the one that came later stands later.
      const isBefore = this.newest?.createdAt === user.createdAt && position <= this.newest.position;
      if (position < 0 || isBefore) position = this.places.length;
      this.newest = { createdAt: user.createdAt, position };
    }
    this.#put(position, user);
    return position;
  }

  /** Whoever created them: the latest moment, and the last position of it. */
  #put(position: number, user: User | undefined): void {
    const isNews = this.places[position] !== user;
    this.places[position] = user;
    if (!user || !isNews || (this.newest && user.createdAt < this.newest.createdAt)) return;
    const isSameMoment = this.newest?.createdAt === user.createdAt;
    this.newest = {
      createdAt: user.createdAt,
      position: isSameMoment ? Math.max(position, this.newest!.position) : position,
    };
  }

  drop(id: string): number | undefined {
    const position = this.places.findIndex((user) => user?.id === id);
    if (position < 0) return undefined;
    this.places[position] = undefined;
    return position;
  }

  load(position: number, user: User | undefined): void {
    if (user) this.drop(user.id);
    while (this.places.length < position) this.places.push(undefined);
    this.#put(position, user);
  }

  get counts(): UserCounts {
    const activated = this.users.filter((user) => user.status === 'activated').length;
    const withoutExtension = this.users.filter((user) => user.extension === undefined).length;
    return { total: this.users.length, activated, deactivated: this.users.length - activated, withoutExtension };
  }

  select({ search = '', filter = {}, sort, offset = 0, limit = Infinity }: UserQuery): {
    users: User[];
    total: number;
  } {
    const found = this.users.filter((user) => fits(user, filter) && rankOf(user, search) < 9);
    const collator = new Intl.Collator('en', { numeric: true });
    const positions = new Map(this.places.map((user, position) => [user, position]));
    const at = (user: User): number => positions.get(user)!;
    const units = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);
    found.sort((a, b) => {
      const rank = rankOf(a, search) - rankOf(b, search);
      if (rank) return rank;
      const [x, y] = sort ? [a[sort.field], b[sort.field]] : [undefined, undefined];
      if (sort && x !== y) {
        if (x === undefined) return 1;
        if (y === undefined) return -1;
        const direct =
          sort.field === 'extension'
            ? compareExtensions(x, y)
            : sort.field === 'updatedAt'
              ? 0
              : collator.compare(x, y);
        return (direct || units(x, y)) * (sort.descending ? -1 : 1);
      }
      return units(a.createdAt, b.createdAt) || at(a) - at(b);
    });
    return { users: found.slice(offset, offset + limit), total: found.length };
  }
}

function fits(user: User, filter: UserFilter): boolean {
  if (filter.status && user.status !== filter.status) return false;
  if (filter.roles && !filter.roles.includes(user.role!)) return false;
  if (filter.licences && !filter.licences.includes(user.licence!)) return false;
  if (filter.branchId && user.branchId !== filter.branchId) return false;
  if (filter.withoutExtension !== undefined && filter.withoutExtension !== (user.extension === undefined)) return false;
  return !filter.ids || filter.ids.includes(user.id);
}

function rankOf(user: User, search: string): number {
  const wanted = fold(search).split(/\s+/).filter(Boolean);
  const number = /^\s*\+?[0-9][0-9()\-. /]*$/.test(search) ? search.replace(/\D/g, '') : undefined;
  const { displayName, extension, email, username, mobile } = user;
  const fields = [displayName, extension, email, username].filter((field) => field !== undefined).map(fold);
  fields.push(mobile?.replace(/\D/g, '') ?? '');
  const holds = (word: string): boolean => fields.some((field) => field.includes(word));
  if (number !== undefined && extension === number) return 1;
  if (number !== undefined && extension?.startsWith(number)) return 2;
  return wanted.every(holds) || (number !== undefined && holds(number)) ? 3 : 9;
}

/** Users who share a login cannot come about; the model leaves such steps out. */
function clashes(model: Model, user: User): boolean {
  return model.users.some(
    (other) =>
      other.id !== user.id &&
      ((user.extension !== undefined && other.extension === user.extension) ||
        (user.email !== undefined && identityKey(other.email ?? '') === identityKey(user.email)) ||
        (user.username !== undefined && identityKey(other.username ?? '') === identityKey(user.username))),
  );
}

const given = (values: Partial<User>): User =>
  sampleUser(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));

describe('UserIndex', () => {
  it("R51: a user created at the moment of another tab's stands after it, whatever is empty before", () => {
    const index = new UserIndex({ tenantId: 'acme' });
    const at = (id: string, createdAt: string): User => sampleUser({ id, createdAt });
    for (const id of ['one', 'two']) index.place(at(id, '2026-01-01T00:00:00.000Z'));
    index.load(2, at('theirs', '2026-01-01T00:01:00.000Z'));
    index.drop('one');
    index.place(at('mine', '2026-01-01T00:01:00.000Z'));
    expect(index.select({}).users.map(({ id }) => id)).to.deep.equal(['two', 'theirs', 'mine']);
  });

  it('R6, R20, R22, T2, T3: after any changes it agrees with a plain search through all users', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const index = new UserIndex({ tenantId: 'tenant', locale: 'en' });
        const model = new Model();
        for (const step of steps) take(step, index, model);
        compareAll(index, model);
      }),
      { numRuns: 250 },
    );
  });

  it('T3: a long list is ordered as a plain sort orders it, also when it changes while it is being ordered', () => {
    fc.assert(
      fc.property(fc.infiniteStream(anyUser), fc.nat(50), (stream, slices) => {
        const index = new UserIndex({ tenantId: 'tenant', locale: 'en' });
        const model = new Model();
        const next = (at: number): User => {
          const {
            extension: _extension,
            email: _email,
            username: _username,
            ...values
          } = stream.next().value as Partial<User>;
          return given({
            ...values,
            id: `id-${at}`,
            extension: String(at * 7919),
            displayName: `${values.displayName} ${at % 50}`,
          });
        };
        const put = (at: number): void => {
          const user = next(at);
          expect(index.place(user)).to.equal(model.place(user));
        };
        for (let at = 0; at < 400; at++) put(at);
        for (const many of [0, 3, 300]) {
          let left = slices;
          index.prepare(() => left-- <= 0);
          for (let at = 0; at < many; at++) put((at * 31) % 400);
          index.drop(`id-${many}`);
          model.drop(`id-${many}`);
          for (const field of sortFields) {
            for (const descending of [true, false])
              compareSelect(index, model, { sort: { field, descending }, search: 'a' });
          }
        }
      }),
      { numRuns: 3 },
    );
  });

  it('P12: gets ready for one query in slices, does no more than that, and the answer is that of an index that never prepared', () => {
    const users = Array.from({ length: 3000 }, (_, at) =>
      sampleUser({ id: `u${at}`, displayName: `N ${(at * 7919) % 3000}` }),
    );
    const query: UserQuery = { search: '1', sort: { field: 'displayName' } };
    const prepared = indexOf(...users);
    let slices = 0;
    while (!prepared.prepareFor(query, () => true)) slices++;
    expect(slices).to.be.greaterThan(5);
    expect(prepared.prepareFor(query, () => true)).to.equal(true);
    expect(prepared.prepareFor({ sort: { field: 'email' } }, () => true)).to.equal(false);
    expect(prepared.select(query).users).to.deep.equal(indexOf(...users).select(query).users);
  });

  it('prepares until all is ready, in slices, and again after a change', () => {
    const index = new UserIndex({ tenantId: 'tenant' });
    for (let at = 0; at < 3000; at++) index.place(sampleUser({ displayName: `User ${(at * 7919) % 3000}` }));
    let slices = 0;
    while (!index.prepare(() => true)) slices++;
    expect(slices).to.be.greaterThan(20);
    expect(index.prepare(() => true)).to.equal(true);
    index.place(sampleUser());
    expect(index.prepare(() => true)).to.equal(false);
  });

  it('the window of a long list asks nothing twice', () => {
    const index = indexOf(...Array.from({ length: 50 }, (_, at) => ({ displayName: `User ${at}` })));
    const page = index.select({ sort: { field: 'displayName' }, offset: 10, limit: 5 });
    expect(page.users.map((user) => user.displayName)).to.deep.equal([10, 11, 12, 13, 14].map((at) => `User ${at}`));
    expect([page.offset, page.total]).to.deep.equal([10, 50]);
    for (let at = 0; at < 20; at++) index.select({ search: `User ${at}`, limit: 1 });
    expect(index.select({ sort: { field: 'displayName' }, offset: 48, limit: 5 }).users).to.have.length(2);
    expect(index.select({ offset: 60, limit: 5 }).users).to.deep.equal([]);
    expect(index.select({ offset: -3, limit: -1 })).to.deep.include({ users: [], offset: 0, total: 50 });
  });

  it('more changes than are remembered are sorted anew', () => {
    const index = indexOf(...Array.from({ length: 10 }, (_, at) => ({ id: `${at}`, displayName: `User ${at}` })));
    index.select({ sort: { field: 'displayName' } });
    for (let at = 0; at < 1100; at++) index.place(sampleUser({ id: `${at % 10}`, displayName: `User ${2000 - at}` }));
    const names = index.select({ sort: { field: 'displayName' } }).users.map((user) => user.displayName);
    expect(names).to.deep.equal(Array.from({ length: 10 }, (_, at) => `User ${901 + at}`));
  });

  it('T2: digits rank the extension itself, then its prefixes, then other hits', () => {
    const index = indexOf(
      { displayName: 'Room 10' },
      { displayName: 'Long', extension: '101' },
      { displayName: 'Mobile', mobile: '+49 10 5' },
      { displayName: 'Exact', extension: '10' },
      { displayName: 'Middle', extension: '210' },
    );
    const names = (query: UserQuery): string[] => index.select(query).users.map((user) => user.displayName);
    expect(names({ search: '10' })).to.deep.equal(['Exact', 'Long', 'Room 10', 'Mobile', 'Middle']);
    expect(names({ search: ' +49 (10) ' })).to.deep.equal(['Mobile']);
    const sort = { field: 'displayName', descending: true } as const;
    expect(names({ search: '10', sort })).to.deep.equal(['Exact', 'Long', 'Room 10', 'Mobile', 'Middle']);
  });

  it('T2: every word must be found, in any order, within the fields', () => {
    const index = indexOf({ displayName: 'José Müller', email: 'jm@example.com', username: 'boss' });
    for (const search of ['muller jose', 'JOSE', 'boss mül', '@example', 'é'])
      expect(index.select({ search }).total, search).to.equal(1);
    for (const search of ['muller ann', 'joséb', 'müllerjm'])
      expect(index.select({ search }).total, search).to.equal(0);
  });

  it('T3: names are sorted by the language of the list', () => {
    const sorted = (locale: string): string[] => {
      const index = new UserIndex({ tenantId: 'tenant', locale });
      for (const displayName of ['Zoe', 'Ärna', 'Anna', 'Öde']) index.place(sampleUser({ displayName }));
      return index.select({ sort: { field: 'displayName' } }).users.map((user) => user.displayName);
    };
    expect(sorted('de')).to.deep.equal(['Anna', 'Ärna', 'Öde', 'Zoe']);
    expect(sorted('sv')).to.deep.equal(['Anna', 'Zoe', 'Ärna', 'Öde']);
  });

  it('a user that is loaded elsewhere leaves its old position', () => {
    const index = indexOf({ id: 'ann', extension: '201' });
    index.load(4, sampleUser({ id: 'ann', extension: '202' }));
    expect([index.positionOf('ann'), index.at(0), index.size, index.capacity]).to.deep.equal([4, undefined, 1, 5]);
    expect([index.owner('201'), index.owner('202')?.id]).to.deep.equal([undefined, 'ann']);
    expect(index.place(sampleUser({ id: 'bob', createdAt: '2027-01-01T00:00:00.000Z' }))).to.equal(0);
  });

  it('two users of one login, as only a damaged store can hold them, do not lose each other', () => {
    const index = indexOf({ id: 'ann', extension: '201', username: 'x', email: 'x@b.de' });
    index.load(1, sampleUser({ id: 'bob', extension: '201', username: 'X', email: 'X@b.de' }));
    expect(index.counts.withoutExtension).to.equal(0);
    index.drop('ann');
    expect([index.owner('201')?.id, index.byUsername('x')?.id, index.byEmail('x@b.de')?.id]).to.deep.equal([
      'bob',
      'bob',
      'bob',
    ]);
    expect(index.counts.withoutExtension).to.equal(0);
  });

  it('tells whether two have what only one may have, as only a damaged store can hold them', () => {
    const one = { id: 'ann', extension: '201', username: 'ann', email: 'a@b.de' };
    const other = { id: 'bob', extension: '202', username: 'bob', email: 'b@b.de' };
    expect(indexOf(one, other, { id: 'cid' }, { id: 'dan' }).hasDoubles).to.equal(false);
    for (const [field, value] of [
      ['extension', '201'],
      ['username', 'ANN'],
      ['email', 'A@b.de'],
    ] as const) {
      const index = indexOf(one);
      index.load(1, sampleUser({ ...other, [field]: value }));
      expect(index.hasDoubles, field).to.equal(true);
    }
  });

  it('P2: two users have a key in common exactly where they have what only one may have', () => {
    const index = indexOf();
    const keys = (values: Partial<User>): readonly string[] => index.uniqueKeysOf(sampleUser(values));
    expect(keys({})).to.deep.equal([]);
    const ann = keys({ extension: '201', username: 'ann', email: 'a@b.de' });
    expect(new Set(ann).size).to.equal(3);
    expect(keys({ username: 'ANN' })).to.deep.equal(ann.slice(1, 2));
    expect(keys({ email: 'A@b.de' })).to.deep.equal(ann.slice(2));
    expect(ann).to.not.include(keys({ extension: '0201' })[0]);
    expect(ann).to.not.include(keys({ username: '201' })[0]);
  });

  it('T3: a long list with blanks is ordered by every column, and patched by hundreds of changes', () => {
    const words = ['ah', 'Äh', 'zoo', 'ähnlich', 'Zoe'];
    const roles = ['Level 1', 'Level 01', 'Level 10', 'Level 2'];
    const users = Array.from({ length: 700 }, (_, at) =>
      sampleUser({
        id: `u${at}`,
        displayName: words[at % words.length]! + words[(at * 7) % words.length]!,
        role: roles[at % roles.length]!,
        createdAt: new Date(1e12 + at * 1000).toISOString(),
        ...(at % 3 > 0 && { extension: at % 50 === 1 ? `${'9'.repeat(16)}${at}` : String(1700 - at) }),
      }),
    );
    const index = indexOf(...users);
    const ids = (field: 'displayName' | 'role' | 'extension'): readonly string[] =>
      index.select({ sort: { field } }).users.map(({ id }) => id);
    const { compare } = new Intl.Collator('en', { numeric: true });
    const units = (a: string, b: string): number => compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
    const expectOrder = (): void => {
      expect(ids('displayName')).to.deep.equal(
        users.toSorted((a, b) => units(a.displayName, b.displayName)).map(({ id }) => id),
      );
      expect(ids('role')).to.deep.equal(users.toSorted((a, b) => units(a.role!, b.role!)).map(({ id }) => id));
      const numbered = users.filter(({ extension }) => extension !== undefined);
      expect(ids('extension')).to.deep.equal([
        ...numbered.toSorted((a, b) => compareExtensions(a.extension!, b.extension!)).map(({ id }) => id),
        ...users.filter(({ extension }) => extension === undefined).map(({ id }) => id),
      ]);
    };
    expectOrder();
    for (let at = 0; at < 200; at++) {
      users[at] = {
        ...users[at]!,
        displayName: words[(at * 3) % words.length]!,
        role: roles[(at * 3) % roles.length]!,
      };
      index.place(users[at]!);
    }
    expectOrder();
  });

  it('T2: each filter leaves out who is otherwise and who has nothing there; together they all must be met', () => {
    const index = indexOf(
      { id: 'ann', status: 'activated', role: 'admin', licence: 'voice', branchId: 'north', extension: '10' },
      { id: 'bob', status: 'activated', role: 'user', licence: 'basic', branchId: 'south' },
      { id: 'cid' },
    );
    const found = (filter: UserFilter): string => String(index.select({ filter }).users.map(({ id }) => id));
    expect(found({ status: 'activated' })).to.equal('ann,bob');
    expect(found({ roles: ['user', 'agent'] })).to.equal('bob');
    expect(found({ licences: ['voice'] })).to.equal('ann');
    expect(found({ branchId: 'south' })).to.equal('bob');
    expect(found({ withoutExtension: true })).to.equal('bob,cid');
    expect(found({ withoutExtension: false })).to.equal('ann');
    expect(found({ ids: ['cid', 'ann', 'nobody'] })).to.equal('ann,cid');
    const all: UserFilter = { status: 'activated', roles: ['admin'], licences: ['voice'], branchId: 'north' };
    expect(found({ ...all, withoutExtension: false, ids: ['ann', 'bob'] })).to.equal('ann');
    expect(found({ ...all, withoutExtension: true })).to.equal('');
  });

  it('T3: who was created at one moment stands by position, whatever the order of the moments', () => {
    const at = (day: number): string => `2026-01-0${day}T00:00:00.000Z`;
    const index = indexOf();
    for (const [position, day] of [3, 1, 2, 1, 3, 2].entries())
      index.load(position, sampleUser({ id: `${day}-${position}`, createdAt: at(day) }));
    const ids = index.select({}).users.map(({ id }) => id);
    expect(ids).to.deep.equal(['1-1', '1-3', '2-2', '2-5', '3-0', '3-4']);
  });

  it('the order of creation holds within one moment, holes or not', () => {
    const index = indexOf({ id: 'ann' }, { id: 'bob' });
    index.drop('ann');
    for (const id of ['cid', 'dan']) index.place(sampleUser({ id }));
    expect(index.select({}).users.map((user) => user.id)).to.deep.equal(['bob', 'cid', 'dan']);
    expect(index.place(sampleUser({ id: 'eve', createdAt: '2027-01-01T00:00:00.000Z' }))).to.equal(0);
    expect(index.select({}).users.map((user) => user.id)).to.deep.equal(['bob', 'cid', 'dan', 'eve']);
  });

  it('T3: an edit of an earlier user, of the same moment or of one before, lets nobody in before the later ones', () => {
    const [before, then] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
    for (const createdAt of [before, then]) {
      const index = indexOf({ id: 'ann', createdAt }, { id: 'bob', createdAt }, { id: 'cid', createdAt: then });
      index.drop('bob');
      index.place(sampleUser({ id: 'ann', createdAt, displayName: 'Anne', version: 'edited' }));
      index.place(sampleUser({ id: 'dan', createdAt: then }));
      expect(index.select({}).users.map(({ id }) => id)).to.deep.equal(['ann', 'cid', 'dan']);
    }
  });

  it('T3: the order of creation holds within one moment of a clock that was set back', () => {
    const [before, then] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
    const index = indexOf(...['ann', 'bob', 'cid'].map((id) => ({ id, createdAt: then })));
    index.drop('bob');
    index.place(sampleUser({ id: 'dan', createdAt: before }));
    index.drop('ann');
    index.place(sampleUser({ id: 'eve', createdAt: before }));
    expect(index.select({}).users.map(({ id }) => id)).to.deep.equal(['dan', 'eve', 'cid']);
  });

  it('R31: who returns takes its former position, unless somebody else has it', () => {
    const index = indexOf({ id: 'ann' }, { id: 'bob' }, { id: 'cid' });
    index.drop('ann');
    index.drop('bob');
    expect(index.place(sampleUser({ id: 'bob' }), 1)).to.equal(1);
    expect(index.place(sampleUser({ id: 'ann' }), 0)).to.equal(0);
    expect(index.select({}).users.map(({ id }) => id)).to.deep.equal(['ann', 'bob', 'cid']);
    expect(index.place(sampleUser({ id: 'dan' }), 2)).to.equal(3);
    expect(index.place(sampleUser({ id: 'eve' }), 6)).to.equal(6);
    expect([index.capacity, index.place(sampleUser({ id: 'eve' }), 4)]).to.deep.equal([7, 6]);
  });

  it('tells how many have a role', () => {
    const index = indexOf({ role: 'admin' }, { id: 'ann', role: 'admin' }, {});
    index.drop('ann');
    expect([index.countInRole('admin'), index.countInRole('pilot')]).to.deep.equal([1, 0]);
  });
});

function take(step: Step, index: UserIndex, model: Model): void {
  if (step.kind === 'place') {
    const user = given(step.user);
    if (!clashes(model, user)) expect(index.place(user, step.former)).to.equal(model.place(user, step.former));
  } else if (step.kind === 'drop') expect(index.drop(step.id)).to.equal(model.drop(step.id));
  else if (step.kind === 'load') {
    const user = step.user && given(step.user);
    if (user && clashes(model, user)) return;
    index.load(step.position, user);
    model.load(step.position, user);
  } else if (step.kind === 'prepare') {
    let left = step.slices;
    index.prepare(() => left-- <= 0);
  } else compareSelect(index, model, step.query);
}

function compareSelect(index: UserIndex, model: Model, query: UserQuery): void {
  const page = index.select(query);
  const expected = model.select(query);
  const asked = JSON.stringify(query);
  expect(
    page.users.map((user) => user.id),
    asked,
  ).to.deep.equal(expected.users.map((user) => user.id));
  expect(page, asked).to.deep.include({ total: expected.total, offset: query.offset ?? 0, counts: model.counts });
}

function compareAll(index: UserIndex, model: Model): void {
  expect([index.size, index.capacity]).to.deep.equal([model.users.length, model.places.length]);
  model.places.forEach((user, position) => {
    expect(index.at(position)).to.equal(user);
    if (!user) return;
    expect([index.get(user.id), index.positionOf(user.id)]).to.deep.equal([user, position]);
    if (user.extension !== undefined) expect(index.owner(user.extension)).to.equal(user);
    if (user.username !== undefined) expect(index.byUsername(user.username.toUpperCase())).to.equal(user);
    if (user.email !== undefined) expect(index.byEmail(user.email.toUpperCase())).to.equal(user);
  });
  expect([index.get('nobody'), index.owner('555'), index.byEmail('x'), index.byUsername('x')]).to.deep.equal(
    Array(4).fill(undefined),
  );
  const taken = new Set(model.users.map((user) => user.extension));
  let free = 100;
  while (taken.has(String(free)) || checkExtension(String(free), defaultPolicy)) free++;
  expect(index.nextFree(defaultPolicy)).to.equal(String(free));
  for (const field of sortFields) compareSelect(index, model, { sort: { field } });
}
