import { html, type TemplateResult } from 'lit';
import type { StaticValue } from 'lit/static-html.js';
import type { Notices } from '../../controllers/notices-controller.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { DirectoryError } from '../../core/errors.js';
import type { Permission } from '../../core/policy.js';
import type { UserCounts } from '../../core/query.js';
import { can } from '../../core/rules/permissions.js';
import type { FieldPath, User } from '../../core/user.js';
import type { DirectoryNews, DirectoryRequest, OpenIntent, UserDirectory } from '../../data/directory.js';
import type { KitElementClass } from '../element.js';
import { ImportOpenRequestEvent, UserOpenRequestEvent } from '../events.js';
import type { OwnScreens } from './own-screens.js';
import { UserActions, type ActionHost } from './user-actions.js';
import type { UserDialogs } from './user-dialogs.js';
import type { UserAction } from './user-menu-parts.js';
import type { UserMenu } from './user-menu.js';

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

/**
 * Everything that can be done from the table: what a person may do (R64), the menu, the questions, the screens. The last
 * three are loaded when they are first needed: who only looks does not pay for them.
 */
export class UserCommands {
  readonly #host: CommandHost;
  readonly #actions: UserActions;
  #menu: UserMenu | undefined;
  #dialogs: UserDialogs | undefined;
  #screens: OwnScreens | undefined;

  constructor(host: CommandHost) {
    this.#host = host;
    const { directory, words, notices, submit, render } = host;
    const open = (user: User, field?: FieldPath, intent?: OpenIntent): void => this.open(user, field, intent);
    this.#actions = new UserActions({ directory, words, notices, submit, open, putBack: () => void render() });
  }

  /** Whether the person may do this here; the server has the last word (R64). */
  can(permission: Permission): boolean {
    const directory = this.#host.directory();
    return !directory || can(directory, permission);
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
    void this.#show({ kind: 'open-user', ...request });
  }

  readonly import = (): void => {
    if (this.#host.dispatch(new ImportOpenRequestEvent())) void this.#show({ kind: 'open-import' });
  };

  async openMenu(user: User, button: HTMLElement): Promise<void> {
    await (await this.#loadMenu())?.open(user, button);
  }

  closeMenu(): void {
    this.#menu?.close();
  }

  run(action: UserAction, user: User): void {
    const intent = intents[action];
    if (action === 'edit' || intent) this.open(user, undefined, intent);
    if (action === 'status')
      void this.#actions.setStatus(user, user.status === 'activated' ? 'deactivated' : 'activated');
    if (action === 'extension') void this.#ask((dialogs) => dialogs.chooseExtension(user));
    if (action === 'unassign') void this.#ask((dialogs) => dialogs.unassign(user));
    if (action === 'remove') void this.#ask((dialogs) => dialogs.remove(user));
  }

  /** Takes back the last change whose notice still offers it; false when there is none. */
  undo(): boolean {
    return this.#actions.undo();
  }

  /** From the keyboard: asks, or says why not (R32). */
  async removeIfAllowed(user: User): Promise<void> {
    const menu = await this.#loadMenu();
    const reason = await menu?.removeRefusal(user);
    if (!reason) return menu && this.#ask((dialogs) => dialogs.remove(user));
    this.#host.notices().show({ key: `user:${user.id}`, text: reason, tone: 'warning', seconds: 10 });
  }

  news(news: DirectoryNews): void {
    this.#dialogs?.news(news);
  }

  render(): TemplateResult {
    const [menu, dialogs, screens] = [this.#menu, this.#dialogs, this.#screens];
    return html`${menu?.render()} ${dialogs?.render()} ${screens?.render()}`;
  }

  async #loadMenu(): Promise<UserMenu | undefined> {
    const { directory, words, render } = this.#host;
    const loaded = await this.#load(() => import('./user-menu.js'));
    if (!loaded) return undefined;
    const billing = (user: User): string => this.#billingOfToggle(user);
    const run = (action: UserAction, user: User): void => this.run(action, user);
    return (this.#menu ??= new loaded.UserMenu({ directory, words, billing, run, render }));
  }

  async #ask(question: (dialogs: UserDialogs) => unknown): Promise<void> {
    const { directory, words, define, render, answered: closed } = this.#host;
    const actions = this.#actions;
    const loaded = await this.#load(() => import('./user-dialogs.js'));
    if (!loaded) return;
    const billing = (user: User): string => this.#billingOfToggle(user);
    const failed = (): void => this.#failed();
    this.#dialogs ??= new loaded.UserDialogs({ directory, words, actions, define, billing, render, closed, failed });
    await question(this.#dialogs);
  }

  /** Asks who opens such things on this page, else opens a screen of the table's own. */
  async #show(request: DirectoryRequest): Promise<void> {
    const { directory, define, render } = this.#host;
    if (directory()?.request(request)) return;
    const loaded = await this.#load(() => import('./own-screens.js'));
    if (!loaded) return;
    this.#screens ??= new loaded.OwnScreens({ directory, define, render, failed: () => this.#failed() });
    await this.#screens.open(request);
  }

  async #load<Module>(load: () => Promise<Module>): Promise<Module | undefined> {
    try {
      return await load();
    } catch {
      this.#failed();
      return undefined;
    }
  }

  #failed(): void {
    this.#host.failed(new DirectoryError('unavailable'));
  }

  /** Of what takes a user to the other side: the switch, and a removal of who is activated. */
  #billingOfToggle(user: User): string {
    return this.billing(user.status === 'activated' ? 'deactivated' : 'activated');
  }
}
