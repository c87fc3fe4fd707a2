import { html, nothing, type ElementPart, type TemplateResult } from 'lit';
import { directive, Directive, PartType, type PartInfo } from 'lit/directive.js';
import { splitEmails } from '../../../core/calls/email-list.js';
import { isEmailAddress } from '../../../core/rules/check.js';
import { isRequired } from '../../../core/rules/draft.js';
import type { UserField } from '../../../core/user.js';
import { errorOf, type FormView } from '../form-view.js';
import { label, notes, stayInside, valueOf } from './field-parts.js';
import { isAskedToAcknowledge, privacyNote } from './privacy-note.js';

/** Shows a list as text, and leaves text that means the same list as it was typed: nothing is rewritten under the cursor. */
class ListText extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('a list is the text of an element');
  }
  override render(_list: readonly string[]): typeof nothing {
    return nothing;
  }
  override update({ element }: ElementPart, [list]: [readonly string[]]): typeof nothing {
    const control = element as HTMLTextAreaElement;
    const wanted = list.join('\n');
    if (splitEmails(control.value).join('\n') !== wanted) control.value = wanted;
    return nothing;
  }
}
const listText = directive(ListText);

export function listOf(view: Pick<FormView, 'draft'>, field: UserField): readonly string[] {
  const value = valueOf(view, field);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** R19: takes commas, semicolons, new lines and pasted columns; each bad address is named. */
export function emailListField(view: FormView, field: 'notifyEmails' | 'voiceMessageEmails'): TemplateResult {
  const list = listOf(view, field);
  const isPrivate = field === 'voiceMessageEmails';
  const onInput = (event: Event): void => {
    event.stopPropagation();
    const typed = splitEmails((event.target as HTMLTextAreaElement).value);
    view.edit(field, typed.length > 0 ? typed : undefined);
  };
  const count = list.length;
  const good = list.filter(isEmailAddress).length;
  const isAsked = isPrivate && isAskedToAcknowledge(view, field);
  const isWrong = !isAsked && errorOf(view, field) !== '';
  return html`<div class="field" part="field" @focusout=${stayInside}>
    ${label(view, field)}
    <textarea
      class="input"
      id=${field}
      data-field=${field}
      rows="2"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      inputmode="email"
      dir="ltr"
      aria-required=${isRequired(view.draft, field, view.drafts.policy)}
      aria-invalid=${isWrong ? 'true' : 'false'}
      aria-describedby=${`${field}-notes`}
      ${listText(list)}
      @input=${onInput}
    ></textarea>
    ${notes(view, field, {
      hint: countText(view, count, good),
      withoutError: isAsked,
    })}
    ${isPrivate ? privacyNote(view, field, count > 0) : nothing}
  </div>`;
}

function countText({ words }: FormView, total: number, good: number): string {
  if (total === 0) return words.text('form.emails.none');
  return good === total
    ? words.text('form.emails.count', { count: total })
    : words.text('form.emails.good', { count: good, total });
}
