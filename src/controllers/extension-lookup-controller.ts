import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ExtensionInfo, ExtensionSearch } from '../core/extension/extension.js';
import type { UserId } from '../core/user.js';
import type { UserDirectory } from '../data/directory.js';

export interface LookupQuestion {
  /** What is this number? Asked only of digits. */
  readonly value: string;
  /** What was typed to narrow the list; '' for none. Absent while there is no list to fill. */
  readonly typed?: string | undefined;
  /** Whose own number counts as free. */
  readonly forUser?: UserId | undefined;
}

/** A window around what was typed; the directory is never asked for all numbers (E2). */
export interface LookupAnswer {
  /** What was typed when it was asked. */
  readonly typed: string;
  /** Next free ones from what was typed, nearest first. */
  readonly near: readonly ExtensionInfo[];
  /** Numbers that begin with what was typed. */
  readonly matching: readonly ExtensionInfo[];
  /** The next free one of all, where something was typed. */
  readonly next?: ExtensionInfo | undefined;
}

const freeCount = 8;
const matchingLimit = 60;

/** Asks a directory about a number and its neighbours. The latest question wins, whatever order the answers come in. */
export class ExtensionLookupController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #answered: () => void;
  #call: AbortController | undefined;

  /** What the directory said last of a number. */
  info: ExtensionInfo | undefined;
  /** Absent while there is no list. */
  answer: LookupAnswer | undefined;
  busy = false;
  /** The directory could not be asked. */
  unavailable = false;
  /** Resolves when the latest question is answered. */
  settled: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost, options: { answered: () => void }) {
    this.#host = host;
    this.#answered = options.answered;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  ask(directory: UserDirectory | undefined, question: LookupQuestion): void {
    this.#stop();
    this.#host.requestUpdate();
    if (question.typed === undefined) this.answer = undefined;
    if (!directory || (question.value === '' && question.typed === undefined)) return;
    this.#call = new AbortController();
    this.busy = true;
    this.settled = this.#ask(directory, question, this.#call.signal);
  }

  /** Nobody waits for the answer any more. */
  #stop(): void {
    this.#call?.abort();
    this.busy = false;
  }

  async #ask(directory: UserDirectory, { value, typed, forUser }: LookupQuestion, signal: AbortSignal): Promise<void> {
    const search = (what: ExtensionSearch): Promise<readonly ExtensionInfo[]> =>
      directory.extensions({ ...what, ...(forUser !== undefined && { forUser }) }, { signal });
    const listed = typed !== undefined && (typed === '' || isNumber(typed));
    try {
      const [described, near, matching, next] = await Promise.all([
        isNumber(value) ? search({ describe: [value], free: { from: value, count: 1 } }) : [],
        listed ? search({ free: { count: freeCount, ...(typed && { from: typed }) } }) : [],
        listed && typed ? search({ matching: { prefix: typed, limit: matchingLimit } }) : [],
        listed && typed ? search({ free: { count: 1 } }) : [],
      ]);
      if (signal.aborted) return;
      this.info = described[0] && withNext(described[0], described[1]);
      this.answer = listed ? { typed, near, matching, next: next[0] } : undefined;
      this.unavailable = false;
    } catch {
      if (signal.aborted) return;
      this.info = this.answer = undefined;
      this.unavailable = true;
    }
    this.busy = false;
    this.#answered();
    this.#host.requestUpdate();
  }
}

const isNumber = (text: string): boolean => /^[0-9]+$/.test(text);

/** A taken number together with the next free one, so that the refusal can offer it (R20, R27). */
function withNext(info: ExtensionInfo, next: ExtensionInfo | undefined): ExtensionInfo {
  if (info.issue?.code !== 'extension-taken' || !next || info.issue.params?.['next']) return info;
  return { ...info, issue: { ...info.issue, params: { ...info.issue.params, next: next.extension } } };
}
