import { resourceKinds, type Resource } from '../resource.js';
import { isObject } from './check-kept-user.js';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Whether something is what stands around users, as it is kept; fields that nobody knows are left alone. */
export function isKeptResource(value: unknown): value is Resource {
  if (!isObject(value)) return false;
  const { id, version, name, kind, extension, users } = value;
  const isNamed = isText(id) && isText(version) && typeof name === 'string';
  const isOfKind = (resourceKinds as readonly unknown[]).includes(kind);
  const isMailbox = kind !== 'mailbox' || typeof value['messages'] === 'number';
  return isNamed && isOfKind && isMailbox && (extension === undefined || isText(extension)) && areReferences(users);
}

const areReferences = (users: unknown): boolean =>
  users === undefined || (Array.isArray(users) && users.every((user) => isObject(user) && isText(user['userId'])));
