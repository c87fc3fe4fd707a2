import type { UserChange, WriteResult } from '../core/change.js';
import type { OpenIntent } from '../data/directory.js';
import type { FieldPath, UserId } from '../core/user.js';

/**
 * The whole public event vocabulary: `Event` subclasses with fields, all bubbling and composed.
 * `-request` asks and can be cancelled; a bare noun-verb tells what is done; `-error` tells what was refused.
 */

/**
 * Before anything is written; `preventDefault()` means that the host has taken over and nothing is written here.
 * A host that must first ask its server gives the answer it waits for to `waitUntil`, with or without `preventDefault()`:
 *
 * ```js
 * element.addEventListener('user-change-request', (event) => {
 *   event.waitUntil(fetch('/check', { method: 'POST', body: JSON.stringify(event.changes) })
 *     .then((response) => (response.ok ? undefined : response.json())));
 * });
 * ```
 */
export class UserChangeRequestEvent extends Event {
  static readonly type = 'user-change-request';
  readonly #answers: Promise<unknown>[] = [];
  #heard = false;

  constructor(
    /** What is asked for; of secrets it says which, never what they are (R60). */
    readonly changes: readonly UserChange[],
  ) {
    super('user-change-request', { bubbles: true, composed: true, cancelable: true });
  }

  /**
   * Holds the write until the promise has settled; several calls all count. Resolved with problem details (RFC 9457), it refuses
   * the changes, and what is wrong lands on its fields; rejected, they are refused as `unavailable`. Resolve with nothing
   * when all is well.
   * @throws {TypeError} when it is called after the event was heard: the write has gone on.
   */
  waitUntil(answer: PromiseLike<unknown>): void {
    if (this.#heard) throw new TypeError('waitUntil() comes too late: call it while the event is being heard');
    this.#answers.push(Promise.resolve(answer));
  }

  /** Whether a host has asked to be waited for. */
  get awaited(): boolean {
    return this.#answers.length > 0;
  }

  /** Ends the hearing: what hosts have asked to wait for. For the element that asked. */
  takeAnswers(): readonly Promise<unknown>[] {
    this.#heard = true;
    return this.#answers;
  }
}

/** After it is kept. */
export class UserChangeEvent extends Event {
  static readonly type = 'user-change';
  constructor(
    readonly changes: readonly UserChange[],
    readonly results: readonly WriteResult[],
  ) {
    super('user-change', { bubbles: true, composed: true });
  }
}

/** When at least one change was refused; `results` holds the verdict of each. */
export class UserChangeErrorEvent extends Event {
  static readonly type = 'user-change-error';
  constructor(
    readonly changes: readonly UserChange[],
    readonly results: readonly WriteResult[],
  ) {
    super('user-change-error', { bubbles: true, composed: true });
  }
}

/** A person wants to add a user, or to see one; `preventDefault()` keeps the kit's own form from opening. */
export class UserOpenRequestEvent extends Event {
  static readonly type = 'user-open-request';
  constructor(
    /** Absent: a new user. */
    readonly userId?: UserId,
    /** Where the focus belongs. */
    readonly field?: FieldPath,
    /** The wish that made the form necessary. */
    readonly intent?: OpenIntent,
  ) {
    super('user-open-request', { bubbles: true, composed: true, cancelable: true });
  }
}

/** The form was saved, cancelled or closed. */
export class UserFormCloseEvent extends Event {
  static readonly type = 'user-form-close';
  constructor(readonly savedUserId?: UserId) {
    super('user-form-close', { bubbles: true, composed: true });
  }
}

/** A person wants to import users; `preventDefault()` keeps the kit's own import from opening. */
export class ImportOpenRequestEvent extends Event {
  static readonly type = 'import-open-request';
  constructor() {
    super('import-open-request', { bubbles: true, composed: true, cancelable: true });
  }
}

export class ImportProgressEvent extends Event {
  static readonly type = 'import-progress';
  constructor(
    readonly done: number,
    readonly total: number,
  ) {
    super('import-progress', { bubbles: true, composed: true });
  }
}

/** The import is over; the element's `result` says how each row ended. */
export class ImportEndEvent extends Event {
  static readonly type = 'import-end';
  constructor(readonly counts: Readonly<Record<'created' | 'updated' | 'unchanged' | 'skipped' | 'failed', number>>) {
    super('import-end', { bubbles: true, composed: true });
  }
}

/** A person has left the import, with or without a result. */
export class ImportCloseEvent extends Event {
  static readonly type = 'import-close';
  constructor() {
    super('import-close', { bubbles: true, composed: true });
  }
}

declare global {
  /** Heard on any element, on the document and on the window. */
  interface GlobalEventHandlersEventMap {
    'user-change-request': UserChangeRequestEvent;
    'user-change': UserChangeEvent;
    'user-change-error': UserChangeErrorEvent;
    'user-open-request': UserOpenRequestEvent;
    'user-form-close': UserFormCloseEvent;
    'import-open-request': ImportOpenRequestEvent;
    'import-progress': ImportProgressEvent;
    'import-end': ImportEndEvent;
    'import-close': ImportCloseEvent;
  }
}
