import { html, nothing, type TemplateResult } from 'lit';
import { ChevronDown, CircleAlert } from 'lucide';
import type { StringsController } from '../../controllers/strings-controller.js';
import type { Issue } from '../../core/issue.js';
import { icon } from '../icon.js';
import type { ExtensionOption, OptionGroup } from './extension-options.js';

const groups: readonly OptionGroup[] = ['suggested', 'free', 'taken', 'reserved'];

export interface ListView {
  readonly words: StringsController;
  readonly name: string;
  readonly options: readonly ExtensionOption[];
  readonly active: ExtensionOption | undefined;
  readonly value: string;
  readonly typed: string;
  readonly busy: boolean;
  readonly unavailable: boolean;
  readonly choose: (option: ExtensionOption) => void;
}

/** The list under the control, in its groups; the focus never enters it. */
export function extensionList(view: ListView): TemplateResult {
  return html`<div
    id="list"
    class="list"
    part="listbox"
    role="listbox"
    aria-label=${view.name}
    popover="manual"
    @mousedown=${(event: Event) => event.preventDefault()}
  >
    ${groups.map((group) => optionGroup(view, group))}${view.options.length === 0 ? emptyLine(view) : nothing}
  </div>`;
}

function optionGroup(view: ListView, group: OptionGroup): TemplateResult | typeof nothing {
  const options = view.options.filter((option) => option.group === group);
  if (options.length === 0) return nothing;
  return html`<div class="group" role="group" aria-labelledby=${`group-${group}`}>
    <div class="group-name" id=${`group-${group}`} role="presentation">${view.words.text(`picker.${group}`)}</div>
    ${options.map((option) => optionLine(view, option))}
  </div>`;
}

function optionLine(view: ListView, option: ExtensionOption): TemplateResult {
  return html`<div
    id=${option.id}
    class="option ${option === view.active ? 'active' : ''}"
    part="option"
    role="option"
    aria-selected=${option.info.extension === view.value}
    aria-disabled=${option.disabled || nothing}
    @click=${() => view.choose(option)}
  >
    <span class="number">${option.info.extension}</span><span class="why">${reason(view, option)}</span>
  </div>`;
}

/** Why it is suggested, who holds it, or why it is refused (R20, R21). */
function reason({ words, typed }: ListView, { info, why }: ExtensionOption): string {
  if (info.owner)
    return info.owner.status === 'deactivated'
      ? words.text('picker.owner-deactivated', { owner: info.owner.displayName })
      : info.owner.displayName;
  const expected = info.issue?.params?.['expected'];
  if (info.state === 'reserved' && typeof expected === 'string')
    return words.text(`picker.reason.${expected as 'emergency' | 'feature-code' | 'reserved'}`);
  if (why === 'next-from') return info.extension === typed ? '' : words.text('picker.next-from', { value: typed });
  return why === 'next' ? words.text('picker.next') : '';
}

function emptyLine({ words, busy, unavailable, typed }: ListView): TemplateResult {
  const key = busy ? 'common.loading' : unavailable ? 'picker.unavailable' : typed ? 'picker.none' : 'picker.none-free';
  // An option, because a listbox may hold nothing else.
  return html`<div class="empty" role="option" aria-disabled="true" aria-selected="false">${words.text(key)}</div>`;
}

export function toggleButton(words: StringsController, open: boolean, toggle: () => void): TemplateResult {
  return html`<button
    class="button icon-only toggle"
    part="toggle"
    type="button"
    tabindex="-1"
    aria-label=${words.text('picker.open')}
    aria-expanded=${open}
    aria-controls="list"
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${toggle}
  >
    ${icon(ChevronDown)}
  </button>`;
}

/** What is wrong with the number, and the button that puts it right (R27). */
export function refusal(
  words: StringsController,
  text: string,
  next: string | undefined,
  use: (extension: string) => void,
): TemplateResult {
  return html`<div class="message" part="message" id="message">
    ${text ? html`<div class="error">${icon(CircleAlert)}<span>${text}</span></div>` : nothing}
    ${
      text && next
        ? html`<button class="button link" type="button" @click=${() => use(next)}>
            ${words.text('picker.use', { next })}
          </button>`
        : nothing
    }
  </div>`;
}

/** Beside the button that offers the next free number, which would be said twice otherwise. */
export function besideOffer(words: StringsController, issue: Issue | undefined, text: string): string {
  const isOffered = issue?.code === 'extension-taken' && issue.params?.['next'];
  return text && isOffered ? words.text('picker.taken-by', issue.params) : text;
}

/** The issue in words; a taken number without a free one to offer says that instead. */
export function issueText(words: StringsController, issue: Issue): string {
  const params = issue.params ?? {};
  if (issue.code === 'extension-taken' && !params['next']) return words.text('picker.taken-no-next', params);
  return words.issue(issue);
}
