// Must-show 2: random commands on two real tabs of one browser, and on the memory adapter as the model. After each, both tabs
// show what the model shows. fast-check finds the shortest list of commands that fails.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { crash } from './kills.mjs';
import { Profile } from './world.mjs';

const sometimes = (arbitrary) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const extension = fc.constantFrom('200', '201', '202', '203', '204', '205');
const present = (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
const values = fc
  .record({
    displayName: fc.constantFrom('Ann', 'Bob', 'Zoë 👍', 'علي'),
    extension: sometimes(extension),
    email: sometimes(fc.constantFrom('ann@example.com', 'bob@example.com', 'cid@example.com')),
    mailboxId: sometimes(fc.constantFrom('box', 'none')),
    status: sometimes(fc.constantFrom('activated', 'deactivated')),
    forwarding: sometimes(
      extension.map((destination) => ({ mode: 'sequential', destinations: [destination, '+4930123456'] })),
    ),
  })
  .map(present);
const kinds = ['create', 'create', 'update', 'update', 'remove', 'restore', 'swap', 'stale'];
const wish = fc.record({
  kind: fc.constantFrom(...kinds),
  who: fc.nat(30),
  other: fc.nat(30),
  values,
  mailbox: fc.constantFrom('keep', 'hand-over', 'delete'),
});
const things = [
  { kind: 'mailbox', id: 'box', name: 'Box', messages: 2 },
  { kind: 'menu', id: 'menu', name: 'Menu', extension: '204' },
  { kind: 'group', id: 'group', name: 'Group' },
];
const resourceWish = fc.record({
  resource: fc.constantFrom(...things),
  isDeleted: fc.boolean(),
  users: fc.array(fc.nat(30), { maxLength: 3 }),
});
const tabs = fc.nat(1);
/** What is done, by whom; weights by repetition. */
const commands = [
  ...Array(5).fill(
    fc.record({
      do: fc.constant('write'),
      tab: tabs,
      wishes: fc.array(wish, { minLength: 1, maxLength: 4 }),
      atomic: fc.boolean(),
    }),
  ),
  ...Array(2).fill(fc.record({ do: fc.constant('both'), first: wish, second: wish })),
  fc.record({
    do: fc.constant('resources'),
    tab: tabs,
    wishes: fc.array(resourceWish, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ do: fc.constantFrom('reload', 'reopen', 'crash', 'lose-connection'), tab: tabs }),
];

/** Two tabs and the model, on one store of their own. */
class World {
  #gone = [];
  #created = 0;
  #minutes = 0;

  constructor(stage, databaseName) {
    this.stage = stage;
    this.databaseName = databaseName;
  }

  async open() {
    for (const at of [0, 1]) await this.#openTab(at);
    await this.#openPage(this.stage.model, { kept: 'memory' });
  }

  async #openTab(at) {
    await this.#openPage(this.stage.tabs[at], { databaseName: this.databaseName, isFragile: true });
  }

  async #openPage(page, options) {
    const refusal = await page.evaluate(
      (given) => tab.open({ ...given, policy: { privacy: [] }, isTimed: true }),
      options,
    );
    assert.equal(refusal, undefined);
  }

  /** Does one command everywhere, and compares. */
  async run(command) {
    this.#minutes += 0.4;
    const time = new Date(Date.UTC(2026, 0, 1, 0, Math.floor(this.#minutes))).toISOString();
    for (const page of [...this.stage.tabs, this.stage.model])
      await page.evaluate((now) => void (tab.time = now), time);
    await this[command.do](command);
    await this.compare(JSON.stringify(command));
  }

  async compare(what) {
    const expected = await this.stage.model.evaluate(() => tab.model.state());
    const shown = await Promise.all(
      this.stage.tabs.map((page) => page.evaluate((state) => tab.model.reach(state), expected)),
    );
    for (const state of shown) assert.equal(state, expected, what);
  }

  #named = (wish) => ({ ...wish, id: `user-${this.#created++}` });

  async write({ tab: at, wishes, atomic }) {
    const order = [wishes.map(this.#named), [...this.#gone], atomic];
    const run = (page) => page.evaluate((given) => tab.model.write(...given), order);
    const [verdicts, expected] = [await run(this.stage.tabs[at]), await run(this.stage.model)];
    assert.equal(verdicts, expected, JSON.stringify(wishes));
    this.#remember(await this.stage.model.evaluate(() => tab.adapter.history({ limit: 8 })));
  }

  /** Who is gone now, as the trail says it. */
  #remember(entries) {
    for (const { kind, id } of [...entries].reverse()) {
      if (kind === 'remove' && !this.#gone.includes(id)) this.#gone.push(id);
    }
  }

  async resources({ tab: at, wishes }) {
    const run = (page) => page.evaluate((given) => tab.model.writeResources(given), wishes);
    assert.equal(await run(this.stage.tabs[at]), await run(this.stage.model));
  }

  /** Both tabs write at once, neither waits: in whatever order the store took them, the model must agree. */
  async both({ first, second }) {
    const { model } = this.stage;
    const users = await model.evaluate(async () => (await tab.adapter.list({})).users.map(({ id }) => id));
    const changes = [first, second].map((wish) => this.#single(wish, users));
    const outcomes = await Promise.all(
      changes.map((change, at) => this.stage.tabs[at].evaluate((given) => tab.model.writeOne(given), change)),
    );
    const before = await Promise.all(
      changes.map((change) => model.evaluate((given) => tab.model.foresee(given), change)),
    );
    const written = [0, 1].filter((at) => outcomes[at].isWritten).sort((a, b) => outcomes[a].order - outcomes[b].order);
    for (const at of written) {
      const { verdict } = await model.evaluate((given) => tab.model.writeOne(given), changes[at]);
      assert.equal(outcomes[at].verdict, verdict, JSON.stringify(changes));
    }
    for (const at of [0, 1].filter((each) => !outcomes[each].isWritten))
      await this.#agreeOnRefusal(outcomes[at], changes[at], changes[1 - at], before[at]);
  }

  #single({ kind, who, values }, users) {
    if (kind === 'create' || users.length === 0) return { kind: 'create', id: `user-${this.#created++}`, values };
    return { kind: 'update', id: users[who % users.length], base: '', values };
  }

  /** It was judged before the other write or after it. */
  async #agreeOnRefusal({ verdict, code }, change, other, before) {
    const what = `${verdict} of ${JSON.stringify([change, other])}`;
    if (code === 'stale') return assert.equal(change.id, other.id, what);
    if (code === undefined) return assert.match(verdict, /"changed":false/, what);
    const after = await this.stage.model.evaluate((given) => tab.model.foresee(given), change);
    assert.ok(
      [before, after].some((issues) => verdict.includes(`"issues":${issues}`)),
      `${what}: ${before} or ${after}`,
    );
  }

  async reload({ tab: at }) {
    await this.stage.tabs[at].reload();
    await this.stage.tabs[at].waitForFunction(() => globalThis.tab !== undefined);
    await this.#openTab(at);
  }

  async reopen({ tab: at }) {
    await this.#openTab(at);
  }

  async crash({ tab: at }) {
    await crash(this.stage.profile, this.stage.tabs[at]);
    this.stage.tabs[at] = await this.stage.profile.tab(this.stage.url);
    this.stage.crashes++;
    await this.#openTab(at);
  }

  async 'lose-connection'({ tab: at }) {
    await this.stage.tabs[at].evaluate(() => tab.loseConnection());
  }
}

/**
 * @param {{ site: { url: string }, commands: number, perRun: number, seed: number, path?: string, log?: (line: string) => void }} options
 * @returns how many commands were run, crashes among them; rejects with the seed and path of the shortest failure
 */
export async function runModel({ site, commands: wanted, perRun, seed, path, log = () => undefined }) {
  const profile = new Profile();
  await profile.launch();
  const stage = { profile, url: site.url, tabs: [], crashes: 0 };
  let [runs, done] = [0, 0];
  try {
    stage.tabs = [await profile.tab(site.url), await profile.tab(site.url)];
    stage.model = await profile.tab(site.url);
    const property = fc.asyncProperty(
      fc.array(fc.oneof(...commands), { minLength: perRun, maxLength: perRun }),
      async (list) => {
        const world = new World(stage, `model-${runs++}`);
        await world.open();
        try {
          for (const command of list) await world.run(command).finally(() => done++);
        } catch (error) {
          // Before a shorter list is looked for, which takes long.
          log(`run ${runs} failed: ${error.message}`);
          throw error;
        }
        log(`run ${runs}: ${done} commands, ${stage.crashes} crashes, all agree`);
      },
    );
    await fc.assert(property, { numRuns: Math.ceil(wanted / perRun), seed, ...(path !== undefined && { path }) });
    return { commands: done, crashes: stage.crashes };
  } finally {
    await profile.remove();
  }
}
