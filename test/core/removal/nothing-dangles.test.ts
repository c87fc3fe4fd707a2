import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { MailboxChoice, UserPatch } from '../../../src/core/change.js';
import { isDigits } from '../../../src/core/digits.js';
import { noMailbox, type ResourceInput, type ResourceKind } from '../../../src/core/resource.js';
import { userSchema } from '../../../src/core/rules/user-schema.js';
import type { User } from '../../../src/core/user.js';
import type { Judgement } from '../../../src/core/users/user-index.js';
import { RemovalWorld } from '../../fixtures/removal-world.js';

const kinds = ['branch', 'number', 'location', 'mailbox', 'fax-account', 'menu', 'group', 'device'] as const;
/** Referred to as people write it, kept as E.164. */
const numbers = ['+4930100', '+4930200'];
const written = (id: string): string => id.replace('+4930', '+49 (30) ');
const idOf = (kind: ResourceKind, at: number): string => (kind === 'number' ? numbers[at % 2]! : `${kind}-${at % 3}`);
const extensions = ['201', '202', '203', '204', '205', '206'];

const place = fc.option(fc.constantFrom('Key 1', 'Key 2'), { nil: undefined });
const pick = fc.nat(30);
const values = fc.record({
  extension: pick,
  branch: fc.option(pick),
  location: fc.option(pick),
  fax: fc.option(pick),
  mailbox: fc.option(pick),
  callerId: fc.option(pick),
  sms: fc.option(pick),
  mobile: fc.option(pick),
  mode: fc.constantFrom('ring-my-phone', 'simultaneous', 'sequential', 'forward'),
  destinations: fc.array(pick, { maxLength: 3 }),
});
type Values = typeof values extends fc.Arbitrary<infer V> ? V : never;
const command = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('create' as const), id: fc.nat(11), values }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('update' as const), user: pick, values }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('renumber' as const), user: pick, extension: pick }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('remove' as const),
      user: pick,
      mailbox: fc.constantFrom('keep', 'hand-over', 'delete', undefined),
      heir: pick,
      successor: fc.option(pick),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bulk' as const), users: fc.array(pick, { minLength: 2 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('restore' as const), user: pick }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      what: fc.constantFrom(...kinds, 'mailbox' as const, 'menu' as const),
      id: pick,
      users: fc.array(fc.record({ user: pick, place }), { maxLength: 4 }),
      owner: fc.option(pick),
      extension: fc.option(pick),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), resource: pick }) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

/** Does commands of which each refers only to what is there, as a person would who chooses from lists. */
class Player {
  readonly world = new RemovalWorld([], [], { administratorRoles: [] });
  /** Numbers that a user gave up while others may still forward to them. */
  readonly vacated = new Set<string>();
  done = 0;
  /** Removals, and returns after which all was as before, or only what could be put back. */
  readonly seen = { removed: 0, exact: 0, mended: 0 };

  play(step: Command): void {
    const users = this.#ids();
    if (step.kind === 'create') this.#create(`u${step.id}`, step.values);
    else if (step.kind === 'put') this.#put(step);
    else if (step.kind === 'delete') this.#delete(step.resource);
    else if (step.kind === 'restore') this.#restore(step.user);
    else if (users.length > 0) this.#alter(step, users);
    this.done++;
    this.expectNothingDangles();
  }

  expectNothingDangles(): void {
    const { users } = this.world;
    for (const user of users.select({}).users) {
      expect(userSchema.safeParse(user).success, JSON.stringify(user)).to.equal(true);
      for (const [field, kind] of fields)
        if (user[field] !== undefined && user[field] !== noMailbox)
          expect(
            (kind === 'number' ? users.resources.number(user[field]) : this.world.resource(user[field]))?.kind,
          ).to.equal(kind, field);
      for (const number of dialled(user))
        if (!this.vacated.has(number))
          expect(users.owner(number), `${user.id} rings ${number}`).not.to.equal(undefined);
      if (user.smsEnabled) expect(user.smsNumber).not.to.equal(undefined);
      const { destinations = [] } = user.forwarding ?? {};
      expect(new Set(destinations).size).to.equal(destinations.length);
    }
    for (const resource of users.resources.all()) {
      for (const { userId } of resource.users ?? []) expect(users.get(userId), resource.id).not.to.equal(undefined);
      if (resource.kind === 'mailbox' && resource.ownerId !== undefined)
        expect(users.get(resource.ownerId), resource.id).not.to.equal(undefined);
    }
  }

  #alter(step: Command, users: readonly string[]): void {
    if (step.kind === 'update') this.world.update(users[step.user % users.length]!, this.#values(step.values));
    else if (step.kind === 'renumber') this.#renumber(users[step.user % users.length]!, step.extension);
    else if (step.kind === 'bulk') this.#bulk([...new Set(step.users.map((at) => users[at % users.length]!))]);
    else if (step.kind === 'remove') this.#remove(step, users);
  }

  #remove({ user, mailbox, heir, successor }: Command & { kind: 'remove' }, users: readonly string[]): void {
    const id = users[user % users.length]!;
    const to = users[heir % users.length]!;
    const choice = mailbox && ({ kind: mailbox, ...(mailbox === 'hand-over' && { to }) } as MailboxChoice);
    const choices = {
      ...(choice && { mailbox: choice }),
      ...(successor !== null && { successorId: users[successor % users.length]! }),
    };
    const before = this.world.text;
    const { extension } = this.world.user(id);
    if (!this.world.remove(id, choices).ok) return;
    this.seen.removed++;
    this.expectNothingDangles();
    for (const other of this.world.users.select({}).users) expect(dialled(other)).not.to.include(extension);
    expect(this.world.restore(id).ok).to.equal(true);
    expect(this.world.text).to.equal(before);
    this.world.remove(id, choices);
  }

  /** Several at once, and back again in the reverse order. */
  #bulk(ids: readonly string[]): void {
    const before = this.world.text;
    const removed = ids.filter((id) => this.world.remove(id, { mailbox: { kind: 'delete' } }).ok);
    this.expectNothingDangles();
    for (const id of removed.reverse()) this.world.restore(id);
    expect(this.world.text).to.equal(before);
  }

  #restore(choice: number): void {
    const ids = [...this.world.removed.keys()];
    if (ids.length === 0) return;
    const id = at(ids, choice);
    const { user, effects } = this.world.removed.get(id)!;
    const judgement = this.world.restore(id);
    if (!judgement.ok) return;
    const is = new Set([judgement.after!, ...alteredBy(judgement)].map(({ version }) => version));
    const was = [user, ...(effects?.users ?? []).map(({ before }) => before)];
    if ([...was, ...(effects?.resources ?? []).map(({ before }) => before!)].every(({ version }) => is.has(version)))
      this.seen.exact++;
    else this.seen.mended++;
  }

  #create(id: string, given: Values): void {
    if (this.world.users.get(id)) return;
    const patch: UserPatch = { displayName: id, extension: at(extensions, given.extension), ...this.#values(given) };
    this.world.write({
      kind: 'create',
      id,
      values: patch,
      secrets: { voicemailPin: '4711' },
      acknowledged: ['smsEnabled'],
    });
  }

  #renumber(id: string, extension: number): void {
    const old = this.world.user(id).extension;
    const isDone = this.world.update(id, { extension: at([null, ...extensions], extension) }).ok;
    if (isDone && old !== undefined) this.vacated.add(old);
  }

  #put({ what, id, users, owner, extension }: Command & { kind: 'put' }): void {
    const ids = this.#ids();
    const resource = {
      id: idOf(what, id),
      kind: what,
      name: `${what} ${id}`,
      users: users.flatMap(({ user, place }) =>
        ids.length > 0 ? [{ userId: at(ids, user), ...(place !== undefined && { place }) }] : [],
      ),
      ...(extension !== null && { extension: at(extensions, extension) }),
      ...(what === 'mailbox' && { messages: id, ...(owner !== null && ids.length > 0 && { ownerId: at(ids, owner) }) }),
    };
    this.world.change({ kind: 'put', resource: resource as ResourceInput });
  }

  #delete(choice: number): void {
    const all = this.world.users.resources.all();
    if (all.length > 0) this.world.change({ kind: 'delete', id: at(all, choice).id });
  }

  #values(given: Values): UserPatch {
    const { resources } = this.world.users;
    const one = (kind: ResourceKind, choice: number | null): string | null => {
      const ids = resources.ofKind(kind).map(({ id }) => id);
      return choice === null || ids.length === 0 ? null : at(ids, choice);
    };
    const number = (choice: number | null): string | null => {
      const id = one('number', choice);
      return id === null ? null : written(id);
    };
    const held = extensions.filter((extension) => this.world.users.owner(extension));
    const dial = (choice: number): string => at([...held, '+49 170 1', '0170 55'], choice);
    const destinations = [...new Set(given.destinations.map(dial))];
    return {
      branchId: one('branch', given.branch),
      locationId: one('location', given.location),
      faxAccountId: one('fax-account', given.fax),
      mailboxId: given.mailbox === 0 ? noMailbox : one('mailbox', given.mailbox),
      callerIdNumber: number(given.callerId),
      smsNumber: number(given.sms),
      mobile: given.mobile === null ? null : dial(given.mobile),
      forwarding: { mode: destinations.length > 0 ? given.mode : 'ring-my-phone', destinations },
    } as UserPatch;
  }

  #ids(): readonly string[] {
    return this.world.users.select({}).users.map(({ id }) => id);
  }
}

const alteredBy = (judgement: Judgement & { ok: true }): readonly { version: string }[] =>
  [...(judgement.effects?.users ?? []), ...(judgement.effects?.resources ?? [])].map(({ after }) => after!);

const fields = [
  ['branchId', 'branch'],
  ['locationId', 'location'],
  ['faxAccountId', 'fax-account'],
  ['mailboxId', 'mailbox'],
  ['callerIdNumber', 'number'],
  ['smsNumber', 'number'],
] as const;

const at = <T>(list: readonly T[], choice: number): T => list[choice % list.length]!;
/** What of a user's numbers may be an extension here; longer ones are of the world outside. */
const dialled = ({ mobile, forwarding }: User): readonly string[] =>
  [mobile ?? '', ...(forwarding?.destinations ?? [])].filter((number) => isDigits(number) && number.length === 3);

describe('removals, returns and resources', () => {
  it('R31, R35: after 10,000 random commands nothing dangles, and remove and undo leave everything as it was, byte for byte', () => {
    let commands = 0;
    const seen = { removed: 0, exact: 0, mended: 0 };
    fc.assert(
      fc.property(fc.array(command, { maxLength: 200, size: 'max' }), (steps) => {
        const player = new Player();
        for (const step of steps) player.play(step);
        commands += player.done;
        for (const what of ['removed', 'exact', 'mended'] as const) seen[what] += player.seen[what];
      }),
      { numRuns: 150, seed: 20260202, includeErrorInReport: true },
    );
    expect(commands).to.be.at.least(10_000);
    for (const [what, count] of Object.entries(seen)) expect(count, what).to.be.at.least(200);
  });
});
