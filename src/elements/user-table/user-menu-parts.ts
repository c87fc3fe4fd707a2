import { html, nothing, type TemplateResult } from 'lit';
import { Copy, Eye, Hash, History, Pencil, PhoneForwarded, Power, PowerOff, Trash, Unlink } from 'lucide';
import type { IconNode } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { Permissions } from '../../core/policy.js';
import type { User } from '../../core/user.js';
import { icon } from '../icon.js';

export type UserAction =
  'edit' | 'view' | 'duplicate' | 'settings' | 'history' | 'status' | 'extension' | 'unassign' | 'remove';

export interface MenuView {
  readonly user: User;
  /** What the person may not do is not offered (R64). */
  readonly permissions: Permissions;
  /** Whether the store can tell what was done to the user. */
  readonly hasHistory: boolean;
  /** What a change of the status would do to the billed users (R5). */
  readonly billing: string;
  /** Why the extension cannot be taken away; absent when it can. */
  readonly unassignRefusal?: string | undefined;
  /** Why the user cannot be removed; absent when it can (R32). */
  readonly removeRefusal?: string | undefined;
}

interface Item {
  readonly action: UserAction;
  readonly label: string;
  readonly icon: IconNode;
  readonly reason?: string | undefined;
  readonly disabled?: boolean;
  readonly danger?: boolean;
}

/** The items of the row menu, the same in the same order for the row and the card (T8). */
export function menuItems(view: MenuView, words: StringsController): TemplateResult {
  const groups = [openItems(view, words), changeItems(view, words), removeItems(view, words)];
  return html`${groups
    .filter((items) => items.length > 0)
    .map(
      (items, order) =>
        html`${order > 0 ? html`<div role="separator" class="separator"></div>` : nothing}${items.map(menuItem)}`,
    )}`;
}

function menuItem({ action, label, icon: node, reason, disabled, danger }: Item): TemplateResult {
  return html`<button
    class="menu-item ${danger ? 'danger' : ''}"
    type="button"
    role="menuitem"
    tabindex="-1"
    data-action=${action}
    aria-disabled=${disabled ? 'true' : nothing}
  >
    ${icon(node)}<span>${label}${reason ? html`<span class="reason">${reason}</span>` : nothing}</span>
  </button>`;
}

/** What opens the user, in the form. */
function openItems({ permissions, hasHistory }: MenuView, words: StringsController): readonly Item[] {
  return [
    ...(permissions.edit ? [{ action: 'edit', label: words.text('table.edit'), icon: Pencil } as const] : []),
    { action: 'view', label: words.text('table.view'), icon: Eye },
    ...(permissions.create ? [{ action: 'duplicate', label: words.text('table.duplicate'), icon: Copy } as const] : []),
    ...(permissions.edit
      ? [{ action: 'settings', label: words.text('table.settings'), icon: PhoneForwarded } as const]
      : []),
    ...(hasHistory ? [{ action: 'history', label: words.text('table.history'), icon: History } as const] : []),
  ];
}

function changeItems(
  { user, permissions, billing, unassignRefusal }: MenuView,
  words: StringsController,
): readonly Item[] {
  const activated = user.status === 'activated';
  const numbered = user.extension !== undefined;
  const status: Item = {
    action: 'status',
    label: words.text(activated ? 'table.deactivate' : 'table.activate'),
    icon: activated ? PowerOff : Power,
    reason: billing,
  };
  const extension: Item = {
    action: 'extension',
    label: words.text(numbered ? 'table.changeExtension' : 'table.assignExtension'),
    icon: Hash,
  };
  const unassign: Item = {
    action: 'unassign',
    label: words.text('table.unassignExtension'),
    icon: Unlink,
    reason: unassignRefusal,
    disabled: unassignRefusal !== undefined,
  };
  return [
    ...(permissions.activate ? [status] : []),
    ...(permissions.edit ? [extension] : []),
    ...(permissions.edit && numbered ? [unassign] : []),
  ];
}

function removeItems({ permissions, removeRefusal }: MenuView, words: StringsController): readonly Item[] {
  if (!permissions.remove) return [];
  return [
    {
      action: 'remove',
      label: words.text('table.remove'),
      icon: Trash,
      reason: removeRefusal,
      disabled: removeRefusal !== undefined,
      danger: true,
    },
  ];
}

/** Keys of a menu (WAI-ARIA APG): arrows go round, Home and End, the first letter; Tab closes. */
export function menuKeydown(event: KeyboardEvent, menu: HTMLElement): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.indexOf(event.target as HTMLElement);
  const next = nextItem(event.key, items, at);
  if (event.key === 'Tab') menu.hidePopover();
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function nextItem(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'ArrowDown') return items[(at + 1) % items.length];
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1);
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLocaleLowerCase();
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return after.find((item) => item.textContent.trim().toLocaleLowerCase().startsWith(letter));
}

/** Puts an open menu at its button: below it, above it where there is no room, never outside the window. */
export function placeMenu(menu: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const room = { inline: document.documentElement.clientWidth - 8, block: innerHeight - 8 };
  const rtl = getComputedStyle(button).direction === 'rtl';
  const left = rtl ? anchor.left : anchor.right - width;
  const below = anchor.bottom + 4;
  const top = below + height <= room.block ? below : anchor.top - 4 - height;
  menu.style.setProperty('left', `${Math.max(8, Math.min(left, room.inline - width))}px`);
  menu.style.setProperty('top', `${Math.max(8, Math.min(top, room.block - height))}px`);
}
