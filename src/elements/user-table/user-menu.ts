import { html, nothing, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { StringsController } from '../../controllers/strings-controller.js';
import { refuseRemoval } from '../../core/removal/refuse-removal.js';
import type { User } from '../../core/user.js';
import type { UserDirectory } from '../../data/directory.js';
import { menuItems, menuKeydown, placeMenu, type MenuView, type UserAction } from './user-menu-parts.js';

/** What the menu needs of the element that shows it. */
export interface MenuHost {
  readonly directory: () => UserDirectory | undefined;
  readonly words: StringsController;
  readonly billing: (user: User) => string;
  readonly run: (action: UserAction, user: User) => void;
  /** Renders, and resolves when that is done. */
  readonly render: () => Promise<unknown>;
}

/** The menu of a row: one for the whole table, opened at the button of the row it is about. */
export class UserMenu {
  readonly #host: MenuHost;
  readonly #element = createRef<HTMLElement>();
  #view: MenuView | undefined;
  #button: HTMLElement | undefined;

  constructor(host: MenuHost) {
    this.#host = host;
  }

  async open(user: User, button: HTMLElement): Promise<void> {
    const { words } = this.#host;
    const directory = this.#host.directory();
    if (!directory) return;
    const { permissions } = directory;
    const { extension } = directory.policy;
    const [adapter, removeRefusal] = await Promise.all([
      directory.ready().catch(() => undefined),
      permissions.remove ? this.removeRefusal(user) : undefined,
    ]);
    this.#view = {
      user,
      permissions,
      hasHistory: adapter?.history !== undefined,
      billing: this.#host.billing(user),
      unassignRefusal: extension.required ? words.text('table.extensionNeeded') : undefined,
      removeRefusal,
    };
    await this.#host.render();
    const menu = this.#element.value;
    if (!menu || !button.isConnected) return;
    this.#button = button;
    menu.showPopover();
    placeMenu(menu, button);
    menu.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }

  close(): void {
    if (this.#element.value?.matches(':popover-open')) this.#element.value.hidePopover();
  }

  /** The focus goes back to the button, unless a click has taken it elsewhere. */
  readonly #onToggle = (event: ToggleEvent): void => {
    const menu = this.#element.value!;
    const hadFocus = menu.contains((menu.getRootNode() as ShadowRoot).activeElement);
    if (event.newState === 'closed' && hadFocus) this.#button?.focus({ preventScroll: true });
  };

  /** Why this user cannot be removed, in a sentence (R32). */
  async removeRefusal(user: User): Promise<string | undefined> {
    const { words } = this.#host;
    const directory = this.#host.directory();
    if (!directory) return undefined;
    const { administratorRoles: roles } = directory.policy;
    const counted = user.role !== undefined && roles.includes(user.role);
    // One call counts them all; a store that does not answer leaves the last word to the write.
    const page = counted ? await directory.list({ filter: { roles }, limit: 0 }).catch(() => undefined) : undefined;
    const countInRole = (role: string): number => (role === user.role ? (page?.total ?? 2) : 0);
    const issue = refuseRemoval(user, { countInRole }, directory.policy);
    return issue && words.issue(issue);
  }

  render(): TemplateResult {
    const view = this.#view;
    const label = view && this.#host.words.text('table.moreFor', { name: view.user.displayName });
    return html`<div
      class="menu"
      part="menu"
      popover
      role="menu"
      aria-label=${label ?? nothing}
      ${ref(this.#element)}
      @keydown=${(event: KeyboardEvent) => menuKeydown(event, this.#element.value!)}
      @beforetoggle=${this.#onToggle}
      @click=${this.#onClick}
    >
      ${view ? menuItems(view, this.#host.words) : nothing}
    </div>`;
  }

  readonly #onClick = (event: Event): void => {
    const item = (event.target as Element).closest<HTMLElement>('[data-action]');
    if (!item || !this.#view || item.getAttribute('aria-disabled') === 'true') return;
    this.close();
    this.#host.run(item.dataset['action'] as UserAction, this.#view.user);
  };
}
