import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isChanged, valueAt } from '../../../core/rules/draft.js';
import type { FieldPath } from '../../../core/user.js';
import { errorOf, idOf, type FormView } from '../form-view.js';
import { label, notes, stayInside, valueOf, type Notes } from './field-parts.js';
import { isAskedToAcknowledge, privacyNote } from './privacy-note.js';

/** What counts where nothing is set. */
export const isOnByDefault = (path: FieldPath): boolean => path === 'voicemailEnabled';

export const isOn = (view: Pick<FormView, 'draft'>, path: FieldPath): boolean =>
  (valueOf(view, path) ?? isOnByDefault(path)) === true;

export interface SwitchOptions extends Notes {
  /** Under the notes, for example a privacy note. */
  readonly more?: unknown;
}

/** Yes or no, at once. */
export function switchField(view: FormView, path: FieldPath, options: SwitchOptions = {}): TemplateResult {
  const id = idOf(path);
  const onInput = (event: Event): void => {
    event.stopPropagation();
    const { checked } = event.target as HTMLInputElement;
    // Switched back to where nothing was set, nothing is.
    const isAsBefore = valueAt(view.draft.initial, path) === undefined && checked === isOnByDefault(path);
    view.edit(path, isAsBefore ? undefined : checked);
  };
  return html`<div class="field" part="field" @focusout=${stayInside}>
    <div class="switch-row">
      <input
        class="switch"
        type="checkbox"
        role="switch"
        id=${id}
        data-field=${path}
        aria-invalid=${!options.withoutError && errorOf(view, path) ? 'true' : 'false'}
        aria-describedby=${`${id}-notes`}
        .checked=${live(isOn(view, path))}
        @input=${onInput}
      />
      ${label(view, path)}
    </div>
    ${notes(view, path, options)} ${options.more}
  </div>`;
}

export type KitSwitch = 'doNotDisturb' | 'voicemailEnabled' | 'smsEnabled' | 'mobileStun';

/** The kit's own switches, with what they do. */
export function kitSwitch(view: FormView, path: KitSwitch): TemplateResult {
  const { words, draft } = view;
  const hint = words.text(`form.hint.${path}`);
  if (path === 'smsEnabled') {
    const withoutError = isAskedToAcknowledge(view, path);
    return switchField(view, path, { hint, withoutError, more: privacyNote(view, path, isOn(view, path)) });
  }
  const isMinded = path === 'mobileStun' && (isOn(view, path) || isChanged(draft, path));
  return switchField(view, path, { hint, warning: isMinded ? words.text('form.mobileStun-warning') : '' });
}
