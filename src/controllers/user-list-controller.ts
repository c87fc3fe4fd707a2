import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { UserCounts, UserFilter, UserPage, UserQuery } from '../core/query.js';
import { DirectoryError } from '../core/errors.js';
import type { User, UserId } from '../core/user.js';
import type { UserDirectory } from '../data/directory.js';
import type { RowRange } from './virtual-rows-controller.js';

/** What is looked for, apart from the window that is shown. */
export interface ListQuery {
  readonly search: string;
  readonly filter: UserFilter;
  readonly sort: NonNullable<UserQuery['sort']>;
}

export interface ListAnswer {
  readonly page: UserPage;
  readonly previous: UserPage | undefined;
  /** `query`: something else is looked for; `news`: the same, after a change; `range`: another window of the same. */
  readonly cause: 'query' | 'news' | 'range';
}

interface Call {
  readonly range: RowRange;
  /** The rows it was asked for; undefined for the first window of a new question. */
  readonly wanted: RowRange | undefined;
  readonly cause: ListAnswer['cause'];
  readonly abort: AbortController;
}

/** Rows fetched on either side of those wanted, so that most scrolling asks nothing. */
const padding = 64;

/**
 * The rows of a list: asks the directory for windows and keeps the last answer. What is in memory is answered before the next frame;
 * until a slow answer comes the old rows stay. The latest query wins, calls for an older one are aborted;
 * news and scrolling never abort, they ask again after the answer, so that a busy store cannot starve the list.
 */
export class UserListController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #answered: (answer: ListAnswer) => void;
  #directory: UserDirectory | undefined;
  #query: ListQuery = { search: '', filter: {}, sort: { field: 'displayName' } };
  #page: UserPage | undefined;
  #wanted: RowRange = { first: 0, end: 0 };
  #call: Call | undefined;
  /** The rows that the last answer was asked for; whatever came, they are not asked for again without news. */
  #answeredFor: RowRange | undefined;
  #stale: ListAnswer['cause'] | undefined;
  #error: DirectoryError | undefined;

  constructor(host: ReactiveControllerHost, answered: (answer: ListAnswer) => void = () => undefined) {
    this.#host = host;
    this.#answered = answered;
    host.addController(this);
  }

  get query(): ListQuery {
    return this.#query;
  }

  /** Undefined until the first answer. */
  get total(): number | undefined {
    return this.#page?.total;
  }

  get counts(): UserCounts | undefined {
    return this.#page?.counts;
  }

  /** Why there is no answer to the latest question. */
  get error(): DirectoryError | undefined {
    return this.#error;
  }

  /** An answer is awaited. */
  get busy(): boolean {
    return this.#call !== undefined;
  }

  /** The user in a row; undefined while it is not loaded. */
  at(index: number): User | undefined {
    return this.#page?.users[index - this.#page.offset];
  }

  /** The row of a user, among those loaded. */
  indexOf(id: UserId): number | undefined {
    const position = this.#page?.users.findIndex((user) => user.id === id) ?? -1;
    return position < 0 ? undefined : this.#page!.offset + position;
  }

  hostDisconnected(): void {
    this.#call?.abort.abort();
    this.#call = undefined;
    this.#directory = undefined;
  }

  /** Lists the users of a directory, from nothing. */
  use(directory: UserDirectory): void {
    if (directory === this.#directory) return;
    this.#directory = directory;
    this.#page = undefined;
    this.#ask('query');
  }

  /** Looks for something else; the rows stay until the answer. */
  look(query: Partial<ListQuery>): void {
    this.#query = { ...this.#query, ...query };
    this.#ask('query');
  }

  /** The rows that are shown, or soon will be. */
  want(range: RowRange): void {
    // A total that is no number makes ranges that are none, and no answer would ever hold them.
    if (!(range.first <= range.end)) return;
    this.#wanted = range;
    if (this.#page && this.#lacks(range)) this.#ask('range');
  }

  /** Something has changed: asks again for the same rows. */
  refresh(): void {
    this.#ask('news');
  }

  #ask(cause: ListAnswer['cause']): void {
    if (!this.#directory) return;
    if (this.#call && cause !== 'query') {
      // A range that is on its way already needs no second call.
      if (cause === 'news' || this.#stale === undefined) this.#stale = cause;
      return;
    }
    this.#call?.abort.abort();
    this.#stale = undefined;
    const first = cause === 'query' ? 0 : Math.max(0, this.#wanted.first - padding);
    const end = (cause === 'query' ? this.#wanted.end - this.#wanted.first : this.#wanted.end) + padding;
    const wanted = cause === 'query' ? undefined : this.#wanted;
    void this.#fetch(this.#directory, { range: { first, end }, wanted, cause, abort: new AbortController() });
  }

  async #fetch(directory: UserDirectory, call: Call): Promise<void> {
    this.#call = call;
    // Only a slow answer is worth a render of its own: one from memory is here before the frame.
    requestAnimationFrame(() => this.#call === call && this.#host.requestUpdate());
    const { search, filter, sort } = this.#query;
    const { first, end } = call.range;
    try {
      const page = await directory.list(
        { ...(search.trim() && { search }), filter, sort, offset: first, limit: end - first },
        { signal: call.abort.signal },
      );
      if (this.#call === call) this.#take(page, call);
    } catch (cause) {
      if (this.#call !== call) return;
      this.#call = undefined;
      this.#error = cause instanceof DirectoryError ? cause : new DirectoryError('unavailable', { cause });
      this.#host.requestUpdate();
      if (!(cause instanceof DirectoryError)) console.error(cause);
    }
  }

  #take(page: UserPage, call: Call): void {
    const previous = this.#page;
    this.#call = undefined;
    this.#error = undefined;
    this.#page = page;
    this.#answeredFor = call.wanted;
    this.#answered({ page, previous, cause: call.cause });
    this.#host.requestUpdate();
    // What was asked for in the meantime.
    const stale = this.#stale;
    this.#stale = undefined;
    if (stale === 'news' || this.#lacks(this.#wanted)) this.#ask(stale ?? 'range');
  }

  /** Whether to ask for rows: an adapter that gives less than it says it has is not asked for them in a circle. */
  #lacks(range: RowRange): boolean {
    const { first, end } = this.#answeredFor ?? { first: -1, end: -1 };
    return !(range.first === first && range.end === end) && !this.#covers(range);
  }

  #covers(range: RowRange): boolean {
    const page = this.#page;
    if (!page) return false;
    const end = Math.min(range.end, page.total);
    return range.first >= end || (range.first >= page.offset && end <= page.offset + page.users.length);
  }
}
