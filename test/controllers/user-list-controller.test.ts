import { expect } from '@open-wc/testing';
import type { ReactiveControllerHost } from 'lit';
import { UserListController, type ListAnswer } from '../../src/controllers/user-list-controller.js';
import type { UserPage, UserQuery } from '../../src/core/query.js';
import type { UserDirectory } from '../../src/data/directory.js';
import { sampleUsers } from '../fixtures/sample-users.js';

const users = sampleUsers(1000);
const counts = { total: 1000, activated: 0, deactivated: 1000, withoutExtension: 0 };

/** A directory that answers when told to. */
function slowDirectory(): {
  directory: UserDirectory;
  asked: UserQuery[];
  aborted: () => number;
  answer: () => Promise<void>;
} {
  const asked: UserQuery[] = [];
  const waiting: { query: UserQuery; resolve: (page: UserPage) => void; signal: AbortSignal | undefined }[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const list = (query: UserQuery, { signal }: { signal?: AbortSignal } = {}): Promise<UserPage> =>
    new Promise((resolve) => {
      asked.push(query);
      signals.push(signal);
      waiting.push({ query, resolve, signal });
    });
  const answer = async (): Promise<void> => {
    const { query, resolve } = waiting.shift()!;
    const { offset = 0, limit = users.length } = query;
    resolve({ users: users.slice(offset, offset + limit), offset, total: users.length, counts });
    await new Promise((done) => setTimeout(done));
  };
  const aborted = (): number => signals.filter((signal) => signal?.aborted).length;
  return { directory: { list } as unknown as UserDirectory, asked, aborted, answer };
}

function listOn(
  directory: UserDirectory,
  requestUpdate: () => void = () => undefined,
): { list: UserListController; answers: ListAnswer['cause'][] } {
  const host: ReactiveControllerHost = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate,
    updateComplete: Promise.resolve(true),
  };
  const answers: ListAnswer['cause'][] = [];
  const list = new UserListController(host, ({ cause }) => answers.push(cause));
  list.use(directory);
  return { list, answers };
}

describe('UserListController', () => {
  it('scrolling asks for nothing that is already there', async () => {
    const { directory, asked, answer } = slowDirectory();
    const { list } = listOn(directory);
    await answer();
    list.want({ first: 0, end: 30 });
    list.want({ first: 20, end: 50 });
    expect(asked.length).to.equal(1);
    list.want({ first: 300, end: 330 });
    expect(asked.length).to.equal(2);
    await answer();
    expect(list.at(300)!.id).to.equal('u300');
    expect(list.at(329)!.id).to.equal('u329');
  });

  it('fast scrolling of a slow store has one call on its way, and then asks for where the view is now', async () => {
    const { directory, asked, aborted, answer } = slowDirectory();
    const { list } = listOn(directory);
    await answer();
    for (let first = 200; first < 900; first += 50) list.want({ first, end: first + 30 });
    expect(asked.length).to.equal(2);
    await answer();
    expect(asked.length).to.equal(3);
    await answer();
    expect(list.at(850)!.id).to.equal('u850');
    expect(aborted()).to.equal(0);
  });

  it('T11: a storm of news asks again once, after the answer, and aborts nothing', async () => {
    const { directory, asked, aborted, answer } = slowDirectory();
    const { list, answers } = listOn(directory);
    await answer();
    for (let i = 0; i < 20; i++) list.refresh();
    expect(asked.length).to.equal(2);
    await answer();
    expect(asked.length).to.equal(3);
    await answer();
    expect(asked.length).to.equal(3);
    expect(aborted()).to.equal(0);
    expect(answers).to.deep.equal(['query', 'news', 'news']);
  });

  it('a new question aborts the old one', async () => {
    const { directory, aborted, asked } = slowDirectory();
    const { list } = listOn(directory);
    list.look({ search: 'a' });
    list.look({ search: 'an' });
    expect(aborted()).to.equal(2);
    expect(asked.at(-1)!.search).to.equal('an');
  });

  it('a store that gives fewer rows than asked is not asked for ever', async () => {
    let asked = 0;
    const directory = {
      list: async ({ offset = 0 }: UserQuery): Promise<UserPage> => {
        asked++;
        return { users: users.slice(offset, offset + 10), offset, total: 1000, counts };
      },
    } as unknown as UserDirectory;
    const { list } = listOn(directory);
    await new Promise((resolve) => setTimeout(resolve));
    list.want({ first: 0, end: 40 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).to.be.below(4);
  });

  for (const [what, odd] of [
    ['gives less than it says', { total: 1000, users: users.slice(0, 3) }],
    ['gives nothing', { total: 1000, users: [] }],
    ['does not know its total', { total: NaN, users: [] }],
    ['answers another window', { total: 1000, users: users.slice(0, 3), offset: 700 }],
  ] as const)
    it(`an adapter that ${what} is asked a few times and not for ever`, async () => {
      let asked = 0;
      const page = { offset: 0, counts, ...odd };
      const directory = { list: () => Promise.resolve((asked++, page)) } as unknown as UserDirectory;
      const { list } = listOn(directory, () => {
        // As the rows do when an answer has changed their number.
        const total = list.total ?? 0;
        if (asked < 100) list.want({ first: Math.min(500, total), end: Math.min(530, total) });
      });
      for (let turn = 0; turn < 5; turn++) await new Promise((done) => setTimeout(done));
      expect(asked).to.be.lessThan(5);
    });
});
