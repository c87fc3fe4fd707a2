import type { UserChange, UserPatch } from '../core/change.js';
import type { Issue } from '../core/issue.js';
import { changedFields, changeOfDraft, type UserDraft } from '../core/rules/draft.js';
import type { FieldPath } from '../core/user.js';
import type { UserDirectory } from '../data/directory.js';

/** What only the other users can tell: whose it is already, and whether calls would go in a circle. */
const asked: readonly FieldPath[] = ['username', 'email', 'extension', 'forwarding'];

/** Typing that goes on within this time is one question. */
const pauseMs = 150;

/**
 * Asks the directory about a draft while it is being filled in, before anything is written (F1, F2). Fast typing is one
 * question, a question that is overtaken is aborted, and what was asked once is not asked again.
 */
export class DraftCheck {
  readonly #tell: (issues: readonly Issue[]) => void;
  readonly #known = new Map<string, readonly Issue[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  /** What the latest question was about. */
  #about = '';

  /** @param tell hears what was found of what was asked last */
  constructor(tell: (issues: readonly Issue[]) => void) {
    this.#tell = tell;
  }

  /** The draft was edited. */
  ask(directory: UserDirectory, draft: UserDraft): void {
    const change = questionOf(draft);
    const about = JSON.stringify(change);
    if (about === this.#about) return;
    this.stop();
    this.#about = about;
    if (!change) return;
    const known = this.#known.get(about);
    if (known) return this.#tell(known);
    this.#timer = setTimeout(() => void this.#ask(directory, change, about), pauseMs);
  }

  /** The users have changed: what was known of them may be wrong by now. */
  forget(): void {
    this.#known.clear();
    this.#about = '';
  }

  /** Nobody waits for an answer any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
    this.#about = '';
  }

  async #ask(directory: UserDirectory, change: UserChange, about: string): Promise<void> {
    const running = (this.#running = new AbortController());
    const found = await directory.check([change], { signal: running.signal }).catch(() => undefined);
    if (running.signal.aborted || !found) return;
    const issues = (found[0] ?? []).filter(({ field }) => field !== undefined && asked.includes(field));
    this.#known.set(about, issues);
    this.#tell(issues);
  }
}

/** The wish as far as others can have something against it: never a secret (R60), and nothing that says what is missing. */
function questionOf(draft: UserDraft): UserChange | undefined {
  const fields = changedFields(draft).filter((field) => asked.includes(field));
  if (fields.length === 0 && (draft.user || draft.values.extension === undefined)) return undefined;
  const change = changeOfDraft(draft);
  const values = Object.fromEntries(
    Object.entries(change.values).filter(([field]) => asked.includes(field as FieldPath)),
  ) as UserPatch;
  if (change.kind === 'update') return { kind: 'update', id: change.id, base: change.base, values };
  return { kind: 'create', values: { displayName: '-', status: 'deactivated', ...values } };
}
