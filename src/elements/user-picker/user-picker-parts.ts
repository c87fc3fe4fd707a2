import { html, nothing, type TemplateResult } from 'lit';
import { ChevronDown, CircleAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { User, UserId } from '../../core/user.js';
import { icon } from '../icon.js';

/** A line of the list. */
export interface UserOption {
  readonly id: string;
  readonly user: User;
}

export interface UserListView {
  readonly words: StringsController;
  readonly name: string;
  readonly options: readonly UserOption[];
  readonly active: UserOption | undefined;
  readonly value: UserId;
  readonly typed: string;
  readonly busy: boolean;
  readonly unavailable: boolean;
  readonly hasMore: boolean;
  readonly choose: (option: UserOption) => void;
}

/** How a user stands in the control: by name, and by number where there is one. */
export const userText = ({ displayName, extension }: User): string =>
  extension === undefined ? displayName : `${displayName} (\u2068${extension}\u2069)`;

/** The list under the control; the focus never enters it. */
export function userList(view: UserListView): TemplateResult {
  return html`<div
    id="list"
    class="list"
    part="listbox"
    role="listbox"
    aria-label=${view.name}
    popover="manual"
    @mousedown=${(event: Event) => event.preventDefault()}
  >
    ${view.options.map((option) => optionLine(view, option))} ${remark(view)}
  </div>`;
}

function optionLine({ words, active, value, choose }: UserListView, option: UserOption): TemplateResult {
  const { user } = option;
  const deactivated = user.status === 'deactivated';
  return html`<div
    id=${option.id}
    class="option ${option === active ? 'active' : ''}"
    part="option"
    role="option"
    aria-selected=${user.id === value}
    @click=${() => choose(option)}
  >
    <span class="name"><bdi>${user.displayName}</bdi></span
    ><span class="why"
      ><span class="number">${user.extension ?? ''}</span>${
        deactivated ? html` ${user.extension === undefined ? '' : '·'} ${words.choice('status', user.status)}` : nothing
      }</span
    >
  </div>`;
}

function remark({ words, options, busy, unavailable, hasMore, typed }: UserListView): TemplateResult | typeof nothing {
  const text =
    options.length > 0
      ? hasMore && words.text('userPicker.more')
      : busy
        ? words.text('common.loading')
        : unavailable
          ? words.text('userPicker.unavailable')
          : words.text(typed ? 'userPicker.none' : 'userPicker.nobody', { typed });
  // An option, because a listbox may hold nothing else.
  return text
    ? html`<div class="empty" role="option" aria-disabled="true" aria-selected="false">${text}</div>`
    : nothing;
}

export function toggleButton(words: StringsController, open: boolean, toggle: () => void): TemplateResult {
  return html`<button
    class="button icon-only toggle"
    part="toggle"
    type="button"
    tabindex="-1"
    aria-label=${words.text('userPicker.open')}
    aria-expanded=${open}
    aria-controls="list"
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${toggle}
  >
    ${icon(ChevronDown)}
  </button>`;
}

export function refusal(text: string): TemplateResult {
  return html`<div class="message" part="message" id="message">
    ${text ? html`<div class="error">${icon(CircleAlert)}<span>${text}</span></div>` : nothing}
  </div>`;
}
