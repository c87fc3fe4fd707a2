import type { Resource } from '../../../../core/resource.js';
import type { User } from '../../../../core/user.js';
import type { UserIndex } from '../../../../core/users/user-index.js';
import { blockSize, type LogLine, type TenantRecord } from '../schema.js';

type Loose<T> = { readonly [K in keyof T]?: unknown };

/**
 * Whether something is a user of this tenant whom every part of the kit can work with: a check of shapes, not of rules, quick
 * enough for each of 100,000 at every opening. What fails it was put there by somebody else, or came to harm (F17, P4, P11).
 */
export function isSoundUser(user: unknown, tenantId: string): user is User {
  if (!isRecord(user)) return false;
  const it: Loose<User> = user;
  return (
    it.tenantId === tenantId &&
    isText(it.id) &&
    it.id !== '' &&
    isText(it.version) &&
    isText(it.displayName) &&
    (it.status === 'activated' || it.status === 'deactivated') &&
    isText(it.createdAt) &&
    isText(it.updatedAt) &&
    isRecord(it.secrets) &&
    hasSoundTexts(it) &&
    hasSoundRest(it)
  );
}

/** Each by its name, not in a loop over names: engines read a field they know the place of many times faster. */
function hasSoundTexts(it: Loose<User>): boolean {
  return (
    isTextOrAbsent(it.extension) &&
    isTextOrAbsent(it.username) &&
    isTextOrAbsent(it.email) &&
    isTextOrAbsent(it.givenName) &&
    isTextOrAbsent(it.familyName) &&
    isTextOrAbsent(it.role) &&
    isTextOrAbsent(it.licence) &&
    isTextOrAbsent(it.branchId) &&
    isTextOrAbsent(it.phoneType) &&
    isTextOrAbsent(it.sipUsername) &&
    isTextOrAbsent(it.authName) &&
    isTextOrAbsent(it.mobile) &&
    isTextOrAbsent(it.phone) &&
    isTextOrAbsent(it.callerIdName) &&
    isTextOrAbsent(it.callerIdNumber) &&
    isTextOrAbsent(it.smsNumber) &&
    isTextOrAbsent(it.mailboxId) &&
    isTextOrAbsent(it.locationId) &&
    isTextOrAbsent(it.faxAccountId) &&
    isTextOrAbsent(it.greeting) &&
    isTextOrAbsent(it.company) &&
    isTextOrAbsent(it.position) &&
    isTextOrAbsent(it.department) &&
    isTextOrAbsent(it.notes) &&
    isTextOrAbsent(it.activatedAt)
  );
}

function hasSoundRest(it: Loose<User>): boolean {
  const { forwarding, custom, notifyEmails, voiceMessageEmails } = it;
  return (
    (forwarding === undefined ||
      (isRecord(forwarding) && isText(forwarding['mode']) && isTexts(forwarding['destinations']))) &&
    (custom === undefined || isRecord(custom)) &&
    (notifyEmails === undefined || isTexts(notifyEmails)) &&
    (voiceMessageEmails === undefined || isTexts(voiceMessageEmails))
  );
}

/** The same of what stands around the users. */
export function isSoundResource(resource: unknown): resource is Resource {
  if (!isRecord(resource)) return false;
  const { kind, id, version, name, extension, users } = resource as Loose<Resource>;
  return (
    isText(kind) &&
    isText(id) &&
    id !== '' &&
    isText(version) &&
    isText(name) &&
    isTextOrAbsent(extension) &&
    (users === undefined || (Array.isArray(users) && users.every((user) => isRecord(user) && isText(user['userId']))))
  );
}

/** The same of a tenant's record: whether it can be read as one, not whether it is right. */
export function isSoundTenant(record: unknown, tenantId: string): record is TenantRecord {
  if (!isRecord(record)) return false;
  const { tenantId: owner, tag, born, at, seq, users, ...rest } = record as Loose<TenantRecord>;
  const { seqs, counts, sums = [], contents = [], digests = [], patches = [] } = rest;
  return (
    owner === tenantId &&
    [tag, born, at].every(isText) &&
    [seq, users].every(isCount) &&
    rest.blockSize === blockSize &&
    [seqs, counts, sums, contents, digests, patches].every(
      (list) => Array.isArray(list) && list.every(Number.isInteger),
    )
  );
}

/** Kinds that there are no words for are of another program. */
const lineKinds: readonly unknown[] = ['create', 'update', 'remove', 'restore', 'replace'] satisfies LogLine['kind'][];

/** The same of a line of the audit trail. */
export function isSoundLogLine(line: unknown): line is LogLine {
  if (!isRecord(line) || !isText(line['id']) || !lineKinds.includes(line['kind'])) return false;
  const { kind, fields, secrets = [], acknowledged = [], because } = line;
  if (!isTexts(secrets) || !isTexts(acknowledged) || !isTextOrAbsent(because)) return false;
  return kind !== 'update' || (isRecord(fields) && Object.values(fields).every(isPair));
}

const isPair = (value: unknown): boolean => Array.isArray(value) && value.length === 2;

/** Positions of users who share with an earlier one what only one may have (P2). */
export function doublesIn(users: UserIndex): readonly number[] {
  const seen = new Set<string>();
  const doubles: number[] = [];
  for (let position = 0; position < users.capacity; position++) {
    const user = users.at(position);
    if (!user) continue;
    const keys = users.uniqueKeysOf(user);
    if (keys.some((key) => seen.has(key))) doubles.push(position);
    else keys.forEach((key) => seen.add(key));
  }
  return doubles;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrAbsent = (value: unknown): boolean => value === undefined || typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
