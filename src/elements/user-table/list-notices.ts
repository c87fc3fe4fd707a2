import type { Notices } from '../../controllers/notices-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { UserListController } from '../../controllers/user-list-controller.js';
import type { DirectoryError } from '../../core/errors.js';
import type { UserDirectory } from '../../data/directory.js';
import { lossOf } from './user-loss-parts.js';

export interface ListNoticesOptions {
  readonly notices: () => Notices;
  readonly words: StringsController;
  readonly retry: () => void;
}

/** What the table says beside its rows: how the store is, and which answer did not come (T9). */
export class ListNotices {
  readonly #options: ListNoticesOptions;
  /** The failure that the last notice about an answer was for. */
  #told: DirectoryError | undefined;

  constructor(options: ListNoticesOptions) {
    this.#options = options;
  }

  /** What is wrong with the store stands as a notice until it is well again. */
  storage({ error }: UserDirectory): void {
    // A loss stands in the table itself until somebody has decided.
    if (error && !lossOf(error)) this.failed(error);
    else this.#options.notices().dismiss('storage');
  }

  failed(error: DirectoryError): void {
    const { notices, words } = this.#options;
    notices().show({ key: 'storage', text: words.error(error), tone: 'warning' });
  }

  /** Rows that are there stay, with a word about the answer that did not come; without any, the failure stands in their place. */
  answer({ error, counts }: UserListController): void {
    if (error === this.#told) return;
    this.#told = error;
    const { notices, words, retry } = this.#options;
    if (!error) return notices().dismiss('list');
    // What stands in the place of the rows is not said twice.
    if (!counts) return notices().dismiss('storage');
    const action = { label: words.text('common.retry'), run: retry };
    notices().show({ key: 'list', text: words.error(error), tone: 'error', action });
  }
}
