import { html, type TemplateResult } from 'lit';
import type { StaticValue } from 'lit/static-html.js';
import type { Notices } from '../../controllers/notices-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { DirectoryError } from '../../core/errors.js';
import type { Permission } from '../../core/policy.js';
import type { UserCounts } from '../../core/query.js';
import { can } from '../../core/rules/permissions.js';
import type { FieldPath, User } from '../../core/user.js';
import type { DirectoryNews, OpenIntent, UserDirectory } from '../../data/directory.js';
import type { KitElementClass } from '../element.js';
import { ImportOpenRequestEvent, UserOpenRequestEvent } from '../events.js';
import { OwnScreens } from './own-screens.js';
import { UserActions, type ActionHost } from './user-actions.js';
import { UserDialogs } from './user-dialogs.js';
import type { UserAction } from './user-menu-parts.js';
import { UserMenu } from './user-menu.js';

/** What the commands need of the table. */
export interface CommandHost {
  readonly directory: () => UserDirectory | undefined;
  readonly words: StringsController;
  readonly notices: () => Notices;
  readonly counts: () => UserCounts | undefined;
  readonly submit: ActionHost['submit'];
  /** Defines an element beside the table and names its tag. */
  readonly define: (element: KitElementClass) => StaticValue;
  readonly dispatch: (event: Event) => boolean;
  /** Renders, and resolves when that is done. */
  readonly render: () => Promise<unknown>;
  /** A question is answered: the focus belongs to the row again. */
  readonly answered: () => void;
  readonly failed: (error: DirectoryError) => void;
}

/** What opens the form only to look at a user, or for one part of it. */
const intents: Partial<Record<UserAction, OpenIntent>> = {
  view: 'view',
  duplicate: 'duplicate',
  settings: 'settings',
  history: 'history',
};

/** Everything that can be done from the table: what a person may do (R64), the menu, the questions, the screens. */
export class UserCommands {
  readonly #host: CommandHost;
  readonly #actions: UserActions;
  readonly #dialogs: UserDialogs;
  readonly #screens: OwnScreens;
  readonly #menu: UserMenu;

  constructor(host: CommandHost) {
    this.#host = host;
    const { directory, words, notices, submit, define, render, answered } = host;
    const failed = (): void => host.failed(new DirectoryError('unavailable'));
    const open = (user: User, field?: FieldPath, intent?: OpenIntent): void => this.open(user, field, intent);
    const run = (action: UserAction, user: User): void => this.run(action, user);
    const billing = (user: User): string => this.billing(user.status === 'activated' ? 'deactivated' : 'activated');
    this.#actions = new UserActions({ directory, words, notices, submit, open, putBack: () => void render() });
    const actions = this.#actions;
    this.#dialogs = new UserDialogs({ directory, words, actions, define, billing, render, closed: answered, failed });
    this.#screens = new OwnScreens({ directory, define, render, failed });
    this.#menu = new UserMenu({ directory, words, billing, run, render });
  }

  /** Whether the person may do this here; the server has the last word (R64). */
  can(permission: Permission): boolean {
    const directory = this.#host.directory();
    return !directory || can(directory.policy, permission);
  }

  /** What a user's change to this status does to the billed users (R5). */
  billing(status: User['status']): string {
    return this.#actions.billing(status, this.#host.counts());
  }

  /** The form: of a user, or of a new one. Who may not edit looks. */
  open(user?: User, field?: FieldPath, intent?: OpenIntent): void {
    const why = intent ?? (user && !this.can('edit') ? 'view' : undefined);
    if (!this.#host.dispatch(new UserOpenRequestEvent(user?.id, field, why))) return;
    const request = { ...(user && { id: user.id }), ...(field && { field }), ...(why && { intent: why }) };
    void this.#screens.open({ kind: 'open-user', ...request });
  }

  readonly import = (): void => {
    if (this.#host.dispatch(new ImportOpenRequestEvent())) void this.#screens.open({ kind: 'open-import' });
  };

  openMenu(user: User, button: HTMLElement): Promise<void> {
    return this.#menu.open(user, button);
  }

  closeMenu(): void {
    this.#menu.close();
  }

  run(action: UserAction, user: User): void {
    const intent = intents[action];
    if (action === 'edit' || intent) this.open(user, undefined, intent);
    if (action === 'status')
      void this.#actions.setStatus(user, user.status === 'activated' ? 'deactivated' : 'activated');
    if (action === 'extension') void this.#dialogs.chooseExtension(user);
    if (action === 'unassign') this.#dialogs.unassign(user);
    if (action === 'remove') void this.#dialogs.remove(user);
  }

  /** Takes back the last change whose notice still offers it; false when there is none. */
  undo(): boolean {
    return this.#actions.undo();
  }

  /** From the keyboard: asks, or says why not (R32). */
  async removeIfAllowed(user: User): Promise<void> {
    const reason = await this.#menu.removeRefusal(user);
    if (!reason) return this.#dialogs.remove(user);
    this.#host.notices().show({ key: `user:${user.id}`, text: reason, tone: 'warning', seconds: 10 });
  }

  news(news: DirectoryNews): void {
    this.#dialogs.news(news);
  }

  render(): TemplateResult {
    return html`${this.#menu.render()} ${this.#dialogs.render()} ${this.#screens.render()}`;
  }
}
