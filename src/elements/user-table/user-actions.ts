import type { Notice, Notices } from '../../controllers/notices-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { UserChange, WriteResult } from '../../core/change.js';
import { DirectoryError } from '../../core/errors.js';
import type { UserCounts } from '../../core/query.js';
import type { User, FieldPath, UserStatus } from '../../core/user.js';
import type { OpenIntent, UserDirectory } from '../../data/directory.js';
import type { StringKey } from '../../strings/en.js';

export type Refusal = Extract<WriteResult, { ok: false }>;
/** What is decided about what the user leaves behind (R33–R35). */
export type RemovalChoices = Omit<Extract<UserChange, { kind: 'remove' }>, 'kind' | 'id' | 'base'>;
type Verdict =
  { readonly kept: true; readonly user: User | undefined } | { readonly kept: false; readonly refusal?: Refusal };

/** What the actions need of the element that offers them. */
export interface ActionHost {
  readonly directory: () => UserDirectory | undefined;
  readonly words: StringsController;
  readonly notices: () => Notices;
  readonly submit: (changes: readonly UserChange[]) => Promise<readonly WriteResult[] | undefined>;
  /** Opens the form of a user. */
  readonly open: (user: User, field?: FieldPath, intent?: OpenIntent) => void;
  /** Shows what is true again, after a wish that came to nothing. */
  readonly putBack: () => void;
}

/** How long a word about a change stays, in seconds; Undo stays as long as the policy says. */
const readingSeconds = 10;

/** What can be done to one user from its row: each change goes the one road, is told in a notice, and can be undone. */
export class UserActions {
  readonly #host: ActionHost;
  #undo: readonly { readonly key: string; readonly run: () => void }[] = [];

  constructor(host: ActionHost) {
    this.#host = host;
  }

  /** Takes back the last change whose notice still offers it. */
  undo(): boolean {
    const notices = this.#host.notices();
    this.#undo = this.#undo.filter(({ key }) => notices.list.some((notice) => notice.key === key));
    const last = this.#undo.at(-1);
    if (!last) return false;
    notices.dismiss(last.key);
    last.run();
    return true;
  }

  /** Billed users now, and if this user changed sides (R5). */
  billing(status: UserStatus, counts: UserCounts | undefined): string {
    if (!counts) return '';
    const after = counts.activated + (status === 'activated' ? 1 : -1);
    return this.#billed(counts.activated, after);
  }

  async setStatus(user: User, status: UserStatus, canUndo = true): Promise<void> {
    const verdict = await this.#update(user, { status });
    if (!verdict.kept) return this.#refuseStatus(user, verdict.refusal);
    const counts = await this.#counts();
    const { displayName: name, extension } = user;
    const key: StringKey =
      status === 'activated'
        ? 'table.activated'
        : extension === undefined
          ? 'table.deactivated'
          : 'table.deactivatedWithExtension';
    const before = (counts?.activated ?? 0) + (status === 'activated' ? -1 : 1);
    const text = this.#say(key, { name, ...(extension !== undefined && { extension }) });
    const after = verdict.user;
    const undo = after && canUndo ? () => this.setStatus(after, user.status, false) : undefined;
    this.#tell(user, counts ? `${text} ${this.#billed(before, counts.activated)}` : text, undo);
  }

  /**
   * Assigns, changes or (with null) takes away the extension (R25).
   * @returns what was refused, to be shown where the number was chosen.
   */
  async setExtension(
    user: User,
    extension: string | null,
    status = user.status,
    canUndo = true,
  ): Promise<string | undefined> {
    const verdict = await this.#update(user, { extension, ...(status !== user.status && { status }) });
    if (!verdict.kept) return verdict.refusal && this.reason(verdict.refusal);
    const { displayName: name, extension: old } = user;
    const text = extension
      ? this.#say('table.assigned', { name, extension })
      : this.#say('table.unassigned', { name, extension: old ?? '' });
    const after = verdict.user;
    const undo = after && canUndo ? () => this.#putExtensionBack(after, user) : undefined;
    this.#tell(user, text, undo);
    return undefined;
  }

  /**
   * Removes the user as it is known here, with what was decided about the mailbox and the places it leaves.
   * @returns what was refused, to be shown where it was decided.
   */
  async remove(user: User, choices: RemovalChoices): Promise<Refusal | undefined> {
    const { displayName: name, id, version } = user;
    const verdict = await this.#submit({ kind: 'remove', id, base: version, ...choices });
    if (!verdict.kept) return verdict.refusal;
    const restorable = this.#host.directory()?.supports?.restore === true;
    this.#tell(user, this.#say('table.removed', { name }), restorable ? () => this.#restore(user) : undefined);
    return undefined;
  }

  /** Somebody else was faster: there is nothing to be done about this user any more. */
  tellGone(user: User): void {
    this.#refuse(user, { ok: false, issues: [], error: new DirectoryError('not-found') });
  }

  /** What taking the extension away means, and the status that goes with it: an activated user may need one (R3). */
  unassigning(user: User): UserStatus {
    const needed = this.#host.directory()?.policy.requiredToActivate.includes('extension');
    return needed ? 'deactivated' : user.status;
  }

  async #restore(user: User): Promise<void> {
    const verdict = await this.#submit({ kind: 'restore', id: user.id });
    if (verdict.kept) this.#tell(user, this.#say('table.restored', { name: user.displayName }));
    else if (verdict.refusal) this.#refuse(user, verdict.refusal);
  }

  async #putExtensionBack(now: User, before: User): Promise<void> {
    const reason = await this.setExtension(now, before.extension ?? null, before.status, false);
    if (reason) this.#warn(now, reason);
  }

  #update(user: User, values: Extract<UserChange, { kind: 'update' }>['values']): Promise<Verdict> {
    return this.#submit({ kind: 'update', id: user.id, base: user.version, values });
  }

  /** A veto of the host is no refusal: the row is put back and nothing is said. */
  async #submit(change: UserChange): Promise<Verdict> {
    const [result] = (await this.#host.submit([change])) ?? [];
    if (result?.ok) return { kept: true, user: result.user };
    this.#host.putBack();
    return { kept: false, ...(result && { refusal: result }) };
  }

  /** Names exactly what is missing, and leads to the first of it (R3). */
  #refuseStatus(user: User, refusal: Refusal | undefined): void {
    if (!refusal) return;
    const missing = refusal.issues.filter(({ code }) => code === 'required-to-activate');
    const fields = missing.flatMap(({ field }) => (field ? [field] : []));
    if (fields.length === 0) return this.#refuse(user, refusal);
    const { words } = this.#host;
    const labels = fields.map((field) => words.field(field));
    const others = refusal.issues.filter((issue) => !missing.includes(issue)).map((issue) => words.issue(issue));
    const text = [this.#say('table.missing', { name: user.displayName, fields: labels }), ...others].join(' ');
    this.#warn(user, text, {
      label: words.text('table.fillIn'),
      run: () => this.#host.open(user, fields[0], 'activate'),
    });
  }

  #refuse(user: User, refusal: Refusal): void {
    this.#warn(user, this.#say('table.refused', { name: user.displayName, reason: this.reason(refusal) }));
  }

  /** What was refused, in sentences. */
  reason({ issues, error }: Refusal): string {
    const { words } = this.#host;
    return [...issues.map((issue) => words.issue(issue)), ...(error ? [words.error(error)] : [])].join(' ');
  }

  #billed(before: number, after: number): string {
    const seats = this.#host.directory()?.policy.seats;
    if (seats === undefined) return this.#say('table.billed', { before, after });
    return this.#say('table.billedOfSeats', { before, after, seats });
  }

  /** The counts as they are now; a word about them is not worth a failure. */
  async #counts(): Promise<UserCounts | undefined> {
    const page = await this.#host
      .directory()
      ?.list({ limit: 0 })
      .catch(() => undefined);
    return page?.counts;
  }

  #say(key: StringKey, params: Record<string, string | number | readonly string[]>): string {
    return this.#host.words.text(key, params);
  }

  #tell(user: User, text: string, undo?: () => unknown): void {
    const key = `user:${user.id}`;
    const run = (): void => void undo?.();
    this.#undo = [...this.#undo.filter((other) => other.key !== key), ...(undo ? [{ key, run }] : [])];
    const seconds = undo ? Math.max(readingSeconds, this.#host.directory()?.policy.undoSeconds ?? 0) : readingSeconds;
    this.#show({ key, text, seconds, ...(undo && { action: { label: this.#host.words.text('common.undo'), run } }) });
  }

  /** A refusal stays until it is read. */
  #warn(user: User, text: string, action?: NonNullable<Notice['action']>): void {
    this.#show({ key: `user:${user.id}`, text, tone: 'warning', ...(action && { action }) });
  }

  #show(notice: Notice): void {
    this.#host.notices().show(notice);
  }
}
