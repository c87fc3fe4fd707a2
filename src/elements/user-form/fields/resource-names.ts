import { until } from 'lit/directives/until.js';
import { CalleeLookup } from '../../../controllers/callee-lookup.js';
import {
  isDefaultLocation,
  noMailbox,
  type Location,
  type Mailbox,
  type Resource,
  type ResourceKind,
} from '../../../core/resource.js';
import type { UserId } from '../../../core/user.js';
import type { FormView } from '../form-view.js';

/** Fields that refer to what stands around the users. */
export type ReferenceField = 'branchId' | 'locationId' | 'faxAccountId' | 'mailboxId' | 'callerIdNumber' | 'smsNumber';

const kinds: Readonly<Record<ReferenceField, ResourceKind>> = {
  branchId: 'branch',
  locationId: 'location',
  faxAccountId: 'fax-account',
  mailboxId: 'mailbox',
  callerIdNumber: 'number',
  smsNumber: 'number',
};

export const isReferenceField = (path: string): path is ReferenceField => path in kinds;

/** What can be chosen for a field; for texting, only numbers that can text. */
export function resourcesFor({ resources }: Pick<FormView, 'resources'>, field: ReferenceField): readonly Resource[] {
  const ofKind = resources.filter(({ kind }) => kind === kinds[field]);
  return field === 'smsNumber' ? ofKind.filter((item) => item.kind !== 'number' || item.texting !== false) : ofKind;
}

export const defaultLocation = ({ resources }: Pick<FormView, 'resources'>): Location | undefined =>
  resources.find(isDefaultLocation);

/** An owned number as it is dialled, with what the tenant calls it. */
const numberName = ({ id, name }: Resource): string => (name && name !== id ? `${id} · ${name}` : id);

/** Whether it is the box of the user who is edited. */
export const isOwn = ({ draft }: Pick<FormView, 'draft'>, resource: Resource): boolean =>
  resource.kind === 'mailbox' && resource.ownerId !== undefined && resource.ownerId === draft.user?.id;

/** What people call it, as far as it is known at once. */
export function resourceName(view: FormView, resource: Resource): string {
  if (resource.kind === 'number') return numberName(resource);
  return resource.kind === 'mailbox' ? mailboxName(view, resource) : resource.name;
}

/** The same, completed with the name of its owner when that is known. */
export function resourceNameLater(view: FormView, resource: Resource): unknown {
  const now = resourceName(view, resource);
  const ownerId = resource.kind === 'mailbox' ? resource.ownerId : undefined;
  const { directory } = view;
  if (ownerId === undefined || !directory || CalleeLookup.of(directory).name(ownerId) !== undefined) return now;
  const later = CalleeLookup.of(directory).learnName(ownerId);
  return until(
    later.then(() => resourceName(view, resource)),
    now,
  );
}

function mailboxName({ words, directory }: FormView, { name, ownerId }: Mailbox): string {
  if (ownerId === undefined) return words.text('form.mailbox.shared', { name });
  const owner = directory && ownerName(directory, ownerId);
  return owner === undefined || owner === name ? name : words.text('form.mailbox.of', { name, owner });
}

const ownerName = (directory: NonNullable<FormView['directory']>, id: UserId): string | undefined =>
  CalleeLookup.of(directory).name(id);

/** What a field refers to, in words; its own value where that is no longer there. */
export function referenceText(view: FormView, field: ReferenceField, value: string): string {
  if (field === 'mailboxId' && value === noMailbox) return view.words.text('form.mailbox.none');
  const found = view.resources.find(({ id, kind }) => id === value && kind === kinds[field]);
  return found ? resourceName(view, found) : value;
}
