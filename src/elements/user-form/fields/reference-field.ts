import { html, nothing, type TemplateResult } from 'lit';
import { noMailbox, type Location, type Resource } from '../../../core/resource.js';
import { isLocationMissing } from '../../../core/rules/is-location-missing.js';
import type { StringKey } from '../../../strings/en.js';
import type { FormView } from '../form-view.js';
import { selectField, type Option } from './choice-field.js';
import { groupLabel, notes, textOf } from './field-parts.js';
import { defaultLocation, isOwn, resourceNameLater, resourcesFor, type ReferenceField } from './resource-names.js';
import { textField } from './text-field.js';

/** A branch, location, fax account, mailbox or one of the tenant's own numbers. */
export function referenceField(view: FormView, field: ReferenceField): TemplateResult {
  const items = resourcesFor(view, field).filter((item) => !isOwn(view, item));
  const current = textOf(view, field);
  if (field === 'mailboxId') return mailboxField(view, items, current);
  const isNumber = field === 'callerIdNumber' || field === 'smsNumber';
  if (items.length === 0) {
    if (isNumber && !view.resources.some(({ kind }) => kind === 'number')) return textField(view, field);
    if (current === '') return nothingThere(view, field, isNumber);
  }
  const options = [unsetOption(view, field), ...optionsOf(view, items), ...goneOption(view, items, current)];
  const { hint, warning } = field === 'locationId' ? locationNotes(view, items, current) : {};
  return selectField(view, field, { options, current, hint, warning });
}

const optionsOf = (view: FormView, items: readonly Resource[]): readonly Option[] =>
  items.map((item) => ({ value: item.id, text: resourceNameLater(view, item) }));

/** What is kept stays to be seen, and may stay, though it is no longer there. */
function goneOption({ words }: FormView, items: readonly Resource[], value: string): readonly Option[] {
  if (value === '' || items.some(({ id }) => id === value)) return [];
  return [{ value, text: words.text('form.reference.gone', { value }) }];
}

function unsetOption(view: FormView, field: ReferenceField): Option {
  const { words } = view;
  const location = field === 'locationId' ? defaultLocation(view) : undefined;
  if (location) return { value: '', text: words.text('form.location.default', { name: location.name }) };
  return {
    value: '',
    text: words.text(field === 'callerIdNumber' ? 'form.callerIdNumber.default' : 'form.empty-value'),
  };
}

/** R33: the own one, none, or another. */
function mailboxField(view: FormView, items: readonly Resource[], current: string): TemplateResult {
  const { words, draft, resources } = view;
  const own = resources.find((item) => isOwn(view, item));
  // An own box may be named; absent means the same.
  const value = own && current === own.id ? '' : current;
  const options: Option[] = [
    { value: '', text: words.text('form.mailbox.own') },
    { value: noMailbox, text: words.text('form.mailbox.none') },
    ...optionsOf(view, items),
    ...(value === noMailbox ? [] : goneOption(view, items, value)),
  ];
  const hint = draft.values.mailboxId === noMailbox ? words.text('form.hint.mailboxId-none') : undefined;
  return selectField(view, 'mailboxId', { options, current: value, hint });
}

/** The address that emergency services get, or that they get none. */
function locationNotes(
  view: FormView,
  items: readonly Resource[],
  current: string,
): { hint: unknown; warning?: string } {
  const { words, draft, drafts } = view;
  const chosen = current === '' ? defaultLocation(view) : items.find(({ id }) => id === current);
  const address = (chosen as Location | undefined)?.address;
  const hint = html`${words.text('form.hint.locationId')} ${address ? html`<bdi>${address}</bdi>` : nothing}`;
  const values = { extension: draft.values.extension, locationId: current || undefined };
  const isMissing = isLocationMissing(values, drafts.policy, () => chosen !== undefined);
  return { hint, ...(isMissing && { warning: words.issue({ code: 'location-missing', field: 'locationId' }) }) };
}

/** There is nothing to choose, and the form cannot make any. */
function nothingThere(view: FormView, field: ReferenceField, isNumber: boolean): TemplateResult {
  const key: StringKey = isNumber
    ? 'form.reference.numbers.none'
    : `form.reference.${field as 'branchId' | 'locationId' | 'faxAccountId'}.none`;
  const { warning } = field === 'locationId' ? locationNotes(view, [], '') : {};
  return html`<div
    class="field"
    part="field"
    data-field=${field}
    tabindex="-1"
    role="group"
    aria-labelledby=${`${field}-label`}
    aria-describedby=${`${field}-notes`}
  >
    ${groupLabel(view, field)}
    <span class="fixed-value muted">${view.words.text(key)}</span>
    ${notes(view, field, { warning })}
  </div>`;
}
